"""The conversation in a terminal: words, digits, commands, until STOP or the end of the input."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.port import Button, ConversationId, Document, Message, Reply, ScriptedDialogue
from bot.terminal import converse

NAME = ConversationId("terminal-test")
CHOICES = [Reply("Est-ce bien cela ?", (Button("Oui", "/affirm"), Button("2 Non", "/deny")))]


async def talk(
    dialogue: ScriptedDialogue, lines: Iterable[str], role: str = "victim", lang: str | None = None
) -> list[str]:
    written: list[str] = []
    waiting = iter(lines)
    await converse(dialogue, NAME, lang, role, lambda: next(waiting, None), written.append)
    return written


@pytest.mark.parametrize(
    ("role", "payload"),
    [
        ("victim", "/start"),
        ("parent", '/start{"role":"parent"}'),
        ("staff", '/start{"role":"staff"}'),
    ],
)
async def test_it_begins_in_the_role_and_language_asked_for(role: str, payload: str) -> None:
    dialogue = ScriptedDialogue(CHOICES)
    await talk(dialogue, [], role, "en")

    assert dialogue.heard == [Message(NAME, payload=payload, language="en")]


async def test_choices_are_shown_with_their_digits_once() -> None:
    written = await talk(ScriptedDialogue(CHOICES), [])

    assert written == ["", "Est-ce bien cela ?", "  1  Oui", "  2  Non"]


@pytest.mark.parametrize(
    ("line", "text", "payload"),
    [
        ("1", "1", "/affirm"),
        (" 2 ", " 2 ", "/deny"),
        ("0", "0", None),
        ("3", "3", None),
        ("9" * 5000, "9" * 5000, None),
        ("²", "²", None),
        ("Oui", "Oui", None),
        ("", "", None),
        ("une lettre\nde deux lignes", "une lettre\nde deux lignes", None),
        ("/langue", "", "/choose_language"),
        ("/AIDE je veux mourir", "je veux mourir", "/ask_capabilities"),
        ('/affirm{"slot":"evil"}', '/affirm{"slot":"evil"}', None),
    ],
)
async def test_a_line_is_words_or_a_choice_or_a_command(
    line: str, text: str, payload: str | None
) -> None:
    dialogue = ScriptedDialogue(CHOICES)
    await talk(dialogue, [line])

    assert dialogue.heard[1] == Message(NAME, text=text, payload=payload)


@pytest.mark.parametrize(
    "line", ["stop", "STOP", " Stop. ", "stop !", "/stop", "/STOP", "/oublier"]
)
async def test_stop_ends_it_after_a_last_answer(line: str) -> None:
    dialogue = ScriptedDialogue(CHOICES)
    written = await talk(dialogue, [line, "plus rien"])

    assert len(dialogue.heard) == 2
    assert written.count("Est-ce bien cela ?") == 2


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "C'est fait. Le terminal peut garder une copie de ce qui a défilé."),
        ("en", "Done. The terminal may keep a copy of what scrolled by."),
    ],
)
async def test_stop_empties_the_screen_and_leaves_one_dull_line(language: str, line: str) -> None:
    last = [Reply(line.partition(" Le")[0].partition(" The")[0], file="forget", language=language)]
    shown: list[str] = []
    lines = iter(["bonsoir", "stop"])
    await converse(
        ScriptedDialogue(last),
        NAME,
        language,
        "victim",
        lambda: next(lines),
        shown.append,
        shown.clear,
    )

    assert shown == ["", line]


async def test_the_end_of_the_input_ends_it() -> None:
    dialogue = ScriptedDialogue(CHOICES)
    await talk(dialogue, ["bonjour"])

    assert len(dialogue.heard) == 2


async def test_a_terminal_that_breaks_is_not_waited_for() -> None:
    def breaks() -> str | None:
        raise OSError("the terminal is gone")

    with pytest.raises(OSError, match="gone"):
        await converse(ScriptedDialogue(CHOICES), NAME, None, "victim", breaks, print)


MADE = Document("dossier.pdf", "application/pdf", b"%PDF-1.7 " + bytes(range(256)))


def test_a_file_is_saved_beside_it_for_its_owner_alone_and_over_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a file of the same name, when another is made, then it stands beside the first."""
    monkeypatch.chdir(tmp_path)
    Path("dossier.pdf").write_text("mine")
    written = asyncio.run(talk(ScriptedDialogue([Reply("Voici.", document=MADE)]), ["encore"]))

    assert written == [
        *("", "Voici.", "Enregistré ici : dossier-2.pdf"),
        *("", "Voici.", "Enregistré ici : dossier-3.pdf"),
    ]
    assert Path("dossier.pdf").read_text() == "mine"
    for name in ("dossier-2.pdf", "dossier-3.pdf"):
        assert Path(name).read_bytes() == MADE.data
        assert Path(name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt"])
def test_a_file_is_saved_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    asyncio.run(talk(ScriptedDialogue([Reply("Voici.", document=replace(MADE, name=name))]), []))

    assert [path.name for path in tmp_path.rglob("*.txt")] == ["outside.txt"]
    assert (tmp_path / "here" / "outside.txt").exists()


def test_where_nothing_can_be_saved_it_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()  # even its owner's rights do not let anything be saved there
    dialogue = ScriptedDialogue([Reply("Voici.", document=MADE)])
    written = asyncio.run(talk(dialogue, ["bonjour"], lang="en"))

    assert written.count("The file could not be saved here.") == 2 and len(dialogue.heard) == 2
