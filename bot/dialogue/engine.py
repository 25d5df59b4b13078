"""The dialogue: Rasa's agent inside this process, behind the port that every channel calls."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.crisis import (
    breakdown_text,
    crisis_reply,
    possible_danger_line,
)
from bot.care.danger import Danger, detect_danger
from bot.dialogue.action_runner import ActionRunner
from bot.dialogue.channel import CollectingChannel
from bot.dialogue.hearing import heard
from bot.dialogue.offering import (
    bears_on_opening,
    command_of,
    must_stay_unheard,
    offered_again,
    payload_of_file,
    says_something,
)
from bot.dialogue.payload import Vocabulary, intent_of, is_ours, make_vocabulary, without_prefix
from bot.dialogue.phrasing import REMEMBERED, choose_variation
from bot.dialogue.pressing import emoji_payload, last_buttons, pressed_button
from bot.dialogue.state import CRISIS_CARD, was_introduced
from bot.dialogue.tracker_store import PrivateTrackerStore, StoreUnavailable, open_store
from bot.dialogue.typed_answers import answer_about_danger, answer_about_picture
from bot.plans.knowledge import load_knowledge
from bot.plans.plan import is_minor
from bot.plans.wording import Hearer
from bot.port import Button, ConversationId, Message, Reply
from bot.triage.language import detect_language, language_of_client
from bot.triage.normal import RECEIVED_MARK
from bot.triage.parts import own_words

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 20_000
"""How much of one message is read; the longest letters have about 5,000 characters."""
STOP_WORDS = ("stop", "efface tout", "tout effacer", "erase everything", "delete everything")
SOS_WORDS = ("sos", "help me", "au secours")
COMMAND_WORDS = dict.fromkeys(STOP_WORDS, "/stop") | dict.fromkeys(SOS_WORDS, "/sos")
REPETITION_LENGTH = 140
"""Shorter sentences (« Bien. ») may come again, though not twice in a row."""
SWITCH = {"fr": ("English", "en"), "en": ("Français", "fr")}
"""The button below an answer that changes its language."""
SAY_NO_INTRODUCTION = {"start", "crisis_answer"}
"""The welcome says it all; and somebody who answers about dying is answered, nothing else."""


class DialogueUnavailable(RuntimeError):
    """The dialogue cannot start; the message says what is missing and what to do."""


class RasaDialogue:
    """Answers one message at a time in each conversation.

    Args:
        agent: Rasa's agent with a loaded model.
        store: the tracker store that the agent uses, which can forget.
    """

    def __init__(self, agent: Agent, store: PrivateTrackerStore) -> None:
        self._agent = agent
        self._store = store
        self._vocabulary = vocabulary_of(agent.domain)

    async def reply(self, message: Message) -> list[Reply]:
        """Answer one message; danger comes first and needs neither the model nor the database."""
        whole = _words_of(message)
        text = own_words(whole[:MAX_CHARACTERS]).strip()
        payload = message.payload or COMMAND_WORDS.get(text.lower().strip(" .!"))
        if message.offered and not payload:  # below a file a command is typed as words
            payload = command_of(text)
        # Words may stand behind a command: « /aide je veux mourir ».
        danger = detect_danger(whole) if whole else None
        try:
            # One turn at a time, from what was asked before to what is noted after.
            async with self._agent.lock_store.lock(f"turn-{message.conversation}"):
                if must_stay_unheard(message):
                    message = offered_again(message)
                if (message.offered and not payload) or (message.read and message.read.refusal):
                    return await self._answer_file(message, text, danger)
                return await self._reply(message, whole[:MAX_CHARACTERS], payload, danger)
        except Exception as error:
            # The traceback would carry the person's words; its type is enough to look for it.
            logger.error("the dialogue failed: %s", type(error).__name__)
            logger.debug("details", exc_info=True)
            language = detect_language(text) or language_of_client(message.language)
            if danger or payload == "/sos":
                kind = danger.kind if danger else "sos"
                return [crisis_reply(kind, Hearer(language or "fr"), None, minor=True)]
            return [Reply(breakdown_text(language))]

    async def forget(self, conversation: ConversationId) -> None:
        """Erase what the store holds of a conversation."""
        await self._store.forget(conversation)

    async def _answer_file(
        self, message: Message, caption: str, danger: Danger | None
    ) -> list[Reply]:
        """Decide about a file that nobody has opened, or say why one could not be read.

        A caption that tells of danger, of age, or of images is heard before the decision; any other
        one is heard with the file, once that was read, so that one answer takes up both.
        """
        words = replace(message, offered=None, read=None)
        silent = replace(words, text="")
        answered: list[Reply] = []
        parsed = await self._agent.parse_message(without_prefix(caption)) if caption else {}
        if caption and (danger or (bears_on_opening(parsed) and not message.forwarded)):
            answered = await self._reply(words, _words_of(words)[:MAX_CHARACTERS], None, danger)
            caption = ""
            if danger and danger.level == "sure":
                return answered
        replies = await self._reply(silent, "", payload_of_file(message), None)
        heard_later = any(reply.file in {"read", "wait"} for reply in replies)
        if caption and not heard_later and says_something(parsed):
            replies += await self._reply(words, _words_of(words)[:MAX_CHARACTERS], None, danger)
        return [*answered, *replies]

    async def _reply(
        self, message: Message, whole: str, payload: str | None, danger: Danger | None
    ) -> list[Reply]:
        text = own_words(whole).strip()
        before = await self._store.retrieve(message.conversation)
        if payload == "/sos":
            return await self._say_crisis("sos", text, message)
        pressed = payload
        if not pressed and RECEIVED_MARK not in whole:  # « oui » below a letter is no press
            pressed = pressed_button(text, last_buttons(before))
            pressed = pressed or answer_about_picture(text, before) or emoji_payload(text)
            pressed = pressed or answer_about_danger(text, before)
        words = self._words_for_rasa(pressed, whole, before)
        sure = danger if danger and danger.level == "sure" else None
        if sure and _is_under_way(before) and not words.startswith("/stop"):
            # « Je ne veux plus vivre » is no « no » to whatever was asked: nothing moves.
            return await self._say_crisis(sure.kind, text, message)
        replies = await self._ask_rasa(words, message, danger)
        after = await self._store.retrieve(message.conversation)
        if words.startswith("/stop") or (before and not after):
            # The store has forgotten already; if it could not, this says so instead of « erased ».
            await self.forget(message.conversation)
            hearer = _hearer_in_danger(after, text, message)
            replies = [replace(reply, file="forget") for reply in replies]
            return [_crisis(sure.kind, after, hearer), *replies] if sure else replies
        if sure:
            return await self._say_crisis(sure.kind, text, message)
        if not replies:
            logger.warning("no rule answers here; taking up what was open")
            replies = await self._ask_rasa("/resume", message, danger)
        if not replies:
            logger.error("no reply was produced")
            replies = [Reply(breakdown_text(_hearer(after, message.language).language))]
        notice = _language_notice(before, after)
        if notice:
            replies.insert(0, notice)
        if not _introduced(before) and not _introduces(words, replies):
            replies.insert(0, self._say("utter_introduction", after, message.language))
        if danger:
            replies.insert(0, Reply(possible_danger_line(_hearer(after, message.language))))
        replies[0] = self._without_repetition(replies[0], before, after)
        if after:
            language = after.get_slot("language")
            replies = [replace(r, language=language) if r.file else r for r in replies]
        return _numbered_for_staff(replies, after)

    async def _ask_rasa(self, words: str, message: Message, danger: Danger | None) -> list[Reply]:
        channel = CollectingChannel()
        about = {
            "language": message.language,
            "danger": danger.level if danger else None,
            "origin": message.origin,
            "read": asdict(replace(message.read, text="")) if message.read else None,
        }
        await self._agent.handle_message(
            UserMessage(
                words,
                channel,
                message.conversation,
                input_channel=channel.name(),
                metadata=about,
            )
        )
        return list(channel.replies)

    async def _say_crisis(self, kind: str, text: str, message: Message) -> list[Reply]:
        """Say the crisis reply, and note it, so that « non » is read as the answer to it."""
        tracker = await self._store.get_or_create_tracker(message.conversation)
        hearer = _hearer_in_danger(tracker, text, message)
        reply = _crisis(kind, tracker, hearer)
        tracker.update(SlotSet("language", hearer.language))
        buttons = [{"title": b.title, "payload": b.payload} for b in reply.buttons]
        tracker.update(
            BotUttered(reply.text, {"buttons": buttons, "custom": {"card": CRISIS_CARD}})
        )
        await self._store.save(tracker)
        return _numbered_for_staff([reply], tracker)

    def _words_for_rasa(
        self, pressed: str | None, text: str, before: DialogueStateTracker | None
    ) -> str:
        if pressed:
            ours = is_ours(pressed, self._vocabulary) and not _is_card_of_no_plan(pressed, before)
            return pressed if ours else "/outdated"
        # A typed text is never a payload: what would make it one is taken off.
        return without_prefix(text) or "/empty"

    def _say(
        self,
        response: str,
        tracker: DialogueStateTracker | None,
        client: str | None = None,
        just_said: Sequence[str] = (),
    ) -> Reply:
        language = language_of_client(client) or "fr"
        slots = tracker.current_slot_values() if tracker else {"language": language}
        said = [*_said(tracker), *just_said]
        chosen = choose_variation(self._agent.domain.responses[response], slots, said)
        return Reply(chosen["text"] if chosen else "")

    def _without_repetition(
        self,
        reply: Reply,
        before: DialogueStateTracker | None,
        after: DialogueStateTracker | None,
    ) -> Reply:
        """Lead in with a word when somebody would read the same sentence again."""
        said = [text.strip() for text in _said(before)[-REMEMBERED:]]
        if reply.file:
            return reply
        times = said.count(reply.text)
        just_said = said[-1:] == [reply.text]
        long_enough = len(reply.text) >= REPETITION_LENGTH and reply.card is None
        if not times or not (just_said or long_enough):
            return reply
        lead = self._say("utter_again", after)
        if times % 2 == 0:  # the other one than the last time
            lead = self._say("utter_again", after, just_said=[lead.text])
        return replace(reply, text=f"{lead.text}\n{reply.text}")


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
    configured.action = ActionRunner(apology=breakdown_text(None))
    try:
        store = await open_store(database_url)
    except StoreUnavailable as error:
        raise DialogueUnavailable(str(error)) from error
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
    return RasaDialogue(agent, store)


def vocabulary_of(domain: Domain) -> Vocabulary:
    """Read off the domain and the knowledge base what a payload may say."""
    # As the file writes it: Rasa's own lists have its default intents, and values in lower case.
    written = domain.as_dict()
    intents, entities = (
        [str(entry if isinstance(entry, str) else next(iter(entry))) for entry in written[key]]
        for key in ("intents", "entities")
    )
    slot_values = {
        name: [str(value) for value in slot["values"]]
        for name, slot in written["slots"].items()
        if slot["type"] == "categorical"
    }
    return make_vocabulary(intents, entities, slot_values, load_knowledge().steps.keys())


def _words_of(message: Message) -> str:
    return heard(message.text, message.read.text if message.read else "", message.forwarded)


def _crisis(kind: str, tracker: DialogueStateTracker | None, hearer: Hearer) -> Reply:
    facts = tracker.current_slot_values() if tracker else {}
    minor = hearer.is_child or is_minor(facts.get("situation") or "", facts) is not False
    return crisis_reply(kind, hearer, facts.get("country"), minor)


def _hearer_in_danger(tracker: DialogueStateTracker | None, text: str, message: Message) -> Hearer:
    hearer = _hearer(tracker, message.language)
    written = None if message.forwarded or message.read else detect_language(text)
    client = None if _said(tracker) else language_of_client(message.language)
    return replace(hearer, language=written or client or hearer.language)


def _hearer(tracker: DialogueStateTracker | None, client: str | None) -> Hearer:
    if tracker is None:
        return Hearer(language_of_client(client) or "fr")
    return Hearer(tracker.get_slot("language") or "fr", tracker.get_slot("voice") or "victim")


def _language_notice(
    before: DialogueStateTracker | None, after: DialogueStateTracker | None
) -> Reply | None:
    """Tell somebody once, in their language, in which language the answers come."""
    other = after.get_slot("other_language") if after else None
    if after is None or not other or (before and before.get_slot("other_language") == other):
        return None
    language = after.get_slot("language") or "fr"
    title, code = SWITCH[language]
    button = Button(title, f'/choose_language{{"language":"{code}"}}')
    return Reply(load_knowledge().other_languages[other][language], (button,))


def _introduced(tracker: DialogueStateTracker | None) -> bool:
    return tracker is not None and was_introduced(event.as_dict() for event in tracker.events)


def _introduces(words: str, replies: Sequence[Reply]) -> bool:
    payload = words.startswith("/")
    return (payload and intent_of(words) in SAY_NO_INTRODUCTION) or any(
        "Sangfroid" in reply.text for reply in replies
    )


def _is_under_way(tracker: DialogueStateTracker | None) -> bool:
    return tracker is not None and bool(tracker.get_slot("stage") or tracker.active_loop_name)


def _is_card_of_no_plan(pressed: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether a button of a step was pressed while no plan runs: it is no « yes » to a question."""
    if not intent_of(pressed).startswith("step_") or "{" not in pressed:
        return False
    stage = tracker.get_slot("stage") if tracker else None
    return stage not in {"plan", "closed"} or bool(tracker and tracker.active_loop_name)


def _said(tracker: DialogueStateTracker | None) -> list[str]:
    events = tracker.events if tracker else ()
    return [event.text or "" for event in events if isinstance(event, BotUttered)]


def _numbered_for_staff(replies: list[Reply], tracker: DialogueStateTracker | None) -> list[Reply]:
    if tracker is None or tracker.get_slot("voice") != "staff":
        return replies
    return [
        replace(
            reply,
            buttons=tuple(
                Button(f"{number} {button.title}", button.payload)
                for number, button in enumerate(reply.buttons, start=1)
            ),
        )
        for reply in replies
    ]


def _tell_of_store_error(error: Exception) -> None:
    logger.error("the database refused to keep a conversation: %s", type(error).__name__)
