"""One mistake of each kind, and what is said of it."""

from __future__ import annotations

from typing import NamedTuple

SUMMONS = "knowledge/situations/fake_summons.yml"
GENERAL = "knowledge/situations/general.yml"
WEBCAM = "knowledge/situations/sextortion_webcam.yml"
MONEY = "knowledge/steps/money.yml"
REPORTING = "knowledge/steps/reporting.yml"
CARE = "knowledge/steps/care.yml"
DIRECTORY = "knowledge/countries/fr.yml"
NAMES = "knowledge/names.yml"
SIGNS = "knowledge/signs.yml"
PHRASES = "knowledge/phrases.yml"
CRISIS = "knowledge/crisis.yml"
CHANNEL = "knowledge/channel_texts.yml"
QUICK_EXIT = "knowledge/quick_exit.yml"
LAW = "knowledge/law.yml"
RIGHTS = "knowledge/rights.yml"
GENUINE = "knowledge/genuine.yml"
PREVENTION = "knowledge/prevention.yml"
PAYMENTS = "knowledge/payments.yml"
STAGES = "knowledge/stages.yml"
SHELF_LIFE = "knowledge/shelf_life.yml"
DOMAIN = "domain.yml"


class Fault(NamedTuple):
    """A mistake to plant.

    Args:
        file: the file it is planted in.
        after: it is planted after the first place where these words stand.
        old: the words to replace.
        new: the mistake.
        says: what the message must say.
        at: words of the line that must be named; by default, the line of the mistake.
    """

    file: str
    after: str
    old: str
    new: str
    says: str
    at: str = ""


