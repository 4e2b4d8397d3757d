"""Who speaks when at an 组织生活会; never what they say."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.attendance import Answer, Attendance
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.people import Member, Office
from domain.refusal import Refusal
from domain.signups import (
    Move,
    Signup,
    Turn,
    TurnState,
    Wish,
    check_signup,
    count_signups,
    in_turn,
    line_up,
    moved,
    order_version,
    speaking_order,
)

NOON = datetime(2026, 12, 1, 4, tzinfo=UTC)
LI, WANG, ZHAO, CHEN = 1, 2, 3, 4
NAMES = {LI: "李敏", WANG: "王建国", ZHAO: "赵敏", CHEN: "陈静"}


def member(number, *offices):
    return Member(
        id=number, branch_id=1, name=NAMES[number], position=number, offices=frozenset(offices)
    )


ROSTER = [member(LI), member(WANG, Office.SECRETARY), member(ZHAO), member(CHEN)]


def signup(number, minutes, wish=Wish.SPEAK):
    return Signup(member_id=number, wish=wish, at=NOON + timedelta(minutes=minutes))


def lineup(*, signups=(), turns=(), on_list=(LI, WANG, ZHAO, CHEN), on_leave=()):
    attendances = [
        Attendance(member_id=one, answer=Answer.LEAVE if one in on_leave else None)
        for one in on_list
    ]
    return line_up(ROSTER, attendances=attendances, signups=signups, turns=turns)


def turn(number, position, state=TurnState.WAITING):
    return Turn(member_id=number, position=position, state=state)


def meeting(
    kind=MeetingKind.ORGANIZATIONAL_LIFE_MEETING, *, state=MeetingState.PUBLISHED, parts=()
):
    return Meeting(
        id=1, branch_id=1, kind=kind, title="", starts_at=NOON, ends_at=NOON + timedelta(hours=2),
        state=state, parts=parts,
    )  # fmt: skip


class TestTheOrder:
    @pytest.mark.parametrize(
        ("signups", "order"),
        [
            pytest.param([], [WANG, LI, ZHAO, CHEN], id="书记带头，其余按名册"),
            pytest.param(
                [signup(CHEN, 2), signup(ZHAO, 5)], [WANG, CHEN, ZHAO, LI], id="先报名的在前"
            ),
            pytest.param(
                [signup(ZHAO, 5), signup(CHEN, 2)], [WANG, CHEN, ZHAO, LI], id="看时间不看先后"
            ),
            pytest.param(
                [signup(LI, 0), signup(WANG, 9)], [WANG, LI, ZHAO, CHEN], id="书记后报名也在前"
            ),
            pytest.param(
                [signup(CHEN, 0, Wish.COMMENT)], [WANG, LI, ZHAO, CHEN], id="愿提意见不改顺序"
            ),
        ],
    )
    def test_the_secretary_leads_and_nobody_is_missing(self, signups, order):
        assert speaking_order(ROSTER, signups) == order

    @pytest.mark.parametrize(
        ("signups", "order"),
        [
            pytest.param([], [WANG, ZHAO, CHEN, LI], id="支委在其他同志之前"),
            pytest.param([signup(LI, 0)], [WANG, ZHAO, CHEN, LI], id="先报名也在支委之后"),
            pytest.param([signup(CHEN, 3)], [WANG, CHEN, ZHAO, LI], id="支委里先报名的在前"),
        ],
    )
    def test_the_committee_speaks_after_the_secretary_and_before_the_other_members(
        self, signups, order
    ):
        roster = [
            member(LI), member(WANG, Office.SECRETARY),
            member(ZHAO, Office.PUBLICITY_COMMISSIONER), member(CHEN, Office.DEPUTY_SECRETARY),
        ]  # fmt: skip

        assert speaking_order(roster, signups) == order

    def test_what_the_secretary_arranged_is_kept(self):
        arranged = [turn(CHEN, 1), turn(WANG, 2), turn(ZHAO, 3), turn(LI, 4)]

        assert lineup(turns=arranged, signups=[signup(LI, 0)]).order == [CHEN, WANG, ZHAO, LI]

    def test_somebody_expected_only_later_comes_last(self):
        arranged = [turn(CHEN, 1), turn(ZHAO, 2), turn(LI, 3)]

        assert lineup(turns=arranged).order == [CHEN, ZHAO, LI, WANG]

    def test_somebody_no_longer_expected_drops_out_with_their_wish(self):
        arranged = [turn(CHEN, 1), turn(LI, 2), turn(WANG, 3), turn(ZHAO, 4)]

        shown = lineup(turns=arranged, on_list=(LI, WANG, ZHAO), signups=[signup(CHEN, 0)])

        assert shown.order == [LI, WANG, ZHAO]
        assert shown.wishing(Wish.SPEAK) == []

    def test_who_has_spoken_stays_in_front_whatever_is_arranged_afterwards(self):
        had = [turn(WANG, 1, TurnState.DONE), turn(LI, 2, TurnState.SKIPPED), turn(ZHAO, 3)]

        again = in_turn([CHEN, ZHAO, LI, WANG], had)

        assert [one.member_id for one in again] == [WANG, LI, CHEN, ZHAO]
        assert [one.position for one in again] == [1, 2, 3, 4]

    def test_equal_orders_are_one_version(self):
        assert order_version([1, 23]) == order_version([1, 23])
        assert order_version([1, 23]) != order_version([12, 3])


class TestMoving:
    @pytest.mark.parametrize(
        ("who", "move", "order"),
        [
            (ZHAO, Move.UP, [WANG, ZHAO, LI, CHEN]),
            (ZHAO, Move.DOWN, [WANG, LI, CHEN, ZHAO]),
            (CHEN, Move.FIRST, [CHEN, WANG, LI, ZHAO]),
            (LI, Move.DOWN, [WANG, ZHAO, LI, CHEN]),
            (WANG, Move.UP, [WANG, LI, ZHAO, CHEN]),
            (CHEN, Move.DOWN, [WANG, LI, ZHAO, CHEN]),
        ],
    )
    def test_a_speaker_moves_and_nobody_is_lost(self, who, move, order):
        start = [WANG, LI, ZHAO, CHEN]

        assert moved(start, who, move, among=set(start)) == order

    def test_nobody_moves_before_those_who_have_spoken(self):
        order = moved([WANG, LI, ZHAO, CHEN], CHEN, Move.FIRST, among={ZHAO, CHEN})

        assert order == [WANG, LI, CHEN, ZHAO]

    def test_who_has_spoken_is_not_moved(self):
        with pytest.raises(Refusal, match="has_spoken"):
            moved([WANG, LI], WANG, Move.DOWN, among={LI})


class TestStepping:
    def test_the_first_who_waits_speaks_now(self):
        shown = lineup(turns=[turn(WANG, 1, TurnState.DONE), turn(LI, 2), turn(ZHAO, 3)])

        assert [one.member_id for one in shown.waiting] == [LI, ZHAO, CHEN]

    def test_the_last_step_is_the_last_of_those_who_had_their_turn(self):
        steps = [turn(WANG, 1, TurnState.DONE), turn(LI, 2, TurnState.SKIPPED), turn(ZHAO, 3)]

        assert lineup(turns=steps).last.member_id == LI
        assert lineup().last is None

    def test_who_is_on_leave_is_known_so_that_their_words_can_be_read_out(self):
        assert lineup(on_leave=(CHEN,)).on_leave == {CHEN}


class TestSigningUp:
    def test_the_secretary_reads_who_wishes_what_early_ones_first(self):
        shown = lineup(
            signups=[signup(CHEN, 5), signup(LI, 1, Wish.COMMENT), signup(ZHAO, 2), signup(LI, 9)]
        )

        assert shown.wishing(Wish.SPEAK) == ["赵敏", "陈静", "李敏"]
        assert shown.wishing(Wish.COMMENT) == ["李敏"]
        assert shown.wishes_of(LI) == [wish for wish in Wish if wish in {Wish.SPEAK, Wish.COMMENT}]
        assert (shown.wishes_of(CHEN), shown.wishes_of(WANG)) == ([Wish.SPEAK], [])
        assert shown.names == NAMES

    def test_an_order_is_arranged_once_there_is_one(self):
        assert lineup(turns=[turn(CHEN, 1)]).is_arranged is True
        assert lineup().is_arranged is False

    def test_people_are_counted_once_whatever_they_wish(self):
        both = [signup(LI, 0), signup(LI, 1, Wish.COMMENT), signup(CHEN, 2)]

        assert count_signups(both) == 2

    def test_it_goes_on_until_the_meeting_is_closed(self):
        check_signup(meeting(), is_expected=True)
        with pytest.raises(Refusal, match="closed"):
            check_signup(meeting(state=MeetingState.CLOSED), is_expected=True)

    def test_a_theme_day_that_holds_one_has_speakers_too(self):
        held = (MeetingKind.ORGANIZATIONAL_LIFE_MEETING,)

        check_signup(meeting(MeetingKind.THEME_DAY, parts=held), is_expected=True)

    def test_other_meetings_have_none(self):
        with pytest.raises(Refusal, match="no_speakers"):
            check_signup(meeting(MeetingKind.THEME_DAY), is_expected=True)

    def test_only_those_expected_sign_up(self):
        with pytest.raises(Refusal, match="not_expected"):
            check_signup(meeting(), is_expected=False)
