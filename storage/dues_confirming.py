"""Confirming that dues have come（确认收到党费）, from a chat or from the page alike."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.dues import check_months
from domain.dues_ledger_actions import Decision, rule_on_payment
from domain.months import Month
from domain.people import Branch
from domain.refusal import Refusal
from storage.dues_notices import DUES_CARD, WAITING_CARD, tell_confirmed
from storage.receiving import payable_of, receive
from storage.records import Records


def confirm_months(
    records: Records, branch: Branch, by_member: Mapping[int, Sequence[Month]], *, by: int,
    now: datetime,
) -> None:  # fmt: skip
    """What members said they paid has come; each is told once, and the cards follow."""
    for member_id, months in by_member.items():
        for month in months:
            records.dues.confirm(member_id, month, by=by, at=now)
        follow_up(records, branch, member_id, months, now)


def receive_months(
    records: Records, branch: Branch, by_member: Mapping[int, Sequence[Month]], *, by: int,
    now: datetime,
) -> None:  # fmt: skip
    """What is due for these months has come, whatever was claimed before.

    Refused for a month that cannot be recorded, and for so many at once that the branch has to
    decide first（中组发〔2008〕3号第十二条）.
    """
    this = Month.of(now.astimezone(branch.timezone).date())
    for member_id, wanted in by_member.items():
        months = sorted(wanted)
        if not set(months) <= set(payable_of(records, branch, member_id, now)):
            raise Refusal("refused.stale")
        check_months(months, this)
        if rule_on_payment(months, this, has_consent=True).decision is Decision.NEEDS_BRANCH:
            raise Refusal("page.refused.too_many_months")
        receive(records, branch, member_id, months, by=by, now=now)
        follow_up(records, branch, member_id, months, now, is_own=member_id == by)


def follow_up(
    records: Records, branch: Branch, member_id: int, months: Sequence[Month], now: datetime, *,
    is_own: bool = False,
) -> None:  # fmt: skip
    """The cards show it, and the member is told, unless they have entered it themselves."""
    for month in months:
        records.cards.stale(str(month), [DUES_CARD], now)
    records.cards.stale(str(branch.id), [WAITING_CARD], now)
    if not is_own:
        tell_confirmed(records, branch, member_id, months, now)
