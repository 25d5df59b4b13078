"""What every test may ask for: the trained model and the real dialogue over a fresh database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.quiet import keep_quiet

keep_quiet()  # before anything imports Rasa

from bot.port import Dialogue  # noqa: E402
from bot.project import ENDPOINTS, MODEL  # noqa: E402
from bot.training import train  # noqa: E402


@pytest.fixture(autouse=True, scope="session")
def no_settings_from_outside(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The tests read neither the developer's environment nor their .env file."""
    patch = pytest.MonkeyPatch()
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "DATABASE_URL", "SANGFROID_SECRET_KEY"):
        patch.delenv(name, raising=False)
    patch.setenv("SANGFROID_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True, scope="session")
def nothing_is_said_that_was_not_reviewed() -> None:
    """Every conversation of the suite proves it: a text from elsewhere fails its test."""
    from bot.dialogue.sender import Sender

    Sender.strict = True


@pytest.fixture(scope="session")
def model() -> Path:
    """The model, trained first when what it learns from has changed."""
    train()
    return MODEL


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def dialogue(
    model: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Dialogue]:
    """The real dialogue: real model, real actions, real SQLite."""
    from bot.dialogue.engine import load_dialogue

    database = tmp_path_factory.mktemp("database") / "conversations.db"
    yield await load_dialogue(model, ENDPOINTS, f"sqlite:///{database}")
