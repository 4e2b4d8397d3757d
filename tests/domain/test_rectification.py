"""整改清单: items, their days, and what the next meeting begins with."""

from datetime import date

import pytest

from domain.rectification import (
    Item,
    Prompt,
    carried_over,
    check_due,
    items_of,
    prompt_at,
    read_item,
    usual_due,
)
from domain.refusal import Refusal

DUE = date(2027, 3, 31)


def item(**about):
    return Item(
        **({"id": 1, "branch_id": 1, "year": 2026, "text": "改进学习", "due_on": DUE} | about)
    )


@pytest.mark.parametrize(
    ("today", "prompt"),
    [
        (date(2027, 3, 23), None),
        (date(2027, 3, 24), Prompt.WEEK),
        (date(2027, 3, 30), Prompt.WEEK),
        (DUE, Prompt.DAY),
        (date(2027, 4, 1), Prompt.OVERDUE),
    ],
)
def test_a_week_before_on_its_day_and_afterwards(today, prompt):
    assert prompt_at(item(), today) is prompt
    assert prompt_at(item(done_on=date(2027, 1, 1)), today) is None
    assert item().is_overdue(today) is (prompt is Prompt.OVERDUE)
    assert not item(done_on=today).is_overdue(today)


@pytest.mark.parametrize(
    ("today", "due"),
    [(date(2026, 12, 18), DUE), (date(2026, 11, 30), date(2027, 2, 28)),
     (date(2027, 11, 30), date(2028, 2, 29))],
)  # fmt: skip
def test_it_is_due_at_the_end_of_the_third_month_as_a_rule(today, due):
    assert usual_due(today) == due


def test_an_item_is_one_line():
    assert read_item(" 每月 集中学习\n一次 ") == "每月 集中学习 一次"
    assert read_item("字" * 60) == "字" * 60
    with pytest.raises(Refusal, match="too_long"):
        read_item("字" * 61)
    with pytest.raises(Refusal, match="empty"):
        read_item("\n")


def test_its_day_is_neither_over_nor_far_off():
    today = date(2026, 12, 18)
    check_due(today, today)
    check_due(date(2028, 12, 19), today)
    with pytest.raises(Refusal, match="past"):
        check_due(date(2026, 12, 17), today)
    with pytest.raises(Refusal, match="too_far"):
        check_due(date(2028, 12, 20), today)


def test_the_next_meeting_begins_with_what_the_earlier_ones_left_open():
    items = [
        item(id=1), item(id=2, due_on=date(2027, 2, 1)), item(id=3, done_on=DUE),
        item(id=4, year=2025, due_on=date(2027, 9, 1)), item(id=5, year=2027),
    ]  # fmt: skip

    assert [one.id for one in carried_over(items, 2027)] == [4, 2, 1]
    assert [one.id for one in carried_over(items, 2026)] == [4]


def test_a_years_own_stand_with_the_open_ones_first():
    items = [item(id=1, done_on=DUE), item(id=2), item(id=3, due_on=date(2027, 2, 1)),
             item(id=4, year=2025)]  # fmt: skip

    assert [one.id for one in items_of(items, 2026)] == [3, 2, 1]
