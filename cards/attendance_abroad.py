"""The cards of a meeting as a phone abroad may show them to anybody（考勤卡，中性措辞）."""

from cards.agenda import ShowAgenda
from cards.attendance import CheckIn, MarkAnswer, answer_buttons, outcome
from cards.moments import clock_of, own_time, span_name
from chat import Button, Card
from domain.attendance import Answer, Tally
from domain.meetings import Meeting, MeetingState
from domain.people import Branch, Reader
from locales import Words


def neutral_attendance_card(
    meeting: Meeting, tally: Tally, branch: Branch, reader: Reader, words: Words
) -> Card:
    """Before the meeting: when, by the reader's own clock, and numbers; not what, nor where."""
    if meeting.state is not MeetingState.PUBLISHED:
        return _over(meeting, tally, branch, reader, words)
    counts = words("attendance.counts", expected=tally.expected, coming=tally.coming,
                   on_leave=tally.on_leave)  # fmt: skip
    return Card(
        title=_title(meeting, branch, reader, words),
        lead=counts,
        note=words("attendance.neutral.note"),
        rows=((*answer_buttons(meeting, words), _details(meeting, words)),),
    )


def neutral_check_in_card(
    meeting: Meeting, tally: Tally, branch: Branch, reader: Reader, words: Words
) -> Card:
    """From an hour before the start."""
    if meeting.state is not MeetingState.PUBLISHED:
        return _over(meeting, tally, branch, reader, words)
    start = meeting.starts_at
    clock = own_time(clock_of(start, reader.timezone), start, branch, reader, words)
    here = Button(words("attendance.button.check_in"), CheckIn(meeting.id))
    leave = Button(words("attendance.button.leave"), MarkAnswer(meeting.id, Answer.LEAVE))
    return Card(
        title=words("attendance.neutral.check_in", clock=clock),
        lead=words("attendance.check_in.counts", expected=tally.expected,
                   checked_in=tally.checked_in),
        note=words("attendance.neutral.check_in_note"),
        rows=((here, leave, _details(meeting, words)),),
    )  # fmt: skip


def _over(meeting: Meeting, tally: Tally, branch: Branch, reader: Reader, words: Words) -> Card:
    lead = words(f"attendance.{outcome(meeting)}", expected=tally.expected, present=tally.present,
                 excused=tally.excused)  # fmt: skip
    return Card(title=_title(meeting, branch, reader, words), lead=lead)


def _title(meeting: Meeting, branch: Branch, reader: Reader, words: Words) -> str:
    when = span_name(meeting.starts_at, meeting.ends_at, reader.timezone, words)
    when = own_time(when, meeting.starts_at, branch, reader, words)
    return words("attendance.neutral.title", when=when)


def _details(meeting: Meeting, words: Words) -> Button:
    """What it is and where, for whoever asks: only then is it said."""
    return Button(words("agenda.button.details"), ShowAgenda(meeting.id))
