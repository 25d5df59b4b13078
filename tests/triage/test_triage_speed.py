"""No text, however long or hostile, keeps anybody waiting."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot.care.crisis import read_answer
from bot.care.danger import detect_danger
from bot.triage.facts import read_facts
from bot.triage.identifiers import find_identifiers
from bot.triage.inert import inert
from bot.triage.kind import is_received
from bot.triage.language import detect_language
from bot.triage.normal import clean, fold
from bot.triage.signs import find_signs

LENGTH = 100_000
GENEROUS = 3.0
"""Seconds. Each takes well under one; a pattern that explodes takes minutes."""

PIECES = [
    "a",
    "1",
    "9 ",
    "@",
    "a.",
    "a@a.",
    "gendarme@",
    " ",
    "\n",
    "é",
    "«",
    '"a ',
    "je vais ",
    "si je ",
    "j'ai ",
    "a deja ",
    "i have already ",
    "il me dit ",
    "he says he ",
    "mon fils ",
    "pas encore ",
    "je veux ",
    "je t'aime ",
    "http://",
    "frais ",
    "il demande ",
    "j'ai envoye a a a a a a ",
    "une fille de 15 ans ",
    "en france ",
    "300 ",
    "vous etes ",
    "FR76 ",
    "www.a",
    "0x",
    "06 39 98 12 34 ",
    "photo ",
    "le code ",
    "colis en ",
    "compte ",
    "maman ",
    "par un virement ",
    "paid by the ",
    "1 2 3 ",
    "j'ai paye 300 en ",
    "votre compte ",
    "access to a ",
    "photo de moi ",
    "mon insta ",
    "300 euros sont ",
]
FUNCTIONS: list[Callable[[str], object]] = [
    read_facts,
    find_signs,
    find_identifiers,
    is_received,
    detect_danger,
    read_answer,
    detect_language,
    inert,
    clean,
    fold,
]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_hundred_thousand_characters_are_read_at_once(
    function: Callable[[str], object], piece: str
) -> None:
    text = (piece * LENGTH)[:LENGTH]
    start = time.perf_counter()
    function(text)

    assert time.perf_counter() - start < GENEROUS
