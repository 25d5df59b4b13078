"""The command ``sangfroid``: exit status 0 done, 1 failed, 2 unusable, one sentence each time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot import __version__
from bot.cli import DONE, FAILED, UNUSABLE, main
from bot.project import ROOT

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


class Refuses(BaseHTTPRequestHandler):
    """A Bot API server that knows no token."""

    def do_POST(self) -> None:
        body = b'{"ok": false, "error_code": 401, "description": "Unauthorized"}'
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def refusing_server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Refuses)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def sangfroid(
    *arguments: str, folder: Path, given: bytes = b"", **settings: str
) -> tuple[int, str, str]:
    """Run the command as a person would, in a folder of its own."""
    environ = {name: value for name, value in os.environ.items() if not _is_ours(name)}
    environ |= {"PYTHONPATH": str(ROOT), "SANGFROID_DATA": str(folder / "var"), "NO_PROXY": "*"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**environ, **settings},
        input=given,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _is_ours(name: str) -> bool:
    return name.startswith(("SANGFROID_", "TELEGRAM_", "DATABASE_URL", "PYTHONWARNINGS"))


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_are_done(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([argument])

    assert end.value.code == DONE
    out = capsys.readouterr().out
    assert __version__ in out or all(c in out for c in ("run", "chat", "triage", "check", "train"))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["run", "--nonsense"],
        ["chat", "--lang", "de"],
        ["chat", "--role", "admin"],
        ["triage", "one", "two"],
    ],
)
def test_unusable_arguments_are_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)

    assert end.value.code == UNUSABLE
    assert "usage: sangfroid" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["run", "chat", "triage", "check", "train"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])

    assert end.value.code == DONE
    assert f"sangfroid {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "not-a-token"),
        ("TELEGRAM_API_URL", "nowhere"),
        ("DATABASE_URL", "nowhere"),
        ("SANGFROID_PORT", "many"),
        ("SANGFROID_SECRET_KEY", "short"),
    ],
)
def test_a_malformed_setting_is_2_and_is_named(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)

    assert main(["run"]) == UNUSABLE
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert name in err


def test_a_model_that_is_current_is_done(model: Path) -> None:
    assert main(["train"]) == DONE


def test_a_training_that_fails_is_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.training.model_is_current", lambda: False)
    monkeypatch.setattr("bot.training.sys.executable", "/bin/false")

    assert main(["train"]) == FAILED
    assert "Rasa could not train the model" in capsys.readouterr().err


def test_a_triage_prints_one_object_and_nothing_else(model: Path, tmp_path: Path) -> None:
    status, out, err = sangfroid("triage", "-", folder=tmp_path, given=b"bonjour")

    assert (status, err) == (DONE, "")
    assert out.startswith('{"id": null') and out.count("\n") == 1


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Run the command in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SANGFROID_DATA", str(tmp_path / "var"))
    return monkeypatch


def test_a_triage_of_nothing_is_2(
    model: Path, here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["triage", "gone.txt"]) == UNUSABLE
    assert capsys.readouterr() == ("", "gone.txt: there is no such file.\n")


def test_a_wrong_token_is_2_in_one_line(model: Path, tmp_path: Path, refusing_server: str) -> None:
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": refusing_server,
        "SANGFROID_PORT": "0",
    }
    status, out, err = sangfroid("run", folder=tmp_path, **settings)

    complaints = [line for line in err.splitlines() if line != "Loading the dialogue …"]
    assert status == UNUSABLE
    assert len(complaints) == 1, err
    assert "TELEGRAM_BOT_TOKEN" in complaints[0]
    assert TOKEN not in out + err


@pytest.mark.parametrize(
    ("arguments", "settings", "status", "named"),
    [
        (["run"], {"SANGFROID_PORT": "taken"}, UNUSABLE, "SANGFROID_PORT"),
        (["run"], {"SANGFROID_DATA": "/dev/null/var"}, UNUSABLE, "SANGFROID_DATA"),
        (["chat"], {"DATABASE_URL": "sqlite:////dev/null/a.db"}, FAILED, "DATABASE_URL"),
    ],
)
def test_what_keeps_it_from_starting_is_named_by_its_setting(
    model: Path,
    here: pytest.MonkeyPatch,
    taken_port: int,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    settings: dict[str, str],
    status: int,
    named: str,
) -> None:
    for name, value in settings.items():
        here.setenv(name, value.replace("taken", str(taken_port)))

    assert main(arguments) == status
    assert named in capsys.readouterr().err.splitlines()[-1]


def test_a_chat_is_held_and_forgotten(model: Path, tmp_path: Path) -> None:
    lines = "\n".join(
        ["j'ai reçu une convocation de la gendarmerie par mail", "1", "\udcff", "stop"]
    )
    given = lines.encode(errors="surrogateescape")
    status, out, err = sangfroid("chat", "--lang", "fr", folder=tmp_path, given=given)

    assert status == DONE
    assert "Je suis Sangfroid" in out and "une fausse convocation" in out and "C'est fait." in out
    assert "Warning" not in err and "Traceback" not in err
    assert b"fake_summons" not in (tmp_path / "var" / "sangfroid.db").read_bytes()


def test_bench_gives_its_figures(
    model: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.bench.reading import ROUNDS

    monkeypatch.setattr("bot.bench.reading.REPLIES", 2)
    for file in ROUNDS:
        monkeypatch.setitem(ROUNDS, file, 2)
    assert main(["bench", "--stream", "10"]) == DONE

    printed = capsys.readouterr().out
    assert "statement: median" in printed
    assert "resident after 10 texts" in printed
    assert "phone screenshot: median" in printed
    assert "while 2 pictures are read" in printed
