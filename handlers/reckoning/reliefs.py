"""Relief from dues（少交、免交）: with both approvals alone, and not for ever."""

from cards.payments import AskAmount
from cards.reassessing import AskRelief, relief_card, relief_text
from chat import Button, Card, Refresh, Reply, Tell
from domain.assessment_granting import read_granted
from handlers.request import Request
from storage.assessing import relieve

KIND = "dues_relief"
"""The question after what was decided."""


def ask(request: Request, press: AskRelief) -> list[Reply]:
    """What is decided so far; the next line says it anew."""
    member = request.on_roster(press.member_id)
    request.ask(KIND, str(member.id))
    now = request.records.reliefs.find(member.id, request.today)
    back = AskAmount(request.home.id, member.id)
    return [Refresh(relief_card(member.name, now, back, request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """Written down; what lacks the superior's approval has no effect, and the answer says so."""
    member = request.on_roster(int(request.about))
    granted = read_granted(text, request.today)
    request.drop_question()
    relieve(request.records, request.home, member.id, granted, request.now)
    said = request.words("reckoning.relief.saved", name=member.name,
                         what=relief_text(granted, request.words))  # fmt: skip
    back = Button(request.words("button.back"), AskAmount(request.home.id, member.id))
    return [Tell(Card(lead=said, note=request.words("reckoning.relief.rule"), rows=((back,),)))]
