"""Text is made comparable without ever moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.normal import RECEIVED_MARK, clean, fold, without_greeting

ANY = st.text(st.characters(codec=None, exclude_categories=()))
"""Any text at all, lone surrogates included."""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("J’ai PAYÉ", "j'ai paye"),
        ("ça coûte 3\u00a0000\u202f€", "ca coute 3 000 €"),
        ("Œuvre", "œuvre"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"[:1] + "n"),
    ],
)
def test_accents_capitals_and_apostrophes_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(ANY)
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(deadline=None)
@given(ANY)
def test_a_clean_text_can_be_stored_and_sent(text: str) -> None:
    cleaned = clean(text)

    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\x00" not in cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Bonjour. Un gendarme m'a appelé hier", "Un gendarme m'a appelé hier"),
        ("Bonsoir Madame, Monsieur, on me menace depuis hier", "on me menace depuis hier"),
        ("slt on me fait du chantage", "on me fait du chantage"),
        ("bonjour à tous, j'ai reçu une convocation", "j'ai reçu une convocation"),
        ("cc\ntu peux m'aider stp", "tu peux m'aider stp"),
        ("Hello, good evening. Someone has my pictures", "Someone has my pictures"),
        ("Dear all, I got this email", "I got this email"),
        (RECEIVED_MARK + "Hi, I have your video", RECEIVED_MARK + "I have your video"),
        ("Bonjour, aidez-moi", "Bonjour, aidez-moi"),
        ("hello there", "hello there"),
        ("hi-fi en panne depuis hier soir", "hi-fi en panne depuis hier soir"),
        ("historique de mes messages effacé", "historique de mes messages effacé"),
        ("", ""),
    ],
)
def test_a_greeting_is_taken_off_what_follows_it(text: str, rest: str) -> None:
    assert without_greeting(text) == rest


@settings(deadline=None)
@given(ANY)
def test_what_is_left_of_a_text_without_its_greeting_ends_it(text: str) -> None:
    assert text.endswith(without_greeting(text).removeprefix(RECEIVED_MARK))
