"""Calendar files after RFC 5545, read by a strict reader of lines that is not their writer."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from domain.calendar import Edition, Event
from locales import Words
from papers.calendar import calendar_file

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
START = datetime(2026, 11, 27, 6, 30, tzinfo=UTC)
CHANGED = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
ZH, EN = Words("zh_CN"), Words("en", is_neutral=True)

NAME = re.compile(r"[A-Za-z0-9-]+")
PARAMETER = re.compile(r'[A-Za-z0-9-]+=(?:[^",;:\x00-\x1f]*|"[^"\x00-\x1f]*")')
UTC_TIME = re.compile(r"\d{8}T\d{6}Z")
LOCAL_TIME = re.compile(r"\d{8}T\d{6}")
OFFSET = re.compile(r"[+-]\d{4}(?:\d{2})?")
DURATION = re.compile(r"P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
ESCAPES = re.compile(r"(?:[^\\;,\n]|\\[\\;,nN])*")
ONCE = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
INSIDE = {
    "": {"VCALENDAR"}, "VCALENDAR": {"VEVENT", "VTIMEZONE"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
}  # fmt: skip
SHAPES = {
    "DTSTAMP": UTC_TIME, "LAST-MODIFIED": UTC_TIME, "TZOFFSETFROM": OFFSET, "TZOFFSETTO": OFFSET,
    "SEQUENCE": re.compile(r"\d+"), "STATUS": re.compile("CONFIRMED|CANCELLED"),
    "VERSION": re.compile(r"2\.0"), "METHOD": re.compile("PUBLISH"),
    "CALSCALE": re.compile("GREGORIAN"), "REFRESH-INTERVAL": DURATION, "CLASS": re.compile("PRIVATE"),
    "SUMMARY": ESCAPES, "LOCATION": ESCAPES,
}  # fmt: skip


def problems(data):
    """Everything RFC 5545 has against it: line ends, folding, names, nesting, values, zones."""
    found, raw = [], data.split(b"\r\n")
    if raw[-1] != b"" or b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""):
        found.append("a line does not end in CRLF")
    found += [f"{len(line)} octets: {line!r}" for line in raw if len(line) > 75]
    for line in raw:  # a character is never cut in two
        try:
            line.decode()
        except UnicodeDecodeError:
            found.append(f"half a character: {line!r}")
    text = data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode()
    nest, counted, zones, asked, uids = [""], [{}], set(), set(), []
    for line in text.split("\r\n")[:-1]:
        name, parameters, value = parts(line, found)
        match name:
            case "BEGIN":
                if value not in INSIDE.get(nest[-1], set()):
                    found.append(f"{value} within {nest[-1] or 'nothing'}")
                nest.append(value)
                counted.append({})
                continue
            case "END":
                if nest.pop() != value:
                    found.append(f"END:{value} ends something else")
                mine = counted.pop()
                for must in ONCE.get(value, set()):
                    if mine.get(must, 0) != 1:
                        found.append(f"{value} has {must} {mine.get(must, 0)} times")
                continue
            case "TZID":
                zones.add(value)
            case "UID":
                uids.append(value)
        counted[-1][name] = counted[-1].get(name, 0) + 1
        if (shape := SHAPES.get(name)) is not None and not shape.fullmatch(value):
            found.append(f"{name} is {value!r}")
        if name in ("DTSTART", "DTEND"):
            if nest[-1] == "VEVENT":
                asked.add(parameters.get("TZID"))
            if not LOCAL_TIME.fullmatch(value):
                found.append(f"{name} is {value!r}")
    if nest != [""]:
        found.append(f"{nest[-1]} is never ended")
    if not asked <= zones:
        found.append(f"zones nobody explains: {asked - zones}")
    if len(uids) != len(set(uids)):
        found.append("an UID is there twice")
    return found


def parts(line, found):
    """Name, parameters and value of a content line."""
    head, colon, value = re.match(r'((?:[^":]|"[^"]*")*)(:?)(.*)', line, re.DOTALL).groups()
    name, *given = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', head)
    if not colon or not NAME.fullmatch(name):
        found.append(f"no content line: {line!r}")
    found += [f"no parameter: {one!r}" for one in given if not PARAMETER.fullmatch(one)]
    return name, dict(one.split("=", 1) for one in given if "=" in one), value


def event(**changed):
    given = {
        "uid": "meeting-12@0123456789abcdef.zhibu", "edition": Edition(3, CHANGED),
        "starts_at": START, "ends_at": START + timedelta(hours=2), "zone": SHANGHAI,
        "place": "三楼会议室", "is_off": False,
    }  # fmt: skip
    return Event(**(given | changed))


def read(data):
    return Calendar.from_ical(data).walk("VEVENT")


HARD = (
    "三楼会议室，从东门进，右手第二个门；a,b;c\\d",
    "很长的地点" * 40,
    "BEGIN:VEVENT\r\nSUMMARY:假的",
    "é" * 37 + "长" * 30,
    "\N{GRINNING FACE}" * 30,
    "tab\there",
)


@pytest.mark.parametrize("place", HARD)
@pytest.mark.parametrize("is_feed", [False, True])
def test_every_file_is_by_the_book(place, is_feed):
    data = calendar_file([event(place=place)], ZH, is_feed=is_feed)

    assert problems(data) == []
    assert len(read(data)) == 1
    assert read(data)[0]["SUMMARY"] == "支部会议"


def test_it_says_when_and_where_in_the_branchs_time():
    [entry] = read(calendar_file([event()], ZH))

    assert entry.decoded("DTSTART") == START
    assert entry["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (
        "meeting-12@0123456789abcdef.zhibu", 3, "CONFIRMED",
    )  # fmt: skip
    assert entry["LOCATION"] == "三楼会议室"


def test_a_meeting_called_off_is_cancelled_not_gone():
    [entry] = read(calendar_file([event(is_off=True)], ZH))

    assert entry["STATUS"] == "CANCELLED"


def test_a_zone_with_summer_time_is_explained():
    data = calendar_file([event(zone=NEW_YORK), event(uid="meeting-13@x")], ZH)

    assert problems(data) == []
    assert data.count(b"BEGIN:VTIMEZONE") == 2
    assert {one.decoded("DTSTART") for one in read(data)} == {START}


def test_the_same_meetings_are_the_same_bytes():
    assert calendar_file([event()], ZH, is_feed=True) == calendar_file([event()], ZH, is_feed=True)


def test_abroad_it_says_no_more_than_that_there_is_something():
    data = calendar_file([event(place="")], EN, is_feed=True)

    assert [str(one["SUMMARY"]) for one in read(data)] == ["Session"]
    assert data.isascii()


def test_a_calendar_without_meetings_is_one_too():
    assert problems(calendar_file([], ZH, is_feed=True)) == []


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "VERSION 0 times"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "CRLF"),
        (b"BEGIN:VEVENT\r\n", "within nothing"),
        (b"X-LONG:" + b"x" * 80 + b"\r\n", "octets"),
        (b"SUMMARY:a;b\r\n", "SUMMARY is"),
        (b"DTSTAMP:20261101\r\n", "DTSTAMP is"),
    ],
)
def test_the_reader_of_lines_is_strict(broken, what):
    assert any(what in one for one in problems(broken))
