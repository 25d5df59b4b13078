"""The room's own sentences are there in both languages, and fit where they are shown."""

from __future__ import annotations

import re

import pytest

from bot.commands import PAYLOADS
from bot.telegram.sending import kind
from bot.telegram.texts import LANGUAGES, SENTENCES, ChannelTextsError, load_texts, spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_menu_is_understood(texts, language):
    for command, description in texts.commands(language):
        assert command in PAYLOADS
        assert re.fullmatch(r"[a-z0-9_]{1,32}", command)
        assert 3 <= len(description) <= 256


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SENTENCES)
def test_a_lock_screen_shows_nothing_that_gives_the_person_away(texts, language, key):
    start = texts.sentences[key][language][:40].lower()

    assert not re.search("arnaque|chantage|scam|blackmail|sex|intim|police|plainte|menac", start)


def test_languages_are_chosen_by_the_client_s_code():
    codes = ["fr", "fr-CA", "FR", None, "en-GB", "de", "fry"]

    assert [spoken(code) for code in codes] == ["fr", "fr", "fr", "fr", "en", "en", "en"]


def test_a_missing_sentence_is_named_at_the_start(tmp_path):
    file = tmp_path / "channel_texts.yml"
    file.write_text("media: {fr: Bonjour}\n", encoding="utf-8")

    with pytest.raises(
        ChannelTextsError, match=r"channel_texts\.yml: `media` has nothing for `en`"
    ):
        load_texts(file)


def test_an_error_is_named_without_its_words():
    try:
        raise KeyError("mot-secret")
    except KeyError as error:
        named = kind(error)

    assert named.startswith("KeyError at test_telegram_texts.py:")
