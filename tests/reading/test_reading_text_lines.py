"""Recognised words are put into the order in which somebody reads them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.text_lines import TextBox, lines_of, stand_upright, turned_clockwise

LINE = 40
"""Pixels from one line to the next; a line is 30 high."""


def box(text: str, left: float, top: float, degrees: float = 0.0) -> TextBox:
    """A box 20 pixels wide for each letter, on a page that was turned around its corner."""
    right, bottom = left + 20 * len(text), top + 30
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    level = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return TextBox(tuple((x * cos - y * sin, x * sin + y * cos) for x, y in level), text)


def page(degrees: float = 0.0) -> list[TextBox]:
    return [
        box("Madame, Monsieur,", 50, 0, degrees),
        box("votre", 50, 2 * LINE, degrees),
        box("colis", 200, 2 * LINE + 3, degrees),
        box("est arrivé hier.", 350, 2 * LINE - 4, degrees),
        box("Réglez les frais", 50, 3 * LINE, degrees),
        box("avant ce soir", 400, 3 * LINE + 2, degrees),
        box("Le service", 500, 6 * LINE, degrees),
    ]


PAGE = [
    "Madame, Monsieur,",
    "",
    "votre colis est arrivé hier.",
    "Réglez les frais avant ce soir",
    "",
    "Le service",
]


@pytest.mark.parametrize("degrees", [-15, -5, 0, 3, 12])
def test_words_become_lines_and_lines_paragraphs_on_a_page_that_lies_askew(degrees: float) -> None:
    assert lines_of(page(degrees)) == PAGE


@given(st.permutations(page(4)))
def test_a_page_reads_the_same_in_whatever_order_its_words_were_found(
    boxes: list[TextBox],
) -> None:
    assert lines_of(boxes) == PAGE


COORDINATES = st.integers(0, 300)
ANYWHERE = st.builds(
    lambda text, left, top: box(text, left, top),
    st.text("abcdef", min_size=1, max_size=8),
    COORDINATES,
    COORDINATES,
)


@given(st.lists(ANYWHERE, max_size=8), st.randoms())
def test_the_order_in_which_boxes_were_found_never_matters(
    boxes: list[TextBox], chance: object
) -> None:
    shuffled = list(boxes)
    chance.shuffle(shuffled)

    assert lines_of(shuffled) == lines_of(boxes)


@given(st.lists(ANYWHERE, max_size=12))
def test_no_word_is_lost_or_said_twice(boxes: list[TextBox]) -> None:
    read = " ".join(lines_of(boxes)).split()

    assert sorted(read) == sorted(box.text for box in boxes)


def test_a_page_without_words_has_no_lines() -> None:
    assert lines_of([]) == []


def corners(boxes: list[TextBox]) -> list[tuple[tuple[float, float], ...]]:
    return [tuple(box.corners) for box in boxes]


def test_a_page_that_was_photographed_sideways_is_recognised_by_its_tall_boxes() -> None:
    upright = corners(page())
    sideways = [turned_clockwise(each, 500) for each in upright]

    assert stand_upright(sideways)
    assert not stand_upright(upright)
    assert not stand_upright([])


def test_a_narrow_letter_on_a_level_page_says_nothing_of_its_direction() -> None:
    figures = [((x, 0), (x + 8, 0), (x + 8, 30), (x, 30)) for x in range(0, 60, 10)]

    assert not stand_upright([*corners(page()), *figures])


def test_a_page_of_short_words_is_level() -> None:
    words = [((x, 0), (x + 60, 0), (x + 60, 30), (x, 30)) for x in range(0, 400, 80)]

    assert not stand_upright(words)
    assert stand_upright([turned_clockwise(word, 30) for word in words])


@given(ANYWHERE)
def test_four_right_angles_lead_back_to_the_beginning(boxed: TextBox) -> None:
    turned = tuple(boxed.corners)
    for side in (300, 500, 300, 500):
        turned = tuple(turned_clockwise(turned, side))

    assert turned == tuple(boxed.corners)
