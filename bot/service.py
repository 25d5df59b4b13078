"""The service: one dialogue, the web server, and Telegram when a token is set, in one loop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from functools import partial
from typing import Any

from bot.care.danger import load_detector
from bot.care.help_only import HelpOnlyDialogue
from bot.dialogue.engine import RasaDialogue
from bot.dialogue.loading import DialogueUnavailable, load_dialogue, set_apart
from bot.follow_up import FollowUp, Gone, NotNow
from bot.port import ConversationId, Dialogue, Message
from bot.project import ENDPOINTS, MODEL
from bot.reading.reader import FileReader
from bot.retention import keep_clean
from bot.settings import Settings
from bot.store.identity import conversation_id, secret_key
from bot.store.reminders import DueReminder, Reminders
from bot.store.running import running
from bot.store.shown_messages import ShownMessages
from bot.telegram import application as telegram
from bot.telegram.following_up import Engaged, Unreachable, follow_up
from bot.telegram.texts import load_texts
from bot.telegram.traces import Traces
from bot.web import server as web

logger = logging.getLogger(__name__)

TO_SETTLE = 5.0
"""Seconds for noting, at the end, the dangers that were answered last."""


class ServiceRefused(RuntimeError):
    """The service cannot run; the message says what to change.

    Args:
        message: one sentence for whoever started it.
        status: the exit status, 2 for a setting, 1 for anything else.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


async def run_service(settings: Settings) -> None:
    """Serve until the process is told to stop.

    Args:
        settings: the checked settings.

    Raises:
        ServiceRefused: when the model, the data folder, the address or the token is unusable.
    """
    try:
        key = secret_key(settings.secret_key, settings.data)
    except OSError as error:
        raise ServiceRefused(
            f"SANGFROID_DATA: {settings.data} cannot be written ({error.strerror}).", 2
        ) from error
    print("Loading the dialogue …", file=sys.stderr, flush=True)
    dialogue, ready = await _dialogue_or_help(settings)
    set_apart()
    async with FileReader() as reader:
        with running(settings.data):
            await _serve(dialogue, reader, key, settings, ready)


async def _dialogue_or_help(settings: Settings) -> tuple[Dialogue, bool]:
    """The dialogue, or what still helps without it: a closed door helps nobody in danger."""
    try:
        return await load_dialogue(MODEL, ENDPOINTS, settings.database_url), True
    except DialogueUnavailable as error:
        reason = str(error)
    except Exception as error:  # whatever Rasa fails of
        reason = f"The dialogue cannot be loaded ({type(error).__name__})."
        logger.debug("details", exc_info=True)
    print(f"{reason}\nUntil that is mended only the lines of help answer.", file=sys.stderr)
    return HelpOnlyDialogue(load_detector()), False


async def _serve(
    dialogue: Dialogue, reader: FileReader, key: bytes, settings: Settings, ready: bool
) -> None:
    names = partial(conversation_id, key, "rest")
    app = web.build_web(dialogue, reader, names, ready=lambda: ready)
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    try:
        async with web.serve(app, settings.host, settings.port) as address:
            print(f"Open {address} in a browser.", flush=True)
            await _until_stopped(dialogue, reader, key, settings, stopped)
    except web.WebAddressRefused as error:
        raise ServiceRefused(str(error), 2) from error


async def _until_stopped(
    dialogue: Dialogue,
    reader: FileReader,
    key: bytes,
    settings: Settings,
    stopped: asyncio.Event,
) -> None:
    tasks: set[asyncio.Task[Any]] = {asyncio.create_task(stopped.wait())}
    if isinstance(dialogue, RasaDialogue):
        tasks.add(asyncio.create_task(keep_clean([dialogue.erase_what_is_over])))
    if settings.telegram_token:
        application = telegram.build_application(
            dialogue,
            partial(conversation_id, key, "telegram"),
            load_texts(),
            reader,
            token=settings.telegram_token,
            api_url=settings.telegram_api_url,
            traces=Traces(ShownMessages(settings.database_url)),
        )
        tasks.add(asyncio.create_task(telegram.serve(application)))
        if isinstance(dialogue, RasaDialogue):
            reminders = dialogue.desk.reminders
            deliver = partial(remind, application, reminders)
            tasks.add(asyncio.create_task(FollowUp(reminders, deliver).run()))
        print("Telegram is on.", flush=True)
    else:
        print("Telegram is off: TELEGRAM_BOT_TOKEN is not set.", flush=True)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    try:
        await asyncio.wait_for(dialogue.settle(), TO_SETTLE)
    except asyncio.TimeoutError:
        logger.warning("a danger that was answered could not be noted in time")
    for task in done:
        try:
            await task
        except telegram.TelegramRefused as error:
            raise ServiceRefused(str(error), 2) from error


async def remind(
    application: telegram.TelegramApplication,
    reminders: Reminders,
    due: DueReminder,
    payload: str,
) -> bool:
    """Say one reminder on Telegram, if it is still there when its chat has a moment.

    Args:
        application: the Telegram room.
        reminders: where it waits.
        due: the reminder.
        payload: what the dialogue knows it by.

    Returns:
        Whether it was said; false when its owner has left or stopped it meanwhile.

    Raises:
        NotNow: when the chat is being answered, or Telegram is not connected.
        Gone: when the chat has blocked the bot.
    """

    async def is_wanted(conversation: ConversationId) -> bool:
        own = await asyncio.to_thread(reminders.of, conversation)
        return any(one.id == due.id and not one.delivered for one in own)

    message = Message(
        ConversationId(""), payload=payload, language=due.language, address=due.address
    )
    try:
        return await follow_up(application, message, is_wanted)
    except Engaged as error:
        raise NotNow from error
    except Unreachable as error:
        raise Gone from error
