"""The facts that a person mentions along the way, so that nobody is asked twice.

Only a person's own words count: a received letter that says « vous avez payé » states nothing
about its reader. The names and values are those of the slots in ``domain.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from phonenumbers import REGION_CODE_FOR_NON_GEO_ENTITY, region_codes_for_country_code

from bot.triage import account_patterns as account
from bot.triage import fact_patterns as said
from bot.triage import means_patterns as means
from bot.triage import person_patterns as person
from bot.triage.normal import fold
from bot.triage.number_words import number_of
from bot.triage.parts import parts_of

SHORT_ANSWER = 60
"""Up to this many characters, a bare « par virement » or « 15 ans » is an answer."""
YOUNGEST = 7
"""A smaller number is a count of something else, or a typing error."""
READ = 20_000
"""Characters that are read; nobody types more than that about themselves."""
MOST_MENTIONS = 50
"""Ages and children that are looked at in one message."""


@dataclass(frozen=True)
class Fact:
    """One fact, and the characters of the text that state it."""

    name: str
    value: str
    start: int
    end: int


def read_facts(text: str) -> list[Fact]:
    """Read the facts that a person states about themselves or the one they help.

    Args:
        text: one message, of any length.

    Returns:
        At most one fact of each name, in the order of their names in this module.

    Example:
        >>> [(f.name, f.value) for f in read_facts("j'ai acheté 2 recharges pcs de 250")]
        [('paid', 'yes'), ('payment_means', 'coupon')]
    """
    text = parts_of(text).own
    folded = fold(text[:READ])
    found = [
        _yes_or_no("paid", folded, said.PAID, said.NOT_PAID),
        _yes_or_no("replied", folded, said.REPLIED, said.NOT_REPLIED),
        _yes_or_no("gave_papers", folded, said.GAVE_PAPERS, said.NO_PAPERS),
        _account_lost(folded),
        _yes_or_no("images_sent", folded, said.IMAGES_SENT, said.NO_IMAGES),
        _yes_or_no("images_out", folded, said.IMAGES_OUT, said.NOT_OUT),
        _age_band(folded),
        _role(folded),
        _country(folded),
    ]
    facts = [fact for fact in found if fact]
    paid = next((fact for fact in facts if fact.name == "paid"), None)
    papers = next((fact for fact in facts if fact.name == "gave_papers"), None)
    means = _payment_means(folded, paid, papers)
    if means:
        facts.append(means)
    nothing = said.NOTHING.search(folded)
    if nothing and not (paid and paid.value == "yes"):
        facts.append(Fact("exposure", "none", *nothing.span()))
    return facts


def _yes_or_no(name: str, folded: str, yes: re.Pattern[str], no: re.Pattern[str]) -> Fact | None:
    # What somebody did weighs more than what they did not do: « j'ai payé, mais pas répondu ».
    denials = [match.span() for match in _mentions(no, folded)]
    for stated in _mentions(yes, folded):
        if not any(start < stated.end() and stated.start() < end for start, end in denials):
            return Fact(name, "yes", *stated.span())
    return Fact(name, "no", *denials[0]) if denials else None


def _account_lost(folded: str) -> Fact | None:
    # The last word counts: « il m'a volé mon insta, mais je l'ai récupéré ».
    kept = [match.span() for match in _mentions(account.ACCOUNT_KEPT, folded)]
    lost = [
        match.span()
        for match in _mentions(account.ACCOUNT_LOST, folded)
        if not any(start < match.end() and match.start() < end for start, end in kept)
    ]
    stated = [*(("yes", *span) for span in lost), *(("no", *span) for span in kept)]
    return Fact("account_lost", *max(stated, key=lambda one: one[1])) if stated else None


def _mentions(pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """What is stated outright: neither supposed, nor asked, nor only claimed by somebody."""
    for match in islice(pattern.finditer(folded), MOST_MENTIONS):
        before = folded[max(0, match.start() - said.BEFORE) : match.start()]
        if not said.SUPPOSED.search(before) and not said.CLAIMED.search(before):
            yield match


def _payment_means(folded: str, paid: Fact | None, papers: Fact | None) -> Fact | None:
    if paid and paid.value == "no":
        return None
    is_answer = len(folded) <= SHORT_ANSWER and not said.NOT_AN_ANSWER.search(folded)
    if not is_answer and not paid:
        return None

    def named(patterns: Iterable[tuple[str, re.Pattern[str]]]) -> Iterator[Fact]:
        for value, pattern in patterns:
            for match in islice(pattern.finditer(folded), MOST_MENTIONS):
                # « j'ai donné mon IBAN, ma carte »: a paper that was handed over paid for nothing.
                if not (papers and papers.start < match.end() <= papers.end):
                    yield Fact("payment_means", value, *match.span())

    for governed in (means.BOUGHT, means.PAID_WITH):
        theirs = [fact for fact in named(governed) if _paid_so(folded, fact)]
        if theirs:
            return max(theirs, key=lambda fact: fact.end)
    asked_after = paid.end if paid else len(folded)
    return next(
        (
            fact
            for fact in named((*means.ONE_WORD, *means.MEANS))
            # « j'ai payé, et là il veut des cartes Steam »
            if fact.start < asked_after or not _is_asked(_clause_before(folded, fact))
        ),
        None,
    )


def _paid_so(folded: str, fact: Fact) -> bool:
    """Whether a means belongs to what the person paid: neither demanded nor denied."""
    before = _clause_before(folded, fact)
    if means.DENIED.search(before) or (fact.value == "crypto" and means.INVESTED.search(before)):
        return False
    return not _is_asked(before)


def _is_asked(before: str) -> bool:
    """Whether somebody else wants, or gave, the money that is spoken of last."""
    paying, asking = (
        max((match.end() for match in pattern.finditer(before)), default=-1)
        for pattern in (means.PAYING, means.NOT_THEIR_PAYMENT)
    )
    return asking >= max(paying, 0)


def _clause_before(folded: str, fact: Fact) -> str:
    return means.SENTENCE_ENDS.split(folded[max(0, fact.start - means.CLAUSE) : fact.start])[-1]


def _age_band(folded: str) -> Fact | None:
    # The youngest age in the message is the one that matters: « dame 45 ans, son fils 14 ans ».
    ages = [
        (number_of(match.group("age")), match)
        for pattern in person.AGES
        for match in islice(pattern.finditer(folded), MOST_MENTIONS)
        if _is_their_age(folded, match)
    ]
    ages = [(age, match) for age, match in ages if age >= YOUNGEST]
    if ages:
        age, match = min(ages, key=lambda pair: pair[0])
        return Fact("age_band", band_of_age(age), *match.span())
    for band, school in person.SCHOOLS:
        found = school.search(folded)
        if found and not person.WORKS_THERE.search(_before(folded, found, person.MAX_AGE_CONTEXT)):
            return Fact("age_band", band, *found.span())
    return None


def _is_their_age(folded: str, match: re.Match[str]) -> bool:
    before = folded[max(0, match.start("age") - person.MAX_AGE_CONTEXT) : match.start("age")]
    after = folded[match.end() : match.end() + person.MAX_AGE_CONTEXT]
    return not (
        person.NOT_AN_AGE_BEFORE.search(before)
        or person.SOMEBODY_ELSES_AGE.search(before)
        or person.NOT_AN_AGE_AFTER.match(after)
    )


def band_of_age(age: int) -> str:
    """Name the age band of an age in years; only the band is ever kept.

    Example:
        >>> band_of_age(12), band_of_age(15), band_of_age(17), band_of_age(40)
        ('under13', '13_15', '16_17', 'adult')
    """
    if age < 13:
        return "under13"
    if age < 16:
        return "13_15"
    return "16_17" if age < 18 else "adult"


def _role(folded: str) -> Fact | None:
    staff = person.STAFF_NOTE.search(folded) or person.STAFF.search(folded)
    if staff:
        return Fact("role", "staff", *staff.span())
    parent = person.I_AM_A_PARENT.search(folded)
    if parent:
        return Fact("role", "parent", *parent.span())
    for child in islice(person.CHILD_OF_MINE.finditer(folded), MOST_MENTIONS):
        if not person.NOT_THE_CHILD_BEFORE.search(
            _before(folded, child, person.MAX_AGE_CONTEXT)
        ) and not person.NOT_THE_CHILD_AFTER.match(folded, child.end()):
            return Fact("role", "parent", *child.span())
    return None


def _country(folded: str) -> Fact | None:
    for code, pattern in person.PLACED.items():
        match = pattern.search(folded)
        if match:
            return Fact("country", code, *match.span())
    elsewhere = person.ELSEWHERE.search(folded)
    if elsewhere:
        return Fact("country", "OTHER", *elsewhere.span())
    return _country_dialled(folded)


def _country_dialled(folded: str) -> Fact | None:
    if len(folded) > SHORT_ANSWER:
        return None
    for pattern in person.DIALLED:
        match = pattern.search(folded)
        country = match and country_of_code(int(match.group("code")))
        if match and country:
            return Fact("country", country, *match.span("code"))
    return None


def country_of_code(code: int) -> str | None:
    """Name the country that a calling code dials, ``OTHER`` where it is no value of its own.

    Example:
        >>> country_of_code(32), country_of_code(262), country_of_code(81)
        ('BE', 'FR', 'OTHER')

        The United States and Canada share a code, and a service is no country:

        >>> country_of_code(1), country_of_code(800)
        (None, None)
    """
    # The main region comes first: Guernsey has the code of Great Britain.
    regions = ["FR" if r in person.OVERSEAS else r for r in region_codes_for_country_code(code)]
    known = {region for region in regions if region in person.COUNTRIES}
    if len(known) > 1 or not regions or regions[0] == REGION_CODE_FOR_NON_GEO_ENTITY:
        return None
    return regions[0] if regions[0] in known else "OTHER"


def _before(folded: str, match: re.Match[str], characters: int) -> str:
    return folded[max(0, match.start() - characters) : match.start()]
