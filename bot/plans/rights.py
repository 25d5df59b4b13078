"""What somebody may ask for: what a complaint changes, and having one's data removed."""

from __future__ import annotations

from bot.plans.countries import EUROPEAN_UNION, FRANCE
from bot.plans.knowledge import Knowledge
from bot.plans.places import written_day
from bot.plans.situation import Situation
from bot.plans.sources import read_line
from bot.plans.wording import Hearer, text_for

ONE_MONTH_TO_ANSWER = (*EUROPEAN_UNION, "GB")
"""Where a site has one month to answer (GDPR, article 12, and the United Kingdom's version)."""


def complaint_right(country: str | None) -> str:
    """The name of the text on what a complaint changes where somebody is."""
    return "complaint" if country in (None, FRANCE) else "complaint_elsewhere"


def removal_right(country: str | None) -> str:
    """The name of the text on having one's data removed where somebody is."""
    known = country in (None, *ONE_MONTH_TO_ANSWER)
    return "removal" if known else "removal_elsewhere"


def law_message(knowledge: Knowledge, situation: Situation, hearer: Hearer) -> str | None:
    """What French law calls a situation, and what somebody concerned should know.

    Returns:
        Plain text that fits one message; None for a situation without a legal note.
    """
    note = situation.law
    if note is None:
        return None
    first, *others = (knowledge.offences[offence] for offence in note.offences)
    language = hearer.language
    parts = [
        text_for(knowledge.phrases["law_name"], hearer).format(
            offence=first.name[language],
            defined=first.meaning[language],
            article=first.text[language],
            date=written_day(first.checked_on, language),
        )
    ]
    if others:
        also = text_for(knowledge.phrases["law_also"], hearer)
        parts.append(also.format(offence=others[0].name[language]))
    return "\n".join([" ".join(parts), "", text_for(note.note, hearer)])


def complaint_message(knowledge: Knowledge, country: str | None, hearer: Hearer) -> str:
    """What a complaint changes where somebody is."""
    right = knowledge.rights[complaint_right(country)]
    return text_for(right.text, hearer)


def no_advice_message(
    knowledge: Knowledge, country: str | None, named: Situation | None, hearer: Hearer
) -> str:
    """That this is no legal advice, and where and when it was read.

    Args:
        knowledge: the knowledge base.
        country: the person's country code, if known.
        named: the situation whose name in law was said, if it was.
        hearer: whom we speak to.
    """
    right = knowledge.rights[complaint_right(country)]
    offences = named.law.offences if named and named.law else ()
    of_law = (source for name in offences for source in knowledge.offences[name].sources)
    read = read_line(knowledge, (*of_law, *right.sources), right.checked_on, hearer)
    return "\n".join([text_for(knowledge.rights["no_advice"].text, hearer), read])


def removal_message(knowledge: Knowledge, country: str | None, hearer: Hearer) -> str:
    """How to have one's data removed where somebody is."""
    right = knowledge.rights[removal_right(country)]
    read = read_line(knowledge, right.sources, right.checked_on, hearer)
    return "\n".join([text_for(right.text, hearer), read])
