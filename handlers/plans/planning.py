"""Planning a month（月计划）: proposed, changed line by line, saved as drafts, posted."""

from dataclasses import replace
from datetime import datetime, timedelta

from cards.plan_lines import (
    AskLineTime,
    DropLine,
    EditPlanLine,
    OpenPlan,
    PlanSheet,
    ToggleLinePart,
    ask_time_card,
    line_card,
)
from cards.plans import PlanAnew, PostPlan, SavePlan, plan_card, sure_post_card
from chat import Card, Refresh, Reply, Tell
from domain.meetings import LONGEST, PARTS_OF
from domain.moving import read_times
from domain.notices import NoticeKind
from domain.periods import read_month_ahead
from domain.planning import Plan, PlanLine, check_month, check_moved
from domain.proposing import propose
from domain.refusal import Refusal
from handlers.request import Request
from storage.monthly import dues_day
from storage.planning import as_it_stands, save_as_drafts, situation_of

TIME = "plan_time"


def plan(request: Request, words: str) -> list[Reply]:
    """/plan 12月: the plan kept for that month, or a proposal; without words, next month's."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    month = read_month_ahead(words, request.today)
    check_month(month, request.today)
    kept = request.records.plans.of_month(request.home.id, month)
    if kept is None:
        situation = situation_of(request.records, request.home, month, request.now)
        lines = propose(month, situation, request.calendar.works)
        plan_id = request.records.plans.keep(request.home.id, month, lines)
    else:
        plan_id = kept.id
    return [Tell(_card(request, _plan(request, plan_id), 0))]


def open_plan(request: Request, press: OpenPlan) -> list[Reply]:
    return [Refresh(_card(request, _plan(request, press.plan_id), press.page))]


def edit(request: Request, press: EditPlanLine) -> list[Reply]:
    return _line(request, _plan(request, press.plan_id), press.line_id)


def ask_time(request: Request, press: AskLineTime) -> list[Reply]:
    """Their next line is its time, or its place."""
    line = _found(_plan(request, press.plan_id), press.line_id)
    _check_unsaved(line)
    request.ask(TIME, f"{press.plan_id}:{press.line_id}")
    return [Refresh(ask_time_card(press.plan_id, press.line_id, request.words))]


def take_time(request: Request, text: str) -> list[Reply]:
    """Another day, hour or place; the length stays unless an end is given."""
    plan_id, _, line_id = request.about.partition(":")
    kept = _plan(request, int(plan_id))
    line = _found(kept, int(line_id))
    start, end, place = read_times(
        text, line.starts_at, line.ends_at, request.now.astimezone(request.zone)
    )
    check_moved(line, start.astimezone(request.zone), kept.month, request.now)
    if not timedelta() < end - start <= LONGEST:
        raise Refusal("meeting.refused.too_long")
    request.make_sure(place)
    request.records.plans.change(
        line.id, starts_at=start, ends_at=end, place=place or line.place,
        is_moved=False, is_usual=False,
    )  # fmt: skip
    request.drop_question()
    return [Tell(_card(request, _plan(request, kept.id), 0))]


def drop(request: Request, press: DropLine) -> list[Reply]:
    """Not this month, or after all."""
    kept = _plan(request, press.plan_id)
    line = _found(kept, press.line_id)
    _check_unsaved(line)
    request.records.plans.change(line.id, is_dropped=not line.is_dropped)
    return [Refresh(_card(request, _plan(request, kept.id), 0))]


def toggle_part(request: Request, press: ToggleLinePart) -> list[Reply]:
    kept = _plan(request, press.plan_id)
    line = _found(kept, press.line_id)
    _check_unsaved(line)
    if press.part not in PARTS_OF.get(line.kind, ()):
        raise Refusal("refused.stale")
    parts = [part for part in PARTS_OF[line.kind]
             if (part in line.parts) != (part is press.part)]  # fmt: skip
    request.records.plans.change(line.id, parts=parts)
    return _line(request, _plan(request, kept.id), line.id)


def save(request: Request, press: SavePlan) -> list[Reply]:
    """One tap: all that is kept are drafts; what is over by now is left."""
    kept = _plan(request, press.plan_id)
    late = [line for line in kept.kept if line.starts_at <= request.now and not line.meeting_id]
    for line in late:
        request.records.plans.change(line.id, is_dropped=True)
    count = save_as_drafts(request.records, _plan(request, kept.id), by=request.me.id)
    if not count:
        raise Refusal("plan.refused.nothing_to_save")
    request.drop_question()
    card = _card(request, _plan(request, kept.id), 0)
    return [Refresh(card), request.tell("plan.saved", count=count)]


def post(request: Request, press: PostPlan) -> list[Reply]:
    """The group reads kinds, days and hours; again only if sure."""
    kept = _plan(request, press.plan_id)
    home = request.records.branches.home(request.home.id)
    if home is None:
        raise Refusal("claims.refused.no_group")
    if not kept.kept and not _sheet(request, kept).standing:
        raise Refusal("plan.refused.empty")
    if kept.posted_at is not None and not press.is_sure:
        return [Refresh(sure_post_card(kept.id, request.words))]
    request.records.plans.post(kept.id, request.now)
    request.notify(
        NoticeKind.PLAN, str(kept.id), f"plan:{kept.id}:{kept.posted_at or ''}",
        chat_id=home.id,
    )  # fmt: skip
    return [Refresh(_card(request, _plan(request, kept.id), 0)), request.tell("plan.posted")]


def anew(request: Request, press: PlanAnew) -> list[Reply]:
    """Lines that are drafts already stay as meetings of their own."""
    kept = _plan(request, press.plan_id)
    request.records.plans.drop(kept.id)
    return [Refresh(reply.card) for reply in plan(request, str(kept.month))
            if isinstance(reply, Tell)]  # fmt: skip


def _plan(request: Request, plan_id: int) -> Plan:
    kept = request.records.plans.find(plan_id)
    if kept is None or kept.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return as_it_stands(request.records, kept)


def _found(kept: Plan, line_id: int) -> PlanLine:
    for line in kept.lines:
        if line.id == line_id:
            return line
    raise Refusal("refused.stale")


def _check_unsaved(line: PlanLine) -> None:
    if line.meeting_id is not None:
        raise Refusal("plan.refused.saved")


def _card(request: Request, kept: Plan, page: int) -> Card:
    return plan_card(_sheet(request, kept), page, request.words, request.abilities)


def _line(request: Request, kept: Plan, line_id: int) -> list[Reply]:
    line = _found(kept, line_id)
    room = request.abilities.max_buttons
    return [Refresh(line_card(_sheet(request, kept), line, request.words, room=room))]


def _sheet(request: Request, kept: Plan) -> PlanSheet:
    ours = {line.meeting_id for line in kept.lines}
    situation = situation_of(request.records, request.home, kept.month, request.now)
    return PlanSheet(
        plan=replace(kept, lines=tuple(sorted(kept.lines, key=_when))),
        standing=[one for one in situation.standing(kept.month) if one.id not in ours],
        groups={group.id: group.name for group in request.records.people.groups(request.home.id)},
        dues_on=dues_day(request.records, request.home, kept.month, request.now),
        zone=request.zone,
    )


def _when(line: PlanLine) -> datetime:
    return line.starts_at