FAULTS = {
    # Files that cannot be read.
    "not yaml": Fault(MONEY, "stop_paying:", "urgency: now", "urgency: a: b", "not valid YAML"),
    "a key twice": Fault(MONEY, "stop_paying:", "  urgency: now", "  title: x", "not valid YAML"),
    # Keys, voices, languages.
    "a missing key": Fault(
        SUMMONS, "", "verdict:\n", "verdct:\n", "lacks “verdict”", "# yaml-language"
    ),
    "a missing voice": Fault(
        SUMMONS, "doubt:", "  child:", "  chidl:", "lacks “child”", "doubt:"
    ),
    "a missing language": Fault(
        MONEY, "stop_paying:", "    en: No", "    e: No", "lacks “en”", "  title:"
    ),
    "a missing part of the staff script": Fault(
        MONEY, "stop_paying:", "    listen_for:", "    listen:", "lacks “listen_for”", "  staff:"
    ),
    "a wrong id": Fault(SUMMONS, "", "id: fake_summons", "id: fake_summon", "id should be"),
    # Names that exist nowhere.
    "an unknown step": Fault(SUMMONS, "", "step: stop_paying", "step: stop_payin", "no step"),
    "an unknown channel": Fault(
        MONEY, "report_crypto", "fr-17cyber", "fr-18cyber", "channel “fr-18cyber” is in no file"
    ),
    "a channel of low confidence": Fault(
        MONEY, "report_crypto", "us-ic3", "ie-crime-victims-helpline", "confidence low"
    ),
    "an unknown question": Fault(
        SUMMONS, "", "questions: [exposure", "questions: [exposition", "no question “exposition”"
    ),
    "an unknown fact": Fault(SUMMONS, "plan:", "when: {paid", "when: {payed", "no fact “payed”"),
    "an unknown value": Fault(
        WEBCAM, "plan:", "[other, mobile_money,", "[other, cheque,", "never “cheque”"
    ),
    # Lengths and numbers.
    "a title too long": Fault(
        MONEY, "stop_paying:", "Aucun paiement", "Aucun paiement, aucun versement", "at most 45"
    ),
    "a verdict too long": Fault(
        SUMMONS, "verdict:", "en: >-\n", f"en: >-\n      {'word ' * 20}\n", "at most 220"
    ),
    "a first aid too long": Fault(
        SUMMONS, "first_aid:", "en: >-\n", f"en: >-\n      {'word ' * 60}\n", "at most 380"
    ),
    "a doubt too long": Fault(
        SUMMONS, "doubt:", "en: >-\n", f"en: >-\n      {'word ' * 60}\n", "at most 500"
    ),
    "a step too long": Fault(
        MONEY, "stop_paying:", "en: >-\n", f"en: >-\n      {'word ' * 60}\n", "at most 300"
    ),
    "too many moves": Fault(
        REPORTING,
        "report_17cyber:",
        "      - Attach no intimate image.",
        "      - Attach no image.\n      - Attach no image.\n      - Attach no image.",
        "has 6 lines",
        "    en:\n      - Open the official",
    ),
    "an unknown urgency": Fault(MONEY, "", "urgency: now", "urgency: soon", "now, today"),
    "no source": Fault(
        MONEY,
        "report_crypto",
        "  sources:\n    - https://consumer.ftc.gov/articles/what-know-about-cryptocurrency-and-scams",
        "  sources: []",
        "lacks “sources”",
        "report_crypto",
    ),
    "a source that is no address": Fault(
        MONEY, "report_crypto", "- https://consumer", "- care.md, consumer", "not an address"
    ),
    # Numbers and addresses that nobody has confirmed.
    "an invented number": Fault(
        MONEY, "call_bank:", "Chaque heure compte", "Appelez le 0 800 73 03 40", "0 800 73 03 40"
    ),
    "an invented short number": Fault(
        MONEY, "call_bank:", "Every hour counts", "Every hour counts, call 13", "number 13"
    ),
    "an invented site": Fault(
        MONEY, "call_bank:", "Ask for the fraud team.", "See https://thesee.fr/aide.", "address https://thesee"
    ),
    "an unconfirmed site": Fault(
        DOMAIN,
        "utter_answer_ask_remove_images:",
        "stopncii.org",
        "stopncii.net",
        "address stopncii.net",
    ),
    # Short sentences.
    "a sign without meaning": Fault(
        SIGNS, "", "qr_link:", "qr_lnik:", "sign “qr_link”, which", "# yaml-language"
    ),
    "a sign without « tu »": Fault(
        SIGNS, "deadline:", "  fr_tu:", "  fr_toi:", "lacks “fr_tu”", "deadline:"
    ),
    "nothing to say where nothing is named": Fault(
        NAMES, "", "unclear:", "uncler:", "lacks “unclear”", "# yaml-language"
    ),
    "a button too long": Fault(
        SUMMONS, "button:", '"A summons', '"A letter with a summons', "at most 32"
    ),
    "a phrase missing": Fault(
        PHRASES, "", "take_your_time:", "take_time:", "lacks “take_your_time”", "# Short sentences"
    ),
    "a phrase without its name": Fault(
        PHRASES, "verdict_sure:", "probably {name}", "probably one", "lacks {name}"
    ),
    "a crisis text missing": Fault(
        CRISIS, "child_danger:", "    en: ", "    eng: ", "lacks “en”", "  victim:"
    ),
    "a channel text missing": Fault(
        CHANNEL, "group:", "  en:", "  eng:", "lacks “en”", "group:"
    ),
    "a command that nothing answers": Fault(
        CHANNEL, "commands:", "    aide:", "    aidez:", "/aidez"
    ),
    "a last line missing": Fault(
        QUICK_EXIT, "done:", "  en:", "  eng:", "lacks “en”", "done:"
    ),
    # The domain.
    "no general variation": Fault(
        DOMAIN,
        "utter_language_changed:",
        "condition: *en\n",
        "condition: *en_staff\n",
        "no general variation in “en”",
        "  utter_language_changed:",
    ),
    "an unequal number of buttons": Fault(
        DOMAIN,
        "utter_is_that_it:",
        "        - {title: Not quite, payload: /deny}\n",
        "",
        "3 buttons in French and 2 in English",
        "  utter_is_that_it:",
    ),
    "a payload that means nothing": Fault(
        DOMAIN, "&means_en", '"payment_means":"crypto"', '"payment_means":"gold"', "means nothing"
    ),
    "a payload too long": Fault(
        DOMAIN,
        "&start_en",
        '{"situation":"romance_scam"}',
        '{"situation":"romance_scam","role":"victim","paid":"no"}',
        "too long for Telegram",
    ),
    "a question without words": Fault(
        DOMAIN,
        "",
        "utter_ask_facts_form_images_out:",
        "utter_ask_form_images_out:",
        "utter_ask_facts_form_images_out",
        "\nresponses:",
    ),
    "a question with one wording": Fault(
        DOMAIN,
        "utter_ask_facts_form_country:",
        "    - condition: *fr_child\n",
        "    - condition: *fr\n",
        "only one wording for fr, child",
        "  utter_ask_facts_form_country:",
    ),
    "an intent without an answer": Fault(
        DOMAIN,
        "",
        "utter_answer_ask_cost:",
        "utter_answer_cost:",
        "“utter_answer_ask_cost” is missing",
        "\nresponses:",
    ),
    "an answer that a rule sends for": Fault(
        DOMAIN, "", "utter_answer_afraid:", "utter_fear:", "“utter_answer_afraid”", "\nresponses:"
    ),
    "a value that YAML takes for a number": Fault(
        DOMAIN, "  exposure:", "unsure]", "1_000]", "put it in quotes"
    ),
    # What explains a scam, and the law.
    "a sign that nothing finds": Fault(
        SUMMONS, "signs:", "deadline", "deadlines", "no sign “deadlines”"
    ),
    "an audience without stages": Fault(
        SUMMONS, "stages:", "  senior:", "  elders:", "lacks “senior”", "stages:"
    ),
    "an offence that is not in the law": Fault(
        SUMMONS, "law:", "[fraud", "[fraudd", "no offence “fraudd”"
    ),
    "a law without a source": Fault(
        LAW, "blackmail:", "  sources:", "  source:", "lacks “sources”", "blackmail:"
    ),
    "a law that was read tomorrow": Fault(
        LAW, "blackmail:", "'2026-12-01'", "'2026-12-31'", "which is to come"
    ),
    "a right that nobody may read": Fault(
        RIGHTS, "removal:", "  staff:", "  stuff:", "lacks “staff”", "removal:"
    ),
    "a button that no phone shows": Fault(
        GENUINE, "summons:", "fr: Une convocation", f"fr: {'Une convocation ' * 2}", "at most 28"
    ),
    "an audience that has no list": Fault(
        PREVENTION, "parent:", "    - threats", "    - threat", "no situation “threat”"
    ),
    # Money and stages.
    "a payment without its window": Fault(
        PAYMENTS, "crypto:", "  window:", "  windows:", "lacks “window”", "crypto:"
    ),
    "a payment whose step does not exist": Fault(
        PAYMENTS, "crypto:", "step: report_crypto_payment", "step: report_crypto", "no step"
    ),
    "a stage whose step does not exist": Fault(
        STAGES, "images_out:", "step: remove_published", "step: remove_all", "no step"
    ),
    "a stage that nothing makes": Fault(
        STAGES, "account_lost:", "account_lost: 'yes'", "account_los: 'yes'", "no fact"
    ),
    "days that are no number": Fault(SHELF_LIFE, "", "days: 90", "days: many", "whole number"),
    "a step that stands for nothing": Fault(
        CARE, "check_relationship:", "[stop_answering]", "[stop_answer]", "no step “stop_answer”"
    ),
    # The directory.
    "a clock that no country has": Fault(
        DIRECTORY, "", "Europe/Paris", "Europe/Pari", "no time zone “Europe/Pari”"
    ),
    "a neighbour that does not exist": Fault(
        "knowledge/countries/bf.yml", "", "neighbours: [CI", "neighbours: [CX", "no country “CX”"
    ),
    "an entry nobody has checked for long": Fault(
        DIRECTORY, "- id: fr-3018", "'2026-11-22'", "'2026-08-01'", "“fr-3018” was last checked"
    ),
    "hours in other words": Fault(
        DIRECTORY, "- id: fr-3018", "every day 9:00-23:00", "9h-23h", "Write 24/7, or every day"
    ),
    "hours that no clock shows": Fault(
        DIRECTORY, "- id: fr-3018", "9:00-23:00", "9:00-25:00", "“every day 9:00-25:00”"
    ),
    "hours that end as they begin": Fault(
        DIRECTORY, "- id: fr-3018", "9:00-23:00", "9:00-9:00", "cannot be read"
    ),
    "days that no clock shows": Fault(
        DIRECTORY, "\n  hours: Mon-Fri 9:00-18:30", "18:30", "18:60", "cannot be read"
    ),
    "hours that say nothing": Fault(
        DIRECTORY, "- id: fr-3018", "every day 9:00-23:00", "always", "null where it is not known"
    ),
    "an entry twice": Fault(DIRECTORY, "", "- id: fr-disrupt", "- id: fr-119", "another entry"),
    "an entry without a language": Fault(
        DIRECTORY, "- id: fr-3114", "    en: 3114", "    e: 3114", "no text in “en”", "  label:"
    ),
    # Wording.
    "a promise": Fault(
        MONEY, "stop_paying:", "On vous presse", "Vous ne risquez rien. On presse", "promise"
    ),
    "a promise about publishing": Fault(
        WEBCAM, "doubt:", "Pour vérifier par", "Il ne publiera pas. Pour vérifier par", "promise"
    ),
    "an English promise": Fault(
        MONEY, "call_bank:", "Every hour counts", "You will get your money back", "promise"
    ),
    "a promise to erase": Fault(
        DOMAIN, "utter_noted:", "C'est noté, merci.", "On va tout supprimer.", "promise"
    ),
    "blame": Fault(
        MONEY, "stop_paying:", "On vous presse", "Pourquoi avez-vous payé ? On presse", "blame"
    ),
    "belittling": Fault(
        DOMAIN, "utter_answer_afraid:", "Vous n'êtes pas seul", "Calmez-vous", "belittles"
    ),
    "a word for dying": Fault(
        CARE, "breathe_and", "you are thinking about dying", "you feel suicidal", "speaks of dying"
    ),
    "« vous » to a child": Fault(
        MONEY, "stop_paying:", "Si tu as déjà payé", "Si vous avez déjà payé", "said to a child"
    ),
    "« tu » to an adult": Fault(
        MONEY, "stop_paying:", "On vous presse", "On te presse", "« tu » to an adult"
    ),
    "« tu » read aloud by an agent": Fault(
        MONEY, "stop_paying:", "« Vous a-t-on demandé", "« T'a-t-on demandé", "« tu » to an adult"
    ),
    "« vous » in the moves": Fault(
        MONEY, "stop_paying:", "Ne pas négocier le prix", "Ne négociez pas votre prix", "« vous »"
    ),
    "« vous » where a child has no words": Fault(
        DOMAIN, "utter_language_changed:", "on continue", "vous continuez", "« vous »"
    ),
    "no space before a colon": Fault(
        MONEY, "stop_paying:", "sous la peur :", "sous la peur:", "space is missing before “:”"
    ),
    "no space before a question mark": Fault(
        MONEY, "stop_paying:", "pour quand ? »", "pour quand? »", "space is missing before “?”"
    ),
    "no space inside quotation marks": Fault(
        MONEY, "stop_paying:", "une « taxe »", "une « taxe»", "space is missing before “»”"
    ),
    "a quotation that does not end": Fault(
        MONEY, "stop_paying:", "une « taxe »", "une « taxe", "« has no »", "    fr: >-\n      Ne"
    ),
    "a French space in English": Fault(
        DOMAIN, "utter_noted:", "Noted, thank you.", "Noted, thank you !", "no space before “!”"
    ),
}  # fmt: skip

