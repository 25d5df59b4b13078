"""What is sealed opens with its own key, at its own place, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.sealing import (
    Unsealable,
    master_key,
    new_case_key,
    seal,
    unseal,
    unwrap,
    wrap,
)

SECRET = b"a secret of the installation, 32+"


@given(st.binary(max_size=2_000), st.text(max_size=60))
def test_what_was_sealed_opens_again(content: bytes, place: str) -> None:
    key = new_case_key()
    place = place.encode("utf-8", "ignore").decode()

    assert unseal(seal(content, key, place), key, place) == content


def test_a_row_that_was_moved_does_not_open() -> None:
    """Given a row sealed for one case, when it is put into another one, then it stays shut."""
    key = new_case_key()
    sealed = seal(b"words", key, "item/one/1")

    with pytest.raises(Unsealable):
        unseal(sealed, key, "item/two/1")


@pytest.mark.parametrize("place", range(14, 40, 5))
def test_a_damaged_row_does_not_open(place: int) -> None:
    key = new_case_key()
    sealed = bytearray(seal(b"some words of somebody", key, "p"))
    sealed[place] ^= 1

    with pytest.raises(Unsealable):
        unseal(bytes(sealed), key, "p")


def test_a_key_is_wrapped_for_one_case_under_one_secret() -> None:
    key, master = new_case_key(), master_key(SECRET)
    wrapped = wrap(key, master, "case")

    assert unwrap(wrapped, master, "case") == key
    with pytest.raises(Unsealable):
        unwrap(wrapped, master, "another")
    with pytest.raises(Unsealable):
        unwrap(wrapped, master_key(SECRET + b"!"), "case")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x02" + bytes(40), bytes(60)])
def test_what_was_never_sealed_is_told_from_what_was(sealed: bytes) -> None:
    with pytest.raises(Unsealable):
        unseal(sealed, new_case_key(), "p")


def test_no_key_shows_itself() -> None:
    key, master = new_case_key(), master_key(SECRET)

    assert key.value.hex() not in repr(key) and repr(key.value) not in repr(key)
    assert repr(master.value) not in repr(master)


def test_the_same_words_are_never_sealed_alike() -> None:
    key = new_case_key()

    assert seal(b"words", key, "p") != seal(b"words", key, "p")
