"""The last look before anything leaves: what is not in the catalogue is not sent."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from bot.care.crisis import breakdown_text
from bot.care.provenance import HELD_MARK, Provenance
from bot.port import Reply

logger = logging.getLogger(__name__)


class NotReviewed(AssertionError):
    """Something was about to be said that is not in the catalogue; raised in tests alone."""


class Sender:
    """Lets pass what was reviewed.

    Args:
        provenance: knows where each text may come from.
    """

    strict: ClassVar[bool] = False
    """Raise instead of putting the breakdown text in the place of what is refused."""

    def __init__(self, provenance: Provenance) -> None:
        self._provenance = provenance

    def only_reviewed(self, replies: Sequence[Reply], heard: str) -> list[Reply]:
        """Put what is always right to say in the place of a text that nobody has reviewed.

        Args:
            replies: what is about to be said.
            heard: the message that is answered; nothing else is quoted.

        Raises:
            NotReviewed: where this is strict.
        """
        return [self._reviewed(reply, heard) for reply in replies]

    def is_button(self, text: str) -> bool:
        """Whether somebody typed what stands on a button of ours: that says nothing of danger."""
        return self._provenance.is_button(text)

    def _reviewed(self, reply: Reply, heard: str) -> Reply:
        if not self._provenance.allows(without_held(reply), heard):
            self._refuse("a text", reply.text)
            # What is to be done with a file is still done.
            return replace(reply, text=breakdown_text(reply.language), buttons=(), card=None)
        kept = tuple(b for b in reply.buttons if self._provenance.allows_button(b.title))
        for button in reply.buttons:
            if button not in kept:
                self._refuse("a button", button.title)
        return reply if kept == reply.buttons else replace(reply, buttons=kept)

    def _refuse(self, what: str, words: str) -> None:
        if self.strict:
            raise NotReviewed(f"{what} is not in the catalogue: {words!r}")
        # Its words may be somebody's: their number is enough to look for it.
        logger.error("%s of %d characters is not in the catalogue; not sent", what, len(words))


def without_held(reply: Reply) -> str:
    """A text with a mark in the place of each piece of the person's own dossier.

    A piece stands in quotation marks, or on lines of its own.

    Example:
        >>> without_held(Reply("1. numéro : « +33 »", held=("+33",)))
        '1. numéro : « \ufffc »'
    """
    text = reply.text.replace(HELD_MARK, "")
    for piece in sorted(filter(None, reply.held), key=len, reverse=True):
        said = re.escape(piece)
        own = re.compile(f"(?<=« ){said}(?= »)|(?<=“){said}(?=”)|^{said}$", re.MULTILINE)
        text = own.sub(HELD_MARK, text)
    return text
