"""A conversation's name tells nothing about the person, and stays the same for this house alone."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.store.identity import KEY_FILE, KEY_LENGTH, conversation_id, secret_key

KEY, OTHER_KEY = b"k" * 64, b"x" * 64


def test_the_same_person_has_the_same_name() -> None:
    assert conversation_id(KEY, "telegram", 42) == conversation_id(KEY, "telegram", 42)


def test_a_number_and_its_digits_are_the_same_person() -> None:
    assert conversation_id(KEY, "telegram", 42) == conversation_id(KEY, "telegram", "42")


@pytest.mark.parametrize(
    ("key", "channel", "outside_id"),
    [(OTHER_KEY, "telegram", 42), (KEY, "rest", 42), (KEY, "telegram", 43), (KEY, "telegram", -42)],
)
def test_another_key_channel_or_person_is_another_name(
    key: bytes, channel: str, outside_id: int
) -> None:
    assert conversation_id(key, channel, outside_id) != conversation_id(KEY, "telegram", 42)


def test_the_name_shows_its_channel_and_nothing_of_the_person() -> None:
    name = conversation_id(KEY, "telegram", 123456789)

    assert name.startswith("telegram-")
    assert "123456789" not in name
    assert len(name) < 64


def test_the_configured_key_wins_and_nothing_is_written(tmp_path: Path) -> None:
    assert secret_key(KEY, tmp_path / "data") == KEY
    assert not (tmp_path / "data").exists()


def test_a_key_that_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    key = secret_key(None, data)

    assert len(key) == KEY_LENGTH
    assert stat.S_IMODE((data / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert [path.name for path in data.iterdir()] == [KEY_FILE]


def test_the_second_start_uses_the_same_key(tmp_path: Path) -> None:
    assert secret_key(None, tmp_path) == secret_key(None, tmp_path)


def test_two_houses_have_two_keys(tmp_path: Path) -> None:
    assert secret_key(None, tmp_path / "a") != secret_key(None, tmp_path / "b")


def test_processes_that_begin_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: secret_key(None, tmp_path), range(64)))

    assert len(keys) == 1


@pytest.mark.parametrize("damaged", [b"", b"short"])
def test_a_damaged_key_is_refused_rather_than_used(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(damaged)

    with pytest.raises(OSError, match=KEY_FILE):
        secret_key(None, tmp_path)


def test_a_folder_that_cannot_be_made_is_an_error() -> None:
    with pytest.raises(OSError):
        secret_key(None, Path("/dev/null/data"))
