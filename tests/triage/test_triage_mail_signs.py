"""What gives a mail away besides its words: its sender, its links, its files, its codes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.header_signs import HEADER_SIGNS
from bot.triage.link_signs import LINK_SIGNS
from bot.triage.normal import RECEIVED_MARK
from bot.triage.quoting import MAX_QUOTE
from bot.triage.signs import contradict_none, find_signs

MAIL_SIGNS = {*HEADER_SIGNS, *LINK_SIGNS}


def quotes(text: str) -> dict[str, str]:
    return {sign.sign: sign.quote for sign in find_signs(text)}


# Header lines → the sign that they show, and its quote.
SHOWN = [
    # reply_elsewhere
    (
        "From: Paul <paul@club.example>\nReply-To: paul@autre.example",
        "reply_elsewhere",
        "paul@autre.example",
    ),
    (
        "De : Paul <paul@club.example>\nRépondre à : Paul <p.paul@gmail.com>\nObjet : x",
        "reply_elsewhere",
        "p.paul@gmail.com",
    ),
    (
        "From: Paul <paul@gmail.com>\nReply-To: paul.2@gmail.com\nSubject: favour",
        "reply_elsewhere",
        "paul.2@gmail.com",
    ),
    (
        "From: Google <no-reply@google.com>\nReply-To: x@gmail.com\nSubject: prize",
        "reply_elsewhere",
        "x@gmail.com",
    ),
    # forged_sender
    (
        "From: a@x.example\nAuthentication-Results: spf=pass dkim=none dmarc=fail",
        "forged_sender",
        "dmarc=fail",
    ),
    (
        "From: a@x.example\nAuthentication-Results: mx.example;\n  spf=fail (x) smtp.helo=y;\n"
        "  dkim=none\nSubject: Hi",
        "forged_sender",
        "spf=fail",
    ),
    (
        "From: a@x.example\nAuthentication-Results: spf=softfail dkim=fail",
        "forged_sender",
        "dkim=fail",
    ),
    ("From: a@x.example\nReceived-SPF: Fail (x)", "forged_sender", "Received-SPF: Fail"),
    ("De : Ana\nObjet : x\nSPF : PASS\nDMARC : 'FAIL' plus", "forged_sender", "DMARC : 'FAIL'"),
    # borrowed_name
    (
        "From: Assurance Maladie <info@kz-mail.example>\nSubject: carte",
        "borrowed_name",
        "Assurance Maladie <info@kz-mail.example>",
    ),
    (
        "De : Netflix [netflix@billing.example]\nObjet : paiement",
        "borrowed_name",
        "Netflix [netflix@billing.example]",
    ),
    (
        "From: service@impots.gouv.fr <a@x.example>\nSubject: refund",
        "borrowed_name",
        "service@impots.gouv.fr <a@x.example>",
    ),
    (
        "From: =?utf-8?q?Soci=C3=A9t=C3=A9_G=C3=A9n=C3=A9rale?= <a@x.example>\nSubject: x",
        "borrowed_name",
        "=?utf-8?q?Soci=C3=A9t=C3=A9_G=C3=A9n=C3=A9rale?= <a@x.example>",
    ),
    (
        "From: Commissaire divisionnaire <bureau.pv@gmail.com>\nSubject: x",
        "borrowed_name",
        "Commissaire divisionnaire <bureau.pv@gmail.com>",
    ),
    ("From: a@x.example (HMRC)\nSubject: tax", "borrowed_name", "a@x.example (HMRC)"),
    # risky_attachment
    ("From: a@x.example\nAttachment: facture.pdf.exe", "risky_attachment", "facture.pdf.exe"),
    (
        "From: a@x.example\nAttachment: photo.jpg\nAttachment: Secure message.HTML\nSubject: x",
        "risky_attachment",
        "Secure message.HTML",
    ),
    (
        "De : a@x.example\nPièces jointes : avis.pdf, colis.iso (12 Ko)",
        "risky_attachment",
        "colis.iso",
    ),
    (
        'From: a@x.example\nContent-Type: application/x; name="a.js"\nSubject: x',
        "risky_attachment",
        "a.js",
    ),
]
HONEST = [
    # Answers stay in the house.
    ("reply_elsewhere", "From: Club <news@club.example>\nReply-To: liste@lists.club.example"),
    ("reply_elsewhere", "From: A <a@impots.gouv.fr>\nReply-To: b@dgfip.finances.gouv.fr"),
    ("reply_elsewhere", "From: Amazon <a@amazon.fr>\nReply-To: b@amazon.com"),
    ("reply_elsewhere", "From: Paul <Paul@gmail.com>\nReply-To: paul@gmail.com"),
    ("reply_elsewhere", "From: A <a@club.example>\nReply-To: z@list.test, a@club.example"),
    ("reply_elsewhere", "From: Paul\nReply-To: paul@gmail.com"),
    ("reply_elsewhere", "From: A <a@club.example>\nReturn-Path: 12@bounce.mailer.test"),
    # Results that prove nothing.
    ("forged_sender", "From: a@x.example\nAuthentication-Results: spf=fail dmarc=pass"),
    ("forged_sender", "From: a@x.example\nAuthentication-Results: spf=softfail dkim=none"),
    ("forged_sender", "From: a@x.example\nAuthentication-Results: spf=fail dkim=pass"),
    ("forged_sender", "From: a@x.example\nAuthentication-Results: spf=pass dkim=fail"),
    (
        "forged_sender",
        "From: a@x.example\nAuthentication-Results: dmarc=bestguesspass spf=fail compauth=fail",
    ),
    (
        "forged_sender",  # only the topmost is the provider's
        "From: a@x.example\nAuthentication-Results: dmarc=pass\nAuthentication-Results: dmarc=fail",
    ),
    ("forged_sender", "From: a@x.example\nSubject: dmarc=fail explained"),
    # Names that are one's own, or nobody's.
    ("borrowed_name", "From: Amazon.fr <ship-confirm@amazon.fr>\nSubject: x"),
    ("borrowed_name", "From: impots.gouv.fr <ne-pas-repondre@dgfip.finances.gouv.fr>\nSubject: x"),
    ("borrowed_name", "From: Marie Dupont <marie@gmail.com>\nSubject: la police municipale"),
    ("borrowed_name", "From: marie@x.example <marie@x.example>\nSubject: x"),
    ("borrowed_name", "From: 'marie@x.example' via Club <liste@club.test>\nSubject: x"),
    ("borrowed_name", "De : a@mailer.test de la part de b@club.example\nObjet : x"),
    ("borrowed_name", "From: Orange <assistance@orange.fr>\nSubject: x"),
    ("borrowed_name", "From: Interpol\nSubject: x"),
    # Files that people send each other.
    ("risky_attachment", "From: a@x.example\nAttachment: photos.zip\nAttachment: devis.docx"),
    ("risky_attachment", "From: a@x.example\nAttachment: Rencontre sur www.club.com"),
    ("risky_attachment", "From: a@x.example\nSubject: comment ouvrir facture.pdf.exe ?"),
]


@pytest.mark.parametrize(("block", "sign", "quote"), SHOWN)
@pytest.mark.parametrize("before", ["", "c'est vrai ?" + RECEIVED_MARK])
def test_a_header_shows_a_sign(block: str, sign: str, quote: str, before: str) -> None:
    assert quotes(f"{before}{block}\n\nBonjour").get(sign) == quote


@pytest.mark.parametrize(("sign", "block"), HONEST)
def test_an_honest_header_shows_none(sign: str, block: str) -> None:
    assert sign not in quotes(f"{block}\n\nBonjour")


# Text → the quote of its masked link.
LINKS = [
    (
        "Allez sur impots.gouv.fr <http://x.example/a>.",
        "impots.gouv.fr <http://x.example/a>",
    ),
    (
        "Go to (https://www.paypal.com/login) <https://pay-pal.example/>",
        "https://www.paypal.com/login) <https://pay-pal.example/>",
    ),
    ("www.ameli.fr<http://192.0.2.7/ameli>", "www.ameli.fr<http://192.0.2.7/ameli>"),
    ("IMPOTS.GOUV.FR <http://x.example>", "IMPOTS.GOUV.FR <http://x.example>"),
    ("gov.uk <https://gov-uk.example/tax>", "gov.uk <https://gov-uk.example/tax>"),
    (
        "caf.fr <https://caf.fr@x.example/> fin",
        "caf.fr <https://caf.fr@x.example/>",
    ),
    (
        "ameli.fr <https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fx.example&d=1>",
        "ameli.fr <https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fx.example&d=1>",
    ),
]
NO_MASK = [
    "Cliquez ici <http://x.example/a>",
    "Se désinscrire <https://click.mailer.test/u?id=1>",
    "www.club.example <http://club.example/>",
    "club.example/agenda <https://click.club.example/r?x=1>",
    "impots.gouv.fr <https://cfspart.impots.gouv.fr/login>",
    "www.amazon.fr <https://www.amazon.com/x>",
    "tax.service.gov.uk <https://www.gov.uk/tax>",
    "marie@club.example <http://x.example/>",
    "Node.js <https://nodejs.org/> et ASP.NET <https://dotnet.microsoft.com>",
    "README.md <https://github.com/a/b>",
    "münchen.de <https://xn--mnchen-3ya.de/>",
    "www.ameli.fr\n<https://x.example/page>",
    "www.club.example <https://www.facebook.com/club>",
    "ameli.fr <https://urldefense.com/v3/__https://www.ameli.fr/__;!!x>",
    "ameli.fr <https://www.google.com/url?q=https://www.ameli.fr/x&sa=D>",
    "ameli.fr <https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ameli.fr&d=1>",
    "ameli.fr <mailto:x@x.example> <http://[bad> <http://",
]


@pytest.mark.parametrize(("text", "quote"), LINKS)
def test_a_link_under_another_address_is_masked(text: str, quote: str) -> None:
    assert quotes(text).get("masked_link") == quote


@pytest.mark.parametrize("text", NO_MASK)
def test_a_link_under_words_or_its_own_address_is_not_masked(text: str) -> None:
    assert "masked_link" not in quotes(text)


def test_a_long_target_is_shown_by_its_beginning() -> None:
    quote = quotes(f"impots.gouv.fr <http://x.example/{'a' * 200}>")["masked_link"]

    assert quote.startswith("impots.gouv.fr <http://x.example/aaa")
    assert len(quote) == MAX_QUOTE + 1


def test_a_code_to_scan_shows_its_address() -> None:
    text = "Scannez ce code.\n\n[QR] https://place.example/p?a=1\n[QR] WIFI:S:a;;"

    assert quotes(text)["qr_link"] == "https://place.example/p?a=1"
    assert "qr_link" not in quotes("[QR] https://www.impots.gouv.fr/x")
    assert "qr_link" not in quotes("un QR code vers https://place.example")


def test_an_imitation_in_a_code_is_named_first() -> None:
    found = quotes("[QR] https://ameli-carte.example/renouveler")

    assert "lookalike_domain" in found
    assert "qr_link" not in found


def test_one_place_is_said_to_show_one_thing_the_most_telling() -> None:
    found = quotes(
        "From: Interpol <a@gmail.com>\nReply-To: b@interpol-office.example\nSubject: Case\n\nAct."
    )

    assert found["borrowed_name"] == "Interpol <a@gmail.com>"
    assert found["odd_address"] == "b@interpol-office.example"
    assert not set(found) & {"free_mail", "reply_elsewhere", "impersonated_body"}


def test_another_address_is_shown_where_the_first_is_spoken_for() -> None:
    found = quotes("From: Interpol <a@gmail.com>\nSubject: x\n\nÉcrivez à b@outlook.fr")

    assert found["free_mail"] == "b@outlook.fr"


def test_a_borrowed_name_is_held_against_one_address_only() -> None:
    text = "From: Netflix <a@b.example>\nSubject: x\n\nWe wrote to ana@roy.example."

    assert "odd_address" not in quotes(text)
    assert not contradict_none(find_signs(text))


@pytest.mark.parametrize(
    "text",
    [
        "From: Interpol <a@b.example>\nAuthentication-Results: dmarc=fail\n\nBonjour",
        "From: a@b.example\nAttachment: a.exe\nSubject: x\n\nameli.fr <http://x.example>",
    ],
)
def test_two_of_them_are_never_harmless(text: str) -> None:
    assert contradict_none(find_signs(text))


HONEST_MAILS = [
    # A newsletter: returned mails go to a specialist, answers to another house, links count clicks.
    "From: Club de lecture <news@club.example>\nReply-To: contact@bibliotheque.example\n"
    "Return-Path: <bounce-12@sendings.test>\n"
    "Authentication-Results: spf=pass dkim=pass dmarc=pass\nSubject: Nos rencontres\n\n"
    "Lire la suite <https://click.sendings.test/r/1>\nSe désinscrire <https://click.sendings.test/u>",
    # The tax office.
    "From: impots.gouv.fr <ne-pas-repondre@dgfip.finances.gouv.fr>\n"
    "Return-Path: bounces@mail.dgfip.finances.gouv.fr\n"
    "Authentication-Results: spf=pass dkim=pass dmarc=pass\nSubject: Votre avis est disponible\n\n"
    "Connectez-vous sur impots.gouv.fr <https://www.impots.gouv.fr/accueil>.",
    # A shop that names who delivers; a server on the way is not the sender.
    "Received: from mta.dhl-relay.test by mx.example\n"
    "From: Boutique Lina <contact@lina.example>\nTo: marie@gmail.com\n"
    "Return-Path: <service@returns.test>\nSubject: Votre commande\n\n"
    "Votre colis est remis à DHL, puis à La Poste.",
    # A friend.
    "De : Ana Roy <ana@roy.example>\nEnvoyé : lundi 2 novembre 2026\nÀ : marie@gmail.com\n"
    "Objet : photos\nPièces jointes : plage.jpg, train.pdf (80 Ko)\n\nÀ dimanche !",
]


@pytest.mark.parametrize("text", HONEST_MAILS)
def test_an_honest_mail_is_not_suspected(text: str) -> None:
    found = set(quotes(text))

    assert found & MAIL_SIGNS <= {"reply_elsewhere"}
    assert not found & {"odd_address", "free_mail", "lookalike_domain", "deadline"}
    assert not contradict_none(find_signs(text))


PIECES = [
    *(case[0] for case in SHOWN),
    *(case[1] for case in HONEST),
    *(case[0] for case in LINKS),
    *("\n", "\n\n", " ", "<", ">", "<http://", "[QR] http://a.fr", "é", RECEIVED_MARK, "From: "),
    *("a.fr <https://[", "=?utf-8?b?!?=", "=?x?q?a?= <a@b.fr>", "Attachment: .exe", "\\", "%"),
]


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=6).map("".join)))
def test_every_sign_is_a_piece_of_the_text(text: str) -> None:
    signs = find_signs(text)
    plain = " ".join(text.replace(RECEIVED_MARK, "").split())

    assert len({sign.sign for sign in signs}) == len(signs)
    for sign in signs:
        assert 0 <= sign.start < sign.end <= len(text)
        assert sign.quote
        assert sign.quote.removesuffix("…") in plain


@pytest.mark.parametrize(
    "piece",
    [
        *("From: ", "From: \n", "From: a@x.example\nReply-To: b@y.example\n", "<", "<http://"),
        *("a.fr <http://", "a.fr <http://b.example>", "[QR] http://a.fr\n", "spf=fail ", "=?a?q?"),
        *("Attachment: a.exe,", "(", "(a"),
    ],
)
@pytest.mark.parametrize(
    "before", ["", "From: ", "Subject: x\nAttachment: ", "Subject: x\nAuthentication-Results: "]
)
def test_a_hostile_mail_keeps_nobody_waiting(piece: str, before: str) -> None:
    text = before + (piece * 20_000)[:20_000]
    start = time.perf_counter()
    find_signs(text)

    assert time.perf_counter() - start < 3.0
