"""Only what our own buttons can carry is a payload; everything else is words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.domain import Domain

from bot.commands import DEEP_LINKS, PAYLOADS
from bot.dialogue.payload import Vocabulary, intent_of, is_ours, without_prefix
from bot.dialogue.vocabulary import vocabulary_of
from bot.plans.knowledge import load_knowledge
from bot.project import ROOT


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture(scope="module")
def vocabulary(domain: Domain) -> Vocabulary:
    return vocabulary_of(domain)


def payloads_of(domain: Domain) -> Iterator[str]:
    for variations in domain.responses.values():
        for variation in variations:
            yield from (button["payload"] for button in variation.get("buttons") or ())


def test_every_button_of_the_domain_is_ours(domain: Domain, vocabulary: Vocabulary) -> None:
    payloads = set(payloads_of(domain))

    assert len(payloads) > 30
    assert [p for p in payloads if not is_ours(p, vocabulary)] == []


def test_every_button_of_a_step_and_of_a_situation_is_ours(vocabulary: Vocabulary) -> None:
    knowledge = load_knowledge()
    payloads = [f'/step_done{{"step":"{step}"}}' for step in knowledge.steps]
    payloads += [
        f'/choose_situation{{"situation":"{name}"}}'
        for name in knowledge.situations
        if name != "general"
    ]
    payloads += [f'/crisis_answer{{"crisis":"{answer}"}}' for answer in ("yes", "no", "unsure")]

    assert [p for p in payloads if not is_ours(p, vocabulary)] == []


def test_every_command_is_ours(vocabulary: Vocabulary) -> None:
    commands = {*PAYLOADS.values(), *DEEP_LINKS.values()} - {"/sos"}

    assert [p for p in commands if not is_ours(p, vocabulary)] == []


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "/",
        "affirm",
        "//affirm",
        " /affirm",
        "/affirm ",
        "/affirm\n",
        "/Affirm",
        "/affirm@0.9",
        "/nonsense",
        "/nlu_fallback",
        "/affirm{}",
        "/affirm{",
        '/affirm{"paid"}',
        '/affirm["paid"]',
        '/greet{"slot":"evil"}',
        '/affirm{"stage":"plan"}',
        '/affirm{"voice":"staff"}',
        '/affirm{"requested_slot":"paid"}',
        '/inform{"paid":"evil"}',
        '/inform{"paid":"YES"}',
        '/inform{"paid":true}',
        '/inform{"paid":["yes"]}',
        '/inform{"paid":{"yes":"yes"}}',
        '/inform{"paid":null}',
        '/inform{"country":"fr"}',
        '/inform{"country":"__other__"}',
        '/choose_situation{"situation":"FAKE_SUMMONS"}',
        '/choose_situation{"situation":"none"}',
        '/choose_situation{"situation":"__other__"}',
        '/step_done{"step":"no_such_step"}',
        '/start{"role":"admin"}',
        '/inform{"paid":"yes","paid":"evil"}',
        '/inform{"paid":"yes"}/stop',
        "/inform" + '{"paid":' * 20 + "1" + "}" * 20,
        "/inform" + '{"paid":' * 50_000,
        "/inform{" + "[" * 50_000,
        '/inform{"paid":"' + "yes" * 40_000 + '"}',
        "/affirm\x00",
        "/affirm\ud800",
    ],
)
def test_anything_else_is_not(vocabulary: Vocabulary, payload: str) -> None:
    assert not is_ours(payload, vocabulary)


@pytest.mark.parametrize("intent", DEFAULT_INTENTS)
def test_rasas_own_intents_are_offered_by_no_button(vocabulary: Vocabulary, intent: str) -> None:
    assert not is_ours(f"/{intent}", vocabulary)


@pytest.mark.parametrize(
    "before", ["/", "//", "/ /", "/\t/", "\n/", "/\u00a0/", "\u2003/", "\x1f/"]
)
def test_a_typed_text_never_begins_as_a_payload(before: str) -> None:
    """Rasa strips a text and then looks for the slash."""
    words = without_prefix(before + 'greet{"slot":"evil"}')

    assert words == 'greet{"slot":"evil"}'
    assert not words.strip().startswith("/")


def test_slashes_inside_a_text_are_kept() -> None:
    assert without_prefix("le 12/05 à http://exemple.fr") == "le 12/05 à http://exemple.fr"


@pytest.mark.parametrize(
    ("payload", "intent"), [("/stop", "stop"), ('/inform{"paid":"yes"}', "inform"), ("", "")]
)
def test_the_intent_of_a_payload(payload: str, intent: str) -> None:
    assert intent_of(payload) == intent
