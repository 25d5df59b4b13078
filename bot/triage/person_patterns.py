"""How people say their age, whom they speak for and where they live: patterns of ``facts``."""

from __future__ import annotations

import re

from bot.triage.number_words import NUMBER_WORDS
from bot.triage.other_countries import NAMES as OTHER_COUNTRIES
from bot.triage.patterns import one_of, pattern, some, within, words

# --- age ------------------------------------------------------------------------------------------


# Longest first: « dix-sept » before « dix ».
def _number_words(most: int) -> str:
    listed = sorted((word for word, n in NUMBER_WORDS.items() if n <= most), key=len, reverse=True)
    return one_of(*(word.replace(" ", "[ -]") for word in listed))


_WORDS = _number_words(99)
_YOUNG = _number_words(19)
_YEARS = r"(?:ans?\b|years?[ -]olds?\b|yrs?[ -]olds?\b|yo\b|y/?o\b|y\.o\b)"
_CHILD = words(
    "fils fille gamin gamine enfant garcon neveu niece frere soeur ado cousin cousine eleve"
    " son daughter boy girl kid child nephew niece brother sister grandson granddaughter"
    " pupil student male female caller appelant appelante"
)
# After a bare number: what makes it a count of something else.
_UNITS = words(
    "euros? pounds? dollars? francs? quid bucks percent minutes? mins? hours? heures? days?"
    " jours? weeks? semaines? months? mois miles? km of th fois times messages? mails?"
    " photos? pics? videos? abonnes followers amis recharges? cartes? cards? codes? h"
)
_NO_UNIT = rf"(?![\w%€£$])(?! ?[.,]?\d)(?! ?[%€£$])(?! ?{_UNITS}(?!\w))"

AGES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?<![\w.,-])(?P<age>[1-9]\d|[7-9]|{_WORDS}) ?-? ?{_YEARS}"),
    re.compile(
        r"(?<!\w)(?:i'?m|i am|aged?|he'?s|she'?s|he is|she is|turned|suis age de"
        r"|age de|jsuis age de)"
        rf"(?: only| just)? (?P<age>1\d|[7-9]|{_YOUNG}){_NO_UNIT}"
    ),
    # Who is grown up says it of themselves: "he's 22" speaks of somebody else.
    re.compile(
        r"(?<!\w)(?:i'?m|i am|aged|suis agee?(?: de)?)(?: only| just)?"
        rf" (?P<age>[2-9]\d|{_WORDS}){_NO_UNIT}"
    ),
    # « j'ai 15 », but not « j'ai 15 photos »: only a pause or a new clause may follow.
    re.compile(
        r"(?<!\w)(?:j'? ?ai|jai|g|elle a|il a) (?P<age>1\d|[7-9])"
        r"(?=\W{0,2}(?:$|[,;:!?)\n]|\.(?!\d)|(?:et|mais|je|j'|jsuis|chui|jai|ya"
        r"|un|une|stp|aide)\b))"
    ),
    # « ma fille (14) », "caller's son, 14,", « fils, 15 ans »
    re.compile(
        rf"(?<!\w){_CHILD}(?:'s| is| has| a| de|s)?[ ,(]{{1,3}}(?:of |only |just "
        rf"|f, |m, )?(?P<age>1\d|[7-9]|{_WORDS}){_NO_UNIT}"
    ),
    re.compile(r"(?:^|(?<!\w)i'?m |(?<!\w)hey )\(?(?P<age>[1-9]\d|[7-9]) ?(?:yo|[mf])\b"),
    # "+32" dials Belgium.
    re.compile(
        rf"^[^\w+]{{0,3}}(?:j'? ?ai |jai |g )?(?P<age>[1-9]\d|[7-9]|{_WORDS})(?: ?ans)?\W{{0,3}}$"
    ),
    re.compile(r"^(?P<age>1[0-7])(?= (?:and|et)\b|,)"),
)
# « depuis 10 ans », « 15 ans de prison », "12 years ago": time that passes is nobody's age.
NOT_AN_AGE_BEFORE = re.compile(
    r"(?:depuis|il y a|y a|ya|pendant|durant|dans|en|bout de|ca fait|fait"
    r"|moins de|plus de|apres|sous"
    r"|for|since|last|past|over|under|within|in|risque|encour\w{0,4}|prends?|vieux de)"
    r"(?: (?:presque|environ|about|deja|bientot))? $"
)
NOT_AN_AGE_AFTER = re.compile(
    r"\W{0,2}(?:de (?:prison|mariage|vie|reclusion|retard|couple|relation"
    r"|economies|carriere|service|garantie)"
    r"|d'(?:emprisonnement|economies|experience|anciennete)|ferme|plus tard"
    r"|ensemble|ago|in (?:prison|jail)"
    r"|qu'on|que (?:je|nous|j')|of (?:marriage|service|savings))"
)
# The age that the other one gave themselves: « une fille de 22 ans », "she said she was 15".
SOMEBODY_ELSES_AGE = re.compile(
    r"(?:(?:dit|disait|pretend\w{0,4}|soi-?disant|said|says|claim\w{0,3}|saying|told me)"
    r"(?: (?:etre|avoir|que|qu'il|qu'elle|to be|that|she|he|elle|il|a|avait"
    r"|was|is|had|mineure?|avec|de)){1,5} ?"
    r"|(?<!suis )(?<!i'm )(?<!i am )(?<!\w)(?:une?|cette|a|the|some) (?:fille"
    r"|meuf|nana|mec|gars|type|girl|guy|man|woman|lady|soi-disant)"
    r"(?: \w{1,12})? (?:de |aged? |of )?|lied that i was |menti sur mon age j'ai dit )$"
)
MAX_AGE_CONTEXT = 60

