"""Plays every conversation of this folder to the real dialogue, and asserts what is said."""

from __future__ import annotations

from itertools import pairwise

import pytest
from script import Conversation, play, read_conversations

from bot.port import Dialogue

CONVERSATIONS = read_conversations()
NEVER_SAID = (
    "vous ne risquez rien",
    "tu ne risques rien",
    "il ne publiera pas",
    "on va tout supprimer",
    "pourquoi avez-vous",
    "pourquoi as-tu",
    "calmez-vous",
    "you will get your money back",
    "nothing will happen to you",
    "why did you",
    "calm down",
    "Traceback",
    "{name}",
    "{title}",
)


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda c: f"{c.file}: {c.name}")
async def test_conversation_says_what_it_must(
    dialogue: Dialogue, conversation: Conversation
) -> None:
    played = await play(dialogue, conversation)

    for _, replies in played:
        assert replies
        for reply in replies:
            assert reply.text.strip()
            for words in NEVER_SAID:
                assert words.casefold() not in reply.text.casefold()
    said = [reply.text for _, replies in played for reply in replies]
    for before, after in pairwise(said):
        assert before != after, "the same sentence twice in a row"


def test_there_are_at_least_forty_conversations_in_both_languages() -> None:
    assert len(CONVERSATIONS) >= 40
    assert len({c.name for c in CONVERSATIONS}) == len(CONVERSATIONS)
    assert all(any(turn.says for turn in c.turns) for c in CONVERSATIONS)
