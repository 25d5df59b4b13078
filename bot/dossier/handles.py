"""Names by which people are found on platforms, and numbers by which payments and orders are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

READ = 20_000
"""Characters that are read of one text."""
MOST = 20
"""Names or numbers that are read in one text."""
PROFILES = (
    *("instagram.com", "facebook.com", "fb.com", "m.me", "snapchat.com", "tiktok.com", "x.com"),
    *("twitter.com", "t.me", "telegram.me", "wa.me", "linkedin.com", "vk.com", "onlyfans.com"),
    *("discord.gg", "discord.com", "twitch.tv", "youtube.com", "pinterest.com", "reddit.com"),
    *("leboncoin.fr", "vinted.fr", "badoo.com", "tinder.com", "threads.net"),
)
"""Sites on which an address with a name behind it leads to somebody."""
_PROFILE = re.compile(
    r"(?i)(?<![\w@.-])(?:(?:https?|hxxps?)://)?(?:www\.|m\.|fr\.|web\.)?"
    rf"(?:{'|'.join(re.escape(site) for site in PROFILES)})/[^\s<>\"»)]{{1,200}}"
)
_AT = re.compile(r"(?<![\w.@/-])@(?P<name>[A-Za-z0-9_][\w.]{2,31})(?<!\.)(?![\w@]|\.\w+/)")
_PLATFORM = (
    r"(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|telegram|whatsapp|facebook|fb|messenger|discord"
    r"|twitter|skype|signal|viber|tinder|badoo|meetic|omegle|steam|psn|vinted|leboncoin)"
)
_CALLED = re.compile(
    rf"(?i)\b(?:pseudo(?:nyme)?|identifiant|username|user ?name|nickname|screen name|handle|alias"
    rf"|(?:son|leur|le|his|her|their|the|sur|on) {_PLATFORM}|compte {_PLATFORM}"
    rf"|{_PLATFORM} account)"
    rf"(?: (?:sur|on|de|of) {_PLATFORM}| {_PLATFORM})?"
    r"\s*(?:est|c'est|c(?= )|sé|c’est|is|was|:|=|etait|était|s'appelle|is called)+\s*[«\"“']?\s*"
    r"(?P<name>@?[\w][\w.\-]{2,31})"
)
_NUMBER_OF = (
    r"commande|dossier|suivi|transaction|virement|plainte|signalement|r[ée]f[ée]rence|annonce"
    r"|r[ée]c[ée]piss[ée]|proc[èe]s-verbal|pv|mtcn"
)
_CALLED_A_NUMBER = (
    rf"(?:{_NUMBER_OF}) n[°ºo]|n(?:[°ºo]|um[ée]ro)\.?\s*(?:de\s+|d')?(?:{_NUMBER_OF})"
    r"|r[ée]f(?:[ée]rence)?|mtcn|order (?:number|no\.?|id)|transaction (?:id|number|hash)"
    r"|(?:tracking|case|report) (?:number|no\.?)|crime (?:number|ref)|tx(?:id| hash)"
)
_SAID_SHORTLY = re.compile(
    rf"(?i)\b(?:pseudo(?:nyme)?|username|handle|{_PLATFORM})(?: {_PLATFORM})? "
    r"(?P<name>(?=[\w.]*[\d_])[\w][\w.]{2,31})"
)
"""« pseudo snap lena_xx99 »: without a verb, a name that no word is."""
_REFERENCE = re.compile(
    rf"(?i)\b(?P<what>{_CALLED_A_NUMBER})(?:\b|(?<=[°º]))\.?\s*(?:est|is|:|=|n°|#)?\s*"
    r"(?P<number>[A-Z0-9](?=[\w/-]*\d)[A-Z0-9/_-]{3,79})"
)
_NO_NAMES = frozenset(
    (
        *("est", "pas", "que", "qui", "the", "not", "que", "dans", "comme", "sur", "avec", "pour"),
        *("supprime", "supprimé", "bloque", "bloqué", "deleted", "blocked", "prive", "privé"),
        *("toujours", "encore", "still", "gone", "fake", "faux", "vrai", "real", "everyone", "all"),
        *("here", "channel", "une", "un", "le", "la", "pirate", "piraté", "hacked"),
    )
)


def find_handles(text: str) -> Iterator[tuple[str, str]]:
    """Find addresses of profiles, and names after an @ or after « pseudo : ».

    Args:
        text: a message of any length; the first ``READ`` characters are read.

    Yields:
        ``profile`` or ``pseudonym``, and its value as it is written.

    Example:
        >>> list(find_handles("son pseudo insta c'est dark_luv92, ou t.me/dark_luv"))
        [('profile', 't.me/dark_luv'), ('pseudonym', 'dark_luv92')]
    """
    text = text[:READ]
    for match in islice(_PROFILE.finditer(text), MOST):
        yield "profile", match.group().rstrip(".,;:!?'’")
    seen: set[str] = set()
    for pattern in (_CALLED, _AT, _SAID_SHORTLY):
        for match in islice(pattern.finditer(text), MOST):
            name = match["name"].rstrip(".-")
            if name.lstrip("@").casefold() not in _NO_NAMES | seen:
                seen.add(name.lstrip("@").casefold())
                yield "pseudonym", match.group().strip() if pattern is _AT else name


def find_references(text: str) -> Iterator[tuple[str, str]]:
    """Find numbers that are called a number of something.

    Yields:
        The number, and what it is called.

    Example:
        >>> list(find_references("Référence : PCS-4471-22, et il veut 300 €"))
        [('PCS-4471-22', 'Référence')]
    """
    for match in islice(_REFERENCE.finditer(text[:READ]), MOST):
        yield match["number"].rstrip("-_/"), " ".join(match["what"].split())
