"""The voices and languages in which everything is said, and the text for one of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("fr", "en")
VOICES = ("victim", "child", "parent", "staff")


@dataclass(frozen=True)
class Hearer:
    """Whom we speak to.

    Args:
        language: ``fr`` or ``en``.
        voice: ``victim`` (an adult), ``child``, ``parent`` or ``staff`` (a hotline agent).
    """

    language: str = "fr"
    voice: str = "victim"

    @property
    def is_child(self) -> bool:
        """True when French says « tu »."""
        return self.voice == "child"


def voice_of(role: str | None, age_band: str | None, situation: str | None = None) -> str:
    """Choose the voice from who speaks, how old the victim is, and what happens to them.

    Example:
        >>> voice_of("parent", "13_15"), voice_of(None, "13_15"), voice_of(None, None)
        ('parent', 'child', 'victim')
        >>> voice_of(None, None, "sextortion_minor")
        'child'
    """
    if role in {"staff", "parent"}:
        return role
    if age_band is None and situation == "sextortion_minor":
        return "child"
    return "child" if age_band in {"under13", "13_15", "16_17"} else "victim"


def text_for(texts: Mapping[str, Any], hearer: Hearer) -> str:
    """Pick the text of a ``voice → language → text`` or ``language → text`` table.

    Raises:
        KeyError: when the table lacks the voice or the language; ``sangfroid check`` finds these
            before anybody meets them.
    """
    by_language = texts.get(hearer.voice, texts)
    return str(by_language[hearer.language]).strip()
