"""What is left to read after STOP gives nobody away, and the wish to stop is heard."""

from __future__ import annotations

import re

import pytest

from bot.care.quick_exit import LEFT, asks_to_stop, last_line, limits_of_chat, limits_of_terminal
from bot.plans.knowledge import read_yaml
from bot.plans.wording import LANGUAGES
from bot.port import ConversationId, Message
from bot.project import ROOT

LOCK_SCREEN = 40
TELLING = re.compile(
    r"sangfroid|arnaque|chantage|menace|victime|police|plainte|image|intim|sex|aide|danger|sos\b"
    r"|scam|blackmail|threat|victim|report|help|chat|discussion|conversation|secret|cach|hid"
    r"|eras|delet|effac|supprim|stop",
    re.IGNORECASE,
)
PURPOSE = re.compile(r"sangfroid|arnaque|chantage|menac|victim|police|intim|sex|scam|blackmail")
LINES = [
    f"{last_line(language, erased)} {limits}"
    for language in LANGUAGES
    for erased in (True, False)
    for limits in (
        *(limits_of_chat(language, left) for left in (None, *LEFT)),
        limits_of_terminal(language),
    )
]


@pytest.mark.parametrize("line", LINES)
def test_a_lock_screen_shows_nothing_but_dullness(line: str) -> None:
    assert not TELLING.search(line[:LOCK_SCREEN])


@pytest.mark.parametrize("line", LINES)
def test_no_line_tells_what_it_was_about_or_addresses_anybody(line: str) -> None:
    assert not PURPOSE.search(line.lower())
    assert not re.search(r"\b(?:tu|te|toi|ton|ta|tes|vous|votre|vos)\b", line.lower())
    assert "\n" not in line
    assert len(line) < 240


def test_what_cannot_be_taken_away_is_always_named() -> None:
    for language, named in (
        ("fr", ("48 heures", "captures d'écran", "Telegram", "autre appareil")),
        ("en", ("48 hours", "screenshots", "Telegram", "another device")),
    ):
        assert all(what in limits_of_chat(language, None) for what in named)
    for left in LEFT:
        assert "Telegram" in limits_of_chat("fr", left)
        assert "captures d'écran" in limits_of_chat("fr", left)


def test_the_rules_say_the_same_dull_line() -> None:
    """`utter_stopped` is what `rasa shell` and `rasa test` say."""
    said = {
        variation["condition"][0]["value"]: variation["text"]
        for variation in read_yaml(ROOT / "domain.yml")["responses"]["utter_stopped"]
    }

    assert said == {language: last_line(language) for language in LANGUAGES}


@pytest.mark.parametrize(
    ("said", "stops"),
    [
        ({"payload": "/stop"}, True),
        ({"payload": "/stop", "text": "je veux mourir"}, True),
        ({"payload": "/affirm", "text": "stop"}, False),
        ({"text": "stop"}, True),
        ({"text": " STOP !\n"}, True),
        ({"text": "/oublier"}, True),
        ({"text": "tout effacer."}, True),
        ({"text": "erase everything"}, True),
        ({"text": "il faut que ça stop"}, False),
        ({"text": ""}, False),
        ({"text": "stop", "forwarded": True}, False),
    ],
)
def test_the_wish_to_stop_is_heard_without_the_dialogue(said: dict, stops: bool) -> None:
    assert asks_to_stop(Message(ConversationId("a"), **said)) is stops
