"""Writes the Rasa test stories (`rasa/test_*.yml`) from the conversations of this folder.

Each conversation is played to the real dialogue; what Rasa understood and did becomes a test story
that `rasa test` replays. Run it with `make record` after a deliberate change, and read the
difference: it shows what the change does to every conversation.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from bot.quiet import keep_quiet

keep_quiet()

from rasa.core.policies.policy import Policy  # noqa: E402, F401 (loads Rasa before our stores)
from rasa.shared.core.events import (  # noqa: E402
    ActionExecuted,
    ActiveLoop,
    Event,
    Restarted,
    SlotSet,
    UserUttered,
)
from script import Conversation, play, read_conversations  # noqa: E402

from bot.dialogue.engine import RasaDialogue  # noqa: E402
from bot.dialogue.loading import load_dialogue  # noqa: E402
from bot.project import ENDPOINTS, MODEL  # noqa: E402
from bot.training import train  # noqa: E402

STORIES = Path(__file__).parent / "rasa"
DECIDING_SLOTS = {"stage", "requested_slot"}
SILENT_ACTIONS = {"action_listen", "action_session_start", "action_extract_slots"}


class Recorder:
    """Notes the events of each turn, with the words, before the store takes them out."""

    def __init__(self, dialogue: RasaDialogue) -> None:
        self._turns: dict[str, list[Event]] = {}
        store = dialogue._store
        save = store.save

        async def note_and_save(tracker: Any) -> None:
            self._note(list(tracker.events))
            await save(tracker)

        store.save = note_and_save  # type: ignore[method-assign]

    def begin(self) -> None:
        """Forget the conversation before."""
        self._turns = {}

    @property
    def events(self) -> list[Event]:
        """The events of every turn, in order."""
        return [event for turn in self._turns.values() for event in turn]

    def _note(self, events: list[Event]) -> None:
        places = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
        if places:
            said = events[places[-1]]
            self._turns[said.message_id] = events[places[-1] :]


def story_of(conversation: Conversation, events: Iterable[Event]) -> dict[str, Any]:
    """Turn the events of a played conversation into a test story."""
    steps: list[dict[str, Any]] = []
    for event in events:
        if isinstance(event, UserUttered):
            steps.append(_user_step(event))
        elif isinstance(event, ActiveLoop):
            steps.append({"active_loop": event.name})
        elif isinstance(event, SlotSet) and event.key in DECIDING_SLOTS:
            steps.append({"slot_was_set": [{event.key: event.value}]})
        elif isinstance(event, ActionExecuted) and event.action_name not in SILENT_ACTIONS:
            steps.append({"action": event.action_name})
        elif isinstance(event, Restarted):
            break
    return {"story": conversation.name, "steps": steps}


def _user_step(event: UserUttered) -> dict[str, Any]:
    text = event.text or ""
    entities = [{e["entity"]: DoubleQuotedScalarString(e["value"])} for e in event.entities]
    step: dict[str, Any] = {"user": LiteralScalarString(text), "intent": event.intent["name"]}
    return {**step, "entities": entities} if entities else step


async def record() -> None:
    """Play every conversation and write its story."""
    train()
    with tempfile.TemporaryDirectory() as folder:
        dialogue = await load_dialogue(MODEL, ENDPOINTS, f"sqlite:///{folder}/recorded.db")
        recorder = Recorder(dialogue)
        stories: dict[str, list[dict[str, Any]]] = {}
        for conversation in read_conversations():
            recorder.begin()
            await play(dialogue, conversation)
            stories.setdefault(conversation.file, []).append(
                story_of(conversation, recorder.events)
            )
    _write(stories)


def _write(stories: dict[str, list[dict[str, Any]]]) -> None:
    STORIES.mkdir(exist_ok=True)
    yaml = YAML()
    yaml.width = 4096
    for name, entries in stories.items():
        with (STORIES / f"test_{name}.yml").open("w", encoding="utf-8") as file:
            file.write("# Written by `make record` from ../" + name + ".yml: change that file.\n")
            yaml.dump({"version": "3.1", "stories": entries}, file)


if __name__ == "__main__":
    asyncio.run(record())
