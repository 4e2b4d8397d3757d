"""Chinese words for what comes back（每周、每月……）."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.refusal import Refusal
from domain.times.clock_words import EVENING, MORNING, Part
from domain.times.month_days import MonthDay
from domain.times.month_words import WEEKDAY, iso_weekday, read_in_month
from domain.times.numerals import NUMBER, read_number
from domain.times.patterns import ByMonth, Daily, Every, Fortnightly, Pattern, Weekly, Workdays
from domain.times.scanner import Scanner, pattern


@dataclass(frozen=True, slots=True)
class SpokenRepeat:
    """The days that come back; `part` as in 每晚, then a time must follow（重复的日子）."""

    pattern: Pattern
    part: Part | None = None


_DAILY = pattern(r"每(?:一?[天日]|(?P<part>[晚早])上?)|天天")
_WORKDAY = pattern(r"(?:每一?个?)?工作日")
_FORTNIGHT = pattern(rf"(?:每(?:隔一|[两二2]个?)(?:周|星期|礼拜)|隔周)的? *{WEEKDAY}")
_WEEKLY = pattern(rf"每一?个?{WEEKDAY}")
_LIST_ENDS = r"(?=\s|$|[、,和与及上下中早晚凌清傍夜深半\d]|[零〇一二两三四五六七八九十]{1,3}点)"
_AND_WEEKDAY = pattern(rf"(?:以及|[、,和与及])? *{WEEKDAY}")
_AND_SHORT = pattern(rf"[、,和与及] *(?P<weekday>[一二三四五六日天]){_LIST_ENDS}")
_TIGHT = pattern(rf"[一二三四五六日天]{{1,6}}{_LIST_ENDS}")
_MONTHLY = pattern(r"每一?个?月")
_QUARTERLY = pattern(
    rf"每一?个?季度?(?:的?第(?P<nth>{NUMBER})个?月|的?(?P<final>最后一?个月)"
    r"|(?=的?(?:[底末]|最后一[天日])))"
)
_YEARLY = pattern(rf"每一?年的?(?P<month>{NUMBER})月份?")


def read_repeat(scanner: Scanner, today: date) -> SpokenRepeat | None:
    """Read `每周二、四`, `每月最后一个周五`, `每季度末`, `工作日`（读重复）.

    A fortnight is anchored on its first weekday from `today` on. None when nothing of the kind
    stands here, with the scanner where it was.
    """
    if found := scanner.take(_DAILY):
        return SpokenRepeat(Daily(), {"晚": EVENING, "早": MORNING, None: None}[found["part"]])
    if scanner.take(_WORKDAY):
        return SpokenRepeat(Workdays())
    if found := scanner.take(_FORTNIGHT):
        return SpokenRepeat(fortnight(iso_weekday(found["weekday"]), today))
    if found := scanner.take(_WEEKLY):
        return SpokenRepeat(Weekly(_weekdays(scanner, iso_weekday(found["weekday"]))))
    start = scanner.at
    by_month = _by_month(scanner)
    if by_month is None:
        scanner.at = start
        return None
    return SpokenRepeat(by_month)


def fortnight(weekday: int, today: date) -> Fortnightly:
    """Every two weeks from the next such weekday on, today included（每两周）."""
    return Fortnightly(today + timedelta(days=(weekday - today.isoweekday()) % 7))


def _weekdays(scanner: Scanner, first: int) -> tuple[int, ...]:
    weekdays = {first}
    if scanner.touches(_TIGHT) and (tight := scanner.take(_TIGHT)):
        weekdays.update(map(iso_weekday, tight[0]))
    while found := scanner.take(_AND_WEEKDAY) or scanner.take(_AND_SHORT):
        weekdays.add(iso_weekday(found["weekday"]))
    return tuple(sorted(weekdays))


def _by_month(scanner: Scanner) -> ByMonth | None:
    if scanner.take(_MONTHLY):
        every, month = Every.MONTHLY, 1
    elif found := scanner.take(_QUARTERLY):
        every, month = Every.QUARTERLY, (read_number(found["nth"]) or 0) if found["nth"] else 3
    elif found := scanner.take(_YEARLY):
        every, month = Every.YEARLY, read_number(found["month"]) or 0
    else:
        return None
    on = read_in_month(scanner)
    return by_month(every, month, on) if on else None


def by_month(every: Every, month: int, on: MonthDay) -> ByMonth:
    """The pattern, or a refusal where the calendar has no such day（没有这一天）."""
    try:
        return ByMonth(every, month, on)
    except ValueError:
        raise Refusal("when.refused.no_such_day") from None
