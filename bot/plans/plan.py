"""From a situation and what is known of the person to the steps of their plan, in order."""

from __future__ import annotations

from collections.abc import Mapping

from bot.plans.directory import channels_for, describe
from bot.plans.knowledge import Knowledge, Situation, Step
from bot.plans.wording import Hearer, text_for

IMAGE_CASES = ("sextortion_webcam", "sextortion_minor", "image_abuse")
MINOR_BANDS = ("under13", "13_15", "16_17")
FULL, EMPTY = "▰", "▱"

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


def make_plan(situation: Situation, facts: Facts) -> list[str]:
    """Choose the steps for one person.

    Args:
        situation: what happened.
        facts: the slots of the conversation that matter (``paid``, ``payment_means``, ...).

    Returns:
        Step ids, the most urgent first.
    """
    minor = is_minor(situation.id, facts)
    known = {
        **facts,
        "minor": {True: "yes", False: "no", None: "unknown"}[minor],
        "role": facts.get("role") or "victim",
        "country": facts.get("country") or "FR",
        # Somebody who paid and did not say how gets the help that fits any means.
        "payment_means": facts.get("payment_means") or "other",
    }
    steps: list[str] = []
    for entry in situation.plan:
        holds = all(known.get(name) in values for name, values in entry.when.items())
        if holds and entry.step not in steps:
            steps.append(entry.step)
    return steps


def next_step(plan: list[str], done: list[str], later: list[str]) -> str | None:
    """The step to show now: the first that is open, then the first that was put off."""
    for step in plan:
        if step not in done and step not in later:
            return step
    return next((step for step in plan if step in later and step not in done), None)


def progress_line(plan: list[str], step: Step, hearer: Hearer) -> str:
    """Say where the person is: « Étape 2 sur 5 · aujourd'hui ▰▰▱▱▱ »."""
    position = plan.index(step.id) + 1
    urgency = URGENCY[hearer.language][step.urgency]
    bar = FULL * position + EMPTY * (len(plan) - position)
    if hearer.language == "fr":
        return f"Étape {position} sur {len(plan)} · {urgency} {bar}"
    return f"Step {position} of {len(plan)} · {urgency} {bar}"


URGENCY = {
    "fr": {"now": "à faire tout de suite", "today": "aujourd'hui", "this_week": "cette semaine"},
    "en": {"now": "right now", "today": "today", "this_week": "this week"},
}


def card_text(
    knowledge: Knowledge,
    step: Step,
    plan: list[str],
    hearer: Hearer,
    situation: str,
    facts: Facts,
) -> str:
    """Write the card of one step: where we are, what to do, and where.

    Args:
        knowledge: the knowledge base.
        step: the step to show.
        plan: the step ids of the plan.
        hearer: whom we speak to.
        situation: the ``scam_type``.
        facts: what is known of the person.

    Returns:
        Plain text.
    """
    lines = [
        progress_line(plan, step, hearer),
        step.title[hearer.language],
        "",
        _staff_script(step, hearer) if hearer.voice == "staff" else text_for(step.texts, hearer),
    ]
    where = channel_lines(knowledge, step, hearer, situation, facts)
    if where:
        lines += ["", *where]
    return "\n".join(lines)


def channel_lines(
    knowledge: Knowledge, step: Step, hearer: Hearer, situation: str, facts: Facts
) -> list[str]:
    """The lines that say where a step is done, for the person's country and age."""
    channels = channels_for(
        knowledge.channels,
        step.channels,
        facts.get("country") or "FR",
        situation,
        is_minor(situation, facts),
    )
    return [f"→ {describe(channel, hearer.language)}" for channel in channels]


def how_text(step: Step, hearer: Hearer) -> str:
    """Write the numbered moves of a step."""
    moves = step.how[hearer.language]
    return "\n".join(
        [step.title[hearer.language], ""]
        + [f"{number}. {move}" for number, move in enumerate(moves, start=1)]
    )


_STAFF_HEADS = {
    "fr": (("say", "Dire : « {} »"), ("ask", "Demander : « {} »"), ("listen_for", "Écouter : {}")),
    "en": (("say", "Say: “{}”"), ("ask", "Ask: “{}”"), ("listen_for", "Listen for: {}")),
}


def _staff_script(step: Step, hearer: Hearer) -> str:
    script = step.texts["staff"]
    return "\n".join(
        head.format(str(script[part][hearer.language]).strip(" «»“”\u00a0\n"))
        for part, head in _STAFF_HEADS[hearer.language]
    )
