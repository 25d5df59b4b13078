"""More than three hundred conversations: nothing forbidden is said, and every DO is reached."""

from __future__ import annotations

import pytest
from forbidden_advice import forbidden_in
from scripted import LANGUAGES, Row, answers_from, flat, play, read_rows, said_to

from bot.port import Dialogue

ROWS = read_rows()
FEWEST = 300
TOLD = 2
"""The turn at which somebody answers the question about images with a yes."""
TABLE = {
    "fake summons",
    "fake Interpol",
    "recovery scam",
    "mass mail",
    "webcam adult",
    "minor",
    "minor forced to recruit",
    "parent",
    "romance scam",
    "already paid",
    "afraid of own attraction",
    "staff",
}


def test_there_are_three_hundred_conversations_for_the_twelve_rows() -> None:
    scripts = [script for row in ROWS for script in row.scripts]

    assert len(set(scripts)) == len(scripts) >= FEWEST
    assert {row.name for row in ROWS} >= TABLE
    for row in ROWS:
        for language in LANGUAGES:
            assert sum(script.language == language for script in row.scripts) >= 12, row.name
    assert all(len(script.turns) >= 3 for script in scripts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_what_is_said_to_the_people_of_a_row(
    dialogue: Dialogue, row: Row, language: str
) -> None:
    heard: list[str] = []
    faults: list[str] = []
    for script in (script for script in row.scripts if script.language == language):
        person = await play(dialogue, script)
        said = said_to(person)
        heard.append(said)
        replies = [reply for turn in person.turns for reply in turn]
        assert all(person.turns), "an answer to every message"
        faults += [f"{script.name}: {f}" for r in replies for f in forbidden_in(r.text)]
        faults += [
            f"{script.name}: DON'T {rule.wording}"
            for rule in row.dont
            if rule.is_heard_in(said, language)
        ]
        if script.never and any(script.never in flat(r.text) for r in answers_from(person, TOLD)):
            faults.append(f"{script.name}: {script.never}")
    for rule in row.do:
        if not any(rule.is_heard_in(said, language) for said in heard):
            faults.append(f"no conversation reaches DO « {rule.wording} »")

    assert not faults, "\n".join(faults)
