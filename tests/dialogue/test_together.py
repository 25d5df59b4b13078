"""A teenager and a parent follow one plan, each in their own voice, and end it when they like."""

from __future__ import annotations

import asyncio

import pytest
from dialogue_person import Person
from two_people import (
    asks_for_a_code,
    follow_one_plan,
    has_a_plan,
    leaves_questions_open,
    shared_rows,
    slots_of,
)

from bot.dialogue.engine import RasaDialogue
from bot.dialogue.shared_plan import own_steps, plan_to_share

KEEP = '/step_done{"step":"keep_evidence"}'
SENT = '/step_done{"step":"stop_sending"}'


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_whole_story(dialogue: RasaDialogue, language: str) -> None:
    said = {
        "fr": {
            "asks": "je veux que ma mère suive avec moi",
            "shares": ("un chantage avec des images", "pas ce que tu écris", "72 heures"),
            "writes": "bonjour, ma fille m'a donné ce code : {}",
            "who": "Son parent",
            "joined": ("à deux", "Ce n'est pas ta faute", "cette nuit", "transférer"),
            "told": "Ton parent suit maintenant ce plan avec toi",
            "ticked": ("Votre enfant a coché : « Ne plus rien envoyer »",),
            "follows": "qui suit avec moi ?",
            "name": "Ton parent suit ce plan avec toi",
            "stops": "arrêter de partager",
            "stopped": "n'est plus partagé",
            "ended": "Le plan n'est plus partagé ; ce qui est coché reste ici",
        },
        "en": {
            "asks": "can my mum follow this too",
            "shares": ("blackmail with images", "not what you write", "72 hours"),
            "writes": "hello, my daughter gave me this code: {}",
            "who": "Their parent",
            "joined": ("together", "This is not your fault", "tonight", "forward"),
            "told": "Your parent now follows this plan with you",
            "ticked": ("Your child ticked: “Send nothing more”",),
            "follows": "who is following with me?",
            "name": "Your parent follows this plan with you",
            "stops": "stop sharing",
            "stopped": "no longer shared",
            "ended": "The plan is no longer shared; what is ticked stays here",
        },
    }[language]
    young, mother = Person(dialogue, language), Person(dialogue, language)
    await has_a_plan(young, f'/choose_language{{"language":"{language}"}}')

    offer = await young.says(said["asks"])
    for words in said["shares"]:
        assert words in offer
    code = next(line for line in offer.splitlines() if "-" in line).rsplit(" ", 1)[-1]

    assert said["who"] in (await mother.says(said["writes"].format(code.lower())), mother.titles)[1]
    welcome = await mother.picks(said["who"])
    for words in said["joined"]:
        assert words in welcome

    assert said["told"] in await young.presses(SENT)
    news = await mother.presses('/step_done{"step":"stay_near_tonight"}')
    for words in said["ticked"]:
        assert words in news
    assert said["told"] not in await young.presses("/resume")
    assert said["name"] in await young.says(said["follows"])

    assert said["stopped"] in await young.says(said["stops"])
    assert said["ended"] in await mother.presses("/resume")
    assert said["ended"] not in await mother.presses("/resume")


async def test_it_is_offered_once_and_not_in_the_first_answer(person: Person) -> None:
    first = await has_a_plan(person)

    assert "Suivre à deux" not in person.titles and "suivre ce plan avec toi" not in first
    assert "Il verra les étapes, pas tes messages" in await person.picks("C'est fait")
    assert "Suivre à deux" in person.titles
    await person.picks("C'est fait")
    assert "Suivre à deux" not in person.titles


async def test_it_is_offered_when_a_parent_knows(person: Person) -> None:
    await has_a_plan(person)
    answer = await person.says("ma mère est au courant")

    assert "une très bonne chose" in answer
    assert "Suivre à deux" in person.titles


async def test_an_adult_is_not_offered_it(person: Person) -> None:
    await person.has_a_plan()
    await person.picks("C'est fait")

    assert "Suivre à deux" not in person.titles
    assert "Voici un code" in await person.says("est-ce que ma soeur peut suivre avec moi ?")


async def test_a_parent_invites_their_child(person: Person, another: Person) -> None:
    mother, son = person, another
    await has_a_plan(mother, '/start{"role":"parent"}')
    assert "votre enfant peut suivre ce plan avec vous" in await mother.picks("C'est fait")
    code = await asks_for_a_code(mother)

    assert "Qui écrit ici ?" in await son.says(code)
    welcome = await son.picks("Moi, son enfant")

    assert "Tu" in welcome and "vous" not in welcome.lower().split()
    assert "Ton parent suit ce plan avec toi" in await son.says("qui suit avec moi ?")
    assert "Votre enfant suit maintenant ce plan avec vous" in await mother.presses("/resume")


async def test_another_adult_is_not_called_the_parent(person: Person, another: Person) -> None:
    await has_a_plan(person)
    await another.says(await asks_for_a_code(person))
    welcome = await another.picks("Un autre adulte de confiance")

    assert "lisez « la personne que vous aidez »" in welcome
    assert "L'adulte de confiance suit maintenant" in await person.presses("/resume")
    assert "La personne que vous aidez suit" in await another.says("qui suit avec moi ?")


