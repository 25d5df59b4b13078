"""How a scam works, for somebody who wants to understand it, or to warn others."""

from __future__ import annotations

AUDIENCES = ("teenager", "parent", "older_person")
"""Whom prevention is written for."""
VOICE_OF_AUDIENCE = {"teenager": "child", "parent": "parent", "older_person": "victim"}
"""The voice in which each of them is spoken to."""
