"""The catalogue: everything that can be said is in it once, with whom it speaks to."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest

from bot.care.catalogue import load_catalogue
from bot.care.entries import BUTTON, entries_in
from bot.catalogue_command import as_csv, as_table
from bot.checking.project import read_project
from bot.checking.texts import texts_of
from bot.cli import main
from bot.project import ROOT

CATALOGUE = load_catalogue()


def test_every_text_that_is_checked_is_in_it() -> None:
    """What the linter reads, with the lines of its files, is what is reviewed and sent."""
    checked = {text.entry for text in texts_of(read_project(ROOT)[0])}

    assert len(checked) > 2_000
    assert checked <= set(CATALOGUE.entries)
    others = {entry.file for entry in set(CATALOGUE.entries) - checked}
    assert others == {"knowledge/other_languages.yml"}


def test_an_id_names_one_text() -> None:
    twice = [name for name, times in Counter(e.id for e in CATALOGUE.entries).items() if times > 1]

    assert twice == []


@pytest.mark.parametrize(
    ("name", "voice", "use", "beginning"),
    [
        ("domain.utter_crisis_no.fr_child.0", "child", "text", "D'accord"),
        ("domain.utter_welcome.fr.0", "victim", "text", "Bonjour"),
        ("domain.utter_is_that_it.fr.0.button.0", "anyone", "button", "Oui"),
        ("money.call_bank.child.fr", "child", "text", "Va voir un adulte"),
        ("money.call_bank.how.fr.0", "anyone", "text", "Prendre le numéro"),
        ("signs.deadline.fr_tu", "child", "part", "on te presse"),
        ("countries.fr-3018.label.fr", "anyone", "part", "3018"),
        ("channel_texts.commands.en.stop", "anyone", "menu", "Stop everything"),
        ("other_languages.es.fr", "anyone", "text", "Entiendo"),
    ],
)
def test_an_entry_says_to_whom_and_as_what(name: str, voice: str, use: str, beginning: str) -> None:
    entry = CATALOGUE.by_id[name]

    assert (entry.voice, entry.use) == (voice, use)
    assert entry.words.startswith(beginning)


def test_placeholders_are_named() -> None:
    entry = CATALOGUE.by_id["phrases.verdict_read_sure.victim.fr"]

    assert entry.placeholders == ("read", "name")


def test_a_voice_reads_its_own_texts_and_those_for_anyone() -> None:
    chosen = CATALOGUE.chosen("fr", "child")

    assert {entry.voice for entry in chosen} == {"child", "anyone"}
    assert {entry.language for entry in chosen} == {"fr"}


@pytest.mark.parametrize("content", [None, [], "words", {"responses": 3}, {"responses": {"a": 1}}])
def test_a_file_of_another_shape_holds_no_text(content: object) -> None:
    for file in ("domain.yml", "knowledge/countries/fr.yml", "knowledge/other_languages.yml"):
        assert list(entries_in(file, content)) == []


def test_the_table_has_a_line_an_entry() -> None:
    lines = as_table(CATALOGUE.entries).splitlines()

    assert len(lines) == len(CATALOGUE.entries) + 1
    assert lines[0].split() == ["id", "language", "voice", "use", "text"]


def test_the_spreadsheet_keeps_every_text_whole() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(CATALOGUE.entries))))

    assert [row["text"] for row in rows] == [e.words.strip() for e in CATALOGUE.entries]


def test_the_command_prints_what_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "--lang", "en", "--voice", "staff", "--csv"]) == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["language"] for row in rows} == {"en"}
    assert {row["voice"] for row in rows} == {"staff", "anyone"}
    assert any(row["use"] == BUTTON for row in rows)
