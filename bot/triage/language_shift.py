"""How far the encoder moves a text when it is said in another language.

The same sentence in Arabic and in French should have the same meaning as numbers; it has not quite.
The
mean difference over parallel sentences is taken off before a text is classified.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from ruamel.yaml import YAML

from bot.triage.encoder import Vector, encode
from bot.triage.language import LANGUAGES, OTHER_LANGUAGES

FILE = Path(__file__).with_name("parallel_sentences.yml")


def language_shifts() -> dict[str, Vector]:
    """Measure the shift of each language that is understood but not learnt.

    Returns:
        For each language, shape ``(1792,)``: its mean encoding less that of the languages learnt.
    """
    entries = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    means = {
        language: np.mean([encode(entry[language]) for entry in entries], axis=0)
        for language in (*LANGUAGES, *OTHER_LANGUAGES)
    }
    learnt = np.mean([means[language] for language in LANGUAGES], axis=0)
    return {
        language: np.asarray(means[language] - learnt, dtype=np.float32)
        for language in OTHER_LANGUAGES
    }
