"""The card of one step: where we are, what to do, how, and where."""

from __future__ import annotations

from datetime import datetime, timezone

from bot.plans.channel import Channel, describe
from bot.plans.countries import FRANCE, neighbours_of
from bot.plans.crisis_lines import child_line
from bot.plans.directory import channels_for
from bot.plans.knowledge import Knowledge
from bot.plans.payments import PaymentMeans
from bot.plans.places import place_lines
from bot.plans.plan import Facts, is_minor
from bot.plans.situation import Situation
from bot.plans.step import Step
from bot.plans.wording import MOST_CHARACTERS, Hearer, fitting, text_for

FULL, EMPTY = "▰", "▱"
LONGEST_BAR = 16
SCRIPT = ("say", "ask", "listen_for")
"""What a hotline agent does in a step, in this order."""


def progress_line(knowledge: Knowledge, plan: list[str], step: Step, hearer: Hearer) -> str:
    """Say where the person is: « Étape 2 sur 5 · aujourd'hui ▰▰▱▱▱ »."""
    position = plan.index(step.id) + 1
    # A bar of more cells would run over the line of a phone.
    cells = min(len(plan), LONGEST_BAR)
    full = -(-position * cells // len(plan))
    return text_for(knowledge.phrases["progress"], hearer).format(
        position=position,
        count=len(plan),
        urgency=text_for(knowledge.phrases[f"urgency_{step.urgency}"], hearer),
        bar=FULL * full + EMPTY * (cells - full),
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
    head = [progress_line(knowledge, plan, step, hearer), step_title(step, hearer), ""]
    head = [lead, "", *head] if lead else head
    payment = payment_lines(knowledge, step, hearer, facts)
    body = script_lines(knowledge, step, hearer) if script else [text_for(step.texts, hearer)]
    where = channel_lines(knowledge, step, hearer, situation, facts)
    whole = [*head, *_above(payment), *body, *_below(where)]
    if _has_room(whole):
        return ["\n".join(whole)]
    above = [*head, *_above(payment), *body]
    if where and _has_room(above):
        return ["\n".join(above), *_places(knowledge, hearer, where, [])]
    # What to ask for in the first hour comes below, before whom to ask.
    return ["\n".join([*head, *body]), *_places(knowledge, hearer, where, payment)]


def _places(
    knowledge: Knowledge, hearer: Hearer, where: list[str], payment: list[str]
) -> list[str]:
    """The second message: the payment's lines where they had no room above, then the places."""
    if not where:
        return ["\n".join(payment)] if payment else []
    head = [*_above(payment), text_for(knowledge.phrases["places"], hearer)]
    room = MOST_CHARACTERS - len("\n".join(head)) - 1
    return ["\n".join([*head, *fitting(where, room)])]


def _above(lines: list[str]) -> list[str]:
    return [*lines, ""] if lines else []


def _below(lines: list[str]) -> list[str]:
    return ["", *lines] if lines else []


def _has_room(lines: list[str]) -> bool:
    return len("\n".join(lines)) <= MOST_CHARACTERS


def channel_lines(
    knowledge: Knowledge, step: Step, hearer: Hearer, situation: str, facts: Facts
) -> list[str]:
    """The lines that say where a step is done, for the person's country and age."""
    channels = channels_of_step(knowledge, step, situation, facts)
    return place_lines(knowledge, channels, hearer)


def channels_of_step(
    knowledge: Knowledge,
    step: Step,
    situation: str,
    facts: Facts,
    now: datetime | None = None,
) -> list[Channel]:
    """The channels that a step's card shows: of the person's country, for their age, open first.

    Args:
        knowledge: the knowledge base.
        step: the step.
        situation: the ``scam_type``.
        facts: what is known of the person.
        now: an aware time; the present by default.
    """
    return channels_for(
        knowledge.channels,
        _with_or_without_card(knowledge, step, situation, facts),
        facts.get("country") or FRANCE,
        situation,
        is_minor(situation, facts),
        neighbours=neighbours_of(knowledge.countries, facts.get("country")),
        now=now or datetime.now(tz=timezone.utc),
    )


def _with_or_without_card(
    knowledge: Knowledge, step: Step, situation: str, facts: Facts
) -> list[str]:
    """The channels of a step, without those that block a card where no card is at stake."""
    told = facts.get("payment_means") in ("card", "cash") or facts.get("gave_papers") == "yes"
    card = told or situation == "card_fraud"
    return [c for c in step.channels if card or knowledge.channels[c].kind != "bank_card"]


def step_title(step: Step, hearer: Hearer) -> str:
    """The title of a step, in the words that fit whom we speak to."""
    own = step.title_parent if hearer.voice == "parent" else None
    return (own or step.title)[hearer.language]


def first_aid_text(
    situation: Situation,
    hearer: Hearer,
    country: str | None,
    knowledge: Knowledge,
    minor: bool | None = None,
) -> str:
    """Write the first aid of a situation, with the young people's line of the person's country.

    Args:
        situation: what happened.
        hearer: whom we speak to.
        country: the person's country code; None when it is not known.
        knowledge: the knowledge base.
        minor: whether the victim is under 18, if known; the line that names Take It Down, for the
            young alone, is left out for an adult.

    Returns:
        The text as it is written for France or for a country that is not known; elsewhere, the
        line that names 3018 is replaced by the country's own, or by Find A Helpline.
    """
    text = text_for(situation.first_aid, hearer)
    if minor is False:
        text = "\n".join(line for line in text.split("\n") if "takeitdown" not in line)
    if country in (None, FRANCE):
        return text
    line = child_line(knowledge.channels, str(country))
    lines = [
        (describe(line, hearer.language) if line else "") if "3018" in written else written
        for written in text.split("\n")
    ]
    return "\n".join(written for written in lines if written)


def means_of_card(knowledge: Knowledge, step: Step, facts: Facts) -> PaymentMeans | None:
    """The means of payment that a step stops, where the person paid so."""
    means = knowledge.payments.get(facts.get("payment_means") or "")
    stops = means is not None and means.step == step.id and facts.get("paid") == "yes"
    return means if stops else None


def payment_lines(knowledge: Knowledge, step: Step, hearer: Hearer, facts: Facts) -> list[str]:
    """What exactly to ask for, and how long it can be of use, where a step stops a payment."""
    means = means_of_card(knowledge, step, facts)
    if means is None:
        return []
    return [text_for(means.action, hearer), text_for(means.window, hearer)]


def how_messages(knowledge: Knowledge, step: Step, hearer: Hearer) -> list[str]:
    """Write why a step is worth doing, its numbered moves, and the menus that lead there.

    Returns:
        One message, or two where the entries of menus are known.
    """
    moves = step.how[hearer.language]
    why = text_for(knowledge.phrases["why"], hearer)
    how = [step_title(step, hearer), "", why.format(why=text_for(step.why, hearer)), ""]
    how += [f"{number}. {move}" for number, move in enumerate(moves, start=1)]
    messages = ["\n".join(how)]
    if step.menus:
        line = text_for(knowledge.phrases["menu"], hearer)
        menus = [
            line.format(place=menu.place, path=text_for(menu.path, hearer)) for menu in step.menus
        ]
        messages.append("\n".join([text_for(knowledge.phrases["menus"], hearer), *menus]))
    return messages


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
