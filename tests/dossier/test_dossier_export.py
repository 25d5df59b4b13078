"""Ten people take their dossiers: each holds all that they confirmed, and nothing else."""

from __future__ import annotations

import io
import json
import re
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import jsonschema
import pypdf
import pytest
import stix2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ten_cases import CASES, NOW

from bot.dossier.case import EVIDENCE, IDENTIFIERS, Case, Item
from bot.dossier.case_json import case_json, load_schema
from bot.dossier.dossier_texts import when_written
from bot.dossier.export import make_export
from bot.dossier.follow_up_times import zone_of_country
from bot.dossier.pdf import make_pdf
from bot.dossier.typefaces import shown
from bot.plans.knowledge import load_knowledge
from bot.project import ROOT

KNOWLEDGE = load_knowledge()
BOTH = ("fr", "en")
AROUND = re.compile(
    r"^(?:Dossier de la personne|Record kept by the person)\s+[0-9A-F]{4}-[0-9A-F]{4}|\d+ / \d+\s*$"
)
"""What stands above and below each page."""


def text_of(pdf: bytes) -> str:
    """The words of a PDF, without the places at which lines were broken."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return bare("".join(AROUND.sub("", page) for page in pages))


def bare(text: str) -> str:
    """Letters, digits and signs alone: neither spaces nor what cannot be seen."""
    kept = (c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))
    return unicodedata.normalize("NFKC", "".join(kept))


def values_in(items: tuple[Item, ...]) -> set[str]:
    """What must be read of items: their words, left to right, and what stands beside them."""
    return {
        bare(shown(line))
        for item in items
        for line in (*item.value.split("\n"), item.detail if item.kind != "payment" else "")
        if line.strip() and not any(unicodedata.bidirectional(c) == "AL" for c in line)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.situation)
def test_a_pdf_holds_what_was_confirmed_and_nothing_else(case: Case) -> None:
    """Given a case, when its PDF is read again, then every confirmed fact is in it, and neither
    what only waits for a yes nor anything of the nine others."""
    text = text_of(make_pdf(case, (case.language,), NOW, KNOWLEDGE))

    assert [value for value in values_in(case.items) if value not in text] == []
    hashes = {item.sha256 for item in case.of_kind(*EVIDENCE)}
    assert [digest for digest in hashes if str(digest) not in text] == []
    zone = zone_of_country(case.facts.get("country"))
    dates = {bare(when_written(i.when, case.language, zone)) for i in case.items if i.when}
    assert [date for date in dates if date not in text] == []
    means = KNOWLEDGE.payments.get(case.facts.get("payment_means", ""))
    assert means is None or bare(means.name[case.language]) in text
    strange = values_in(case.proposed)
    strange |= {v for other in CASES if other is not case for v in values_in(other.items)}
    telling = {value for value in strange - values_in(case.items) if "k" in value.lower()}
    assert telling and [value for value in telling if value in text] == []


def test_arabic_is_set_and_read_again_word_for_word() -> None:
    case = next(case for case in CASES if case.situation == "sextortion_mass_mail")

    pages = pypdf.PdfReader(io.BytesIO(make_pdf(case, ("fr",), NOW, KNOWLEDGE))).pages
    words = {word for page in pages for word in page.extract_text().split()}

    assert {"مرحبا", "بالعالم"} <= words


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.situation)
def test_case_json_is_what_its_schema_says(case: Case) -> None:
    told = case_json(case, NOW, KNOWLEDGE)

    jsonschema.Draft7Validator.check_schema(load_schema())
    jsonschema.validate(told, load_schema())
    assert [item["value"] for item in told["items"]] == [item.value for item in case.items]
    assert not any(item.value in json.dumps(told, ensure_ascii=False) for item in case.proposed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.situation)
def test_the_indicators_are_a_stix_bundle(case: Case) -> None:
    bundle = case_json(case, NOW, KNOWLEDGE)["indicators"]
    wanted = [item for item in case.items if item.kind in IDENTIFIERS]
    if bundle is None:
        assert wanted == []
        return

    read = stix2.parse(bundle, allow_custom=True)

    objects = [one for one in read.objects if one["type"] != "grouping"]
    assert len(objects) == len({(item.kind, item.value) for item in wanted})
    assert {one["id"] for one in objects} == set(read.objects[0]["object_refs"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.situation)
def test_the_archive_is_checked_by_sha256sum(case: Case, tmp_path: Path) -> None:
    export = make_export(case, BOTH, NOW, KNOWLEDGE, {"lettre-plainte": "Objet : plainte\n"})
    with zipfile.ZipFile(io.BytesIO(export.zip)) as archive:
        archive.extractall(tmp_path)

    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count(": OK") == 3
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"{export.name}.pdf", "case.json", "lettre-plainte.txt", "SHA256SUMS"}
    assert (tmp_path / f"{export.name}.pdf").read_bytes() == export.pdf


def test_the_same_case_gives_the_same_bytes() -> None:
    once, again = (make_export(CASES[0], BOTH, NOW, KNOWLEDGE, {}) for _ in range(2))

    assert once == again


def test_no_name_of_a_file_tells_anything() -> None:
    export = make_export(CASES[1], ("fr",), NOW, KNOWLEDGE, {})

    assert export.name == "dossier-02C0-FFEE"


def sixty() -> Case:
    """A dossier of 60 items, with long messages, Arabic and emoji in it."""
    items = [item for case in CASES for item in case.items]
    many = tuple(
        replace(item, id=f"{n:016x}", source=None) for n, item in enumerate([*items, *items][:60])
    )
    return replace(CASES[0], items=many)


def test_sixty_items_fit_into_a_megabyte_and_each_font_is_there_once() -> None:
    pdf = make_pdf(sixty(), BOTH, NOW, KNOWLEDGE)

    assert len(pdf) <= 1_000_000
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    fonts = {
        str(one.get_object().get("/BaseFont", one.get_object().get("/Name")))
        for page in reader.pages
        for one in dict(page["/Resources"].get("/Font", {})).values()
    }
    names = [name.split("+")[-1] for name in fonts if name != "None"]
    assert len(names) == len(set(names)) and any("IBMPlexSerif" in name for name in names)


def test_nothing_in_a_pdf_can_be_touched() -> None:
    """No address becomes a link, and no program or person is named as its author."""
    reader = pypdf.PdfReader(io.BytesIO(make_pdf(sixty(), BOTH, NOW, KNOWLEDGE)))

    annotations = [page.get("/Annots") for page in reader.pages]
    assert not any(annotations)
    assert reader.metadata is not None and not reader.metadata.author
    assert str(ROOT) not in str(reader.metadata)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=400), min_size=1, max_size=4))
def test_any_words_can_be_printed(texts: list[str]) -> None:
    """Whatever somebody pastes, signs of Typst's own language included, it is only ever shown."""
    items = tuple(
        replace(CASES[0].items[0], id=f"{n:016x}", value=f"#eval(1) $x$ @a {text}", detail=text)
        for n, text in enumerate(texts)
    )

    pdf = make_pdf(replace(CASES[0], items=items), ("fr",), NOW, KNOWLEDGE)

    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) < 12
    case_json(replace(CASES[0], items=items), NOW, KNOWLEDGE)


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="fr and en"):
        make_pdf(CASES[0], ("de",), NOW, KNOWLEDGE)


def test_every_field_of_the_format_is_in_its_document() -> None:
    written = (ROOT / "docs/case-format.md").read_text(encoding="utf-8")

    def names(schema: dict[str, object]) -> set[str]:
        found = set(schema.get("properties", {}))  # type: ignore[call-overload]
        for inside in schema.values():
            for one in inside if isinstance(inside, list) else [inside]:
                found |= names(one) if isinstance(one, dict) else set()
        return found

    assert [name for name in sorted(names(load_schema())) if f"`{name}`" not in written] == []
