"""What a worker gives up before it gets a file: tried out in real processes that gave it up.

Everything holds for root too, which the limits of ``resource`` alone would not do: root may raise
them again, and is not counted by ``RLIMIT_NPROC``. What holds root is the filter of system calls.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading_processes import MACHINE_HAS_FILTER

pytestmark = pytest.mark.skipif(not MACHINE_HAS_FILTER, reason="Linux on a PC or on ARM alone")

PRELUDE = """
import os, resource, signal, socket, subprocess, threading, time
from bot.reading.confinement import confine, limit_memory
limit_memory()
confine({seconds})
try:
    {attempt}
    print("done", flush=True)
except BaseException as error:
    print(type(error).__name__, flush=True)
os._exit(0)
"""
DONE = "done"


def attempt(code: str, seconds: float = 5.0) -> subprocess.CompletedProcess[str]:
    """Try something in a confined process."""
    script = PRELUDE.format(attempt=code, seconds=seconds)
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def outcome(code: str) -> str:
    return attempt(code).stdout.strip()


@pytest.mark.parametrize(
    "code",
    [
        "open('/etc/passwd')",
        "os.open('/dev/null', os.O_RDONLY)",
        "os.listdir('/')",
        "os.stat('/etc/passwd')",
        "import wave",
        "os.pipe()",
        "os.dup(1)",
        "os.memfd_create('a')",
    ],
)
def test_nothing_is_read_but_what_was_open_before(code: str) -> None:
    assert outcome(code).endswith("Error")


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 80))",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
        "socket.getaddrinfo('example.org', 80)",
    ],
)
def test_nobody_is_called(code: str) -> None:
    assert outcome(code).endswith(("Error", "error"))


@pytest.mark.parametrize(
    "code",
    [
        "open({file!r}, 'w')",
        "open({file!r}, 'a')",
        "open({file!r} + '2', 'w')",
        "os.truncate({file!r}, 0)",
        "os.unlink({file!r})",
        "os.rename({file!r}, {file!r} + '2')",
        "os.link({file!r}, {file!r} + '2')",
        "os.symlink({file!r}, {file!r} + '2')",
        "os.chmod({file!r}, 0o777)",
        "os.utime({file!r}, (0, 0))",
        "os.mkdir({file!r} + '2')",
        "os.mkfifo({file!r} + '2')",
    ],
)
def test_nothing_on_disk_changes(code: str, tmp_path: Path) -> None:
    file = tmp_path / "letter"
    file.write_text("Bonjour", "utf-8")
    before = file.stat()

    said = outcome(code.format(file=str(file)))

    assert said.endswith("Error")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text("utf-8") == "Bonjour"
    after = file.stat()
    assert (after.st_mode, after.st_mtime_ns) == (before.st_mode, before.st_mtime_ns)


@pytest.mark.parametrize(
    "code",
    [
        "os.fork()",
        "subprocess.run(['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.execv('/bin/true', ['true'])",
    ],
)
def test_no_process_is_started(code: str) -> None:
    assert outcome(code).endswith("Error")


def test_threads_can_be_started_for_pictures_of_iphones_need_one() -> None:
    code = "thread = threading.Thread(target=print); thread.start(); thread.join()"

    assert outcome(code) == DONE


@pytest.fixture
def bystander() -> Iterator[int]:
    """A process that has nothing to do with any of this."""
    with subprocess.Popen(["sleep", "60"]) as process:
        yield process.pid
        process.kill()
        process.wait()
        assert process.returncode == -signal.SIGKILL, "nobody ended it before"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGSTOP, 0])
def test_no_other_process_is_signalled(number: int, bystander: int) -> None:
    assert outcome(f"os.kill({bystander}, {int(number)})") == "OSError"


@pytest.mark.parametrize(
    "code",
    [
        "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))",
        "resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
        "resource.prlimit({bystander}, resource.RLIMIT_CPU, (1, 1))",
        "signal.setitimer(signal.ITIMER_REAL, 0)",
        "os.nice(-5)",
        "os.setuid(0)",
    ],
)
def test_no_limit_is_lifted(code: str, bystander: int) -> None:
    assert outcome(code.format(bystander=bystander)).lower().endswith("error")


def test_there_is_memory_for_a_file_and_not_for_a_bomb() -> None:
    assert outcome("bytearray(150 * 1024 * 1024)") == DONE
    assert outcome("bytearray(300 * 1024 * 1024)") == "MemoryError"


@pytest.mark.parametrize(
    "code",
    [
        "exec('while True: pass')",
        "pow(3, 10**9)",  # in C, where no signal of Python's would be heard
        "time.sleep(60)",
    ],
)
def test_time_runs_out_whatever_a_process_does(code: str) -> None:
    began = time.monotonic()

    ended = attempt(code, seconds=0.5)

    assert ended.returncode == -signal.SIGALRM
    assert time.monotonic() - began < 10


def test_a_process_that_does_not_hear_the_clock_is_killed_by_its_computing_time() -> None:
    deaf = "signal.signal(signal.SIGALRM, signal.SIG_IGN); exec('while True: pass')"

    assert attempt(deaf, seconds=0.5).returncode == -signal.SIGKILL


def test_a_process_that_breaks_down_leaves_no_image_of_its_memory() -> None:
    assert attempt("os.abort()").returncode == -signal.SIGABRT
    assert not list(Path.cwd().glob("core*"))
