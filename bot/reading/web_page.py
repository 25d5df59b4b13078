"""HTML becomes text, with each link written beside the words that hide it."""

from __future__ import annotations

import re
from itertools import islice

import lxml.html
from inscriptis.css_profiles import RELAXED_CSS_PROFILE
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree

from bot.reading.document import Unreadable
from bot.reading.plain import decode

_SHOWN = ("http://", "https://", "mailto:", "tel:")
_LONGEST_LINK = 400
_NEVER_SHOWN = ("script", "style", "noscript", "template", "head", "svg")
_CONFIG = ParserConfig(css=RELAXED_CSS_PROFILE, display_images=False)
_HEAD = 1024
"""Bytes in which a page states its encoding (HTML Living Standard, section 4.2.5.4)."""
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})""")
# Refused in text that is decoded already, and common in mails.
_XML_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
_MOST_TAGS = 50_000
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*){2,}")


def page_text(html: str | bytes) -> str:
    """Give the text of a page as somebody sees it, links written out as ``words <address>``.

    Args:
        html: the page; bytes when its encoding is to be read from it.

    Returns:
        The text.

    Raises:
        Unreadable: ``damaged`` when nothing can be made of it.

    Example:
        >>> page_text('<p>Allez sur <a href="http://x.example/a">impots.gouv.fr</a></p>').strip()
        'Allez sur impots.gouv.fr <http://x.example/a>'
    """
    if isinstance(html, bytes):
        stated = _CHARSET.search(html[:_HEAD])
        html = decode(html, stated[1].decode("ascii") if stated else "")
    try:
        # Mails that were answered many times are nested deeper than the parser would follow.
        parser = lxml.html.HTMLParser(huge_tree=True)
        tree = lxml.html.document_fromstring(_XML_DECLARATION.sub("", html), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged") from error
    for element in list(tree.iter(*_NEVER_SHOWN, etree.Comment)):
        if element.getparent() is not None and element.tag != "head":
            element.drop_tree()
    _write_links_out(tree)
    try:
        if next(islice(tree.iter(), _MOST_TAGS, None), None) is not None:
            raise RecursionError
        text = Inscriptis(tree, _CONFIG).get_text()
    except RecursionError:  # more tags than a page has, beside or within one another
        text = "\n".join(tree.itertext())
    return _BLANK_LINES.sub("\n\n", text).strip()


def _write_links_out(tree: lxml.html.HtmlElement) -> None:
    for link in list(tree.iter("a")):
        address = (link.get("href") or "").strip()[:_LONGEST_LINK]
        shown = " ".join(link.text_content().split())
        if address.lower().startswith(_SHOWN):
            bare = address.removeprefix("mailto:").removeprefix("tel:")
            if bare not in shown:
                link.tail = f" <{bare}>{link.tail or ''}"
    for form in list(tree.iter("form")):
        address = (form.get("action") or "").strip()[:_LONGEST_LINK]
        if address.lower().startswith(_SHOWN):
            # What is typed into the form goes there.
            form.tail = f" <{address}>{form.tail or ''}"
