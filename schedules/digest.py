"""The digest of the month（月报）: when it is written down, and what its letters say."""

from datetime import datetime

from cards.digest import digest_card
from cards.digest_draft import draft_card, gaps_card
from chat import Card
from domain.charts import BranchChart
from domain.digest import DigestState
from domain.digest_days import latest_digest
from domain.months import Month
from domain.people import Branch
from papers.charts.branch import branch_chart, branch_summary
from schedules.desk import Desk
from storage import Records
from storage.charts import month_chart
from storage.digest_notices import was_said, write_down
from storage.monthly import month_gaps, month_report
from storage.obligations import duty_book


def plan_digests(records: Records, branch: Branch, now: datetime) -> None:
    """Is the latest month's digest written down? If not, do so; earlier months stay silent."""
    dates = latest_digest(branch, now, records.holidays.of(branch.id).works)
    if dates is not None:
        write_down(records, branch, dates, now)


def digest(desk: Desk) -> Card | None:
    """For the group; nothing if it is to be skipped, or there is nothing to tell."""
    records, branch, month = desk.records, desk.branch, Month.read(desk.subject)
    written = records.digests.find(branch.id, month)
    if written is None or written.state is DigestState.SKIPPED:
        return None
    report = month_report(records, branch, month, desk.now)
    if report.is_empty and not written.remark:
        return None
    card = digest_card(branch, report, written.remark, desk.now, desk.words)
    if branch.settings.chart_group != "on":
        return card
    return _drawn(card, month_chart(records, branch, report, desk.now).aloud(), desk)


def draft(desk: Desk) -> Card | None:
    """For the secretary, a working day earlier; nothing once it is too late for that."""
    records, branch, month = desk.records, desk.branch, Month.read(desk.subject)
    written = records.digests.find(branch.id, month)
    if written is None or desk.now >= written.goes_at or was_said(records, branch, month):
        return None
    report = month_report(records, branch, month, desk.now)
    unclosed = month_gaps(records, branch, month, desk.now).unclosed
    return draft_card(branch, report, written, unclosed, desk.now, desk.words)


def missing(desk: Desk) -> Card | None:
    """With the digest, for the secretary alone: names, and what is missing."""
    records, branch, month = desk.records, desk.branch, Month.read(desk.subject)
    written = records.digests.find(branch.id, month)
    if written is None or written.state is DigestState.SKIPPED:
        return None
    report = month_report(records, branch, month, desk.now)
    gaps = month_gaps(records, branch, month, desk.now)
    names = records.people.names(branch.id)
    book = duty_book(records, branch, month.plus(1).year, desk.now)
    card = gaps_card(branch, report, gaps, names, book, desk.words)
    if branch.settings.chart_private != "on" or desk.is_covered:
        return card
    return _drawn(card, month_chart(records, branch, report, desk.now, book=book), desk)


def _drawn(card: Card, chart: BranchChart, desk: Desk) -> Card:
    """With a chart of the same numbers, where there is more to draw than what is still to come."""
    if not (chart.held or chart.dues):
        return card
    return card.with_picture(branch_chart(chart, desk.words), branch_summary(chart, desk.words))
