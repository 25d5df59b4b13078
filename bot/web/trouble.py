"""Whatever goes wrong with a request, the client reads one sentence of JSON, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.web.asking import Refused

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

WRONG_ADDRESS = "There is nothing at this address: the conversation is at /."
WRONG_METHOD = "This address takes only: {methods}."
FAILED = "No answer could be made: please send the same message again in a minute."

logger = logging.getLogger(__name__)


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what a handler raises into an answer; nothing of the request is logged."""
    try:
        return await handler(request)
    except Refused as refused:
        return _error(refused.status, str(refused))
    except web.HTTPMethodNotAllowed as error:
        methods = ", ".join(sorted(error.allowed_methods))
        answer = _error(error.status, WRONG_METHOD.format(methods=methods))
        answer.headers["Allow"] = methods
        return answer
    except web.HTTPNotFound as error:
        return _error(error.status, WRONG_ADDRESS)
    except web.HTTPException as error:
        return _error(error.status, f"The request was not understood ({error.reason}).")
    except Exception as error:
        return _error(500, sentence_about(error))


def sentence_about(error: Exception) -> str:
    """The sentence of a refusal; any other error is logged by its name, and nothing of it said."""
    if isinstance(error, Refused):
        return str(error)
    logger.error("A request could not be answered (%s).", type(error).__name__)
    return FAILED


class WithoutWords(logging.Filter):
    """Takes the traceback off a log line: it may quote what somebody sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the line, and of the error only its name."""
        if record.exc_info and record.exc_info[0]:
            record.msg = f"{record.getMessage()} ({record.exc_info[0].__name__})."
            record.args = ()
        record.exc_info = record.exc_text = None
        return True


def wordless_logger() -> logging.Logger:
    """The logger for the HTTP library, whose own lines quote malformed requests."""
    http = logging.getLogger(f"{__name__}.http")
    if not any(isinstance(one, WithoutWords) for one in http.filters):
        http.addFilter(WithoutWords())
    return http


def _error(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)
