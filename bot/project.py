"""Where the project's own files are: the model, what it is trained from, Rasa's files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "models" / "sangfroid.tar.gz"
MODEL_INPUTS = ROOT / "models" / "sangfroid.inputs"
DANGER_MODEL = ROOT / "models" / "danger.joblib"
DANGER_MODEL_INPUTS = ROOT / "models" / "danger.inputs"
ENDPOINTS = ROOT / "endpoints.yml"
CACHE = ROOT / ".cache"

_TWO_VIEWS = (
    "bot/triage/classifier.py",
    "bot/triage/encoder.py",
    "bot/triage/language*.py",
    "bot/triage/linear.py",
    "bot/triage/normal.py",
    "bot/triage/parallel_sentences.yml",
    "bot/triage/speller.py",
    "requirements.lock",
)
"""What both models see a text by."""
_INPUTS = (
    *_TWO_VIEWS,
    "config.yml",
    "domain.yml",
    "nlu/**/*.yml",
    "stories/**/*.yml",
    "bot/dialogue/components/*.py",
)
_DANGER_INPUTS = (
    *_TWO_VIEWS,
    "danger/**/*.txt",
    "nlu/**/*.yml",
    "bot/care/danger_*.py",
    "bot/care/disguise.py",
    "bot/nlu_examples.py",
)


def inputs_fingerprint(root: Path = ROOT, patterns: Sequence[str] = _INPUTS) -> str:
    """Hash everything that a model is trained from.

    Args:
        root: the project folder.
        patterns: the files, by default those of Rasa's model.

    Returns:
        A hexadecimal digest that changes when a name or a byte of an input changes.
    """
    digest = hashlib.sha256()
    for pattern in patterns:
        for file in sorted(root.glob(pattern)):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def danger_fingerprint(root: Path = ROOT) -> str:
    """Hash everything that the danger model is trained from."""
    return inputs_fingerprint(root, _DANGER_INPUTS)


def model_is_current() -> bool:
    """Whether Rasa's model exists and was trained from the files as they are now."""
    return _is_current(MODEL, MODEL_INPUTS, inputs_fingerprint())


def danger_model_is_current() -> bool:
    """Whether the danger model exists and was trained from the files as they are now."""
    return _is_current(DANGER_MODEL, DANGER_MODEL_INPUTS, danger_fingerprint())


def _is_current(model: Path, inputs: Path, fingerprint: str) -> bool:
    return model.is_file() and inputs.is_file() and inputs.read_text().strip() == fingerprint
