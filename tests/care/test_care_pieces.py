"""A long message is heard piece by piece, and none of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.care.pieces import MOST, PIECE, SHORT, pieces_of

WORD = st.from_regex(r"[a-z]{1,8}[.!?]?", fullmatch=True)


def test_a_short_message_is_heard_as_one() -> None:
    assert pieces_of("je suis prêt. tout est rangé.") == []


@given(st.lists(WORD, min_size=SHORT + 1, max_size=300))
def test_every_word_of_a_long_message_stands_in_a_piece(words: list[str]) -> None:
    pieces = pieces_of(" ".join(words))

    assert set(words) <= {word for piece in pieces for word in piece.split()}
    assert max(len(piece.split()) for piece in pieces) <= PIECE


def test_of_a_very_long_message_the_beginning_and_the_end_are_heard() -> None:
    pieces = pieces_of("début ici. " + "rien de neuf aujourd'hui à signaler. " * 5000 + "la fin.")

    assert len(pieces) == MOST
    assert pieces[0].startswith("début")
    assert pieces[-1].endswith("la fin.")
