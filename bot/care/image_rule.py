"""Which files may be opened at all: the rule that keeps intimate images from ever being held.

A picture is opened only when the person says that it is only text and nobody is undressed in it.
In a case about intimate images, or when the person is or may be under 18, nothing is opened: the
original stays where it is. Videos, sound, stickers, animations and archives are never opened.

Why: ``docs/decisions/010-what-is-opened.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from bot.plans.plan import IMAGE_CASES, is_minor

READABLE = ("picture", "document")
SHOWS_PICTURES = ("picture", "document", "video", "animation", "sticker", "archive", "other")
"""Kinds of files in which somebody may be seen."""


class Decision(Enum):
    """What may be done with an offered file."""

    READ = "read"
    ASK = "ask"
    REMOVE = "remove"


def decide(kind: str, situation: str | None, facts: Mapping[str, str | None]) -> Decision:
    """Decide what may be done with an offered file.

    Args:
        kind: the kind of ``bot.port.OfferedFile``.
        situation: the situation that was named or described last, if any.
        facts: the slots of the conversation (``age_band``, ``role``, ``images_sent``, …).

    Returns:
        ``READ`` for a document, ``ASK`` for a picture, ``REMOVE`` where nothing may be opened.

    Example:
        >>> decide("picture", None, {}), decide("document", "fake_summons", {})
        (<Decision.ASK: 'ask'>, <Decision.READ: 'read'>)
        >>> decide("document", "sextortion_webcam", {})
        <Decision.REMOVE: 'remove'>
    """
    if kind not in READABLE or is_about_images(situation, facts) or may_be_minor(situation, facts):
        return Decision.REMOVE
    return Decision.ASK if kind == "picture" else Decision.READ


def is_about_images(situation: str | None, facts: Mapping[str, str | None]) -> bool:
    """Whether a case is about intimate images."""
    # Who does not know whether images were sent may have sent some.
    told = any(facts.get(name) in {"yes", "unsure"} for name in ("images_sent", "images_out"))
    return told or situation in IMAGE_CASES


def may_be_minor(situation: str | None, facts: Mapping[str, str | None]) -> bool:
    """Whether the person concerned is, or by what they say may be, under 18.

    A parent asks for a child; who would rather not tell their age counts as a child.
    """
    band = facts.get("age_band")
    if is_minor(situation or "", facts) or band == "unsaid":
        return True
    return facts.get("role") == "parent" and band != "adult"
