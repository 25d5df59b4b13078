"""How long a plan takes, and how long the knowledge base takes to load."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import product

from bot.checking.coverage import ROLES, facts_of_stages
from bot.plans.card import card_messages
from bot.plans.knowledge import load_knowledge
from bot.plans.plan import Case, make_plan
from bot.plans.wording import Hearer

LOADS = 5
COUNTRIES = ("FR", "BE", "SN", "BF", "OTHER")


def bench_plans() -> str:
    """Measure, and write the lines of a report.

    Returns:
        Markdown lines: loading, median of five; plans and first cards of every situation, stage,
        role and of five countries, median and longest.
    """
    loads = [_milliseconds(load_knowledge.__wrapped__) for _ in range(LOADS)]
    knowledge = load_knowledge()
    stages = facts_of_stages(knowledge)
    plans, merged, cards = [], [], []
    earlier = [Case(knowledge.situation("sextortion_webcam"), {"paid": "yes"})]
    for situation, facts, (voice, who), country in product(
        knowledge.situations.values(), stages.values(), ROLES.items(), COUNTRIES
    ):
        known = {**facts, **who, "country": country}
        plan = make_plan(situation, known, knowledge)
        step = knowledge.steps[plan[0]]
        hearer = Hearer("fr", voice)
        plans.append(_milliseconds(partial(make_plan, situation, known, knowledge)))
        merged.append(
            _milliseconds(partial(make_plan, situation, known, knowledge, earlier=earlier))
        )
        cards.append(
            _milliseconds(
                partial(card_messages, knowledge, step, plan, hearer, situation.id, known)
            )
        )
    return "\n".join(
        [
            f"- knowledge base loads in {statistics.median(loads):.0f} ms"
            f" (longest of {LOADS}: {max(loads):.0f} ms)",
            _line("a plan", plans),
            _line("a plan with an earlier case", merged),
            _line("the first card, with its places", cards),
        ]
    )


def _line(what: str, times: list[float]) -> str:
    return (
        f"- {what}: median {statistics.median(times):.2f} ms, longest {max(times):.2f} ms"
        f" ({len(times):,} cases)"
    )


def _milliseconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return (time.perf_counter() - begun) * 1000