EVIDENCE = "knowledge/evidence.yml"
CAPTURE = "knowledge/capture.yml"
DOSSIER_TEXTS = "knowledge/dossier_texts.yml"
BLOCKS = "knowledge/letters/blocks.yml"
BANK_LETTER = "knowledge/letters/bank.yml"

FAULTS |= {
    # What dossiers are made of.
    "a piece of evidence of no kind": Fault(
        EVIDENCE, "  username:", "kind: pseudonym", "kind: nickname", "no kind of item “nickname”"
    ),
    "a piece that nobody has written": Fault(
        EVIDENCE, "situations:", "[publication, ", "[postcard, ", "there is no piece “postcard”"
    ),
    "evidence for no situation": Fault(
        EVIDENCE, "situations:", "  threats:", "  threads:", "“threads” that nothing reads"
    ),
    "a platform without a source": Fault(
        CAPTURE, "gmail:", "  sources: [", "  sauces: [", "lacks “sources”", "gmail:"
    ),
    "a fact that nobody asks": Fault(
        DOSSIER_TEXTS, "fact_lines:", "  paid.yes:", "  payed.yes:", "no fact is “payed.yes”"
    ),
    "a blank without a name": Fault(
        BLOCKS, "parts:", "{?name}\n", "{?nom}\n", "nothing fills in “{?nom}”", "{?nom}"
    ),
    "a letter for a situation that is none": Fault(
        BANK_LETTER, "", "also_for: [card_fraud,", "also_for: [cart_fraud,", "“cart_fraud”"
    ),
    "a letter with a part that is none": Fault(
        BANK_LETTER, "", "parts: [sender,", "parts: [senders,", "there is no part “senders”"
    ),
    "a letter that depends on nothing known": Fault(
        BANK_LETTER, "", "{payment_means: card}", "{payment_means: cart}", "“payment_means: cart”"
    ),
    "a letter read in no country": Fault(
        BANK_LETTER, "", "countries: [FR,", "countries: [FX,", "there is no country “FX”"
    ),
    "a letter that nobody sends": Fault(
        BANK_LETTER, "", "who_sends:", "who_send:", "lacks “who_sends”", "# yaml-language"
    ),
}
