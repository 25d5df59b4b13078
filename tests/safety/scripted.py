"""Reads the scripted conversations of ``scripts/`` and plays them to the real dialogue.

A file holds one row of the table of what to do and not to do (one kind of person in trouble). For
each language, every person says their first words and goes on in every way; what is listed under
``through`` are conversations of their own, and ``told_yes`` one in which something must never be
said. A turn is what is typed, ``[a button]``, or ``done*``: ticking steps until none is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogue_person import Person
from ruamel.yaml import YAML

from bot.port import Dialogue, Reply

FOLDER = Path(__file__).parent / "scripts"
LANGUAGES = ("fr", "en")
DONE = {"fr": "C'est fait", "en": "Done"}
NO = {"fr": "non", "en": "no"}
MOST_STEPS = 14


@dataclass(frozen=True)
class Rule:
    """One DO or DON'T of a row: its wording in the table, and how it sounds in each language."""

    wording: str
    fr: str
    en: str

    def is_heard_in(self, text: str, language: str) -> bool:
        """Whether a conversation says it."""
        return bool(re.search(getattr(self, language), flat(text), re.MULTILINE))


@dataclass(frozen=True)
class Script:
    """One conversation: what somebody does, turn by turn, and what they must never read."""

    row: str
    language: str
    start: str | None
    turns: tuple[str, ...]
    never: str | None = None

    @property
    def name(self) -> str:
        return f"{self.row}, {self.language}: {' / '.join(self.turns)[:70]}"


@dataclass(frozen=True)
class Row:
    """A row of the table with its conversations."""

    name: str
    do: tuple[Rule, ...]
    dont: tuple[Rule, ...]
    scripts: tuple[Script, ...]


def read_rows(folder: Path = FOLDER) -> list[Row]:
    """Read every row, in the order of the table."""
    return [_row(YAML(typ="safe").load(path)) for path in sorted(folder.glob("*.yml"))]


def _row(entry: Mapping[str, Any]) -> Row:
    name, start = entry["row"], entry.get("start")
    scripts = [
        script for language in LANGUAGES for script in _scripts(name, language, start, entry)
    ]
    rules = {key: tuple(Rule(**rule) for rule in entry[key]) for key in ("do", "dont")}
    return Row(name, rules["do"], rules["dont"], tuple(scripts))


def _scripts(
    row: str, language: str, start: str | None, entry: Mapping[str, Any]
) -> Iterator[Script]:
    own = entry[language]
    for person in own["people"]:
        for way in own["ways"]:
            yield Script(row, language, start, (person, *map(str, way)))
    for turns in own.get("through", ()):
        yield Script(row, language, start, tuple(turns))
    if special := own.get("told_yes"):
        yield Script(row, language, start, tuple(special["turns"]), special["never"])


async def play(dialogue: Dialogue, script: Script) -> Person:
    """Play one conversation.

    Returns:
        The person, who remembers what was answered, turn by turn.
    """
    person = Person(dialogue, script.language)
    presses_first = script.turns[0].startswith("[")
    if script.start or presses_first:
        await person.presses(script.start or "/start")
    for turn in script.turns:
        if any("crisis_answer" in button.payload for button in person.buttons):
            # Danger was heard, rightly or not: this person says no, and goes on.
            await person.says(NO[script.language])
        if turn == "done*":
            await _tick_every_step(person, script.language)
        elif turn.startswith("["):
            await _press_or_say(person, turn.strip("[]"))
        else:
            await person.says(turn)
    return person


async def _press_or_say(person: Person, title: str) -> None:
    """Somebody who does not find the button types what it would say."""
    there = any(title in (known, known.split(" ", 1)[-1]) for known in person.titles)
    await (person.picks(title) if there else person.says(title))


async def _tick_every_step(person: Person, language: str) -> None:
    for _ in range(MOST_STEPS):
        if not any(title.endswith(DONE[language]) for title in person.titles):
            break
        await person.picks(DONE[language])


def answers_from(person: Person, turn: int) -> list[Reply]:
    """The replies to one turn and to all that follow it."""
    return [reply for replies in person.turns[turn:] for reply in replies]


def said_to(person: Person) -> str:
    """Everything that a person has read, buttons included."""
    return "\n".join(
        line
        for r in answers_from(person, 0)
        for line in (r.text, *(button.title for button in r.buttons))
    )


def flat(text: str) -> str:
    """Compare words, not typography: lower case, one kind of apostrophe and of space."""
    lines = text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").casefold()
    return "\n".join(" ".join(line.split()) for line in lines.splitlines())
