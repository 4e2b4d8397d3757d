"""What things are called on paper（纸面上的称呼）: stretches of months, days, obligations."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.beats import Beat, Turn
from domain.meetings import Meeting
from domain.minutes import MinuteLine
from domain.months import Month
from domain.obligations import Obligation
from domain.periods import Period
from locales import duties
from papers.roster import Words


def period_name(period: Period, words: Words) -> str:
    """Such as 2026年10月, 2026年第三季度, 2026年度."""
    first, last = period.first, period.last
    if period.is_month:
        return words("paper.month", year=first.year, name=month_name(first, words))
    if period.is_year:
        return words("paper.year", year=first.year)
    if first.number % 3 == 1 and last == first.plus(2):
        name = words(f"obligations.turn.quarter.{first.number // 3 + 1}")
        return words("paper.quarter", year=first.year, name=name)
    return words("paper.months", year=first.year, first=month_name(first, words),
                 last_year=last.year, last=month_name(last, words))  # fmt: skip


def month_name(month: Month, words: Words) -> str:
    return words(f"moment.month_name.{month.number}")


def day_name(day: date, words: Words) -> str:
    """Such as 2026年11月27日."""
    short = words("moment.short_day", month=day.month, day=day.day,
                  month_name=words(f"moment.month_name.{day.month}"))  # fmt: skip
    return words("moment.dated", year=day.year, day=short)


def span_name(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    """Such as 2026年11月27日 14:30–16:30, by the branch's clock."""
    first, last = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    begin = f"{day_name(first.date(), words)} {first:%H:%M}"
    same_day = first.date() == last.date()
    return f"{begin}–{last:%H:%M}" if same_day else f"{begin} – {day_name(last.date(), words)}"


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """By the branch's clock, as a file holds it: without a zone, to the minute."""
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)


def kinds_name(meeting: Meeting, words: Words) -> str:
    """Its kind and what was held within it, such as 主题党日、党课."""
    return words("paper.comma").join(words(f"meeting.kind.{kind}") for kind in meeting.records)


def turn_name(turn: Turn, words: Words) -> str:
    """Such as 2026年5月, 2026年第二季度, 2026年度."""
    if turn.beat is Beat.YEAR:
        return words("paper.year", year=turn.first.year)
    if turn.beat is Beat.MONTH:
        return words("paper.month", year=turn.first.year, name=month_name(turn.first, words))
    name = words(f"obligations.turn.{turn.beat}.{turn.number}")
    return words("paper.quarter", year=turn.first.year, name=name)


def duty_name(obligation: Obligation, groups: Mapping[str, str], words: Words) -> str:
    """Such as 党员大会, 一组党小组会."""
    return duties.duty_name(obligation.duty, groups.get(obligation.group or ""), words)


def source_name(obligation: Obligation, words: Words) -> str:
    """How often, and who says so: an article, or 本支部约定."""
    return duties.source_name(obligation.duty, obligation.beat, obligation.least, words)


def resolution_name(line: MinuteLine, words: Words) -> str:
    """A resolution with the totals of its vote."""
    if line.ballots is not None:
        ballots = line.ballots
        counted = words("quorum.ballots", seats=ballots.seats, issued=ballots.issued,
                        returned=ballots.returned)  # fmt: skip
        return words("minutes.voted", text=line.text, vote=counted)
    if line.vote is None:
        return line.text
    vote = words("minutes.vote", yes=line.vote.yes, no=line.vote.no, abstain=line.vote.abstain)
    if line.written:
        vote = words("quorum.with_written", vote=vote, written=line.written)
    return words("minutes.voted", text=line.text, vote=vote)
