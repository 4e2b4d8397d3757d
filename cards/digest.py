"""The monthly digest（月报）: one short message, numbers only."""

from datetime import date, datetime

from cards.meetings import kind_name
from cards.moments import month_name
from chat import Card, Door
from domain.digest import Held, MonthReport
from domain.meetings import Meeting, MeetingKind
from domain.people import Branch
from locales import Words

IN_ONE_LINE = (MeetingKind.COMMITTEE_MEETING, MeetingKind.GROUP_MEETING)


def digest_card(
    branch: Branch, report: MonthReport, remark: str, now: datetime, words: Words
) -> Card:
    """For the group; `remark` is the secretary's own line at its foot."""
    return Card(
        title=title_of(branch, report, words),
        lead="\n".join(digest_lines(branch, report, now, words)),
        note=remark,
        rows=((Door(words("digest.button.mine"), "me"),),),
    )


def title_of(branch: Branch, report: MonthReport, words: Words) -> str:
    """Such as 【第三支部 11月】."""
    return words("digest.title", branch=branch.name, month=month_name(report.month, words))


def digest_lines(branch: Branch, report: MonthReport, now: datetime, words: Words) -> list[str]:
    """Each meeting, 支委会 and 党小组会 in one line each, dues, and what comes next."""
    lines = [
        words(
            "digest.held",
            kind=kind_name(held.meeting.kind, held.meeting.parts, words),
            day=_day(held.meeting.starts_at.astimezone(branch.timezone).date(), words),
            numbers=_numbers(held, now, words),
        )
        for held in report.held
        if held.meeting.kind not in IN_ONE_LINE
    ]
    lines += _committee(branch, report, now, words)
    lines += _groups(report, now, words)
    if report.dues.expected:
        paid, expected = report.dues.confirmed, report.dues.expected
        lines.append(words("digest.dues", paid=paid, expected=expected))
    return lines + _ahead(branch, report, words)


def named(meeting: Meeting, branch: Branch, words: Words) -> str:
    """Such as 主题党日27日."""
    day = _day(meeting.starts_at.astimezone(branch.timezone).date(), words)
    return words("digest.item", kind=words(f"meeting.kind.{meeting.kind}"), day=day)


def _committee(branch: Branch, report: MonthReport, now: datetime, words: Words) -> list[str]:
    each = [
        words(
            "digest.one_day",
            day=_day(held.meeting.starts_at.astimezone(branch.timezone).date(), words),
            numbers=_numbers(held, now, words),
        )
        for held in report.of(MeetingKind.COMMITTEE_MEETING)
    ]
    if not each:
        return []
    kind = words(f"meeting.kind.{MeetingKind.COMMITTEE_MEETING}")
    return [words("digest.several", kind=kind, days=words("digest.semicolon").join(each))]


def _groups(report: MonthReport, now: datetime, words: Words) -> list[str]:
    """How many groups have met; which of them did not is nobody's business here."""
    meetings = [held.meeting for held in report.of(MeetingKind.GROUP_MEETING)]
    if not meetings:
        return []
    groups, met = max(report.groups, report.groups_met), report.groups_met
    state = words("digest.groups.all" if met >= groups else "digest.groups.some", met=met,
                  groups=groups)  # fmt: skip
    waiting = sum(meeting.is_open and meeting.ends_at <= now for meeting in meetings)
    if waiting:
        state += words("digest.groups.waiting", count=waiting)
    kind = words(f"meeting.kind.{MeetingKind.GROUP_MEETING}")
    return [words("digest.groups.line", kind=kind, state=state)]


def _ahead(branch: Branch, report: MonthReport, words: Words) -> list[str]:
    """What is on next month's calendar by now, the day of dues included."""
    days = [
        (one.starts_at.astimezone(branch.timezone).date(), named(one, branch, words))
        for one in report.ahead
    ]
    if report.dues_on is not None:
        kind = words("digest.dues_day")
        day = _day(report.dues_on, words)
        days.append((report.dues_on, words("digest.item", kind=kind, day=day)))
    if not days:
        return []
    ordered = sorted(days, key=lambda one: one[0])
    items = words("digest.space").join(dict.fromkeys(text for _, text in ordered))
    return [words("digest.ahead", month=month_name(report.month.plus(1), words), items=items)]


def _numbers(held: Held, now: datetime, words: Words) -> str:
    """Of a closed meeting: 应到28 实到25 请假3; nobody's absence. Else what it waits for."""
    meeting, counts = held.meeting, held.counts
    if meeting.is_open:
        return words("digest.to_come" if meeting.starts_at > now else "digest.unclosed")
    numbers = words("digest.numbers", expected=counts.expected, present=counts.present)
    return numbers + (words("digest.on_leave", count=counts.excused) if counts.excused else "")


def _day(day: date, words: Words) -> str:
    return words("digest.day", day=day.day)
