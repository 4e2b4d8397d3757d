"""Words for the day inside a month（几号、月底、第几个周几）."""

from domain.refusal import Refusal
from domain.times.month_days import DayNumber, LastDay, MonthDay, NthWeekday
from domain.times.numerals import NUMBER, read_number
from domain.times.scanner import Scanner, pattern

WEEKDAY = (
    r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]|[1-7](?!\d))"
    r"(?![次个遍回场名位篇人常]|小时|分钟)"
)
"""A weekday, unless it counts something as in 每周一次（周几）."""

DAY_OF_MONTH = rf"(?P<day>{NUMBER})(?:日|号(?![楼文线门院房馆]|会议室))"

_IN_MONTH = pattern(
    rf"的?(?:{DAY_OF_MONTH}|(?P<last>底|末|最后一[天日])"
    rf"|(?:第(?P<nth>{NUMBER})个?|(?P<final>最后一?个)){WEEKDAY})"
)


def iso_weekday(sign: str) -> int:
    """1 for 一 up to 7 for 日 or 天（星期几）."""
    return "一二三四五六日1234567天".index(sign) % 7 + 1 if sign != "天" else 7


def read_in_month(scanner: Scanner) -> MonthDay | None:
    """Read `5日`, `底`, `最后一个周五` after the month was read（读月内日期）."""
    found = scanner.take(_IN_MONTH)
    if not found:
        return None
    if found["last"]:
        return LastDay()
    if found["day"]:
        return day_number(read_number(found["day"]))
    nth = -1 if found["final"] else read_number(found["nth"])
    if nth is None or nth not in (-1, 1, 2, 3, 4, 5):
        raise Refusal("when.refused.no_such_day")
    return NthWeekday(nth, iso_weekday(found["weekday"]))


def day_number(day: int | None) -> DayNumber:
    """A number as a day of the month, refused if no month has it（几号）."""
    if day is None or not 1 <= day <= 31:
        raise Refusal("when.refused.no_such_day")
    return DayNumber(day)
