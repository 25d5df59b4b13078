"""Ten people and what they keep: read from top to bottom, as a hotline's lawyer would."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from bot.dossier.case import EVIDENCE, Case, Done, Item

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=timezone.utc)
Told = tuple[str, str, str | None, str]
"""Of an item: its kind, its words, its date, what stands beside it."""


@dataclass(frozen=True)
class Person:
    """Somebody's case, as they told it."""

    situation: str
    language: str
    facts: dict[str, str]
    kept: tuple[Told, ...]
    proposed: tuple[Told, ...] = ()
    done: tuple[str, ...] = ()


LONG = (
    "Madame, Monsieur, je suis le commissaire divisionnaire ROCHEFORT-K1, chef de la brigade. "
    "Après une saisie informatique, vous faites l'objet de poursuites pour des faits graves. "
) * 18
PEOPLE = (
    Person(
        "fake_summons",
        "fr",
        {"paid": "yes", "payment_means": "coupon", "country": "FR", "replied": "yes"},
        (
            (
                "message",
                f"{LONG}\nRépondez sous 72 h, œuvre à l'été.",
                "2026-11-28T20:10:00Z",
                "CONVOCATION K1",
            ),
            ("email", "brigade.k1@justice-fr.example", "2026-11-28", ""),
            ("ip", "203.0.113.11", None, "Received"),
            ("payment", "deux recharges PCS de 250 € achetées au tabac K1", "2026-11-29", "coupon"),
            ("event", "j'ai répondu que c'était une erreur K1", "2026-11-28", ""),
        ),
        (("phone", "01 99 00 99 91", None, ""),),
        ("call_coupon_issuer",),
    ),
    Person(
        "sextortion_webcam",
        "fr",
        {"paid": "no", "country": "FR", "age_band": "adult"},
        (
            ("pseudonym", "lena_k2_xx", "2026-11-30T22:30:00Z", ""),
            ("profile", "instagram.com/lena_k2_xx", None, ""),
            (
                "message",
                "Tu payes 800 € K2 ou j'envoie tout à ta mère 😈👿 #honte",
                "2026-11-30",
                "",
            ),
            ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", None, "bitcoin"),
        ),
        (("note", "elle a peut-être ma photo K2-non-confirmé", None, ""),),
    ),
    Person(
        "sextortion_minor",
        "fr",
        {"role": "parent", "age_band": "13_15", "country": "FR"},
        (
            ("pseudonym", "dark_luv_k3", "2026-11-29", ""),
            ("event", "ma fille m'a montré les messages K3", "2026-11-30", ""),
            ("phone", "06 39 98 33 33", None, "+33639983333"),
        ),
        (),
        ("tell_trusted_adult",),
    ),
    Person(
        "sextortion_mass_mail",
        "en",
        {"paid": "no", "country": "GB"},
        (
            (
                "file",
                "I hacked your camera K4. Send 1,400 USD.\nمرحبا بالعالم\nYou have 48 hours.",
                "2026-11-27T08:00:00Z",
                "eml · Payment from your account",
            ),
            ("email", "hacker.k4@mail.example", None, ""),
        ),
    ),
    Person(
        "bank_impersonation",
        "fr",
        {"paid": "yes", "payment_means": "transfer", "country": "FR"},
        (
            ("phone", "01 99 00 55 55", "2026-11-30T17:05:00Z", "+33199005555"),
            (
                "payment",
                "virement de 4 800 € validé pendant l'appel K5",
                "2026-11-30T17:20:00Z",
                "transfer",
            ),
            ("iban", "FR7630006000011234567890189", None, ""),
            ("reference", "VIR-K5-2026-889", None, "référence"),
        ),
        (),
        ("call_bank",),
    ),
    Person(
        "romance_scam",
        "en",
        {"paid": "yes", "payment_means": "gift_card", "country": "US"},
        (
            ("profile", "https://www.facebook.com/profile.php?id=100066666", "2026-10-02", ""),
            ("payment", "I sent 200 dollars in Steam cards K6", "2026-11-10", "gift_card"),
            ("message", "My love, the customs K6 hold my gold. Привет, 你好.", "2026-11-09", ""),
        ),
    ),
    Person(
        "phishing",
        "fr",
        {"country": "BE", "account_lost": "yes"},
        (
            ("link", "https://ameli-k7.example/" + "a" * 220, "2026-11-26", ""),
            ("note", "j'ai tapé mon mot de passe K7 puis tout s'est fermé", None, ""),
        ),
    ),
    Person(
        "investment_scam",
        "fr",
        {"paid": "yes", "payment_means": "crypto", "country": "CH"},
        (
            ("link", "www.gain-k8.invalid/login", None, ""),
            ("wallet", "0x52908400098527886E0F7030069857D2E4169EE7", "2026-09-15", "ethereum"),
            ("payment", "trois versements K8, 12 000 CHF en tout", "2026-09-15", "crypto"),
        ),
    ),
    Person(
        "purchase_scam",
        "fr",
        {"paid": "yes", "payment_means": "wallet", "country": "CA"},
        (
            ("reference", "CMD-K9-77120", "2026-11-20", "n° de commande"),
            ("profile", "leboncoin.fr/profil/vendeur-k9", None, ""),
            ("payment", "180 $ K9 par PayPal, entre proches", "2026-11-20", "wallet"),
        ),
    ),
    Person(
        "account_takeover",
        "en",
        {"account_lost": "yes", "country": "IE"},
        (
            ("event", "I lost my Instagram account K10 this morning", "2026-12-01T06:40:00Z", ""),
            ("pseudonym", "@k10_the_thief", None, ""),
            ("ip", "2001:db8::10", None, "X-Originating-IP"),
        ),
        (("link", "http://k10-unconfirmed.example", None, ""),),
    ),
)


def case_of(person: Person, number: int) -> Case:
    """The case that is kept of one of them; the same each time."""
    kept = tuple(_items(person.kept, number, "a"))
    first_evidence = next((item.id for item in kept if item.kind in EVIDENCE), None)
    return Case(
        id=f"{number:02x}{'c0ffee' * 5}",
        opened=NOW - timedelta(days=2),
        expires=NOW + timedelta(days=28),
        language=person.language,
        situation=person.situation,
        facts=person.facts,
        items=tuple(
            Item(**{**item.__dict__, "source": first_evidence})
            if item.kind in ("email", "ip") and first_evidence
            else item
            for item in kept
        ),
        proposed=tuple(_items(person.proposed, number, "b")),
        done=tuple(Done(step, NOW - timedelta(hours=3)) for step in person.done),
    )


def _items(told: tuple[Told, ...], number: int, mark: str) -> Iterator[Item]:
    for place, (kind, value, when, detail) in enumerate(told):
        data = value.encode()
        evidence = kind in EVIDENCE
        yield Item(
            id=f"{mark}{number:07x}{place:08x}",
            kind=kind,
            value=value,
            added=NOW - timedelta(hours=4, minutes=place),
            when=when,
            origin="file" if kind == "file" else ("forwarded" if evidence else "said"),
            sha256=hashlib.sha256(data).hexdigest() if evidence else None,
            detail=detail,
            size=len(data) if evidence else None,
        )


CASES = tuple(case_of(person, number) for number, person in enumerate(PEOPLE, 1))
