"""A quotation cannot be touched, cannot end itself, and stays what it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.inert import LONGEST, inert, is_inert

TRICKS = st.lists(
    st.sampled_from(
        [
            *(
                "http://a.fr",
                "HTTPS://B.example/x?y",
                "tg://resolve?domain=x",
                "www.a.com",
                "t.me/x",
            ),
            *(
                "@police",
                "[@x]",
                "a@b.fr",
                "/stop",
                "/start x",
                "#gain",
                "$EUR",
                "«",
                "»",
                "“",
                "”",
            ),
            *(
                '"',
                "\n",
                "\u202e",
                "\u200b",
                "[",
                "]",
                "[.]",
                "[@",
                "é",
                "exemple.рф",
                "a" * 60,
                " ",
            ),
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("HTTPS://a.example/x?y=1 b@c.fr", "hxxps[://]a[.]example/x?y=1 b[@]c[.]fr"),
        ("va sur t.me/gain", "va sur t[.]me/gain"),
        ("tg://resolve?domain=x", "tg[://]resolve?domain=x"),
        ("écris /stop à @police", "écris [/]stop à [@]police"),
        ("un » puis « deux »", "un › puis ‹ deux ›"),
        ("deux\nlignes", "deux lignes"),
        ("à l\u202eenvers\u200b", "à lenvers"),
        ("exemple.рф", "exemple[.]рф"),
        ("amende de 1.500 €, sous 72 h.", "amende de 1.500 €, sous 72 h."),
    ],
)
def test_what_could_be_touched_is_broken(quote: str, shown: str) -> None:
    assert inert(quote).replace("hxxpS", "hxxps") == shown


@given(st.one_of(st.text(max_size=400), TRICKS))
def test_any_quotation_is_inert_and_stays_so(quote: str) -> None:
    shown = inert(quote)

    assert inert(shown) == shown
    assert len(shown) <= LONGEST
    assert not re.search(r"[«»“”\n\r\u2028\u202e\u200b]|://\w|https?:", shown, re.IGNORECASE)
    assert not re.search(r"(?<!\[)@|@(?!\])|(?<!\S)/\w|\w\.[A-Za-z]{2}", shown)
    assert is_inert(shown) or not shown


@pytest.mark.parametrize("quote", ["", "a\nb", "a » b", "voir http://a.fr", "@police", "a" * 201])
def test_other_words_are_not_taken_for_a_quotation(quote: str) -> None:
    assert not is_inert(quote)
