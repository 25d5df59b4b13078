"""The few sentences that the Telegram room says by itself, read from ``knowledge/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CHANNEL_TEXTS = Path(__file__).resolve().parents[2] / "knowledge" / "channel_texts.yml"
LANGUAGES = ("fr", "en")
SENTENCES = ("media", "group", "trouble", "taken_out", "left_in", "page", "not_handed")


class ChannelTextsError(ValueError):
    """A sentence of ``channel_texts.yml`` is missing; the message names it."""


@dataclass(frozen=True)
class ChannelTexts:
    """The sentences by key and language.

    Args:
        sentences: key, then language, then the sentence.
        menus: language, then the commands with their descriptions, in the order of the menu.
    """

    sentences: Mapping[str, Mapping[str, str]]
    menus: Mapping[str, Mapping[str, str]]

    def media(self, language_code: str | None) -> str:
        """Answer something that is not text: it was not opened, words are enough."""
        return self.sentences["media"][spoken(language_code)]

    def group(self, language_code: str | None, bot: str) -> str:
        """Invite to write in private, to ``bot`` (its @name)."""
        return self.sentences["group"][spoken(language_code)].replace("{bot}", bot)

    def trouble(self, language_code: str | None) -> str:
        """Say that no answer could be made, and where people can be reached."""
        return self.sentences["trouble"][spoken(language_code)]

    def taken_out(self, language_code: str | None) -> str:
        """Say that a message was taken out of the chat."""
        return self.sentences["taken_out"][spoken(language_code)]

    def left_in(self, language_code: str | None) -> str:
        """Say that a message could not be taken out, and how to do it."""
        return self.sentences["left_in"][spoken(language_code)]

    def page(self, language_code: str | None, page: int, pages: int) -> str:
        """Say which page is being read."""
        text = self.sentences["page"][spoken(language_code)]
        return text.replace("{page}", str(page)).replace("{pages}", str(pages))

    def not_handed(self, language_code: str | None) -> str:
        """Say that a file that was made could not be sent here."""
        return self.sentences["not_handed"][spoken(language_code)]

    def commands(self, language: str) -> tuple[tuple[str, str], ...]:
        """Give the menu in one language, as (command, description)."""
        return tuple(self.menus[language].items())


def spoken(language_code: str | None) -> str:
    """Choose one of our languages for a client's language code; French when it states none.

    Example:
        >>> spoken("fr-CA"), spoken("de"), spoken(None)
        ('fr', 'en', 'fr')
    """
    stated = (language_code or "fr").lower()
    return "fr" if stated == "fr" or stated.startswith(("fr-", "fr_")) else "en"


def load_texts(path: Path = CHANNEL_TEXTS) -> ChannelTexts:
    """Read the sentences.

    Raises:
        ChannelTextsError: when one is missing in one of the languages.
    """
    loaded: Any = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    content: Mapping[str, Any] = loaded if isinstance(loaded, Mapping) else {}

    def one(key: str, language: str) -> Any:
        by_language = content.get(key)
        found = by_language.get(language) if isinstance(by_language, Mapping) else None
        if not found:
            raise ChannelTextsError(f"{path.name}: `{key}` has nothing for `{language}`.")
        return found

    return ChannelTexts(
        sentences={
            key: {language: str(one(key, language)).strip() for language in LANGUAGES}
            for key in SENTENCES
        },
        menus={
            language: {str(name): str(text) for name, text in one("commands", language).items()}
            for language in LANGUAGES
        },
    )
