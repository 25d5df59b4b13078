"""The page is guarded, whole in both languages, legible, and loads nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.care.catalogue import load_catalogue
from bot.web.page import FILES, STATIC, WORDS
from bot.web.page_words import ELSEWHERE, page_words, words_script

PAGE = (STATIC / "page.html").read_text(encoding="utf-8")
STYLE = (STATIC / "sangfroid.css").read_text(encoding="utf-8")
SCRIPTS = {file.name: file.read_text(encoding="utf-8") for file in STATIC.glob("*.js")}
SCRIPTS["words.js"] = words_script(page_words()).decode()
SCRIPT = "".join(SCRIPTS.values())
LONGEST = 450

OUTSIDE = {
    "https://www.meteofrance.com",  # where « Quitter vite » leads
    "https://www.bbc.co.uk/weather",
    "http://www.w3.org/2000/svg",  # a name, never loaded
}

TEXT_PAIRS = [
    ("ink", "paper"),
    ("ink", "theirs"),
    ("ink", "mine"),
    ("soft", "paper"),
    ("soft", "theirs"),  # the placeholder
    ("soft", "mine"),  # where the name of a file was
    ("accent", "paper"),
    ("accent", "theirs"),  # links
    ("on-accent", "accent"),
    ("leave", "paper"),
    ("paper", "leave"),
    ("on-notice", "notice"),
]
OUTLINE_PAIRS = [("edge", "theirs"), ("edge", "paper"), ("accent", "paper"), ("leave", "paper")]


@pytest.mark.parametrize(("path", "file"), FILES.items())
async def test_each_file_is_served_with_its_type_and_its_guards(visit, scripted, path, file):
    visitor = await visit(scripted)
    answer, text = await visitor.get(path.removeprefix("/"))

    assert answer.status == 200
    assert answer.headers["Content-Type"] == f"{file[1]}; charset=utf-8"
    assert text == (STATIC / file[0]).read_text(encoding="utf-8")


async def test_the_words_of_the_page_are_served_as_a_script(visit, scripted):
    visitor = await visit(scripted)
    answer, text = await visitor.get(WORDS.removeprefix("/"))

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "Quitter vite" in text and text == SCRIPTS["words.js"]


def test_the_page_says_only_what_the_catalogue_holds():
    """Everything between the tags of the page, and every word that its script puts there."""
    catalogue = {entry.words for entry in load_catalogue().within("page_texts.")}
    names = {"Sangfroid", "FR", "EN", "112", "114", "3114", "·"}
    written = {" ".join(text.split()) for text in re.findall(r">([^<>]*[\w·][^<>]*)<", PAGE)}
    said = {
        text.replace("\u00a0", " ") for words in page_words().values() for text in words.values()
    }

    assert written - names <= catalogue
    assert said - set(ELSEWHERE.values()) == catalogue


@pytest.mark.parametrize("path", ["", "static/sangfroid.js", "healthz", "nowhere"])
async def test_every_answer_carries_the_headers(visit, scripted, path):
    visitor = await visit(scripted)
    headers = (await visitor.get(path))[0].headers
    policy = dict(one.split(" ", 1) for one in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == policy["frame-ancestors"] == policy["form-action"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["base-uri"] == "'none'" and "unsafe" not in str(policy)
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers and "Python" not in headers["Server"]


async def test_the_page_can_be_asked_for_by_head(visit, scripted):
    visitor = await visit(scripted)

    assert (await visitor.request("HEAD", ""))[0].status == 200


def test_nothing_is_loaded_from_elsewhere():
    addresses = set(re.findall(r"https?://[\w./-]+", PAGE + STYLE + SCRIPT))
    loaded = re.findall(r'(?:src|href)="([^"#]+)"', PAGE)

    assert addresses <= OUTSIDE
    served = {*FILES, WORDS}
    assert {f"/{one}" for one in loaded if not one.startswith(("tel:", "sms:"))} < served
    assert not re.search(r"@import|url\(", STYLE)


def test_no_style_or_script_stands_in_the_page():
    """The Content-Security-Policy would refuse it."""
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", PAGE)


def test_text_never_becomes_markup_and_nothing_is_kept():
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|Function\("
    stores = r"localStorage|sessionStorage|indexedDB|document\.cookie|history\.|console\."

    assert not re.search(markup, SCRIPT)
    assert not re.search(stores, SCRIPT)
    assert "crypto.getRandomValues" in SCRIPT and "Math.random" not in SCRIPT


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_script_is_short_and_says_what_it_is(script):
    assert len(script.splitlines()) <= LONGEST
    assert script.startswith("// ")


def test_every_word_of_the_page_exists_in_both_languages():
    french, english = (_words(code) for code in ("fr", "en"))
    used = set(re.findall(r'data-(?:word|label|placeholder|hint)="(\w+)"', PAGE))
    used |= set(re.findall(r"words\(\)\.(\w+)", SCRIPT))

    assert french.keys() == english.keys()
    assert used <= french.keys()
    assert all(french.values()) and all(english.values())


def test_the_page_speaks_french_before_the_script_runs():
    """Given a slow phone, then what is on the page already is what the script will put there."""
    french = {key: text.replace("\u00a0", " ") for key, text in _words("fr").items()}

    for key, text in re.findall(r'data-word="(\w+)">([^<]+)<', PAGE):
        assert text == french[key]


def test_french_signs_do_not_stand_alone_at_the_start_of_a_line():
    assert not [text for text in _words("fr").values() if re.search(r" [:;!?»]|« ", text)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [(*pair, 4.5) for pair in TEXT_PAIRS] + [(*pair, 3.0) for pair in OUTLINE_PAIRS],
)
def test_contrast_is_enough_for_tired_eyes(scheme, front, back, least):
    """WCAG 2.2 AA: 4.5 for text, 3 for the outline of what can be pressed."""
    colours = _colours(scheme)

    assert _contrast(colours[front], colours[back]) >= least


def test_the_files_travel_with_the_package():
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")

    assert {name for name, _ in FILES.values()} == {file.name for file in STATIC.iterdir()}
    assert re.search(r'\[tool\.setuptools\.package-data\]\n"bot\.web" = \["static/\*"\]', project)


def _words(language: str) -> dict[str, str]:
    return page_words()[language]


def _colours(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.S)[: 2 if scheme == "dark" else 1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", "".join(blocks)))


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
