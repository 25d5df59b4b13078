"""The two voices of a message: what a person says themselves, and what they received.

They are told apart by an invisible mark, since Rasa hands on one text: what stands before the last
``RECEIVED_MARK`` are the person's own words, what follows was written by somebody else.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.triage.kind import is_received
from bot.triage.mail_block import without_envelope
from bot.triage.normal import RECEIVED_MARK


class Parts(NamedTuple):
    """The two voices; either may be empty."""

    own: str
    received: str


def parts_of(text: str) -> Parts:
    """Tell the voices of a text apart.

    Example:
        >>> parts_of("c'est quoi ?" + RECEIVED_MARK + "Vous avez gagné")
        Parts(own="c'est quoi ?", received='Vous avez gagné')
        >>> parts_of("jai recu un mail bizarre")
        Parts(own='jai recu un mail bizarre', received='')
    """
    own, mark, received = text.rpartition(RECEIVED_MARK)
    if mark:
        # Not stripped: every character of a person's own words keeps its place.
        return Parts(own.replace(RECEIVED_MARK, " "), received)
    return Parts("", text) if is_received(text) else Parts(text, "")


def own_words(text: str) -> str:
    """What the person says themselves; the whole text when they say nothing beside it."""
    own = parts_of(text).own
    return own if own.strip() else text


def together(own: str, received: str) -> str:
    """Write both voices as one text, for Rasa."""
    return f"{own.strip()}{RECEIVED_MARK}{received}" if received.strip() else own


def to_classify(text: str) -> str:
    """The part of a message that tells the situation: what was received, without its envelope."""
    received = parts_of(text).received
    return without_envelope(received) if received.strip() else text