WORKS_THERE = re.compile(
    r"(?<!\w)(?:profs?|professeure?|enseign\w{1,6}|instit\w{0,9}|cpe"
    r"|infirmiere?|surveillante?|teach\w{0,4})\b"
    r"[^.!?\n]{0,40}$"
)
"""A teacher speaks of a school without being a pupil there."""
SCHOOLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "under13",
        pattern(
            r"en (?:cm1|cm2|ce2|6 ?e(?:me)?|6 ?ieme|sixieme|5 ?e(?:me)?|5 ?ieme|cinquieme)\b",
            r"en primaire\b|(?:in|at) primary school\b|year [3-7]\b|(?:in )?[3-6]th grade\b",
        ),
    ),
    (
        "13_15",
        pattern(
            r"(?:au|mon|ton|son|du|tout le) college\b(?! of)",
            r"collegien(?:ne)?s?\b",
            r"en (?:4 ?e(?:me)?|4 ?ieme|quatrieme|3 ?e(?:me)?|3 ?ieme|troisieme)\b",
            r"middle school\b|year (?:8|9|10)\b|(?:in )?(?:7|8|9|10)th grade\b|freshman\b",
        ),
    ),
    (
        "16_17",
        pattern(
            r"en (?:seconde|2nde|premiere(?! (?:classe|ligne|page|instance))|1 ?ere"
            r"|terminale|tle)\b",
            r"(?:au|mon|du|tout le) lycee\b|lyceen(?:ne)?s?\b",
            r"(?:sixth|6th) form\b|year 1[1-3]\b|(?:in )?1[12]th grade\b",
        ),
    ),
    (
        "unsaid",
        pattern(
            r"(?:je suis|jsuis|chui|elle est|il est) (?:encore )?mineure?\b",
            r"(?:i'?m|i am|she is|he is|she's|he's) (?:still )?(?:a minor|under ?-?18"
            r"|under ?age)\b",
        ),
    ),
    (
        "adult",
        pattern(
            r"(?:je suis|jsuis|chui) (?:majeure?|adulte|retraitee?|a la retraite)\b",
            r"(?:i'?m|i am) (?:an adult|over 18|retired|a pensioner)\b",
            r"(?:dame|monsieur|homme|femme|lady|gentleman) (?:de )?[2-9]\d\b",
            r"(?<=j'ai )plus de 18\b|(?<=jai )plus de 18\b",
        ),
    ),
    ("unsaid", re.compile(r"^\W{0,3}(?:a )?(?:mineure?|minor|under ?-?18)\W{0,3}$")),
    (
        "adult",
        re.compile(
            r"^\W{0,3}(?:oui |yes |an )?(?:adulte?|majeure?|grown[- ]?up"
            r"|(?:over|plus de|\+) ?(?:18|eighteen)(?: ans)?|18 ?\+)\W{0,3}$"
        ),
    ),
)

# --- whom they speak for --------------------------------------------------------------------------

