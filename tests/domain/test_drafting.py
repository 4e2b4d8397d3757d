"""What is read from an announcement: what is held within it, and what is left as its subject."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.drafting import read_draft
from domain.meetings import MeetingKind

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
