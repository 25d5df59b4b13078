"""Files to time the reading with: a mail, a PDF of two pages, the screenshot of a telephone."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import matplotlib
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

WORDS = """Objet : convocation en justice
Madame, Monsieur,
À la suite d'une enquête menée par la brigade de
protection des mineurs, vous êtes mis en cause.
Vous devez nous répondre sous un délai strict de
72 heures à l'adresse suivante, à défaut de quoi
un mandat d'arrêt sera délivré contre vous et
votre dossier sera transmis à votre employeur.
Réglez l'amende de 2 850 € par coupons prépayés
pour éviter la procédure engagée contre vous."""
SCREEN = (1080, 2340)
"""Pixels of a common telephone."""
LETTER_SIZE = 40
LINE_HEIGHT = 72


def mail() -> bytes:
    """A mail with two bodies and one attached text."""
    message = EmailMessage()
    message["From"] = "Brigade <brigade@mail.example>"
    message["Reply-To"] = "brigade@another.example"
    message["Subject"] = "Convocation"
    message.set_content(WORDS)
    message.add_alternative(f"<p>{WORDS}</p><a href='https://x.example'>ici</a>", subtype="html")
    message.add_attachment(WORDS.encode(), maintype="text", subtype="plain", filename="lettre.txt")
    return message.as_bytes()


def pdf(pages: int = 2) -> bytes:
    """A PDF whose pages are full of text."""
    document = FPDF()
    document.add_font("DejaVu", "", str(_font()))
    document.set_font("DejaVu", size=11)
    for _ in range(pages):
        document.add_page()
        document.multi_cell(0, 6, "\n\n".join([WORDS] * 4))
    return bytes(document.output())


def screenshot() -> bytes:
    """A screenshot with ten lines of text, as PNG."""
    picture = Image.new("RGB", SCREEN, "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(_font()), LETTER_SIZE)
    for number, line in enumerate(WORDS.split("\n")):
        draw.text((60, 200 + number * LINE_HEIGHT), line, fill="black", font=font)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _font() -> Path:
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
