"""Each rule about words refuses a planted sentence at its line, and lets its neighbour be."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.checking import Problem, check_project, check_texts
from bot.checking.project import read_project
from bot.project import ROOT

TODAY = date(2026, 12, 1)
MONEY = "knowledge/steps/money.yml"
SUMMONS = "knowledge/situations/fake_summons.yml"
LONG = "On avance une étape à la fois, et chaque étape compte. "
LONG_ENGLISH = "We take it one step at a time, and each step counts. "


class Sentence(NamedTuple):
    """A sentence to plant, and one next to it that may be said.

    Args:
        says: what the problem must say.
        language: in which language both are.
        bad: what is refused.
        good: what is not.
        voice: to whom they are said.
    """

    says: str
    language: str
    bad: str
    good: str
    voice: str = "victim"


WORDS = [
    Sentence("blame", "fr", "Vous auriez dû vous méfier.", "Ces gens sont entraînés."),
    Sentence("blame", "en", "You fell for it like others.", "These people are trained."),
    Sentence("blame", "fr", "C'est un peu votre faute.", "Ce n'est pas votre faute."),
    Sentence("blame", "en", "It is your own fault.", "It is not your fault."),
    Sentence("belittles", "fr", "Ne vous inquiétez pas.", "C'est normal d'avoir peur."),
    Sentence("belittles", "en", "Don't worry about it.", "It is normal to be afraid."),
    Sentence("a lesson", "fr", "La prochaine fois, vérifiez.", "Vérifiez le numéro."),
    Sentence("a lesson", "en", "Be careful next time.", "Check the number."),
    Sentence("hurts", "fr", "C'est du revenge porn.", "C'est un partage sans accord."),
    Sentence("hurts", "en", "They have your sex tape.", "They have an intimate image."),
    Sentence("too harsh", "fr", "Un pédophile t'écrit.", "Un adulte t'écrit.", "child"),
    Sentence("too harsh", "en", "It is child porn.", "It is an intimate image.", "child"),
    Sentence("promise", "fr", "Il ne publiera rien.", "On prépare les deux cas."),
    Sentence("promise", "en", "They won't publish it.", "We prepare for both."),
    Sentence("promise", "fr", "Vous serez remboursé.", "La banque dira ce qui est possible."),
    Sentence("promise", "en", "Your money will be returned.", "The bank says what is possible."),
    Sentence("promise", "fr", "La police va le retrouver.", "La police reçoit la plainte."),
    Sentence("promise", "en", "The police will catch them.", "The police take the report."),
    Sentence("absolute", "fr", "Ne payez jamais.", "Ne payez pas."),
    Sentence("absolute", "en", "Banks always refund this.", "Banks sometimes refund this."),
    Sentence("absolute", "fr", "Ils reviennent toujours.", "Ils reviennent souvent."),
    Sentence("absolute", "en", "It is 100 % safe.", "It is the safest way."),
    Sentence("absolute", "fr", "Il ne publie jamais.", "Je ne demande jamais d'argent."),
    Sentence("absolute", "en", "They never publish.", "I never ask for money."),
    Sentence("an act or a crime", "fr", "Ne pensez pas au suicide.", "Si vous pensez à mourir."),
    Sentence("an act or a crime", "en", "If you feel suicidal.", "If you think about dying."),
    Sentence("an act or a crime", "fr", "On veut en finir.", "On veut que cela finisse."),
    Sentence("an act or a crime", "en", "They want to end it all.", "They want it to end."),
    Sentence("a way or a place", "fr", "Rangez les médicaments.", "Restez tout près."),
    Sentence("a way or a place", "en", "Put the pills away.", "Stay close by."),
    Sentence("others who died", "fr", "Plusieurs victimes en sont mortes.", "Une aide existe."),
    Sentence("others who died", "en", "Several victims have died.", "Help exists."),
    Sentence("neither succeeds", "fr", "Une tentative ratée pèse.", "Une nuit dure pèse."),
    Sentence("neither succeeds", "en", "After a failed attempt.", "After a hard night."),
    Sentence("a way out", "fr", "Mourir serait une délivrance.", "Parler soulage."),
    Sentence("a way out", "en", "They are in a better place.", "Talking brings relief."),
]
WHOLE_TEXTS = [
    Sentence("characters; 600", "fr", LONG * 8, LONG),
    Sentence("characters; 600", "en", LONG_ENGLISH * 8, LONG_ENGLISH),
    Sentence("2 questions", "fr", "Qui a écrit ? Quand ?", "Demandez « Qui ? Quand ? »."),
    Sentence("2 questions", "en", "Who wrote? And when?", "Ask “Who? When?”."),
    Sentence("words; 15", "fr", f"{LONG.replace('.', ' et') * 9}.", LONG, "child"),
    Sentence("words; 15", "en", f"{LONG_ENGLISH.replace('.', ' and') * 9}.", LONG, "child"),
    Sentence(
        "reading ease",
        "fr",
        "Réquisitionnez systématiquement l'authentification institutionnelle. " * 4,
        "Va voir un adulte.",
        "child",
    ),
    Sentence(
        "reading ease",
        "en",
        "Institutional authentication necessitates administrative documentation. " * 4,
        "Go to an adult.",
        "child",
    ),
    Sentence("French has the parts", "fr", "Voyez {page}.", "Voyez la page."),
    Sentence("French has the parts", "en", "See {page}.", "See the page."),
    Sentence("French has the numbers", "fr", "Appelez le 3114.", "Appelez une ligne."),
    Sentence("French has the numbers", "en", "Call 3114.", "Call a line."),
    Sentence("French has the addresses", "fr", "Voyez 17cyber.gouv.fr.", "Voyez le site."),
    Sentence("French has the addresses", "en", "See 17cyber.gouv.fr.", "See the website."),
    Sentence("and English", "fr", "Qui a écrit ?", "Voyez qui a écrit."),
    Sentence("and English", "en", "Who wrote?", "See who wrote."),
    Sentence("says more than", "fr", LONG * 3, "Voyez la page."),
    Sentence("says more than", "en", LONG_ENGLISH * 4, "See the page."),
]
BEGINNINGS = [
    Sentence("locked screen", "fr", "L'arnaque est connue.", "Merci de m'écrire."),
    Sentence("locked screen", "en", "This scam is known.", "Thank you for writing."),
    Sentence("locked screen", "fr", "Pensez-vous à mourir.", "Vous n'êtes pas seul."),
    Sentence("locked screen", "en", "The police do not write.", "You are not alone."),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what is checked."""
    for folder in ("knowledge", "stories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    return tmp_path


def plant(file: Path, entry: str, sentence: Sentence, words: str, first: bool = False) -> int:
    """Write words at the end of a text, or at its beginning.

    Returns:
        The line of the text's key.
    """
    text = file.read_text(encoding="utf-8")
    start = text.index(f"\n{entry}:\n")
    start = text.index(f"\n  {sentence.voice}:\n", start) + 1
    start = text.index(f"\n    {sentence.language}: >-\n", start) + 1
    key = text.count("\n", 0, start) + 1
    begins = text.index("\n", start) + 1
    block = re.compile(r"(?:      .*\n)+").match(text, begins)
    assert block
    where = begins if first else block.end()
    file.write_text(f"{text[:where]}      {words.strip()}\n{text[where:]}", encoding="utf-8")
    return key


def line_of(file: Path, words: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, start=1) if line.strip() == words.strip())


