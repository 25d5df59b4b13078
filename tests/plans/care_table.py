"""What comes first, by situation and stage, as those who help victims put it.

The table is written down a second time here, by hand and apart from ``knowledge/``, so that a
change of order there is noticed. Where help bodies agree: safety before everything, then money
that can still be stopped, then what this scam needs at once.

Sources: Cybermalveillance.gouv.fr (fiches réflexes), Europol (Say No), NCMEC and the Canadian
Centre for Child Protection (a trusted adult first, no reply, no payment), INTERPOL and the French
Interior ministry (false summons), INC (sextortion, romance scams), FTC (gift cards, crypto).
"""

from __future__ import annotations

from bot.plans.plan import Facts

MINOR = ("under13", "13_15", "16_17")
BLACKMAIL = ("sextortion_webcam", "sextortion_minor", "image_abuse")
NEVER_LEFT_ALONE = (*BLACKMAIL, "threats")
"""Where a parent stays near a child before anything else."""

STOPS_THE_MONEY = {
    "coupon": "call_coupon_issuer",
    "gift_card": "call_coupon_issuer",
    "transfer": "call_bank",
    "card": "call_bank",
    "cash_transfer": "cancel_cash_transfer",
    "crypto": "report_crypto_payment",
    "mobile_money": "cancel_mobile_money",
    "wallet": "dispute_wallet_payment",
    "cash": "report_cash_handover",
    "other": "call_bank",
}
AT_ONCE = {
    # Do not answer, do not pay: keep the message, check with the real service.
    "fake_summons": {"stop_paying"},
    "police_impersonation": {"stop_paying"},
    "recovery_scam": {"stop_paying"},
    "investment_scam": {"stop_paying"},
    "advance_fee": {"stop_paying"},
    "purchase_scam": {"stop_paying"},
    "romance_scam": {"stop_paying"},
    "job_scam": {"stop_passing_money"},
    # Stop, send nothing more.
    "sextortion_webcam": {"stop_sending"},
    "sextortion_minor": {"stop_sending"},
    # A bluff: nothing presses but the mail itself.
    "sextortion_mass_mail": {"keep_mail_headers"},
    "image_abuse": {"close_person_caution", "remove_published"},
    "threats": {"safe_place_first"},
    # A secret was typed, or a device was opened to somebody.
    "phishing": {"after_opening_link"},
    "parcel_scam": {"after_opening_link"},
    "bank_impersonation": {"end_bank_caller"},
    "tech_support_scam": {"clear_false_alert", "cut_remote_control"},
    "card_fraud": {"block_misused_card"},
    "account_takeover": {"recover_hijacked_account"},
    "identity_theft": {"protect_identity"},
    "family_emergency": {"reach_real_relative"},
}
NOTHING_PRESSES = ("identity_theft", "image_abuse", "sextortion_mass_mail")
"""Where no step of the situation itself is for this minute, what the stage needs comes first."""
BANK_TOO = (
    *("phishing", "parcel_scam", "bank_impersonation", "police_impersonation", "family_emergency"),
    *("advance_fee", "job_scam", "purchase_scam"),
)
"""Where card or bank details are what is usually given: the bank is called for them as well."""


def demanded_first(situation: str, facts: Facts) -> set[str]:
    """The steps of which one must come first.

    Args:
        situation: the ``scam_type``.
        facts: what the person told.
    """
    minor = facts.get("age_band") in MINOR or situation == "sextortion_minor"
    if situation == "threats" and not (minor and facts.get("role") == "parent"):
        return {"safe_place_first"}
    if minor and facts.get("role") == "parent" and situation in NEVER_LEFT_ALONE:
        return {"stay_near_tonight"}
    if minor and situation in ("sextortion_webcam", "sextortion_minor"):
        return {"stop_sending"}
    if minor and situation == "image_abuse":
        return {"tell_trusted_adult"}
    if facts.get("paid") == "yes":
        money = STOPS_THE_MONEY[str(facts["payment_means"])]
        if situation == "card_fraud" and facts["payment_means"] in ("card", "other"):
            money = "block_misused_card"
        return {money}
    if minor and facts.get("role") == "parent" and situation == "romance_scam":
        return {"stay_near_tonight"}
    if facts.get("gave_papers") == "yes" and situation in BANK_TOO:
        return {"call_bank", *AT_ONCE[situation]}
    if situation in NOTHING_PRESSES:
        return AT_ONCE[situation] | _of_the_stage(facts, minor)
    return AT_ONCE[situation]


def _of_the_stage(facts: Facts, minor: bool) -> set[str]:
    demanded = set()
    if facts.get("replied") == "yes":
        demanded.add("stop_answering")
    if facts.get("account_lost") == "yes":
        demanded.add("recover_hijacked_account")
    if facts.get("images_out") == "yes":
        demanded.add("remove_published")
    if minor:
        demanded |= {"tell_trusted_adult", "stay_near_tonight"}
    return demanded
