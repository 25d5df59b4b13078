"""Logs that carry no content: what Rasa, httpx and others would print of people's words is off."""

from __future__ import annotations

import logging
import os
import sys
import warnings

import structlog

from bot.project import CACHE

TALKATIVE = ("rasa", "rasa_sdk", "httpx", "httpcore", "apscheduler", "telegram", "aiohttp.access")


def keep_quiet(level: str = "INFO") -> None:
    """Set up the process so that nothing a person writes reaches a log or an outside service.

    To be called before Rasa is imported: it decides on telemetry at import.

    Args:
        level: the level of our own log lines.
    """
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    # Libraries that would otherwise write into the home folder.
    os.environ.setdefault("KERAS_HOME", str(CACHE / "keras"))
    os.environ.setdefault("MPLCONFIGDIR", str(CACHE / "matplotlib"))
    warnings.filterwarnings("ignore")
    # Sanic, which Rasa imports, turns deprecation warnings on again; captured, they stay unseen.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    logging.getLogger("bot").setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    # Without this, structlog prints each message of a person at debug level.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
