"""A disguise comes off, and what is no disguise stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.care.danger_words import danger_in_words
from bot.care.disguise import emoji_in_words, undisguised

DISGUISES = {
    "ѕuісіdе": "suicide",
    "k1ll mys3lf": "kill myself",
    "s.u.i.c.i.d.e": "suicide",
    "m*o*u*r*i*r": "mourir",
    "nooooon": "noon",
    "a\u202eb\u2066c": "abc",
    "je v€ux cr3ver": "je veux crever",
    "m 0 u r i r": "mourir",
    "m о u r i r": "mourir",  # a Cyrillic letter
    "j e  v e u x  m o u r i r": "je veux mourir",
    "i w-a-n-t t-o d-i-e": "i want to die",
    "je veux m - o - u - r - i - r": "je veux mourir",
    "m\u2800o\u2800u\u2800r\u2800i\u2800r": "mourir",
    "m\no\nu\nr\ni\nr": "mourir",
    "voilà\nm\no\nr\nt\nvoilà": "voilà\nmort\nvoilà",
    "de\u0301ce\u0301de\u0301": "décédé",
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
    "été, où, ça, Noël, cœur, naïf",
    "un livret à 7,5 %, de 9 h à 23 h, le 1/2/25",
    "on m'a pris 1,2,3 puis 4",
    "they gave me a B. i cried",
    "c'est à 9 h, j'ai peur",
    "oui/non, et/ou",
    "ça va 🇫🇷",
    "🇫🇷🇧🇪 🇨🇭",
    "مرحباً نُشرت",
    "हिन्दी में",
]
HIDDEN = {
    "a dotless i": "ı want to dıe",
    "small capitals": "ɪ ᴡᴀɴᴛ ᴛᴏ ᴅɪᴇ",
    "small capitals in French": "ᴊᴇ ᴠᴇᴜx ᴍᴏᴜʀɪʀ",
    "black discs": "i want to 🅓🅘🅔",
    "black squares": "i want to 🅳🅸🅴",
    "squares and discs": "i want to 🄳🄸🄴, Ⓓⓘⓔ",
    "letters of flags": "i want to 🇩🇮🇪",
    "letters of flags, spaced": "je veux 🇲 🇴 🇺 🇷 🇮 🇷",
    "letters of flags, kept from being flags": "je veux 🇲\u200b🇴\u200b🇺\u200b🇷\u200b🇮\u200b🇷",
    "slashes": "je veux m/o/u/r/i/r",
    "commas": "je veux m,o,u,r,i,r",
    "bars": "je veux m|o|u|r|i|r",
    "backslashes": "je veux m\\o\\u\\r\\i\\r",
    "one letter a line": "je veux m\no\nu\nr\ni\nr",
    "one letter a line, of Windows": "je veux m\r\no\r\nu\r\nr\r\ni\r\nr",
    "one letter a line, everywhere": "j\ne\n\nv\ne\nu\nx\n\nm\no\nu\nr\ni\nr",
    "struck through": "je veux m\u0336o\u0336u\u0336r\u0336i\u0336r\u0336",
    "underlined": "je veux m\u0332o\u0332u\u0332r\u0332i\u0332r",
    "circled by a mark": "je veux m\u20ddo\u20ddu\u20ddr\u20ddi\u20ddr\u20dd",
    "a pile of marks": "je veux mo\u0336\u0316\u0323\u0301\u0336\u0316\u0323\u0301urir",
    "variation selectors": "je veux m\ufe0fo\ufe0fu\ufe0fr\ufe0fi\ufe0fr\ufe0f",
    "rare variation selectors": "je veux m\U000e0100o\U000e0101urir",
}
LONG = {
    "phrases in one character": "\ufdfa" * 60_000,
    "characters that become six": "\u3316" * 60_000,
    "a pile of marks": "a" + "\u0301\u0316" * 30_000,
    "a pile that is upside down": "a" + "\u0301" * 10_000 + "\u0316" * 50_000,
    "single letters": "a " * 30_000 + "bc",
    "gaps": "a" + "_." * 30_000,
    "stars": "a" + "*" * 60_000,
    "digits in letters": "a1" * 30_000 + "_",
    "letters of flags": "🇩🇮🇪" * 20_000,
    "one character of each kind": "".join(map(chr, range(0x100, 0x5000))),
}


@pytest.mark.parametrize(("disguised", "plain"), DISGUISES.items())
def test_a_disguise_comes_off(disguised: str, plain: str) -> None:
    assert undisguised(disguised) == plain


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_disguise_stays(text: str) -> None:
    assert undisguised(text) == text


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_danger_is_found_below_a_disguise(text: str) -> None:
    danger = danger_in_words(undisguised(text))

    assert danger is not None
    assert (danger.kind, danger.level) == ("crisis_self", "sure")


@pytest.mark.parametrize("text", ["🇫🇷", "je suis en 🇫🇷", "🇩🇪 🇮🇪", "ı live here", "kapı, ışık"])
def test_a_flag_or_a_turkish_letter_is_no_danger(text: str) -> None:
    assert danger_in_words(undisguised(text)) is None


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_no_text_of_the_longest_kind_takes_long(text: str) -> None:
    cut = text[:20_000]
    began = time.process_time()
    plain = undisguised(cut)

    assert time.process_time() - began < 0.4
    assert len(plain) <= 6 * len(cut)


@pytest.mark.parametrize(("language", "word"), [("fr", "cercueil"), ("en", "coffin")])
def test_emoji_are_read_as_what_they_show(language: str, word: str) -> None:
    assert word in emoji_in_words("⚰️", language)
    assert word in emoji_in_words(undisguised("⚰️"), language)


@given(st.text())
def test_any_text_can_be_undisguised(text: str) -> None:
    assert "\u200b" not in undisguised(text)
