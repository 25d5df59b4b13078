"""The dossier in a conversation: nothing before a yes, nothing lost, nothing left at the end."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pypdf
import pytest
import pytest_asyncio
from dialogue_person import Person

from bot.dialogue.engine import RasaDialogue
from bot.dialogue.loading import load_dialogue
from bot.port import Message, ReadFile
from bot.project import ENDPOINTS, MODEL
from bot.store.identity import KEY_FILE

KEEP = '/keep_dossier{"agree":"yes"}'
LETTER = (
    "De : Commissaire <brigade.kanarie@justice-fr.example>\n"
    "Date : Sat, 28 Nov 2026 21:10:00 +0100\nObjet : CONVOCATION\n\n"
    "Vous faites l'objet de poursuites. Répondez sous 72 heures au 01 99 00 12 34."
)
CANARY = "brigade.kanarie"


@pytest_asyncio.fixture(scope="module")
async def house(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[RasaDialogue, Path]]:
    """A dialogue with a database of its own, whose folder is searched."""
    folder = tmp_path_factory.mktemp("var")
    dialogue = await load_dialogue(MODEL, ENDPOINTS, f"sqlite:///{folder / 'sangfroid.db'}")
    yield dialogue, folder


@pytest.fixture
def person(house: tuple[RasaDialogue, Path], model: Path) -> Person:
    return Person(house[0])


def found(folder: Path, words: str) -> list[str]:
    return [p.name for p in folder.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]


def kept(house: tuple[RasaDialogue, Path], person: Person) -> tuple[str, ...]:
    case = house[0].desk.dossiers.read(person.conversation)
    return tuple(item.value for item in case.items) if case else ()


async def with_a_dossier(person: Person) -> None:
    await person.has_a_plan()
    await person.presses(KEEP)


async def test_nothing_is_on_disk_before_somebody_agrees(house, person: Person) -> None:
    """Given a letter that was read, then no file has a word of it; the yes keeps it, sealed."""
    await person.has_a_plan()
    await person.says(LETTER, forwarded=True)
    await person.presses("/keep_dossier")

    assert kept(house, person) == () and found(house[1], CANARY) == []

    answer = await person.presses(KEEP)
    assert "Voici ce que j'ai relevé" in answer and "brigade" in answer
    await person.presses('/answer_proposal{"keep":"all"}')
    assert LETTER in kept(house, person)
    assert found(house[1], CANARY) == []


async def test_what_only_waits_for_a_yes_is_not_kept_as_evidence(house, person: Person) -> None:
    await with_a_dossier(person)
    await person.says("son pseudo c'est dark_luv92")

    assert kept(house, person) == ()
    await person.says("oui")
    assert kept(house, person) == ("dark_luv92",)


@pytest.mark.parametrize("way", ["/stop", "stop", "Efface tout"])
async def test_stop_leaves_nothing(house, person: Person, way: str) -> None:
    dialogue, folder = house
    await with_a_dossier(person)
    await person.says("son pseudo c'est kanarie_xy")
    await person.says("oui")
    await (person.presses(way) if way.startswith("/") else person.says(way))

    assert dialogue.desk.dossiers.read(person.conversation) is None
    assert dialogue.desk.at_hand.of(person.conversation) == ()
    assert found(folder, person.conversation) == []
    assert "Aucun dossier" in await person.presses("/see_dossier")


async def test_after_a_day_the_dossier_brings_the_plan_back(house, person: Person) -> None:
    """Given a conversation that was forgotten after a day, when its owner comes back, then the
    plan goes on where it was, and in the same language and voice."""
    dialogue, _ = house
    await with_a_dossier(person)
    await person.presses("/resume")
    await person.picks("C'est fait")
    before = dialogue.desk.dossiers.read(person.conversation)
    dialogue._store.forget_idle(float("inf"))

    answer = await person.says("bonjour, me revoilà")

    assert before is not None and len(before.done) == 1
    tracker = await dialogue._store.retrieve(person.conversation)
    assert tracker.get_slot("stage") == "plan"
    assert tracker.get_slot("done") == [done.step for done in before.done]
    assert tracker.get_slot("situation") == "fake_summons" and "tape" in answer


async def test_somebody_without_a_dossier_is_forgotten_after_a_day(house, person: Person) -> None:
    dialogue, _ = house
    await person.has_a_plan()
    dialogue._store.forget_idle(float("inf"))

    await person.says("bonjour")

    tracker = await dialogue._store.retrieve(person.conversation)
    assert tracker.get_slot("stage") is None


async def test_what_is_taken_holds_what_was_kept(house, person: Person) -> None:
    await with_a_dossier(person)
    await person.says("il m'a demandé 300 € en PCS le 28 novembre à 22h")
    await person.says("oui")
    await person.presses('/export_dossier{"export_in":"both"}')

    pdf, archive = (reply.document for reply in person.replies)
    assert pdf is not None and archive is not None
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.data)).pages)
    assert "300 € en PCS" in text and "Record kept by the person" in text
    with zipfile.ZipFile(io.BytesIO(archive.data)) as files:
        told = json.loads(files.read("case.json"))
    assert told["situation"]["id"] == "fake_summons" and told["items"][0]["kind"] == "event"


async def test_a_dossier_that_is_erased_meanwhile_is_not_handed_over(
    house, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given somebody who erases everything elsewhere while the files are made, then none comes."""
    from bot.dialogue.actions import dossier_taking

    dialogue, _ = house
    await with_a_dossier(person)
    make = dossier_taking.make_export

    def slow(*arguments: object) -> object:
        made = make(*arguments)  # type: ignore[arg-type]
        dialogue.desk.dossiers.forget(person.conversation)
        return made

    monkeypatch.setattr(dossier_taking, "make_export", slow)
    answer = await person.presses('/export_dossier{"export_in":"fr"}')

    assert "vient d'être effacé" in answer
    assert not any(reply.document for reply in person.replies)


