"""What was read survives the way out of the worker, and every refusal says what to do instead."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.document import (
    REFUSALS,
    Attachment,
    Document,
    Hop,
    Mail,
    Unreadable,
    as_dict,
    from_dict,
)

WORDS = st.text(max_size=20)
COUNTS = st.integers(0, 1_000)
MAILS = st.builds(
    Mail,
    **{
        name: WORDS
        for name in Mail.__dataclass_fields__
        if name != "hops"  # the servers on the way are no words
    },
    hops=st.lists(st.builds(Hop, WORDS, WORDS, WORDS, WORDS), max_size=3).map(tuple),
)
DOCUMENTS = st.builds(
    Document,
    kind=st.sampled_from(["text", "eml", "msg", "pdf", "docx", "html", "image"]),
    text=WORDS,
    pages=COUNTS,
    mail=st.none() | MAILS,
    attachments=st.lists(
        st.builds(Attachment, WORDS, WORDS, COUNTS, st.booleans()), max_size=3
    ).map(tuple),
    codes=st.lists(WORDS, max_size=3).map(tuple),
    pictures=COUNTS,
    warnings=st.lists(WORDS, max_size=3).map(tuple),
)


@given(DOCUMENTS)
def test_a_document_comes_back_from_json_as_it_was(document: Document) -> None:
    assert from_dict(json.loads(json.dumps(as_dict(document)))) == document


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_says_why_and_what_to_do(code: str) -> None:
    refusal = Unreadable(code)

    assert refusal.code == code
    assert ": " in str(refusal)


def test_a_refusal_has_a_known_code() -> None:
    with pytest.raises(KeyError):
        Unreadable("mood")
