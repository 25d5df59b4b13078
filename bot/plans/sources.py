"""Where a statement comes from: the pages that were read, and the day of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.plans.channel import Channel, source_site
from bot.plans.knowledge import Knowledge
from bot.plans.places import written_day
from bot.plans.situation import Situation
from bot.plans.step import Step
from bot.plans.wording import MOST_CHARACTERS, Hearer, fitting, text_for


def sources_of_step(
    knowledge: Knowledge, step: Step, title: str, channels: Iterable[Channel], hearer: Hearer
) -> str:
    """Where a step was read, and the numbers and addresses below it.

    Args:
        knowledge: the knowledge base.
        step: the step.
        title: what it is called to this person.
        channels: the channels that its card shows.
        hearer: whom we speak to.
    """
    line = text_for(knowledge.phrases["source_of_channel"], hearer)
    where = [
        line.format(
            label=channel.label[hearer.language],
            site=source_site(channel),
            date=written_day(channel.checked_on, hearer.language),
        )
        for channel in channels
        if channel.checked_on and source_site(channel)
    ]
    head = text_for(knowledge.phrases["sources_step"], hearer).format(title=title)
    return _listed(knowledge, head, step.sources, hearer, where)


def sources_of_situation(knowledge: Knowledge, situation: Situation, hearer: Hearer) -> str:
    """Where what is said of a situation, and of the law about it, was read."""
    name = knowledge.name(situation.id, hearer.language)
    head = text_for(knowledge.phrases["sources_situation"], hearer).format(name=name)
    of_law = situation.law.sources if situation.law else ()
    return _listed(knowledge, head, (*situation.sources, *of_law), hearer)


def every_source(knowledge: Knowledge) -> frozenset[str]:
    """Every address that may be named as a source."""
    read = [step.sources for step in knowledge.steps.values()]
    for situation in knowledge.situations.values():
        read.append(situation.sources)
        if situation.law:
            read.append(situation.law.sources)
    return frozenset(source for sources in read for source in sources)


def _listed(
    knowledge: Knowledge,
    head: str,
    sources: Sequence[str],
    hearer: Hearer,
    below: Sequence[str] = (),
) -> str:
    line = text_for(knowledge.phrases["source_line"], hearer)
    lines = [*below, *(line.format(source=source) for source in dict.fromkeys(sources))]
    return "\n".join([head, *fitting(lines, MOST_CHARACTERS - len(head) - 1)])
