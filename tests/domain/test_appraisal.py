"""民主评议: totals by grade, and the custom of a third at most."""

import pytest

from domain.appraisal import Appraisal, Grade, check_totals, judge, read_totals
from domain.excellent import Grading
from domain.refusal import Refusal


def totals(excellent, qualified, basic=0, fourth=0):
    return Appraisal(excellent=excellent, qualified=qualified, basic=basic, fourth=fourth)


@pytest.mark.parametrize(
    "text",
    ["3 5 1 0", "3，5，1，0", "3/5/1/0", "优秀3 合格5 基本合格1 不合格0", "优秀：3人、合格：5人、基本合格：1人。",
     "基本合格1 优秀3 合格5", "优秀3 合格5 基本合格1 第四等次0", "Excellent 3, qualified 5, basic 1",
     " 优秀 3名\n合格 5名\n基本合格 1名\n"],
)  # fmt: skip
def test_totals_as_people_write_them(text):
    assert read_totals(text) == totals(3, 5, 1)


def test_each_grade_is_counted():
    given = read_totals("1 2 3 4")

    assert [given.count(grade) for grade in Grade] == [1, 2, 3, 4]
    assert given.graded == 10


@pytest.mark.parametrize(
    "text",
    ["", "3 5 1", "3 5 1 0 0", "优秀3 优秀2", "优秀3 5", "张三优秀", "优秀：张三", "3 5 1 0 李四", "优秀",
     "1000 0 0 0", "-1 5 1 0"],
)  # fmt: skip
def test_nothing_else_is_read(text):
    with pytest.raises(Refusal, match="unreadable"):
        read_totals(text)


def test_not_more_than_there_are_full_members_and_somebody():
    check_totals(totals(3, 6), 9)
    with pytest.raises(Refusal, match="too_many") as refused:
        check_totals(totals(3, 7), 9)
    assert refused.value.params == {"graded": 10, "full": 9}
    check_totals(totals(0, 0, 0, 1), 9)
    with pytest.raises(Refusal, match="nobody"):
        check_totals(totals(0, 0), 9)


@pytest.mark.parametrize(
    ("excellent", "rest", "full", "everybody", "caps", "grading"),
    [
        (3, 6, 9, 11, (3, 3), Grading.WITHIN),
        (4, 5, 9, 11, (3, 3), Grading.ABOVE),
        (3, 5, 8, 9, (2, 3), Grading.DISPUTED),
        (2, 6, 8, 9, (2, 3), Grading.WITHIN),
        (4, 4, 8, 9, (2, 3), Grading.ABOVE),
        (0, 2, 2, 2, (0, 0), Grading.WITHIN),
        (1, 1, 2, 2, (0, 0), Grading.ABOVE),
    ],
)
def test_a_third_of_those_graded_rounded_down_and_the_other_reading_shown(
    excellent, rest, full, everybody, caps, grading
):
    judged = judge(totals(excellent, rest), full, everybody)

    assert (judged.cap.by_graded, judged.cap.by_members) == caps
    assert judged.cap.differs is (caps[0] != caps[1])
    assert judged.grading is grading


def test_full_members_who_were_not_graded_are_counted():
    assert judge(totals(3, 5), 9, 10).appraisal == totals(3, 5)
    assert judge(totals(3, 5), 9, 10).not_graded == 1
    assert judge(totals(3, 6), 9, 10).not_graded == 0
    assert judge(totals(3, 6), 8, 8).not_graded == 0  # one has left since
