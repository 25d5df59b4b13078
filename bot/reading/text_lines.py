"""Boxes of recognised words become lines in the order in which somebody reads them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Corner = tuple[float, float]
Corners = Sequence[Corner]
"""The four corners of a piece of text, clockwise from above its first letter."""

_TALL = 1.5
"""A box so many times higher than wide holds a line that stands upright."""
_SAME_LINE = 0.5
"""Share of the lower box's height that two boxes of one line have in common."""
_PARAGRAPH = 1.2
"""A gap of so many line heights separates paragraphs."""


@dataclass(frozen=True)
class TextBox:
    """One recognised piece of text, and where it stands."""

    corners: Corners
    text: str


def width_of(corners: Corners) -> float:
    """The length of the upper edge, in pixels."""
    return math.dist(corners[0], corners[1])


def height_of(corners: Corners) -> float:
    """The length of the right edge, in pixels."""
    return math.dist(corners[1], corners[2])


def turned_clockwise(corners: Corners, height: float) -> Corners:
    """Where a box stands once its page, so many pixels high, is turned by a right angle.

    Example:
        >>> turned_clockwise(((2, 1), (3, 1), (3, 9), (2, 9)), 10)
        ((1, 2), (9, 2), (9, 3), (1, 3))
    """
    top_left, top_right, bottom_right, bottom_left = ((height - y, x) for x, y in corners)
    return bottom_left, top_left, top_right, bottom_right


@dataclass
class _Placed:
    """A box seen on a page whose lines run level."""

    text: str
    left: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return max(1.0, self.bottom - self.top)


def stand_upright(found: Sequence[Corners]) -> bool:
    """Whether the lines of a page run from top to bottom: it was photographed sideways."""
    tall = sum(height_of(box) for box in found if height_of(box) > _TALL * width_of(box))
    return tall > sum(width_of(box) for box in found if height_of(box) <= _TALL * width_of(box))


def lines_of(boxes: Sequence[TextBox]) -> list[str]:
    """Put boxes into lines, top to bottom, and each line from left to right.

    Args:
        boxes: what was recognised on a page that is the right way up, but for a slant.

    Returns:
        The lines; an empty one between paragraphs.

    Example:
        >>> right = TextBox(((50, 0), (90, 0), (90, 10), (50, 10)), "monde")
        >>> left = TextBox(((0, 1), (40, 1), (40, 11), (0, 11)), "Bonjour")
        >>> lines_of([right, left])
        ['Bonjour monde']
    """
    angle = _slant(boxes)
    placed = sorted((_turned(box, -angle) for box in boxes), key=_by_height)
    rows: list[list[_Placed]] = []
    for box in placed:
        if rows and _on_one_line(rows[-1], box):
            rows[-1].append(box)
        else:
            rows.append([box])
    lines: list[str] = []
    for number, row in enumerate(rows):
        if number and _gap(rows[number - 1], row) > _PARAGRAPH * median(b.height for b in row):
            lines.append("")
        lines.append(" ".join(b.text.strip() for b in sorted(row, key=lambda b: b.left)))
    return lines


def _slant(boxes: Sequence[TextBox]) -> float:
    """The angle at which the lines run, in radians; long boxes tell it best."""
    edges = sorted(
        (-width_of(corners), _angle(corners))
        for corners in (box.corners for box in boxes)
        if width_of(corners) > height_of(corners)
    )
    longest = edges[: max(3, len(boxes) // 3)]
    return median(angle for _, angle in longest) if longest else 0.0


def _angle(corners: Corners) -> float:
    (left, from_above), (right, to_above) = corners[0], corners[1]
    return math.atan2(to_above - from_above, right - left)


def _turned(box: TextBox, angle: float) -> _Placed:
    cos, sin = math.cos(angle), math.sin(angle)
    corners = [(x * cos - y * sin, x * sin + y * cos) for x, y in box.corners]
    ys = sorted(y for _, y in corners)
    return _Placed(
        box.text,
        left=min(x for x, _ in corners),
        top=(ys[0] + ys[1]) / 2,
        bottom=(ys[2] + ys[3]) / 2,
    )


def _by_height(box: _Placed) -> tuple[float, float, float, str]:
    """By the middle of a box; what follows only makes the order certain."""
    return box.top + box.bottom, box.left, box.top, box.text


def _on_one_line(row: Sequence[_Placed], box: _Placed) -> bool:
    last = row[-1]
    common = min(last.bottom, box.bottom) - max(last.top, box.top)
    return common >= _SAME_LINE * min(last.height, box.height)


def _gap(above: Sequence[_Placed], below: Sequence[_Placed]) -> float:
    return min(b.top for b in below) - max(b.bottom for b in above)
