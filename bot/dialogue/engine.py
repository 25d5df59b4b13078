"""The dialogue: Rasa's agent inside this process, behind the port that every channel calls."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import asdict, replace

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.crisis import breakdown_text, caring_question
from bot.care.danger import Danger, DangerDetector
from bot.care.provenance import load_provenance
from bot.care.quick_exit import last_line
from bot.commands import SOS, called_by, is_stop
from bot.dialogue.channel import CollectingChannel
from bot.dialogue.desk import Desk
from bot.dialogue.entering import means_items
from bot.dialogue.exits import Exits
from bot.dialogue.hearing import heard
from bot.dialogue.interrupting import (
    Known,
    danger_noted,
    known_of,
    numbered_for_staff,
    with_help_in_sight,
)
from bot.dialogue.introducing import introduced, introduces
from bot.dialogue.keeping import Keeping
from bot.dialogue.language_notice import language_notice
from bot.dialogue.offering import (
    bears_on_opening,
    command_of,
    must_stay_unheard,
    offered_again,
    payload_of_file,
    says_something,
)
from bot.dialogue.payload import is_ours, without_prefix
from bot.dialogue.pressing import (
    emoji_payload,
    is_card_of_no_plan,
    last_buttons,
    pressed_button,
)
from bot.dialogue.recalling import (
    Acquaintances,
    certain,
    crisis_for,
    kind_of_reply,
    language_of_crisis,
    was_received,
)
from bot.dialogue.repeating import Repeating
from bot.dialogue.sender import Sender
from bot.dialogue.together import Together, typed_below_join
from bot.dialogue.tracker_store import PrivateTrackerStore
from bot.dialogue.typed_answers import answer_about_danger, answer_about_picture, kept_to_danger
from bot.dialogue.vocabulary import vocabulary_of
from bot.port import ConversationId, Message, Reply
from bot.retention import idle_since
from bot.store.sharing import SharedCases
from bot.triage.language import detect_language, language_of_client
from bot.triage.normal import RECEIVED_MARK
from bot.triage.parts import own_words

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 20_000
"""How much of one message is read; the longest letters have about 5,000 characters."""
MOST_TURNS = 1
"""Turns that Rasa works on at the same time; more of them are no faster in one process."""
TO_LEAVE = 0.05
"""Seconds that a reply about danger has for itself before anything else is worked on."""
TO_STOP = 2.0
"""Seconds that stopping may take when somebody in danger stops; then the lines of help leave."""


class RasaDialogue:
    """Answers one message at a time in each conversation; danger is answered before all of them.

    Args:
        agent: Rasa's agent with a loaded model.
        store: the tracker store that the agent uses, which can forget.
        detector: notices danger, in a thread of its own.
        cases: the plans that two people follow.
        desk: the dossiers.
    """

    def __init__(
        self,
        agent: Agent,
        store: PrivateTrackerStore,
        detector: DangerDetector,
        cases: SharedCases,
        desk: Desk,
    ) -> None:
        self._agent = agent
        self._store = store
        self._detector = detector
        self._sender = Sender(load_provenance())
        self._repeating = Repeating(agent.domain)
        self._together = Together(cases, store, agent)
        self._keeping = Keeping(desk, store, agent)
        self._vocabulary = vocabulary_of(agent.domain)
        self._acquaintances = Acquaintances(store)
        # However many people write at once, danger never waits for more than these few turns.
        self._turns = asyncio.Semaphore(MOST_TURNS)
        self._afterwards: set[asyncio.Task[None]] = set()
        self._exits = Exits()

    async def reply(self, message: Message) -> list[Reply]:
        """Answer one message; danger comes first and needs neither the model nor the database."""
        whole = _words_of(message)
        answer = await self._answer(message, whole)
        return self._sender.only_reviewed(answer, heard=whole[:MAX_CHARACTERS])

    async def _answer(self, message: Message, whole: str) -> list[Reply]:
        text = own_words(whole[:MAX_CHARACTERS]).strip()
        payload = message.payload or called_by(text)
        if message.offered and not payload:  # below a file a command is typed as words
            payload = command_of(text)
        stop = is_stop(payload)
        exits = self._exits.count(message.conversation, leaves=stop)
        # Words may stand behind a command: « /aide je veux mourir ».
        recalled = asyncio.create_task(self._acquaintances.recall(message))
        danger = await self._listen(whole, text)
        known = await recalled
        sure = certain(danger, known, "" if was_received(message) else text)
        if (sure or payload == SOS) and not stop:
            return await self._interrupt(message, whole[:MAX_CHARACTERS], payload, sure, known)
        turn = self._take_turn(message, whole[:MAX_CHARACTERS], payload, danger, exits)
        try:
            # Who asks to stop and may die does not wait for a turn that hangs.
            return await (asyncio.wait_for(turn, TO_STOP) if stop and sure else turn)
        except Exception as error:
            # The traceback would carry the person's words; its type is enough to look for it.
            logger.error("the dialogue failed: %s", type(error).__name__)
            logger.debug("details", exc_info=True)
            if stop:
                return await self._stop_anyway(message, sure, text)
            language = detect_language(text) or language_of_client(message.language)
            return [Reply(breakdown_text(language))]

    async def _take_turn(
        self,
        message: Message,
        whole: str,
        payload: str | None,
        danger: Danger | None,
        exits: int,
    ) -> list[Reply]:
        """One turn at a time, from what was asked before to what is noted after."""
        async with self._agent.lock_store.lock(f"turn-{message.conversation}"):
            if self._exits.count(message.conversation) != exits and not is_stop(payload):
                # They have left since: nothing is kept, and the chat is emptied once more.
                erased = await self._store.retrieve(message.conversation) is None
                return self._stopped(message, known_of(None, message.language), None, "", erased)
            if must_stay_unheard(message):
                message = offered_again(message)
            if (message.offered and not payload) or (message.read and message.read.refusal):
                return await self._answer_file(message, own_words(whole).strip(), danger)
            return await self._reply(message, whole, payload, danger)

    async def _listen(self, whole: str, text: str) -> Danger | None:
        unheard = not whole or self._sender.is_button(text)
        return None if unheard else await self._detector.listen(whole)

    async def forget(self, conversation: ConversationId) -> None:
        """Erase what the store holds of a conversation, and whatever is on its way into it."""
        self._exits.count(conversation, leaves=True)
        async with self._agent.lock_store.lock(f"turn-{conversation}"):
            await self._erase(conversation)

    async def _erase(self, conversation: ConversationId) -> None:
        self._acquaintances.drop(conversation)
        try:
            await self._together.forget(conversation)
        finally:
            try:
                await self._keeping.forget(conversation)
            finally:
                await self._store.forget(conversation)

    @property
    def desk(self) -> Desk:
        """The dossiers, for whoever delivers reminders."""
        return self._keeping.desk

    def erase_what_is_over(self) -> None:
        """Forget conversations after a day of silence, and dossiers and plans after their time.

        It waits for the database: call it in a thread.
        """
        for conversation in self._store.forget_idle(idle_since()):
            self._acquaintances.drop(ConversationId(conversation))
        self._keeping.erase_what_is_over()
        self._together.erase_what_is_over()

    async def settle(self) -> None:
        """Wait until every danger that was answered is noted too; for whoever shuts down."""
        await asyncio.gather(*self._afterwards)

    async def _interrupt(
        self,
        message: Message,
        whole: str,
        payload: str | None,
        danger: Danger | None,
        known: Known,
    ) -> list[Reply]:
        """Say the crisis reply at once, and take up what else was said once it has left."""
        text = own_words(whole).strip()
        kind = kind_of_reply(danger, known, text)
        reply = crisis_for(kind, known, text, message)
        exits = self._exits.count(message.conversation)
        task = asyncio.create_task(
            self._take_up(kind, reply, message, whole, payload, danger, exits)
        )
        self._afterwards.add(task)
        task.add_done_callback(self._afterwards.discard)
        await asyncio.sleep(0)  # it queues before whatever is said next
        return numbered_for_staff([reply], known.hearer.voice)

    async def _take_up(
        self,
        kind: str,
        reply: Reply,
        message: Message,
        whole: str,
        payload: str | None,
        danger: Danger | None,
        exits: int,
    ) -> None:
        """Note the crisis reply, so that « non » is read as the answer to it.

        What begins a conversation is heard as well: « il demande 300 €, je veux mourir ». Once
        one is under way « je ne veux plus vivre » is no « no » to what was asked: nothing moves.
        """
        try:
            async with self._agent.lock_store.lock(f"turn-{message.conversation}"):
                await asyncio.sleep(TO_LEAVE)
                if self._exits.count(message.conversation) != exits:
                    return
                before = await self._store.retrieve(message.conversation)
                new = not message.offered and not _is_under_way(before)
                if whole and new and payload != SOS:
                    pressed = is_ours(payload, self._vocabulary) if payload else False
                    words = payload if payload and pressed else without_prefix(whole)
                    await self._ask_rasa(words or "/empty", message, danger)
                tracker = await self._store.get_or_create_tracker(message.conversation)
                text = own_words(whole).strip()
                language = language_of_crisis(text, message, tracker)
                danger_noted(tracker, kind, reply, language, "" if was_received(message) else text)
                await self._store.save(tracker)
                self._acquaintances.keep(message.conversation, tracker)
        except Exception as error:
            logger.error("a danger was answered but not noted: %s", type(error).__name__)
            logger.debug("details", exc_info=True)

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
        replies = await self._reply(silent, "", payload_of_file(message), None)
        heard_later = any(reply.file in {"read", "wait"} for reply in replies)
        if caption and not heard_later and says_something(parsed):
            replies += await self._reply(words, _words_of(words)[:MAX_CHARACTERS], None, danger)
        return [*answered, *replies]

    async def _reply(
        self, message: Message, whole: str, payload: str | None, danger: Danger | None
    ) -> list[Reply]:
        text = own_words(whole).strip()
        retrieved = await self._store.retrieve(message.conversation)
        retrieved = await self._keeping.begin(message, whole, retrieved)
        shared = await self._together.begin(message.conversation, retrieved)
        before = shared.tracker
        pressed = typed_below_join(payload, text)
        if not pressed and RECEIVED_MARK not in whole:  # « oui » below a letter is no press
            buttons = () if means_items(text, before) else last_buttons(before)
            pressed = pressed_button(text, buttons)
            pressed = pressed or answer_about_picture(text, before) or emoji_payload(text)
            pressed = pressed or answer_about_danger(text, before)
        entry = None
        if not pressed:
            pressed, entry = await self._keeping.entered(message, whole, before)
        words = self._words_for_rasa(pressed, whole, before)
        replies = await self._ask_rasa(words, message, danger, entry)
        reminder = await self._keeping.due_here(message.conversation)
        if reminder and not is_stop(words):
            replies = [*await self._ask_rasa(reminder, message, None), *replies]
        after = await self._store.retrieve(message.conversation)
        if is_stop(words) or (before and not after):
            # The store has forgotten already; if it could not, this fails before « done » is said.
            await self._erase(message.conversation)
            sure = danger if danger and danger.level == "sure" else None
            return self._stopped(message, known_of(before, message.language), sure, text)
        self._acquaintances.keep(message.conversation, after)
        if not replies:
            logger.warning("no rule answers here; taking up what was open")
            replies = await self._ask_rasa("/resume", message, danger)
        if not replies:
            logger.error("no reply was produced")
            replies = [Reply(breakdown_text(known_of(after, message.language).hearer.language))]
        notice = language_notice(before, after)
        if notice:
            replies.insert(0, notice)
        if not introduced(before) and not introduces(words, replies):
            replies.insert(0, self._repeating.say("utter_introduction", after, message.language))
        replies = [*await self._together.end(message.conversation, shared, after), *replies]
        replies = await self._keeping.end(message, whole, after, replies)
        if danger and danger.level == "possible" and not words.startswith("/crisis_answer"):
            known = known_of(after, message.language)
            kind, who = kind_of_reply(danger, known, text), (known.country, known.may_be_minor)
            replies.insert(0, caring_question(kind, known.hearer, *who))
        replies[0] = self._repeating.without_repetition(replies[0], before, after)
        replies = with_help_in_sight(replies, after)
        if after:
            language = after.get_slot("language")
            replies = [replace(r, language=language) if r.file else r for r in replies]
        return numbered_for_staff(replies, after.get_slot("voice") if after else None)

    async def _stop_anyway(self, message: Message, danger: Danger | None, text: str) -> list[Reply]:
        """Forget as far as possible what the rules could not stop."""
        known, erased = await self._acquaintances.recall(message), True
        try:
            await asyncio.wait_for(self._erase(message.conversation), TO_STOP)
        except Exception as error:
            logger.error("a conversation could not be erased: %s", type(error).__name__)
            erased = False
        return self._stopped(message, known, danger, text, erased)

    def _stopped(
        self,
        message: Message,
        known: Known,
        danger: Danger | None,
        text: str,
        erased: bool = True,
    ) -> list[Reply]:
        """One dull line; before it the lines of help, when danger was said along with « stop »."""
        language = known.hearer.language
        line = Reply(last_line(language, erased), file="forget", language=language)
        kind = kind_of_reply(danger, known, text)
        return [crisis_for(kind, known, text, message), line] if danger else [line]

    async def _ask_rasa(
        self,
        words: str,
        message: Message,
        danger: Danger | None,
        entry: Mapping[str, str | None] | None = None,
    ) -> list[Reply]:
        channel = CollectingChannel(self._keeping.desk.documents)
        about = {
            "language": message.language,
            "danger": danger.level if danger else None,
            "origin": message.origin,
            "read": asdict(replace(message.read, text="")) if message.read else None,
            "address": message.address,
            "entry": entry,
        }
        said = UserMessage(
            words, channel, message.conversation, input_channel=channel.name(), metadata=about
        )
        async with self._turns:
            await self._agent.handle_message(said)
        return list(channel.replies)

    def _words_for_rasa(
        self, pressed: str | None, text: str, before: DialogueStateTracker | None
    ) -> str:
        if pressed:
            ours = is_ours(pressed, self._vocabulary) and not is_card_of_no_plan(pressed, before)
            return kept_to_danger(pressed, before) if ours else "/outdated"
        # A typed text is never a payload: what would make it one is taken off.
        return without_prefix(text) or "/empty"


def _words_of(message: Message) -> str:
    return heard(message.text, message.read.text if message.read else "", message.forwarded)


def _is_under_way(tracker: DialogueStateTracker | None) -> bool:
    return tracker is not None and bool(tracker.get_slot("stage") or tracker.active_loop_name)
