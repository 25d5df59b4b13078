"""From a situation and what is known of the person to the steps of their plan, in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.plans.channel import describe, source_site
from bot.plans.countries import FRANCE
from bot.plans.crisis_lines import child_line
from bot.plans.directory import channels_for
from bot.plans.knowledge import Knowledge, Situation, Step, load_knowledge
from bot.plans.wording import MOST_CHARACTERS, Hearer, fitting, text_for

IMAGE_CASES = ("sextortion_webcam", "sextortion_minor", "image_abuse")
MINOR_BANDS = ("under13", "13_15", "16_17")
CONTACT = ("paid", "replied", "gave_papers")
"""What a person may have done; who tells one of these and not the others did not do the others."""
FULL, EMPTY = "▰", "▱"
URGENCIES = ("now", "today", "this_week")
SCRIPT = ("say", "ask", "listen_for")
"""What a hotline agent does in a step, in this order."""

Facts = Mapping[str, str | None]


def is_minor(situation: str, facts: Facts) -> bool | None:
    """Whether the victim is under 18; somebody who would rather not say counts as a minor.

    Returns:
        None when nothing is known.
    """
    band = facts.get("age_band")
    if band in MINOR_BANDS:
        return True
    if band == "adult":
        return False
    if situation == "sextortion_minor":
        return True
    if band == "unsaid":
        return situation in IMAGE_CASES
    return None


def make_plan(
    situation: Situation,
    facts: Facts,
    steps: Mapping[str, Step] | None = None,
    also: Collection[str] = (),
) -> list[str]:
    """Choose the steps for one person.

    Args:
        situation: what happened.
        facts: the slots of the conversation that matter (``paid``, ``payment_means``, ...).
        steps: the steps by id, for their urgency; those of the knowledge base if not given.
        also: steps that what another person told adds, unless they are for another role.

    Returns:
        Step ids, the most urgent first, and otherwise in the order of the situation's file.
    """
    minor = is_minor(situation.id, facts)
    told = any(facts.get(name) for name in CONTACT)
    known = {
        **facts,
        **({name: facts.get(name) or "no" for name in CONTACT} if told else {}),
        "minor": {True: "yes", False: "no", None: "unknown"}[minor],
        "role": facts.get("role") or "victim",
        "country": facts.get("country") or FRANCE,
        # Somebody who paid and did not say how gets the help that fits any means.
        "payment_means": facts.get("payment_means") or "other",
    }
    chosen: list[str] = []
    for entry in situation.plan:
        holds = all(known.get(name) in values for name, values in entry.when.items())
        told_by_other = entry.step in also and known["role"] in entry.when.get(
            "role", (known["role"],)
        )
        if (holds or told_by_other) and entry.step not in chosen:
            chosen.append(entry.step)
    by_id = steps if steps is not None else load_knowledge().steps
    return sorted(chosen, key=lambda step: URGENCIES.index(by_id[step].urgency))


def next_step(plan: list[str], done: list[str], later: list[str]) -> str | None:
    """The step to show now: the first that is open, then the first that was put off."""
    for step in plan:
        if step not in done and step not in later:
            return step
    return next((step for step in plan if step in later and step not in done), None)


def progress_line(knowledge: Knowledge, plan: list[str], step: Step, hearer: Hearer) -> str:
    """Say where the person is: « Étape 2 sur 5 · aujourd'hui ▰▰▱▱▱ »."""
    position = plan.index(step.id) + 1
    return text_for(knowledge.phrases["progress"], hearer).format(
        position=position,
        count=len(plan),
        urgency=text_for(knowledge.phrases[f"urgency_{step.urgency}"], hearer),
        bar=FULL * position + EMPTY * (len(plan) - position),
    )


def card_messages(
    knowledge: Knowledge,
    step: Step,
    plan: list[str],
    hearer: Hearer,
    situation: str,
    facts: Facts,
    lead: str = "",
) -> list[str]:
    """Write the card of one step: where we are, what to do, and where.

    Args:
        knowledge: the knowledge base.
        step: the step to show.
        plan: the step ids of the plan.
        hearer: whom we speak to.
        situation: the ``scam_type``.
        facts: what is known of the person.
        lead: what is said on top of the card.

    Returns:
        Plain text: one message, or two where the places have no room in it.
    """
    script = hearer.voice == "staff"
    body = "\n".join(
        [
            progress_line(knowledge, plan, step, hearer),
            step_title(step, hearer),
            "",
            *(script_lines(knowledge, step, hearer) if script else ()),
            *(() if script else (text_for(step.texts, hearer),)),
        ]
    )
    card = f"{lead}\n\n{body}" if lead else body
    where = channel_lines(knowledge, step, hearer, situation, facts)
    if not where:
        return [card]
    whole = "\n".join([card, "", *where])
    if len(whole) <= MOST_CHARACTERS:
        return [whole]
    head = text_for(knowledge.phrases["places"], hearer)
    return [card, "\n".join([head, *fitting(where, MOST_CHARACTERS - len(head) - 1)])]


