"""The page finds the kind of a file as Telegram does, so that one image rule holds for both."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import datetime, timezone

import pytest
import telegram
from web_browser import (
    needs_browser,
)
from web_house import Librarian

from bot.dialogue.payload import FILE_KINDS
from bot.port import Reply
from bot.telegram.attached import attached_to
from bot.web.page import STATIC

NODE = shutil.which("node")

NAMES = [
    "",
    "lettre.pdf",
    "Lettre.PDF",
    "capture.png",
    "capture.PNG",
    "IMG_0001.HEIC",
    "scan.tif",
    "photo.jpeg",
    "photo.jpg.zip",
    "dessin.svg",
    "dossier.zip",
    "dossier.tar.gz",
    "dossier.tgz",
    "app.apk",
    "film.mp4",
    "voix.ogg",
    ".zip",
    "zip",
    "fin.",
    "..jpg",
    "a/b.png",
    "a.png/",
    "lettre.docx",
    "mail.eml",
    "é è.JPG",
    "sans ending",
]
TYPES = [
    "",
    "application/pdf",
    "application/octet-stream",
    "image/png",
    "IMAGE/JPEG",
    "image/gif",
    "image/svg+xml",
    "video/mp4",
    "audio/ogg",
    "text/plain",
    "message/rfc822",
    "application/zip",
    "application/x-zip-compressed",
    "application/x-7z-compressed",
    "application/vnd.rar",
    "application/x-rar",
    "application/gzip",
    "application/x-tar",
    "application/java-archive",
    "application/vnd.android.package-archive",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "nonsense",
]
TABLE = [(stated, name) for stated in TYPES for name in NAMES]


@pytest.fixture
def guide() -> Librarian:
    return Librarian({"text": [Reply("Bonjour, je suis là.")]})


def kinds_on_telegram() -> list[str]:
    kinds = []
    for stated, name in TABLE:
        document = telegram.Document("id", "unique", file_name=name, mime_type=stated)
        chat = telegram.Chat(1, "private")
        now = datetime.now(timezone.utc)
        attached = attached_to(telegram.Message(1, now, chat, document=document))
        assert attached is not None
        kinds.append(attached.kind)
    return kinds


@pytest.mark.skipif(NODE is None, reason="NO NODE: the table of kinds was NOT tried in it.")
def test_a_file_is_of_the_same_kind_as_on_telegram(tmp_path):
    """Given any type and name, then page and Telegram agree, so one image rule holds for both."""
    module = tmp_path / "files.mjs"
    module.write_bytes((STATIC / "files.js").read_bytes())
    ask = (
        f"import {{ kindOf }} from {json.dumps(module.as_uri())};"
        f"console.log(JSON.stringify({json.dumps(TABLE)}.map((one) => kindOf(...one))))"
    )
    ran = subprocess.run(
        [NODE, "--input-type=module", "-e", ask], capture_output=True, text=True, check=True
    )

    assert json.loads(ran.stdout) == kinds_on_telegram()


@needs_browser
async def test_the_page_itself_finds_the_same_kinds(tab, arrive):
    await arrive()
    found = await tab.read(
        "import('/static/files.js')"
        f".then(({{ kindOf }}) => {json.dumps(TABLE)}.map((one) => kindOf(...one)))"
    )

    assert found == kinds_on_telegram()
    assert set(found) == FILE_KINDS - {"sticker"}
