"""Links, addresses, accounts, wallets, numbers and sums are told by libraries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.crypto_address import currency_of
from bot.triage.identifiers import find_identifiers

READ = [
    # text, kind, value, detail
    ("Payez 4 985,50 € ce soir", "amount", "4985.50", "€"),
    ("envoie 50 000 FCFA", "amount", "50000", "FCFA"),
    ("you owe £1,200 now", "amount", "1200", "£"),
    (
        "IBAN FR76 3000 6000 0112 3456 7890 189 BIC AGRIFRPP",
        "iban",
        "FR7630006000011234567890189",
        "FR",
    ),
    ("virement sur GB82WEST12345698765432", "iban", "GB82WEST12345698765432", "GB"),
    ("BTC: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "crypto", None, "bitcoin"),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "crypto", None, "bitcoin"),
    ("0x52908400098527886E0F7030069857D2E4169EE7", "crypto", None, "ethereum"),
    ("USDT TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "crypto", None, "tron"),
    ("appelez le 06 39 98 12 34", "phone", "+33639981234", "FR"),
    ("call (312) 555-0142 now", "phone", "+13125550142", "US"),
    ("écrivez à brigade.x@gmail.example.", "email", "brigade.x@gmail.example", "gmail.example"),
    ("voir hxxps://ameli.example/a?b=1.", "link", "hxxps://ameli.example/a?b=1", "ameli.example"),
    (
        "impots-gouv.fr.example/7gh2",
        "link",
        "impots-gouv.fr.example/7gh2",
        "impots-gouv.fr.example",
    ),
]


@pytest.mark.parametrize(("text", "kind", "value", "detail"), READ)
def test_an_identifier_is_read_in_its_usual_form(
    text: str, kind: str, value: str | None, detail: str
) -> None:
    found = [i for i in find_identifiers(text) if i.kind == kind]

    assert [(i.value, i.detail) for i in found] == [(value or found[0].value, detail)]
    assert text[found[0].start : found[0].end].strip()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("IBAN FR76 3000 6000 0112 3456 7890 188", "iban"),  # wrong check digits
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "crypto"),  # wrong checksum
        ("0x52908400098527886e0F7030069857D2E4169EE7", "crypto"),  # wrong case: EIP-55
        ("le 12/03/2026 à 14h30, dossier 2026-0012", "phone"),
        ("c'est fini.Je rappelle demain", "link"),
        ("votre facture du 2e semestre", "amount"),
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str, kind: str) -> None:
    assert kind not in {i.kind for i in find_identifiers(text)}


def test_a_litecoin_address_is_told_from_a_bitcoin_address() -> None:
    assert currency_of("LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1") == "litecoin"


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_identifiers_stand_in_the_text_and_do_not_overlap(text: str) -> None:
    found = find_identifiers(text)

    assert all(0 <= i.start < i.end <= len(text) for i in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
