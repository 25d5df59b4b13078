"""Lines that a page or a mail program has broken become sentences again."""

from __future__ import annotations

import re

# A line that goes on in lower case, or with a figure, ended because the paper did.
_BROKEN = re.compile(r"(?<=[^\s.!?:;…>\]]) ?\n(?!\d{1,2}[.)] )(?=[a-zà-öø-ÿœ0-9€(«])")
_HYPHEN = re.compile(r"(?<=[a-zà-öø-ÿ])-\n(?=[a-zà-öø-ÿ])")


def unwrapped(text: str) -> str:
    r"""Join the lines of a text that were broken at the edge of a page.

    Args:
        text: a letter, the text of a PDF or of a picture.

    Returns:
        The text; paragraphs, headings and lists keep their lines.

    Example:
        >>> unwrapped("sous un délai strict de\n72 heures.\nVeuillez répondre à la convo-\ncation")
        'sous un délai strict de 72 heures.\nVeuillez répondre à la convocation'
    """
    return _BROKEN.sub(" ", _HYPHEN.sub("", text))