async def test_before_there_is_a_plan_there_is_no_code(person: Person) -> None:
    await person.says("je veux que ma mère suive avec moi")
    assert "dès que votre plan sera prêt" in await person.presses("/share_case")

    await person.presses('/choose_situation{"situation":"sextortion_minor"}')
    await person.presses("/affirm")
    answer = await person.says("je veux que ma mère suive avec moi")
    assert "ce sera possible" in answer and "Moins de 13" in person.titles


async def test_staff_gets_no_code(person: Person) -> None:
    await has_a_plan(person, '/start{"role":"staff"}')

    assert "Pas de partage depuis un appel" in await person.presses("/share_case")


async def test_the_same_step_ticked_by_both_at_once(person: Person, another: Person) -> None:
    await follow_one_plan(person, another)
    await asyncio.gather(person.presses(SENT), another.presses(SENT), person.presses(KEEP))
    await asyncio.gather(person.presses("/resume"), another.presses("/resume"))

    for one in (person, another):
        assert sorted((await slots_of(one))["done"]) == ["keep_evidence", "stop_sending"]
    late = await another.presses(KEEP)
    assert "ancien" not in late and "Étape" in late


async def test_typed_words_tick_the_card_that_was_shown(person: Person, another: Person) -> None:
    await follow_one_plan(person, another)
    await another.presses('/step_done{"step":"stay_near_tonight"}')
    await person.presses(SENT)
    await another.says("ok on l'a fait ensemble")

    assert "tell_trusted_adult" not in (await slots_of(another))["done"]


async def test_what_is_put_off_is_put_off_for_both(person: Person, another: Person) -> None:
    await follow_one_plan(person, another)
    await person.presses('/step_later{"step":"stop_sending"}')
    await another.presses("/resume")
    assert (await slots_of(another))["later"] == ["stop_sending"]

    await another.presses(SENT)
    await person.presses("/resume")
    slots = await slots_of(person)
    assert (slots["done"], slots["later"]) == (["stop_sending"], [])


async def test_what_a_parent_tells_changes_the_plan_of_both(
    person: Person, another: Person
) -> None:
    await follow_one_plan(person, another)
    await person.presses("/resume")
    await another.presses('/inform{"payment_means":"card"}')
    assert await leaves_questions_open(another)
    answer = await person.presses("/resume")

    assert "Ton parent a complété le plan" in answer
    slots = await slots_of(person)
    assert "call_bank" in slots["shared_steps"] and slots["payment_means"] is None


async def test_facts_stay_with_whoever_told_them(person: Person, another: Person) -> None:
    await follow_one_plan(person, another)
    await another.presses("/resume")
    slots = await slots_of(another)

    assert slots["age_band"] == "unsaid" and slots["role"] == "parent"
    assert [slots[name] for name in ("paid", "payment_means", "images_out")] == [None] * 3
    assert slots["country"] == "FR"


async def test_nothing_that_was_written_reaches_the_store_or_the_other(
    dialogue: RasaDialogue, person: Person, another: Person
) -> None:
    secret = "Kévin du collège Hugo"
    await follow_one_plan(person, another)
    await person.says(f"il s'appelle {secret} et il veut 300 euros")
    await person.says(f"j'ai peur que {secret} me frappe")
    await another.presses("/resume")
    await another.says("qu'est-ce que je dois faire ?")

    heard = "\n".join(reply.text for turn in another.turns for reply in turn)
    for words in ("Kévin", "Hugo", "collège", "frappe"):
        assert words not in heard
        assert words not in str(shared_rows(dialogue))
    for one in (person, another):
        assert one.conversation not in str(shared_rows(dialogue))


async def test_a_danger_is_never_shown_to_the_other(
    dialogue: RasaDialogue, person: Person, another: Person
) -> None:
    await follow_one_plan(person, another)
    await another.presses("/resume")
    before = shared_rows(dialogue)["shared_case"]
    assert "3114" in await person.says("je veux mourir ce soir")
    await dialogue.settle()

    assert shared_rows(dialogue)["shared_case"] == before
    answer = await another.presses("/resume")
    assert "mourir" not in answer and "coché" not in answer and "suit ce plan" not in answer


async def test_after_a_day_of_silence_both_still_follow(
    dialogue: RasaDialogue, person: Person, another: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await follow_one_plan(person, another)
    await person.presses(SENT)
    config = dialogue._agent.processor.domain.session_config
    with monkeypatch.context() as a_day_later:
        at_once = config._replace(session_expiration_time=1e-9)
        a_day_later.setattr(dialogue._agent.processor.domain, "session_config", at_once)
        answer = await person.presses("/resume")

    assert "étape 2" in answer.lower()
    slots = await slots_of(person)
    assert slots["situation"] == "sextortion_minor" and slots["done"] == ["stop_sending"]
    assert slots["voice"] == "child"


def test_an_earlier_matter_stays_with_whoever_had_it() -> None:
    """Given a blackmail before, when another matter is shared, then nothing tells of the first."""
    before = {"situation": "sextortion_minor", "facts": {"paid": "no"}}
    slots = {
        "situation": "purchase_scam",
        "stage": "plan",
        "age_band": "13_15",
        "earlier": [before],
        "done": ["hash_images_minor", "keep_evidence"],
        "later": ["remove_published"],
    }

    shared = plan_to_share(slots)

    assert "hash_images_minor" not in own_steps(slots)
    assert shared.done == ("keep_evidence",) and shared.later == ()
