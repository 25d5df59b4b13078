"""Replies are laid out so that Telegram takes them and a reader can follow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.port import Button, Reply
from bot.telegram.rendering import button_data, read_button_data, render, with_choice
from bot.telegram.splitting import split, units


def rows(*titles: str) -> list[list[str]]:
    buttons = tuple(Button(title, "/x") for title in titles)
    keyboard = render(Reply("?", buttons))[-1].keyboard
    assert keyboard is not None
    return [[key.text for key in row] for row in keyboard.inline_keyboard]


def test_a_short_reply_is_one_message():
    assert [part.text for part in render(Reply("Bonjour."))] == ["Bonjour."]


def test_a_reply_of_exactly_4096_units_is_one_message():
    assert len(render(Reply("🙂" * 2048))) == 1
    assert len(render(Reply("🙂" * 2048 + "a"))) == 2


def test_an_emoji_is_never_cut_in_two():
    parts = split("a" + "🙂" * 3000)

    assert "".join(parts) == "a" + "🙂" * 3000
    assert max(map(units, parts)) <= 4096


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Un deux.\n\nTrois quatre. Cinq", ["Un deux.", "Trois quatre. Cinq"]),
        ("Un deux trois. Quatre cinq", ["Un deux trois.", "Quatre cinq"]),
        ("« Un deux trois ! » Quatre", ["« Un deux trois ! »", "Quatre"]),
        ("un deux trois quatre cinq six", ["un deux trois quatre", "cinq six"]),
        ("un deux trois quatre\u00a0? cinq", ["un deux trois", "quatre\u00a0? cinq"]),
        ("a" * 25, ["a" * 20, "a" * 5]),
        ("   ", []),
    ],
)
def test_a_text_is_cut_where_a_reader_would_pause(text, parts):
    """Paragraph first, then sentence, then word, then anywhere; here at 20 units."""
    assert split(text, limit=20) == parts


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab é🙂.!?\n\t\u00a0»\ud800\0"), max_size=400))
def test_nothing_but_blanks_is_lost_in_cutting(text):
    parts = split(text, limit=16)

    assert all(part and units(part) <= 16 for part in parts)
    kept = "".join("".join(parts).split())
    assert kept == "".join(text.replace("\0", "").replace("\ud800", "").split())


def test_buttons_stand_two_or_three_in_a_row_when_short_and_alone_when_long():
    assert rows("Oui", "Non") == [["Oui", "Non"]]
    assert rows("Oui", "Non", "Stop") == [["Oui", "Non", "Stop"]]
    assert rows("C'est fait", "Comment ?", "Plus tard") == [
        ["C'est fait", "Comment ?"],
        ["Plus tard"],
    ]
    assert rows("1", "2", "3", "4") == [["1", "2"], ["3", "4"]]
    assert rows("Oui", "J'ai envoyé des papiers") == [["Oui"], ["J'ai envoyé des papiers"]]


def test_buttons_without_a_text_still_have_something_to_stand_under():
    (part,) = render(Reply(" ", (Button("Oui", "/affirm"),)))

    assert part.text == "…"


def test_an_empty_reply_is_no_message():
    assert render(Reply(" \n\0")) == []


def test_a_payload_that_telegram_cannot_carry_is_a_programming_error():
    assert button_data("/" + "a" * 62, None)
    with pytest.raises(ValueError, match="63 bytes, this one has 64"):
        render(Reply("?", (Button("Oui", "/" + "a" * 63),)))


def test_button_data_says_whether_it_stands_on_a_card():
    assert read_button_data(button_data('/pay{"paid":true}', None)) == ('/pay{"paid":true}', False)
    assert read_button_data(button_data("/done", "step")) == ("/done", True)


@pytest.mark.parametrize("data", [None, "", "c", "m", "x/affirm", "/affirm", "\ud800", "c/a\ud800"])
def test_data_that_we_never_wrote_is_an_outdated_button(data):
    assert read_button_data(data) == ("/outdated", False)


def test_a_choice_is_only_added_where_it_fits():
    assert with_choice("Avez-vous payé ?", "J'ai payé") == "Avez-vous payé ?\n\n› J'ai payé"
    assert with_choice("a" * 4090, "J'ai payé") is None
