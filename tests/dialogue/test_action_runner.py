"""Actions run in this process; a rejection is one to Rasa, and a failure is never silence."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import Action
from rasa_sdk.events import SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.dialogue.action_runner import ActionRunner

APOLOGY = "Pardon, réessayez."
SECRET = "mot-secret-de-la-personne"


class SetsASlot(Action):
    def name(self) -> str:
        return "action_test_sets_a_slot"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        dispatcher.utter_message(text="d'accord")
        return [SlotSet("paid", tracker.latest_message["text"])]


class Rejects(Action):
    def name(self) -> str:
        return "action_test_rejects"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise ActionExecutionRejection(self.name(), "not now")


class Fails(Action):
    def name(self) -> str:
        return "action_test_fails"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise RuntimeError(tracker.latest_message["text"])


@pytest.fixture(scope="module")
def runner() -> ActionRunner:
    runner = ActionRunner(APOLOGY)
    for action in (SetsASlot, Rejects, Fails):
        runner._executor.register_action(action)
    return runner


def call(action: str) -> dict[str, Any]:
    tracker = {
        "sender_id": "a",
        "slots": {},
        "latest_message": {"text": SECRET},
        "events": [],
        "paused": False,
    }
    return {"next_action": action, "sender_id": "a", "tracker": tracker, "domain": {}}


async def test_an_action_gives_its_events_and_its_words(runner: ActionRunner) -> None:
    result = await runner.request(json=call("action_test_sets_a_slot"))

    assert isinstance(result, dict)
    assert [(e["name"], e["value"]) for e in result["events"]] == [("paid", SECRET)]
    assert [r["text"] for r in result["responses"]] == ["d'accord"]


async def test_a_rejection_is_a_client_error_that_names_the_action(runner: ActionRunner) -> None:
    with pytest.raises(ClientResponseError) as rejection:
        await runner.request(json=call("action_test_rejects"))

    assert rejection.value.status == 400
    body = json.loads(rejection.value.text)
    assert body["action_name"] == "action_test_rejects"
    assert "not now" in body["error"]


@pytest.mark.parametrize("action", ["action_test_fails", "action_that_nobody_wrote"])
async def test_a_failure_is_apologised_for(runner: ActionRunner, action: str) -> None:
    result = await runner.request(json=call(action))

    assert result == {"events": [], "responses": [{"text": APOLOGY}]}


async def test_a_failure_is_logged_without_a_word_of_the_person(
    runner: ActionRunner, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await runner.request(json=call("action_test_fails"))

    assert "action_test_fails failed: RuntimeError" in caplog.text
    assert SECRET not in caplog.text
