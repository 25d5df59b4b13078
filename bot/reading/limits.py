"""How much of a file is read, and what reading it may cost."""

from __future__ import annotations

MAX_FILE = 20 * 1024 * 1024
"""Bytes; Telegram hands no larger file to a bot."""
MAX_TEXT = 200_000
"""Characters that one reading gives at most."""
MAX_PAGES = 20
MAX_PARTS = 200
"""Parts of one mail that are looked at."""
MAX_ATTACHMENTS = 10
"""Attachments of one mail that are read; all are listed, up to ``MAX_PARTS``."""
MAX_UNPACKED = 60 * 1024 * 1024
"""Bytes that an office document may have once unpacked."""
MAX_MEMBERS = 2_000
"""Files that an office document may consist of."""
MAX_PIXELS = 50_000_000
MEMORY = 256 * 1024 * 1024
"""Bytes that a worker may use beyond what it starts with (parsers, and the model if loaded)."""
SECONDS = 10.0
"""A worker that recognises no picture is killed after this time."""
PICTURE_SECONDS = 20.0
"""A worker that recognises pictures is killed after this time."""
AT_ONCE = 2
"""Files that are read at the same time."""
