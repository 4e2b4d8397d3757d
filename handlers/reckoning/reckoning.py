"""Reckoning somebody's dues（算一算）, in private: the answer is told, nothing typed is kept."""

from decimal import Decimal

from cards.dues import OwnDues, money
from cards.moments import month_name
from cards.payments import AskAmount
from cards.reckoning import (
    PickCategory,
    ReckonDues,
    SaveReckoned,
    asking_card,
    category_card,
    result_card,
    save_button,
)
from chat import Button, Card, Press, Refresh, Reply, Tell
from domain.access import Right
from domain.assessment import FIXED, Category, Stated, Status, assess
from domain.assessment_change import starts_in
from domain.assessment_items import read_stated
from domain.dues import read_amount
from domain.months import Month
from domain.people import Member
from domain.refusal import Refusal
from handlers.request import Request
from storage.assessing import assess_from

KIND = "dues_base"
"""The question after somebody's pay; of the answer nothing is kept."""


def show(request: Request, press: ReckonDues) -> list[Reply]:
    """Who lives how?"""
    member = _member(request, press.member_id)
    request.drop_question()
    back = _back(request, member)
    card = category_card(
        request.home.id, member.id, back, page=press.page,
        max_buttons=request.abilities.max_buttons, words=request.words,
    )  # fmt: skip
    return [Refresh(card)]


def pick(request: Request, press: PickCategory) -> list[Reply]:
    """Some pay a fixed amount; of the others the pay is asked."""
    member, category = _member(request, press.member_id), press.category
    decides = request.home.settings.dues_graduate == "student"
    if category in (*FIXED, Category.FARMER) or (category is Category.GRADUATE_STUDENT and decides):
        return [Refresh(_result(request, member, Stated(category=category)))]
    request.ask(KIND, f"{member.id}:{category}")
    back = ReckonDues(request.home.id, member.id, 0)
    return [Refresh(asking_card(category, back, request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """What they earn, read, reckoned with and forgotten."""
    number, _, category = request.about.partition(":")
    member = _member(request, int(number))
    stated = read_stated(Category(category), text)
    request.drop_question()
    return [Tell(_result(request, member, stated))]


def save(request: Request, press: SaveReckoned) -> list[Reply]:
    """The amount alone is written down, from the month on that the branch's rule says."""
    member, amount = _member(request, press.member_id), read_amount(press.amount)
    start = _start(request, member)
    if str(start) != press.month or not amount:
        raise Refusal("refused.stale")
    assess_from(request.records, request.home, member.id, amount, start, request.now)
    return [Refresh(_saved(request, member, amount, start))]


def _member(request: Request, member_id: int) -> Member:
    """Oneself, or for those who collect anybody on this branch's roster; in private alone."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    if member_id in (0, request.me.id):
        return request.me
    if not request.may(Right.COLLECT_DUES):
        raise Refusal("refused.only.collect_dues")
    return request.on_roster(member_id)


def _result(request: Request, member: Member, stated: Stated) -> Card:
    settings, words = request.home.settings, request.words
    found, buttons, said = assess(stated, settings), [], ""
    if found.status is Status.OK and found.amount:
        start = _start(request, member)
        said = words("reckoning.tell")
        if request.may(Right.COLLECT_DUES):
            buttons.append(save_button(request.home.id, member.id, found.amount, start, words))
            said = words("reckoning.for", name=member.name, starts=_starts(request, start))
    buttons.append(Button(words("button.back"), ReckonDues(request.home.id, member.id, 0)))
    return result_card(
        Category(stated.category), found, settings, save=buttons, said=said, words=words
    )


def _saved(request: Request, member: Member, amount: Decimal, start: Month) -> Card:
    said = request.words(
        "reckoning.saved", name=member.name, amount=money(amount, request.words), month=str(start)
    )
    back = Button(request.words("button.back"), _back(request, member))
    return Card(lead=said, note=_starts(request, start), rows=((back,),))


def _start(request: Request, member: Member) -> Month:
    known = request.records.dues.assessed(request.home.id, request.today)
    this = Month.of(request.today)
    return starts_in(this, request.home.settings, is_assessed=member.id in known)


def _starts(request: Request, start: Month) -> str:
    this = Month.of(request.today)
    if start != this:
        return request.words("reckoning.starts.january", month=str(start))
    key = "that_month" if request.home.settings.dues_assessment == "that_month" else "now"
    return request.words(f"reckoning.starts.{key}", month=month_name(start, request.words))


def _back(request: Request, member: Member) -> Press:
    if request.may(Right.COLLECT_DUES):
        return AskAmount(request.home.id, member.id)
    return OwnDues(request.home.id)
