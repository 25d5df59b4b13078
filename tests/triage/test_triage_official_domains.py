"""A known name in a link, without the body's own domain, is an imitation."""

from __future__ import annotations

import pytest

from bot.triage.official_domains import bodies, imitated, is_official
from bot.triage.signs import find_signs


@pytest.mark.parametrize(
    "host",
    [
        "ameli-dossier.example",
        "arnazon.com",
        "paypa1.com",
        "www.impots.gouv.fr.info",
        "rnicrosoft.com",
        "la-poste-colis.example",
        "antai-gouv.example",
    ],
)
def test_a_host_that_borrows_a_name_is_an_imitation(host: str) -> None:
    assert imitated(host)


@pytest.mark.parametrize("host", ["impots.gouv.fr", "www.amazon.fr", "cups.com", "groups.io"])
def test_a_body_and_a_stranger_imitate_nobody(host: str) -> None:
    assert imitated(host) is None


def test_every_listed_domain_is_official() -> None:
    assert all(is_official(domain) for body in bodies() for domain in body.domains)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Votre carte vitale expire : ameli-carte.example/renouveler", "lookalike_domain"),
        ("Europol vous écrit, répondez à service@bureau-enquete.example", "odd_address"),
        ("Payez à brigade.mineurs@gmail.com", "free_mail"),
        ("Versez sur FR76 3000 6000 0112 3456 7890 189", "bank_account"),
        ("Send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "crypto_address"),
    ],
)
def test_an_address_is_shown_as_a_sign(text: str, sign: str) -> None:
    assert sign in {found.sign for found in find_signs(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Votre attestation est sur www.ameli.fr",
        "Ne communiquez jamais votre code, même à un conseiller.",
        "Your code is 553 902. Never share this code with anyone.",
    ],
)
def test_an_honest_message_shows_no_such_sign(text: str) -> None:
    shown = {found.sign for found in find_signs(text)}

    assert not shown & {"link", "lookalike_domain", "odd_address", "asks_code"}
