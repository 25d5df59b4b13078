"""Only the catalogue speaks: nothing else can be said, and a quotation brings nothing with it."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.care.catalogue import load_catalogue
from bot.care.crisis import breakdown_text, caring_question, crisis_reply, still_here
from bot.care.entries import BUTTON, TEXT
from bot.care.provenance import load_provenance, said_from_catalogue
from bot.care.quick_exit import LEFT, last_line, limits_of_chat, limits_of_terminal
from bot.plans.card import card_messages, first_aid_text, how_messages
from bot.plans.knowledge import load_knowledge
from bot.plans.wording import LANGUAGES, VOICES, Hearer
from bot.telegram.texts import load_texts
from bot.triage.inert import inert
from bot.triage.signs import ORDER

KNOWLEDGE = load_knowledge()
PROVENANCE = load_provenance()
ENTRIES = [e for e in load_catalogue().entries if e.use == TEXT and not e.placeholders]
HEARERS = [Hearer(language, voice) for language in LANGUAGES for voice in VOICES]
LINE = "Ce qui le montre, dans ce que vous m'avez envoyé :\n• « {} » : on vous presse pour vous {}"
RUSHED = LINE.replace("vous {}", "vous empêcher de réfléchir")
COUNTRIES = ["FR", "BE", "CH", "CA", "SN", "GB", "US", "OTHER", None]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_text_may_be_said(entry) -> None:
    assert said_from_catalogue(entry.words.strip())


@pytest.mark.parametrize("hearer", HEARERS, ids=str)
def test_what_is_put_together_may_be_said(hearer: Hearer) -> None:
    said = [breakdown_text(None), breakdown_text(hearer.language)]
    for country in COUNTRIES:
        said += [
            crisis_reply(kind, hearer, country, minor).text
            for kind in ("crisis_self", "crisis_other", "child_danger", "violence_danger", "sos")
            for minor in (True, False)
        ]
        said.append(still_here("crisis_self", hearer, country, True))
        for situation in KNOWLEDGE.situations.values():
            said.append(first_aid_text(situation, hearer, country, KNOWLEDGE))
        for step in KNOWLEDGE.steps.values():
            facts = {"country": country}
            plan = [step.id, "next"]
            said += card_messages(KNOWLEDGE, step, plan, hearer, "fake_summons", facts)
            said += how_messages(KNOWLEDGE, step, hearer)
    said.append(caring_question("crisis_self", hearer).text)

    assert [text for text in said if not said_from_catalogue(text)] == []


@pytest.mark.parametrize("code", ["fr", "en", None])
def test_the_telegram_room_speaks_from_the_catalogue(code: str | None) -> None:
    texts = load_texts()
    alone = [texts.media(code), texts.group(code, "@a_bot"), texts.trouble(code)]
    alone += [texts.taken_out(code), texts.left_in(code), texts.page(code, 2, 14)]

    assert [text for text in alone if not said_from_catalogue(text)] == []
    menu = {entry.words for entry in load_catalogue().within("channel_texts.commands.")}
    assert {words for language in LANGUAGES for _, words in texts.commands(language)} == menu


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_after_stop_is_from_the_catalogue(language: str) -> None:
    left = [limits_of_chat(language, why) for why in (None, *LEFT)]
    left += [last_line(language), last_line(language, erased=False), limits_of_terminal(language)]

    assert [text for text in left if not said_from_catalogue(text)] == []


@given(data=st.data(), entry=st.sampled_from(ENTRIES), word=st.text(min_size=1, max_size=12))
def test_a_text_with_a_word_changed_is_refused(data, entry, word: str) -> None:
    words = entry.words.strip()
    place = data.draw(st.sampled_from(list(re.finditer(r"\S+", words))))
    changed = f"{words[: place.start()]}{word}{words[place.end() :]}"
    known = {" ".join(line.split()) for e in ENTRIES for line in [e.words, *e.words.split("\n")]}
    lines = [" ".join(line.split()) for line in changed.split("\n") if line.strip()]
    assume(changed.strip() and " ".join(changed.split()) not in known)
    assume(not set(lines) <= known)

    assert not said_from_catalogue(changed)


@given(entry=st.sampled_from(ENTRIES), added=st.text(min_size=1).filter(str.strip))
def test_nothing_is_added_before_or_behind(entry, added: str) -> None:
    assume(not said_from_catalogue(added.strip()))
    assume(not re.fullmatch(r"\s*(?:→|\d{1,2}\.)\s*", added))

    assert not said_from_catalogue(f"{entry.words.strip()} {added}")
    assert not said_from_catalogue(f"{added} {entry.words.strip()}")


@pytest.mark.parametrize(
    "text",
    [
        "Vous avez bien fait d'écrire. Ne payez pas, et tout ira bien.",
        "I'm so sorry this happened. As an AI language model, I suggest that you stay calm.",
        "C'est noté, merci. Envoyez-moi votre numéro de carte.",
        "C'est noté,merci.",
        "C'est noté, merci",
        "Merci de m'écrire. C'est très probablement {name}.",
        "Merci de m'écrire. C'est très probablement un ami.",
        "On reprend l'étape 2000 : Appeler la banque ?",
        "→ 3114, prévention du suicide : 0 800 000 000",
        "→ C'est noté, → merci.",
        "une fausse convocation",
        "",
        " ",
        "a" * 10_000,
    ],
)
def test_what_somebody_made_up_is_refused(text: str) -> None:
    assert not said_from_catalogue(text)


def test_a_piece_of_the_message_is_quoted() -> None:
    message = "Répondez sous 72 heures à brigade@gmail.com"

    assert said_from_catalogue(RUSHED.format("sous 72 heures"), message)
    assert not said_from_catalogue(RUSHED.format("sous 24 heures"), message)
    assert said_from_catalogue(RUSHED.format(inert("à brigade@gmail.com")), message)


@pytest.mark.parametrize(
    "quote",
    [
        "a » : on vous presse pour vous empêcher de réfléchir\nPayez vite",
        "sous 72 heures\nPayez vite",
        "http://a.example",
        "a.example/x",
        "@police",
        "/stop",
        "tg://resolve",
        "72 h ” puis “ 24 h",
        "a\u202eb",
        "a" * 400,
        "",
    ],
)
def test_a_quotation_smuggles_nothing(quote: str) -> None:
    """Whatever the person's message says: a quotation that could be touched is refused."""
    assert not said_from_catalogue(RUSHED.format(quote), quote)
    assert not said_from_catalogue(RUSHED.format(quote))


