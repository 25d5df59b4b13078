"""Files that people send on Telegram, and a dialogue that decides about them as ours may."""

from __future__ import annotations

import io
from typing import Any

from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont
from telegram_people import FILE, PHOTO

from bot.port import Button, ConversationId, Message, Reply

CONSENT = "Que du texte"
REFUSE = "Non"
LETTER = "Vous devez payer une amende de 250 euros sous 48 heures."


def document(name: str, mime_type: str, **more: Any) -> dict[str, Any]:
    return {"document": {**FILE, "file_name": name, "mime_type": mime_type, **more}}


VIDEO = {**FILE, "width": 9, "height": 9}
STICKER = {
    **VIDEO,
    "is_animated": False,
    "is_video": False,
    "type": "regular",
}
# What somebody may send, and of which kind it is.
KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "a photo": ({"photo": PHOTO}, "picture"),
    "a photo of an album": ({"photo": PHOTO, "media_group_id": "album"}, "picture"),
    "an image as a file": (document("capture.png", "image/png"), "picture"),
    "an iPhone photo as a file": (document("IMG_1.HEIC", "application/octet-stream"), "picture"),
    "a PDF": (document("convocation.pdf", "application/pdf"), "document"),
    "a mail": (document("message.eml", "message/rfc822"), "document"),
    "a video": ({"video": VIDEO}, "video"),
    "a round video": ({"video_note": {**FILE, "length": 9}}, "video"),
    "a video as a file": (document("clip.mov", "video/quicktime"), "video"),
    "an animation": ({"animation": VIDEO, "document": FILE}, "animation"),
    "a voice message": ({"voice": FILE}, "sound"),
    "a piece of music": ({"audio": FILE}, "sound"),
    "a sticker": ({"sticker": STICKER}, "sticker"),
    "an archive": (document("photos.zip", "application/zip"), "archive"),
    "a GIF as a file": (document("drole.gif", "image/gif"), "animation"),
    "a video without a type": (document("clip.mp4", "application/octet-stream"), "video"),
    "who knows what": (document("envoi", "application/octet-stream"), "other"),
}


class Deciding:
    """Asks about pictures, has documents read, leaves the rest closed, and notes what it hears."""

    def __init__(self, stop: str = "stop") -> None:
        self.heard: list[Message] = []
        self.stop = stop

    async def reply(self, message: Message) -> list[Reply]:
        self.heard.append(message)
        if message.offered:
            return [self._decide(message.offered.kind)]
        if message.read:
            said = message.read.refusal or message.read.text
            return [Reply(f"Lu : {said}"), Reply("Et maintenant ?")]
        if message.payload == "/picture_is_text":
            return [Reply("Je lis l'image…", file="read")]
        if message.payload == "/picture_is_not_text":
            return [Reply("D'accord.\nLes mots suffisent.", file="remove")]
        if message.payload == "/stop" or message.text == self.stop:
            return [Reply("C'est effacé.", file="forget")]
        return [Reply("Bonjour, je suis là.")]

    async def forget(self, conversation: ConversationId) -> None:
        """Nothing is kept."""

    def _decide(self, kind: str) -> Reply:
        if kind == "picture":
            buttons = (
                Button(CONSENT, "/picture_is_text"),
                Button(REFUSE, "/picture_is_not_text"),
            )
            return Reply("Est-ce seulement du texte ?", buttons, file="wait")
        if kind == "document":
            return Reply("Je lis votre document…", file="read")
        return Reply("Je n'ouvre pas cela.\nLes mots suffisent.", file="remove")


def pdf_of(*pages: str) -> bytes:
    """A PDF with one text a page."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    for text in pages:
        pdf.add_page()
        pdf.multi_cell(0, 8, text)
    return bytes(pdf.output())


def picture_of(text: str) -> bytes:
    """A picture of large black letters, one line for each of the text's."""
    lines = text.split("\n")
    picture = Image.new("RGB", (1000, 80 + 70 * len(lines)), "white")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((40, 40 + 70 * number), line, fill="black", font=ImageFont.load_default(36))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
