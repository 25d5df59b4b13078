"""Boxes of recognised words become lines in the order in which somebody reads them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Corner = tuple[float, float]

_TALL = 1.5
"""A box so many times higher than wide holds a line that stands upright."""
_LONG_ENOUGH = 3
"""Characters from which a box tells anything about the direction of a page."""
_SAME_LINE = 0.5
"""Share of the lower box's height that two boxes of one line have in common."""
_PARAGRAPH = 1.2
"""A gap of so many line heights separates paragraphs."""


@dataclass(frozen=True)
class TextBox:
    """One recognised piece of text and its four corners, clockwise from its first letter."""

    corners: Sequence[Corner]
    text: str

    @property
    def width(self) -> float:
        """The length of its first edge, in pixels."""
        return math.dist(self.corners[0], self.corners[1])

    @property
    def height(self) -> float:
        """The length of its second edge, in pixels."""
        return math.dist(self.corners[1], self.corners[2])

    def bounds(self, width: int, height: int) -> tuple[int, int, int, int]:
        """The rectangle around it inside a picture: left, top, right, bottom."""
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, bottom = min(width, int(max(xs)) + 1), min(height, int(max(ys)) + 1)
        return left, top, max(right, left + 1), max(bottom, top + 1)


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


def stand_upright(boxes: Sequence[TextBox]) -> bool:
    """Whether the lines of a page run from top to bottom: it was photographed sideways."""
    telling = [box for box in boxes if len(box.text) >= _LONG_ENOUGH]
    tall = sum(box.height > _TALL * box.width for box in telling)
    return bool(telling) and 2 * tall > len(telling)


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
    placed = sorted((_turned(box, -angle) for box in boxes), key=lambda box: box.top + box.bottom)
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
    longest = sorted(boxes, key=lambda box: -box.width)[: max(3, len(boxes) // 3)]
    angles = [
        math.atan2(box.corners[1][1] - box.corners[0][1], box.corners[1][0] - box.corners[0][0])
        for box in longest
        if box.width > box.height
    ]
    return median(angles) if angles else 0.0


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


def _on_one_line(row: Sequence[_Placed], box: _Placed) -> bool:
    last = row[-1]
    common = min(last.bottom, box.bottom) - max(last.top, box.top)
    return common >= _SAME_LINE * min(last.height, box.height)


def _gap(above: Sequence[_Placed], below: Sequence[_Placed]) -> float:
    return min(b.top for b in below) - max(b.bottom for b in above)
