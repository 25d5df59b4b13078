"""A service whose dialogue cannot be loaded keeps its door open: the lines of help answer."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import service
from bot.settings import Settings


@asynccontextmanager
async def served(
    folder: Path, said: str, capsys: pytest.CaptureFixture[str], database: str = ""
) -> AsyncIterator[str]:
    """Where a service answers whose dialogue could not be loaded, once it has said why."""
    database = database or f"sqlite:///{folder}/conversations.db"
    settings = Settings(database_url=database, port=0, data=folder)
    serving = asyncio.create_task(service.run_service(settings))
    told = ""
    while "Open http" not in told:
        assert not serving.done(), serving.exception()
        await asyncio.sleep(0.05)
        told += "".join(capsys.readouterr())
    assert said in told
    yield told.split("Open ")[1].split()[0]
    os.kill(os.getpid(), signal.SIGTERM)
    await serving


@pytest.fixture
async def address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[str]:
    monkeypatch.setattr(service, "MODEL", tmp_path / "nothing.tar.gz")
    async with served(tmp_path, "run `sangfroid train` first", capsys) as address:
        yield address


async def says(address: str, words: str) -> str:
    body = {"sender": "somebody-who-is-alone", "message": words}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}webhooks/rest/webhook", json=body) as answer,
    ):
        assert answer.status == 200
        replies: list[dict[str, Any]] = await answer.json()
        return "\n".join(reply["text"] for reply in replies)


async def test_without_a_model_the_lines_of_help_answer(address: str) -> None:
    assert "Est-ce que vous pensez à mourir ?" in await says(address, "je veux mourir ce soir")
    assert "Êtes-vous en danger" in await says(address, "SOS")
    assert "17Cyber" in await says(address, "j'ai reçu une convocation de la gendarmerie")


async def test_without_a_model_nobody_is_told_that_all_is_well(address: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{address}readyz") as answer:
        assert answer.status == 503


async def test_without_a_database_the_lines_of_help_answer(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with served(tmp_path, "DATABASE_URL", capsys, "sqlite:////dev/null/a.db") as address:
        assert "Est-ce que vous pensez à mourir ?" in await says(address, "je veux mourir")


async def test_without_a_model_stop_empties_the_page(address: str) -> None:
    assert "Pas encore fini." in await says(address, "stop")
