"""Days and hours as people read them（日期与时间）."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.months import Month
from domain.people import Branch, Reader
from domain.refusal import Refusal
from locales import Words
from locales.days import dated, day_name, short_day, weekday_name

__all__ = ["clock_of", "dated", "day_name", "from_now", "moment_name", "month_name", "own_time",
           "refusal_text", "short_day", "span_name", "weekday_name"]  # fmt: skip


def month_name(month: Month, words: Words) -> str:
    """Such as 10月."""
    return words(
        "moment.month", number=month.number, name=words(f"moment.month_name.{month.number}")
    )


def clock_of(moment: datetime, zone: ZoneInfo) -> str:
    """Such as 14:30."""
    return f"{moment.astimezone(zone):%H:%M}"


def moment_name(moment: datetime, zone: ZoneInfo, words: Words) -> str:
    """Such as 11月27日 周五 14:30."""
    return f"{day_name(moment.astimezone(zone).date(), words)} {clock_of(moment, zone)}"


def span_name(start: datetime, end: datetime, zone: ZoneInfo, words: Words) -> str:
    """Such as 11月27日 周五 14:30–16:30."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    begin = moment_name(start, zone, words)
    if first.date() == last.date():
        return f"{begin}–{last:%H:%M}"
    return f"{begin} – {moment_name(end, zone, words)}"


def own_time(when: str, moment: datetime, branch: Branch, reader: Reader, words: Words) -> str:
    """The same, said to be the reader's own time where the branch's clock shows another."""
    zones = (branch.timezone, reader.timezone)
    ours, theirs = (moment.astimezone(zone).utcoffset() for zone in zones)
    return when if ours == theirs else words("nudge.your_time", when=when)


def from_now(moment: datetime, now: datetime, zone: ZoneInfo, words: Words) -> str:
    """How far off it is: 今天, 明天, 还有3天."""
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()) // timedelta(days=1)
    if days in (0, 1):
        return words(f"moment.in_days.{days}")
    return words("moment.in_days.more", days=days)


def refusal_text(refusal: Refusal, words: Words, zone: ZoneInfo) -> str:
    """Why not, with moments and months as people read them."""
    params: dict[str, object] = {}
    for name, value in refusal.params.items():
        if isinstance(value, datetime):
            params[name] = moment_name(value, zone, words)
        elif isinstance(value, date):
            params[name] = short_day(value, words)
        else:
            params[name] = month_name(value, words) if isinstance(value, Month) else value
    return words(refusal.key, **params)
