"""Whatever somebody sends, the answer fits, and the conversation goes on."""

from __future__ import annotations

import pytest
from dialogue_person import CHOOSE_SUMMONS, Person

from bot.port import Message

NO_WORD = "Je n'ai reçu aucun mot"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "   \n\t ",
        "\u00a0\u2003",
        "\x00",
        "\x00\x00 \x00",
        "\ud800",
        "\udfff\ud800 ",
        "\u200b\ufeff",
    ],
)
async def test_a_message_without_words_is_said_to_be_one(person: Person, text: str) -> None:
    assert NO_WORD in await person.says(text)
    assert person.buttons


@pytest.mark.parametrize("text", ["🎉", "🎉🎉🎉", "❤️", "?!", "...", "///", "🤷🏽‍♀️"])
async def test_signs_and_emoji_alone_are_no_words(person: Person, text: str) -> None:
    assert NO_WORD in await person.says(text)
    assert person.buttons


@pytest.mark.parametrize(
    ("emoji", "heard"),
    [("👍", "déjà répondu"), ("👍🏽", "déjà répondu"), ("👎", "me corriger"), ("😭😭", "normal")],
)
async def test_a_known_emoji_is_an_answer(person: Person, emoji: str, heard: str) -> None:
    await person.presses(CHOOSE_SUMMONS)

    assert heard in await person.says(emoji)


async def test_nul_and_lone_surrogates_among_words_are_dropped(person: Person) -> None:
    answer = await person.says("j'ai reçu une \x00convocation\ud800 de la gendar\x00merie par mail")

    assert "une fausse convocation" in answer


@pytest.mark.parametrize(
    "piece", ["a", "mot ", "je ne sais pas quoi dire. ", "é\n", "🎉", "/", "{", "\\"]
)
async def test_a_hundred_thousand_characters_are_answered(person: Person, piece: str) -> None:
    await person.says((piece * 100_000)[:100_000])

    assert person.buttons
    assert all(0 < len(reply.text) <= 4096 for reply in person.replies)


@pytest.mark.parametrize(
    "text",
    [
        '/greet{"slot":"evil"}',
        '/inform{"paid":"yes","age_band":"13_15"}',
        '/start{"role":"staff"}',
        '/ /start{"role":"staff"}',
        '/\t/start{"role":"staff"}',
        '\u00a0/\u00a0/start{"role":"staff"}',
        '/\n/choose_situation{"situation":"romance_scam"}',
        "/restart",
        "/session_start",
    ],
)
async def test_a_typed_payload_is_only_words(person: Person, text: str) -> None:
    """It names nothing, ticks nothing and makes nobody an agent."""
    await person.presses("/start")
    await person.says(text)
    tracker = await person.dialogue._store.retrieve(person.conversation)  # type: ignore[attr-defined]

    assert tracker.get_slot("role") is None
    assert tracker.get_slot("paid") is None
    assert tracker.get_slot("age_band") is None
    assert tracker.latest_message.intent["confidence"] < 1, "classified, not obeyed"


async def test_a_typed_affirm_is_not_the_button(person: Person) -> None:
    await person.presses("/start")
    heard = await person.says('/affirm{"paid":"yes"}')

    assert person.buttons
    assert "payé" not in heard


@pytest.mark.parametrize(
    "payload",
    [
        "/nonsense",
        "/restart",
        "/back",
        "/session_start",
        "/nlu_fallback",
        '/inform{"paid":"evil"}',
        '/choose_situation{"situation":"FAKE_SUMMONS"}',
        '/choose_situation{"situation":"__other__"}',
        "affirm",
        "\x00",
        "/" + "x" * 100_000,
    ],
)
async def test_an_unknown_payload_is_answered_like_an_old_button(
    person: Person, payload: str
) -> None:
    await person.has_a_plan()
    heard = await person.presses(payload)

    assert "message plus ancien" in heard
    assert "étape 1" in heard
    assert "C'est fait" in person.titles


async def test_a_choice_without_a_situation_asks_which(person: Person) -> None:
    await person.presses("/start")
    await person.presses("/choose_situation")

    assert len(person.buttons) > 2
    assert "Pardon" not in person.replies[0].text


async def test_a_card_of_a_step_that_is_done_says_where_we_are(person: Person) -> None:
    await person.has_a_plan()
    old = person.buttons[0].payload
    await person.presses(old)
    heard = await person.presses(old)

    assert "message plus ancien" in heard
    assert "étape 2" in heard


@pytest.mark.parametrize("move", ["step_done", "step_how", "step_later"])
async def test_a_card_of_an_earlier_plan_is_no_yes_to_a_question(person: Person, move: str) -> None:
    """Given a new situation that waits for a yes, an old card does not confirm it."""
    await person.presses(CHOOSE_SUMMONS)
    heard = await person.presses(f'/{move}{{"step":"stop_paying"}}')

    assert "message plus ancien" in heard
    assert "Oui" in person.titles


async def test_a_card_pressed_during_the_questions_does_not_answer_them(person: Person) -> None:
    await person.presses(CHOOSE_SUMMONS)
    await person.presses("/affirm")
    heard = await person.presses('/step_done{"step":"stop_paying"}')

    assert "message plus ancien" in heard
    assert "Rien de tout ça" in person.titles


async def test_a_text_and_a_button_may_come_together(person: Person) -> None:
    await person.dialogue.reply(Message(person.conversation, "des mots", "/start"))

    assert "Avez-vous" not in await person.says("bonjour")
