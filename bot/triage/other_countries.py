"""Countries that are no value of their own of the fact ``country``, in French and English.

Folded, with ``_`` for a space. They are read only where a place is expected: some are names and
words of another kind too (Jordan, Turkey, Chile).
"""

from __future__ import annotations

AFRICA = (
    "angola botswana cap-vert cape_verde egypte egypt erythree eritrea eswatini ethiopie ethiopia"
    " gambie gambia ghana guinee-bissau guinee_equatoriale guinea-bissau kenya lesotho liberia"
    " libye libya malawi mauritanie mauritania mozambique namibie namibia nigeria ouganda uganda"
    " sao_tome seychelles sierra_leone somalie somalia soudan sudan south_sudan afrique_du_sud"
    " south_africa tanzanie tanzania zambie zambia zimbabwe equatorial_guinea guinee_bissau"
    " guinea_bissau"
)
EUROPE = (
    "albanie albania andorre andorra autriche austria bielorussie belarus bosnie bosnia bulgarie"
    " bulgaria chypre cyprus croatie croatia danemark denmark estonie estonia finlande finland"
    " grece greece hongrie hungary islande iceland italie italy kosovo lettonie latvia"
    " liechtenstein lituanie lithuania macedoine macedonia malte malta moldavie moldova montenegro"
    " norvege norway pays-bas hollande netherlands holland pologne poland portugal roumanie romania"
    " russie russia saint-marin serbie serbia slovaquie slovakia slovenie slovenia suede sweden"
    " tchequie republique_tcheque czech_republic czechia turquie turkey ukraine"
)
AMERICAS = (
    "argentine argentina bahamas barbade barbados belize bolivie bolivia bresil brazil chili chile"
    " colombie colombia costa_rica cuba republique_dominicaine dominican_republic equateur ecuador"
    " grenada guatemala guyana honduras jamaique jamaica mexique mexico nicaragua panama paraguay"
    " perou peru salvador el_salvador surinam suriname trinidad uruguay venezuela"
)
ELSEWHERE = (
    "afghanistan arabie_saoudite saudi_arabia armenie armenia australie australia azerbaidjan"
    " azerbaijan bangladesh cambodge cambodia chine china coree_du_sud south_korea dubai emirats"
    " emirates uae hong_kong inde india indonesie indonesia irak iraq iran israel japon japan"
    " jordanie jordan kazakhstan koweit kuwait laos liban lebanon malaisie malaysia nepal"
    " nouvelle-zelande new_zealand oman pakistan palestine philippines qatar singapour singapore"
    " sri_lanka syrie syria taiwan thailande thailand vietnam yemen papua_new_guinea papouasie"
)
NAMES = f"{AFRICA} {EUROPE} {AMERICAS} {ELSEWHERE}"
