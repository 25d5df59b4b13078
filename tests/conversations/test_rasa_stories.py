"""`rasa test` replays every conversation as a test story, as any Rasa user would run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from script import FOLDER, Conversation, read_conversations

from bot.project import ROOT
from bot.training import rasa_environment

STORIES = FOLDER / "rasa"
CONVERSATIONS = {c.name: c for c in read_conversations()}


def recorded_stories() -> dict[str, list[dict[str, object]]]:
    return {
        story["story"]: story["steps"]
        for path in sorted(STORIES.glob("test_*.yml"))
        for story in YAML(typ="safe").load(path)["stories"]
    }


def test_every_conversation_is_recorded() -> None:
    assert set(recorded_stories()) == set(CONVERSATIONS), "run `make record`"


@pytest.mark.parametrize("name", sorted(CONVERSATIONS))
def test_the_recorded_story_says_the_same_words_as_the_conversation(name: str) -> None:
    conversation: Conversation = CONVERSATIONS[name]
    typed = [t.words.strip() for t in conversation.turns if t.does == "person"]
    users = [str(s["user"]).strip("\u2063 \n") for s in recorded_stories()[name] if "user" in s]

    # What never reaches Rasa (SOS, an emoji, the title of a button) has no step of its own.
    heard = [words.lstrip("/ ") for words in typed if words.lstrip("/ ") in users]
    assert heard == [words for words in users if words in heard], "run `make record`"
    assert any(users)


def test_rasa_test_passes_on_every_story(model: Path, tmp_path: Path) -> None:
    command = [
        sys.executable, "-W", "ignore", "-m", "rasa", "test", "core",
        "--model", str(model), "--stories", str(STORIES), "--out", str(tmp_path),
        "--fail-on-prediction-errors",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=ROOT, env=rasa_environment(), capture_output=True, text=True, errors="replace"
    )

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    report = YAML(typ="safe").load(tmp_path / "story_report.json")
    replayed = report["conversation_accuracy"]
    assert replayed["correct"] == replayed["total"] == len(CONVERSATIONS)
