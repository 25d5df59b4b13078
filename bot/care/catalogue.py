"""The catalogue: every text that can reach a person, under its id, read once from the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from bot.care.entries import ANYONE, Entry, entries_in
from bot.plans.knowledge import read_yaml
from bot.project import ROOT

FILES = (
    *("domain.yml", "knowledge/*.yml", "knowledge/countries/*.yml"),
    *("knowledge/situations/*.yml", "knowledge/steps/*.yml", "knowledge/letters/*.yml"),
)
"""Where texts stand; what the bot says stands nowhere else."""


@dataclass(frozen=True)
class Catalogue:
    """The entries, in the order of the files."""

    entries: tuple[Entry, ...]

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries by their ids."""
        return {entry.id: entry for entry in self.entries}

    def within(self, prefix: str) -> Iterator[Entry]:
        """The entries whose id begins with some names: ``phrases.read_``."""
        return (entry for entry in self.entries if entry.id.startswith(prefix))

    def chosen(self, language: str | None = None, voice: str | None = None) -> list[Entry]:
        """The entries of one language, and of one voice.

        Args:
            language: ``fr`` or ``en``; any by default.
            voice: one of the voices; those said to anyone are among them, since that voice hears
                them too.
        """
        voices = (voice, ANYONE) if voice else ()
        return [
            entry
            for entry in self.entries
            if language in (None, entry.language) and (not voices or entry.voice in voices)
        ]


def read_catalogue(root: Path = ROOT) -> Catalogue:
    """Read the catalogue from the files of a project folder.

    Raises:
        KnowledgeError: when a file is not YAML.
    """
    entries: list[Entry] = []
    for pattern in FILES:
        for path in sorted(root.glob(pattern)):
            entries += entries_in(path.relative_to(root).as_posix(), read_yaml(path))
    return Catalogue(tuple(entries))


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """The project's own catalogue, read once."""
    return read_catalogue()