def channel_lines(
    knowledge: Knowledge, step: Step, hearer: Hearer, situation: str, facts: Facts
) -> list[str]:
    """The lines that say where a step is done, for the person's country and age."""
    channels = channels_for(
        knowledge.channels,
        _with_or_without_card(knowledge, step, situation, facts),
        facts.get("country") or FRANCE,
        situation,
        is_minor(situation, facts),
    )
    lines = [f"→ {describe(channel, hearer.language)}" for channel in channels]
    if hearer.voice != "staff":
        return lines
    # An agent reads a number out to somebody: it comes with where it was read, and when.
    checked = text_for(knowledge.phrases["line_checked"], hearer)
    return [
        f"{line}\n{checked.format(date=channel.checked_on, site=source_site(channel))}"
        for line, channel in zip(lines, channels, strict=True)
    ]


def _with_or_without_card(
    knowledge: Knowledge, step: Step, situation: str, facts: Facts
) -> list[str]:
    """The channels of a step, without those that block a card where no card is at stake."""
    told = facts.get("payment_means") == "card" or facts.get("gave_papers") == "yes"
    card = told or situation == "card_fraud"
    return [c for c in step.channels if card or knowledge.channels[c].kind != "bank_card"]


def step_title(step: Step, hearer: Hearer) -> str:
    """The title of a step, in the words that fit whom we speak to."""
    own = step.title_parent if hearer.voice == "parent" else None
    return (own or step.title)[hearer.language]


def first_aid_text(
    situation: Situation, hearer: Hearer, country: str | None, knowledge: Knowledge
) -> str:
    """Write the first aid of a situation, with the young people's line of the person's country.

    Args:
        situation: what happened.
        hearer: whom we speak to.
        country: the person's country code; None when it is not known.
        knowledge: the knowledge base.

    Returns:
        The text as it is written for France or for a country that is not known; elsewhere, the
        line that names 3018 is replaced by the country's own, or by Find A Helpline.
    """
    text = text_for(situation.first_aid, hearer)
    if country in (None, FRANCE):
        return text
    line = child_line(knowledge.channels, str(country))
    lines = [
        (describe(line, hearer.language) if line else "") if "3018" in written else written
        for written in text.split("\n")
    ]
    return "\n".join(written for written in lines if written)


def how_text(step: Step, hearer: Hearer) -> str:
    """Write the numbered moves of a step."""
    moves = step.how[hearer.language]
    return "\n".join(
        [step_title(step, hearer), ""]
        + [f"{number}. {move}" for number, move in enumerate(moves, start=1)]
    )


def script_lines(knowledge: Knowledge, step: Step, hearer: Hearer) -> list[str]:
    """The script of a step for a hotline agent: what to say, to ask, and to listen for."""
    script = step.texts["staff"]
    lines = []
    for part in SCRIPT:
        words = str(script[part][hearer.language]).strip(" «»“”\u00a0\n")
        words = _lower_start(words) if part == "listen_for" else words
        lines.append(text_for(knowledge.phrases[f"script_{part}"], hearer).format(words=words))
    return lines


_NAMES = {"Europol", "France", "Instagram", "Interpol", "Snapchat", "Telegram", "I"}


def _lower_start(text: str) -> str:
    """Begin a text in lower case, since it follows a colon, unless it begins with a name.

    Example:
        >>> _lower_start("Un paiement"), _lower_start("Take It Down"), _lower_start("SMS reçu")
        ('un paiement', 'Take It Down', 'SMS reçu')
    """
    first, *others = text.split(" ", 2)
    is_name = first in _NAMES or first[1:] != first[1:].lower()
    if is_name or (others and others[0][:1].isupper()):
        return text
    return text[:1].lower() + text[1:]
