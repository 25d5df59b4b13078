"""The commands that erase, back up and restore: with real files, and without losing anything."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from dossier_house import House, full

from bot.keeping_commands import Whose, backup, forget, restore
from bot.project import ROOT
from bot.settings import Settings, read_settings
from bot.store.identity import conversation_id, secret_key
from bot.store.running import running

CHAT = 815471100


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"SANGFROID_DATA": str(tmp_path / "var")}, tmp_path)


@pytest.fixture
def ada(settings: Settings) -> House:
    """Somebody who has a dossier in this installation, on Telegram."""
    key = secret_key(None, settings.data)
    house = House(settings.data, key)
    house.name = conversation_id(key, "telegram", CHAT)  # type: ignore[attr-defined]
    import time

    house.clock.at = time.time()
    house.dossiers.open(house.name, "fr")  # type: ignore[attr-defined]
    house.dossiers.change(house.name, lambda case: full(case, "kanarie"))  # type: ignore[attr-defined]
    return house


def kept(house: House) -> object:
    return house.dossiers.read(house.name)  # type: ignore[attr-defined]


def test_forget_erases_one_person_and_says_a_dull_line(
    ada: House, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    ada.dossiers.open("somebody else", "fr")

    assert forget(Whose(telegram=CHAT), settings) == 0
    assert capsys.readouterr().out == "Erased: 0 conversation(s), 1 dossier(s).\n"
    assert kept(ada) is None and ada.dossiers.read("somebody else") is not None
    assert forget(Whose(telegram=CHAT), settings) == 0
    assert capsys.readouterr().out == "Erased: 0 conversation(s), 0 dossier(s).\n"


def test_a_backup_comes_back_with_everything(
    ada: House, settings: Settings, tmp_path: Path
) -> None:
    """Given a backup, when the dossier is erased and the backup restored, then it is there again;
    without the secret of the installation nothing of it can be read."""
    before, copy = kept(ada), tmp_path / "backup.db"

    assert backup(copy, settings) == 0
    forget(Whose(telegram=CHAT), settings)
    ada.close()
    assert restore(copy, settings) == 0

    again = House(settings.data, secret_key(None, settings.data))
    again.clock.at = ada.clock.at
    again.name = ada.name  # type: ignore[attr-defined]
    assert kept(again) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"kanarie" not in copy.read_bytes()
    assert not list(settings.data.glob("restoring-*"))


def test_what_is_over_in_a_backup_does_not_come_back(
    ada: House, settings: Settings, tmp_path: Path
) -> None:
    copy = tmp_path / "backup.db"
    with sqlite3.connect(settings.data / "sangfroid.db") as database:
        database.execute("update dossier_case set expires = 1")
    database.close()
    backup(copy, settings)

    assert restore(copy, settings) == 0

    with sqlite3.connect(settings.data / "sangfroid.db") as database:
        assert database.execute("select count(*) from dossier_case").fetchone() == (0,)
    database.close()


def test_no_backup_overwrites_a_file(ada: House, settings: Settings, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")

    assert backup(there, settings) == 2
    assert there.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_backup_replaces_nothing(
    ada: House, settings: Settings, tmp_path: Path, content: bytes
) -> None:
    before, wrong = kept(ada), tmp_path / "wrong.db"
    wrong.write_bytes(content)

    assert restore(wrong, settings) == 2
    assert kept(ada) == before and not list(settings.data.glob("restoring-*"))


def test_nothing_is_restored_under_a_running_service(
    ada: House, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "backup.db"
    backup(copy, settings)

    with running(settings.data):
        assert restore(copy, settings) == 2

    assert "stop it first" in capsys.readouterr().err


def test_another_database_is_left_to_its_own_tools(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from dataclasses import replace

    other = replace(settings, database_url="postgresql://host/name")

    assert backup(tmp_path / "b.db", other) == 2
    assert "pg_dump" in capsys.readouterr().err


def test_everything_is_erased_only_when_that_is_said_twice(ada: House, settings: Settings) -> None:
    def command(*words: str) -> int:
        environment = {"SANGFROID_DATA": str(settings.data), "PATH": "/usr/bin:/bin"}
        run = [sys.executable, "-m", "bot", "forget", *words]
        return subprocess.run(run, cwd=ROOT, env=environment, capture_output=True).returncode

    assert command("--all") == 2 and kept(ada) is not None
    assert command("--all", "--yes") == 0 and kept(ada) is None
    assert command() == 2
