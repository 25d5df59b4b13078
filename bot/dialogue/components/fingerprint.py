"""Tells Rasa's training cache when the code that a component leans on has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType


def source_fingerprint(*modules: ModuleType) -> str:
    """Hash the sources of modules; Rasa itself looks only at the component's class.

    Args:
        modules: the modules whose code decides what the component does.

    Returns:
        A hexadecimal digest.
    """
    digest = hashlib.sha256()
    for module in modules:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()
