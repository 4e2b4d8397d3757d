"""What the records of two meetings must be, in plain words: no database, no bot.

Who said what last about which meeting; what the secretary wrote down; open or closed; and what
the last step of each could still be taken back to.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from cards.attendance import CheckIn, ExplainLeave, MarkAnswer
from cards.recording import CloseMeeting, RecordPresence, Reopen
from chat import Incoming
from chat.presses import decode, tag_of

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DOORS_OPEN, DOORS_CLOSE = timedelta(minutes=30), timedelta(minutes=120)
TAKEN_BACK_WITHIN = timedelta(minutes=10)
KINDS = {one.tag: one for one in (MarkAnswer, CheckIn, ExplainLeave, CloseMeeting, RecordPresence,
                                  Reopen)}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One person at one meeting."""

    answer: str | None = None
    answered_at: datetime | None = None
    leave: str | None = None
    here_at: datetime | None = None
    recorded: str | None = None
    recorded_at: datetime | None = field(default=None, compare=False)
    is_late: bool = False


@dataclass(frozen=True)
class Gathering:
    starts_at: datetime
    ends_at: datetime
    is_open: bool = True
    closed_at: datetime | None = None


@dataclass
class Step:
    """The last thing somebody changed: which entries, from what to what; None if it stands."""

    number: int
    at: datetime
    entries: list[tuple[Any, dict[str, Any], dict[str, Any]]] | None


@dataclass
class Book:
    """`entries` holds a Gathering for each meeting and a Line for each (meeting, person)."""

    members: dict[str, int]
    secretary: str
    entries: dict[Any, Any]
    seen: set[str] = field(default_factory=set)
    newest: dict[tuple[str, str], tuple[int, datetime]] = field(default_factory=dict)
    last: dict[str, Step] = field(default_factory=dict)

    def take(self, visit: Incoming) -> str:
        """Work on one visit: `done`, `late`, `refused`, or `again` if it came before."""
        if visit.key in self.seen:
            return "again"
        self.seen.add(visit.key)
        self._made: list[tuple[Any, dict[str, Any], dict[str, Any]]] = []
        who, number, at = visit.account.user, visit.order, visit.at
        if not hasattr(visit.what, "wire"):
            return self._undo(who, number, at)
        press = decode(KINDS[tag_of(visit.what.wire)], visit.what.wire)
        outcome = self._press(press, who, number, at)
        if self._made:
            self.last[who] = Step(number, at, self._made)
        return outcome

    def tidy(self, now: datetime) -> None:
        """What the hourly bell forgets."""
        self.newest = {key: (n, at) for key, (n, at) in self.newest.items() if at >= now - DAY}
        for step in self.last.values():
            if step.at < now - HOUR:
                step.entries = None

    def _press(self, press, who: str, number: int, at: datetime) -> str:
        meeting = self.entries[press.meeting_id]
        line = (press.meeting_id, self.members[who])
        match press:
            case MarkAnswer(meeting_id, answer):
                if not self._is_newest(who, f"answer:{meeting_id}", number, at):
                    return "late"
                is_too_late = answer == "coming" and at >= meeting.starts_at
                if not meeting.is_open or self.entries[line].here_at or is_too_late:
                    return "refused"
                leave = None if answer == "coming" else self.entries[line].leave
                self._set(line, answer=str(answer), answered_at=at, leave=leave)
                self._remember(who, f"answer:{meeting_id}", number, at)
            case CheckIn(meeting_id):
                if not self._is_newest(who, f"here:{meeting_id}", number, at):
                    return "late"
                doors = meeting.starts_at - DOORS_OPEN <= at <= meeting.ends_at + DOORS_CLOSE
                if not meeting.is_open or not doors:
                    return "refused"
                if not self.entries[line].here_at:
                    self._set(line, here_at=at)
                self._remember(who, f"here:{meeting_id}", number, at)
            case ExplainLeave(meeting_id, why):
                if not meeting.is_open or self.entries[line].answer != "leave":
                    return "refused"
                if not self._is_newest(who, f"leave:{meeting_id}", number, at):
                    return "late"
                self._set(line, leave=str(why))
                self._remember(who, f"leave:{meeting_id}", number, at)
            case RecordPresence(meeting_id, member_id, presence):
                if not self._is_newest(who, f"record:{meeting_id}:{member_id}", number, at):
                    return "late"
                if at < meeting.starts_at:
                    return "refused"
                is_late = not meeting.is_open or at - meeting.ends_at >= DAY
                recorded = presence or None
                line = (meeting_id, member_id)
                self._set(line, recorded=recorded, recorded_at=at, is_late=is_late)
                self._remember(who, f"record:{meeting_id}:{member_id}", number, at)
            case CloseMeeting(meeting_id):
                if not meeting.is_open or at < meeting.starts_at:
                    return "refused"
                self._set(meeting_id, is_open=False, closed_at=at)
            case Reopen(meeting_id):
                if meeting.is_open:
                    return "refused"
                self._set(meeting_id, is_open=True, closed_at=None)
        return "done"

    def _undo(self, who: str, number: int, at: datetime) -> str:
        step = self.last.get(who)
        if step is None or step.entries is None or step.number > number:
            return "refused"
        if at - step.at > TAKEN_BACK_WITHIN:
            return "refused"
        for key, _, after in step.entries:
            if any(getattr(self.entries[key], name) != value for name, value in after.items()):
                return "refused"
        for key, before, _ in reversed(step.entries):
            self.entries[key] = replace(self.entries[key], **before)
        self.last[who] = Step(number, at, None)
        return "done"

    def _is_newest(self, who: str, about: str, number: int, at: datetime) -> bool:
        known, known_at = self.newest.get((who, about), (0, at))
        return known <= number or abs(at - known_at) > DAY

    def _remember(self, who: str, about: str, number: int, at: datetime) -> None:
        self.newest[who, about] = (number, at)

    def _set(self, key, **values) -> None:
        entry = self.entries[key]
        after = {name: new for name, new in values.items() if getattr(entry, name) != new}
        if after:
            self._made.append((key, {name: getattr(entry, name) for name in after}, after))
            self.entries[key] = replace(entry, **values)