CHILD_OF_MINE = pattern(
    r"(?:mon|notre|nos|mes) (?:petit |grand |jeune |propre )?"
    r"(?:fils|fiston|ados?|gamins?|gosses?|enfants?|garcon|petit-fils|neveu)\b",
    r"(?:ma|notre) (?:petite |grande |jeune |propre )?(?:fille|gamine|ado|petite-fille|niece)\b",
    r"(?:my|our) (?:(?!girl|boy)[\w-]{1,12} ){0,2}"
    r"(?:son|daughter|kids?|child|children|teenager|nephew|niece|grandson|granddaughter)\b",
    r"(?:my|our) (?:little|teenage|young|poor) (?:boy|girl)\b",
    r"(?:my|our) (?:boy|girl)(?=,? (?:is|who|was) )",
    r"(?:our|my) \d\d[ -]year[ -]old\b",
)
I_AM_A_PARENT = pattern(
    r"(?:je suis|chui|jsuis) (?:la maman|le papa|sa mere|son pere|une?"
    r" (?:maman|mere|papa|pere|parent))\b",
    r"(?:i'?m|i am) (?:a |the |her |his )?(?:worried )?(?:mum|mom|mother|dad|father|parent)\b",
)
# A child who is named without being the one in trouble: who advises, who must not know, to whom the
# images would go, whose name a false message bears.
NOT_THE_CHILD_BEFORE = re.compile(
    r"(?:"
    rf"(?:envo\w{{1,4}}|montre\w?|dire|parle\w?|balance\w?|publi\w{{1,3}}"
    rf"|diffuse\w?|contacte\w?|send(?:ing)?|sent|show|tell|told|call)"
    rf"{within(40)} (?:a|to|with|and|et|avec) "
    r"|(?:send|sent|show|tell|told|contact|call|prevenir|contacter|appeler) "
    r"|(?:passer? pour|pretend\w{0,4} (?:to be|etre)|s'appelle|etre|be|is"
    r" that|it's|c'est|c'etait|reellement|numero de|number of|photo de|photo"
    r" of|voix de|celle de|voice of|comme|like) "
    r"|(?:conseils? de|advice of|they have|ils ont|arrested|arrete) |[«\"“] ?"
    r"|(?:message|sms|text|whatsapp|appel|call|mail|texto) (?:de |d'|from )"
    r"|(?:et|and|avec|with|j'ai|i have|chez|grace a|thanks to|pour|femme,|wife,) "
    r")$"
)
NOT_THE_CHILD_AFTER = re.compile(
    r" (?:qui )?(?:me |m'a |m'|who )?(?:just )?(?:dit|disent|pense|croit"
    r"|trouve|conseille|aide|aidee?|montre comment|ecrit|ecris|a ecrit"
    r"|demande (?:de l'argent|un virement)"
    r"|says?|said|thinks?|told me|reckons|helped|texted|messaged|wrote)\b"
    r"| (?:gave me|told me|helps? me|m'a (?:donne|installe|aide|montre|appele"
    r"|parle de votre|envoye ici)|vous dit|vient|prend|va m'|avait repondu"
    r"|est soi[ -]disant|on (?:his|her) new)\b| (?:a|has) (?:appele|fait"
    r"|called|done) [^.!?\n]{0,30}(?:pour moi|for me)"
    r"| (?:va|vont) (?:tous |jamais |plus )?me "
    r"| (?:will|would|'ll) (?:all )?(?:think|judge|hate|laugh)"
    r"|(?:'s)? (?:are|is|sont|est) (?:crying|at college)| (?:ne |n'|doit "
    r"|doivent |sont |sait |savent |don't|doesn't|must|mustn't|will (?:see"
    r"|find|know)|would)"
)
STAFF = pattern(
    r"je suis (?:une? )?(?:ecoutante?|conseill(?:er|ere)|benevole"
    r"|intervenante?|assistante? sociale?"
    r"|educat(?:eur|rice)|repondante?)\b",
    r"i(?:'m| am) (?:a |an )?(?:hotline|helpline|listener|support worker|social worker|call handler"
    r"|adviser on)\b",
    # A scammer on the phone is « l'appelant » or "the caller" too; ours is « une appelante ».
    r"(?:une|ma|mon|un) appelante?\b|(?:my|with a) caller\b|(?:hotline|helpline) (?:note|call)\b",
)
STAFF_NOTE = re.compile(r"^\W{0,3}(?:appelante?|caller)\b(?! (?:id|said|says|dit|pretend))")

# --- where they are -------------------------------------------------------------------------------

