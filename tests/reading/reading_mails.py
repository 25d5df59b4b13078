"""Mails as files, put together by the standard library, or by hand where they break its rules."""

from __future__ import annotations

from email.message import EmailMessage

GMAIL = """\
Delivered-To: victime@gmail.example
Received: by 2002:a05:6a20:abcd:b0:1b2:8c3d:4e5f with SMTP id k13csp1234567pzk;
        Mon, 9 Nov 2026 06:12:44 -0800 (PST)
Authentication-Results: mx.google.com;
       dkim=pass header.i=@envoi.example header.s=s1 header.b=AbC123;
       spf=softfail (google.com: domain of transitioning rebond@envoi.example does not designate
        45.9.20.1 as permitted sender) smtp.mailfrom=rebond@envoi.example;
       dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=banque.example
Return-Path: <rebond@envoi.example>
Received: from relais.envoi.example (relais.envoi.example. [45.9.20.1])
        by mx.google.com with ESMTPS id d2e1a72fcca58-1
        for <victime@gmail.example>; Mon, 09 Nov 2026 06:12:43 -0800 (PST)
Received-SPF: softfail (google.com: domain of transitioning rebond@envoi.example does not
        designate 45.9.20.1 as permitted sender) client-ip=45.9.20.1;
Received: from [10.0.0.7] (unknown [9.9.9.9]) by relais.envoi.example with ESMTPA id 7F1;
        Mon, 9 Nov 2026 15:12:40 +0100
"""
MICROSOFT = """\
Received: from AB1P190MB0001.EURP190.PROD.OUTLOOK.EXAMPLE (2603:10a6:20b:4d7::22) by
 AM9P190MB0002.EURP190.PROD.OUTLOOK.EXAMPLE with HTTPS; Mon, 9 Nov 2026 14:12:45 +0000
Authentication-Results: spf=fail (sender IP is 45.9.20.1)
 smtp.mailfrom=envoi.example; dkim=none (message not signed)
 header.d=none;dmarc=fail action=quarantine header.from=banque.example;compauth=fail reason=000
Received-SPF: Fail (protection.outlook.example: domain of envoi.example does not designate
 45.9.20.1 as permitted sender) receiver=protection.outlook.example;
 client-ip=45.9.20.1; helo=relais.envoi.example;
Return-Path: rebond@envoi.example
"""
ORANGE = """\
Return-Path: <rebond@envoi.example>
Received: from relais.envoi.example ([45.9.20.1]) by mwinf5c01 with ME; Mon, 09 Nov 2026 15:12
Authentication-Results: orange.example; spf=none smtp.helo=relais.envoi.example;
 dkim=none; dmarc=none
X-ME-Helo: relais.envoi.example
"""
ONE_HEADER_EACH = """\
Authentication-Results: bimi.courrier.example; bimi=none
Authentication-Results: dmarc.courrier.example; dmarc=pass header.from=banque.example
Authentication-Results: dkim-verifier.courrier.example; dkim=fail
Authentication-Results: spf.courrier.example; spf=neutral smtp.remote-ip=45.9.20.1
Received: from relais.envoi.example (relais.envoi.example [45.9.20.1]) by mx.courrier.example;
 Mon, 9 Nov 2026 15:12:40 +0100
"""


def sent(envelope: str = "", body: str = "Bonjour.", **headers: str) -> bytes:
    """A plain mail below the lines that the servers wrote; named arguments replace its headers."""
    stated = {
        "From": "Banque du Lac <conseil@banque.example>",
        "To": "victime@courrier.example",
        "Subject": "Votre compte",
        "Date": "Mon, 09 Nov 2026 15:12:40 +0100",
    }
    stated |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\n" for name, value in stated.items())
    return f"{envelope}{lines}\n{body}\n".encode()


def mail(subject: str = "Votre compte") -> EmailMessage:
    """An empty mail, to be filled."""
    message = EmailMessage()
    message["From"] = "Banque du Lac <conseil@banque.example>"
    message["To"] = "victime@courrier.example"
    message["Subject"] = subject
    return message


def plain(text: str, charset: str = "utf-8", encoding: str = "quoted-printable") -> bytes:
    """A mail of plain text, in whatever encoding."""
    message = mail()
    message.set_content(text, charset=charset, cte=encoding)
    return message.as_bytes()


def two_versions(text: str, page: str) -> bytes:
    """A mail that says it twice, as text and as a page."""
    message = mail()
    message.set_content(text)
    message.add_alternative(page, subtype="html")
    return message.as_bytes()


def with_files(*files: tuple[str, str, bytes]) -> EmailMessage:
    """A mail with files attached: the name of each, its media type, its bytes."""
    message = mail("Pièces jointes")
    message.set_content("Voir les pièces jointes.")
    for name, media_type, content in files:
        kind, subtype = media_type.split("/")
        message.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
    return message


def raw(content_type: str, body: bytes, transfer: str = "8bit") -> bytes:
    """A mail whose only part is what it is said to be, or not."""
    lines = [
        "From: conseil@banque.example",
        "To: victime@courrier.example",
        "Subject: Votre compte",
        "MIME-Version: 1.0",
        f"Content-Type: {content_type}",
        f"Content-Transfer-Encoding: {transfer}",
    ]
    return "\n".join(lines).encode() + b"\n\n" + body
