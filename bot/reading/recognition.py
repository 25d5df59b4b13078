"""The text of pictures: RapidOCR, whose models lie in its package, and the codes of ZXing."""

from __future__ import annotations

import time
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL.Image import Image
from rapidocr import RapidOCR

from bot.reading.seeing import LONG_SIDE, Seen
from bot.reading.text_lines import TextBox, lines_of, stand_upright

Pixels = npt.NDArray[np.uint8]

FINDING_SIDE = 1280
"""Pixels to which a picture is reduced to find its lines; they are then read at full size."""
THREADS = 2
_PAGE_SECONDS = 4.0
"""A page is not begun when less time than this is left."""
_ENOUGH_TO_JUDGE = 5
"""Lines that are looked at to tell whether a page stands on its head."""
_MOST_CODES = 20
_PARAMETERS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.max_side_len": LONG_SIDE,
    "Det.limit_type": "max",
    "Det.limit_side_len": FINDING_SIDE,
    "Rec.rec_batch_num": 1,  # six lines at once need twice the memory, and are not faster
    "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class RapidRecogniser:
    """Reads pictures until a moment at which it must have finished.

    Args:
        seconds: how long all pictures together may take; the clock starts at the first.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: float | None = None
        self._engine = RapidOCR(params=_PARAMETERS)
        # Each model is loaded when it is first used: now, before any limit holds.
        blank = np.full((64, 64, 3), 255, np.uint8)
        self._engine(blank, use_det=True, use_cls=False, use_rec=False)
        self._engine(blank, use_det=False, use_cls=True, use_rec=True)

    def read(self, picture: Image) -> Seen:
        """Read one picture.

        Args:
            picture: an upright RGB picture, at most ``LONG_SIDE`` pixels long or a little more.
        """
        now = time.monotonic()
        if self._until is None:
            self._until = now + self._seconds
        elif self._until - now < _PAGE_SECONDS:
            return Seen("", warnings=("time_short",))
        pixels = np.ascontiguousarray(np.asarray(picture, np.uint8)[:, :, ::-1])
        boxes = self._boxes(pixels)
        if stand_upright(boxes):
            pixels = np.ascontiguousarray(np.rot90(pixels, -1))
            boxes = self._boxes(pixels)
        if self._is_upside_down(pixels, boxes):
            pixels = np.ascontiguousarray(np.rot90(pixels, 2))
            boxes = self._boxes(pixels)
        return Seen("\n".join(lines_of(boxes)), _codes(pixels))

    def _boxes(self, pixels: Pixels) -> list[TextBox]:
        found: Any = self._engine(pixels, use_det=True, use_cls=True, use_rec=True)
        if found.boxes is None or found.txts is None:
            return []
        return [
            TextBox(tuple((float(x), float(y)) for x, y in corners), str(text))
            for corners, text in zip(found.boxes, found.txts, strict=False)
            if str(text).strip()
        ]

    def _is_upside_down(self, pixels: Pixels, boxes: list[TextBox]) -> bool:
        """Ask the classifier of directions about the longest lines."""
        turned = 0
        longest = sorted(boxes, key=lambda box: -box.width)[:_ENOUGH_TO_JUDGE]
        for box in longest:
            left, top, right, bottom = box.bounds(pixels.shape[1], pixels.shape[0])
            found: Any = self._engine(
                pixels[top:bottom, left:right], use_det=False, use_cls=True, use_rec=False
            )
            turned += bool(found.cls_res) and str(found.cls_res[0][0]) == "180"
        return bool(longest) and 2 * turned > len(longest)


def _codes(pixels: Pixels) -> tuple[str, ...]:
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    found = zxingcpp.read_barcodes(grey)[:_MOST_CODES]
    return tuple(dict.fromkeys(code.text.strip() for code in found if code.text.strip()))
