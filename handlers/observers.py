"""Recording somebody who was not expected（列席、补入）."""

from cards.observers import AddPeople, others_card
from chat import Refresh, Reply
from domain.recording import may_add
from handlers.request import Request


def add_people(request: Request, press: AddPeople) -> list[Reply]:
    """Somebody who came but was not expected: joined since, or an observer（列席）."""
    listed = {one.member_id for one in request.records.attendance.of(request.gathering.id)}
    others = [
        one
        for one in request.members()
        if one.id not in listed and may_add(request.roles, request.me, one)
    ]
    card = others_card(request.gathering, others, press.page, request.words, request.abilities)
    return [Refresh(card)]
