"""Leaves a process the system calls of arithmetic: no file, no connection, no process, no signal.

The limits of ``resource`` do not reach far enough: a file can be deleted, and a stranger's process
killed, without opening anything; and forbidding processes by ``RLIMIT_NPROC`` also forbids the
threads without which no HEIF picture (what iPhones take) is decoded. A filter of the kernel does
(seccomp(2)): what is not on the list below answers as if the system did not know it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

# name: its number on x86-64, and on 64-bit ARM (None where there is no such call)
_ALLOWED: dict[str, tuple[int, int | None]] = {
    # the channel, which is open already
    "read": (0, 63),
    "write": (1, 64),
    "recvfrom": (45, 207),
    "sendto": (44, 206),
    "lseek": (8, 62),
    "fstat": (5, 80),
    "close": (3, 57),
    # memory
    "brk": (12, 214),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "mprotect": (10, 226),
    "madvise": (28, 233),
    # threads
    "futex": (202, 98),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    "membarrier": (324, 283),
    "getpid": (39, 172),
    "gettid": (186, 178),
    # the time, and chance
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "getrusage": (98, 165),
    "getrandom": (318, 278),
    # its own signals, and its end
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_CLONE = (56, 220)
_TGKILL = (234, 131)
_SECCOMP = (317, 277)
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""The column of the tables above, and how the kernel names the machine."""

_NO_NEW_PRIVILEGES = 38
_SET_FILTER, _ALL_THREADS = 1, 1
_A_THREAD = 0x00010000
"""The flag of clone(2) that tells a thread from a process."""
_LOAD, _EQUALS, _HAS, _ANSWER = 0x20, 0x15, 0x45, 0x06
"""Instructions of the filter (linux/bpf_common.h)."""
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
"""Where they stand in what the filter is shown (struct seccomp_data)."""
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.ENOSYS, 0x80000000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def allow_only_computing() -> bool:
    """Refuse this process, for good and in all its threads, every other system call.

    Returns:
        Whether it holds; on systems other than Linux on a PC or on ARM it does not.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or struct.calcsize("P") != 8:
        return False
    column, name = machine
    instructions = _filter(column, name)
    program = _Program(len(instructions) // 8, instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    order = [ctypes.c_long(n) for n in (_SECCOMP[column], _SET_FILTER, _ALL_THREADS)]
    return bool(libc.syscall(*order, ctypes.byref(program)) == 0)


def _filter(column: int, machine: int) -> bytes:
    numbers = [call[column] for call in _ALLOWED.values()]
    return b"".join(
        [
            _step(_LOAD, _MACHINE),
            _step(_EQUALS, machine, yes=1),
            _step(_ANSWER, _KILL),
            _step(_LOAD, _NUMBER),
            *(
                _step(_EQUALS, number, no=1) + _step(_ANSWER, _ALLOW)
                for number in numbers
                if number is not None
            ),
            # A thread may be started, a process may not.
            _step(_EQUALS, _CLONE[column], no=3),
            _step(_LOAD, _FIRST_ARGUMENT),
            _step(_HAS, _A_THREAD, no=4),
            _step(_ANSWER, _ALLOW),
            # What aborts sends itself a signal.
            _step(_EQUALS, _TGKILL[column], no=2),
            _step(_LOAD, _FIRST_ARGUMENT),
            _step(_EQUALS, os.getpid(), yes=1),
            _step(_ANSWER, _REFUSE),
            _step(_ANSWER, _ALLOW),
        ]
    )


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
