"""What is read from the lines somebody types into a record."""

import pytest

from domain.minutes import MinuteLine, Vote, read_resolutions, read_topics, usual_chair, voters
from domain.people import Member, MemberKind, Office
from domain.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("同意接收张三为预备党员 12/0/1", MinuteLine("同意接收张三为预备党员", Vote(12, 0, 1))),
        ("通过年度计划，赞成12 反对0 弃权1", MinuteLine("通过年度计划", Vote(12, 0, 1))),
        (
            "通过年度计划（赞成12人，反对0人，弃权1人）。",
            MinuteLine("通过年度计划", Vote(12, 0, 1)),
        ),
        ("同意张三转正：同意13票、不同意0票、弃权0票", MinuteLine("同意张三转正", Vote(13, 0, 0))),
        ("Plan approved, yes 12 no 0 abstain 1", MinuteLine("Plan approved", Vote(12, 0, 1))),
        ("1. 通过年度计划", MinuteLine("通过年度计划")),
        ("2026年总结", MinuteLine("2026年总结")),
        ("9:30 前交学习笔记", MinuteLine("9:30 前交学习笔记")),
        ("比分 3/4", MinuteLine("比分 3/4")),
    ],
)
def test_a_resolution_ends_with_the_totals_of_its_vote_or_with_none(typed, line):
    assert read_resolutions(typed, 13) == [line]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "minutes.refused.empty"),
        (" \n\u200b\n", "minutes.refused.empty"),
        ("12/0/1", "minutes.refused.only_a_vote"),
        ("通过年度计划 12/1/1", "minutes.refused.too_many_votes"),
        ("议" * 101, "minutes.refused.too_long"),
        ("\n".join(["一"] * 21), "minutes.refused.too_many"),
    ],
)
def test_what_cannot_be_right_is_refused_whole(typed, key):
    with pytest.raises(Refusal) as refused:
        read_resolutions(typed, 13)
    assert refused.value.key == key


def test_numbers_in_front_of_items_go():
    typed = "1. 学习党章\n（2）讨论\n③ 其他"

    assert [line.text for line in read_topics(typed)] == ["学习党章", "讨论", "其他"]


def person(number, *offices, kind=MemberKind.FULL):
    return Member(id=number, branch_id=1, name="", kind=kind, offices=frozenset(offices))


def test_the_secretary_leads_else_the_deputy_else_nobody_is_guessed():
    deputy, secretary = person(1, Office.DEPUTY_SECRETARY), person(2, Office.SECRETARY)

    assert usual_chair([deputy, secretary, person(3)]) == 2
    assert usual_chair([deputy, person(3)]) == 1
    assert usual_chair([person(3)]) is None


def test_a_probationary_member_is_present_and_has_no_vote():
    assert voters([person(1), person(2, kind=MemberKind.PROBATIONARY)]) == 1
