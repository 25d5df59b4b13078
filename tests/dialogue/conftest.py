"""People who talk to the real dialogue, and the rows that the database holds of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from dialogue_person import Person

from bot.dialogue.engine import RasaDialogue


@pytest.fixture
def person(dialogue: RasaDialogue) -> Person:
    return Person(dialogue)


@pytest.fixture
def another(dialogue: RasaDialogue) -> Person:
    return Person(dialogue)


@pytest.fixture
def rows(dialogue: RasaDialogue) -> Callable[[str], int]:
    """Count what the database holds of one conversation."""
    store = dialogue._store

    def count(conversation: str) -> int:
        with store.session_scope() as session:
            event = store.SQLEvent
            return int(session.query(event).filter(event.sender_id == conversation).count())

    return count
