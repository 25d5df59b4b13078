"""What the page says, from ``knowledge/page_texts.yml``, as the script that its browser loads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PAGE_TEXTS = Path(__file__).resolve().parents[2] / "knowledge" / "page_texts.yml"
LANGUAGES = ("fr", "en")
ELSEWHERE = {"fr": "https://www.meteofrance.com", "en": "https://www.bbc.co.uk/weather"}
"""Where « Quitter vite » leads: a page that nobody asks about."""


def page_words(path: Path = PAGE_TEXTS) -> dict[str, dict[str, str]]:
    """Read the texts of the page: language, then what each element or notice says.

    Raises:
        OSError: when the file is missing.
        KeyError: when one is missing in one of the languages; ``sangfroid check`` names it.
    """
    texts: Any = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return {
        language: {
            **{str(key): _glued(str(by_language[language])) for key, by_language in texts.items()},
            "elsewhere": ELSEWHERE[language],
        }
        for language in LANGUAGES
    }


def words_script(words: dict[str, dict[str, str]]) -> bytes:
    """Write the texts as a module of the page."""
    written = json.dumps(words, ensure_ascii=False, indent=2)
    return (
        f"// What the page says, in both languages.\n\nexport const WORDS = {written};\n".encode()
    )


def _glued(text: str) -> str:
    r"""Keep a French sign on the line of its word.

    Example:
        >>> _glued("Moi :")
        'Moi\xa0:'
    """
    return re.sub(r" (?=[:;!?»])|(?<=«) ", "\u00a0", text)
