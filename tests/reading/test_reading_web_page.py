"""A page becomes what somebody sees of it, and says where its links really lead."""

from __future__ import annotations

import pytest

from bot.reading.document import Unreadable
from bot.reading.web_page import page_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<a href="http://x.example/a">impots.gouv.example</a>', "<http://x.example/a>"),
        ('<a href="https://x.example"><img src="bouton.png"></a>', "<https://x.example>"),
        ('<a href="mailto:aide@x.example">Écrire</a>', "Écrire <aide@x.example>"),
        ('<a href="tel:+33900000000">Appeler</a>', "Appeler <+33900000000>"),
        ('<form action="https://x.example/vol"><input></form>', "<https://x.example/vol>"),
    ],
)
def test_a_link_is_written_beside_the_words_that_hide_it(page: str, text: str) -> None:
    assert text in page_text(page)


@pytest.mark.parametrize(
    "page",
    [
        '<a href="https://x.example/a">https://x.example/a</a>',
        '<a href="#bas">Plus bas</a>',
        '<a href="javascript:alert(1)">Ici</a>',
        "<a>Nulle part</a>",
    ],
)
def test_a_link_that_hides_nothing_is_not_repeated(page: str) -> None:
    assert "<" not in page_text(page)


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>vol()</script>",
        "<style>p {vol: 1}</style>",
        "<!-- vol -->",
        "<noscript>vol</noscript>",
        "<template>vol</template>",
        '<span style="display: none">vol</span>',
        "<svg><text>vol</text></svg>",
    ],
)
def test_what_nobody_sees_is_gone(hidden: str) -> None:
    assert page_text(f"<p>avant {hidden} après</p>").split() == ["avant", "après"]


def test_a_page_keeps_its_lines_but_no_desert_between_them() -> None:
    page = "<p>Un</p>" + "<br>" * 9 + "<table><tr><td>Deux</td><td>Trois</td></tr></table>"

    assert [line.split() for line in page_text(page).split("\n")] == [
        ["Un"],
        [],
        ["Deux", "Trois"],
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">',
            "iso-8859-15",
        ),
        ("<meta charset=utf-8>", "utf-8"),
        ('<meta charset="martien">', "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_it_looks(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body>Reçu à l'œil : 2 €</body></html>"

    assert page_text(page.encode(encoding)) == "Reçu à l'œil : 2 €"


def test_a_page_in_the_dress_of_xml_is_a_page() -> None:
    """Some mail programs begin every page so; the parser refuses it in decoded text."""
    page = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html><body>été</body></html>'

    assert page_text(page) == "été"


def test_a_page_nested_beyond_reason_still_gives_its_words() -> None:
    assert page_text("<div>haut" + "<div>" * 1500 + "fond").split() == ["haut", "fond"]


def test_a_page_of_nothing_is_damaged() -> None:
    with pytest.raises(Unreadable) as refusal:
        page_text("<!-- rien -->")

    assert refusal.value.code == "damaged"
