"""Writing down that a digest is to be said（月报通知）, for the bell and the secretary alike."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from domain.access import Right
from domain.digest import DigestState
from domain.digest_days import DigestDates, say_at
from domain.months import Month
from domain.notices import KEEPS_FOR, NoticeKind, NoticeState
from domain.people import Branch, Member
from domain.refusal import Refusal
from storage.records import Records

GROUP, DRAFT, PRIVATE = NoticeKind.DIGEST, NoticeKind.DIGEST_DRAFT, NoticeKind.DIGEST_PRIVATE
SAID = (NoticeState.CLAIMED, NoticeState.SENT, NoticeState.UNSURE)
WAITING = (NoticeState.DUE, NoticeState.CANCELLED)


def write_down(records: Records, branch: Branch, dates: DigestDates, now: datetime) -> None:
    """The digest of a month with its notices; nothing if it is written down already.

    Who slept through the day of the draft gets none: then the digest itself is due.
    """
    month = dates.month
    if not records.digests.write(branch.id, month, dates.goes_at):
        return
    if now < dates.goes_at:
        _plan(records, branch, month, DRAFT, say_at(dates.draft_at, branch, now), now)
    _plan_digest(records, branch, month, say_at(dates.goes_at, branch, now), now)


def send_now(records: Records, branch: Branch, month: Month, now: datetime) -> None:
    """Let it go at once, one that was to be skipped too. Refused if it has gone already."""
    if was_said(records, branch, month):
        raise Refusal("digest.refused.sent")
    digest = records.digests.find(branch.id, month)
    if digest is None or now - digest.goes_at > KEEPS_FOR[GROUP]:
        raise Refusal("digest.refused.too_late")
    if records.branches.home(branch.id) is None:
        raise Refusal("digest.refused.no_group")
    records.digests.set_state(branch.id, month, DigestState.GOES)
    for row in _rows(records, branch, month, (GROUP, PRIVATE), WAITING):
        records.notices.again(row.id, now)
    _plan_digest(records, branch, month, now, now)


def was_said(records: Records, branch: Branch, month: Month) -> bool:
    """Whether the group has read it, or is reading it just now."""
    return bool(_rows(records, branch, month, (GROUP,), SAID))


def _plan_digest(
    records: Records, branch: Branch, month: Month, due_at: datetime, now: datetime
) -> None:
    """For the group, and for the secretary what is missing. What is planned already stays."""
    chat = records.branches.home(branch.id)
    if chat is not None:
        records.notices.plan(
            branch_id=branch.id, kind=GROUP, subject=str(month), due_at=due_at, chat_id=chat.id,
            key=f"{GROUP}:{branch.id}:{month}",
        )  # fmt: skip
    _plan(records, branch, month, PRIVATE, due_at, now)


def _plan(
    records: Records, branch: Branch, month: Month, kind: NoticeKind, due_at: datetime,
    now: datetime,
) -> None:  # fmt: skip
    for member in _secretaries(records, branch, now):
        records.notices.plan(
            branch_id=branch.id, kind=kind, subject=str(month), due_at=due_at,
            member_id=member.id, key=f"{kind}:{branch.id}:{month}:{member.id}",
        )  # fmt: skip


def _secretaries(records: Records, branch: Branch, now: datetime) -> list[Member]:
    """The secretary, and whoever runs the branch in their place."""
    day = now.astimezone(branch.timezone).date()
    return records.people.who_may(Right.RUN_BRANCH, branch.id, day)


def _rows(
    records: Records, branch: Branch, month: Month, kinds: Collection[NoticeKind],
    states: Collection[NoticeState],
) -> list[Any]:  # fmt: skip
    found = records.notices.of(branch.id, kinds, states)
    return [row for row in found if row.subject == str(month)]
