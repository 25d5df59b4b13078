"""Checks what people edit: knowledge, texts, domain, directory; names file and line of mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.checking.contacts import check_contacts, confirmed_contacts
from bot.checking.directory import check_directory
from bot.checking.domain import check_domain
from bot.checking.plans import check_plans
from bot.checking.problem import Problem
from bot.checking.project import read_project
from bot.checking.sentences import check_sentences
from bot.checking.texts import texts_of
from bot.checking.wording import check_wording
from bot.project import ROOT

__all__ = ["Problem", "check_project"]


def check_project(root: Path = ROOT, today: date | None = None) -> list[Problem]:
    """Look for every mistake that can be found without a conversation.

    Args:
        root: the project folder.
        today: the day from which the age of the directory's entries is counted.

    Returns:
        The problems, by file and line; none when all is well.
    """
    project, problems = read_project(root)
    problems += check_plans(project)
    problems += check_sentences(project)
    problems += check_directory(project, today or date.today())
    problems += check_domain(project)
    contacts = confirmed_contacts(project)
    for text in texts_of(project):
        problems += check_wording(text)
        if contacts is not None:
            problems += check_contacts(text, contacts)
    return sorted(set(problems))
