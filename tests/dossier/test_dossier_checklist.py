"""What to look for fits the situation, and every platform says how it is captured."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ten_cases import CASES

from bot.dossier.at_hand import HELD_FOR, AtHand
from bot.dossier.case import KINDS
from bot.dossier.checklist import (
    PLATFORMS,
    capture_text,
    load_capture,
    load_evidence,
    pieces_for,
    platforms_in,
)
from bot.plans.knowledge import load_knowledge
from bot.plans.wording import MOST_CHARACTERS, Hearer
from bot.port import ConversationId

SITUATIONS = load_knowledge().situations
IMAGES = ("sextortion_webcam", "sextortion_minor", "image_abuse")


@pytest.mark.parametrize("situation", [*SITUATIONS, None])
def test_every_situation_has_a_list(situation: str | None) -> None:
    pieces = pieces_for(replace(CASES[0], situation=situation, facts={}, items=()))

    assert 3 <= len(pieces) <= 10 and {piece.kind for piece in pieces} <= set(KINDS)
    assert not any(piece.found for piece in pieces)


@pytest.mark.parametrize("situation", IMAGES)
def test_no_list_asks_for_an_intimate_image(situation: str) -> None:
    for piece in pieces_for(replace(CASES[0], situation=situation, facts={}, items=())):
        words = " ".join(piece.words.values()).lower()
        assert "image" not in words or "sans capture" in words or "no capture" in words
        assert "photo" not in words and "vid" not in words


def test_payments_come_first_for_who_has_paid_and_not_at_all_for_who_has_not() -> None:
    paid = pieces_for(replace(CASES[0], situation="romance_scam", facts={"paid": "yes"}))
    not_paid = pieces_for(replace(CASES[0], situation="romance_scam", facts={"paid": "no"}))

    assert [piece.id for piece in paid][:2] == ["payment", "receipt"]
    assert "payment" not in {piece.id for piece in not_paid}


def test_what_is_there_is_ticked() -> None:
    found = {piece.kind for piece in pieces_for(CASES[0]) if piece.found}

    assert "message" in found and "phone" not in found


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_platform_says_how_in_a_message_that_fits(platform: str, language: str) -> None:
    text = capture_text(platform, Hearer(language))

    assert len(text) <= MOST_CHARACTERS and "1." in text
    assert load_capture()[platform]["sources"]
    assert platforms_in(f"sur {platform} svp")[0] == platform


def test_no_piece_is_left_that_no_situation_looks_for() -> None:
    told = load_evidence()
    used = {name for names in told["situations"].values() for name in names} | set(
        told["when_paid"]
    )

    assert used == set(told["pieces"])
    assert set(told["situations"]) == {*SITUATIONS, "general"}


def test_what_was_sent_is_at_hand_for_half_an_hour_and_once() -> None:
    now = [1_000.0]
    hand, ada = AtHand(lambda: now[0]), ConversationId("ada")
    for text in ("a", "b", "b", "c", "d"):
        hand.note(ada, text, "pasted")

    assert [one.text for one in hand.of(ada)] == ["b", "c", "d"]
    assert hand.of(ConversationId("bob")) == ()
    assert len(hand.take(ada)) == 3 and hand.take(ada) == ()
    hand.note(ada, "e", "pasted")
    now[0] += HELD_FOR + 1
    hand.drop_old()
    assert hand.of(ada) == ()
