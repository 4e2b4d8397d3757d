"""How the branch stands with what it owes（履职情况）, on any day.

Nothing is missing（缺）before its stretch is over, nor from before the branch was established or
kept its records here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.beats import Beat, Turn, turn_of, turns_of
from domain.fulfilment import Course, Entry
from domain.obligations import FOR_YEAR, Duty, MakeUp, Obligation, obligations_of


class Status(StrEnum):
    """How it stands with one stretch of an obligation."""

    MET = "met"  # 已完成
    MET_WITH_WARNING = "met_with_warning"  # 已完成，须核实
    MISSING = "missing"  # 期满没有记录
    PENDING = "pending"  # 期限未到
    PENDING_SUPERIOR_WINDOW = "pending_superior_window"  # 上级期限未到
    NOT_APPLICABLE = "not_applicable"  # 本支部没有这一项
    NOT_REQUIRED_PARTIAL = "not_required_partial"  # 不满一期，不作要求
    NOT_TRACKED = "not_tracked"  # 不在此记录


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One stretch of one obligation: how it stands, until when it may be done, and by what.

    `warning` says why it is met with one. `entries` fulfil it, `planned` will, `unrecorded` would
    if their record were there（会议记录待确认）.
    """

    obligation: Obligation
    turn: Turn
    status: Status
    deadline: date
    warning: str = ""
    entries: tuple[Entry, ...] = ()
    planned: tuple[Entry, ...] = ()
    unrecorded: tuple[Entry, ...] = ()

    @property
    def key(self) -> str:
        """Such as group_meeting:3@2026-05."""
        return f"{self.obligation}@{self.turn}"

    @property
    def word(self) -> str:
        """The status with its reason or its day."""
        match self.status:
            case Status.MET_WITH_WARNING:
                return f"{self.status}:{self.warning}"
            case Status.PENDING_SUPERIOR_WINDOW:
                return f"{self.status}:{self.deadline}"
        return self.status.value

    @property
    def is_met(self) -> bool:
        return self.status in {Status.MET, Status.MET_WITH_WARNING}

    @property
    def is_pending(self) -> bool:
        return self.status in {Status.PENDING, Status.PENDING_SUPERIOR_WINDOW}

    @property
    def is_arranged(self) -> bool:
        """Whether enough is planned, or waits only for its record（已排期）."""
        done = len(self.entries) + len(self.planned) + len(self.unrecorded)
        return self.is_pending and done >= self.obligation.least


def standings(make_up: MakeUp, entries: Iterable[Entry], year: int, as_of: date) -> list[Standing]:
    """Every stretch of a year, obligation by obligation."""
    return _standings(make_up, entries, as_of, lambda beat: turns_of(beat, year))


def current(make_up: MakeUp, entries: Iterable[Entry], as_of: date) -> list[Standing]:
    """Of each obligation, the stretch in which that day lies."""
    return _standings(make_up, entries, as_of, lambda beat: [turn_of(beat, as_of)])


def _standings(
    make_up: MakeUp, entries: Iterable[Entry], as_of: date, turns: Callable[[Beat], Iterable[Turn]]
) -> list[Standing]:
    done: dict[Duty, list[Entry]] = {}
    for entry in entries:
        done.setdefault(entry.duty, []).append(entry)
    return [
        standing(obligation, turn, done.get(obligation.duty, ()), make_up=make_up, as_of=as_of)
        for obligation in obligations_of(make_up)
        for turn in turns(obligation.beat)
    ]


def years_of(make_up: MakeUp, as_of: date) -> range:
    """The years somebody may ask about: since the branch was established, else the last three."""
    founded = make_up.established_on
    return range(as_of.year - 2 if founded is None else founded.year - 1, as_of.year + 1)


def standing(
    obligation: Obligation, turn: Turn, entries: Iterable[Entry], *, make_up: MakeUp, as_of: date
) -> Standing:
    """How it stands with one stretch on the day `as_of`."""
    mine = [entry for entry in entries if _is_towards(entry, obligation, turn, make_up)]
    held = tuple(entry for entry in mine if entry.course is Course.HELD)
    deadline = _deadline(obligation, turn, make_up, as_of)
    sound = [entry for entry in held if not entry.warning]
    warning = "" if len(sound) >= obligation.least else _warning(held)
    return Standing(
        obligation=obligation,
        turn=turn,
        status=_status(obligation, turn, len(held), deadline, make_up=make_up, as_of=as_of,
                       is_warned=bool(warning)),
        deadline=deadline,
        warning=warning,
        entries=held,
        planned=tuple(entry for entry in mine if entry.course is Course.SCHEDULED),
        unrecorded=tuple(entry for entry in mine if entry.course is Course.UNRECORDED),
    )  # fmt: skip


def _deadline(obligation: Obligation, turn: Turn, make_up: MakeUp, as_of: date) -> date:
    """The last day of the stretch; once that is over, of the window, where there is one."""
    if obligation.duty not in FOR_YEAR or as_of <= turn.until:
        return turn.until
    return max(turn.until, make_up.windows.get(turn.first.year, turn.until))


def _status(
    obligation: Obligation, turn: Turn, held: int, deadline: date, *, make_up: MakeUp,
    as_of: date, is_warned: bool,
) -> Status:  # fmt: skip
    if not obligation.is_applicable:
        return Status.NOT_APPLICABLE
    if not obligation.is_tracked:
        return Status.NOT_TRACKED
    founded = make_up.established_on or date.min
    if turn.until < founded:
        return Status.NOT_APPLICABLE
    if held >= obligation.least:
        return Status.MET_WITH_WARNING if is_warned else Status.MET
    if turn.since < founded:
        return Status.NOT_REQUIRED_PARTIAL
    tracked_from = make_up.tracked_from or date.min
    if turn.until < tracked_from:
        return Status.NOT_TRACKED
    if as_of <= deadline:
        return Status.PENDING if as_of <= turn.until else Status.PENDING_SUPERIOR_WINDOW
    return Status.NOT_REQUIRED_PARTIAL if turn.since < tracked_from else Status.MISSING


def _is_towards(entry: Entry, obligation: Obligation, turn: Turn, make_up: MakeUp) -> bool:
    """Whether it counts here. Held before the branch was established, it is another's."""
    if entry.duty != obligation.duty or entry.on < (make_up.established_on or date.min):
        return False
    if entry.group is not None and entry.group != obligation.group:
        return False
    if obligation.beat is Beat.YEAR and entry.year is not None:
        return entry.year == turn.first.year
    return entry.on in turn


def _warning(held: Iterable[Entry]) -> str:
    return next((entry.warning for entry in held if entry.warning), "")
