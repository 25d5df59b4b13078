"""The header lines before a mail are known for what they are, however they came here."""

from __future__ import annotations

import time
from textwrap import dedent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.reading.document import Attachment, Mail
from bot.reading.mail import mail_block
from bot.triage.mail_block import header_lines, without_bystanders, without_envelope
from bot.triage.normal import RECEIVED_MARK

ORIGINAL = dedent("""\
    Delivered-To: marie@gmail.com
    Received: by 2002:a05:7300:1234:b0:1 with SMTP id x1csp123;
            Tue, 3 Nov 2026 02:11:12 -0800 (PST)
    Return-Path: <www-data@vps12.example>
    Received-SPF: fail (does not designate 192.0.2.1) client-ip=192.0.2.1;
    Authentication-Results: mx.example;
           spf=fail smtp.mailfrom=www-data@vps12.example;
           dmarc=fail (p=NONE) header.from=impots.gouv.fr
    MIME-Version: 1.0
    Feedback-ID: 12:a:b
    From: Impots <ne-pas-repondre@impots.gouv.fr>
    Content-Type: text/plain;
     charset=utf-8
    Reply-To: remboursement@free-impots.example
    X-Mailer: PHP
    Subject: Remboursement

    Bonjour,
    cliquez.
    """)
"""What a mail program shows as the original."""
FORWARDED = dedent("""\
    ---------- Message transféré ----------
    De : Brigade <bpm@gmail.com>
    Envoyé : mardi 3 novembre 2026 10:00
    À : marie@orange.fr
    Répondre à : greffe@tribunal.example
    Objet : CONVOCATION
    Pièces jointes : convocation.pdf

    Madame, vous devez répondre.""")


def named(text: str) -> dict[str, str]:
    return {header.name: header.value for header in header_lines(text)}


def test_what_our_reader_writes_is_read_back() -> None:
    mail = Mail(
        from_name="Brigade",
        from_address="x@gmail.com",
        reply_to="y@z.example",
        return_path="bounce@b.example",
        subject="Convocation",
        spf="fail",
        dmarc="fail",
    )
    block = mail_block(mail, [Attachment("facture.pdf.exe", "application/pdf", 3)])

    assert named(block + "\n\nBonjour") == {
        "from": "Brigade <x@gmail.com>",
        "reply-to": "y@z.example",
        "return-path": "bounce@b.example",
        "authentication-results": "spf=fail dmarc=fail",
        "attachment": "facture.pdf.exe",
        "subject": "Convocation",
    }
    assert without_envelope(block + "\n\nBonjour") == (
        "From: Brigade <x@gmail.com>\nSubject: Convocation\n\nBonjour"
    )


def test_an_original_is_read_with_lines_that_go_on() -> None:
    found = named(ORIGINAL)

    assert found["from"] == "Impots <ne-pas-repondre@impots.gouv.fr>"
    assert found["authentication-results"].endswith("header.from=impots.gouv.fr")
    assert found["reply-to"] == "remboursement@free-impots.example"
    assert without_envelope(ORIGINAL) == (
        "From: Impots <ne-pas-repondre@impots.gouv.fr>\nSubject: Remboursement\n\n"
        "Bonjour,\ncliquez.\n"
    )


def test_an_original_that_lost_its_indents_is_read_alike() -> None:
    flat = "\n".join(line.strip() for line in ORIGINAL.split("\n"))

    assert list(named(flat)) == list(named(ORIGINAL))
    assert without_envelope(flat) == without_envelope(ORIGINAL)


