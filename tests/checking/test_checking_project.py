"""The project itself has no mistake, until its directory has not been checked for too long."""

from __future__ import annotations

from datetime import date, timedelta

from rasa.shared.core.domain import Domain

from bot.checking import Problem, check_project
from bot.checking.composed import _cards, _crisis_replies
from bot.checking.project import read_project
from bot.checking.sentences import sign_ids
from bot.dialogue.payload import is_ours
from bot.dialogue.vocabulary import vocabulary_of
from bot.plans.knowledge import load_knowledge
from bot.project import ROOT
from bot.triage.signs import find_signs

TODAY = date(2026, 12, 1)
CHECKED = (date(2026, 11, 22), date(2026, 12, 1))
"""The days on which the entries of the directory were last checked."""


def test_the_project_has_no_problem() -> None:
    assert [str(problem) for problem in check_project(ROOT, TODAY)] == []


def test_the_directory_expires_after_ninety_days() -> None:
    fresh = check_project(ROOT, CHECKED[0] + timedelta(days=90))
    expired = check_project(ROOT, CHECKED[-1] + timedelta(days=91))

    new = set(expired) - set(fresh)
    assert len(new) == len(list(read_project(ROOT)[0].channels()))
    assert any("“fr-3018” was last checked 100 days ago" in p.message for p in new)


def test_a_problem_reads_as_editors_expect() -> None:
    problem = Problem("knowledge/steps/money.yml", 12, "the urgency “soon” should be “now”.")

    assert str(problem) == "knowledge/steps/money.yml:12: the urgency “soon” should be “now”."


def test_a_button_that_passes_the_check_passes_in_the_running_dialogue() -> None:
    project = read_project(ROOT)[0]
    running = vocabulary_of(Domain.load(str(ROOT / "domain.yml")))
    payloads = {
        button["payload"]
        for variations in project.documents["domain.yml"].data["responses"].values()
        for variation in variations
        for button in variation.get("buttons", ())
    }

    for payload in payloads:
        assert is_ours(payload, running) == is_ours(payload, project.vocabulary), payload


def test_every_sign_that_is_found_is_explained() -> None:
    text = "Répondez sous 72 heures à brigade.mineurs@gmail.com, amende de 500 € en bitcoin."

    found = {sign.sign for sign in find_signs(text)}
    assert found <= set(sign_ids()) <= set(load_knowledge().signs)


def test_messages_are_put_together_for_every_country() -> None:
    """Given the project as it is, then nothing keeps its messages from being measured."""
    project = read_project(ROOT)[0]
    knowledge = load_knowledge()
    crisis = list(_crisis_replies(project, knowledge))
    cards = list(_cards(project, knowledge))

    assert len(crisis) > 2_000 and len(cards) > 3_000
    assert any("116" in message.words for message in crisis)
    assert max(len(message.words) for message in [*crisis, *cards]) > 590
