"""Notices that somebody may be hurt: before anything else, without dialogue or database.

What is said outright is found by words; most danger is said in others, and a model of its own
listens for that. Without the model the words still work.
"""

from __future__ import annotations

import asyncio
import logging
import math
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from bot.care.danger_kinds import KINDS, POSSIBLE, SURE, Danger
from bot.care.danger_model import DangerModel, Heard, load_model
from bot.care.danger_words import (
    danger_in_words,
    has_figure_of_speech,
    is_about_images,
    tells_only_an_age,
    tells_only_silence,
)
from bot.care.disguise import undisguised
from bot.care.pieces import clauses_of, pieces_of
from bot.project import DANGER_MODEL
from bot.triage.normal import RECEIVED_MARK, both_ends
from bot.triage.parts import parts_of

__all__ = ["KINDS", "Danger", "DangerDetector", "detect_danger", "load_detector"]

logger = logging.getLogger(__name__)

SURE_SCORE, POSSIBLE_SCORE = 1.8, -1.1
"""Log-odds from which the model is sure, or thinks danger possible (``docs/danger.md``)."""
AGREED_SCORE = -2.5
"""Log-odds from which the words, if they are sure, need no more from the model."""
UNLIKELY_SCORE = -5.5
"""Log-odds below which words that may mean danger mean none, among others."""
ALONE = 6
"""Words of a message that says hardly anything else: « j'en peux plus » is always asked about."""
FIGURE_OF_SPEECH = 3.5
"""How much less a message says that has a well-known figure of speech: « mort de rire »."""
CLAUSE_MARGIN = 1.0
"""How much more a clause must say than a whole message."""
CLOSELY = 8
"""Pieces of a long message that are heard closely, chosen by their spelling."""

LONGEST_END = 15_000
"""Characters heard at the beginning, and at the end, of a message: five thousand words in all."""


class DangerDetector:
    """Listens to raw messages.

    Args:
        model: hears what is not said outright; None where it was not trained.
    """

    def __init__(self, model: DangerModel | None) -> None:
        self._model = model
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="care")

    def detect(self, text: str) -> Danger | None:
        """Tell whether a message says that somebody may be hurt.

        Args:
            text: one message, of any length, as it arrived.

        Returns:
            The most serious danger found, or None. What was received rather than written is
            never more than possible, unless it tells the person to die. Whatever goes wrong here,
            the message is answered, and its plain words are heard.
        """
        try:
            return self._detect(_shortened(text))
        except Exception as error:
            logger.error("a message could not be listened to: %s", type(error).__name__)
            return danger_in_words(both_ends(text, LONGEST_END, LONGEST_END))

    def _detect(self, text: str) -> Danger | None:
        own, received = parts_of(text)
        found = [self._in_own(own)] if own.strip() else []
        if received.strip():
            found.append(self._in_received(received))
        return min(filter(None, found), key=lambda danger: danger.level != SURE, default=None)

    async def listen(self, text: str) -> Danger | None:
        """``detect`` in a thread of its own, so that nobody else's message is in its way."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self.detect, text)

    def _in_own(self, text: str) -> Danger | None:
        if tells_only_an_age(text):
            return None
        plain = _undisguised(text)
        said = danger_in_words(plain)
        heard = self._hear(plain, closely=said is not None)
        if heard is None:
            return said
        if said and said.level == SURE:
            return said if heard.score >= AGREED_SCORE else Danger(said.kind, POSSIBLE)
        bounded = is_about_images(heard.kind, plain) or tells_only_silence(plain)
        if heard.score >= SURE_SCORE and not bounded:
            return Danger(heard.kind, SURE)
        if said and (heard.score >= UNLIKELY_SCORE or len(plain.split()) <= ALONE):
            return Danger(said.kind, POSSIBLE)
        return Danger(heard.kind, POSSIBLE) if heard.score >= POSSIBLE_SCORE else None

    def _in_received(self, text: str) -> Danger | None:
        plain = _undisguised(text)
        said = danger_in_words(RECEIVED_MARK + plain)
        if said:
            return said
        heard = self._hear(plain)
        loud = heard is not None and heard.score >= SURE_SCORE
        return Danger(heard.kind, POSSIBLE) if heard and loud else None

    def _hear(self, plain: str, closely: bool = False) -> Heard | None:
        """What the model says of a message, or of the piece of it that says most.

        Args:
            plain: the message without its disguise.
            closely: also by clauses, where words of danger were found in one of them.

        Returns:
            None where there is no model, or it fails: the words still count.
        """
        if self._model is None:
            return None
        try:
            return _loudest(self._model, plain, closely)
        except Exception as error:
            logger.error("the danger model failed: %s", type(error).__name__)
            return None


def _shortened(text: str) -> str:
    """A message whose voices are no longer than can be heard while somebody waits."""
    own, mark, received = text.rpartition(RECEIVED_MARK)
    return mark.join(
        both_ends(voice, LONGEST_END, LONGEST_END) for voice in (own, received) if mark or voice
    )


def _undisguised(text: str) -> str:
    # One letter may stand for eighteen.
    return both_ends(undisguised(text), LONGEST_END, LONGEST_END)


def _loudest(model: DangerModel, plain: str, closely: bool) -> Heard:
    pieces = pieces_of(plain)
    # The more pieces, the likelier that one of them only sounds like danger.
    margin = math.log(max(1, len(pieces))) + 0.5
    if len(pieces) > CLOSELY:
        scores = model.spelled_score(pieces)
        pieces = [pieces[place] for place in sorted(scores.argsort()[-CLOSELY:])]
    clauses = clauses_of(plain)[:CLOSELY] if closely else []
    whole, *parts = model.hear([plain, *pieces, *clauses])
    if has_figure_of_speech(plain):
        whole = Heard(whole.score - FIGURE_OF_SPEECH, whole.kind)
    margins = [*[margin] * len(pieces), *[CLAUSE_MARGIN] * len(clauses)]
    lowered = (
        Heard(part.score - less, part.kind) for part, less in zip(parts, margins, strict=True)
    )
    return max([whole, *lowered])


def load_detector(path: Path = DANGER_MODEL) -> DangerDetector:
    """The detector of this process, with the model as it is on the disk now.

    Args:
        path: the model that this project trained; where it is missing or broken, words alone
            are heard, until it is there.
    """
    return _load(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=1)
def _load(path: Path, _changed: int) -> DangerDetector:
    try:
        return DangerDetector(load_model(path))
    except Exception as error:  # a file that is not there, or is broken: words are still heard
        logger.error("The danger model cannot be loaded (%s): words alone.", type(error).__name__)
        return DangerDetector(None)


def detect_danger(text: str) -> Danger | None:
    """``DangerDetector.detect`` of the detector of this process.

    Example:
        >>> detect_danger("je veux mourir")
        Danger(kind='crisis_self', level='sure', circumstance='')
    """
    return load_detector().detect(text)
