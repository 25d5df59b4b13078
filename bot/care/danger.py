"""Danger that somebody states in words; matched before anything else, without model or database.

Explicit words only, for now: this catches what is said outright and leaves the rest to the lines
of help that every reply about blackmail carries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.care import danger_patterns as said
from bot.triage.facts import read_facts
from bot.triage.kind import is_received
from bot.triage.normal import RECEIVED_MARK, fold
from bot.triage.parts import parts_of

AROUND = 25
"""Characters before the words of danger in which a denial counts."""


@dataclass(frozen=True)
class Danger:
    """What kind of danger, and how sure: ``sure`` interrupts, ``possible`` adds a line.

    Args:
        kind: ``crisis_self``, ``crisis_other``, ``child_danger`` or ``violence_danger``.
        level: ``sure`` or ``possible``.
    """

    kind: str
    level: str


def detect_danger(text: str) -> Danger | None:
    """Tell whether a message says that somebody may be hurt.

    Args:
        text: one message, of any length, as it arrived.

    Returns:
        The most serious danger found, or None.

    Example:
        >>> detect_danger("jvs crever")
        Danger(kind='crisis_self', level='sure')
        >>> detect_danger("mdr je suis mort de rire") is None
        True
    """
    own, received = parts_of(text)
    if own.strip() and received.strip():
        return detect_danger(own) or detect_danger(RECEIVED_MARK + received)
    folded = said.HARMLESS.sub(" ", fold(text))
    if said.INCITEMENT.search(folded):
        return Danger("crisis_self", "sure")
    about_self = _stated_and_not_denied(said.SELF_SURE, folded)
    if is_received(text):
        # A letter may speak in the first person, and a person may be taken for a letter: a line of
        # help is added, the answer is not interrupted.
        return Danger("crisis_self", "possible") if about_self else None
    if _stated_and_not_denied(said.OTHER, folded):
        return Danger("crisis_other", "sure")
    if about_self:
        return Danger("crisis_self", "sure")
    meets = said.MEETING.search(folded) or said.STRANGER_MEETS.search(folded)
    if said.ABUSE.search(folded) or (meets and _is_child(text)):
        return Danger("child_danger", "sure")
    if said.VIOLENCE.search(folded):
        return Danger("violence_danger", "sure")
    # Who says unasked that they will not die has thought of it: a line, no interruption.
    if said.SELF_POSSIBLE.search(folded) or said.DENIED.search(folded):
        return Danger("crisis_self", "possible")
    if said.OTHER_POSSIBLE.search(folded):
        return Danger("crisis_other", "possible")
    if said.STRANGER_MEETS.search(folded) and not _is_grown_up(text):
        return Danger("child_danger", "possible")
    return None


def _stated_and_not_denied(pattern: re.Pattern[str], folded: str) -> bool:
    for match in pattern.finditer(folded):
        around = folded[max(0, match.start() - AROUND) : match.end()]
        if not said.DENIED.search(around):
            return True
    return False


def _is_child(text: str) -> bool:
    return any(band not in ("adult", "unsaid") for band in _age_bands(text))


def _is_grown_up(text: str) -> bool:
    return "adult" in _age_bands(text)


def _age_bands(text: str) -> list[str]:
    return [fact.value for fact in read_facts(text) if fact.name == "age_band"]