COUNTRIES: dict[str, str] = {
    "FR": "france reunion martinique guadeloupe guyane mayotte",
    "BE": "belgique belgium wallonie flandre",
    "CH": "suisse switzerland",
    "LU": "luxembourg",
    "CA": "canada quebec ontario",
    "SN": "senegal",
    "CI": "cote_d'ivoire ivory_coast",
    "ML": "mali",
    "CM": "cameroun cameroon",
    "MA": "maroc morocco",
    "GB": "royaume-uni angleterre united_kingdom england scotland wales uk",
    "US": "etats-unis united_states usa us_of_a the_us the_states u.s. texas california",
    "IE": "irlande ireland",
    "DE": "allemagne germany",
    "ES": "espagne spain",
    "BF": "burkina(?:_faso)?",
    "BJ": "benin(?!_city)",
    "TG": "togo",
    "NE": "niger",
    # Neither Guinea-Bissau nor Equatorial Guinea.
    "GN": "guinee(?:-|_)conakry guine[ea](?![-_](?:bissau|equatoriale))",
    "GA": "gabon",
    # Two countries: the one whose capital is Kinshasa says so.
    "CD": (
        "r\\.?d\\.?_?congo rdc drc dr_congo congo[-,(_]{1,2}(?:rdc|drc|kinshasa|democratique)"
        " republique_democratique(?:_du_congo)? democratic_republic(?:_of_(?:the_)?congo)?"
    ),
    "CG": "(?:republique_du_|republic_of_(?:the_)?)?congo(?:[-,(_]{1,2}brazza(?:ville)?)?",
    "TD": "tchad chad",
    "CF": "centrafrique republique_centrafricaine rca central_african_republic",
    "MG": "madagascar",
    "DZ": "algerie algeria",
    "TN": "tunisie tunisia",
    "HT": "haiti ayiti",
    "MC": "monaco",
    "MU": "maurice ile_maurice mauritius",
    "KM": "comores comoros",
    "DJ": "djibouti",
    "BI": "burundi",
    "RW": "rwanda",
    "OTHER": OTHER_COUNTRIES,
}
CITIES: dict[str, str] = {
    "FR": "paris marseille lyon toulouse lille bordeaux nantes nice strasbourg rennes montpellier",
    "BE": "bruxelles brussels liege namur charleroi tournai mons anvers antwerp gand ghent",
    "CH": "geneve geneva lausanne zurich fribourg neuchatel bienne berne sion",
    "LU": "esch",
    "CA": "montreal ottawa toronto sherbrooke gatineau vancouver calgary",
    "SN": "dakar thies",
    "CI": "abidjan yopougon bouake",
    "ML": "bamako",
    "CM": "douala yaounde",
    "MA": "casablanca rabat marrakech",
    "GB": "london londres manchester leeds birmingham glasgow edinburgh cardiff belfast",
    "US": "new_york chicago houston los_angeles",
    "IE": "dublin cork",
    "DE": "berlin hambourg munich",
    "ES": "madrid barcelone barcelona",
    "BF": "ouagadougou ouaga bobo-dioulasso",
    "BJ": "cotonou porto-novo",
    "TG": "lome sokode",
    "NE": "niamey zinder",
    "GN": "conakry kankan",
    "GA": "libreville port-gentil",
    "CD": "kinshasa lubumbashi goma",
    "CG": "brazzaville pointe-noire",
    "TD": "n'?djamena moundou",
    "CF": "bangui",
    "MG": "antananarivo tananarive tamatave",
    "DZ": "alger algiers oran",
    "TN": "tunis sfax",
    "HT": "port-au-prince cap-haitien",
    "MC": "monte-carlo",
    "MU": "port-louis curepipe",
    "KM": "moroni",
    "BI": "bujumbura gitega",
    "RW": "kigali",
}
_IN = r"(?:en|au|aux|a|in|dans|pres de|near|de|from)(?: (?:la|le|the))? (?:l')?"
# Only what places the person: a scammer writes from Abidjan, and money is sent to Portugal.
_NOW = some("en_fait actuellement maintenant desormais aussi toujours encore actually now still", 2)
_BUSY = one_of(
    r"(?:a )?(?:etudiante?s?|student)|living|based|retired|working|studying|basee?s?|installee?s?",
    r"domiciliee?s?|a la fac|a l'universite|at (?:the )?(?:uni|university|college|school)",
)
_I_AM_IN = one_of(
    rf"(?:je suis|jsuis|chui|i'?m|i am|ici|here|on est|nous sommes|we are"
    rf"|we're) {_NOW}(?:{_BUSY} ){{0,2}}{_NOW}{_IN}",
    rf"(?:j'habite|jhabite|j'?habit|j'?abite?|on habite|nous habitons|je vis|on vit|je"
    rf" reside|je travaille|i (?:(?:actually|now|currently) )?(?:live|work|study)|we live|living"
    rf"|etudiante?|student|vivant|depuis) {_NOW}{_IN}",
    rf"(?:ma mere|mon pere|ma fille|mon fils|my (?:mum|mom|dad|son|daughter))"
    rf" (?:habite|vit|lives|is) {_IN}",
    r"(?:je vous ecris|j'ecris|j'appelle|writing|calling) (?:de|du|des|depuis"
    r"|from) (?:la |le |l'|the )?",
)


