"""What somebody asks of a text, or speaks of at all: is it real, are there images or threats."""

from __future__ import annotations

import re

from bot.triage.normal import fold

IMAGE_OR_THREAT = re.compile(
    r"photo|video|image|nude|webcam|camera|cam\b|film|visio|intim|nue?s?\b|naked|pics?\b|picture"
    r"|snap|screen|capture|enregistr|record|deepfake|menac|threat|chant|blackmail|sextor|publi"
    r"|envoyer? (?:a |tout)|post(?:er)?\b|leak|balance|diffus|montre|show|expos|send it|vids?\b"
    r"|ma famille|mes (?:contacts|amis|abonnes|proches)|my (?:family|friends|contacts|followers)"
)
ASKS_IF_REAL = re.compile(
    r"(?:est-?ce|c'est|cest|si c'est|is (?:it|this|that)|if (?:it|this|that)(?:'s| is))"
    r" (?:que c'est )?(?:bien |vraiment |really )?(?:un |une |a )?(?:vrai|reel|authentique|legit"
    r"|genuine|real|officiel|official)"
    r"|comment (?:savoir|verifier|etre sure?)|how (?:do|can|to) (?:i )?(?:tell|know|check|verify)"
)


def speaks_of_images_or_threats(text: str) -> bool:
    """Whether a text speaks of what blackmail with images is made of.

    Example:
        >>> speaks_of_images_or_threats("elle me demandait de l'argent, j'ai envoyé 800 euros")
        False
        >>> speaks_of_images_or_threats("ils ont ma vidéo")
        True
    """
    return IMAGE_OR_THREAT.search(fold(text)) is not None


def asks_whether_it_is_real(text: str) -> bool:
    """Whether a text asks if something is genuine, or how to tell.

    Example:
        >>> asks_whether_it_is_real("une lettre du tribunal, comment savoir si elle est vraie")
        True
        >>> asks_whether_it_is_real("j'ai vraiment peur")
        False
    """
    return ASKS_IF_REAL.search(fold(text)) is not None
