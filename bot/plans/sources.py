"""Where a statement comes from: the pages that were read, and the day of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.plans.channel import Channel, site_of, source_site
from bot.plans.knowledge import Knowledge
from bot.plans.payments import PaymentMeans
from bot.plans.places import written_day
from bot.plans.situation import Situation
from bot.plans.step import Step
from bot.plans.wording import MOST_CHARACTERS, Hearer, fitting, text_for

MOST_SITES = 3
"""Sites that one line names."""


def sources_of_step(
    knowledge: Knowledge,
    step: Step,
    title: str,
    channels: Iterable[Channel],
    hearer: Hearer,
    means: PaymentMeans | None = None,
) -> str:
    """Where a step was read, and the numbers and addresses below it.

    Args:
        knowledge: the knowledge base.
        step: the step.
        title: what it is called to this person.
        channels: the channels that its card shows.
        hearer: whom we speak to.
        means: the means of payment that the card speaks of, if it does.
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
    of_menus = (source for menu in step.menus for source in menu.sources)
    of_payment = means.sources if means else ()
    return _listed(knowledge, head, (*of_payment, *step.sources, *of_menus), hearer, where)


def sources_of_situation(knowledge: Knowledge, situation: Situation, hearer: Hearer) -> str:
    """Where what is said of a situation, and of the law about it, was read."""
    name = knowledge.name(situation.id, hearer.language)
    head = text_for(knowledge.phrases["sources_situation"], hearer).format(name=name)
    of_law: list[str] = []
    if situation.law:
        of_law += situation.law.sources
        for offence in situation.law.offences:
            of_law += knowledge.offences[offence].sources
    return _listed(knowledge, head, (*situation.sources, *of_law), hearer)


def read_line(knowledge: Knowledge, sources: Iterable[str], checked_on: str, hearer: Hearer) -> str:
    """Say on which day and on which sites something was read: « (lu le … : cnil.fr, …) ».

    Args:
        knowledge: the knowledge base.
        sources: the addresses, the weightiest first.
        checked_on: the day, as ``2026-12-01``.
        hearer: whom we speak to.
    """
    sites = list(dict.fromkeys(map(site_of, sources)))[:MOST_SITES]
    date = written_day(checked_on, hearer.language)
    words = text_for(knowledge.phrases["read_on"], hearer)
    return words.format(date=date, sites=", ".join(sites))


def every_source(knowledge: Knowledge) -> frozenset[str]:
    """Every address that may be named as a source."""
    read = [step.sources for step in knowledge.steps.values()]
    read += [menu.sources for step in knowledge.steps.values() for menu in step.menus]
    read += [means.sources for means in knowledge.payments.values()]
    read += [offence.sources for offence in knowledge.offences.values()]
    read += [right.sources for right in knowledge.rights.values()]
    read += [check.sources for check in knowledge.genuine.values()]
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
