"""The reply to danger: one line of care, one direct question, and the lines that can help."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.care.children import speaks_of_a_child
from bot.care.danger import Danger, detect_danger
from bot.commands import SOS
from bot.plans.channel import Channel
from bot.plans.countries import FRANCE
from bot.plans.crisis_lines import CHILD, HAPPENING, VIOLENCE, crisis_lines, describe_briefly
from bot.plans.directory import FIND_A_HELPLINE
from bot.plans.knowledge import KNOWLEDGE, load_knowledge, read_yaml
from bot.plans.wording import Hearer, text_for
from bot.port import Button, Reply
from bot.triage.facts import read_facts
from bot.triage.normal import fold
from bot.triage.patterns import words

ANSWERS = ("yes", "no", "unsure")
TALKING = ("crisis_self", "crisis_other", "incited", "sos")
"""Dangers in which somebody to talk to comes first, before whoever comes to the place."""


@lru_cache(maxsize=1)
def _texts(path: Path = KNOWLEDGE / "crisis.yml") -> Mapping[str, Any]:
    return dict(read_yaml(path))


def name_of_reply(danger: Danger | None, voice: str, text: str) -> str:
    """What the reply to a danger is called in ``knowledge/crisis.yml``.

    Somebody who is hit, and of whom nothing says that they are a child, is spoken to about their
    own safety, not about « the child ».

    Args:
        danger: what was noticed; None where somebody asked for help.
        voice: whom we speak to.
        text: the person's own words.
    """
    if danger is None:
        return "sos"
    grown = voice == "victim" and not speaks_of_a_child(text)
    return VIOLENCE if danger.reply == CHILD and grown else danger.reply


def crisis_reply(
    kind: str,
    hearer: Hearer,
    country: str | None,
    minor: bool,
    now: datetime | None = None,
) -> Reply:
    """Write the reply to a danger that was noticed.

    Args:
        kind: what ``name_of_reply`` says.
        hearer: whom we speak to.
        country: the person's country code, if known.
        minor: true when the victim is or may be under 18.
        now: an aware time, for which lines are open; the present by default.

    Returns:
        One reply with three buttons; it needs neither model nor database.
    """
    texts = _texts()
    channels = crisis_lines(load_knowledge().channels, country, minor, kind, now, hearer.is_child)
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
            lines_text(channels, hearer, kind, texts),
            "",
            text_for(texts["near"], hearer),
        ]
    )


def lines_text(
    channels: Sequence[Channel],
    hearer: Hearer,
    kind: str = "sos",
    texts: Mapping[str, Any] | None = None,
) -> str:
    """Write lines of help one below the other, and what they are for above them.

    Args:
        channels: the lines, in their order.
        hearer: whom we speak to.
        kind: the danger, or ``sos``: somebody to talk to, or somebody who comes.
        texts: those of ``knowledge/crisis.yml``.
    """
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
    head = "lines_now" if kind in (VIOLENCE, *HAPPENING) else "lines"
    return "\n".join([text_for(texts[head], hearer), *parts])


def caring_question(
    kind: str, hearer: Hearer, country: str | None = None, minor: bool = True
) -> Reply:
    """What stands before an ordinary answer when danger is possible but not certain.

    Args:
        kind: a kind of ``bot.care.danger``.
        hearer: whom we speak to.
        country: the person's country code, if known.
        minor: true when the victim is or may be under 18.
    """
    sos = Button(text_for(load_knowledge().phrases["sos"], hearer), SOS)
    line = describe_briefly(_first_line(kind, hearer.language, country, minor), hearer.language)
    return Reply(f"{text_for(_texts()[f'possible_{kind}'], hearer)}\n→ {line}", (sos,))


def still_here(kind: str, hearer: Hearer, country: str | None, minor: bool) -> str:
    """The line of help that stays below the answers after a danger.

    Args:
        kind: ``Danger.reply`` of the danger that was noticed, or ``sos``.
        hearer: whom we speak to.
        country: the person's country code, if known.
        minor: true when the victim is or may be under 18.
    """
    line = describe_briefly(_first_line(kind, hearer.language, country, minor), hearer.language)
    return text_for(_texts()["still_here"], hearer).replace("{line}", line)


def is_in_sight(text: str, kind: str, language: str, country: str | None, minor: bool) -> bool:
    """Whether a text shows the line of help that ``still_here`` would add."""
    return _first_line(kind, language, country, minor).label[language] in text


def _first_line(kind: str, language: str, country: str | None, minor: bool) -> Channel:
    channels = load_knowledge().channels
    if language == "en" and not country:  # who writes English may well be somewhere else
        return channels[FIND_A_HELPLINE if kind in TALKING else "eu-112"]
    return crisis_lines(channels, country, minor, kind)[0]


# An answer stands at the beginning; what follows it is something else.
_YES = re.compile(
    r"^"
    + words("oui ouais wi yes yeah yep un_peu parfois sometimes i_do i_am des_fois souvent")
    + r"\b"
)
_NO = re.compile(
    rf"^{words('non nan nn no nope nah naw pas_du_tout not_really mais_non ca_va')}\b"
    rf"|^i(?:'m not| am not|m not| don'?t)\b"
    r"|\bfacon de parler\b|\bfigure of speech\b|\bje (?:disais|dis) ca comme ca\b"
)
_UNSURE = re.compile(
    r"^(?:je (?:ne )?|je n'en |j'en )?(?:sais (?:pas|rien)|jsp|peut[- ]etre"
    r"|maybe|i don'?t know|idk|not sure)\b"
)


_GONE = re.compile(
    r"(?:^|\b(?:il|elle|iel|on|ca|personne|appelante?|(?:mon|ma|sa|son) \w{1,12}) )"
    r"(?:ne |n')?(?:me )?(?:repond|parle|bouge|respire) (?:plus|pas)\b"
    r"|\b(?:a|ont) raccroche\b|\bhung up\b"
    r"|\b(?:isn'?t|not|stopped|won'?t) (?:answer|respond|reply|mov|breath)\w*|\binconsciente?\b"
    r"|\bunconscious\b"
)


def read_answer(text: str) -> str | None:
    """Read a written answer to the question about danger.

    Returns:
        ``yes``, ``no``, ``unsure``, ``gone`` when the person in danger no longer answers, or None
        when the text is about something else.

    Example:
        >>> read_answer("non c une facon de parler mais jai trop peur"), read_answer("jsp")
        ('no', 'unsure')
    """
    danger = detect_danger(text)
    folded = fold(text).strip()
    if _GONE.search(folded):
        return "gone"
    if danger and danger.level == "sure":
        return "yes"  # « non, mais j'ai plus envie de vivre »
    if _UNSURE.search(folded):
        return "unsure"
    if _NO.search(folded):
        return "no"
    return "yes" if _YES.search(folded) else None


_GO_ON = re.compile(r"\b(?:reprend\w*|continu\w*|la suite|go on|resume|carry on|next)\b")
_DONE = re.compile(r"^(?:oui|ouais|yes|yeah|yep|ok|c'est fait|fait|done)\b|\bappele\b|\bcalled\b")
_COMPANY = re.compile(
    r"\barriv\w+|\bavec (?:moi|nous)\b|\ba cote\b|\best la\b"
    r"|\bwith me\b|\bis here\b|\bcoming\b"
)
_ALONE = re.compile(
    r"^(?:non|nan|nn|no|nope|personne|nobody|no one|none|rien|nothing|seule?|alone|bof|pff\w*"
    r"|jsp|idk|je sais pas|peux pas|j'?peux pas|i can'?t)\b"
    r"|\b(?:toute? seule?|tout seul|personne|je suis seule?|nobody|no one|alone|by myself)\b"
)
SHORT_ANSWER = 6
"""Words up to which « ok » or « non » answers our question, and does not only begin a story."""


def read_company(text: str) -> str | None:
    """Read what somebody writes after the lines of help: are they with someone now?

    Returns:
        ``safe`` when somebody is near or was called, ``resume`` when the person asks to go on,
        ``alone`` when nobody is, or it is not said, ``gone`` when the person in danger no longer
        answers; None when the text is about something else, and is answered as such.

    Example:
        >>> read_company("mon frère arrive"), read_company("on continue"), read_company("personne")
        ('safe', 'resume', 'alone')
        >>> read_company("elle ne répond plus"), read_company("en Belgique")
        ('gone', None)
    """
    danger = detect_danger(text)
    folded = fold(text).strip()
    short = len(folded.split()) <= SHORT_ANSWER
    if _GONE.search(folded):
        return "gone"
    if danger and danger.level == "sure":
        return "alone"
    if _GO_ON.search(folded) and short:
        return "resume"
    if not short:
        return None
    if _COMPANY.search(folded) and not _NO.search(folded):
        return "safe"
    if _DONE.search(folded) and not _ALONE.search(folded):
        return "safe"
    # A country, an age, a payment is about something else; of anything else so short it is not
    # said that it is, and nothing moves before the person wants it to.
    return None if read_facts(text) and not _ALONE.search(folded) else "alone"


def breakdown_text(language: str | None) -> str:
    """What is said when the program itself fails; both languages where ours is not known."""
    texts = _texts()["breakdown"]
    if language in texts:
        return str(texts[language])
    return f"{texts['fr']}\n\n{texts['en']}"
