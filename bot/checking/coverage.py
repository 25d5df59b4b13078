"""What is covered: every situation at every stage for everybody, and every country.

``sangfroid check --coverage`` prints these tables; ``docs/coverage.md`` keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import product

from bot.plans.card import card_messages, channels_of_step, how_messages
from bot.plans.channel import Channel
from bot.plans.countries import EUROPE, WORLDWIDE
from bot.plans.knowledge import GENERAL, Knowledge, load_knowledge
from bot.plans.plan import Facts, known_of, make_plan
from bot.plans.wording import LANGUAGES, Hearer

NOTHING: Facts = {"paid": "no", "replied": "no", "gave_papers": "no"}
ROLES: Mapping[str, Facts] = {
    "victim": {"age_band": "adult"},
    "child": {"age_band": "13_15"},
    "parent": {"role": "parent"},
    "staff": {"role": "staff"},
}
"""Who speaks, by voice."""
NOON = datetime(2026, 12, 1, 12, tzinfo=timezone.utc)
"""A weekday at noon in Europe: the table must not change with the hour at which it is printed."""


@dataclass(frozen=True)
class Table:
    """A table, and the cells that have nothing in them."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: tuple[str, ...]

    def as_markdown(self) -> str:
        """The table as Markdown."""
        lines = [f"## {self.title}", "", _row(self.head), _row(["---"] * len(self.head))]
        lines += map(_row, self.rows)
        lines += ["", f"Empty cells: {len(self.empty)}."]
        lines += [f"- {cell}" for cell in self.empty]
        return "\n".join(lines)


def coverage(knowledge: Knowledge | None = None) -> list[Table]:
    """Lay out what is covered.

    Args:
        knowledge: the knowledge base; the project's own by default.

    Returns:
        Situations by stage, each cell with the first step and how many of the eight pairs of
        role and language have a whole plan; and countries by situation, with the number of
        channels that the plan names: the country's own, and the worldwide ones.
    """
    knowledge = knowledge or load_knowledge()
    return [_stages(knowledge), _countries(knowledge)]


def facts_of_stages(knowledge: Knowledge) -> dict[str, Facts]:
    """The facts of each stage; a payment is a stage of its own by each means."""
    stages: dict[str, Facts] = {}
    for stage in knowledge.stages.values():
        when = {fact: values[0] for fact, values in stage.when.when.items()}
        if stage.id == "paid":
            for means in knowledge.payments:
                stages[f"paid: {means}"] = {**NOTHING, **when, "payment_means": means}
        elif stage.id == "minor":
            stages[stage.id] = {**NOTHING, "age_band": "13_15"}
        else:
            stages[stage.id] = {**NOTHING, **when}
    return stages


def _stages(knowledge: Knowledge) -> Table:
    stages = facts_of_stages(knowledge)
    rows, empty = [], []
    for situation, (stage, facts) in product(_situations(knowledge), stages.items()):
        pairs = list(product(ROLES, LANGUAGES))
        whole = [pair for pair in pairs if _is_whole(knowledge, situation, stage, facts, *pair)]
        empty += [
            f"{situation}, {stage}, {role}, {language}"
            for role, language in pairs
            if (role, language) not in whole
        ]
        firsts = {
            role: make_plan(knowledge.situation(situation), {**facts, **who}, knowledge)[0]
            for role, who in ROLES.items()
            if not (stage == "minor" and role == "victim")
        }
        shown = "; ".join(f"{role}: {first}" for role, first in firsts.items())
        same = set(firsts.values())
        first = same.pop() if len(same) == 1 else shown
        rows.append((situation, stage, f"{len(whole)}/{len(pairs)}", first))
    head = ("situation", "stage", "roles × languages", "first step")
    return Table("Situations, stages, roles, languages", head, tuple(rows), tuple(empty))


def _is_whole(
    knowledge: Knowledge, situation: str, stage: str, facts: Facts, role: str, language: str
) -> bool:
    """Whether there is a plan that knows the stage, and every card of it can be written."""
    told = {**facts, **ROLES[role]}
    if stage == "minor":
        told["age_band"] = "13_15"
    plan = make_plan(knowledge.situation(situation), told, knowledge)
    hearer = Hearer(language, role)
    try:
        for name in plan:
            step = knowledge.steps[name]
            card_messages(knowledge, step, plan, hearer, situation, told)
            how_messages(knowledge, step, hearer)
    except KeyError:
        return False
    return bool(plan) and _knows(knowledge, situation, told, plan)


def _knows(knowledge: Knowledge, situation: str, facts: Facts, plan: list[str]) -> bool:
    """Whether what each stage needs is in the plan, or something that stands for it."""
    known = known_of(situation, facts)
    for stage in knowledge.stages.values():
        for entry in stage.steps if stage.when.holds(known) else ():
            needed = entry.step
            if needed not in knowledge.steps:
                needed = knowledge.payments[str(known["payment_means"])].step
            stands_for = (needed in knowledge.steps[name].instead_of for name in plan)
            if entry.holds(known) and needed not in plan and not any(stands_for):
                return False
    return True


def _countries(knowledge: Knowledge) -> Table:
    countries = [*sorted(set(knowledge.countries) - {EUROPE, WORLDWIDE}), EUROPE, WORLDWIDE]
    rows, empty = [], []
    for country in countries:
        cells = []
        for situation in _situations(knowledge):
            own, next_door, worldwide = _channels(knowledge, situation, country)
            cells.append(f"{own}+{worldwide}" + (f" ({next_door} next door)" if next_door else ""))
            if not own + next_door + worldwide:
                empty.append(f"{country}, {situation}")
        rows.append((country, *cells))
    head = ("country", *_situations(knowledge))
    title = "Countries, situations: channels named, its own and European + worldwide"
    return Table(title, head, tuple(rows), tuple(empty))


def _channels(knowledge: Knowledge, situation: str, country: str) -> tuple[int, int, int]:
    """What the cards name to an adult and to a child who paid and sent papers.

    Returns:
        How many of the country itself or of Europe, of neighbours, and of the whole world.
    """
    named: dict[str, Channel] = {}
    for age in ("adult", "13_15"):
        facts = {"country": country, "age_band": age, "paid": "yes", "gave_papers": "yes"}
        for name in make_plan(knowledge.situation(situation), facts, knowledge):
            step = knowledge.steps[name]
            named |= {c.id: c for c in channels_of_step(knowledge, step, situation, facts, NOON)}
    next_door = sum(channel.next_door for channel in named.values())
    worldwide = sum(channel.country == WORLDWIDE for channel in named.values())
    worldwide = 0 if country == WORLDWIDE else worldwide
    return len(named) - next_door - worldwide, next_door, worldwide


def _situations(knowledge: Knowledge) -> list[str]:
    return [name for name in knowledge.situations if name != GENERAL]


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"