def found(root: Path, says: str) -> set[tuple[str, int]]:
    problems: list[Problem] = check_texts(read_project(root)[0])
    return {(p.file, p.line) for p in problems if says in p.message}


def found_composed(root: Path, says: str) -> set[tuple[str, int]]:
    problems: list[Problem] = check_project(root, TODAY)
    return {(p.file, p.line) for p in problems if says in p.message}


@pytest.mark.parametrize("sentence", WORDS, ids=lambda s: f"{s.language}: {s.bad}")
def test_a_sentence_that_is_not_said_is_named(copy: Path, sentence: Sentence) -> None:
    """Given both sentences in the same file, then the bad one alone is named, at its line."""
    plant(copy / MONEY, "call_bank", sentence, sentence.good)
    plant(copy / MONEY, "stop_paying", sentence, sentence.bad)

    assert found(copy, sentence.says) == {(MONEY, line_of(copy / MONEY, sentence.bad))}


@pytest.mark.parametrize("sentence", WHOLE_TEXTS, ids=lambda s: f"{s.language}: {s.says}")
def test_a_text_that_is_wrong_as_a_whole_is_named(copy: Path, sentence: Sentence) -> None:
    """The line is that of the text; of a pair that differs, that of the French one."""
    plant(copy / MONEY, "call_bank", sentence, sentence.good)
    key = plant(copy / MONEY, "stop_paying", sentence, sentence.bad)
    lines = (copy / MONEY).read_text(encoding="utf-8").splitlines()
    of_pair = "French" in sentence.says or "English" in sentence.says or "more" in sentence.says
    if of_pair and sentence.language == "en":
        key = max(n for n, line in enumerate(lines[:key], start=1) if line == "    fr: >-")

    assert found(copy, sentence.says) == {(MONEY, key)}


