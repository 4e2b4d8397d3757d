"""Writing down what is to be said of dues（党费通知）, for handlers and bells alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.access import Right
from domain.dues import payable_months
from domain.months import Month, pack
from domain.notices import NoticeKind
from domain.people import Branch, Member, Office, Reader, Trust
from domain.quiet import after_the_night, own_hours
from domain.rhythms import called_months
from storage.records import Records
from storage.undo import Received

DUES_CARD = "dues"
"""The kind of the card in the group; its subject is the month."""

WAITING_CARD = "dues_waiting"
"""The kind of the private card of what waits for confirmation; its subject is the branch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How many are reminded, were reminded that day already, or cannot be（提醒结果）."""

    planned: int
    before: int
    silent: int


def collectors(records: Records, branch: Branch, on: date) -> list[Member]:
    """To whom dues are given: whom they are entrusted to, 组织委员; else who runs the branch."""
    may = records.people.who_may(Right.COLLECT_DUES, branch.id, on)
    entrusted = [member for member in may if Trust.DUES in member.entrusted]
    heads = [member for member in may if Office.ORGANIZATION_COMMISSIONER in member.offices]
    return [*entrusted, *(one for one in heads if one not in entrusted)] or may


def call_for_dues(
    records: Records, branch: Branch, month: Month, member_ids: Iterable[int], now: datetime
) -> Called:
    """Remind them privately, once a day, outside their night, unless they do not wish it.

    Whoever may pay the month later（延交）is not reminded of it.
    """
    later = {one.member_id for one in records.ledger.deferrals(branch.id) if month in one.months}
    day = now.astimezone(branch.timezone).date()
    planned = before = silent = 0
    for member_id in member_ids:
        if member_id in later:
            continue
        reader = records.accounts.reader(member_id)
        if reader is None or not reader.wants_nudges:
            silent += 1
        elif records.notices.plan(
            branch_id=branch.id,
            kind=NoticeKind.DUES_CALL,
            subject=f"{member_id}:{month}",
            key=f"dues_call:{branch.id}:{month}:{member_id}:{day}",
            due_at=_morning(reader, branch, now),
            member_id=member_id,
        ):
            planned += 1
        else:
            before += 1
    return Called(planned=planned, before=before, silent=silent)


def called_together(
    records: Records, branch: Branch, member_id: int, month: Month, now: datetime
) -> list[Month]:
    """What the reminder of a month is about: for who pays by the quarter, what is open of it."""
    day = now.astimezone(branch.timezone).date()
    if member_id not in records.rhythms.quarterly(branch.id, day):
        return [month]
    mine = records.dues.of_member(member_id)
    is_assessed = member_id in records.dues.assessed(branch.id, day)
    payable = payable_months(branch, now, mine, is_assessed=is_assessed)
    return called_months(month, mine, payable) or [month]


def tell_collectors(records: Records, branch: Branch, now: datetime) -> None:
    """One private card for all that waits; a new one only after something was confirmed."""
    day = now.astimezone(branch.timezone).date()
    round_ = records.dues.confirmed_count(branch.id)
    told = [
        records.notices.plan(
            branch_id=branch.id,
            kind=NoticeKind.CARD,
            subject=f"{WAITING_CARD}:{branch.id}",
            key=f"{WAITING_CARD}:{branch.id}:{member.id}:{round_}",
            due_at=_morning(reader, branch, now),
            member_id=member.id,
        )
        for member in _with_account(records, branch, day)
        if (reader := records.accounts.reader(member.id)) is not None
    ]
    if any(told):
        records.cards.retire(WAITING_CARD, str(branch.id), now)
    records.cards.stale(str(branch.id), [WAITING_CARD], now)


def tell_confirmed(
    records: Records, branch: Branch, member_id: int, months: Sequence[Month], now: datetime
) -> None:
    """The member reads one line about the months just confirmed, however many they are."""
    subject = _visit(member_id, months, now)
    _tell(records, branch, NoticeKind.DUES_CONFIRMED, member_id, subject, now)


def tell_taken_back(
    records: Records, branch: Branch, received: Iterable[Received], now: datetime
) -> None:
    """Who was told of these confirmations reads that they do not hold, one line for each visit."""
    told: dict[tuple[int, datetime], list[Month]] = {}
    for one in received:
        told.setdefault((one.member_id, one.at), []).append(Month.read(one.month))
    for (member_id, at), months in told.items():
        subject = _visit(member_id, months, at)
        _tell(records, branch, NoticeKind.DUES_TAKEN_BACK, member_id, subject, now)


def was_told(records: Records, subject: str) -> bool:
    """Whether the member has read of this confirmation."""
    return records.notices.was_said(f"{NoticeKind.DUES_CONFIRMED}:{subject}")


def _visit(member_id: int, months: Iterable[Month], at: datetime) -> str:
    """What one visit confirmed of a member's dues: who, which months, when."""
    return f"{member_id}:{pack(months)}:{at.astimezone(UTC).isoformat()}"


def _tell(
    records: Records, branch: Branch, kind: NoticeKind, member_id: int, subject: str, now: datetime
) -> None:
    reader = records.accounts.reader(member_id)
    if reader is None:
        return
    records.notices.plan(
        branch_id=branch.id, kind=kind, subject=subject, key=f"{kind}:{subject}",
        due_at=_morning(reader, branch, now), member_id=member_id,
    )  # fmt: skip


def _morning(reader: Reader, branch: Branch, now: datetime) -> datetime:
    return after_the_night(now, reader.timezone, own_hours(reader, branch.settings))


def _with_account(records: Records, branch: Branch, day: date) -> list[Member]:
    heads = [member for member in collectors(records, branch, day) if member.has_account]
    return heads or records.people.who_may(Right.RUN_BRANCH, branch.id, day)
