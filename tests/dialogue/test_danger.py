"""Danger is answered first, at any stage; afterwards the conversation is where it was."""

from __future__ import annotations

import pytest
from dialogue_person import CHOOSE_SUMMONS, Person

from bot.care.danger import load_detector

SUICIDE_LINE = "3114"
INTRODUCTION = "Je suis Sangfroid"


async def begin(person: Person) -> None:
    await person.presses("/start")


async def confirm(person: Person) -> None:
    await person.presses(CHOOSE_SUMMONS)


async def form(person: Person) -> None:
    await confirm(person)
    await person.presses("/affirm")


async def plan(person: Person) -> None:
    await person.has_a_plan()


STAGES = [
    (begin, "Une convocation ou accusation"),
    (confirm, "Oui"),
    (form, "Rien de tout ça"),
    (plan, "C'est fait"),
]


@pytest.mark.parametrize(("stage", "choice"), STAGES)
async def test_danger_comes_first_and_then_the_conversation_resumes(
    person: Person, stage, choice: str
) -> None:
    await stage(person)
    heard = await person.says("je veux mourir")

    assert len(person.replies) == 1
    assert SUICIDE_LINE in heard
    assert "Est-ce que vous pensez à mourir ?" in heard
    assert person.titles == ["Oui", "Non", "Je ne sais pas"]

    heard = await person.says("non, c'est une façon de parler")
    assert "écrivez SOS" in heard
    assert choice in person.titles


@pytest.mark.parametrize(("stage", "choice"), STAGES)
async def test_sos_shows_the_lines_at_any_moment(person: Person, stage, choice: str) -> None:
    await stage(person)
    for way in (person.presses("/sos"), person.says("SOS"), person.says("sos !")):
        assert SUICIDE_LINE in await way
        assert len(person.replies) == 1

    await person.picks("Non")
    assert choice in person.titles


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("oui", "le plus important"),
        ("Oui", "le plus important"),
        ("1", "le plus important"),
        ("non", "écrivez SOS"),
        ("2", "écrivez SOS"),
        ("jsp", "Ne pas savoir"),
        ("3", "Ne pas savoir"),
    ],
)
async def test_the_answer_may_be_written(person: Person, answer: str, heard: str) -> None:
    await person.says("je veux mourir")
    said = await person.says(answer)

    assert heard in said
    assert INTRODUCTION not in said
    assert SUICIDE_LINE in said


async def test_a_question_that_danger_left_unread_does_not_count_as_asked(person: Person) -> None:
    await form(person)
    for _ in range(4):
        await person.says("je veux mourir")
    await person.says("non")

    assert "Rien de tout ça" in person.titles


@pytest.mark.parametrize("first", ["je veux mourir", "SOS"])
async def test_who_begins_with_danger_is_introduced_when_it_is_answered(
    person: Person, first: str
) -> None:
    assert INTRODUCTION not in await person.says(first)
    assert INTRODUCTION not in await person.says("non")
    assert INTRODUCTION in await person.says("j'ai reçu une convocation de la gendarmerie par mail")
    assert INTRODUCTION not in await person.says("merci")


async def test_possible_danger_adds_one_caring_question_and_sos(person: Person) -> None:
    perhaps = (
        "j'ai reçu une convocation par mail, j'en peux plus",
        "j'ai reçu une convocation par mail, il n'y a aucune issue",
        "j'ai reçu une convocation de la gendarmerie par mail, je veux disparaître",
        "j'ai reçu une convocation par mail et je n'ai plus goût à rien",
    )
    detector = load_detector()
    text = next(t for t in perhaps if (d := detector.detect(t)) and d.level == "possible")
    await person.says(text)
    first, *others = person.replies

    assert "comment tenez-vous ?" in first.text
    assert [button.title for button in first.buttons] == ["SOS"]
    assert any("convocation" in reply.text for reply in others), "and the answer comes as usual"


async def test_help_stays_in_sight_for_three_replies(person: Person) -> None:
    """One denial never disarms it."""
    await person.has_a_plan()
    await person.says("je veux mourir")
    line = "Si ça redevient trop lourd : 3114"
    seen = [line in await person.says("non, ça va")]
    seen += [line in await person.says("d'accord") for _ in range(3)]

    assert seen == [True, True, True, False]


async def test_after_a_denial_danger_is_heard_again(person: Person) -> None:
    await person.says("je veux mourir")
    await person.says("non")

    assert "Est-ce que vous pensez à mourir ?" in await person.says("jvs me tuer")


async def test_a_child_is_spoken_to_as_one_from_the_very_first_message(person: Person) -> None:
    heard = await person.says("jai 14 ans et je veux mourir")

    assert "Est-ce que tu penses à mourir ?" in heard
    assert "119" in heard


async def test_what_was_said_beside_the_danger_is_not_lost(person: Person) -> None:
    await person.says("je veux mourir, j'ai reçu une convocation de la gendarmerie par mail")
    await person.says("non, c'est une façon de parler")

    assert "Oui" in person.titles, "whether it is a false summons is what comes next"


async def test_words_behind_a_command_are_read_for_danger(person: Person) -> None:
    heard = await person.presses("/ask_capabilities", words="je veux mourir")

    assert SUICIDE_LINE in heard


async def test_stop_with_a_cry_for_help_shows_the_lines_and_forgets(person: Person, rows) -> None:
    await plan(person)
    heard = await person.presses("/stop", words="je veux mourir")

    assert SUICIDE_LINE in person.replies[0].text
    assert heard.endswith("C'est fait.")
    assert [reply.file for reply in person.replies] == [None, "forget"]
    assert rows(person.conversation) == 0


async def test_a_received_text_is_not_the_persons_own_danger(person: Person) -> None:
    heard = await person.says(
        "Paie 500 € sinon je vais mourir de froid ici mon amour", forwarded=True
    )

    assert "Est-ce que vous pensez à mourir" not in heard


async def test_an_english_speaker_reads_the_lines_in_english(dialogue) -> None:
    person = Person(dialogue, client="en-GB")

    assert "Are you thinking about dying?" in await person.says("I want to kill myself")
    assert person.titles == ["Yes", "No", "I don't know"]


async def test_danger_at_the_end_of_a_very_long_text_is_seen(person: Person) -> None:
    heard = await person.says("je ne sais pas. " * 6000 + "je veux mourir")

    assert SUICIDE_LINE in heard
