"""A page of the record book（会议记录页）, and what stands on a sign-in sheet: a pure value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.asking import Roll
from domain.books import Record
from domain.meetings import MeetingKind
from domain.minutes import WORDLESS, MinuteLine
from domain.people import Branch, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """One record of one gathering; `record` is None until the meeting is closed.

    `people` are those on its list, as they were that day. `agenda` stands in until items are
    written down.
    """

    branch: Branch
    roll: Roll
    kind: MeetingKind
    people: Mapping[int, Member]
    recorder: str
    made_on: date
    record: Record | None = None
    agenda: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[MinuteLine, ...]:
        if self.kind in WORDLESS:
            return ()
        if self.record is not None:
            return self.record.topics
        return tuple(map(MinuteLine, self.agenda))

    @property
    def resolutions(self) -> tuple[MinuteLine, ...]:
        if self.record is None or self.kind in WORDLESS:
            return ()
        return self.record.resolutions
