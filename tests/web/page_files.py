"""What the tests of files on the page share."""

from __future__ import annotations

import json
from collections import Counter

from web_browser import Tab
from web_house import FILES, WEBHOOK, Visitor

SMALL = (360, 740)
LETTER = "Brigade des mineurs : payez 500 € avant 72 h, sinon la prison."
NOT_SENT = "(fichier non envoyé)"
NOTICE = "document.querySelector('.notice')"


def requests(visitor: Visitor) -> Counter[str]:
    return Counter(path for path in visitor.asked if path in {WEBHOOK, FILES})


async def drop(tab: Tab, *names: str, event: str = "drop", size: int = 3) -> None:
    """Drop or paste files: names and types, one after the other."""
    pairs = list(zip(names[::2], names[1::2], strict=True))
    kind = "ClipboardEvent" if event == "paste" else "DragEvent"
    field = "clipboardData" if event == "paste" else "dataTransfer"
    await tab.read(
        "{ const transfer = new DataTransfer();"
        f"for (const [name, type] of {json.dumps(pairs)}) "
        f"transfer.items.add(new File([new Uint8Array({size})], name, {{ type }}));"
        f"const event = new {kind}('{event}', "
        f"{{ {field}: transfer, bubbles: true, cancelable: true }});"
        "window.stopped = !document.querySelector('#field').dispatchEvent(event); }"
    )
