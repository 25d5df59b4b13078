"""A disguise comes off, and what is no disguise stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.care.disguise import emoji_in_words, undisguised

DISGUISES = {
    "ѕuісіdе": "suicide",
    "k1ll mys3lf": "kill myself",
    "s.u.i.c.i.d.e": "suicide",
    "m*o*u*r*i*r": "mourir",
    "nooooon": "noon",
    "a\u202eb\u2066c": "abc",
    "je v€ux cr3ver": "je veux crever",
}
PLAIN = [
    "il me doit 500 euros",
    "F24124",
    "c'est à 18h30",
    "gr8",
    "привет как дела",
    "COVID19",
    "j'ai 2m1 chez moi",
    "une ligne\nune autre",
]


@pytest.mark.parametrize(("disguised", "plain"), DISGUISES.items())
def test_a_disguise_comes_off(disguised: str, plain: str) -> None:
    assert undisguised(disguised) == plain


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_disguise_stays(text: str) -> None:
    assert undisguised(text) == text


@pytest.mark.parametrize(("language", "word"), [("fr", "cercueil"), ("en", "coffin")])
def test_emoji_are_read_as_what_they_show(language: str, word: str) -> None:
    assert word in emoji_in_words("⚰️", language)


@given(st.text())
def test_any_text_can_be_undisguised(text: str) -> None:
    assert "\u200b" not in undisguised(text)
