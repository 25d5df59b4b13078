"""Every state in which a person can be, and the way there by what our own buttons say."""

from __future__ import annotations

from typing import NamedTuple

from dialogue_person import CHOOSE_SUMMONS, Person

from bot.dialogue.engine import RasaDialogue

WEBCAM = '/choose_situation{"situation":"sextortion_webcam"}'
MASS_MAIL = '/choose_situation{"situation":"sextortion_mass_mail"}'
FRANCE = '/inform{"country":"FR"}'
FORM = ("/start", CHOOSE_SUMMONS, "/affirm")
PLAN = (*FORM, "/deny", FRANCE)
STEPS = 6
"""Steps of the plan against a false summons."""
DONE = "done"
KEPT = (
    *("stage", "situation", "requested_slot", "done", "later", "paid", "payment_means", "replied"),
    *("gave_papers", "images_sent", "images_out", "age_band", "country", "exposure", "role"),
)


class State(NamedTuple):
    """A state: the way there, and whether something is under way that must not move."""

    name: str
    way: tuple[str, ...]
    under_way: bool = True

    @property
    def knows_us(self) -> bool:
        """Whether anything is known of the person by now."""
        return bool(self.way) and self.way[-1] != "/stop"


STATES: tuple[State, ...] = (
    State("nothing was said yet", (), under_way=False),
    State("asked what happened", ("/start",), under_way=False),
    State("not understood twice", ("/start", "asdfgh qsdf", "zzkrt qpl"), under_way=False),
    State("other situations are offered", ("/start", CHOOSE_SUMMONS, "/deny"), under_way=False),
    State("a picture waits, nothing named", ("/start", "sends picture"), under_way=False),
    State("after stop", (*PLAN, "/stop"), under_way=False),
    State("is that it?", ("/start", CHOOSE_SUMMONS)),
    State("how can I be sure?", ("/start", CHOOSE_SUMMONS, "/ask_how_to_be_sure")),
    State("question about contact", FORM),
    State("question about the payment", (*FORM, '/inform{"paid":"yes"}')),
    State("question about the country", (*FORM, "/deny")),
    State("question about images", ("/start", MASS_MAIL, "/affirm")),
    State("question about age", ("/start", WEBCAM, "/affirm")),
    State(
        "question about images that are out",
        ("/start", WEBCAM, "/affirm", '/inform{"age_band":"adult"}', "/deny"),
    ),
    *(State(f"step {n + 1}", (*PLAN, *(n * (DONE,)))) for n in range(STEPS)),
    State("how a step is done", (*PLAN, "/step_how")),
    State("a step was put off", (*PLAN, "/step_later")),
    State("a question off the script", (*PLAN, "/ask_prison")),
    State("a code to share the plan was asked for", (*PLAN, "/share_case")),
    State("closed", (*PLAN, *(9 * (DONE,)))),
    State("a picture waits for its answer", ("/start", CHOOSE_SUMMONS, "sends picture")),
    State("a document is being read", (*PLAN, "sends document")),
    State("the language was changed", (*PLAN, "/choose_language")),
    State("danger was asked about", (*PLAN, "/sos")),
    State("somebody is stayed with", (*PLAN, "/sos", '/crisis_answer{"crisis":"yes"}')),
    State("somebody is near", (*PLAN, "/sos", '/crisis_answer{"crisis":"safe"}')),
)


async def go(person: Person, state: State, age: str | None = None) -> None:
    """Bring a person into a state; a child says their age where the conversation has begun."""
    for number, move in enumerate(state.way):
        if age and "age_band" in move:
            continue  # it is known already
        if move == DONE:
            ticks = [b.payload for b in person.buttons if b.payload.startswith("/step_done")]
            if ticks:
                await person.presses(ticks[0])
        elif move.startswith("sends "):
            await person.offers(move.removeprefix("sends "))
        elif move.startswith("/"):
            await person.presses(move)
        else:
            await person.says(move)
        if age and number == 0:
            await person.presses(f'/inform{{"age_band":"{age}"}}')


async def standing(dialogue: RasaDialogue, person: Person) -> dict[str, object]:
    """Where a conversation stands, as the store has it."""
    await dialogue.settle()
    tracker = await dialogue._store.retrieve(person.conversation)
    if tracker is None:
        return {}
    return {
        "question": tracker.active_loop_name,
        **{name: tracker.get_slot(name) for name in KEPT},
    }
