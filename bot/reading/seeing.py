"""What reading a picture gives, whoever recognises it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PIL.Image import Image

from bot.reading.document import RecognitionNeeded

LONG_SIDE = 1600
"""Pixels to which a picture is reduced: below it small letters are lost, and a larger picture
costs more memory than a worker has."""


@dataclass(frozen=True)
class Seen:
    """What a picture says: its text, and its codes."""

    text: str
    codes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Recogniser(Protocol):
    """Recognises the text of pictures."""

    def read(self, picture: Image) -> Seen:
        """Read one picture.

        Args:
            picture: an RGB picture of about ``LONG_SIDE`` pixels at most.
        """
        ...


def needed(recogniser: Recogniser | None) -> Recogniser:
    """Give the recogniser, or ask for one.

    Raises:
        RecognitionNeeded: when there is none.
    """
    if recogniser is None:
        raise RecognitionNeeded
    return recogniser
