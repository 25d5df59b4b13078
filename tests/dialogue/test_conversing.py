"""Free text works wherever a button is; a change of mind is heard; no question comes for ever."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from dialogue_person import CHOOSE_SUMMONS, SUMMONS, Person

from bot.port import Message

INTRODUCTION = "Je suis Sangfroid"


@pytest.mark.parametrize("first", [SUMMONS, "merci", "", "👍", "/nimporte", "qui êtes-vous ?"])
async def test_the_first_contact_is_introduced_once_whatever_it_is(
    person: Person, first: str
) -> None:
    heard = await person.says(first)
    heard += await person.says("merci beaucoup")
    heard += await person.says(SUMMONS)

    assert heard.count(INTRODUCTION) == 1


@pytest.mark.parametrize("first", ["/start", '/start{"role":"parent"}', "bonjour"])
async def test_the_welcome_is_its_own_introduction(person: Person, first: str) -> None:
    heard = await (person.presses(first) if first.startswith("/") else person.says(first))

    assert heard.count(INTRODUCTION) == 1
    assert len(person.replies) == 1


@pytest.mark.parametrize(
    "answer", ["1", "1.", "Oui", "oui", " OUI ! ", "oui c'est ça", "ouais", "👍"]
)
async def test_a_choice_may_be_typed(person: Person, answer: str) -> None:
    await person.presses(CHOOSE_SUMMONS)

    assert "déjà répondu, payé" in await person.says(answer)


async def test_every_choice_of_a_question_may_be_typed_by_its_digit(person: Person) -> None:
    await person.presses(CHOOSE_SUMMONS)
    await person.says("1")
    assert "Par quel moyen" in await person.says("3")
    assert "quel pays" in await person.says("2")
    assert "Étape 1" in await person.says("1")
    assert "1. " in await person.says("2")


async def test_digits_count_the_choices_of_the_last_answer_alone(person: Person) -> None:
    """After the lines of help there is no choice, and « 1 » is not the « Oui » of before."""
    await person.says("je veux mourir")
    await person.says("oui")

    assert "le plus important" not in await person.says("1")


async def test_a_question_is_left_open_after_three_askings(person: Person) -> None:
    await person.presses(CHOOSE_SUMMONS)
    asked = [await person.presses("/affirm")]
    for keys in ("qsdfgh jklm", "azer qsdf wxcv", "mlkj poiu"):
        asked.append(await person.says(keys))

    assert all("Rien de tout ça" in turn for turn in map(titles, person.turns[1:4]))
    assert "Rien de tout ça" not in titles(person.turns[4])
    for before, after in pairwise(asked):
        assert before.splitlines()[-1] != after.splitlines()[-1]


def titles(replies: list) -> list[str]:
    return [button.title for reply in replies for button in reply.buttons]


async def test_a_digression_is_answered_and_the_question_asked_again(person: Person) -> None:
    await person.presses(CHOOSE_SUMMONS)
    await person.presses("/affirm")
    heard = await person.says("est-ce que je vais aller en prison ?")

    assert "avis juridique" in heard
    assert "Rien de tout ça" in person.titles


async def test_a_change_of_mind_puts_the_loss_first(person: Person) -> None:
    """Given « none of that » and a plan, when they paid after all, then the bank comes first."""
    first_card = await person.has_a_plan()
    assert "banque" not in first_card
    heard = await person.says("en fait j'ai payé")
    assert "Par quel moyen" in heard
    heard = await person.says("par virement")

    assert "je corrige" in heard
    assert "Étape 1 sur" in heard
    assert "banque" in person.replies[-1].text.splitlines()[3].casefold()


async def test_a_change_of_mind_in_one_sentence_needs_no_question(person: Person) -> None:
    await person.has_a_plan()
    heard = await person.says("en fait j'ai payé avec une carte cadeau")

    assert "Étape 1 sur" in heard
    assert "coupon" in heard.casefold() or "carte" in heard.casefold()


async def test_the_plan_is_walked_to_its_end_and_taken_up_again(person: Person) -> None:
    await person.has_a_plan()
    await person.picks("Plus tard")
    for _ in range(12):
        if "C'est fait" not in person.titles:
            break
        await person.picks("C'est fait")

    assert "deuxième arnaque" in person.replies[-1].text
    assert "Tout effacer" in person.titles


async def test_the_way_back_from_everything_is_resume(person: Person) -> None:
    await person.has_a_plan()
    await person.presses("/talk_to_human")
    await person.presses("/resume")

    assert "C'est fait" in person.titles


@pytest.mark.parametrize("stop", ["/stop", "STOP", "stop.", "Stop !", "Efface tout"])
async def test_stop_forgets_everything(person: Person, rows, stop: str) -> None:
    await person.has_a_plan()
    assert rows(person.conversation) > 0
    heard = await (person.presses(stop) if stop.startswith("/") else person.says(stop))

    assert heard == "C'est fait."
    assert person.file == "forget" and person.titles == []
    assert rows(person.conversation) == 0
    assert "Étape" not in await person.says("merci")


@pytest.mark.parametrize("when", ["first", "in the form"])
async def test_stop_works_at_any_moment(person: Person, rows, when: str) -> None:
    if when == "in the form":
        await person.presses(CHOOSE_SUMMONS)
        await person.presses("/affirm")
    await person.says("stop")

    assert rows(person.conversation) == 0


async def test_the_language_follows_what_is_written(person: Person) -> None:
    await person.has_a_plan()
    heard = await person.says("sorry, could we please go on in English? I do not speak French")

    assert "Done" in person.titles
    assert "step" in heard.casefold()


@pytest.mark.parametrize(
    ("payload", "done"),
    [
        ("/choose_language", "Done"),
        ('/choose_language{"language":"en"}', "Done"),
        ('/choose_language{"language":"fr"}', "C'est fait"),
    ],
)
async def test_the_language_is_switched_in_place(person: Person, payload: str, done: str) -> None:
    await person.has_a_plan()
    await person.presses(payload)

    assert done in person.titles


async def test_the_client_speaks_for_who_has_not_written_yet(dialogue) -> None:
    english, german, unknown = (Person(dialogue, client) for client in ("en", "de", None))

    assert "I'm Sangfroid" in await english.presses("/start")
    assert "I'm Sangfroid" in await german.presses("/start")
    assert INTRODUCTION in await unknown.presses("/start")


async def test_the_choices_of_staff_are_numbered(person: Person) -> None:
    await person.presses('/start{"role":"staff"}')
    assert [title[0] for title in person.titles] == ["1", "2", "3", "4", "5"]
    await person.presses(CHOOSE_SUMMONS)
    assert person.titles[0] == "1 Oui"
    assert "Demander" in await person.says("1")
    await person.presses("/sos")
    assert person.titles == ["1 Oui", "2 Non", "3 Je ne sais pas"]


async def test_a_sentence_that_must_come_again_says_so(person: Person) -> None:
    await person.presses('/start{"role":"staff"}')
    await person.presses(CHOOSE_SUMMONS)
    await person.presses("/affirm")
    await person.presses("/deny")
    said = [await person.presses("/repeat") for _ in range(4)]

    for before, after in pairwise(said):
        assert before != after


async def test_quick_messages_of_one_person_are_answered_one_after_the_other(
    person: Person,
) -> None:
    """Three presses at once tick three steps, and no answer is lost."""
    await person.has_a_plan()
    presses = [Message(person.conversation, payload="/step_done") for _ in range(3)]
    answers = await asyncio.gather(*map(person.dialogue.reply, presses))

    said = ["\n".join(reply.text for reply in answer) for answer in answers]
    steps = [text.split("Étape ")[1][0] for text in said]
    assert steps == ["2", "3", "4"]


async def test_two_people_do_not_mix(person: Person, another: Person) -> None:
    await person.has_a_plan()
    await another.presses("/start")

    assert "Étape 2" in await person.picks("C'est fait")
    assert "Étape" not in await another.says("c'est fait")


@pytest.mark.parametrize("words", ["il faut que ça s'arrête", "comment arrêter tout ça ?"])
async def test_wanting_it_to_end_erases_nothing(person: Person, rows, words: str) -> None:
    """A victim's cry is no command: at the most, we ask."""
    await person.has_a_plan()
    before = rows(person.conversation)
    heard = await person.says(words)
    await person.dialogue.settle()  # type: ignore[attr-defined]

    assert rows(person.conversation) > before
    assert "C'est fait" not in heard and person.file is None


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Iemand belde van de bank en ik heb de code doorgegeven", "votre récit"),
        ("Répondez sous 72 heures à brigade.mineurs@gmail.com, gendarmerie nationale", "« sous 72"),
    ],
)
async def test_every_verdict_quotes_a_sign_or_says_what_it_goes_by(
    person: Person, text: str, ground: str
) -> None:
    assert ground in await person.says(text)