_NO_SIGNATURE = r"(?!(?:maurice|chad)\b)"
_YES = words("oui ouais yes yeah yep")


def _placed(code: str) -> re.Pattern[str]:
    country = words(COUNTRIES[code])
    place = one_of(country, words(CITIES[code])) if code in CITIES else country
    return re.compile(
        rf"(?<!\w){_I_AM_IN}{place}\b"
        # « France », « en France oui », "yes in the UK".
        rf"|^\W{{0,3}}(?:{_YES},? )?(?:(?:en|au|aux|a|in|from|de) )?(?:la |le |l'|the )?{place}"
        rf"(?:,? {_YES})?\W{{0,3}}$"
        # « rien payé, France »: the last words of an answer. « Merci, Maurice » signs.
        rf"|(?<=[,;.] ){_NO_SIGNATURE}"
        rf"(?:(?:en|au|aux|in|from) )?(?:la |le |l'|the )?{country}\W{{0,3}}$"
        # « c'est puni comment au Canada ? »: people ask about the law of where they are.
        rf"|(?<!\w)(?:en|au|aux|a(?! maurice)|in) (?:the )?{country}(?=[\s,]{{0,2}}\?)"
    )


PLACED: dict[str, re.Pattern[str]] = {code: _placed(code) for code in COUNTRIES}
ELSEWHERE = re.compile(
    r"^\W{0,3}(?:ailleurs|(?:a )?l'etranger|(?:dans )?un autre pays|(?:in )?another country"
    r"|somewhere else|elsewhere|abroad)\W{0,3}$"
)
"""A short answer that names no country, only that it is none of ours."""

_CODE = r"(?P<code>[1-9]\d{0,2})"
_PLUS = r"(?:\+|00) ?"
_OWN_PREFIX = one_of(
    r"(?:(?:mon |my |notre |our )?(?:(?:numero|number|tel(?:ephone)?|phone) )?"
    r"(?:indicatif|prefixe?|code (?:pays|telephonique)"
    # An "area code" is a town's: 212 is New York.
    r"|(?:country|dial(?:l?ing)?|calling|phone) (?:code|prefix))"
    r"(?: (?:du|de mon|telephonique|international|pays|est|is)){0,3})",
    r"(?:mon|my) (?:numero|number|tel(?:ephone)?|phone)"
    r" (?:commence|debute|starts|begins|est|is)(?: (?:par|with|avec|en|in|un|a))?",
)
_IT_IS = r"(?:\W{0,3}(?:c'? ?est|cest|c|est|is|it'?s)(?: (?:le|du|the))?)?\W{0,3}?"
_ME = words("moi ici me here for_me pour_moi chez_moi je_suis i'?m mine")
DIALLED: tuple[re.Pattern[str], ...] = (
    # "+32", « 0032 », « le +221 moi », « moi c'est +221 »
    re.compile(
        rf"^\W{{0,3}}?(?:{_YES}\W{{1,2}})?(?:{_ME}{_IT_IS} ?)?(?:le |du |un |en |the |in )?"
        rf"{_PLUS}{_CODE}(?: {_ME})?\W{{0,3}}$"
    ),
    # « indicatif 221 », "my country code is +44"
    re.compile(
        rf"^\W{{0,3}}(?:{_YES}\W{{1,2}})?(?:c'est |it'?s )?(?:le |l'|the )?{_OWN_PREFIX}{_IT_IS}"
        rf"(?:{_PLUS})?{_CODE}\W{{0,3}}$"
    ),
    # Within a few words more, only what is called one's own: « suis loin, mon indicatif est +237 ».
    re.compile(
        rf"(?<!\w)(?:mon|my) (?:indicatif|prefixe?|code pays|(?:country|dial(?:l?ing)?|phone) code)"
        rf"(?: pays| telephonique)?{_IT_IS}(?:{_PLUS})?{_CODE}(?! ?[\d(])(?!\w)"
    ),
)
"""A dialling code that somebody gives as their own, in a short message."""
OVERSEAS = frozenset({"RE", "GP", "MQ", "GF", "YT"})
"""Regions with a dialling code of their own whose names stand for France in ``COUNTRIES``."""
