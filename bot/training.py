"""Trains both models when what they are trained from has changed: Rasa's, and that of danger."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.project import (
    CACHE,
    DANGER_MODEL,
    DANGER_MODEL_INPUTS,
    MODEL,
    MODEL_INPUTS,
    ROOT,
    danger_fingerprint,
    danger_model_is_current,
    inputs_fingerprint,
    model_is_current,
)

KEPT_LINES = 40


class TrainingFailed(RuntimeError):
    """Rasa could not train; the message carries the end of what it printed."""


def train(force: bool = False) -> bool:
    """Train each model unless it is current.

    Args:
        force: train even if nothing has changed.

    Returns:
        True when a model was trained, False when the present ones are current.

    Raises:
        TrainingFailed: when Rasa reports an error.
    """
    with _alone():
        _name_new_situations()
        danger = force or not danger_model_is_current()
        if danger:
            _train_danger()
        dialogue = force or not model_is_current()
        if dialogue:
            _train(force)
    return danger or dialogue


def _name_new_situations() -> None:
    """A situation that came as a file is named where Rasa, and an editor, look for it."""
    from bot.situation_names import name_situations

    added = name_situations()
    if added:
        from bot.checking.schema import write_schemas

        print(f"New situations: {', '.join(added)}.", file=sys.stderr, flush=True)
        write_schemas()


def _train_danger() -> None:
    from bot.care.danger_training import train_danger_model

    fingerprint = danger_fingerprint()
    print("Training the danger model, about a minute …", file=sys.stderr, flush=True)
    began = time.monotonic()
    train_danger_model(os.cpu_count() or 1).save(DANGER_MODEL)
    DANGER_MODEL_INPUTS.write_text(fingerprint + "\n")
    print(f"Trained in {time.monotonic() - began:.0f} s.", file=sys.stderr, flush=True)


def _train(force: bool) -> None:
    fingerprint = inputs_fingerprint()
    print("Training the model, about two minutes …", file=sys.stderr, flush=True)
    began = time.monotonic()
    command = [
        sys.executable, "-W", "ignore", "-m", "rasa", "train",
        "--fixed-model-name", MODEL.name.removesuffix(".tar.gz"),
        "--out", str(MODEL.parent), "--data", "nlu", "stories", "--skip-validation",
        *(["--force"] if force else []),
    ]  # fmt: skip
    _run(command)
    MODEL_INPUTS.write_text(fingerprint + "\n")
    print(f"Trained in {time.monotonic() - began:.0f} s.", file=sys.stderr, flush=True)


def rasa_environment() -> dict[str, str]:
    """The environment for a command of Rasa: no telemetry, and nothing written to the home folder.

    Rasa's command line creates ``~/.config/rasa`` even where telemetry is off.
    """
    home = CACHE / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {**os.environ, "HOME": str(home), "RASA_TELEMETRY_ENABLED": "false"}


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process train at a time; the others wait and then find the model current."""
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    with (MODEL.parent / "training.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(command: list[str]) -> None:
    lines: list[str] = []
    with subprocess.Popen(  # noqa: S603 (our own interpreter and arguments)
        command,
        cwd=ROOT,
        env=rasa_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines = [*lines[-KEPT_LINES:], line.rstrip()]
            if "hooks" in line and "train" in line:
                print(f"  {line.rsplit(' - ', 1)[-1].strip()}", file=sys.stderr, flush=True)
    if process.returncode != 0 or not MODEL.is_file():
        raise TrainingFailed("\n".join(["Rasa could not train the model:", *lines]))
