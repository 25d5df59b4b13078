"""Whatever is known of a person, there is a plan, and every card of it can be written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checking.project import read_project
from bot.plans.card import card_messages, how_messages, step_title
from bot.plans.knowledge import load_knowledge
from bot.plans.plan import make_plan, next_step
from bot.plans.wording import MOST_CHARACTERS, Hearer, voice_of
from bot.project import ROOT

KNOWLEDGE = load_knowledge()
FIRST_HOUR = {means.step for means in KNOWLEDGE.payments.values()}
VALUES = {
    name: sorted(values)
    for name, values in read_project(ROOT)[0].facts.items()
    if name not in ("minor", "language", "voice", "stage", "situation")
}
FACTS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from([*values, None]) for name, values in VALUES.items()}
)


@settings(max_examples=300, deadline=None)
@given(
    situation=st.sampled_from([*KNOWLEDGE.situations, "none", "something_new"]),
    facts=FACTS,
    language=st.sampled_from(["fr", "en"]),
)
def test_any_facts_give_a_plan_whose_cards_can_be_written(
    situation: str, facts: dict[str, str | None], language: str
) -> None:
    plan = make_plan(KNOWLEDGE.situation(situation), facts)

    own = {entry.step for entry in KNOWLEDGE.situation(situation).plan} | FIRST_HOUR
    assert 4 <= len(set(plan) & own) <= 16 and len(set(plan) - own) <= 8
    hearer = Hearer(language, voice_of(facts.get("role"), facts.get("age_band"), situation))
    for name in plan:
        step = KNOWLEDGE.steps[name]
        messages = card_messages(KNOWLEDGE, step, plan, hearer, situation, facts)
        card = "\n".join(messages)
        assert step_title(step, hearer) in card
        assert "None" not in card and "{" not in card
        assert max(map(len, [*messages, *how_messages(KNOWLEDGE, step, hearer)])) <= MOST_CHARACTERS


@settings(max_examples=200, deadline=None)
@given(facts=FACTS, data=st.data())
def test_done_and_later_lead_through_the_whole_plan(
    facts: dict[str, str | None], data: st.DataObject
) -> None:
    plan = make_plan(KNOWLEDGE.situation("fake_summons"), facts)
    done: list[str] = []
    later: list[str] = []
    for _ in range(3 * len(plan)):
        step = next_step(plan, done, later)
        if step is None:
            break
        assert step not in done
        if step not in later and data.draw(st.booleans()):
            later.append(step)
        else:
            done.append(step)

    assert sorted(done) == sorted(plan)
