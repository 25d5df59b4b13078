"""Every setting is read once, checked, named in its error, and documented."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from bot.project import ROOT
from bot.settings import Settings, SettingsError, read_settings

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
KEY = "k" * 32
TABLE_ROW = re.compile(
    r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>[^|]+) \| (?P<meaning>[^|]+) \|$", re.M
)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)

    assert settings == Settings(
        telegram_token=None,
        telegram_api_url="https://api.telegram.org",
        database_url="sqlite:///var/sangfroid.db",
        secret_key=None,
        host="127.0.0.1",
        port=8080,
        data=Path("var"),
    )


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", TOKEN, "telegram_token", TOKEN),
        ("TELEGRAM_BOT_TOKEN", f" {TOKEN}\n", "telegram_token", TOKEN),
        ("TELEGRAM_BOT_TOKEN", "  ", "telegram_token", None),
        ("TELEGRAM_API_URL", "http://127.0.0.1:9000/", "telegram_api_url", "http://127.0.0.1:9000"),
        ("TELEGRAM_API_URL", "http://[::1]:9000", "telegram_api_url", "http://[::1]:9000"),
        ("DATABASE_URL", "sqlite://", "database_url", "sqlite://"),
        (
            "DATABASE_URL",
            "postgresql+psycopg2://u:p@h/d",
            "database_url",
            "postgresql+psycopg2://u:p@h/d",
        ),
        ("SANGFROID_SECRET_KEY", KEY, "secret_key", KEY.encode()),
        ("SANGFROID_HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("SANGFROID_PORT", "0", "port", 0),
        ("SANGFROID_PORT", "65535", "port", 65535),
        ("SANGFROID_DATA", "/srv/sangfroid", "data", Path("/srv/sangfroid")),
    ],
)
def test_a_setting_is_read(tmp_path: Path, name: str, text: str, field: str, value: object) -> None:
    assert getattr(read_settings({name: text}, tmp_path), field) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("TELEGRAM_BOT_TOKEN", "secret"),
        ("TELEGRAM_BOT_TOKEN", TOKEN.replace(":", "")),
        ("TELEGRAM_BOT_TOKEN", f"bot{TOKEN}"),
        ("TELEGRAM_BOT_TOKEN", f'"{TOKEN}"'),
        ("TELEGRAM_BOT_TOKEN", f"{TOKEN} "[1:] + "secret é"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "ftp://secret.example"),
        ("TELEGRAM_API_URL", "http://"),
        ("TELEGRAM_API_URL", "http://[secret"),
        ("TELEGRAM_API_URL", "http://secret:99999"),
        ("DATABASE_URL", "secret"),
        ("DATABASE_URL", "/srv/secret.db"),
        ("DATABASE_URL", "postgresql://user:secret@host/a b"),
        ("SANGFROID_SECRET_KEY", "secret"),
        ("SANGFROID_PORT", "secret"),
        ("SANGFROID_PORT", "-1"),
        ("SANGFROID_PORT", "65536"),
        ("SANGFROID_PORT", "80.5"),
        ("SANGFROID_PORT", "٨٠٨٠"),
        ("SANGFROID_PORT", "9" * 5000),
    ],
)
def test_a_malformed_setting_is_named_and_its_value_is_not_repeated(
    tmp_path: Path, name: str, text: str
) -> None:
    with pytest.raises(SettingsError, match=name) as error:
        read_settings({name: text}, tmp_path)

    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_the_database_is_in_the_data_folder_unless_said_otherwise(tmp_path: Path) -> None:
    settings = read_settings({"SANGFROID_DATA": "/srv/data"}, tmp_path)

    assert settings.database_url == "sqlite:////srv/data/sangfroid.db"


def test_settings_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"TELEGRAM_BOT_TOKEN={TOKEN}\nSANGFROID_PORT='9000'\n# note\nX\n"
    )
    settings = read_settings({}, tmp_path)

    assert (settings.telegram_token, settings.port) == (TOKEN, 9000)


@pytest.mark.parametrize(("environment", "port"), [("9001", 9001), ("", 8080)])
def test_the_environment_wins_over_the_file(tmp_path: Path, environment: str, port: int) -> None:
    (tmp_path / ".env").write_text("SANGFROID_PORT=9000\n")

    assert read_settings({"SANGFROID_PORT": environment}, tmp_path).port == port


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"SANGFROID_PORT=\xff\xfe")

    with pytest.raises(SettingsError, match=r"\.env"):
        read_settings({}, tmp_path)


def test_secrets_do_not_show_when_settings_are_printed(tmp_path: Path) -> None:
    settings = read_settings({"TELEGRAM_BOT_TOKEN": TOKEN, "SANGFROID_SECRET_KEY": KEY}, tmp_path)

    assert TOKEN not in repr(settings)
    assert KEY not in repr(settings)


def test_the_page_lists_exactly_the_settings_that_are_read() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    code = (ROOT / "bot" / "settings.py").read_text(encoding="utf-8")
    listed = [row["name"] for row in TABLE_ROW.finditer(page)]
    read = set(re.findall(r'value\("([A-Z_]+)"', code))

    assert len(listed) == len(set(listed)) == len(dataclasses.fields(Settings))
    assert set(listed) == read
    assert page.count("\n| `") == len(listed), "every row of the table is well formed"


def test_the_page_states_the_defaults(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    defaults = {row["name"]: row["default"].strip("` ") for row in TABLE_ROW.finditer(page)}
    settings = read_settings({}, tmp_path)

    assert defaults["TELEGRAM_API_URL"] == settings.telegram_api_url
    assert defaults["DATABASE_URL"] == settings.database_url
    assert defaults["SANGFROID_HOST"] == settings.host
    assert defaults["SANGFROID_PORT"] == str(settings.port)
    assert Path(defaults["SANGFROID_DATA"]) == settings.data
