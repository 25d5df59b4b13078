"""Every setting of Sangfroid, read once from the environment or a ``.env`` file, and checked."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

TOKEN_FORM = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{20,100}", re.ASCII)
PORT_FORM = re.compile(r"\d{1,5}", re.ASCII)
DATABASE_FORM = re.compile(r"[a-z][a-z0-9]*(?:\+[a-z0-9_]+)?://\S*")


class SettingsError(ValueError):
    """A setting is missing or malformed; the message names it and says what to write instead."""


@dataclass(frozen=True)
class Settings:
    """The settings of one process; the fields are documented in ``docs/settings.md``."""

    telegram_token: str | None = field(default=None, repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str = ""
    secret_key: bytes | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 8080
    data: Path = Path("var")


def read_settings(
    environ: Mapping[str, str] | None = None, directory: Path | None = None
) -> Settings:
    """Read the settings from the environment, then from ``.env``; the environment wins.

    Args:
        environ: the environment; the process's own by default.
        directory: where ``.env`` is looked for; the working directory by default.

    Returns:
        The checked settings.

    Raises:
        SettingsError: when a value cannot be used.
    """
    file = (directory or Path.cwd()) / ".env"
    try:
        values = {name: text for name, text in dotenv_values(file).items() if text is not None}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file} cannot be read: it must be a text file in UTF-8.") from error
    values.update(os.environ if environ is None else environ)

    def value(name: str, default: str = "") -> str:
        return values.get(name, "").strip() or default

    data = Path(value("SANGFROID_DATA", "./var"))
    return Settings(
        telegram_token=_token(value("TELEGRAM_BOT_TOKEN")),
        telegram_api_url=_http_url(
            "TELEGRAM_API_URL", value("TELEGRAM_API_URL", "https://api.telegram.org")
        ),
        database_url=_database(value("DATABASE_URL", f"sqlite:///{data / 'sangfroid.db'}")),
        secret_key=_secret(value("SANGFROID_SECRET_KEY")),
        host=value("SANGFROID_HOST", "127.0.0.1"),
        port=_port(value("SANGFROID_PORT", "8080")),
        data=data,
    )


def _token(text: str) -> str | None:
    if not text:
        return None
    if not TOKEN_FORM.fullmatch(text):
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is not a bot token: copy the whole line that BotFather gave you "
            "(digits, a colon, then letters)."
        )
    return text


def _http_url(name: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"{name} must be an address like https://api.telegram.org.")
    return text.rstrip("/")


def _database(text: str) -> str:
    if not DATABASE_FORM.fullmatch(text):
        # The value is not repeated: it may hold a password.
        raise SettingsError(
            "DATABASE_URL must be an address like sqlite:///var/sangfroid.db "
            "or postgresql://user:password@host/database."
        )
    return text


def _secret(text: str) -> bytes | None:
    if text and len(text) < 32:
        raise SettingsError(
            "SANGFROID_SECRET_KEY is too short: use 32 characters or more, "
            "for instance the output of `openssl rand -hex 32`."
        )
    return text.encode(errors="surrogateescape") or None


def _port(text: str) -> int:
    if not PORT_FORM.fullmatch(text) or int(text) > 65535:
        raise SettingsError("SANGFROID_PORT must be a number up to 65535 (0 takes any free port).")
    return int(text)
