"""The headers of a mail are reported as they stand there, whoever wrote them and however badly."""

from __future__ import annotations

import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_mails import GMAIL, MICROSOFT, ONE_HEADER_EACH, ORANGE, sent

from bot.reading.document import Mail
from bot.reading.mail_headers import public_ip, read_headers


def headers_of(content: bytes) -> Mail:
    return read_headers(email.message_from_bytes(content, policy=email.policy.default))


def test_the_name_that_is_shown_is_told_from_the_address_behind_it() -> None:
    shown = headers_of(sent(From='"service@impots.example" <x9@envoi.example>'))

    assert (shown.from_name, shown.from_address) == ("service@impots.example", "x9@envoi.example")


def test_an_answer_and_a_failure_may_go_to_two_more_addresses() -> None:
    stated = headers_of(
        sent(Reply_To="Conseil <c@ailleurs.example>", Return_Path="<rebond@envoi.example>")
    )

    assert stated.from_address == "conseil@banque.example"
    assert stated.reply_to == "c@ailleurs.example"
    assert stated.return_path == "rebond@envoi.example"


def test_an_answer_to_the_sender_is_nothing_to_report() -> None:
    assert headers_of(sent(Reply_To="CONSEIL@banque.example")).reply_to == ""


def test_what_is_not_stated_is_left_empty() -> None:
    assert headers_of(b"Subject: Rien\n\nx") == Mail(subject="Rien")


@pytest.mark.parametrize(
    ("envelope", "spf", "dkim", "dmarc"),
    [
        (GMAIL, "softfail", "pass", "fail"),
        (MICROSOFT, "fail", "none", "fail"),
        (ORANGE, "none", "none", "none"),
        (ONE_HEADER_EACH, "neutral", "fail", "pass"),
    ],
    ids=["gmail", "microsoft", "orange", "one header each"],
)
def test_the_results_are_read_as_each_provider_writes_them(
    envelope: str, spf: str, dkim: str, dmarc: str
) -> None:
    stated = headers_of(sent(envelope))

    assert (stated.spf, stated.dkim, stated.dmarc) == (spf, dkim, dmarc)
    assert stated.sending_ip == "45.9.20.1"


def test_the_provider_stands_above_what_the_sender_claims() -> None:
    """Whoever sends a mail can write results into it; they end up below the real ones."""
    claimed = "Authentication-Results: mx.google.com; spf=pass; dkim=pass; dmarc=pass\n"

    stated = headers_of(sent(MICROSOFT + claimed))

    assert (stated.spf, stated.dkim, stated.dmarc) == ("fail", "none", "fail")


def test_what_the_provider_does_not_say_is_not_taken_from_the_sender() -> None:
    genuine = "Authentication-Results: mx.courrier.example; spf=fail\n"
    server = "Received: from relais.envoi.example by mx.courrier.example; Mon\n"
    claimed = "Authentication-Results: mx.courrier.example; dmarc=pass\n"

    stated = headers_of(sent(genuine + server + claimed))

    assert (stated.spf, stated.dmarc) == ("fail", "")


def test_received_spf_serves_where_there_are_no_other_results() -> None:
    stated = headers_of(sent("Received-SPF: Neutral (x.example) client-ip=45.9.20.1;\n"))

    assert (stated.spf, stated.sending_ip) == ("neutral", "45.9.20.1")


def test_the_way_of_a_mail_is_told_from_the_reader_back_to_the_sender() -> None:
    hops = headers_of(sent(GMAIL)).hops

    assert [(hop.sent_by, hop.received_by, hop.ip) for hop in hops] == [
        ("", "2002:a05:6a20:abcd:b0:1b2:8c3d:4e5f", ""),
        ("relais.envoi.example", "mx.google.com", "45.9.20.1"),
        ("[10.0.0.7]", "relais.envoi.example", "9.9.9.9"),
    ]
    assert hops[2].date == "Mon, 9 Nov 2026 15:12:40 +0100"


def test_the_address_in_an_envelope_is_no_server() -> None:
    hops = headers_of(sent("Received: by mx.example with SMTP (envelope-from bob); Mon\n")).hops

    assert hops[0].sent_by == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("from a (a [45.9.20.1])", "45.9.20.1"),
        ("from [10.0.0.7] (unknown [9.9.9.9])", "9.9.9.9"),
        ("from a (a [IPv6:2a01:cb1d:1::1])", "2a01:cb1d:1::1"),
        ("from a (2a01:cb1d:1::1)", "2a01:cb1d:1::1"),
        ("at 15:12:40, version 1.2.3.4.5", ""),
        ("from a ([192.168.1.10])", ""),
        ("from a ([300.1.2.3])", ""),
    ],
)
def test_only_an_address_of_the_internet_tells_where_a_mail_comes_from(
    text: str, address: str
) -> None:
    assert public_ip(text) == address


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?b?UsOpZsOpcmVuY2U=?=", "Référence"),
        ("=?iso-8859-1?q?R=E9f=E9rence?=", "Référence"),
        ("=?windows-1252?q?Co=FBt_2_=80?=", "Coût 2 €"),
        ("Votre\n  compte", "Votre compte"),
        ("Votre\x00compte", "Votre compte"),
    ],
)
def test_a_subject_is_decoded_onto_one_line(written: str, read: str) -> None:
    assert headers_of(sent(Subject=written)).subject == read


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_that_nobody_encoded_are_read_all_the_same(encoding: str) -> None:
    """Programs that send in bulk often write bytes where the standard wants ASCII."""
    content = sent(From="Réception <x@envoi.example>", Subject="Réglez l’été")

    stated = headers_of(content.decode().encode(encoding))

    assert (stated.from_name, stated.subject) == ("Réception", "Réglez l’été")


@given(st.sampled_from(["From", "Reply-To", "Received", "Authentication-Results"]), st.binary())
def test_no_header_stops_the_reading(name: str, value: bytes) -> None:
    stated = headers_of(name.encode() + b": " + value + b"\nSubject: Fin\n\n")

    assert isinstance(stated, Mail)