async def test_thanks_for_a_payment_are_said_once(dialogue) -> None:
    person = Person(dialogue, "en")
    await person.presses('/choose_situation{"situation":"bank_impersonation"}')
    await person.presses("/affirm")
    thanks = "It happens to many people in this situation"
    first = await person.says("bank transfer")
    await person.says("no")
    then = await person.says("UK")

    assert thanks in first
    assert thanks not in then


async def test_facts_before_the_story_are_not_called_unclear(person: Person) -> None:
    await person.presses("/start")
    for fact in ("oui", "j'ai pas répondu", "france"):
        heard = await person.says(fact)

    assert "Je ne comprends toujours pas" not in heard and "je suis dépassé" not in heard


@pytest.mark.parametrize(
    ("client", "text", "named"),
    [
        (
            "fr",
            "ils disent que je vais être jugé dans 72h pour pédopornographie je panique",
            "convocation",
        ),
        ("en", "you are being prosecuted for child pornography they wrote, 72 hours", "summons"),
    ],
)
async def test_the_letter_that_it_all_began_with_is_named(
    dialogue, client: str, text: str, named: str
) -> None:
    heard = await Person(dialogue, client).says(text)

    assert named in heard


@pytest.mark.parametrize("told", ["j'ai donné le code", "je leur ai donné mon code"])
async def test_a_code_given_to_a_false_adviser_is_no_code_of_ours(
    person: Person, told: str
) -> None:
    await person.presses('/choose_situation{"situation":"bank_impersonation"}')
    await person.presses("/affirm")
    await person.says(told)
    heard = await person.says("france")

    assert "Écrivez ici le code" not in heard
    assert "Appeler la banque" in heard


@pytest.mark.parametrize(
    ("client", "text"),
    [("fr", "ils disent que j'ai regardé des trucs"), ("en", "they say I looked at things")],
)
async def test_an_accusation_is_no_confession(dialogue, client: str, text: str) -> None:
    """Who repeats what a false letter accuses them of is not sent to a line for offenders."""
    person = Person(dialogue, client)
    await person.presses("/start")
    await person.presses(CHOOSE_SUMMONS)

    assert "0 806" not in await person.says(text)


async def test_another_who_is_said_to_be_a_minor_makes_nobody_a_child(person: Person) -> None:
    heard = await person.says(
        "jai envoyé mon nu a une fille sur un site, elle dit qu'elle est mineure et son père"
        " va porter plainte si je paye pas"
    )

    assert "Réveille un adulte" not in heard
    assert "tu " not in heard.lower().split("sangfroid")[-1]


async def test_a_fear_that_they_come_is_answered_as_one(person: Person) -> None:
    await person.has_a_plan()
    heard = await person.says("et si ils viennent")

    assert "Êtes-vous en danger en ce moment ?" not in heard
