"""Text comes out right whatever program wrote it, and what is no text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_words import BANK, FAMILY, PARCEL, TAXES

from bot.reading.document import Unreadable
from bot.reading.plain import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("text", [PARCEL, TAXES, FAMILY, BANK], ids=lambda text: text[:8])
def test_a_letter_is_read_in_the_encodings_that_people_have(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("stated", "real"),
    [
        ("iso-8859-15", "iso-8859-15"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "utf-8"),
        ("utf-8", "cp1252"),
        ("martien", "utf-8"),
        ("zéro\0", "utf-8"),
        ("punycode", "utf-8"),
        ("rot13", "utf-8"),
        ("", "cp1252"),
    ],
)
def test_what_is_stated_is_believed_as_far_as_it_can_be_true(stated: str, real: str) -> None:
    assert decode("Coût réglé : 3 €".encode(real), stated) == "Coût réglé : 3 €"


def test_half_a_letter_is_no_letter() -> None:
    """One old encoding can write what no program could write out again."""
    assert decode(b"+2AA- seul", "utf-7") == "? seul"


def test_utf_16_is_read_in_either_order() -> None:
    assert decode(codecs.BOM_UTF16_BE + "À bientôt".encode("utf-16-be")) == "À bientôt"


def test_utf_8_that_was_cut_within_a_letter_is_still_utf_8() -> None:
    """Not Windows' encoding, in which each accent would become two odd letters."""
    assert decode(PARCEL.encode()[:-1]) == PARCEL[:-1] + "\ufffd"


def test_another_alphabet_is_read_too() -> None:
    text = "Здравствуйте, ваш счёт заблокирован. Позвоните нам сегодня до вечера, пожалуйста."

    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_in_one_way(end: str) -> None:
    assert decode(f"un{end}deux".encode()) == "un\ndeux"


@pytest.mark.parametrize("content", [bytes(range(32)) * 20, b"\x00\x01\x02\x03 abc"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(content)

    assert refusal.value.code == "unsupported"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd"))
)
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
