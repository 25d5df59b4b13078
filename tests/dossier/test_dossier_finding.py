"""What can be kept of a text: the message with its hash, and whatever points to its author."""

from __future__ import annotations

import hashlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dossier.case import KINDS, LONGEST_VALUE, Item
from bot.dossier.finding import find_items
from bot.port import ReadFile

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=PARIS)
MAIL = """Return-Path: <x@evil.example>
Received: from mx.provider.example by mbox; Sat, 28 Nov 2026 21:10:01 +0100
Received: from [198.51.100.23] (helo=pc) by smtp.evil.example; Sat, 28 Nov 2026 21:10:00 +0100
From: "Commissaire Divisionnaire" <brigade.mineurs@justice-fr.example>
To: victime@example.org
Date: Sat, 28 Nov 2026 21:10:00 +0100
Subject: CONVOCATION

Répondez à contact@europol-fr.example ou au 01 99 00 12 34. Voir aussi www.interieur.gouv.fr.
Virement IBAN FR76 3000 6000 0112 3456 7890 189, ou BTC bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq.
Mon Telegram : t.me/commissaire_off, pseudo : comm_off. Référence : PV-2026-114.
"""


def found(text: str, origin: str = "said", read: ReadFile | None = None) -> tuple[Item, ...]:
    return find_items(text, origin=origin, now=NOW, read=read, language="fr", zone=PARIS)


def kinds(text: str, origin: str = "said") -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for item in found(text, origin):
        by_kind.setdefault(item.kind, []).append(item.value)
    return by_kind


def test_a_mail_is_kept_whole_with_its_hash_and_its_date() -> None:
    evidence, *others = found(MAIL, "pasted")

    assert (evidence.kind, evidence.value, evidence.detail) == (
        "message",
        MAIL.strip(),
        "CONVOCATION",
    )
    assert evidence.sha256 == hashlib.sha256(MAIL.strip().encode()).hexdigest()
    assert evidence.size == len(MAIL.strip().encode())
    assert evidence.when == "2026-11-28T20:10:00Z"
    assert {item.source for item in others} == {evidence.id}


def test_what_points_to_the_author_is_found_and_the_reader_and_the_real_authority_are_not() -> None:
    read = kinds(MAIL.replace("198.51.100.23", "41.82.1.9"), "forwarded")

    assert read["email"] == ["brigade.mineurs@justice-fr.example", "contact@europol-fr.example"]
    assert read["phone"] == ["01 99 00 12 34"]
    assert read["iban"] == ["FR7630006000011234567890189"]
    assert read["wallet"] == ["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"]
    assert read["ip"] == ["41.82.1.9"]
    assert read["profile"] == ["t.me/commissaire_off"]
    assert read["pseudonym"] == ["comm_off"]
    assert read["reference"] == ["PV-2026-114"]
    assert "link" not in read


def test_an_address_of_a_home_network_is_no_trace() -> None:
    assert "ip" not in kinds(MAIL.replace("198.51.100.23", "192.168.1.4"), "pasted")


def test_a_file_has_the_hash_of_its_bytes() -> None:
    read = ReadFile(kind="pdf", sha256="b" * 64, size=81_000, cut=True)

    evidence = found("CONVOCATION …", "file", read)[0]

    assert (evidence.kind, evidence.sha256, evidence.size) == ("file", "b" * 64, 81_000)
    assert evidence.detail == "pdf" and evidence.text_cut


@pytest.mark.parametrize(
    ("said", "kind", "value", "when"),
    [
        ("son pseudo c'est dark_luv92", "pseudonym", "dark_luv92", None),
        ("pseudo snap lena_xx99", "pseudonym", "lena_xx99", None),
        ("son snap c lena_k.09", "pseudonym", "lena_k.09", None),
        ("her number is +44 7700 900123", "phone", "+44 7700 900123", None),
        ("instagram.com/anna.b92", "profile", "instagram.com/anna.b92", None),
        ("récépissé n° 2026/4471-PV", "reference", "2026/4471-PV", None),
        ("rien de spécial à dire", "note", "rien de spécial à dire", None),
        (
            "j'ai payé 250 € par virement le 12",
            "payment",
            "j'ai payé 250 € par virement le 12",
            "2026-11-12",
        ),
        (
            "il m'a demandé 300 € en PCS le 28 novembre à 22h",
            "event",
            "il m'a demandé 300 € en PCS le 28 novembre à 22h",
            "2026-11-28T21:00:00Z",
        ),
    ],
)
def test_what_is_said_becomes_what_it_is(said: str, kind: str, value: str, when: str) -> None:
    item = found(said)[0]

    assert (item.kind, item.value, item.when) == (kind, value, when)
    assert item.sha256 is None and item.origin == "said"


def test_how_it_was_paid_stands_beside_a_payment() -> None:
    assert found("I paid $200 by gift card yesterday")[0].detail == "gift_card"


def test_a_sum_that_was_only_asked_for_is_no_payment() -> None:
    assert "payment" not in kinds("il veut 500 euros en virement")
    assert "payment" not in kinds("je n'ai pas payé les 500 euros")


def test_words_that_say_more_than_a_number_are_kept_beside_it() -> None:
    text = "pseudo snap lena_xx99, il dit qu'il habite Lyon, son numéro est le 06 39 98 45 45"

    read = kinds(text)

    assert read["note"] == [text] and read["phone"] == ["06 39 98 45 45"]
    assert read["pseudonym"] == ["lena_xx99"]


def test_the_same_address_is_proposed_once() -> None:
    text = "contact@europol-fr.example, je répète contact@europol-fr.example"

    assert kinds(text, "pasted")["email"] == ["contact@europol-fr.example"]


def test_a_very_long_text_is_cut_and_says_so() -> None:
    evidence = found("mot " * 9_000, "pasted")[0]

    assert len(evidence.value) <= LONGEST_VALUE and evidence.text_cut


@given(st.text(max_size=300), st.sampled_from(["said", "pasted", "forwarded"]))
def test_any_text_gives_items_that_can_be_kept(text: str, origin: str) -> None:
    for item in found(text, origin):
        assert item.kind in KINDS and len(item.id) == 16
        assert item.value or item.kind in ("message", "file")
