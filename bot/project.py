"""Where the project's own files are: the model, what it is trained from, Rasa's files."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "models" / "sangfroid.tar.gz"
MODEL_INPUTS = ROOT / "models" / "sangfroid.inputs"
ENDPOINTS = ROOT / "endpoints.yml"
CACHE = ROOT / ".cache"

_INPUTS = (
    "config.yml",
    "domain.yml",
    "nlu/**/*.yml",
    "stories/**/*.yml",
    "bot/dialogue/components/*.py",
    "bot/triage/classifier.py",
    "bot/triage/encoder.py",
    "bot/triage/language*.py",
    "bot/triage/linear.py",
    "bot/triage/normal.py",
    "bot/triage/parallel_sentences.yml",
    "bot/triage/speller.py",
    "requirements.lock",
)


def inputs_fingerprint(root: Path = ROOT) -> str:
    """Hash everything that the model is trained from.

    Args:
        root: the project folder.

    Returns:
        A hexadecimal digest that changes when a name or a byte of an input changes.
    """
    digest = hashlib.sha256()
    for pattern in _INPUTS:
        for file in sorted(root.glob(pattern)):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def model_is_current() -> bool:
    """Whether the model exists and was trained from the files as they are now."""
    return (
        MODEL.is_file()
        and MODEL_INPUTS.is_file()
        and MODEL_INPUTS.read_text().strip() == inputs_fingerprint()
    )
