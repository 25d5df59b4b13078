"""Files that were fetched become the one text that the dialogue hears; the bytes are dropped."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence

from bot.port import ReadFile
from bot.reading.document import Progress, Unreadable
from bot.reading.file_kind import is_picture
from bot.reading.reader import FileReader, FileReading

_CUT = {"cut", "pages_cut", "time_short"}


async def read_together(
    reader: FileReader,
    fetch: Sequence[Callable[[], Awaitable[bytes]]],
    progress: Progress | None = None,
    may_be_picture: bool = False,
) -> ReadFile:
    """Read the files of one message as one.

    Args:
        reader: reads a file.
        fetch: give the bytes of each file, one after the other; they may raise ``Unreadable``.
        progress: told before each page; with several files each of them counts as a page.
        may_be_picture: whether the person has said that what comes is a picture of text; a
            picture that comes as something else stays closed.

    Returns:
        What they say together; the reason when none could be read.
    """
    readings: list[FileReading] = []
    digests: list[tuple[str, int]] = []
    refusals: list[str] = []
    for number, bring in enumerate(fetch, start=1):
        if progress and len(fetch) > 1:
            progress(number, len(fetch))
        try:
            content = await bring()
            if not may_be_picture and is_picture(content):
                raise Unreadable("picture")
            readings.append(
                await reader.read(content, progress=progress if len(fetch) == 1 else None)
            )
        except Unreadable as error:
            refusals.append(error.code)
        else:
            digests.append((hashlib.sha256(content).hexdigest(), len(content)))
    if not readings:
        return ReadFile(refusal=refusals[0] if refusals else "gone")
    documents = [reading.document for reading in readings]
    warnings = {warning for document in documents for warning in document.warnings}
    return ReadFile(
        kind=documents[0].kind,
        text="\n\n".join(document.text for document in documents),
        pages=sum(document.pages for document in documents),
        closed_pictures=sum(document.pictures for document in documents),
        cut=bool(warnings & _CUT or refusals),
        # Of several files read as one there is no one hash: the text then has its own.
        sha256=digests[0][0] if len(digests) == 1 else "",
        size=digests[0][1] if len(digests) == 1 else 0,
    )
