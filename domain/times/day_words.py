"""Chinese words for one day（哪一天）."""

from datetime import date, timedelta

from domain.refusal import Refusal
from domain.times.clock_words import EVENING, MORNING
from domain.times.month_days import LastDay
from domain.times.month_words import DAY_OF_MONTH, WEEKDAY, day_number, iso_weekday, read_in_month
from domain.times.numerals import NUMBER, read_number
from domain.times.scanner import Scanner, pattern
from domain.times.spoken_days import SpokenDay, by_days, by_months, by_number, by_season, by_years

_NEAR = {"前天": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_NEAR_DAY = pattern(r"(?P<near>大后|今|明|后|昨)(?:[天日]|(?P<part>[晚早])上?)|(?P<gone>前天)")
_AFTER_DAYS = pattern(
    rf"(?P<count>{NUMBER})(?:(?P<days>天|日)|个?(?:周|星期|礼拜))[之以]?后(?![勤台续备])"
)
_ISO = pattern(
    r"(?P<year>[1-9]\d{3})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_SLASH = pattern(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])")
_YEAR = pattern(
    r"(?:(?P<year>[1-9]\d{3}|[一二三四五六七八九][零〇一二三四五六七八九]{3})年|(?P<near>[去今明后])年)"
)
_MONTH = pattern(rf"(?P<month>{NUMBER})月份?")
_NEAR_MONTH = pattern(r"(?P<near>本|这个?|当|下下个?|下个?|上个?)月")
_MONTH_END = pattern(r"月[底末]")
_NUMBER_OF_MONTH = pattern(DAY_OF_MONTH)
_WEEKDAY = pattern(rf"(?P<week>本|这个?|下下个?|下个?|上个?)?{WEEKDAY}")
_SAME_DAY = pattern(rf"(?P<open>\()? *{WEEKDAY} *(?(open)\))")


def read_day(scanner: Scanner, today: date) -> SpokenDay | None:
    """Read `明天`, `12月5日（周六）`, `下周三`, `本月最后一个周五`, `2天后`（读日期）.

    None when no day stands here, with the scanner where it was.
    """
    if found := scanner.take(_WEEKDAY):
        return _weekday(found["week"], iso_weekday(found["weekday"]), today)
    start = scanner.at
    day = _near_day(scanner, today) or _written_date(scanner, today) or _in_month(scanner, today)
    if day is None:
        scanner.at = start
        return None
    named = scanner.take(_SAME_DAY)
    if named and iso_weekday(named["weekday"]) != day.said.isoweekday():
        raise Refusal("when.refused.no_such_day")
    return day


def _weekday(week: str | None, weekday: int, today: date) -> SpokenDay:
    monday = today - timedelta(days=today.weekday())
    if week is None:
        return by_days(today + timedelta(days=(weekday - today.isoweekday()) % 7), 7, rolls=True)
    ahead = week.count("下") - week.count("上")
    return by_days(monday + timedelta(days=7 * ahead + weekday - 1), 7)


def _near_day(scanner: Scanner, today: date) -> SpokenDay | None:
    if found := scanner.take(_NEAR_DAY):
        part = {"晚": EVENING, "早": MORNING, None: None}[found["part"]]
        ahead = _NEAR[found["near"] or found["gone"]]
        return by_days(today + timedelta(days=ahead), part=part)
    if found := scanner.take(_AFTER_DAYS):
        many = read_number(found["count"])
        if not many:
            return None
        return by_days(today + timedelta(days=many * (1 if found["days"] else 7)))
    return None


def _written_date(scanner: Scanner, today: date) -> SpokenDay | None:
    if found := scanner.take(_ISO):
        return by_years(day_number(int(found["day"])), int(found["month"]), int(found["year"]))
    if found := scanner.take(_SLASH):
        return by_season(day_number(int(found["day"])), int(found["month"]), today)
    year = scanner.take(_YEAR)
    month = scanner.take(_MONTH)
    on = read_in_month(scanner) if month else None
    number = read_number(month["month"]) if month else None
    if on is None or number is None:
        return None
    if year is None:
        return by_season(on, number, today)
    if year["near"]:
        return by_years(on, number, today.year + "去今明后".index(year["near"]) - 1)
    return by_years(on, number, read_number(year["year"]) or today.year)


def _in_month(scanner: Scanner, today: date) -> SpokenDay | None:
    if found := scanner.take(_NEAR_MONTH):
        on = read_in_month(scanner)
        ahead = found["near"].count("下") - found["near"].count("上")
        return by_months(on, today, ahead) if on else None
    if scanner.take(_MONTH_END):
        return by_months(LastDay(), today)
    if found := scanner.take(_NUMBER_OF_MONTH):
        return by_number(day_number(read_number(found["day"])), today)
    return None
