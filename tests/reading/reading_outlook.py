"""Outlook messages (``.msg``): MS-OXMSG properties in a compound file (MS-CFB), both minimal."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR, SMALL_SECTOR, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]

BINARY, STRING, INTEGER = 0x0102, 0x001F, 0x0003
SUBJECT, HEADERS, BODY, HTML = 0x0037, 0x007D, 0x1000, 0x1013
SENDER_NAME, SENDER_ADDRESS, CODEPAGE = 0x0C1A, 0x5D01, 0x3FDE
ATTACHED, ATTACHED_NAME, ATTACHED_SHORT, ATTACHED_TYPE = 0x3701, 0x3707, 0x3704, 0x370E
UTF8 = 65001


@dataclass(frozen=True)
class AttachedFile:
    """A file inside an Outlook message."""

    name: str
    media_type: str
    content: bytes
    name_tag: int = ATTACHED_NAME


@dataclass(frozen=True)
class OutlookMail:
    """What is written into an Outlook message; what is empty is left out."""

    subject: str = "Votre compte"
    headers: str = ""
    body: str = ""
    html: bytes = b""
    sender_name: str = ""
    sender_address: str = ""
    codepage: int = UTF8
    attachments: tuple[AttachedFile, ...] = field(default=())

    def saved(self) -> bytes:
        """The bytes of the file."""
        texts = {
            SUBJECT: self.subject,
            HEADERS: self.headers,
            BODY: self.body,
            SENDER_NAME: self.sender_name,
            SENDER_ADDRESS: self.sender_address,
        }
        values: dict[int, str | bytes | int] = {tag: text for tag, text in texts.items() if text}
        values[CODEPAGE] = self.codepage
        if self.html:
            values[HTML] = self.html
        count = len(self.attachments)
        tree = _properties(struct.pack("<8x4I8x", 0, count, 0, count), values)
        tree["__nameid_version1.0"] = {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)}
        for number, attached in enumerate(self.attachments):
            tree[f"__attach_version1.0_#{number:08X}"] = _properties(
                bytes(8),
                {
                    attached.name_tag: attached.name,
                    ATTACHED_TYPE: attached.media_type,
                    ATTACHED: attached.content,
                },
            )
        return compound_file(tree)


def _properties(head: bytes, values: dict[int, str | bytes | int]) -> Tree:
    """A storage of properties (MS-OXMSG, 2.4): one row each, the long values in streams."""
    tree: Tree = {}
    rows = head
    for tag, value in values.items():
        if isinstance(value, int):
            rows += struct.pack("<HHIII", INTEGER, tag, 6, value, 0)
            continue
        kind = STRING if isinstance(value, str) else BINARY
        content = value.encode("utf-16-le") if isinstance(value, str) else value
        size = len(content) + (2 if kind == STRING else 0)
        rows += struct.pack("<HHIII", kind, tag, 6, size, 0)
        tree[f"__substg1.0_{tag:04X}{kind:04X}"] = content
    return {"__properties_version1.0": rows, **tree}


def compound_file(tree: Tree) -> bytes:
    """Write a tree of streams as a compound file of version 3."""
    file = _CompoundFile()
    file.add("Root Entry", tree)
    return file.saved()


class _CompoundFile:
    def __init__(self) -> None:
        self._entries: list[list[object]] = []  # name, kind, left, right, child, start, size
        self._sectors: list[bytes] = []
        self._chain: list[int] = []
        self._small = b""
        self._small_chain: list[int] = []

    def add(self, name: str, content: bytes | Tree) -> int:
        """Add a stream or a storage; give its number in the directory."""
        number = len(self._entries)
        entry: list[object] = [name, 2, FREE, FREE, FREE, END, 0]
        self._entries.append(entry)
        if isinstance(content, bytes):
            entry[5:] = [self._store(content), len(content)]
            return number
        entry[1] = 1 if number else 5
        entry[5] = 0 if number else END
        # Siblings are ordered by the length of their name, then by its capitals (MS-CFB, 2.6.4).
        names = sorted(content, key=lambda name: (len(name), name.upper()))
        entry[4] = self._siblings([self.add(name, content[name]) for name in names])
        return number

    def _siblings(self, numbers: list[int]) -> int:
        if not numbers:
            return FREE
        middle = len(numbers) // 2
        entry = self._entries[numbers[middle]]
        entry[2] = self._siblings(numbers[:middle])
        entry[3] = self._siblings(numbers[middle + 1 :])
        return numbers[middle]

    def _store(self, content: bytes) -> int:
        if not content:
            return END
        if len(content) >= CUTOFF:
            return self._fill(content)
        start = len(self._small_chain)
        count = -(-len(content) // SMALL_SECTOR)
        self._small += content.ljust(count * SMALL_SECTOR, b"\0")
        self._small_chain += [*range(start + 1, start + count), END]
        return start

    def _fill(self, content: bytes) -> int:
        start = len(self._sectors)
        count = -(-len(content) // SECTOR)
        padded = content.ljust(count * SECTOR, b"\0")
        self._sectors += [padded[i * SECTOR : (i + 1) * SECTOR] for i in range(count)]
        self._chain += [*range(start + 1, start + count), END]
        return start

    def saved(self) -> bytes:
        if self._small:
            self._entries[0][5:] = [self._fill(self._small), len(self._small)]
        small_chain = b"".join(struct.pack("<I", link) for link in self._small_chain)
        small_start = self._fill(_padded(small_chain)) if small_chain else END
        small_count = -(-len(small_chain) // SECTOR)
        directory = self._fill(b"".join(map(_directory_entry, self._entries)))
        fat_start, fat_count = len(self._sectors), 1
        while (fat_start + fat_count) * 4 > fat_count * SECTOR:
            fat_count += 1
        chain = [*self._chain, *([FAT] * fat_count)]
        table = _padded(b"".join(struct.pack("<I", link) for link in chain))
        places = [*range(fat_start, fat_start + fat_count), *([FREE] * (109 - fat_count))]
        header = struct.pack(
            "<8s16x5H6x10I",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            *(0x3E, 3, 0xFFFE, 9, 6),
            *(0, fat_count, directory, 0, CUTOFF, small_start, small_count, END, 0),
            places[0],
        ) + struct.pack("<108I", *places[1:])
        return header + b"".join(self._sectors) + table


def _padded(table: bytes) -> bytes:
    return table.ljust(-(-len(table) // SECTOR) * SECTOR, b"\xff")


def _directory_entry(entry: list[object]) -> bytes:
    name, kind, left, right, child, start, size = entry
    encoded = str(name).encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBB3I36xIQ", encoded, len(encoded), kind, 1, left, right, child, start, size
    )
