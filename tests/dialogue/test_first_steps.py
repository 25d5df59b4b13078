"""Two hundred people, drawn at random: each reaches a plan that begins as it must."""

from __future__ import annotations

import json
import random
from itertools import product
from typing import NamedTuple

import pytest
from dialogue_person import Person

from bot.checking.coverage import NOTHING, facts_of_stages
from bot.dialogue.engine import RasaDialogue
from bot.dialogue.state import STEP_BUTTON
from bot.plans.knowledge import load_knowledge
from bot.plans.plan import make_plan
from tests.plans.care_table import AT_ONCE, demanded_first

KNOWLEDGE = load_knowledge()
STAGES = facts_of_stages(KNOWLEDGE)
COUNTRIES = ("FR", "BE", "CH", "CA", "SN", "CI", "MA", "BF", "GB", "US", "OTHER")
AGES = ("13_15", "16_17", "adult")
ROLES = ("victim", "parent", "staff")
MOST_QUESTIONS = 8


class Case(NamedTuple):
    """One person's case."""

    situation: str
    stage: str
    country: str
    age: str
    role: str

    @property
    def facts(self) -> dict[str, str]:
        """What this person tells."""
        told = {k: str(v) for k, v in STAGES[self.stage].items() if v is not None}
        age = "13_15" if self.stage == "minor" else self.age
        if self.situation == "sextortion_minor" and age == "adult":
            age = "16_17"  # an adult's case has another name
        shown = {"images_sent": "no"} if self.situation == "sextortion_mass_mail" else {}
        return {**NOTHING, **told, **shown, "age_band": age, "country": self.country}  # type: ignore[dict-item]


def draw(many: int, seed: int) -> list[Case]:
    """Draw cases: every situation and every stage come up about as often."""
    chance = random.Random(seed)
    situations = sorted(AT_ONCE) * (many // len(AT_ONCE) + 1)
    chance.shuffle(situations)
    return [
        Case(situation, *(chance.choice(x) for x in (sorted(STAGES), COUNTRIES, AGES, ROLES)))
        for situation in situations[:many]
    ]


CASES = draw(200, seed=20261201)


def test_the_cases_are_of_every_kind() -> None:
    assert len(set(CASES)) >= 195
    assert {case.situation for case in CASES} == set(AT_ONCE)
    assert {case.stage for case in CASES} == set(STAGES)
    assert {case.country for case in CASES} == set(COUNTRIES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ", ".join(case))
async def test_the_first_step_is_the_one_that_care_demands(
    dialogue: RasaDialogue, case: Case
) -> None:
    person = Person(dialogue)
    role = "" if case.role == "victim" else json.dumps({"role": case.role}, separators=(",", ":"))
    await person.presses(f"/start{role}")
    await person.presses("/inform" + json.dumps(case.facts, separators=(",", ":")))
    await person.presses(f'/choose_situation{{"situation":"{case.situation}"}}')
    await person.presses("/affirm")
    for _ in range(MOST_QUESTIONS):
        if any(reply.card == "step" for reply in person.replies):
            break
        await person.presses("/unsure")

    first = next(m[1] for b in person.buttons if (m := STEP_BUTTON.match(b.payload)))
    assert first in demanded_first(case.situation, {**case.facts, "role": case.role})


def test_every_other_case_begins_so_too() -> None:
    """All situations, stages, ages and roles, without the conversation."""
    for situation, stage, age, role in product(sorted(AT_ONCE), STAGES, AGES, ROLES):
        case = Case(situation, stage, "FR", age, role)
        facts = {**case.facts, "role": role}
        first = make_plan(KNOWLEDGE.situation(situation), facts, KNOWLEDGE)[0]
        assert first in demanded_first(situation, facts), (case, first)
