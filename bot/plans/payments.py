"""How money left: what stops it in the first hour, and how long that can still be of use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FIRST_HOUR = "first_hour_action"
"""What a plan calls the step that stops the money, whichever the means of payment makes it."""
ANY_MEANS = "other"
"""The means of somebody who paid and did not say how."""


@dataclass(frozen=True)
class PaymentMeans:
    """One means of payment.

    Args:
        id: a value of the slot ``payment_means``.
        name: by language: « un virement ».
        step: the id of the step of the first hour.
        action: by language, what exactly to ask for.
        window: by language, how long it can still be of use.
        sources: where that was read.
        checked_on: the day on which somebody read it.
    """

    id: str
    name: Mapping[str, str]
    step: str
    action: Mapping[str, str]
    window: Mapping[str, str]
    sources: tuple[str, ...]
    checked_on: str


def read_payments(content: Mapping[str, Any]) -> dict[str, PaymentMeans]:
    """Read ``knowledge/payments.yml``.

    Raises:
        KeyError: when something is missing.
    """
    return {
        means: PaymentMeans(
            id=means,
            name=entry["name"],
            step=entry["step"],
            action=entry["action"],
            window=entry["window"],
            sources=tuple(entry["sources"]),
            checked_on=str(entry["checked_on"]),
        )
        for means, entry in content.items()
    }
