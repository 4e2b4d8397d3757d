"""What is read from the resolutions somebody types: what was voted on, and the totals."""

import pytest

from domain.elections import Ballots, Elected, elected_of
from domain.electors import Category, LeftOut, check_has_vote, read_agreed, read_approval
from domain.houses import House, body_of, house
from domain.meetings import MeetingKind
from domain.minutes import MinuteLine, Vote
from domain.people import Member, MemberKind, Office
from domain.quorum import Turnout, VoteKind
from domain.refusal import Refusal
from domain.resolutions import calls_for_a_poll, read_resolutions
from domain.spans import Span
from tests.domain.test_quorum import DAY, LEFT

A, V, E = VoteKind.ADMISSION, VoteKind.CONVERSION, VoteKind.ELECTION


def hall(record=MeetingKind.GENERAL_MEETING, *, expected=20, present=16, **about):
    return House(
        record=record, turnouts=dict.fromkeys(VoteKind, Turnout(expected, present)), **about
    )


def read(typed, **about):
    return read_resolutions(typed, hall(**about), ["王建国", "张三"])


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("同意接收张三为预备党员 12/0/1", ("同意接收张三为预备党员", Vote(12, 0, 1), A)),
        ("通过年度计划，赞成12 反对0 弃权1", ("通过年度计划", Vote(12, 0, 1), "usual")),
        ("通过年度计划（赞成12人，反对0人，弃权1人）。", ("通过年度计划", Vote(12, 0, 1), "usual")),
        ("同意张三转正：同意13票、不同意0票、弃权0票", ("同意张三转正", Vote(13, 0, 0), V)),
        ("Plan approved, yes 12 no 0 abstain 1", ("Plan approved", Vote(12, 0, 1), "usual")),
        ("1. 通过年度计划", ("通过年度计划",)),
        ("2026年总结", ("2026年总结",)),
        ("9:30 前交学习笔记", ("9:30 前交学习笔记",)),
        ("比分 3/4", ("比分 3/4",)),
        ("接收：讨论了申请", ("接收：讨论了申请",)),
        ("接收：张三为预备党员 11/0/0 书面1", ("张三为预备党员", Vote(11, 0, 0), A, 1)),
        ("admission: Zhang San 11/0/0, written yes 2", ("Zhang San", Vote(11, 0, 0), A, 2)),
        ("转正：张三 11/0/0（书面意见：赞成4份）", ("张三", Vote(11, 0, 0), V, 4)),
        ("张三同志延长预备期半年 16/0/0", ("张三同志延长预备期半年", Vote(16, 0, 0), V)),
        ("取消李四预备党员资格 16/0/0", ("取消李四预备党员资格", Vote(16, 0, 0), V)),
        ("普通：讨论转正工作 16/0/0", ("讨论转正工作", Vote(16, 0, 0), "usual")),
        ("Ordinary: plan 16/0/0", ("plan", Vote(16, 0, 0), "usual")),
        ("选举：支部书记 9/3/4", ("支部书记", Vote(9, 3, 4), E)),
        ("选举支部委员 9/3/4", ("选举支部委员", Vote(9, 3, 4), E)),
    ],
)
def test_a_resolution_says_what_was_voted_on_and_ends_with_the_totals(typed, line):
    said = [VoteKind.GENERAL if one == "usual" else one for one in line]
    assert read(typed) == [MinuteLine(*said)]


