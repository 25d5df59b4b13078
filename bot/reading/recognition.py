"""The text of pictures: RapidOCR, whose models lie in its package."""

from __future__ import annotations

import contextlib
import ctypes
import math
import time
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime
import rapidocr
from omegaconf import flag_override
from PIL.Image import Image
from rapidocr import RapidOCR

from bot.reading.codes import codes_of
from bot.reading.seeing import LONG_SIDE, Seen
from bot.reading.text_lines import (
    Corners,
    TextBox,
    height_of,
    lines_of,
    stand_upright,
    turned_clockwise,
    width_of,
)

Pixels = npt.NDArray[np.uint8]

FINDING_SIDE = 1280
"""Pixels to which a picture is reduced to find its lines; they are then read at full size."""
FINDING_PIXELS = 1_150_000
"""The same for its surface, on which depends how much memory finding takes."""
THREADS = 2
_PAGE_SECONDS = 4.0
"""A page is not begun when less time than this is left."""
_ENOUGH_TO_JUDGE = 12
"""Lines that the classifier of directions looks at."""
_READ_BOTH_WAYS = 2
_SURE_ENOUGH = 0.5
"""Below this, what was recognised is a stain or a drawing."""
_MMAP_THRESHOLD = -3
"""The name of the setting in ``malloc.h``."""
_LARGE = 4 * 1024 * 1024
_PARAMETERS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.max_side_len": LONG_SIDE,
    "Det.limit_type": "max",
    "Det.limit_side_len": FINDING_SIDE,
    "Rec.rec_batch_num": 1,  # six lines at once need twice the memory, and are not faster
}
_MODELS = Path(rapidocr.__file__).parent / "models"
"""They lie in the package: nothing is fetched."""


class RapidRecogniser:
    """Reads pictures until a moment at which it must have finished.

    Args:
        seconds: how long all pictures together may take; the clock starts at the first.
    """

    def __init__(self, seconds: float) -> None:
        _give_large_blocks_back()
        self._seconds = seconds
        self._until: float | None = None
        self._longest = 0.0
        self._engine = RapidOCR(params=_PARAMETERS)
        with flag_override(self._engine.cfg, "allow_objects", True):
            for task in ("Det", "Cls", "Rec"):
                self._engine.cfg[task].session = _session(task)
        # Each model is loaded when it is first used: now, before any limit holds.
        blank = np.full((64, 64, 3), 255, np.uint8)
        self._find(blank)
        self._looks_upside_down(blank)
        self._recognise(blank)

    def read(self, picture: Image) -> Seen:
        """Read one picture.

        Args:
            picture: an RGB picture, at most ``LONG_SIDE`` pixels long or a little more; it may
                lie on a side or stand on its head.
        """
        now = time.monotonic()
        if self._until is None:
            self._until = now + self._seconds
        elif self._until - now < max(_PAGE_SECONDS, self._longest):
            return Seen("", warnings=("time_short",))
        pixels = np.ascontiguousarray(np.asarray(picture, np.uint8)[:, :, ::-1])
        codes = codes_of(picture)
        boxes = self._boxes(pixels)
        self._longest = max(self._longest, time.monotonic() - now)
        short = ("time_short",) if time.monotonic() >= self._until else ()
        return Seen("\n".join(lines_of(boxes)), codes, short)

    def _boxes(self, pixels: Pixels) -> list[TextBox]:
        found = self._find(pixels)
        if stand_upright(found):
            pixels, found = _turned_clockwise(pixels, found)
        if self._stands_on_its_head(pixels, found):
            pixels, found = _turned_clockwise(*_turned_clockwise(pixels, found))
        # On a slow machine the first lines of a page are better than none of it.
        in_time = takewhile(lambda _: time.monotonic() < (self._until or math.inf), found)
        read = ((corners, *self._recognise(_cut_out(pixels, corners))) for corners in in_time)
        return [TextBox(corners, text) for corners, text, score in read if score >= _SURE_ENOUGH]

    def _stands_on_its_head(self, pixels: Pixels, found: Sequence[Corners]) -> bool:
        """Tell whether the lines of a page run from right to left.

        The classifier of directions is quick, and errs for one line in twenty. Where it suspects
        any, the longest lines are read both ways: no text reads well upside down.
        """
        longest = sorted(found, key=lambda corners: -width_of(corners))[:_ENOUGH_TO_JUDGE]
        lines = [_cut_out(pixels, corners) for corners in longest]
        if not any(map(self._looks_upside_down, lines)):
            return False
        balance = 0.0
        for line in lines[:_READ_BOTH_WAYS]:
            over = np.ascontiguousarray(np.rot90(line, 2))
            balance += self._recognise(line)[1] - self._recognise(over)[1]
        return balance < 0

    def _find(self, pixels: Pixels) -> list[Corners]:
        height, width = pixels.shape[:2]
        scale = min(
            1.0, FINDING_SIDE / max(width, height), math.sqrt(FINDING_PIXELS / (width * height))
        )
        size = max(1, round(width * scale)), max(1, round(height * scale))
        reduced = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        found: Any = self._engine(reduced, use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        return [tuple((x / scale, y / scale) for x, y in box) for box in found.boxes.tolist()]

    def _looks_upside_down(self, line: Pixels) -> bool:
        found: Any = self._engine(line, use_det=False, use_cls=True, use_rec=False)
        return bool(found.cls_res) and str(found.cls_res[0][0]) == "180"

    def _recognise(self, line: Pixels) -> tuple[str, float]:
        """Give the text of one line, and how sure the model is of it, from 0 to 1."""
        found: Any = self._engine(line, use_det=False, use_cls=False, use_rec=True)
        if not found.txts:
            return "", 0.0
        text = str(found.txts[0]).strip()
        return text, float(found.scores[0]) if text else 0.0


def _session(task: str) -> onnxruntime.InferenceSession:
    """Load the model of one task.

    RapidOCR would load it too, with threads that wait for each other by spinning: two workers on
    two cores then take six times as long as one.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    (model,) = _MODELS.glob(f"*_{task.lower()}_*.onnx")
    return onnxruntime.InferenceSession(
        str(model), sess_options=options, providers=["CPUExecutionProvider"]
    )


def _give_large_blocks_back() -> None:
    """Have the memory of large arrays go back to the system as soon as they are done with.

    Left alone, the C library of Linux keeps it after a while, in pieces too small for the next
    array: a page then takes up half as much again (mallopt(3)).
    """
    with contextlib.suppress(AttributeError, OSError):  # the C library of another system
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


def _cut_out(pixels: Pixels, corners: Corners) -> Pixels:
    """Cut one line out of a page and level it."""
    width, height = max(1, round(width_of(corners))), max(1, round(height_of(corners)))
    level = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    levelling = cv2.getPerspectiveTransform(np.array(corners, np.float32), level)
    cut: Pixels = cv2.warpPerspective(
        pixels, levelling, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return cut


def _turned_clockwise(pixels: Pixels, found: list[Corners]) -> tuple[Pixels, list[Corners]]:
    height = pixels.shape[0]
    return (
        np.ascontiguousarray(np.rot90(pixels, -1)),
        [turned_clockwise(corners, height) for corners in found],
    )
