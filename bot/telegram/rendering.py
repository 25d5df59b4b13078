"""A reply of the dialogue becomes Telegram messages: plain text, and buttons below the last one.

The data of a button needs no memory on our side: one letter says whether the message that carries
it is a card, the rest is the payload.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.port import Button, Document, Reply
from bot.telegram.splitting import LIMIT, clean, split, units

CARD = "c"
PLAIN = "m"
OUTDATED = "/outdated"
DATA_LIMIT = 64
CAPTION_LIMIT = 1024
"""UTF-16 units of the text below a file (https://core.telegram.org/bots/api#senddocument)."""
LONG_TITLE = 18
SHORT_TITLE = 9


@dataclass(frozen=True)
class Part:
    """One Telegram message of a reply: a text, or a file with the text below it."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    document: Document | None = None


def render(reply: Reply) -> list[Part]:
    """Lay a reply out as Telegram messages.

    Args:
        reply: what the dialogue says.

    Returns:
        The messages in order; the last one carries the buttons.

    Raises:
        ValueError: when a button cannot be carried by Telegram.
    """
    texts = split(reply.text)
    if not texts and not reply.buttons and reply.document is None:
        return []
    *before, last = texts or ["" if reply.document else "…"]
    keys = keyboard(reply.buttons, reply.card)
    if reply.document and units(last) > CAPTION_LIMIT:
        before, last = [*before, last], ""
    return [*(Part(text) for text in before), Part(last, keys, reply.document)]


def keyboard(buttons: tuple[Button, ...], card: str | None) -> InlineKeyboardMarkup | None:
    """Arrange the buttons: one in a row when a title is long, else two or three."""
    if not buttons:
        return None
    keys = [
        InlineKeyboardButton(
            clean(button.title).strip() or "…", callback_data=button_data(button.payload, card)
        )
        for button in buttons
    ]
    remaining = iter(keys)
    width = _row_width([key.text for key in keys])
    return InlineKeyboardMarkup(list(iter(lambda: tuple(islice(remaining, width)), ())))


def _row_width(titles: list[str]) -> int:
    longest = max(units(title) for title in titles)
    if longest > LONG_TITLE:
        return 1
    return 3 if longest <= SHORT_TITLE and len(titles) not in (2, 4) else 2


def button_data(payload: str, card: str | None) -> str:
    """Write the data of a button.

    Raises:
        ValueError: when the payload does not fit; a mistake of whoever wrote the button.
    """
    data = (CARD if card else PLAIN) + payload
    if len(data.encode("utf-8")) > DATA_LIMIT:
        raise ValueError(
            f"A button's payload may have {DATA_LIMIT - 1} bytes, this one has "
            f"{len(payload.encode('utf-8'))}: {payload[:40]}…"
        )
    return data


def read_button_data(data: str | None) -> tuple[str, bool]:
    """Read the data of a pressed button.

    Args:
        data: what Telegram gives back; anybody can send anything here.

    Returns:
        The payload, and whether the button was on a card. What we cannot have written is
        ``/outdated``.
    """
    if not data or data[0] not in (CARD, PLAIN) or not data[1:] or clean(data) != data:
        return OUTDATED, False
    return data[1:], data[0] == CARD


def with_choice(shown: str, title: str) -> str | None:
    """Add the pressed button to the text that carried it; None when it does not fit."""
    text = f"{clean(shown).rstrip()}\n\n› {clean(title).strip()}"
    return text if units(text) <= LIMIT else None
