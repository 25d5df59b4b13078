"""An installation with dossiers: a database in a folder, a clock that is set, cases to keep."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.dossier.case import Case, Done, Item
from bot.store.database import open_engine
from bot.store.dossiers import Dossiers
from bot.store.migrating import migrate
from bot.store.reminders import Reminders

SECRET = b"the secret of this installation!"
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=timezone.utc)


class Clock:
    """Seconds that only pass when a test says so."""

    def __init__(self, at: float = NOW.timestamp()) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at

    def passes(self, *, days: float = 0, hours: float = 0) -> None:
        self.at += days * 86_400 + hours * 3_600


class House:
    """One installation below a folder."""

    def __init__(self, folder: Path, secret: bytes = SECRET) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'sangfroid.db'}"
        self.clock = Clock()
        self.engine: Any = open_engine(self.url)
        migrate(self.engine)
        self.dossiers = Dossiers(self.engine, secret, self.clock)
        self.reminders = Reminders(self.engine, secret, self.clock)

    def close(self) -> None:
        self.engine.dispose()

    def found(self, canary: str) -> list[str]:
        """The files below the folder in which some words stand, in UTF-8 or UTF-16."""
        forms = [canary.encode(), canary.encode("utf-16-le")]
        return [
            path.name
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and any(form in path.read_bytes() for form in forms)
        ]


def item(kind: str = "note", value: str = "words", **fields: Any) -> Item:
    """An item, as it is kept."""
    return Item(secrets.token_hex(8), kind, value, NOW, **fields)


def with_items(*items: Item) -> Any:
    """A change that adds items."""
    return lambda case: replace(case, items=(*case.items, *items))


def full(case: Case, words: str = "") -> Case:
    """A case with something in every part of it."""
    return replace(
        case,
        situation="fake_summons",
        facts={"paid": "yes", "country": "FR"},
        items=(
            item("message", f"{words} message", sha256="a" * 64, size=9, origin="forwarded"),
            item("phone", f"{words} 01 99 00 12 34", when="2026-11-28T21:10:00Z"),
        ),
        proposed=(item("email", f"{words}@example.invalid"),),
        fields={"name": f"{words} Martin"},
        letters={"plainte.fr": f"{words} lettre"},
        done=(Done("call_bank", NOW),),
    )
