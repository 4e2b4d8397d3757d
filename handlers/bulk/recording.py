"""Recording many at once（批量记到会）: 其余全到, 除…外, a pasted list, like last time."""

from collections.abc import Mapping
from dataclasses import replace

from cards.bulk import AskBulk, AskExcept, RestPresent
from cards.bulk_preview import (
    ConfirmBulk,
    DropBulk,
    LikeLastTime,
    Preview,
    ask_card,
    done_card,
    dropped_card,
    preview_card,
)
from cards.meetings import heading
from cards.moments import short_day
from cards.undo import undo_button
from chat import Card, Refresh, Reply, Tell
from domain.access import Right, may, roles_of
from domain.attendance import Presence
from domain.bulk import Vocabulary, read_paste
from domain.meetings import Meeting
from domain.proposals import is_as_shown, mark_of, pack, unpack
from domain.recording import (
    ATTENDANCE,
    changes_of,
    check_listed,
    check_recordable,
    like_last,
    may_add,
    rest_of,
)
from domain.refusal import Refusal
from handlers.request import Request
from storage.recording import write_down

EXCEPT = "record"
KIND = "bulk"
"""The questions after those who were not there, and after a list."""


def rest_present(request: Request, _: RestPresent) -> list[Reply]:
    """其余全到: everybody expected who is not accounted for was there, at once."""
    meeting = request.gathering
    people = rest_of(request.records.attendance.of(meeting.id))
    return _write(request, meeting, dict.fromkeys(people, Presence.PRESENT))


def ask_except(request: Request, _: AskExcept) -> list[Reply]:
    """Their next line names those who were not there."""
    return _ask(request, EXCEPT, lead="record.ask_except", note="bulk.except_note")


def ask(request: Request, _: AskBulk) -> list[Reply]:
    """Their next message names those who were there, or says of each what holds."""
    return _ask(request, KIND, lead="bulk.ask", note="bulk.ask_note")


def take_except(request: Request, text: str) -> list[Reply]:
    """除张三、李四外全到; names alone are those who were not there."""
    return _take(request, EXCEPT, text, replace(ATTENDANCE, leaves_out=True))


def take(request: Request, text: str) -> list[Reply]:
    """A list as it is pasted; names alone are those who came."""
    return _take(request, KIND, text, ATTENDANCE)


def like_last_time(request: Request, _: LikeLastTime) -> list[Reply]:
    """照上次: shown as any other list."""
    meeting, records = request.gathering, request.records
    check_recordable(meeting, request.now)
    last = records.meetings.last_like(meeting)
    if last is None:
        raise Refusal("bulk.refused.no_last")
    changes = like_last(records.attendance.of(last.id), records.attendance.of(meeting.id))
    day = short_day(last.starts_at.astimezone(request.zone), request.words)
    said = request.words("bulk.like_last", title=heading(last, request.words), day=day)
    return [Refresh(_propose(request, meeting, KIND, changes, said))]


def confirm(request: Request, press: ConfirmBulk) -> list[Reply]:
    """Write what was shown; where somebody of it has changed meanwhile it is shown anew."""
    meeting, (kind, word) = request.gathering, _waiting(request)
    if mark_of(word) != press.mark:
        raise Refusal("bulk.refused.stale")
    shown = unpack(word, list(_people(request, meeting)))
    before = _before(request, meeting)
    if not is_as_shown(word, before, shown):
        changes = {one: said for one, said in shown.items() if before.get(one) is not said}
        return [Refresh(_propose(request, meeting, kind, changes, request.words("bulk.changed")))]
    request.drop_question()
    return _write(request, meeting, shown)


def drop(request: Request, _: DropBulk) -> list[Reply]:
    request.drop_question()
    return [Refresh(dropped_card(request.gathering, request.words))]


def _ask(request: Request, kind: str, *, lead: str, note: str) -> list[Reply]:
    check_recordable(request.gathering, request.now)
    request.ask(kind, str(request.gathering.id))
    words = request.words
    return [Refresh(ask_card(request.gathering, words(lead), words(note), words))]


def _take(request: Request, kind: str, text: str, vocabulary: Vocabulary) -> list[Reply]:
    meeting = _about(request)
    check_recordable(meeting, request.now)
    people, attendances = _people(request, meeting), request.records.attendance.of(meeting.id)
    paste = read_paste(text, people, vocabulary)
    check_listed(paste, attendances, people)
    return [Tell(_propose(request, meeting, kind, changes_of(paste, attendances)))]


def _propose(
    request: Request, meeting: Meeting, kind: str, changes: Mapping[int, Presence], said: str = ""
) -> Card:
    """Show it; it waits beside the open question, and another list takes its place."""
    if not changes:
        raise Refusal("bulk.refused.nothing")
    people = _people(request, meeting)
    word = pack(list(people), _before(request, meeting), changes)
    request.ask(kind, f"{meeting.id}|{word}")
    preview = Preview(
        meeting=meeting,
        title=heading(meeting, request.words),
        attendances=request.records.attendance.of(meeting.id),
        names=people,
        changes=changes,
        mark=mark_of(word),
        is_late=check_recordable(meeting, request.now),
        said=said,
    )
    return preview_card(preview, request.words)


def _write(request: Request, meeting: Meeting, changes: Mapping[int, Presence]) -> list[Reply]:
    write_down(request.records, meeting, changes, by=request.me.id, at=request.now)
    undo = None
    if changes:
        number = request.records.audit.next_number(request.home.id)
        undo = undo_button(request.home.id, number, request.words)
    came = sum(presence is Presence.PRESENT for presence in changes.values())
    key = "record.rest_done" if came == len(changes) else "bulk.done"
    said = request.words(key, count=len(changes)) if changes else request.words("bulk.none_open")
    card = done_card(
        meeting, heading(meeting, request.words), said,
        request.records.attendance.of(meeting.id), undo=undo, words=request.words,
    )  # fmt: skip
    return [Refresh(card)]


def _people(request: Request, meeting: Meeting) -> dict[int, str]:
    """By id, who may be named: everybody on the list, and who may be put on it as an observer."""
    names = request.records.people.names(request.home.id)
    listed = [one.member_id for one in request.records.attendance.of(meeting.id)]
    roles = roles_of(request.member, meeting=meeting)
    others = [one.id for one in request.members() if may_add(roles, request.me, one)]
    return {one: names[one] for one in (*listed, *others)}


def _before(request: Request, meeting: Meeting) -> dict[int, Presence | None]:
    return {one.member_id: one.presence for one in request.records.attendance.of(meeting.id)}


def _about(request: Request) -> Meeting:
    """The meeting the open question is about, if who answers may record it."""
    meeting = request.records.meetings.find(int(request.about.partition("|")[0]))
    if meeting is None or meeting.branch_id != request.home.id:
        raise Refusal("refused.stale")
    if not may(Right.RECORD, roles_of(request.member, meeting=meeting)):
        raise Refusal("refused.not_allowed")
    return meeting


def _waiting(request: Request) -> tuple[str, str]:
    """What was shown last for this meeting and still waits for a yes: its kind, and the word."""
    assert request.account_id is not None
    question = request.records.questions.open(request.account_id, request.now)
    if question is None or question.kind not in (KIND, EXCEPT):
        raise Refusal("bulk.refused.stale")
    about, _, word = question.subject.partition("|")
    if about != str(request.gathering.id) or not word:
        raise Refusal("bulk.refused.stale")
    return question.kind, word
