"""A date is a deadline when it is given as a limit."""

from __future__ import annotations

import pytest

from bot.triage.deadline import find_deadline
from bot.triage.normal import RECEIVED_MARK, fold
from bot.triage.signs import find_signs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Répondez avant le 12 mars 2026, sinon", "avant le 12 mars 2026"),
        ("au plus tard le 1er février", "au plus tard le 1er fevrier"),
        ("pay by Friday 3 April or else", "by friday 3 april"),
        ("no later than 04/05/2026", "no later than 04/05/2026"),
    ],
)
def test_a_limit_is_found(text: str, words: str) -> None:
    span = find_deadline(fold(text))

    assert span
    assert fold(text)[slice(*span)] == words


@pytest.mark.parametrize(
    "text", ["by 30 people", "avant le 45 mars", "le 12 mars", "until 5 euros"]
)
def test_what_is_no_date_is_no_limit(text: str) -> None:
    assert find_deadline(fold(text)) is None


def test_a_received_text_shows_its_deadline() -> None:
    signs = find_signs(RECEIVED_MARK + "Veuillez régulariser avant le 12 mars 2026.")

    assert ("deadline", "avant le 12 mars 2026") in {(s.sign, s.quote) for s in signs}
