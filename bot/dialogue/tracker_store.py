"""Rasa's SQL tracker store, without the person's words, and able to forget."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, Restarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import read_settings
from bot.store.database import prepared, scrub

Result = TypeVar("Result")

FORGOTTEN = "…"
"""Stands in the store where the person's own words were."""
READ_ABOUT = "about"
"""The entity that says what somebody wanted to know; it fills no slot, and is not kept."""
KEPT_AS = {"ask_own_attraction": "ask_capabilities"}
"""Intents that would tell too much about a person, each with the harmless one it is kept as: a
question that the same rules answer, so that the conversation goes on alike after a restart."""


class StoreUnavailable(RuntimeError):
    """The database cannot be used; the message names the setting, and no password."""


class PrivateTrackerStore(SQLTrackerStore):
    """Keeps where a conversation stands, and none of what the person wrote.

    Stored of a message: the intent and the facts that fill slots. Stored of a reply: its text and
    buttons, unless it quotes the person or would tell what they confided (``private``).

    Args:
        domain: the domain of the loaded model.
        event_broker: where events are published, if anywhere.
        url: the database; ``DATABASE_URL`` by default.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        database = url or read_settings().database_url
        file = make_url(database).database
        if database.startswith("sqlite") and file and file != ":memory:":
            Path(file).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(domain=domain, host=database, event_broker=event_broker)
        prepared(self.engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep what is new; a restarted conversation is forgotten instead.

        « Stop » may be pressed or written in any words: Rasa restarts the conversation for both.
        """
        if any(isinstance(event, Restarted) for event in tracker.events):
            await self.forget(tracker.sender_id)
        else:
            await _in_a_thread(super().save(tracker))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Read a conversation; whoever writes meanwhile is not kept waiting."""
        return await _in_a_thread(super().retrieve(sender_id))

    async def forget(self, conversation: str) -> None:
        """Delete every event of one conversation."""
        await asyncio.to_thread(self._forget, conversation)

    def _forget(self, conversation: str) -> None:
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == conversation).delete()
            session.commit()
        scrub(self.engine)

    def forget_idle(self, before: float) -> list[str]:
        """Delete the conversations in which nothing was said since a time; for a thread.

        Args:
            before: the time, in seconds.

        Returns:
            Which they were.
        """
        event = self.SQLEvent
        with self.session_scope() as session:
            newest = session.query(event.sender_id).group_by(event.sender_id)
            idle = [row[0] for row in newest.having(func.max(event.timestamp) < before)]
            for conversation in idle:
                session.query(event).filter(event.sender_id == conversation).delete()
            session.commit()
        if idle:
            scrub(self.engine)
        return idle

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Event]:
        return map(without_words, said(super()._additional_events(session, tracker)))


async def _in_a_thread(work: Coroutine[Any, Any, Result]) -> Result:
    """Run what Rasa declares ``async`` and yet waits for the database without ever letting go.

    A slow or locked database would hold up everybody, danger included.
    """
    return await asyncio.to_thread(asyncio.run, work)


async def open_store(url: str) -> PrivateTrackerStore:
    """Open the store, and make sure that it can forget.

    Args:
        url: the database.

    Raises:
        StoreUnavailable: when the database cannot be reached or written.
    """
    try:
        store = PrivateTrackerStore(url=url)
        await store.forget("")
    except (OSError, ImportError, SQLAlchemyError) as error:
        raise StoreUnavailable(
            f"DATABASE_URL: the database cannot be opened for writing ({type(error).__name__})."
        ) from error
    return store


def said(events: Iterable[Event]) -> Iterator[Event]:
    """Leave out what nobody read: the ordinary answer to a message that showed danger.

    Such a message is answered with the lines of help alone. What Rasa would have said counts
    neither as an asking of its question nor as a sentence already said.
    """
    held_back = False
    for event in events:
        if isinstance(event, UserUttered):
            held_back = (event.metadata or {}).get("danger") == "sure"
        if not (held_back and isinstance(event, BotUttered)):
            yield event


def without_words(event: Event) -> Event:
    """Copy an event without the person's words; other events are returned as they are."""
    if isinstance(event, UserUttered):
        intent = {key: event.intent[key] for key in ("name", "confidence") if key in event.intent}
        if intent.get("name") in KEPT_AS:
            intent["name"] = KEPT_AS[intent["name"]]
        entities = [
            {"entity": e["entity"], "value": e["value"]}
            for e in event.entities
            if e["entity"] != READ_ABOUT
        ]
        return UserUttered(
            text=FORGOTTEN,
            intent=intent,
            entities=entities,
            parse_data={"intent": intent, "entities": entities, "text": FORGOTTEN},
            timestamp=event.timestamp,
            input_channel=event.input_channel,
            message_id=event.message_id,
        )
    custom = (event.data.get("custom") or {}) if isinstance(event, BotUttered) else {}
    if custom.get("quotes"):
        bare = {name: value for name, value in custom.items() if name != "held"}
        data = {**event.data, "custom": bare}
        return BotUttered(FORGOTTEN, data, event.metadata, event.timestamp)
    if custom.get("private"):  # the name of the response would tell as much as its text
        return BotUttered(FORGOTTEN, {"buttons": event.data.get("buttons")}, {}, event.timestamp)
    return event