async def test_all_that_is_held_is_shown_and_can_be_taken(house, person: Person) -> None:
    await with_a_dossier(person)
    await person.says("son pseudo c'est dark_luv92")
    await person.says("oui")
    await person.says("son numéro c'est le 01 99 00 12 34")
    answer = await person.presses("/show_my_data")

    assert "Un dossier chiffré" in answer and "pas vos phrases" in answer
    document = person.replies[-1].document
    assert document is not None
    held = json.loads(document.data)
    assert held["conversation"]["facts"]["situation"] == "fake_summons"
    assert [item["value"] for item in held["dossier"]["items"]] == ["dark_luv92"]
    assert held["dossier"]["not_yet_confirmed"] == ["01 99 00 12 34"]


async def test_a_file_is_kept_with_the_hash_of_its_bytes(house, person: Person) -> None:
    await with_a_dossier(person)
    read = ReadFile(
        kind="pdf", text="CONVOCATION. Répondez sous 72 heures.", sha256="c" * 64, size=9
    )
    await person.hears_of(read)
    await person.says("oui")

    case = house[0].desk.dossiers.read(person.conversation)
    assert [(item.kind, item.sha256, item.size) for item in case.items] == [("file", "c" * 64, 9)]


async def test_danger_comes_first_at_every_question_of_the_dossier(house, person: Person) -> None:
    await with_a_dossier(person)
    for ask in ("/add_evidence", "/see_dossier", "/write_letter", "/export_dossier"):
        await person.presses(ask)
        assert "3114" in await person.says("je veux mourir")
        await person.says("non")
    assert kept(house, person) == ()


@pytest.mark.parametrize(
    "words",
    ["est-ce que je vais aller en prison ?", "merci", "j'ai peur", "je veux parler à quelqu'un"],
)
async def test_what_is_no_entry_is_answered_and_not_kept(house, person: Person, words: str) -> None:
    await with_a_dossier(person)
    answer = await person.says(words)

    assert "relevé" not in answer
    assert house[0].desk.dossiers.read(person.conversation).proposed == ()


async def test_a_digit_means_the_item_that_stands_there(house, person: Person) -> None:
    await with_a_dossier(person)
    await person.says("il a appelé hier du 01 99 00 12 34, son mail est a@exemple.example")
    await person.says("2")
    assert len(kept(house, person)) == 1

    await person.presses("/see_dossier")
    assert "Changer la date" in [b.title for b in person.buttons] or await person.says("1")
    assert "Retirer du dossier" in person.titles


async def test_what_is_received_in_the_middle_of_the_plan_can_be_added(
    house, person: Person
) -> None:
    await with_a_dossier(person)
    await person.presses("/resume")
    await person.says("Ne faites pas le malin. Payez avant ce soir ou je publie.", forwarded=True)

    assert "Ajouter au dossier" in person.titles
    answer = await person.picks("Ajouter au dossier")
    assert "Payez avant ce soir" in answer


async def test_reminders_know_where_to_write_and_end_with_a_word(house) -> None:
    dialogue, folder = house
    person = Person(dialogue)

    async def sends(**what: object) -> str:
        message = Message(person.conversation, language="fr", address="4711081547", **what)
        return "\n".join(reply.text for reply in await dialogue.reply(message))

    await person.has_a_plan()
    await sends(payload=KEEP)
    answer = await sends(payload='/set_reminders{"reminder":"all"}')

    assert "demain, dans une semaine et dans un mois" in answer
    assert {one.kind for one in dialogue.desk.reminders.of(person.conversation)} == {
        *("tomorrow", "week", "month"),
    }
    assert found(folder, "4711081547") == []
    assert "plus aucun rappel" in await sends(text="Muet !")
    assert dialogue.desk.reminders.of(person.conversation) == ()


async def test_a_reminder_says_what_its_day_asks_for(house, person: Person) -> None:
    await with_a_dossier(person)
    answer = await person.presses('/follow_up{"after":"week"}')
    assert "seconde arnaque" in answer and "muet" in answer

    await person.picks("C'est signalé")
    assert "selon la personne" in kept(house, person)[0]
    await person.presses('/follow_up{"after":"month"}')
    assert "récupérer" in await person.picks("On m'offre de l'aide payante")


async def test_no_answer_about_the_dossier_is_stored_in_words(house, person: Person) -> None:
    """Given a list, a letter and a proposal, then the conversation that is kept has none of it."""
    dialogue, folder = house
    await with_a_dossier(person)
    await person.says("son pseudo c'est kanarie_zz")
    await person.says("oui")
    for payload in ("/see_dossier", '/write_letter{"letter":"plainte"}'):
        await person.presses(payload)

    assert "kanarie" in person.replies[0].text
    tracker = await dialogue._store.retrieve(person.conversation)
    assert "kanarie" not in repr([event.as_dict() for event in tracker.events])
    assert found(folder, "kanarie_zz") == []


async def test_a_database_that_fails_is_told_and_nothing_is_lost(
    house, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    dialogue, _ = house
    await with_a_dossier(person)
    await person.says("son pseudo c'est dark_luv92")

    def fails(*arguments: object) -> None:
        raise OperationalError("…", {}, Exception())

    with monkeypatch.context() as broken:
        broken.setattr(dialogue.desk.dossiers, "change", fails)
        answer = await person.says("oui")
        assert "Je n'arrive pas à ouvrir le dossier" in answer

    await person.presses('/answer_proposal{"keep":"all"}')
    assert kept(house, person) == ("dark_luv92",)


def test_the_secret_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    from bot.store.identity import secret_key

    secret_key(None, tmp_path)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
