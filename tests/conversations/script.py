"""Reads the conversations of this folder, and plays them to the real dialogue.

A conversation is a list of turns. Each turn is what the person writes (`person`), presses (`press`,
the words on a button) or sends as a command (`command`), and what must be read in the answer
(`says`) or must not (`never`). `forwarded: true` marks a text that the person passes on.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.commands import read_command
from bot.port import Button, ConversationId, Dialogue, Message, Reply

FOLDER = Path(__file__).parent
TURN_KEYS = {"person", "press", "command", "says", "never", "forwarded"}


@dataclass(frozen=True)
class Turn:
    """One thing that the person does, and what the answer must and must not contain."""

    does: str
    words: str
    says: tuple[str, ...]
    never: tuple[str, ...]
    forwarded: bool


@dataclass(frozen=True)
class Conversation:
    """A conversation, as a person who does not program would write it."""

    name: str
    file: str
    client: str | None
    never: tuple[str, ...]
    turns: tuple[Turn, ...]


def read_conversations(folder: Path = FOLDER) -> list[Conversation]:
    """Read every conversation of a folder, in order of files."""
    return [c for path in sorted(folder.glob("*.yml")) for c in _read_file(path)]


def _read_file(path: Path) -> Iterator[Conversation]:
    for entry in YAML(typ="safe").load(path):
        yield Conversation(
            name=entry["conversation"],
            file=path.stem,
            client=entry.get("client"),
            never=tuple(entry.get("never", ())),
            turns=tuple(read_turn(path, turn) for turn in entry["turns"]),
        )


def read_turn(path: Path, turn: dict[str, Any]) -> Turn:
    """Read one turn of a file."""
    unknown = set(turn) - TURN_KEYS
    does = next((key for key in ("person", "press", "command") if key in turn), None)
    if unknown or does is None:
        raise ValueError(f"{path.name}: a turn has person, press or command, and {TURN_KEYS}")
    return Turn(
        does=does,
        words=str(turn[does]),
        says=tuple(turn.get("says", ())),
        never=tuple(turn.get("never", ())),
        forwarded=bool(turn.get("forwarded")),
    )


async def play(dialogue: Dialogue, conversation: Conversation) -> list[tuple[Turn, list[Reply]]]:
    """Play a conversation; assert what each answer says.

    Returns:
        Each turn with its replies.
    """
    name = ConversationId(f"played-{secrets.token_hex(8)}")
    played: list[tuple[Turn, list[Reply]]] = []
    buttons: tuple[Button, ...] = ()
    for number, turn in enumerate(conversation.turns, start=1):
        replies = await dialogue.reply(message_of(name, turn, buttons, conversation.client))
        played.append((turn, replies))
        assert_said(conversation, number, turn, replies)
        buttons = next((r.buttons for r in reversed(replies) if r.buttons), ())
    return played


def message_of(
    name: ConversationId, turn: Turn, buttons: tuple[Button, ...], client: str | None
) -> Message:
    """What the person sends; a press is looked for below the answer before."""
    if turn.does == "command":
        typed = read_command(turn.words)  # /sources, or a payload as it is
        payload = typed.payload if typed else turn.words
        return Message(name, payload=payload, language=client)
    if turn.does == "person":
        return Message(name, text=turn.words, forwarded=turn.forwarded, language=client)
    pressed = [b.payload for b in buttons if turn.words in (b.title, b.title.split(" ", 1)[-1])]
    assert pressed, f"there is no button « {turn.words} » among {[b.title for b in buttons]}"
    return Message(name, payload=pressed[0], language=client)


def assert_said(conversation: Conversation, number: int, turn: Turn, replies: list[Reply]) -> None:
    """Assert what an answer must and must not contain."""
    answer = "\n".join(
        [reply.text for reply in replies] + [b.title for r in replies for b in r.buttons]
    )
    heard = flat(answer)
    where = f"{conversation.name}, turn {number} « {turn.words[:60]} »\n{answer}"
    for words in turn.says:
        assert flat(words) in heard, f"not said: « {words} »\n{where}"
    for words in (*turn.never, *conversation.never):
        assert flat(words) not in heard, f"said: « {words} »\n{where}"


def flat(text: str) -> str:
    """Compare words, not typography: lower case, one kind of space and of apostrophe."""
    return " ".join(text.replace("’", "'").casefold().split())
