"""What is told of a scam to somebody who wants to understand it: one message a topic."""

from __future__ import annotations

from collections.abc import Iterable

from bot.plans.genuine import GenuineCheck
from bot.plans.knowledge import Knowledge
from bot.plans.prevention import AUDIENCES, TOPICS, VOICE_OF_AUDIENCE
from bot.plans.situation import Explanation, Situation
from bot.plans.sources import read_line
from bot.plans.wording import Hearer, text_for

PAGE = 6
"""Scams that are offered at once: so many buttons are taken in at a glance."""


def told(knowledge: Knowledge, situation: Situation, topic: str, about: str, language: str) -> str:
    """Write one topic of one scam.

    Args:
        knowledge: the knowledge base.
        situation: a situation that is explained.
        topic: one of ``TOPICS``.
        about: the audience.
        language: ``fr`` or ``en``.

    Returns:
        Plain text that fits one message.

    Raises:
        KeyError: for an unknown topic.
    """
    explanation = situation.explanation
    if explanation is None:
        raise KeyError(situation.id)
    hearer = Hearer(language, VOICE_OF_AUDIENCE[about])
    lines = {
        "stages": _stages,
        "signs": _signs,
        "do": _do,
        "myths": _myths,
    }[topic](knowledge, explanation, about, hearer)
    head = text_for(knowledge.phrases[f"told_{topic}"], hearer)
    name = knowledge.name(situation.id, language)
    return "\n".join([head.format(name=name), "", *lines])


def how_to_check(knowledge: Knowledge, check: GenuineCheck, hearer: Hearer) -> str:
    """Write how one kind of message is checked, and where and when that was read."""
    read = read_line(knowledge, check.sources, check.checked_on, hearer)
    return "\n".join([text_for(check.text, hearer), read])


def pages_for(knowledge: Knowledge, about: str) -> list[tuple[str, ...]]:
    """The scams that are offered to an audience, a page of buttons at a time.

    What ``knowledge/prevention.yml`` does not list comes last.
    """
    order = list(knowledge.prevention.order[about])
    explained = [s.id for s in knowledge.situations.values() if s.explanation]
    order += [situation for situation in explained if situation not in order]
    return [tuple(order[start : start + PAGE]) for start in range(0, len(order), PAGE)]


def about_values(situations: Iterable[str], kinds: Iterable[str]) -> frozenset[str]:
    """What the payload of a button may be about.

    Args:
        situations: the ``scam_type`` values.
        kinds: the ids of ``knowledge/genuine.yml``.

    Returns:
        An audience; with a page, « teenager.2 »; with a scam, « teenager.threats »; with a topic,
        « teenager.threats.myths »; and the kinds of what may be genuine.
    """
    scams = [f"{audience}.{scam}" for audience in AUDIENCES for scam in situations]
    pages = [f"{audience}.{page}" for audience in AUDIENCES for page in range(1, 9)]
    topics = [f"{scam}.{topic}" for scam in scams for topic in TOPICS]
    return frozenset([*AUDIENCES, *pages, *scams, *topics, *kinds])


def _stages(
    knowledge: Knowledge, explanation: Explanation, about: str, hearer: Hearer
) -> list[str]:
    stages = explanation.stages[about][hearer.language]
    reflex = text_for(knowledge.phrases["reflex"], hearer)
    return [
        *(f"{number}. {stage}" for number, stage in enumerate(stages, start=1)),
        "",
        reflex.format(reflex=text_for(explanation.reflex[about], hearer)),
    ]


def _signs(knowledge: Knowledge, explanation: Explanation, about: str, hearer: Hearer) -> list[str]:
    meaning_in = "fr_tu" if hearer.language == "fr" and hearer.is_child else hearer.language
    line = text_for(knowledge.phrases["sign_alone"], hearer)
    return [line.format(meaning=knowledge.signs[sign][meaning_in]) for sign in explanation.signs]


def _do(knowledge: Knowledge, explanation: Explanation, about: str, hearer: Hearer) -> list[str]:
    return [
        text_for(knowledge.phrases[name], hearer).format(**{kind: line})
        for name, kind, lines in (
            ("do_line", "helpful", explanation.do),
            ("dont_line", "avoided", explanation.dont),
        )
        for line in lines[hearer.language]
    ]


def _myths(knowledge: Knowledge, explanation: Explanation, about: str, hearer: Hearer) -> list[str]:
    line = text_for(knowledge.phrases["myth_line"], hearer)
    return [
        line.format(belief=belief[hearer.language], truth=truth[hearer.language])
        for belief, truth in explanation.myths
    ]
