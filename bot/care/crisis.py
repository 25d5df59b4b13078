"""The reply to danger: one line of care, one direct question, and the lines that can help."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.care.danger import detect_danger
from bot.plans.crisis_lines import crisis_lines, describe_briefly
from bot.plans.directory import FIND_A_HELPLINE, FRANCE, Channel
from bot.plans.knowledge import KNOWLEDGE, load_knowledge, read_yaml
from bot.plans.wording import Hearer, text_for
from bot.port import Button, Reply
from bot.triage.normal import fold
from bot.triage.patterns import words

ANSWERS = ("yes", "no", "unsure")


@lru_cache(maxsize=1)
def _texts(path: Path = KNOWLEDGE / "crisis.yml") -> Mapping[str, Any]:
    return dict(read_yaml(path))


def crisis_reply(
    kind: str,
    hearer: Hearer,
    country: str | None,
    minor: bool,
    now: datetime | None = None,
) -> Reply:
    """Write the reply to a danger that was noticed.

    Args:
        kind: a kind of ``bot.care.danger``, or ``sos``.
        hearer: whom we speak to.
        country: the person's country code, if known.
        minor: true when the victim is or may be under 18.
        now: an aware time, for which lines are open; the present by default.

    Returns:
        One reply with three buttons; it needs neither model nor database.
    """
    texts = _texts()
    channels = crisis_lines(load_knowledge().channels, country, minor, kind, now)
    buttons = tuple(
        Button(texts["answers"][answer][hearer.language], f'/crisis_answer{{"crisis":"{answer}"}}')
        for answer in ANSWERS
    )
    return Reply(crisis_text(texts, kind, hearer, channels), buttons)


def crisis_text(
    texts: Mapping[str, Any], kind: str, hearer: Hearer, channels: Sequence[Channel]
) -> str:
    """Write the reply to a danger: care and a question, the lines of help, who could be near.

    Args:
        texts: those of ``knowledge/crisis.yml``.
        kind: the danger, or ``sos``.
        hearer: whom we speak to.
        channels: the lines of help, in their order.
    """
    return "\n".join(
        [
            text_for(texts[kind], hearer),
            "",
            lines_text(channels, hearer, texts),
            "",
            text_for(texts["near"], hearer),
        ]
    )


def lines_text(
    channels: Sequence[Channel], hearer: Hearer, texts: Mapping[str, Any] | None = None
) -> str:
    """Write lines of help one below the other, and what they are for above them."""
    texts, language = texts or _texts(), hearer.language
    lines = {c.id: f"→ {describe_briefly(c, language)}" for c in channels}
    worldwide = lines.pop(FIND_A_HELPLINE, None)
    parts = [*lines.values()]
    if worldwide and any(channel.country == FRANCE for channel in channels):
        # The country is not known. Who writes English may well be somewhere else.
        parts.insert(0, text_for(texts["in_france"], hearer))
        parts.insert(0 if language == "en" else len(parts), worldwide)
    elif worldwide:
        parts.append(worldwide)
    return "\n".join([text_for(texts["lines"], hearer), *parts])


def caring_question(kind: str, hearer: Hearer) -> Reply:
    """What stands before an ordinary answer when danger is possible but not certain.

    Args:
        kind: a kind of ``bot.care.danger``.
        hearer: whom we speak to.
    """
    sos = Button(text_for(load_knowledge().phrases["sos"], hearer), "/sos")
    return Reply(text_for(_texts()[f"possible_{kind}"], hearer), (sos,))


def still_here(kind: str, hearer: Hearer, country: str | None, minor: bool) -> str:
    """The line of help that stays below the answers after a danger.

    Args:
        kind: the danger that was noticed, or ``sos``.
        hearer: whom we speak to.
        country: the person's country code, if known.
        minor: true when the victim is or may be under 18.
    """
    first = crisis_lines(load_knowledge().channels, country, minor, kind)[0]
    line = describe_briefly(first, hearer.language)
    return text_for(_texts()["still_here"], hearer).replace("{line}", line)


# An answer stands at the beginning; what follows it is something else.
_YES = re.compile(
    r"^"
    + words("oui ouais wi yes yeah yep un_peu parfois sometimes i_do i_am des_fois souvent")
    + r"\b"
)
_NO = re.compile(
    rf"^{words('non nan nn no nope pas_du_tout not_really mais_non ca_va')}\b"
    rf"|^i(?:'m not| am not|m not| don'?t)\b"
    r"|\bfacon de parler\b|\bfigure of speech\b|\bje (?:disais|dis) ca comme ca\b"
)
_UNSURE = re.compile(
    r"^(?:je (?:ne )?|je n'en |j'en )?(?:sais (?:pas|rien)|jsp|peut[- ]etre"
    r"|maybe|i don'?t know|idk|not sure)\b"
)


def read_answer(text: str) -> str | None:
    """Read a written answer to the question about danger.

    Returns:
        ``yes``, ``no``, ``unsure``, or None when the text is about something else.

    Example:
        >>> read_answer("non c une facon de parler mais jai trop peur"), read_answer("jsp")
        ('no', 'unsure')
    """
    danger = detect_danger(text)
    if danger and danger.level == "sure":
        return "yes"  # « non, mais j'ai plus envie de vivre »
    folded = fold(text).strip()
    if _UNSURE.search(folded):
        return "unsure"
    if _NO.search(folded):
        return "no"
    return "yes" if _YES.search(folded) else None


_GO_ON = re.compile(r"\b(?:reprend\w*|continu\w*|la suite|go on|resume|carry on|next)\b")
_COMPANY = re.compile(
    r"^(?:oui|ouais|yes|yeah|yep|ok|c'est fait|fait|done)\b|\barriv\w+|\bavec (?:moi|nous)\b"
    r"|\ba cote\b|\best la\b|\bappele\b|\bwith me\b|\bis here\b|\bcoming\b|\bcalled\b"
)


def read_company(text: str) -> str:
    """Read what somebody writes after the lines of help: are they with someone now?

    Returns:
        ``safe`` when somebody is near or was called, ``resume`` when the person asks to go on,
        ``alone`` for anything else: nothing moves before they want it to.

    Example:
        >>> read_company("mon frère arrive"), read_company("on continue"), read_company("fé")
        ('safe', 'resume', 'alone')
    """
    danger = detect_danger(text)
    folded = fold(text).strip()
    if danger and danger.level == "sure":
        return "alone"
    if _GO_ON.search(folded):
        return "resume"
    return "safe" if _COMPANY.search(folded) and not _NO.search(folded) else "alone"


def breakdown_text(language: str | None) -> str:
    """What is said when the program itself fails; both languages where ours is not known."""
    texts = _texts()["breakdown"]
    if language in texts:
        return str(texts[language])
    return f"{texts['fr']}\n\n{texts['en']}"
