"""What points to those behind a case, as a STIX 2.1 bundle (OASIS) for police and CERT tools.

Addresses are STIX's own objects, whose ids follow from their values. Phone numbers, accounts and
wallets, for which STIX has none, are custom objects of the kind that its section 11.2 allows.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from ipaddress import ip_address
from typing import Any

import stix2

from bot.dossier.case import IDENTIFIERS, Case, Item

NAMESPACE = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""Of STIX 2.1, section 2.9: ids of observed objects are computed in it from their values."""
CUSTOM = {
    "phone": "x-sangfroid-phone-number",
    "iban": "x-sangfroid-bank-account",
    "wallet": "x-sangfroid-crypto-wallet",
}


_VALUE = ("value", stix2.properties.StringProperty(required=True))
_CURRENCY = ("currency", stix2.properties.StringProperty())
PhoneNumber: Any = stix2.v21.CustomObservable(CUSTOM["phone"], [_VALUE], ["value"])(
    type("PhoneNumber", (), {})
)
BankAccount: Any = stix2.v21.CustomObservable(CUSTOM["iban"], [_VALUE], ["value"])(
    type("BankAccount", (), {})
)
CryptoWallet: Any = stix2.v21.CustomObservable(CUSTOM["wallet"], [_VALUE, _CURRENCY], ["value"])(
    type("CryptoWallet", (), {})
)


def indicators(case: Case, now: datetime) -> dict[str, Any] | None:
    """Write the identifiers of a case as a STIX 2.1 bundle.

    Args:
        case: the case.
        now: when it is made.

    Returns:
        The bundle as JSON objects; None where there is no identifier. Neither the person nor
        their messages are in it.
    """
    found = {one.id: one for item in case.items for one in _observed(item)}
    if not found:
        return None
    grouping = stix2.v21.Grouping(
        id=f"grouping--{uuid.uuid5(NAMESPACE, case.id)}",
        created=case.opened,
        modified=max(now, case.opened),
        name=f"Sangfroid {case.id[:8]}",
        context="suspicious-activity",
        object_refs=list(found),
        allow_custom=True,
    )
    identity = f"bundle--{uuid.uuid5(NAMESPACE, f'{case.id} {now.isoformat()}')}"
    bundle = stix2.v21.Bundle(grouping, *found.values(), id=identity, allow_custom=True)
    read: dict[str, Any] = json.loads(bundle.serialize())
    return read


def _observed(item: Item) -> Iterator[Any]:
    """The object that an item becomes; what its standard does not accept becomes none."""
    if item.kind not in IDENTIFIERS:
        return
    value = item.value.encode("utf-8", "replace").decode()
    try:
        yield _object(item.kind, value, item.detail)
    except (stix2.exceptions.STIXError, ValueError):
        return


def _object(kind: str, value: str, detail: str) -> Any:
    if kind == "email":
        return stix2.v21.EmailAddress(value=value)
    if kind in ("link", "profile"):
        return stix2.v21.URL(value=value if "://" in value else f"https://{value}")
    if kind == "ip":
        four = ip_address(value).version == 4
        return stix2.v21.IPv4Address(value=value) if four else stix2.v21.IPv6Address(value=value)
    if kind == "pseudonym":
        return stix2.v21.UserAccount(account_login=value.removeprefix("@"))
    if kind == "phone":
        return PhoneNumber(value=value)
    if kind == "iban":
        return BankAccount(value=value)
    return CryptoWallet(value=value, **({"currency": detail} if detail else {}))
