"""When the house itself breaks, somebody in danger still reads the lines of help."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from dialogue_person import Person

from bot.dialogue.action_runner import ActionRunner
from bot.dialogue.engine import RasaDialogue
from bot.dialogue.loading import load_dialogue
from bot.project import ENDPOINTS

SECRET = "zanzibar"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("breakdown") / "conversations.db"


@pytest.fixture(scope="module")
async def fragile(model: Path, file: Path) -> RasaDialogue:
    return await load_dialogue(model, ENDPOINTS, f"sqlite:///{file}")


@pytest.fixture
def without_tables(fragile: RasaDialogue, file: Path):
    """The database has lost its table, as after a wrong restore; then it comes back."""
    with sqlite3.connect(file) as database:
        database.execute("alter table events rename to gone")
    yield
    with sqlite3.connect(file) as database:
        database.execute("alter table gone rename to events")


async def test_a_broken_database_is_answered_with_what_to_do_now(
    fragile: RasaDialogue, without_tables: None, caplog: pytest.LogCaptureFixture
) -> None:
    person = Person(fragile)
    heard = await person.says(f"j'ai reçu une convocation de {SECRET}")

    assert "17Cyber" in heard and "3114" in heard
    assert "Sorry" not in heard, "in the person's language"
    assert "OperationalError" in caplog.text
    assert SECRET not in caplog.text + heard


@pytest.mark.parametrize(
    ("text", "payload"), [("je veux mourir", None), ("", "/sos"), ("je veux mourir", "/start")]
)
async def test_danger_is_answered_without_a_database(
    fragile: RasaDialogue, without_tables: None, text: str, payload: str | None
) -> None:
    person = Person(fragile)
    heard = await (person.presses(payload, text) if payload else person.says(text))

    assert "mourir" in heard
    assert "3114" in heard
    assert person.titles == ["Oui", "Non", "Je ne sais pas"]


async def test_danger_is_answered_while_the_database_is_locked(
    fragile: RasaDialogue, file: Path
) -> None:
    """Given a database that makes everybody wait, the lines of help do not."""
    person = Person(fragile)
    await person.presses("/start")
    with sqlite3.connect(file, isolation_level=None) as database:
        database.execute("begin exclusive")
        known = await asyncio.wait_for(person.says("je veux mourir"), 3)
        somebody_new = await asyncio.wait_for(Person(fragile, "en").says("i want to die"), 3)
        database.execute("rollback")
    await fragile.settle()

    assert "3114" in known
    assert "Are you thinking about dying?" in somebody_new
    assert "écrivez SOS" in await person.says("non")


async def test_danger_is_answered_while_an_action_fails(
    fragile: RasaDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(ActionRunner, "request", fail)
    heard = await Person(fragile).says("je veux mourir")
    await fragile.settle()

    assert "Est-ce que vous pensez à mourir ?" in heard


async def test_danger_does_not_wait_for_a_turn_that_hangs(
    fragile: RasaDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given somebody whose message is stuck in an action, their cry for help is answered."""
    going_on = asyncio.Event()

    async def hang(*_: object, **__: object) -> dict[str, list[object]]:
        await going_on.wait()
        return {"events": [], "responses": []}

    monkeypatch.setattr(ActionRunner, "request", hang)
    person = Person(fragile)
    stuck = asyncio.create_task(person.says("j'ai reçu une convocation par mail"))
    await asyncio.sleep(0.3)
    heard = await asyncio.wait_for(person.says("je veux mourir"), 3)
    going_on.set()
    await asyncio.wait_for(stuck, 10)
    await fragile.settle()

    assert "3114" in heard


async def test_an_english_speaker_reads_english(
    fragile: RasaDialogue, without_tables: None
) -> None:
    person = Person(fragile, client="en")

    assert "Sorry" in await person.presses("/start")
    assert "Pardon" not in person.replies[0].text


async def test_the_conversation_goes_on_when_the_database_is_back(
    fragile: RasaDialogue, file: Path
) -> None:
    person = Person(fragile)
    await person.has_a_plan()
    with sqlite3.connect(file) as database:
        database.execute("alter table events rename to gone")
    assert "Réessayez" in await person.picks("C'est fait")
    with sqlite3.connect(file) as database:
        database.execute("alter table gone rename to events")

    assert "Étape 2" in await person.presses("/step_done")


async def test_stop_is_not_said_to_be_done_when_it_is_not(
    fragile: RasaDialogue, file: Path
) -> None:
    """Given a database that no longer takes a change, « erased » would be a lie."""
    person = Person(fragile)
    await person.presses("/start")
    with sqlite3.connect(file) as database:
        database.execute(
            "create trigger frozen before delete on events begin select raise(abort, 'no'); end"
        )
    heard = await person.presses("/stop")
    with sqlite3.connect(file) as database:
        database.execute("drop trigger frozen")

    assert "C'est fait" not in heard
    assert heard.startswith("Pas encore fini")
    assert person.file == "forget", "what is shown goes all the same"


async def test_stop_with_a_cry_for_help_shows_the_lines_while_the_database_is_gone(
    fragile: RasaDialogue, without_tables: None
) -> None:
    person = Person(fragile)
    await person.presses("/stop", words="je veux mourir")

    assert "3114" in person.replies[0].text
    assert [reply.file for reply in person.replies] == [None, "forget"]
    assert person.replies[1].text.startswith("Pas encore fini")
