"""Loads everything that answering needs: the model, the database, the shared plans."""

from __future__ import annotations

import gc
import logging
import os
from pathlib import Path

from rasa.core.agent import load_agent
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.core.utils import AvailableEndpoints

from bot.care.crisis import breakdown_text
from bot.care.danger import load_detector
from bot.dialogue.action_runner import ActionRunner
from bot.dialogue.desk import open_desk
from bot.dialogue.engine import RasaDialogue
from bot.dialogue.keeping import dossier_actions
from bot.dialogue.together import open_together, sharing_actions
from bot.dialogue.tracker_store import StoreUnavailable, open_store
from bot.plans.knowledge import load_knowledge
from bot.store.migrating import NewerDatabase, migrate
from bot.triage.language import detect_language

logger = logging.getLogger(__name__)


class DialogueUnavailable(RuntimeError):
    """The dialogue cannot start; the message says what is missing and what to do."""


def set_apart() -> None:
    """Leave what was loaded out of every later garbage collection of this process.

    It stays for as long as the process; looking through it takes a third of a second, in which a
    danger would wait. For whoever has loaded all that they need.
    """
    gc.collect()
    gc.freeze()


async def load_dialogue(model: Path, endpoints: Path, database_url: str) -> RasaDialogue:
    """Load the trained model and everything that answering needs.

    Args:
        model: the model file that ``sangfroid train`` built.
        endpoints: Rasa's ``endpoints.yml``.
        database_url: where conversations are kept.

    Raises:
        DialogueUnavailable: when there is no model, or it or the database cannot be opened.
    """
    if not os.path.isfile(model):  # noqa: PTH113, ASYNC240 (a quick look, at start alone)
        raise DialogueUnavailable(f"There is no model at {model}: run `sangfroid train` first.")
    load_knowledge()
    configured = AvailableEndpoints.read_endpoints(str(endpoints))
    try:
        store = await open_store(database_url)
        migrate(store.engine)
        cases = open_together(store.engine)
        desk = open_desk(store.engine)
    except (StoreUnavailable, NewerDatabase) as error:
        raise DialogueUnavailable(str(error)) from error
    configured.action = ActionRunner(
        breakdown_text(None), [*sharing_actions(cases), *dossier_actions(desk)]
    )
    configured.tracker_store = store
    agent = await load_agent(model_path=str(model), endpoints=configured)
    if agent.processor is None:
        raise DialogueUnavailable(
            f"The model at {model} cannot be loaded: run `sangfroid train --force`."
        )
    if isinstance(agent.tracker_store, FailSafeTrackerStore):
        agent.tracker_store._on_tracker_store_error = _tell_of_store_error
    await agent.parse_message("bonjour")  # loads the encoder now, not at somebody's first word
    detect_language("bonjour à tous")
    return RasaDialogue(agent, store, load_detector(), cases, desk)


def _tell_of_store_error(error: Exception) -> None:
    logger.error("the database refused to keep a conversation: %s", type(error).__name__)
