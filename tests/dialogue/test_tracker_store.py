"""The database holds where a conversation stands, and none of the person's words."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from dialogue_person import Person
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

from bot.dialogue.engine import RasaDialogue
from bot.dialogue.loading import DialogueUnavailable, load_dialogue
from bot.dialogue.tracker_store import (
    FORGOTTEN,
    PrivateTrackerStore,
    StoreUnavailable,
    open_store,
    said,
    without_words,
)
from bot.project import ENDPOINTS

CANARIES = ("zanzibar", "Kowalczyk", "0611223344", "rue des Ormes", "brigade.canari@gmail.com")


async def test_the_words_of_a_person_are_not_in_the_file(model: Path, tmp_path: Path) -> None:
    """Given a letter whose signs are quoted, and a plan, then no word of it is on the disk."""
    file = tmp_path / "conversations.db"
    person = Person(await load_dialogue(model, ENDPOINTS, f"sqlite:///{file}"))
    letter = (
        "GENDARMERIE NATIONALE, convocation. Monsieur Kowalczyk, rue des Ormes à Zanzibar, "
        "vous êtes accusé de pédopornographie. Répondez sous 72 heures à brigade.canari@gmail.com "
        "ou au 0611223344, faute de quoi un mandat d'arrêt sera émis."
    )
    answer = await person.says(letter)
    assert "72 heures" in answer, "the signs are quoted to the person"
    await person.says("oui c'est ça, je m'appelle Kowalczyk et j'habite Zanzibar")
    await person.says("zanzibar 0611223344, je veux mourir")
    await person.says("non")
    await person.says(letter, forwarded=True)

    bytes_on_disk = everything_in(tmp_path)
    for canary in CANARIES:
        for form in (canary, canary.lower(), canary.upper()):
            assert form.encode() not in bytes_on_disk
    assert b"72 heures" not in bytes_on_disk
    assert b"fake_summons" in bytes_on_disk


async def test_a_conversation_goes_on_after_the_house_is_opened_anew(
    model: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'conversations.db'}"
    person = Person(await load_dialogue(model, ENDPOINTS, url))
    await person.has_a_plan()
    await person.picks("C'est fait")
    person.dialogue = await load_dialogue(model, ENDPOINTS, url)

    assert "Étape 3" in await person.picks("C'est fait")


async def test_forgetting_removes_every_row_of_one_conversation(tmp_path: Path) -> None:
    file = tmp_path / "conversations.db"
    store = PrivateTrackerStore(url=f"sqlite:///{file}")
    for name in ("a", "b"):
        tracker = await store.get_or_create_tracker(name)
        tracker.update(BotUttered("Bonjour."))
        await store.save(tracker)
    await store.forget("a")

    with sqlite3.connect(file) as database:
        names = {name for (name,) in database.execute("select sender_id from events")}
    assert names == {"b"}


async def test_forgetting_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    store = PrivateTrackerStore(url=f"sqlite:///{tmp_path / 'a.db'}")

    await store.forget("nobody")


def test_what_is_kept_of_a_message_is_what_it_means() -> None:
    message = UserUttered(
        "secret",
        {"name": "inform", "confidence": 0.9, "secret": 1},
        [{"entity": "paid", "value": "yes", "start": 0, "end": 6, "text": "secret"}],
        {"text": "secret", "intent_ranking": [{"name": "inform"}]},
        timestamp=7.0,
        metadata={"language": "secret"},
    )
    kept = without_words(message)

    assert "secret" not in str(kept.as_dict())
    assert isinstance(kept, UserUttered)
    assert (kept.text, kept.intent_name, kept.timestamp) == (FORGOTTEN, "inform", 7.0)
    assert kept.entities == [{"entity": "paid", "value": "yes"}]


def test_a_reply_is_kept_unless_it_quotes() -> None:
    plain = BotUttered("Bonjour.", {"buttons": [{"title": "Oui", "payload": "/affirm"}]})
    quoting = BotUttered("« secret »", {"custom": {"quotes": True}, "buttons": None})

    assert without_words(plain) is plain
    assert without_words(quoting).text == FORGOTTEN  # type: ignore[attr-defined]
    assert without_words(SlotSet("paid", "yes")) == SlotSet("paid", "yes")


def test_what_was_confided_is_kept_as_something_harmless() -> None:
    confided = UserUttered("secret", {"name": "ask_own_attraction", "confidence": 0.9})
    button = {"title": "Continuer", "payload": "/resume"}
    answer = BotUttered(
        "Le service STOP …",
        {"custom": {"private": True}, "buttons": [button]},
        {"utter_action": "utter_answer_ask_own_attraction"},
    )

    assert "attraction" not in str(without_words(confided).as_dict())
    assert "attraction" not in str(without_words(answer).as_dict())
    assert "STOP" not in str(without_words(answer).as_dict())
    assert without_words(answer).data["buttons"] == [button]  # type: ignore[attr-defined]


def test_what_nobody_read_is_not_kept_as_said() -> None:
    """After a message that showed danger, only the lines of help were sent."""
    events = [
        UserUttered("bonjour"),
        BotUttered("Bonjour."),
        UserUttered("je veux mourir", metadata={"danger": "sure"}),
        ActionExecuted("action_answer_question"),
        BotUttered("C'est normal d'avoir peur."),
        UserUttered("non"),
        BotUttered("D'accord."),
    ]

    texts = [e.text for e in said(events) if isinstance(e, BotUttered)]
    assert texts == ["Bonjour.", "D'accord."]
    assert len(list(said(events))) == len(events) - 1


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////dev/null/conversations.db",
        "sqlite:////proc/conversations.db",
        "postgresql://nobody:secret-password@127.0.0.1:1/none",
        "nosuchbase://nobody:secret-password@here/none",
    ],
)
async def test_a_database_that_cannot_be_used_is_named_by_its_setting(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="DATABASE_URL") as refusal:
        await open_store(url)

    assert "secret-password" not in str(refusal.value)


async def test_the_dialogue_does_not_start_without_its_database(model: Path) -> None:
    with pytest.raises(DialogueUnavailable, match="DATABASE_URL"):
        await load_dialogue(model, ENDPOINTS, "sqlite:////dev/null/conversations.db")


async def test_the_dialogue_does_not_start_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(DialogueUnavailable, match="sangfroid train"):
        await load_dialogue(tmp_path / "none.tar.gz", ENDPOINTS, "sqlite://")


async def test_nothing_that_is_said_reaches_a_log(
    person: Person, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    await person.says("zanzibar convocation gendarmerie Kowalczyk")
    await person.says('/greet{"zanzibar":"Kowalczyk"}')
    await person.says("je veux mourir à zanzibar")
    await person.presses("/nonsense-zanzibar")

    out, err = capfd.readouterr()
    assert "zanzibar" not in (caplog.text + out + err).lower()


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_what_somebody_read_about_is_not_kept(person: Person, dialogue: RasaDialogue) -> None:
    await person.presses('/ask_prevention{"about":"teenager.threats.myths"}')

    store = dialogue._store
    with store.session_scope() as session:
        event = store.SQLEvent
        rows = session.query(event).filter(event.sender_id == person.conversation).all()
        kept = [row.data for row in rows if row.type_name == "user"]
    assert kept and not any("threats" in data for data in kept)
