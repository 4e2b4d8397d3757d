"""Choosing what a draft is about, and who is expected（类别与应到）."""

from dataclasses import replace

from cards.choices import (
    ChooseKind,
    ChooseScope,
    SetKind,
    SetScope,
    ToggleNamed,
    TogglePart,
    kinds_card,
    named_card,
    scopes_card,
)
from chat import Refresh, Reply
from domain.meetings import PARTS_OF, SCOPE_OF, Meeting, Scope
from domain.refusal import Refusal
from handlers.drafting.draft import (
    group_for,
    is_only_leader,
    own_group,
    pressed_draft,
    scope_for,
    shown,
)
from handlers.request import Request


def choose_kind(request: Request, press: ChooseKind) -> list[Reply]:
    card = kinds_card(pressed_draft(request), press.page, request.words, request.abilities)
    return [Refresh(card)]


def set_kind(request: Request, press: SetKind) -> list[Reply]:
    """Another kind: what cannot be within it goes, and who is expected follows."""
    meeting, kind = pressed_draft(request), press.kind
    scope = SCOPE_OF.get(kind, Scope.ALL)
    if scope is Scope.GROUP and own_group(request) is None:
        scope = Scope.ALL
    request.records.meetings.change(
        meeting.id, kind=kind.value, scope=scope_for(request, scope).value,
        group_id=group_for(request, scope),
    )  # fmt: skip
    possible = PARTS_OF.get(kind, ())
    request.records.meetings.contain(meeting.id, [p for p in meeting.parts if p in possible])
    return shown(request, meeting.id)


def toggle_part(request: Request, press: TogglePart) -> list[Reply]:
    """With this record inside, or without（含…）."""
    meeting = pressed_draft(request)
    if press.kind not in PARTS_OF.get(meeting.kind, ()):
        raise Refusal("refused.stale")
    kept = [part for part in meeting.parts if part is not press.kind]
    added = [] if press.kind in meeting.parts else [press.kind]
    request.records.meetings.contain(meeting.id, [*kept, *added])
    again = replace(meeting, parts=(*kept, *added))
    return [Refresh(kinds_card(again, 0, request.words, request.abilities))]


def choose_scope(request: Request, press: ChooseScope) -> list[Reply]:
    meeting = pressed_draft(request)
    groups = request.records.people.groups(request.home.id)
    card = scopes_card(meeting, groups, press.page, request.words, request.abilities)
    return [Refresh(card)]


def set_scope(request: Request, press: SetScope) -> list[Reply]:
    """Who is expected: all, the committee, a group, or those named next."""
    meeting = pressed_draft(request)
    groups = {group.id for group in request.records.people.groups(request.home.id)}
    if press.scope is Scope.GROUP and press.group_id not in groups:
        raise Refusal("refused.stale")
    if is_only_leader(request) and press.group_id != own_group(request):
        raise Refusal("meeting.refused.own_group_only")
    group_id = press.group_id or None
    request.records.meetings.change(meeting.id, scope=press.scope.value, group_id=group_id)
    if press.scope is not Scope.NAMED:
        return shown(request, meeting.id)
    return _names(request, meeting, 0)


def toggle_named(request: Request, press: ToggleNamed) -> list[Reply]:
    meeting = pressed_draft(request)
    if press.member_id:
        chosen = request.records.meetings.named(meeting.id)
        known = {member.id for member in request.members()}
        flipped = {press.member_id} & known ^ set(chosen)
        request.records.meetings.expect(meeting.id, flipped)
    return _names(request, meeting, press.page)


def _names(request: Request, meeting: Meeting, page: int) -> list[Reply]:
    chosen = request.records.meetings.named(meeting.id)
    card = named_card(meeting, request.members(), chosen, page, request.words, request.abilities)
    return [Refresh(card)]
