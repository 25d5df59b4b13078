"""What QR codes and bar codes say; nothing of it is opened."""

from __future__ import annotations

import zxingcpp
from PIL.Image import Image

_MOST = 20


def codes_of(picture: Image) -> tuple[str, ...]:
    """Read the codes in a picture, each once.

    Args:
        picture: the picture, in whatever direction it lies.

    Returns:
        What they say, as it stands in them.
    """
    found = zxingcpp.read_barcodes(picture.convert("L"))[:_MOST]
    return tuple(dict.fromkeys(code.text.strip() for code in found if code.text.strip()))
