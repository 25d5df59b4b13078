"""Runs custom actions inside this process, where Rasa would call a second server."""

from __future__ import annotations

import json as json_module
import logging
from collections.abc import Iterable
from typing import Any

from aiohttp import ClientResponse
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

logger = logging.getLogger(__name__)

ACTIONS = "bot.dialogue.actions"


class ActionRunner(EndpointConfig):
    """An action endpoint without a network: same request, same answer, same rejections.

    Args:
        apology: what to say when an action fails, so that nobody meets silence.
        actions: actions with collaborators of their own, in place of those without.
    """

    def __init__(self, apology: str, actions: Iterable[Action] = ()) -> None:
        super().__init__()
        self._apology = apology
        self._executor = ActionExecutor()
        self._executor.register_package(ACTIONS)
        for action in actions:
            self._executor.register_action(action)

    async def request(
        self, method: str = "post", subpath: str | None = None, json: Any = None, **kwargs: Any
    ) -> dict[str, Any] | ClientResponse | None:
        """Run the action that the request names.

        Raises:
            ClientResponseError: with status 400, when the action rejects its execution.
        """
        try:
            return await self._executor.run(json)  # type: ignore[no-any-return]
        except ActionExecutionRejection as rejection:
            body = {"error": str(rejection), "action_name": rejection.action_name}
            raise ClientResponseError(400, "rejected", json_module.dumps(body)) from rejection
        except Exception as error:
            # The traceback would show the person's words; the type and the action are enough.
            logger.error("action %s failed: %s", json.get("next_action"), type(error).__name__)
            logger.debug("details", exc_info=True)
            return {"events": [], "responses": [{"text": self._apology}]}
