"""What is read from an announcement: what is held within it, and what is left as its subject."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.drafting import (
    PLACE_LIMIT,
    TITLE_LIMIT,
    announces_a_meeting,
    names_a_kind,
    parse_subject,
    read_draft,
)
from domain.meetings import MeetingKind
from domain.refusal import Refusal

NOW = datetime(2026, 11, 2, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LECTURE, GENERAL = MeetingKind.PARTY_LECTURE, MeetingKind.GENERAL_MEETING


@pytest.mark.parametrize(
    ("text", "parts", "title"),
    [
        ("主题党日：学习党章（含党课）", (LECTURE,), "学习党章"),
        ("主题党日：学习党章（含党课、党员大会）", (LECTURE, GENERAL), "学习党章"),
        ("主题党日：学习党章，含党课和支部党员大会", (LECTURE, GENERAL), "学习党章"),
        ("主题党日：学习党章（含党课、党课）", (LECTURE,), "学习党章"),
        ("主题党日：学习党章（含党课、讨论）", (LECTURE,), "学习党章 讨论"),
        ("主题党日：含义讨论", (), "含义讨论"),
        ("主题党日：含义讨论（含党课）", (LECTURE,), "含义讨论"),
        ("主题党日：学习（含支委会）", (), "学习（含支委会）"),
        ("党课：学习党章（含党课）", (), "学习党章（含党课）"),
    ],
)
def test_what_a_kind_may_hold_is_taken_off_its_subject_and_nothing_else(text, parts, title):
    draft = read_draft(f"周五14:30 {text} @三楼", NOW)

    assert (draft.parts, draft.title, draft.place) == (parts, title, "三楼")


@pytest.mark.parametrize(
    ("text", "kind", "title", "place"),
    [
        ("周五14:30 支委会", MeetingKind.COMMITTEE_MEETING, "", ""),
        ("周五14:30 Committee Meeting: plans @room 3", MeetingKind.COMMITTEE_MEETING, "plans",
         "room 3"),
        ("周五14:30 学习党章", None, "学习党章", ""),
        ("周五14:30 学习：党章", MeetingKind.STUDY, "党章", ""),
        ("周五14:30 学习", MeetingKind.STUDY, "", ""),
        ("周五14:30 study the statute", MeetingKind.STUDY, "the statute", ""),
        ("周五14:30 支部党员大会（一）", MeetingKind.GENERAL_MEETING, "一", ""),
        ("周五14:30 座谈 ＠ 三楼", None, "座谈", "三楼"),
        ("周五14:30 座谈（青年）", None, "座谈（青年）", ""),
        ("周五14:30 党课：党章（上）、条例（下）", LECTURE, "党章（上）、条例（下）", ""),
        ("周五14:30 a@b @三楼", None, "a@b", "三楼"),
    ],
)  # fmt: skip
def test_the_kind_is_named_first_and_the_place_behind_an_at(text, kind, title, place):
    draft = read_draft(text, NOW)

    assert (draft.kind, draft.title, draft.place) == (kind, title, place)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("text", "start", "end", "rule"),
    [
        ("周五14:30 党课", at(6, 14, 30), at(6, 16, 30), None),
        ("周五14:30-15:00 党课", at(6, 14, 30), at(6, 15), None),
        ("每周五14:30 党课", at(6, 14, 30), at(6, 16, 30), "weekly:5@14:30"),
        ("每周五14:30-15:00 党课", at(6, 14, 30), at(6, 15), "weekly:5@14:30"),
        ("每周五14:30 遇节假日顺延 党课", at(2, 14, 30), at(2, 16, 30), "weekly:5@14:30/after"),
    ],
)
def test_a_meeting_lasts_two_hours_unless_its_end_is_said(text, start, end, rule):
    draft = read_draft(text, NOW, lambda day: day.isoweekday() < 5)

    assert (draft.starts_at, draft.ends_at) == (start, end)
    assert (str(draft.rule) if draft.rule else None) == rule


def test_a_meeting_needs_an_hour():
    for text in ("周五 党课", "每周五 党课"):
        with pytest.raises(Refusal) as caught:
            read_draft(text, NOW)
        assert caught.value.key == "meeting.refused.no_hour"


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("周五14:30 党课", True),
        ("周五 党课", True),
        ("周五14:30 交党费", False),
        ("每周五14:30 党课", False),
        ("党课", False),
        ("周五14:30 ：党课", True),
    ],
)
def test_one_moment_and_the_name_of_a_kind_announce_a_meeting(text, announces):
    assert announces_a_meeting(text, NOW) is announces


def test_titles_and_places_are_kept_within_a_card():
    title, place = parse_subject("长" * 80 + "@" + "楼" * 40)

    assert (len(title), len(place)) == (TITLE_LIMIT, PLACE_LIMIT)
    assert names_a_kind("：党课")
    assert not names_a_kind("交党费")


def test_what_separates_a_subject_from_its_label_is_no_part_of_it():
    assert parse_subject("：座谈 @三楼") == ("座谈", "三楼")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("（座谈）", "座谈"),
        ("(座谈)", "座谈"),
        ("（座谈", "座谈"),
        ("（青年）座谈（一）", "青年座谈（一）"),
        ("座谈（青年）", "座谈（青年）"),
    ],
)
def test_a_bracket_is_left_out_or_kept_with_its_other_half(text, title):
    assert parse_subject(text) == (title, "")
