"""``python -m bot`` is ``sangfroid``."""

from bot.cli import main

raise SystemExit(main())
