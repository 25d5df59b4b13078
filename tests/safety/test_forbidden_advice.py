"""The list of forbidden advice catches what is planted, and lets warnings pass."""

from __future__ import annotations

import pytest
from forbidden_advice import FORBIDDEN, forbidden_in

PLANTED = {
    "pay": """
        Payez, et il vous laissera tranquille.
        Payez seulement la moitié.
        Ne payez pas tout, payez la moitié.
        Paie juste une petite somme pour gagner du temps.
        Le plus simple est de payer.
        Vous devriez régler l'amende rapidement.
        Il vaut mieux acheter les coupons demandés.
        N'hésitez pas à verser un acompte.
        Tu peux payer en plusieurs fois.
        Just pay the fine and it goes away.
        You could pay a small part first.
        It is safer to pay this once.
        Don't reply, but pay what they ask.
        You should buy the gift cards.""",
    "negotiate": """
        Négociez un délai.
        Essayez de négocier avec lui.
        Demandez-lui plus de temps, par exemple un délai de deux jours.
        Proposez la moitié de la somme.
        Vous pouvez marchander.
        Tu peux gagner du temps en lui parlant.
        Negotiate a lower amount.
        Ask him for more time.
        Try to bargain with them.
        You can offer half and see.""",
    "answer the blackmailer": """
        Répondez-lui une dernière fois.
        Réponds-lui que tu n'as pas d'argent.
        Vous pouvez lui expliquer, mais répondez poliment au mail.
        Écrivez à cette personne que vous êtes malade.
        Essaie de le calmer, calme-le d'abord.
        Rappelez l'escroc pour comprendre.
        Just reply once to calm him.
        Reply to them politely.
        You should answer the blackmailer calmly.
        Write back and say you are sorry.
        It's best to respond to the email.""",
    "threaten back": """
        Menacez-le de porter plainte.
        Fais-lui peur à ton tour.
        Vous pourriez le menacer.
        Threaten him back.
        You can scare them with the police.""",
    "delete one's account": """
        Supprimez votre compte.
        Supprime vite ton compte Instagram.
        Le mieux est de fermer votre profil.
        Vous pouvez effacer tous les messages.
        Delete your account now.
        You should close your profile.
        Erase the whole conversation.
        Don't wait, delete your account.""",
    "send an image, papers, a code or money": """
        Envoyez-lui une photo habillée.
        Envoie juste une dernière photo.
        Montrez-lui votre pièce d'identité.
        Donnez le code pour qu'il vérifie.
        Envoyez-moi l'image pour que je vérifie.
        Tu peux m'envoyer la vidéo.
        Fournissez votre justification par mail.
        Send me the picture so I can check.
        Send the code to cancel the order.
        You can show him your ID.
        Give your password so that we can help.
        Share your bank details with us.""",
    "confront": """
        Confrontez-le.
        Vous devriez l'affronter, affrontez cette personne.
        Dites-lui que vous savez qui il est.
        Confront her about the lies.
        You should challenge him directly.
        Let him know that you know.""",
    "meet": """
        Rencontrez-le dans un lieu public.
        Va au rendez-vous avec lui, mais pas sans ami.
        Acceptez le rendez-vous qu'il propose.
        Vous pouvez le rencontrer en vrai pour vérifier.
        Meet him in a public place.
        You could meet them with a friend.
        Agree to the meeting with him.""",
    "hire a hacker or a recovery firm": """
        Engagez un hacker.
        Vous pouvez contacter une société de récupération.
        Fais appel à un pirate pour effacer la vidéo.
        Contactez un détective privé.
        Hire a hacker to find him.
        You should use a recovery company.
        Contact a crypto recovery expert.""",
    "predict what they will do": """
        Il ne publiera pas.
        Ils ne diffuseront rien.
        Elle n'osera jamais.
        Il va arrêter.
        Ils finiront par se lasser.
        They won't publish it.
        He will never send it.
        They will give up.
        He's only bluffing.
        She will get bored.
        Si vous ne répondez pas, il finira par se lasser.
        If you block him, he won't post anything.""",
    "promise an outcome": """
        Vous ne risquez rien.
        Tu n'iras pas en prison.
        Vous allez récupérer votre argent.
        On va tout supprimer.
        Tout va s'arranger.
        Je vous promets que ça s'arrête.
        La police va le retrouver.
        Calme-toi, ce n'est rien.
        You won't get in trouble.
        You will get your money back.
        We will delete everything.
        Everything will be fine.
        I promise you.
        Nothing will happen to you.""",
    "declare innocence or guilt": """
        Vous êtes innocent.
        You have done nothing wrong.""",
    "blame": """
        Pourquoi as-tu envoyé cette photo ?
        Vous n'auriez pas dû payer.
        C'était imprudent.
        Why did you send it?
        You should not have paid.""",
}
ALLOWED = """
    Ne payez pas.
    Ne payez pas, n'envoyez rien, ne répondez plus.
    Ne paie rien, même si on te presse.
    Payer arrête rarement le chantage.
    Le plus sûr est de ne plus répondre du tout, ni pour négocier ni pour menacer.
    Ne négociez pas, ne menacez pas en retour.
    Ne supprimez pas votre propre compte : il contient des preuves.
    Mieux vaut garder votre compte. Le supprimer efface des preuves.
    N'envoie à personne ni photo, ni code.
    Ne donner ni papiers, ni code, ni accès à l'appareil.
    Ne va à aucun rendez-vous pour l'instant.
    S'il demande de payer, c'est une deuxième arnaque.
    Si vous avez payé, dites-le-moi.
    Avez-vous déjà répondu, payé, ou envoyé des papiers ?
    Je ne peux pas promettre qu'il ne publiera pas.
    Je ne peux pas le promettre, ni dans un sens ni dans l'autre.
    Quelqu'un peut promettre de récupérer votre argent contre des frais.
    Appelez votre banque, au numéro au dos de votre carte.
    Envoyez le mail ou le PDF.
    Bloquez ce compte, puis signalez-le.
    Signalez puis bloquez le profil.
    Ce n'est pas ta faute.
    « Si je paie, il arrête ? » Non : payer arrête rarement les menaces.
    • « payez 500 € avant ce soir » : on vous presse pour vous empêcher de réfléchir.
    Don't pay.
    Do not pay, send nothing more, stop replying.
    Pay nothing, not even “fees”.
    Give no papers, no code, no access to the device.
    Don't send anything.
    Never meet this person.
    Do not look at the images, copy them or send them to anyone.
    The safest is not to reply at all, neither to bargain nor to threaten.
    Do not delete your own account: it holds evidence.
    Deleting it erases evidence.
    If someone offers to recover the money for a fee, that is a second scam.
    I can't promise it either way.
    I can't promise that they won't publish it.
    Have you already replied, paid, or sent papers?
    Call your bank on the number on the back of the card.
    Being tricked is not a fault.
    They ask you to pay and to send your ID.
    Someone may promise to erase images for a fee.
    • “send the code now”: a code opens your account.
"""


def sentences(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


CASES = [(kind, sentence) for kind, text in PLANTED.items() for sentence in sentences(text)]


@pytest.mark.parametrize(("kind", "sentence"), CASES)
def test_forbidden_advice_is_found(kind: str, sentence: str) -> None:
    assert kind in [found.kind for found in forbidden_in(sentence)]


@pytest.mark.parametrize(("kind", "sentence"), CASES)
def test_it_is_found_in_the_middle_of_good_advice(kind: str, sentence: str) -> None:
    reply = f"C'est normal d'avoir peur. Ne répondez plus.\n{sentence} Gardez les messages."

    assert kind in [found.kind for found in forbidden_in(reply)]


@pytest.mark.parametrize("sentence", sentences(ALLOWED))
def test_a_warning_is_no_advice(sentence: str) -> None:
    assert list(forbidden_in(sentence)) == []


def test_every_kind_of_the_list_is_planted() -> None:
    assert set(PLANTED) == {advice.kind for advice in FORBIDDEN}
    assert len(CASES) + len(sentences(ALLOWED)) >= 100