@pytest.mark.parametrize(
    ("typed", "text", "ballots"),
    [
        ("选举：支部委员 应选3 候选4 发出16 收回15 得票14、12、10、7", "支部委员",
         Ballots(seats=3, candidates=4, issued=16, returned=15, tallies=(14, 12, 10, 7))),
        ("选举：应选3名，发出16张，收回16张，当选3名", "选举",
         Ballots(seats=3, issued=16, returned=16, elected=3)),
        ("选举：支部委员，应选3名，发出16张，收回16张，当选3名", "支部委员",
         Ballots(seats=3, issued=16, returned=16, elected=3)),
        ("选举支委会 应选3 发出16 收回17 当选3", "选举支委会",
         Ballots(seats=3, issued=16, returned=17, elected=3)),
        ("Election: committee seats 3 candidates 4 issued 16 returned 16 votes 14, 12, 10, 7",
         "committee",
         Ballots(seats=3, candidates=4, issued=16, returned=16, tallies=(14, 12, 10, 7))),
        ("选举：应选3 发出16 收回16 得票16、16、16", "选举",
         Ballots(seats=3, issued=16, returned=16, tallies=(16, 16, 16))),
    ],
)  # fmt: skip
def test_an_election_is_kept_as_totals(typed, text, ballots):
    assert read(typed) == [MinuteLine(text, kind=E, ballots=ballots)]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "minutes.refused.empty"),
        (" \n\u200b\n", "minutes.refused.empty"),
        ("12/0/1", "minutes.refused.only_a_vote"),
        ("接收：12/0/1", "minutes.refused.only_a_vote"),
        ("通过年度计划 15/1/1", "minutes.refused.too_many_votes"),
        ("接收：张三为预备党员 12/4/1", "minutes.refused.too_many_votes"),
        ("议" * 101, "minutes.refused.too_long"),
        ("\n".join(["一"] * 21), "minutes.refused.too_many"),
        ("通过年度计划 12/0/1 书面1", "quorum.refused.written"),
        ("选举：支部书记 12/0/1 书面1", "quorum.refused.written"),
        ("接收：张三为预备党员 12/0/1 书面5", "quorum.refused.too_many_written"),
        ("同意接收张三、李四为预备党员 12/0/1", "quorum.refused.must_vote_one_by_one"),
        ("同意接收张三等两名同志为预备党员 12/0/1", "quorum.refused.must_vote_one_by_one"),
        ("张三、李四按期转正 12/0/1", "quorum.refused.must_vote_one_by_one"),
        (
            "admit Zhang San and Li Si as probationary members 9/0/0",
            "quorum.refused.must_vote_one_by_one",
        ),
        ("选举：支委 应选3 发出16", "quorum.refused.ballots"),
        ("选举：支委 当选3", "quorum.refused.ballots"),
        ("选举：王建国 应选3 发出16 收回16", "quorum.refused.names"),
        ("选举：支委 应选3 发出17 收回16", "quorum.refused.too_many_ballots"),
        ("选举：支委 应选3 发出16 收回16 当选4", "quorum.refused.too_many_elected"),
        ("选举：支委 应选0 发出16 收回16", "quorum.refused.too_many_elected"),
        ("选举：支委 应选3 发出16 收回16 得票17", "quorum.refused.too_many_marks"),
        ("选举：支委 应选3 发出16 收回16 得票16、16、16、1", "quorum.refused.too_many_marks"),
    ],
)
def test_what_cannot_be_right_is_refused_whole(typed, key):
    with pytest.raises(Refusal) as refused:
        read(typed)
    assert refused.value.key == key


def test_no_more_votes_are_counted_than_those_who_may_vote_on_just_that():
    turnouts = dict.fromkeys(VoteKind, Turnout(20, 16)) | {E: Turnout(18, 14)}
    with pytest.raises(Refusal, match="too_many_votes") as refused:
        read_resolutions(
            "选举：支部书记 9/3/3",
            House(record=MeetingKind.GENERAL_MEETING, turnouts=turnouts),
        )
    assert refused.value.params == {"cast": 15, "voters": 14}


@pytest.mark.parametrize(
    ("record", "typed"),
    [
        (MeetingKind.COMMITTEE_MEETING, "接收：张三为预备党员 9/0/0"),
        (MeetingKind.COMMITTEE_MEETING, "转正：张三 9/0/0"),
        (MeetingKind.THEME_DAY, "接收：张三为预备党员 9/0/0"),
        (MeetingKind.GROUP_MEETING, "选举：组长 9/0/0"),
    ],
)
def test_a_formal_vote_belongs_into_the_record_of_its_meeting(record, typed):
    with pytest.raises(Refusal) as refused:
        read(typed, record=record)
    assert refused.value.key == "quorum.refused.elsewhere"


