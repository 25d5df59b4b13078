"""A service whose dialogue cannot be loaded keeps its door open: the lines of help answer."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import service
from bot.settings import Settings


@pytest.fixture
async def address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[str]:
    """Where a service answers that found no model of Rasa's."""
    monkeypatch.setattr(service, "MODEL", tmp_path / "nothing.tar.gz")
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/conversations.db", port=0, data=tmp_path
    )
    serving = asyncio.create_task(service.run_service(settings))
    told = ""
    while "Open http" not in told:
        assert not serving.done(), serving.exception()
        await asyncio.sleep(0.05)
        told += "".join(capsys.readouterr())
    assert "run `sangfroid train` first" in told
    yield told.split("Open ")[1].split()[0]
    os.kill(os.getpid(), signal.SIGTERM)
    await serving


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
