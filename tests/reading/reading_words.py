"""What the samples say, all of it invented: letters, a chat, and the typefaces they are set in.

Names of hosts are reserved ones (RFC 2606); nobody answers there.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import matplotlib
from PIL import ImageFont
from rapidfuzz.distance import Levenshtein

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
SANS = "DejaVuSans.ttf"
SERIF = "DejaVuSerif.ttf"
STIX = "STIXGeneral.ttf"

PARCEL = """Bonjour,

Votre colis n° 6A18 452 907 n’a pas pu être livré à l’adresse prévue, car des frais de douane \
de 2,99 € restent à régler. Sans réponse sous 48 heures, il sera renvoyé à l’expéditeur.

Réglez dès maintenant sur https://colis-suivi.example/payer puis choisissez un nouveau créneau.

Le livreur a déjà dû déposer un premier avis à côté de la boîte aux lettres, où il l’a glissé \
sous la porte. Gardez ce message : il vous sera demandé à la remise du paquet.

Cordialement,
Le service « Livraison express »"""

TAXES = """Madame, Monsieur,

Après vérification de votre déclaration, il apparaît que vous êtes bénéficiaire d’un \
remboursement de 386,40 € au titre de l’année écoulée. Cette somme ne peut être versée qu’à la \
condition que vos coordonnées bancaires soient confirmées avant le 14 août.

Écrivez à remboursement@tresor-public.example en précisant votre numéro fiscal, l’IBAN du \
compte et le code reçu. Passé ce délai, la procédure sera close et le dû définitivement perdu.

Reçu trop tôt, cet avis reste sans effet. Nos conseillères vous répondent jusqu’à dix-neuf \
heures, même à Noël et le dimanche, où que vous soyez.

L’inspecteur principal, François Lefèvre"""

FAMILY = """Coucou maman, c’est moi. Mon téléphone est tombé dans l’évier, voilà mon numéro \
provisoire. Peux-tu m’écrire ici dès que tu vois ce message ?

J’ai un souci : je dois régler une facture de 1 480 € avant ce soir, et l’accès à ma banque est \
bloqué. Ma sœur n’a pas répondu. Tu pourrais faire le virement à ma place ? Je te rembourse \
lundi, promis, juré. N’appelle pas, le micro est cassé. Dis-moi juste « oui » et je t’envoie \
le relevé d’identité bancaire de mon collègue Benoît. Merci, gros bisous, à très bientôt."""

BANK = """Dear customer,

We noticed an unusual sign-in to your account from a device that we do not know. To keep your \
money safe, we have paused every transfer until you confirm who you are.

Please call our security desk on the number below within 24 hours, and have your card ready. \
The adviser will ask you to move your savings to a new, protected account.

If you ignore this letter, your access will be closed and a fee of £45 will be charged.

Yours faithfully,
The fraud prevention team"""

CHAT: tuple[tuple[bool, str], ...] = (
    (False, "Bonjour, je vous écris au sujet de l’annonce pour le vélo électrique."),
    (True, "Bonjour ! Oui, il est encore disponible à 350 €."),
    (False, "Super. Je suis en déplacement à l’étranger, mais mon frère peut passer le chercher."),
    (False, "Pour être sûr, je vous paie déjà avec un coupon de recharge, ça va très vite."),
    (True, "Je préfère un virement ou de l’argent liquide, désolée."),
    (False, "Le coupon, c’est pareil : achetez-le au bureau de tabac, je vous rembourse aussitôt."),
    (False, "Envoyez-moi le code dès que vous l’avez reçu, sinon je prends un autre vélo."),
    (True, "Ça me paraît bizarre. Où êtes-vous exactement ?"),
    (False, "Chez ma sœur, près de Besançon. Répondez vite, ou l’affaire est annulée."),
)
"""Whether each bubble is the phone's owner's, and what it says."""
CONTACT = "Gérard Acheteur"


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A typeface at a size in pixels."""
    return ImageFont.truetype(str(FONTS / name), size)


def wrapped(text: str, typeface: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break a text into lines no wider than so many pixels; an empty line stays one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}".strip()
            if line and typeface.getlength(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def word_error_rate(said: str, read: str) -> float:
    """Words that were lost, invented or misread, for each word that was said.

    A punctuation mark counts as a word, so that the blanks that French puts around it do not; the
    two apostrophes count as one.
    """
    expected, found = _words(said), _words(read)
    return float(Levenshtein.distance(expected, found)) / len(expected)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-'.@/:]+\w+)*|[^\w\s]", text.replace("’", "'"))
