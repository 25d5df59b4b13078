"""The project as any Rasa user meets it: Rasa's own commands work on the files as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.utils.io import read_model_configuration
from rasa.validator import Validator
from rasa_sdk.executor import ActionExecutor

from bot.project import ROOT

DOMAIN, CONFIG, ENDPOINTS = (ROOT / name for name in ("domain.yml", "config.yml", "endpoints.yml"))
SENT_BY_BUTTONS = {
    "start",
    "stop",
    "choose_situation",
    "check_genuine",
    "crisis_answer",
    "outdated",
    "empty",
    "file_offered",
    "picture_is_text",
    "picture_is_not_text",
    "file_unread",
    "join_as",
    "dossier_entry",
    "answer_proposal",
    "edit_evidence",
    "take_letter",
    "prolong_dossier",
    "follow_up",
    "follow_up_answer",
    "nlu_fallback",
}
"""Intents that no words mean: only buttons, commands and the engine send them."""


@pytest.fixture(scope="module")
def importer() -> TrainingDataImporter:
    folders = [str(ROOT / "nlu"), str(ROOT / "stories")]
    return TrainingDataImporter.load_from_config(str(CONFIG), str(DOMAIN), folders)


@pytest.fixture(scope="module")
def domain(importer: TrainingDataImporter) -> Domain:
    return importer.get_domain()


@pytest.fixture(scope="module")
def validator(importer: TrainingDataImporter) -> Validator:
    return Validator.from_importer(importer)


def rasa(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Rasa's own command in the project, writing nothing outside the given folder."""
    environ = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    environ |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "MPLCONFIGDIR": str(folder)}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "rasa", *arguments],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_the_domain_is_without_contradiction(validator: Validator) -> None:
    assert validator.verify_domain_validity()


def test_rules_and_stories_agree(validator: Validator) -> None:
    assert validator.verify_story_structure(ignore_warnings=False)
    assert validator.verify_forms_in_stories_rules()
    assert validator.verify_actions_in_stories_rules()


def test_every_intent_has_examples_except_those_of_buttons(validator: Validator) -> None:
    trained = {e.get("intent") for e in validator.intents.intent_examples}

    assert set(validator.domain._data["intents"]) - trained == SENT_BY_BUTTONS
    assert trained <= set(validator.domain.intents)


def test_every_intent_leads_somewhere(validator: Validator) -> None:
    in_stories = {
        event.intent["name"]
        for step in validator.story_graph.story_steps
        for group in step.events
        for event in (group if isinstance(group, list) else [group])
        if hasattr(event, "intent") and event.intent.get("name")
    }

    assert set(validator.domain._data["intents"]) - in_stories == set()


def test_no_example_is_given_to_two_intents(validator: Validator) -> None:
    assert validator.verify_example_repetition_in_intents(ignore_warnings=False)
    intents = defaultdict(set)
    for example in validator.intents.intent_examples:
        intents[" ".join(example.get("text").casefold().split())].add(example.get("intent"))

    assert {text: names for text, names in intents.items() if len(names) > 1} == {}


def test_every_response_is_said_by_a_rule_or_an_action(validator: Validator) -> None:
    """Rasa knows the rules and the form; the names in the actions are ours to look up."""
    code = "".join(path.read_text() for path in (ROOT / "bot" / "dialogue").rglob("*.py"))
    by_rules = validator._gather_utterance_actions()
    by_form = {
        f"utter_ask_{form}_{slot}"
        for form, about in validator.domain.forms.items()
        for slot in about["required_slots"]
    }
    by_answering = {f"utter_answer_{intent}" for intent in validator.domain.intents}
    by_crisis = {f"utter_crisis_{answer}" for answer in ("yes", "no", "unsure")}
    unsaid = {
        name
        for name in validator.domain.responses
        if name not in by_rules | by_form | by_answering | by_crisis and f'"{name}"' not in code
    }

    assert unsaid == set()
    assert by_rules <= set(validator.domain.responses)
    # Asked by the action that reads them off the other facts, never by themselves.
    assert by_form - set(validator.domain.responses) == {
        f"utter_ask_facts_form_{slot}" for slot in ("replied", "paid", "gave_papers")
    }


def test_every_response_has_words_for_both_languages(domain: Domain) -> None:
    lacking = [
        (name, language)
        for name, variations in domain.responses.items()
        for language in ("fr", "en")
        if not any(
            v.get("condition") == [{"type": "slot", "name": "language", "value": language}]
            for v in variations
        )
    ]

    assert lacking == []


def test_the_configuration_loads() -> None:
    assert read_model_configuration(CONFIG)["assistant_id"] == "sangfroid"
    endpoints = AvailableEndpoints.read_endpoints(str(ENDPOINTS))

    assert endpoints.action.url == "http://localhost:5055/webhook"
    assert endpoints.tracker_store.type == "bot.dialogue.tracker_store.PrivateTrackerStore"
    assert endpoints.lock_store.type == "bot.dialogue.lock_store.ConversationLockStore"
    assert endpoints.nlg.kwargs or endpoints.nlg.type


def test_the_default_data_folder_is_the_project(importer: TrainingDataImporter) -> None:
    """« rasa data validate » without arguments looks in data/: it must find the same."""
    by_default = TrainingDataImporter.load_from_config(
        str(CONFIG), str(DOMAIN), [str(ROOT / "data")]
    )

    assert len(by_default.get_stories().story_steps) == len(importer.get_stories().story_steps) > 30
    assert (
        len(by_default.get_nlu_data().intent_examples)
        == len(importer.get_nlu_data().intent_examples)
        > 1000
    )


def test_every_action_of_the_domain_runs_in_rasas_action_server(domain: Domain) -> None:
    executor = ActionExecutor()
    executor.register_package("bot.dialogue.actions")
    named = {a for a in domain._data["actions"] if a.startswith(("action_", "validate_"))}

    ours = {
        name
        for name, run in executor.actions.items()
        if type(run.__self__).__module__.startswith("bot.dialogue.actions")
    }

    assert ours - {"action_guide", "action_sharing", "action_dossier"} == named  # base classes


def test_rasa_data_validate_finds_no_error(tmp_path: Path) -> None:
    done = rasa("data", "validate", folder=tmp_path)

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "No story structure conflicts found" in done.stdout + done.stderr


def test_rasa_visualize_draws_the_stories(tmp_path: Path) -> None:
    graph = tmp_path / "graph.html"
    done = rasa(
        "visualize", "--domain", "domain.yml", "--stories", "stories", "--nlu", "nlu",
        "--out", str(graph), folder=tmp_path,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-2000:]
    assert "digraph" in graph.read_text(encoding="utf-8")
