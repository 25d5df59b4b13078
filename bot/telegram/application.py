"""The Telegram room as a whole: built once, then served beside the web server in one loop.

Example:
    >>> async def telegram_beside_the_web(dialogue, names, reader, settings):
    ...     application = build_application(
    ...         dialogue,
    ...         names,
    ...         load_texts(),
    ...         reader,
    ...         token=settings.telegram_token,
    ...         api_url=settings.telegram_api_url,
    ...     )
    ...     await serve(application)  # until the task is cancelled
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any, TypeAlias

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.port import ConversationId, Dialogue
from bot.reading.reader import FileReader
from bot.telegram.answering import answer
from bot.telegram.door import PollRequest, ReplyRequest, on_this_machine
from bot.telegram.interruptions import Interruptions
from bot.telegram.ordering import ChatOrder
from bot.telegram.presses import Presses
from bot.telegram.receiving import read_update
from bot.telegram.room import Room
from bot.telegram.sending import Courtesies, Pace, kind
from bot.telegram.texts import LANGUAGES, ChannelTexts
from bot.telegram.traces import Traces

TelegramApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
CONNECTIONS = 256
CONNECT_WAITS = Pace(first_wait=1.0, longest_wait=60.0)
# Their INFO and DEBUG lines hold the token (in addresses) and what people write.
TALKATIVE = ("httpx", "httpcore", "telegram")
REFUSED = (
    "TELEGRAM_BOT_TOKEN is not accepted by the Telegram server: copy the whole line that "
    "BotFather gave you, or check TELEGRAM_API_URL."
)

logger = logging.getLogger(__name__)


class TelegramRefused(Exception):
    """The server does not accept the token; the message says what to change."""


def build_application(
    dialogue: Dialogue,
    conversation_id: Callable[[int], ConversationId],
    texts: ChannelTexts,
    reader: FileReader,
    *,
    token: str,
    api_url: str = "https://api.telegram.org",
    traces: Traces | None = None,
    pace: Pace | None = None,
    poll_seconds: float = 25.0,
) -> TelegramApplication:
    """Build the room; nothing is connected yet.

    Args:
        dialogue: decides what is said.
        conversation_id: names the conversation of a Telegram chat.
        texts: the sentences that the room says by itself.
        reader: reads files in confined processes.
        token: the bot's token.
        api_url: a server that speaks the Bot API.
        traces: keeps for 48 hours which messages lie in the chats; in memory by default.
        pace: how patiently calls are tried again.
        poll_seconds: how long one question for news stays open.

    Returns:
        The application, for ``serve`` or ``running``.
    """
    quiet_libraries()
    refused = asyncio.Event()
    courtesies = Courtesies()
    http: dict[str, Any] = {"httpx_kwargs": {"trust_env": not on_this_machine(api_url)}}
    presses = Presses(lambda: application.bot, courtesies)
    interruptions = Interruptions(lambda: application.bot.username)

    def admit(update: Update) -> Callable[[], None] | None:
        interruptions.look_at(update)
        return presses.admit(update)

    builder = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url.rstrip('/')}/bot")
        .base_file_url(f"{api_url.rstrip('/')}/file/bot")
        .request(ReplyRequest(CONNECTIONS, read_timeout=10.0, pool_timeout=10.0, **http))
        .get_updates_request(PollRequest(refused, connection_pool_size=1, **http))
        .job_queue(None)
        .concurrent_updates(ChatOrder(admit, at_once=CONNECTIONS))
    )
    application: TelegramApplication = builder.build()
    room = Room(
        application.bot,
        dialogue,
        conversation_id,
        texts,
        reader,
        pace=pace or Pace(),
        traces=traces or Traces(),
        interruptions=interruptions,
        courtesies=courtesies,
    )
    application.bot_data.update(room=room, refused=refused, poll_seconds=poll_seconds)
    application.add_handler(TypeHandler(Update, _handle))
    application.add_error_handler(_note_error)
    return application


async def serve(application: TelegramApplication) -> None:
    """Serve Telegram in the running loop until the task is cancelled.

    A server that cannot be reached is tried again for as long as it takes.

    Args:
        application: what ``build_application`` made.

    Raises:
        TelegramRefused: when the token is not accepted, now or later.
    """
    async with running(application) as refused:
        await refused.wait()
    raise TelegramRefused(REFUSED)


@asynccontextmanager
async def running(application: TelegramApplication) -> AsyncIterator[asyncio.Event]:
    """Keep the room open as long as the block lasts; answers under way may still leave.

    Args:
        application: what ``build_application`` made.

    Yields:
        An event that is set if the server stops accepting the token.

    Raises:
        TelegramRefused: when the token is not accepted.
    """
    refused: asyncio.Event = application.bot_data["refused"]
    room: Room = application.bot_data["room"]
    room.traces.open()
    try:
        await _insist(application.initialize)
        await _announce_commands(application)
        await application.start()
        await _insist(lambda: _listen(application))
        logger.info("Telegram: listening as @%s.", application.bot.username)
        yield refused
    finally:
        await _close(application)


async def _listen(application: TelegramApplication) -> None:
    assert application.updater is not None  # noqa: S101
    await application.updater.start_polling(
        timeout=timedelta(seconds=application.bot_data["poll_seconds"]),
        allowed_updates=UPDATES,
        drop_pending_updates=False,
        error_callback=lambda error: None,  # PollRequest has noted it
    )


async def _insist(step: Callable[[], Awaitable[object]]) -> None:
    """Take a step that needs the server, as often as it takes."""
    attempt = 0
    while True:
        try:
            await step()
            return
        except InvalidToken:
            raise TelegramRefused(REFUSED) from None  # its words hold the token
        except TelegramError as error:
            wait = CONNECT_WAITS.wait(min(attempt, 10))
            attempt += 1
            logger.warning(
                "Telegram cannot be reached (%s); next attempt in %.0f s.", kind(error), wait
            )
            await asyncio.sleep(wait)


async def _announce_commands(application: TelegramApplication) -> None:
    room: Room = application.bot_data["room"]
    for language in LANGUAGES:
        code = None if language == "en" else language  # English is what everybody else sees
        announced = application.bot.set_my_commands(
            room.texts.commands(language), language_code=code
        )
        await room.courtesies.offer("setMyCommands", announced)


async def _close(application: TelegramApplication) -> None:
    room: Room = application.bot_data["room"]
    if application.updater is not None and application.updater.running:
        with suppress(TelegramError):
            await application.updater.stop()
    if application.running:
        stopping = asyncio.create_task(application.stop())
        _, late = await asyncio.wait({stopping}, timeout=room.pace.grace)
        if late and isinstance(application.update_processor, ChatOrder):
            application.update_processor.abandon()
        await stopping
    await application.shutdown()
    await room.traces.close()
    await application.bot.shutdown()  # when it never got as far as being initialized


async def _handle(update: Update, context: Any) -> None:
    event = read_update(update, context.bot.username)
    if event is not None:
        await answer(context.bot_data["room"], event)


async def _note_error(update: object, context: Any) -> None:
    logger.error("An update could not be handled (%s).", kind(context.error))


def quiet_libraries() -> None:
    """Keep the token and people's words out of the log, at whatever level it runs."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
