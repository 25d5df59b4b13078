"""The names that situations go by in intents, and the two that are no harm."""

from __future__ import annotations

DESCRIBE = "describe_"
"""What an intent that describes a situation begins with: ``describe_phishing``."""
NO_HARM = ("none", "unclear")
"""Nothing harmful, and too little to tell."""
