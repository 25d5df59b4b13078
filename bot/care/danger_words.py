"""Danger that is said outright, found by words alone."""

from __future__ import annotations

import re

from bot.care import danger_patterns as said
from bot.care.danger_kinds import HAPPENING, INCITED, POSSIBLE, SURE, Danger
from bot.care.pieces import SHORT
from bot.triage.facts import read_facts
from bot.triage.kind import is_received
from bot.triage.normal import fold

BARE_ORDER = 3
"""Words of « va crever » and the like, with nobody who is said to have said it."""
AROUND = 25
"""Characters before the words of danger in which a denial counts."""


def danger_in_words(text: str) -> Danger | None:
    """Tell whether a message says outright that somebody may be hurt.

    Args:
        text: one message or a part of one, in one voice.

    Returns:
        The most serious danger found, or None.

    Example:
        >>> danger_in_words("jvs crever")
        Danger(kind='crisis_self', level='sure', circumstance='')
        >>> danger_in_words("mdr je suis mort de rire") is None
        True
    """
    folded = fold(text)
    if len(folded.split()) <= SHORT:  # « je veux / mourir »: the lines of a short message are one
        folded = " ".join(folded.split())
    folded = said.HARMLESS.sub(" ", folded)
    if said.INCITEMENT.search(folded):
        # Nothing but the order may be thrown at us: whoever throws it is asked all the same.
        told = len(folded.split()) > BARE_ORDER
        return Danger("crisis_self", SURE, INCITED if told else "")
    about_self = _stated_and_not_denied(said.SELF_SURE, folded)
    if is_received(text):
        # A letter may speak in the first person, and a person may be taken for a letter: a line of
        # help is added, the answer is not interrupted.
        return Danger("crisis_self", POSSIBLE) if about_self else None
    if said.HAPPENING_OTHER.search(folded):
        return Danger("crisis_other", SURE, HAPPENING)
    if said.HAPPENING_SELF.search(folded):
        return Danger("crisis_self", SURE, HAPPENING)
    if _stated_and_not_denied(said.OTHER, folded):
        return Danger("crisis_other", SURE)
    if about_self:
        return Danger("crisis_self", SURE)
    meets = said.MEETING.search(folded) or said.STRANGER_MEETS.search(folded)
    if said.ABUSE.search(folded) or (meets and _is_child(text)):
        return Danger("child_danger", SURE)
    if said.VIOLENCE.search(folded):
        return Danger("violence_danger", SURE)
    # Who says unasked that they will not die has thought of it: a line, no interruption.
    if said.SELF_POSSIBLE.search(folded) or said.DENIED.search(folded):
        return Danger("crisis_self", POSSIBLE)
    if said.OTHER_POSSIBLE.search(folded):
        return Danger("crisis_other", POSSIBLE)
    if said.STRANGER_MEETS.search(folded) and not _is_grown_up(text):
        return Danger("child_danger", POSSIBLE)
    return None


def tells_only_an_age(text: str) -> bool:
    """Whether a message is an age and nothing else: the answer to a question of ours.

    Children tell their age beside what is done to them, so an age alone sounds like danger.

    Example:
        >>> tells_only_an_age("en fait j'ai 14 ans"), tells_only_an_age("j'ai 14 ans, il me frappe")
        (True, False)
    """
    return bool(said.ONLY_AN_AGE.fullmatch(fold(text).strip()))


def tells_only_silence(text: str) -> bool:
    """Whether a message says that somebody no longer answers, and nothing else.

    A seller does so, and a friend in danger: unasked it is never sure.

    Example:
        >>> tells_only_silence("il ne répond plus"), tells_only_silence("elle crie et répond plus")
        (True, False)
    """
    return bool(said.ONLY_SILENCE.fullmatch(fold(text).strip()))


def is_about_images(kind: str, text: str) -> bool:
    """Whether a danger to a child is blackmail with images, and nothing worse is said outright.

    The question about safety comes first then, and the guide's own path for blackmailed children
    goes on at once: it names the same lines.

    Example:
        >>> is_about_images("child_danger", "j'ai 14 ans et il veut publier ma photo")
        True
    """
    return kind == "child_danger" and bool(said.IMAGES.search(fold(text)))


def has_figure_of_speech(text: str) -> bool:
    """Whether a message has one of the best-known figures of speech.

    Example:
        >>> has_figure_of_speech("mdr je suis mort de rire")
        True
    """
    return bool(said.HARMLESS.search(fold(text)))


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
