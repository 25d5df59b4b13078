"""Checks what people edit: knowledge, texts, domain, directory; names file and line of mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.checking.blame import check_blame
from bot.checking.composed import check_composed
from bot.checking.contacts import check_contacts, confirmed_contacts
from bot.checking.directory import check_directory
from bot.checking.domain import check_domain
from bot.checking.dossier import check_dossier
from bot.checking.dying import check_dying
from bot.checking.explaining import check_prevention
from bot.checking.law import check_law
from bot.checking.lengths import check_lengths
from bot.checking.lock_screen import check_lock_screen
from bot.checking.parity import check_parity
from bot.checking.plans import check_plans
from bot.checking.problem import Problem
from bot.checking.project import Project, read_project
from bot.checking.promises import check_promises
from bot.checking.reading_level import check_reading_level
from bot.checking.sentences import check_sentences
from bot.checking.stages import check_stages
from bot.checking.texts import texts_of
from bot.checking.wording import check_wording
from bot.project import ROOT

__all__ = ["Problem", "check_project", "check_texts"]

EACH_TEXT = (
    *(check_wording, check_blame, check_promises, check_dying),
    *(check_lengths, check_reading_level),
)
"""What is asked of each text by itself, one theme a file."""


def check_project(root: Path = ROOT, today: date | None = None) -> list[Problem]:
    """Look for every mistake that can be found without a conversation.

    Args:
        root: the project folder.
        today: the day from which the age of the directory's entries is counted.

    Returns:
        The problems, by file and line; none when all is well.
    """
    project, problems = read_project(root)
    today = today or date.today()
    problems += check_plans(project, today)
    problems += check_stages(project, today)
    problems += check_law(project, today)
    problems += check_prevention(project)
    problems += check_sentences(project)
    problems += check_directory(project, today)
    problems += check_dossier(project, today)
    problems += check_domain(project)
    problems += check_composed(project)
    return sorted({*problems, *check_texts(project)})


def check_texts(project: Project) -> list[Problem]:
    """Look for mistakes in the words themselves.

    Args:
        project: what was read.

    Returns:
        The problems of each text, of each pair of French and English, and of each beginning.
    """
    contacts = confirmed_contacts(project)
    texts = list(texts_of(project))
    problems = [*check_parity(texts), *check_lock_screen(texts)]
    for text in texts:
        for check in EACH_TEXT:
            problems += check(text)
        if contacts is not None:
            problems += check_contacts(text, contacts)
    return problems
