"""Plays the conversations of two people who follow one plan (`two_people/*.yml`).

They are written like all others; `who` says which of the people has the turn, and `{code}` in what
somebody writes is the code that was shown last.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from script import FOLDER, Conversation, Turn, assert_said, message_of, read_turn
from test_conversations import NEVER_SAID

from bot.port import Button, ConversationId, Dialogue

TWO_PEOPLE = FOLDER / "two_people"
CODE = re.compile(r"\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b")


@dataclass(frozen=True)
class Together:
    """A conversation, who has each turn, and the language of each one's client."""

    conversation: Conversation
    who: tuple[str, ...]
    clients: dict[str, str]


def read_file(path: Path) -> list[Together]:
    read = []
    for entry in YAML(typ="safe").load(path):
        who = tuple(turn.pop("who") for turn in entry["turns"])
        turns = tuple(read_turn(path, turn) for turn in entry["turns"])
        never = tuple(entry.get("never", ()))
        conversation = Conversation(entry["conversation"], path.stem, None, never, turns)
        read.append(Together(conversation, who, dict(entry["people"])))
    return read


ALL = [together for path in sorted(TWO_PEOPLE.glob("*.yml")) for together in read_file(path)]


@pytest.mark.parametrize("together", ALL, ids=lambda t: t.conversation.name)
async def test_both_read_what_they_must(dialogue: Dialogue, together: Together) -> None:
    names = {who: ConversationId(f"two-{secrets.token_hex(8)}") for who in together.clients}
    buttons: dict[str, tuple[Button, ...]] = {}
    code = ""
    turns = zip(together.who, together.conversation.turns, strict=True)
    for number, (who, turn) in enumerate(turns, start=1):
        told: Turn = replace(turn, words=turn.words.replace("{code}", code))
        message = message_of(names[who], told, buttons.get(who, ()), together.clients[who])
        replies = await dialogue.reply(message)

        assert_said(together.conversation, number, told, replies)
        answer = "\n".join(reply.text for reply in replies)
        for words in (*NEVER_SAID, "{who}", "{steps}", "{code}"):
            assert words.casefold() not in answer.casefold()
        code = next(iter(CODE.findall(answer)), code)
        buttons[who] = next((r.buttons for r in reversed(replies) if r.buttons), ())


def test_there_are_conversations_in_both_languages() -> None:
    assert {client for together in ALL for client in together.clients.values()} == {"fr", "en"}
    assert all(any(turn.says for turn in together.conversation.turns) for together in ALL)
