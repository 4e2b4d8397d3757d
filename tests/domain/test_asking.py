"""What somebody who asks for attendance means."""

from datetime import date

import pytest

from domain.asking import AboutMeeting, AboutMember, read_asking
from domain.months import Month
from domain.periods import Period
from domain.refusal import Refusal

TODAY = date(2026, 11, 2)
NAMES = {"李敏", "赵敏", "艾力·买买提", "Anna Lee"}
YEAR = Period(Month(2026, 1), Month(2026, 12))
OCTOBER = Period(Month(2026, 10), Month(2026, 10))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Period(Month(2026, 11), Month(2026, 11))),
        ("2026-10", OCTOBER),
        ("12", Period(Month(2025, 12), Month(2025, 12))),
        ("本季度", Period(Month(2026, 10), Month(2026, 12))),
        ("#12", AboutMeeting(12)),
        ("# 12", AboutMeeting(12)),
        ("\uff0312", AboutMeeting(12)),
        ("李敏", AboutMember("李敏", YEAR)),
        ("李 敏", AboutMember("李敏", YEAR)),
        ("李敏 10月", AboutMember("李敏", OCTOBER)),
        (
            "艾力•买买提 本季度",
            AboutMember("艾力·买买提", Period(Month(2026, 10), Month(2026, 12))),
        ),
        ("Anna Lee last month", AboutMember("Anna Lee", OCTOBER)),
    ],
)
def test_a_stretch_a_number_or_a_name_is_understood(text, meant):
    assert read_asking(text, NAMES, TODAY) == meant


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("#", "asking.refused.no_meeting"),
        ("#²", "asking.refused.no_meeting"),
        ("#12345678901", "asking.refused.no_meeting"),
        ("#-1", "asking.refused.no_meeting"),
        ("不知道", "asking.refused.unknown"),
        ("13月", "asking.refused.unknown"),
        ("长" * 10_000, "asking.refused.unknown"),
        ("李明", "asking.refused.not_quite"),
        ("李敏 不知道", "period.refused.unreadable"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(text, key):
    with pytest.raises(Refusal) as refused:
        read_asking(text, NAMES, TODAY)

    assert refused.value.key == key


def test_the_nearest_names_are_offered_but_only_those_one_may_ask_for():
    with pytest.raises(Refusal) as refused:
        read_asking("李明", NAMES, TODAY)
    assert refused.value.params["names"] == "李敏"

    with pytest.raises(Refusal) as refused:
        read_asking("李明", {"陈静"}, TODAY)
    assert "names" not in refused.value.params


def test_the_last_year_there_is_has_an_end():
    assert read_asking("9998", NAMES, TODAY).until == date(9999, 1, 1)
