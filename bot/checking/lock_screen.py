"""The beginning of a message shows on a locked screen: it tells nobody what this is about.

Telegram shows about 40 characters. A message can begin with any text of the domain that is not only
ever put behind another one, with the care and the question of a danger, with what the Telegram room
says, and with the parts of the knowledge that open a message when it is put together:

- a verdict opens one by its phrase, so that its name stands further on, and by itself when danger
  came first (``ask_confirmation``);
- first aid and the answer to a doubt open one;
- a card opens with its progress line, and the title follows within 40 characters; the moves of a
  step open with the title alone.

A hotline agent reads at a desk what is to be said to a caller: those texts may say it at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from bot.care.entries import TEXT
from bot.checking.forbidden import flattened
from bot.checking.problem import Problem
from bot.checking.texts import Text

SHOWN = 40
NOT_FIRST = {
    "domain": ("utter_words_are_enough",),
    "phrases": (
        *("by_account", "by_whole", "sign_line", "why", "menu", "reflex", "sign_alone"),
        *(
            "do_line",
            "dont_line",
            "myth_line",
            "law_also",
            "source_line",
            "source_of_channel",
            "read_on",
        ),
    ),
    "crisis": ("lines", "lines_now", "near", "still_here"),
    "channel_texts": ("taken_out", "left_in", "not_handed"),
}
"""What only ever stands behind something else, by file."""
OPENS = {"situations": ("verdict", "first_aid", "doubt"), "steps": ("title", "title_parent")}
"""What of the knowledge opens a message, by folder."""

_TELLING = {
    "fr": re.compile(
        r"\b(?:mourir|meur[st]|morte?s?|suicid\w+|tuer|arnaqu\w+|escroc\w*|escroquer\w+|fraud\w+"
        r"|chantage|sextorsion|nue?s?|nudes?|nudité|sexe|sexuel\w*|intimes?|porno\w*|pédo\w*|viols?"
        r"|violé\w*|police|polici\w+|gendarm\w+|tribunal|procureur|convocations?|plainte|prison"
        r"|victimes?|menac\w+|délits?|crime|coupable|webcam|pirat\w+|harcel\w+|harcèl\w+)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:die|dies|died|dying|dead|death|suicid\w+|kill\w*|scam\w*|fraud\w*|blackmail\w*"
        r"|sextort\w+|naked|nudes?|nudity|sex|sexual\w*|intimate|porn\w*|rap(?:e|ed|ist)|police"
        r"|court|summons|prison|jail|victims?|threat\w*|crimes?|guilty|webcam|hack\w*|abus\w+"
        r"|harass\w+)\b",
        re.IGNORECASE,
    ),
}


def can_begin(text: Text) -> bool:
    """Whether a message may begin with a text."""
    entry, path = text.entry, PurePosixPath(text.document.file)
    if entry.use != TEXT or entry.voice == "staff":
        return False
    if path.parent.name in OPENS:
        return entry.trail[1 if path.parent.name == "steps" else 0] in OPENS[path.parent.name]
    key = entry.trail[1] if path.stem == "domain" else entry.trail[0]
    return key not in NOT_FIRST.get(path.stem, ())


def check_lock_screen(texts: Sequence[Text]) -> Iterator[Problem]:
    """Check what a locked screen would show of each message, whatever is filled in."""
    filled = _shortest_fillings(texts)
    for text in texts:
        if not can_begin(text):
            continue
        words = flattened(text.words)
        for name in set(text.entry.placeholders):
            words = words.replace(f"{{{name}}}", filled.get((name, text.language), ""))
        word = telling_word(words, text.language)
        if word:
            yield text.problem(
                f"“{word}” shows on a locked screen (“{words[:SHOWN]}…”): begin with "
                f"{SHOWN} characters that tell nothing, such as a thank-you.",
                word,
            )


def telling_word(words: str, language: str) -> str | None:
    """The word at the beginning of a message that tells what it is about, if there is one.

    Example:
        >>> telling_word("La police écrit", "fr"), telling_word("Bonjour, je suis là.", "fr")
        ('police', None)
    """
    match = _TELLING[language].search(flattened(words))
    return match.group() if match and match.start() < SHOWN else None


def _shortest_fillings(texts: Sequence[Text]) -> dict[tuple[str, str], str]:
    """What is filled in: the shortest {read}, since what follows it shows the soonest."""
    # The name of a situation tells by itself, whichever it is.
    shortest = {("name", "fr"): "chantage", ("name", "en"): "blackmail"}
    for text in texts:
        if text.entry.id.startswith("phrases.read_"):
            words = flattened(text.words)
            known = shortest.setdefault(("read", text.language), words)
            if len(words) < len(known):
                shortest["read", text.language] = words
    return shortest
