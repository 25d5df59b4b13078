"""The most fitting words are said, and never the same twice while there are others."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.phrasing import MostFittingResponse, choose_variation, filled
from bot.project import ROOT


def only(**slots: str) -> list[dict[str, str]]:
    return [{"type": "slot", "name": name, "value": value} for name, value in slots.items()]


VARIATIONS = [
    {"text": "Oui.", "condition": only(language="fr")},
    {"text": "Bien.", "condition": only(language="fr")},
    {"text": "Super.", "condition": only(language="fr", voice="child")},
    {"text": "Yes.", "condition": only(language="en")},
]


@pytest.mark.parametrize(
    ("slots", "said", "chosen"),
    [
        ({"language": "fr", "voice": "victim"}, [], "Oui."),
        ({"language": "fr", "voice": "child"}, [], "Super."),
        ({"language": "en", "voice": "child"}, [], "Yes."),
        ({"language": "fr"}, ["Oui."], "Bien."),
        ({"language": "fr"}, ["Oui.", "Bien."], "Oui."),
        ({"language": "fr"}, ["Bien.", "Oui.", "autre chose"], "Bien."),
        ({"language": "fr"}, ["On y va. Oui. La suite"], "Bien."),
        ({"language": "fr", "voice": "child"}, ["Super."], "Super."),
    ],
)
def test_the_most_specific_wins_and_of_those_the_one_said_longest_ago(
    slots: dict[str, str], said: list[str], chosen: str
) -> None:
    variation = choose_variation(VARIATIONS, slots, said)

    assert variation is not None
    assert variation["text"] == chosen


def test_nothing_is_said_where_nothing_fits() -> None:
    assert choose_variation(VARIATIONS, {"language": "de"}, []) is None
    assert choose_variation([], {"language": "fr"}, []) is None


def test_a_variation_without_condition_is_for_everybody_without_a_better_one() -> None:
    variations = [{"text": "Pour tous."}, *VARIATIONS]

    german = choose_variation(variations, {"language": "de"}, [])
    french = choose_variation(variations, {"language": "fr"}, [])
    assert german and german["text"] == "Pour tous."
    assert french and french["text"] == "Oui."


def test_the_same_is_never_said_twice_in_a_row_while_another_fits() -> None:
    domain = Domain.load(str(ROOT / "domain.yml"))
    for name, variations in domain.responses.items():
        conditions = {str(v.get("condition")): v.get("condition") for v in variations}
        for condition in conditions.values():
            slots = {c["name"]: c["value"] for c in condition or ()}
            same = [v for v in variations if v.get("condition") == condition]
            said: list[str] = []
            for _ in range(5):
                chosen = choose_variation(variations, slots, said)
                assert chosen is not None
                if said and len(same) > 1:
                    assert chosen["text"] != said[-1], name
                said.append(chosen["text"])


@pytest.mark.parametrize(
    ("text", "slots", "result"),
    [
        ("Étape {position}", {"position": 2}, "Étape 2"),
        ("Étape {position}", {"position": None}, "Étape {position}"),
        ("{unknown} {title}", {"title": "Appeler"}, "{unknown} Appeler"),
    ],
)
def test_placeholders_take_the_values_of_slots(
    text: str, slots: dict[str, object], result: str
) -> None:
    assert filled(text, slots) == result


async def test_placeholders_are_filled_in_the_text_alone() -> None:
    payload = '/step_done{"step":"call_bank"}'
    domain = Domain.from_dict(
        {
            "slots": {"step": {"type": "text", "mappings": [{"type": "custom"}]}},
            "responses": {
                "utter_x": [
                    {"text": "Étape {step}", "buttons": [{"title": "{step}", "payload": payload}]}
                ]
            },
        }
    )
    tracker = DialogueStateTracker.from_events("a", [], domain.slots)
    said = await MostFittingResponse(domain=domain).generate("utter_x", tracker, "any", step="une")

    assert said == {"text": "Étape une", "buttons": [{"title": "{step}", "payload": payload}]}
    assert domain.responses["utter_x"][0]["text"] == "Étape {step}"


async def test_what_was_said_is_read_off_the_conversation() -> None:
    domain = Domain.from_dict({"responses": {"utter_x": [{"text": "Un"}, {"text": "Deux"}]}})
    tracker = DialogueStateTracker.from_events("a", [BotUttered("Un")], domain.slots)
    said = await MostFittingResponse(domain=domain).generate("utter_x", tracker, "any")

    assert said is not None
    assert said["text"] == "Deux"
    assert await MostFittingResponse(domain=domain).generate("utter_y", tracker, "any") is None