@pytest.mark.parametrize("sentence", BEGINNINGS, ids=lambda s: f"{s.language}: {s.bad}")
def test_a_beginning_that_tells_is_named(copy: Path, sentence: Sentence) -> None:
    plant(copy / SUMMONS, "doubt", sentence, sentence.bad, first=True)
    plant(copy / SUMMONS, "first_aid", sentence, sentence.good, first=True)

    assert found(copy, sentence.says) == {(SUMMONS, line_of(copy / SUMMONS, sentence.bad))}


@pytest.mark.parametrize(
    ("file", "old", "new", "says", "line"),
    [
        # No part is too long; together with the lines of help they are.
        (
            "knowledge/crisis.yml",
            "Merci de m'écrire, vous n'êtes pas seul. Ce qu'on vous fait",
            "Merci de m'écrire, vous n'êtes vraiment pas seul. Ce qu'on vous fait",
            "put together for victim in fr, this message has",
            "Merci de m'écrire, vous n'êtes vraiment pas seul.",
        ),
        (
            "knowledge/crisis.yml",
            "If someone is near you, show them this message.",
            "If someone is near you, show them this message. Is anyone there?",
            "put together for victim in en, this message asks 2 questions",
            "Are you thinking about dying?",
        ),
        (
            "knowledge/crisis.yml",
            "Here is who you can talk to, right now:",
            "To talk:",
            "which show on a locked screen",
            "To talk:",
        ),
    ],
)
def test_what_is_put_together_is_measured_too(
    copy: Path, file: str, old: str, new: str, says: str, line: str
) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    lines = (copy / file).read_text(encoding="utf-8").splitlines()
    expected = {(file, n) for n, written in enumerate(lines, start=1) if line in written}

    problems = found_composed(copy, says)
    assert problems and problems & expected and {f for f, _ in problems} == {file}


def test_a_text_without_a_twin_is_named(copy: Path) -> None:
    text = (copy / MONEY).read_text(encoding="utf-8")
    more = "      - Ne donner à personne les mots secrets du portefeuille.\n"
    planted = text.replace(more, more + "      - Garder une copie.\n")
    (copy / MONEY).write_text(planted, encoding="utf-8")

    expected = planted[: planted.index("Garder une copie.")].count("\n") + 1
    assert found(copy, "no English text") == {(MONEY, expected)}
