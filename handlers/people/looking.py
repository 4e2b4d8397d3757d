"""Looking at the roster and at one person（看名册、看党员）."""

from cards.people import ShowFormer, former_card, members_card, person_card
from cards.persons import ShowPerson
from cards.roster import ShowRoster
from chat import Refresh, Reply
from domain.stays import same_name
from handlers.people.persons import the_person
from handlers.request import Request


def show_roster(request: Request, press: ShowRoster) -> list[Reply]:
    """Who stands on it, page by page, and who comes later."""
    today, stays = request.today, request.records.stays.of(request.home.id, request.today)
    twins = [(name, len(found)) for name, found in same_name(stays).items()]
    card = members_card(
        request.members(), [one for one in stays if one.is_ahead(today)], twins, press.page, today,
        request.words, request.abilities, has_former=any(one.has_left(today) for one in stays),
    )  # fmt: skip
    return [Refresh(card)]


def show_former(request: Request, press: ShowFormer) -> list[Reply]:
    stays = request.records.stays.of(request.home.id, request.today)
    former = [one for one in stays if one.has_left(request.today)]
    card = former_card(former, press.page, request.today, request.words, request.abilities)
    return [Refresh(card)]


def show_person(request: Request, press: ShowPerson) -> list[Reply]:
    request.drop_question()
    return [Refresh(person_card(the_person(request, press.member_id), press.page, request.words))]
