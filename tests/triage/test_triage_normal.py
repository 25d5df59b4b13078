"""Text is made comparable without ever moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.normal import clean, fold

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
