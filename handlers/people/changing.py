"""What changes of a member from a day on（转正、换组、改名、流动、境外）."""

from datetime import date

from cards.changing import (
    AskConversion,
    AskGroup,
    AskMark,
    AskName,
    Convert,
    EndMark,
    SetGroup,
    SetMark,
    ask_conversion_card,
    check_conversion_card,
    groups_card,
    mark_card,
)
from cards.merging import ask_name_card
from cards.moments import dated
from cards.persons import span_name
from cards.voting import VOTE
from chat import Card, Refresh, Reply, Tell
from domain.conversion import check_conversion, is_before_the_end
from domain.electors import BARS, check_has_vote
from domain.guard import check_typed
from domain.people import Mark, MemberKind
from domain.probation import approval_due
from domain.refusal import Refusal
from domain.roster_cells import typed_group
from domain.roster_names import typed_name
from domain.spans import Span, check_begins, read_since, read_span
from domain.stays import Person
from handlers.people.persons import asked_about, present, settled
from handlers.request import Request

CONVERSION = "conversion"
GROUP = "member_group"
NAME = "member_name"
MARK = "member_mark"


def ask_conversion(request: Request, press: AskConversion) -> list[Reply]:
    person = present(request, press.member_id)
    check_conversion(person.member)
    request.ask(CONVERSION, str(person.member.id))
    return [Refresh(ask_conversion_card(person, request.words))]


def take_conversion(request: Request, text: str) -> list[Reply]:
    person = asked_about(request)
    return [Tell(_check(request, person, read_since(text, request.today)))]


def convert(request: Request, press: Convert) -> list[Reply]:
    """A full member from the day of the general meeting; dues and offices stay as they are."""
    person = present(request, press.member_id)
    if not press.is_sure:
        return [Refresh(_check(request, person, press.on))]
    check_conversion(person.member)
    check_begins(press.on, person.stay.from_on)
    request.records.people.be(press.member_id, MemberKind.FULL, on=press.on)
    said = _from(request, "conversion.done", press.on)
    if person.probation and (since := person.probation.full_since(press.on)):
        said += request.words("conversion.since", day=since)
    said += request.words("conversion.approval", day=approval_due(press.on))
    return [Refresh(settled(request, press.member_id, said))]


def ask_group(request: Request, press: AskGroup) -> list[Reply]:
    person = present(request, press.member_id)
    request.ask(GROUP, str(person.member.id))
    groups = request.records.people.groups(request.home.id)
    return [Refresh(groups_card(person, groups, press.page, request.words, request.abilities))]


def set_group(request: Request, press: SetGroup) -> list[Reply]:
    groups = {one.id: one.name for one in request.records.people.groups(request.home.id)}
    if press.group_id not in groups:
        raise Refusal("refused.stale")
    person = present(request, press.member_id)
    on = max(request.today, person.stay.from_on)
    return [Refresh(_join(request, person, groups[press.group_id], on))]


def take_group(request: Request, text: str) -> list[Reply]:
    """三组, or 三组 12月1日; a group that was not there before is made."""
    person = asked_about(request)
    check_typed(text)
    name, _, day = text.strip().partition(" ")
    group = typed_group(name)
    if not group:
        raise Refusal("people.refused.no_group")
    on = read_since(day, request.today) if day.strip() else request.today
    return [Tell(_join(request, person, group, max(on, person.stay.from_on)))]


def ask_name(request: Request, press: AskName) -> list[Reply]:
    person = present(request, press.member_id)
    request.ask(NAME, str(person.member.id))
    return [Refresh(ask_name_card(person, request.words))]


def take_name(request: Request, text: str) -> list[Reply]:
    """A slip of the pen put right, or two people of one name told apart."""
    person, name = asked_about(request), typed_name(text)
    check_typed(name)
    others = [one for one in request.records.stays.of(request.home.id, request.today)
              if one.member_id != person.member.id]  # fmt: skip
    if name in {one.name for one in others}:
        apart = request.words("joining.told_apart", name=name)
        raise Refusal("joining.refused.known", name=name, example=apart)
    request.records.people.rename(person.member.id, name)
    said = request.words("people.renamed", name=person.member.name)
    return [Tell(settled(request, person.member.id, said))]


def ask_mark(request: Request, press: AskMark) -> list[Reply]:
    person = present(request, press.member_id)
    request.ask(MARK, f"{person.member.id}:{press.mark}")
    return [Refresh(mark_card(person, press.mark, request.words))]


def take_mark(request: Request, text: str) -> list[Reply]:
    person = asked_about(request)
    _, _, code = request.about.partition(":")
    if code not in list(Mark):
        raise Refusal("refused.stale")
    return [Tell(_mark(request, person, Mark(code), read_span(text, request.today)))]


def set_mark(request: Request, press: SetMark) -> list[Reply]:
    person = present(request, press.member_id)
    span = Span(max(request.today, person.stay.from_on))
    return [Refresh(_mark(request, person, press.mark, span))]


def end_mark(request: Request, press: EndMark) -> list[Reply]:
    present(request, press.member_id)
    request.records.stays.unmark(press.member_id, press.mark, request.today)
    said = request.words("people.unmarked", mark=request.words(f"people.mark.{press.mark}"))
    return [Refresh(settled(request, press.member_id, said, page=_page_of(press.mark)))]


def _check(request: Request, person: Person, on: date) -> Card:
    check_conversion(person.member)
    check_begins(on, person.stay.from_on)
    is_early = is_before_the_end(person.probation, on)
    return check_conversion_card(person, on, request.words, is_early=is_early)


def _join(request: Request, person: Person, group: str, on: date) -> Card:
    request.records.people.join_group(person.member.id, request.home.id, group, on=on)
    said = _from(request, "people.in_group", on, group=group)
    return settled(request, person.member.id, said)


def _mark(request: Request, person: Person, mark: Mark, span: Span) -> Card:
    check_begins(span.from_on, person.stay.from_on)
    if mark in BARS:
        check_has_vote(person.member)
    request.records.stays.mark(person.member.id, mark, span)
    said = request.words(
        "people.marked", mark=request.words(f"people.mark.{mark}"),
        span=span_name(span, request.today, request.words),
    )  # fmt: skip
    return settled(request, person.member.id, said, page=_page_of(mark))


def _page_of(mark: Mark) -> int:
    return VOTE if mark in BARS else 1


def _from(request: Request, key: str, on: date, **params: object) -> str:
    return request.words(key, day=dated(on, request.today, request.words), **params)