@pytest.mark.parametrize(
    ("record", "typed", "kind"),
    [
        (
            MeetingKind.COMMITTEE_MEETING,
            "同意将接收张三为预备党员提交大会 9/0/0",
            VoteKind.COMMITTEE,
        ),
        (MeetingKind.COMMITTEE_MEETING, "选举书记 9/0/0", E),
        (MeetingKind.THEME_DAY, "同意接收张三为预备党员 9/0/0", None),
        (MeetingKind.STUDY, "普通：下次再学 9/0/0", None),
    ],
)
def test_the_same_words_elsewhere_are_the_usual_vote_or_none_that_is_judged(record, typed, kind):
    assert read(typed, record=record)[0].kind is kind


@pytest.mark.parametrize(
    ("about", "is_valid", "found"),
    [
        ({"elected": 3}, True, Elected(elected=3)),
        ({"elected": 2}, True, Elected(elected=2, is_short=True)),
        ({}, True, Elected()),
        ({"elected": 3}, False, Elected(is_void=True)),
        ({"elected": 3, "returned": 17}, True, Elected(is_void=True)),
        ({"tallies": (14, 12, 9, 8)}, True, Elected(elected=3)),
        ({"tallies": (14, 12, 8, 8)}, True, Elected(elected=2, is_short=True)),
        ({"tallies": (14, 12, 9, 9)}, True, Elected(elected=2, again=2)),
        ({"tallies": (14, 12, 9, 9), "elected": 3}, True, Elected(elected=2, again=2)),
    ],
)
def test_an_election_is_judged_by_its_totals(about, is_valid, found):
    ballots = Ballots(**{"seats": 3, "issued": 16, "returned": 16} | about)

    assert elected_of(ballots, is_valid=is_valid, needed=9) == found


@pytest.mark.parametrize(
    ("about", "standing", "lacks"),
    [
        ({}, None, False), ({"candidates": 4}, 4, False), ({"candidates": 3}, 3, True),
        ({"tallies": (9, 9, 9, 1)}, 4, False), ({"tallies": (9, 9, 9)}, 3, True),
        ({"tallies": (9, 9, 9), "candidates": 5}, 5, False),
    ],
)  # fmt: skip
def test_too_few_who_stand_are_pointed_out_where_it_is_known(about, standing, lacks):
    ballots = Ballots(seats=3, issued=16, returned=16, **about)

    assert (ballots.standing, ballots.lacks_candidates, ballots.least_candidates) == (
        standing, lacks, 4,
    )  # fmt: skip


def person(number, *offices, kind=MemberKind.FULL):
    return Member(id=number, branch_id=1, name="", kind=kind, offices=frozenset(offices))


ROSTER = [
    person(1, Office.SECRETARY), person(2, Office.DEPUTY_SECRETARY), person(3),
    person(4, Office.GROUP_LEADER), person(5, kind=MemberKind.PROBATIONARY),
]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "ids"),
    [
        (MeetingKind.GENERAL_MEETING, [1, 2, 3, 4, 5]),
        (MeetingKind.COMMITTEE_MEETING, [1, 2]),
        (MeetingKind.THEME_DAY, [2, 3]),
        (MeetingKind.GROUP_MEETING, [2, 3]),
    ],
)
def test_a_general_meeting_is_the_whole_roster_whoever_was_put_on_the_list(record, ids):
    assert [one.id for one in body_of(record, ROSTER, {2, 3})] == ids


def test_each_kind_of_vote_has_a_count_of_its_own():
    found = house(
        MeetingKind.GENERAL_MEETING, ROSTER, present={1, 5}, barred={2}, left_out={3: LEFT},
        day=DAY, is_strict=True,
    )  # fmt: skip

    assert found.turnout(None) == Turnout(3, 1)
    assert found.turnout(E) == Turnout(2, 1)
    assert found.usual is VoteKind.GENERAL
    ruling = found.weigh(VoteKind.GENERAL, yes=1, written=1)
    assert (ruling.needed_present, ruling.votes) == (2, 1)
    admission = found.weigh(VoteKind.ADMISSION, yes=1, written=1)
    assert admission.votes == 2
    assert found.weigh(VoteKind.ADMISSION, yes=1).votes == 1


