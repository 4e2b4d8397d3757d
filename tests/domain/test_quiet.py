"""The night: the branch's, or the reader's own."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.own import check_zone, read_hours, read_zone
from domain.people import Reader
from domain.quiet import (
    after_the_night,
    is_quiet,
    length,
    next_morning,
    outside_the_night,
    own_hours,
)
from domain.quiet import at as clock_at
from domain.refusal import Refusal
from domain.settings import BranchSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
SETTINGS = BranchSettings()


def reader(quiet=None) -> Reader:
    return Reader(account_id=1, platform="x", user="1", language="zh_CN", timezone=SHANGHAI,
                  is_reachable=True, quiet=quiet)  # fmt: skip


def at(hour, minute=0, day=5):
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize("who", [None, reader()])
def test_who_has_chosen_nothing_has_the_branchs_night(who):
    assert own_hours(who, SETTINGS) == SETTINGS


@pytest.mark.parametrize(
    ("quiet", "now", "then"),
    [
        ((time(23, 30), time(9)), at(22), at(22)),
        ((time(23, 30), time(9)), at(23, 30), at(9, day=6)),
        ((time(23, 30), time(9)), at(8, 59), at(9)),
        ((time(1), time(6)), at(23), at(23)),
        ((time(12), time(14)), at(13), at(14)),
        ((time(12), time(14)), at(12), at(14)),
        ((time(12), time(14)), at(14), at(14)),
        ((time(0), time(0)), at(3), at(3)),
        ((time(8), time(8)), at(8), at(8)),
    ],
)
def test_ones_own_night_counts_and_none_at_all_too(quiet, now, then):
    assert after_the_night(now, SHANGHAI, own_hours(reader(quiet), SETTINGS)) == then


def test_what_cannot_wait_comes_before_a_night_that_begins_early():
    """The branch's evening hour, 21:30, would be in it: an hour before it begins then."""
    own = own_hours(reader((time(20), time(9))), SETTINGS)
    due = outside_the_night(at(7, day=6), latest=at(8, day=6), zone=SHANGHAI, settings=own)

    assert due == at(19)
    assert not is_quiet(due, SHANGHAI, own)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22:30-7:00", (time(22, 30), time(7))),
        ("22:30～7:15", (time(22, 30), time(7, 15))),
        ("２２：３０ — 7：00", (time(22, 30), time(7))),
        ("22:30到7:00", (time(22, 30), time(7))),
        ("8:00-8:00", (time(8), time(8))),
        ("19:00-9:00", (time(19), time(9))),
    ],
)
def test_hours_are_read_as_people_type_them(text, hours):
    assert read_hours(text) == hours
    assert length(*hours) <= timedelta(hours=14)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25:00-7:00", "clock"), ("22:60-7:00", "clock"), ("18:59-9:00", "too_long"),
        ("7:00-22:00", "too_long"), ("", "hours"), ("22:30", "hours"), ("9" * 5000, "hours"),
    ],
)  # fmt: skip
def test_other_hours_are_refused(text, why):
    with pytest.raises(Refusal) as refusal:
        read_hours(text)
    assert refusal.value.key == f"own.refused.{why}"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("东京", "Asia/Tokyo"), (" Berlin ", "Europe/Berlin"), ("UTC+9", "Etc/GMT-9"),
        ("utc-3", "Etc/GMT+3"), ("ＵＴＣ＋８", "Etc/GMT-8"), ("UTC+5:30", "Asia/Kolkata"),
        ("UTC", "Etc/UTC"), ("+0", "Etc/UTC"), ("america/new_york", "America/New_York"),
        ("Pacific/Chatham", "Pacific/Chatham"),
    ],
)  # fmt: skip
def test_a_place_is_read_as_people_type_it(text, zone):
    assert read_zone(text) == zone
    assert ZoneInfo(zone)


@pytest.mark.parametrize(
    "text", ["", "火星", "UTC+15", "UTC-13", "UTC+5:17", "Asia", "Asia/..", "../Asia", "posix/UTC"]
)
def test_other_places_are_refused(text):
    with pytest.raises(Refusal):
        read_zone(text)


@pytest.mark.parametrize(
    ("quiet", "evening", "theirs"),
    [
        ((time(23), time(7)), time(21, 30), time(21, 30)),
        ((time(21), time(7)), time(21, 30), time(20)),
        ((time(0, 30), time(6)), time(1), time(23, 30)),
    ],
)
def test_ones_own_evening_is_the_branchs_unless_it_falls_into_ones_night(quiet, evening, theirs):
    branch = BranchSettings(evening_at=evening)

    assert own_hours(reader(quiet), branch).evening_at == theirs


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (at(22), at(8, day=6)),
        (at(7, 59), at(8)),
        (at(8), at(8, day=6)),
        (datetime(2026, 11, 5, 23, 30, tzinfo=ZoneInfo("UTC")), at(8, day=6)),
    ],
)
def test_what_is_put_off_at_night_goes_out_at_eight(now, morning):
    assert next_morning(now, SHANGHAI) == morning


def test_a_time_of_day_is_of_the_day_the_reader_lives_in():
    late = datetime(2026, 11, 5, 17, tzinfo=ZoneInfo("UTC"))  # the 6th in Shanghai

    assert clock_at(late, time(9), SHANGHAI) == at(9, day=6)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("东京", "Asia/Tokyo"), ("GMT", "Etc/UTC"), ("utc", "Etc/UTC"), ("UTC+0", "Etc/UTC"),
        ("utc+8", "Etc/GMT-8"), ("-5", "Etc/GMT+5"), ("+05:30", "Asia/Kolkata"),
        ("+14", "Etc/GMT-14"), ("GMT-12", "Etc/GMT+12"), ("Asia/tokyo", "Asia/Tokyo"),
        ("asia/tokyo", "Asia/Tokyo"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("utc" + " " * 55 + "+8", "Etc/GMT-8"),
    ],
)  # fmt: skip
def test_a_zone_is_a_city_an_offset_or_its_own_name(typed, zone):
    assert read_zone(typed) == zone
    assert check_zone(zone) == zone


@pytest.mark.parametrize(
    "typed",
    ["", "天津", "+15", "-13", "+5:37", "+8:45", "Mars/Base", "Asia/Nowhere", "Asia",
     "utc" + " " * 56 + "+8"],
)  # fmt: skip
def test_what_is_no_zone_is_refused(typed):
    with pytest.raises(Refusal, match="zone"):
        read_zone(typed)


def test_a_button_carries_a_zone_by_its_own_name_or_the_branchs():
    assert check_zone("") == ""
    for forged in ("asia/tokyo", "tokyo", "../etc/passwd"):
        with pytest.raises(Refusal, match="stale"):
            check_zone(forged)