def test_the_form_of_a_french_mail_program_keeps_what_it_shows() -> None:
    assert named(FORWARDED)["reply-to"] == "greffe@tribunal.example"
    assert without_envelope(FORWARDED) == dedent("""\
        ---------- Message transféré ----------
        De : Brigade <bpm@gmail.com>
        Envoyé : mardi 3 novembre 2026 10:00
        À : marie@orange.fr
        Objet : CONVOCATION

        Madame, vous devez répondre.""")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("from:\tAna <a@x.example>\nreply-to:\tb@y.example\n", ["from", "reply-to"]),
        ("De\xa0: Ana <a@x.example>\r\nObjet\xa0: Loyer\r\n\r\nBonjour", ["from", "subject"]),
        ("*De :* Ana <a@x.example>\n*Objet :* Loyer\n", ["from", "subject"]),
        ("> De : Ana <a@x.example>\n> Objet : Loyer\n", ["from", "subject"]),
        ("Subject: Hi\nFrom: Ana\nDate: today", ["subject", "from", "date"]),
        ("From:\nAna <a@x.example>\nSubject:\nHi\n\nMe", ["from", "subject"]),
        ("c'est quoi ce mail ?\nDe : Ana <a@x.example>\nÀ : moi", ["from", "to"]),
        ("SPF : PASS\nDKIM : 'FAIL' avec x\nDMARC : 'FAIL'", ["spf", "dkim", "dmarc"]),
        ("Envoyé par : x.example\nSigné par : y.example\n", ["mailed-by", "signed-by"]),
    ],
)
def test_a_block_is_known_in_any_form(text: str, names: list[str]) -> None:
    assert [header.name for header in header_lines(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour, on me demande de payer",
        "Objet : CONVOCATION\nMadame, vous faites l'objet de poursuites.",
        "De : Paris\nÀ : Lyon\nDate : mardi\nil me demande 300 €",
        "From: me\nFrom: you\nFrom: us",
        "Attention : ceci est un test\nRéponse : oui",
        "Bonjour\n" * 6 + "From: a@x.example\nSubject: Hi",
        "From: a@x.example\n\nSubject: Hi",
    ],
)
def test_a_text_without_a_block_stays_as_it_is(text: str) -> None:
    assert header_lines(text) == []
    assert without_envelope(text) == text


def test_the_block_stands_after_the_persons_own_words() -> None:
    own = f"De : moi\nObjet : aide{RECEIVED_MARK}j'ai reçu ça{RECEIVED_MARK}"

    assert list(named(own + ORIGINAL)) == list(named(ORIGINAL))
    assert without_envelope(own + ORIGINAL) == own + without_envelope(ORIGINAL)


def test_only_the_beginning_is_a_block() -> None:
    reply = "From: Ana <a@x.example>\nSubject: Hi\n\nReceived: nothing yet\nReturn-Path: x"

    assert without_envelope(reply) == reply


def test_what_the_sender_does_not_say_is_blanked_out() -> None:
    shown = without_bystanders(ORIGINAL, header_lines(ORIGINAL))

    assert len(shown) == len(ORIGINAL)
    assert "marie@gmail.com" not in shown
    assert "vps12" not in shown
    assert "ne-pas-repondre@impots.gouv.fr" in shown
    assert "remboursement@free-impots.example" in shown
    assert shown.endswith(ORIGINAL[ORIGINAL.index("Subject") :])


PIECES = [
    *("From: ", "De : ", "Subject: x", "Received: by", "Reply-To: a@b.example", "\n", "\n\n"),
    *(" ", "\t", "\r\n", "spf=fail", "X-A: b", "Attachment: a.exe", ":", "é", RECEIVED_MARK, "a"),
    *("Authentication-Results: ", "<", ">", "Feedback-ID: 1", ORIGINAL, FORWARDED),
]


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
@example("From:\nSubject:")
@example("SPF:\n\n")
def test_every_header_is_a_piece_of_the_text(text: str) -> None:
    headers, position = header_lines(text), 0
    for header in headers:
        assert position <= header.start < header.end <= len(text)
        assert text[header.value_start : header.end] == header.value == header.value.strip()
        position = header.end
    assert len(without_bystanders(text, headers)) == len(text)
    kept = without_envelope(text)
    assert len(kept) <= len(text)
    assert kept == text or headers


@pytest.mark.parametrize("piece", ["From: ", "From: \n", "Received: a\nb\n", "X-A:\n", "\n", " \n"])
@pytest.mark.parametrize("before", ["", "From: a@x.example\nReceived: b\n"])
def test_a_long_block_is_read_at_once(piece: str, before: str) -> None:
    text = before + (piece * 20_000)[:20_000]
    start = time.perf_counter()
    without_envelope(text)

    assert time.perf_counter() - start < 0.5