def test_whoever_is_left_out_and_comes_all_the_same_is_counted_in_the_election():
    found = house(
        MeetingKind.GENERAL_MEETING, ROSTER, present={1, 3}, barred=(), left_out={3: LEFT},
        day=DAY, is_strict=False,
    )  # fmt: skip

    assert found.turnout(E) == Turnout(4, 2)


@pytest.mark.parametrize(("is_strict", "needed"), [(False, 2), (True, 3)])
def test_a_house_knows_whether_half_is_enough_in_its_branch(is_strict, needed):
    found = house(
        MeetingKind.GENERAL_MEETING, ROSTER, present={1}, barred=(), left_out={}, day=DAY,
        is_strict=is_strict,
    )  # fmt: skip

    assert found.weigh(VoteKind.GENERAL).needed_present == needed


def test_half_is_enough_for_an_ordinary_vote_unless_the_branch_has_decided_otherwise():
    needed = [
        hall(expected=4, present=2, is_strict=strict).weigh(VoteKind.GENERAL).needed_present
        for strict in (False, True)
    ]
    assert needed == [2, 3]


@pytest.mark.parametrize("typed", ["12/0/1", "赞成12 反对0 弃权1", "普通：12/0/1"])
def test_totals_alone_are_no_resolution(typed):
    with pytest.raises(Refusal, match="only_a_vote"):
        read(typed)


@pytest.mark.parametrize(("expected", "is_empty"), [(0, True), (1, False)])
def test_a_body_of_nobody_is_empty(expected, is_empty):
    assert hall(expected=expected, present=0).is_empty is is_empty


def test_where_nothing_is_judged_those_who_may_vote_are_counted_all_the_same():
    assert hall(MeetingKind.THEME_DAY).usual is None
    assert hall(MeetingKind.THEME_DAY, expected=9, present=8).turnout(None) == Turnout(9, 8)


def test_the_superiors_consent_is_a_day_and_a_number():
    day = DAY.replace(day=2)
    assert read_approval("11月2日 组字5号", DAY) == (day, "组字5号")
    assert read_approval("11月2日，组字5号", DAY) == (day, "组字5号")
    assert read_approval("11月2日", DAY) == (day, "")
    assert read_agreed("今天", DAY) == DAY
    with pytest.raises(Refusal) as refused:
        read_agreed("明天", DAY)
    assert refused.value.key == "voting.refused.ahead"


def test_without_either_nothing_has_begun():
    bare = LeftOut(category=Category.MOVED, span=Span(DAY))

    assert (bare.begins_on, LEFT.begins_on) == (None, DAY.replace(day=10))


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("同意接收张三的请点已阅", True),
        ("请点按钮投票", True),
        ("支委选举，群里接龙", True),
        ("回复1表示赞成", True),
        ("Please tap below to vote", True),
        ("Vote here", True),
        ("周五支部党员大会表决年度计划，请参加", False),
        ("请周四前交学习笔记", False),
        ("Please reply by Friday", False),
    ],
)
def test_asking_for_votes_by_tapping_is_noticed(text, calls):
    assert calls_for_a_poll(text) is calls


def test_a_probationary_member_has_no_vote_to_lose():
    check_has_vote(person(1))
    with pytest.raises(Refusal) as refused:
        check_has_vote(person(1, kind=MemberKind.PROBATIONARY))
    assert refused.value.key == "voting.refused.probationary"


@pytest.mark.parametrize(("typed", "kept"), [(40, 40), (41, 40)])
def test_a_number_is_kept_as_far_as_its_column_goes(typed, kept):
    assert len(read_approval(f"11月2日 {'文' * typed}", DAY)[1]) == kept