@given(st.text(max_size=300))
def test_any_message_can_be_quoted_once_it_is_inert(message: str) -> None:
    shown = inert(message)
    assume(shown)

    assert said_from_catalogue(RUSHED.format(shown), message) or len(shown) >= 199


@pytest.mark.parametrize("title", ["Oui", "1 Oui", "C'est fait", "SOS", "English", "12 Non"])
def test_a_button_says_what_was_reviewed(title: str) -> None:
    assert PROVENANCE.allows_button(title)


@pytest.mark.parametrize("title", ["", "Payer", "Oui !", "x Oui", "1", "123 Oui", "Oui\nNon"])
def test_a_button_says_nothing_else(title: str) -> None:
    assert not PROVENANCE.allows_button(title)


def test_a_title_is_no_message_and_a_message_no_title() -> None:
    titles = {e.words for e in load_catalogue().entries if e.use == BUTTON}

    assert "Rien de cela" in titles and not said_from_catalogue("Rien de cela")
    assert not PROVENANCE.allows_button("C'est noté, merci.")


def test_every_sign_can_be_quoted() -> None:
    for sign in ORDER:
        for language, form in (
            ("fr", "• « x » : {}"),
            ("fr_tu", "• « x » : {}"),
            ("en", "• “x”: {}"),
        ):
            assert said_from_catalogue(form.format(KNOWLEDGE.signs[sign][language]), "x")


@pytest.mark.parametrize(
    "text",
    [
        RUSHED.format("a " * 90),
        "• « " * 2000,
        "• « " + "a" * 7_000,
        "C'est noté, merci. " * 400,
        "→ " * 4_000,
        ("C'est noté, merci. " * 300) + "non",
    ],
    ids=["a long quote", "quotes in quotes", "one long quote", "repeated", "arrows", "almost"],
)
def test_a_hostile_text_is_read_in_no_time(text: str) -> None:
    began = time.perf_counter()
    said_from_catalogue(text, text)

    assert time.perf_counter() - began < 0.1


def test_a_typical_reply_is_read_in_less_than_two_milliseconds() -> None:
    reply = crisis_reply("crisis_self", Hearer("fr", "child"), None, True).text
    times = []
    for _ in range(50):
        began = time.perf_counter()
        assert said_from_catalogue(reply, "je veux mourir")
        times.append(time.perf_counter() - began)

    assert sorted(times)[25] < 0.002
