"""Every text that a person may read in our two languages, with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.care.entries import ANYONE, Entry, conditions, entries_in
from bot.checking.document import Document, Trail
from bot.checking.problem import Problem
from bot.checking.project import DOMAIN, OTHER_LANGUAGES, Project

__all__ = ["ANYONE", "Text", "conditions", "texts_of"]


@dataclass(frozen=True)
class Text:
    """One text.

    Args:
        document: the file it stands in.
        entry: the text as the catalogue has it.
    """

    document: Document
    entry: Entry

    @property
    def trail(self) -> Trail:
        """Where in the file it stands."""
        return self.entry.trail

    @property
    def language(self) -> str:
        """``fr`` or ``en``."""
        return self.entry.language

    @property
    def voice(self) -> str:
        """Whom it speaks to; ``anyone`` where that is not known."""
        return self.entry.voice

    @property
    def words(self) -> str:
        """The text itself."""
        return self.entry.words

    def problem(self, message: str, words: str = "") -> Problem:
        """A problem with this text, at the line that holds the words."""
        return self.document.problem(message, *self.trail, words=words)


def texts_of(project: Project) -> Iterator[Text]:
    """Every text of ``knowledge/`` and of the responses of ``domain.yml``."""
    for file, document in project.documents.items():
        if file == DOMAIN or (file.startswith("knowledge/") and file != OTHER_LANGUAGES):
            for entry in entries_in(file, document.data):
                yield Text(document, entry)
