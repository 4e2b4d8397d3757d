"""Reading who came from whatever the secretary pastes: strictly, and never a guess."""

import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.access import Role
from domain.attendance import Answer, Approval, Attendance, Presence, tally
from domain.bulk import read_paste
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.people import Group, Member
from domain.proposals import is_as_shown, pack, unpack
from domain.recording import (
    ATTENDANCE,
    changes_of,
    check_elsewhere,
    check_listed,
    check_recordable,
    like_last,
    may_add,
)
from domain.refusal import Refusal

PEOPLE = {
    1: "张三", 2: "张三丰", 3: "李四", 4: "王五", 5: "和晓东", 6: "李和平", 7: "艾力·买买提",
    8: "Emma Wu", 9: "Wu, Bo", 10: "李明（一）", 11: "李明（二）", 12: "赵六",
    13: "Marshall", 14: "陈静（一）", 15: "陈静（二）",
}  # fmt: skip
CAME, LEAVE, SAT_IN, AWAY = "present", "excused", "observer", "absent"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("张三、李四", {1: CAME, 3: CAME}),
        ("张三，张三丰;王五/赵六", {1: CAME, 2: CAME, 4: CAME, 12: CAME}),
        ("张三丰张三李四", {2: CAME, 1: CAME, 3: CAME}),
        ("张三\n张三\n张三", {1: CAME}),
        ("张 三 李四和和晓东", {1: CAME, 3: CAME, 5: CAME}),
        ("李和平与张三", {6: CAME, 1: CAME}),
        ("1. 张三 参加\n2、李四✅\n(3) @王五\n④赵六同志 已到", {1: CAME, 3: CAME, 4: CAME, 12: CAME}),
        ("1张三，2李四 3.王五", {1: CAME, 3: CAME, 4: CAME}),
        ("#接龙\n11月6日主题党日，能来的接龙\n例 小红\n\n1. 张三\n2. 李四 请假", {1: CAME, 3: LEAVE}),
        ("到会：张三\n请假（2人）：李四、王五\n列席:赵六\n缺席：李和平",
         {1: CAME, 3: LEAVE, 4: LEAVE, 12: SAT_IN, 6: AWAY}),
        ("#接龙\n张三\n李四", {1: CAME, 3: CAME}),
        ("请假：\n张三\n李四\n到会：\n王五", {1: LEAVE, 3: LEAVE, 4: CAME}),
        ("请假\n张三\n李四", {1: LEAVE, 3: LEAVE}),
        ("请假：张三\n李四", {1: LEAVE, 3: CAME}),
        ("张三 李四 请假 王五", {1: LEAVE, 3: LEAVE, 4: CAME}),
        ("张三 请假 李四 缺席", {1: LEAVE, 3: AWAY}),
        ("张三（请假）、李四（病假）", {1: LEAVE, 3: LEAVE}),
        ("艾力•买买提，EMMA  WU", {7: CAME, 8: CAME}),
        ("Wu, Bo, Emma Wu", {9: CAME, 8: CAME}),
        ("李明（一）、李明(二)", {10: CAME, 11: CAME}),
        ("\u202e张三\u200b、\u2066李四\u2069\ufeff", {1: CAME, 3: CAME}),
        ("到会：张三\n请假：无\n列席(0人)：没有。", {1: CAME}),
        ("张三、李四\n共2人", {1: CAME, 3: CAME}),
    ],
)  # fmt: skip
def test_a_pasted_list_is_read(text, said):
    paste = read_paste(text, PEOPLE, ATTENDANCE)

    assert (paste.said, paste.has_rest) == (said, False)


@pytest.mark.parametrize(
    ("text", "but", "said"),
    [
        ("除张三、李四外全到", {1, 3}, {}),
        ("除了张三和李四以外，其余同志都到了。", {1, 3}, {}),
        ("除张三丰外全部到会", {2}, {}),
        ("除李和平外", {6}, {}),
        ("除张三全到", {1}, {}),
        ("except Emma Wu, 张三", {1, 8}, {}),
        ("除张三请假外全到", set(), {1: LEAVE}),
        ("全到", set(), {}),
        ("请假：张三\n其余全到", set(), {1: LEAVE}),
        ("the rest came", set(), {}),
        ("except Marshall", {13}, {}),
        ("except Marshall, all came", {13}, {}),
    ],
)
def test_all_but_some_is_read(text, but, said):
    paste = read_paste(text, PEOPLE, ATTENDANCE)

    assert (paste.but, paste.said, paste.has_rest) == (but, said, True)


def test_names_alone_are_those_left_out_where_that_was_asked():
    paste = read_paste("张三、李四", PEOPLE, replace(ATTENDANCE, leaves_out=True))

    assert (paste.but, paste.said, paste.has_rest) == ({1, 3}, {}, True)


@pytest.mark.parametrize(
    ("text", "key", "names"),
    [
        ("张三、钱七、孙八", "unknown", "钱七、孙八"),
        ("张三大", "unknown", "张三大"),
        ("除钱七外全到", "unknown", "钱七"),
        ("张三❌", "unknown", "张三❌"),
        ("张三？", "unknown", "张三?"),
        ("张三不参加", "unknown", "张三不参加"),
        ("全交", "unknown", "全交"),
        ("Wu, Bo 钱七", "unknown", "wu, bo 钱七"),
        ("\ue000", "unknown", "?"),
        ("李明", "shared", "李明（一）"),
        ("李明 陈静", "shared", "李明（一）、陈静（一）"),
        ("张三\n请假：张三", "twice", "张三"),
        ("", "nobody", None),
        ("\n、，\t。\n1. 2. 3.", "nobody", None),
        ("、".join(f"钱{number}" for number in range(2_000)), "too_long", None),
    ],
)
def test_what_is_not_known_is_named_back(text, key, names):
    with pytest.raises(Refusal) as refused:
        read_paste(text, PEOPLE, ATTENDANCE)

    assert refused.value.key == f"bulk.refused.{key}"
    assert refused.value.params.get("names") == names


def test_a_message_of_four_thousand_signs_is_read_whole():
    assert read_paste("张三" * 2_000, PEOPLE, ATTENDANCE).said == {1: CAME}


@pytest.mark.parametrize(
    "text", ["的" * 4000, "除" * 4000, "，" * 4000, "除张三" + "外" * 3990, "张三" * 2000, "全" * 4000,
             "张三 " * 1300, "1" * 4000, "都到了" * 1300, "(" * 4000, "到：" * 2000]
)  # fmt: skip
def test_nothing_takes_long_to_read(text):
    people = PEOPLE | {number: f"某{number}" for number in range(20, 220)}
    began = time.perf_counter()
    with suppress(Refusal):
        read_paste(text, people, ATTENDANCE)

    assert time.perf_counter() - began < 1


def here(number, presence=None, **facts) -> Attendance:
    return Attendance(member_id=number, recorded=presence, **facts)


TODAY = [
    here(1), here(2, Presence.ABSENT), here(3, answer=Answer.LEAVE), here(4), here(5, is_expected=False)
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("全到", {1: Presence.PRESENT, 4: Presence.PRESENT}),
        ("除张三外全到", {4: Presence.PRESENT}),
        ("李四、张三", {1: Presence.PRESENT, 3: Presence.PRESENT}),
        ("请假：李四、张三", {1: Presence.EXCUSED}),
        ("列席：赵六、张三", {12: Presence.OBSERVER, 1: Presence.OBSERVER}),
        ("缺席：张三丰", {}),
        ("请假：张三\n其余全到", {1: Presence.EXCUSED, 4: Presence.PRESENT}),
    ],
)
def test_named_ones_become_what_is_said_and_the_rest_fills_only_what_is_open(text, changes):
    assert changes_of(read_paste(text, PEOPLE, ATTENDANCE), TODAY) == changes


@pytest.mark.parametrize("text", ["赵六", "请假：赵六", "除赵六外全到"])
def test_nobody_is_put_on_the_list_by_a_paste_but_an_observer(text):
    with pytest.raises(Refusal) as refused:
        check_listed(read_paste(text, PEOPLE, ATTENDANCE), TODAY, PEOPLE)

    assert refused.value.params["names"] == "赵六"


def test_last_times_list_leaves_alone_who_is_new_and_whatever_is_known_today():
    last = [here(number, Presence.PRESENT) for number in (1, 2, 3, 9)]

    assert like_last(last, TODAY) == {1: Presence.PRESENT}


def test_a_proposal_comes_back_as_it_was_put_away():
    people = list(range(1, 121))
    changes = {1: Presence.EXCUSED, 60: Presence.PRESENT, 120: Presence.OBSERVER}
    before = {1: Presence.PRESENT}
    word = pack(people, before, changes)

    assert unpack(word, people[::-1]) == changes
    assert is_as_shown(word, before, changes)
    assert not is_as_shown(word, {}, changes)
    for others in (people[:-1], [*people, 121]):
        with pytest.raises(Refusal):
            unpack(word, others)
    with pytest.raises(Refusal):
        pack(range(1, 400), {}, {399: Presence.OBSERVER})


def test_a_word_is_no_longer_than_it_must_be_and_has_room_for_a_hundred_and_seventy_signs():
    assert pack([1, 2], {}, {}).endswith(".0")
    lengths = set()
    for many in range(100, 300):
        try:
            lengths.add(len(pack(range(many), {}, {many - 1: Presence.PRESENT})))
        except Refusal:
            break
    assert max(lengths) == 170


@pytest.mark.parametrize("word", ["", "x", "a.b.c", "..", "1.2.3.4"])
def test_a_made_up_word_is_stale(word):
    with pytest.raises(Refusal):
        unpack(word, [1])


@pytest.mark.parametrize(
    ("presence", "is_mobile", "is_fine"),
    [
        (Presence.ELSEWHERE, True, True),
        (Presence.ELSEWHERE, False, False),
        (Presence.PRESENT, False, True),
        (None, False, True),
    ],
)
def test_only_a_mobile_member_attends_elsewhere(presence, is_mobile, is_fine):
    member = Member(id=1, branch_id=1, name="张三", is_mobile=is_mobile)

    if is_fine:
        check_elsewhere(member, presence)
    else:
        with pytest.raises(Refusal, match="not_mobile"):
            check_elsewhere(member, presence)


@pytest.mark.parametrize(
    ("one", "presence", "is_waiting"),
    [
        (Attendance(member_id=1, answer=Answer.LEAVE), Presence.EXCUSED, False),
        (Attendance(member_id=1, answer=Answer.LEAVE, approval=Approval.GRANTED),
         Presence.EXCUSED, False),
        (Attendance(member_id=1, answer=Answer.LEAVE, approval=Approval.WAITING), None, True),
        (Attendance(member_id=1, answer=Answer.LEAVE, approval=Approval.WAITING,
                    recorded=Presence.ABSENT), Presence.ABSENT, False),
        (Attendance(member_id=1, answer=Answer.COMING), None, False),
        (Attendance(member_id=1, approval=Approval.WAITING), None, False),
    ],
)  # fmt: skip
def test_a_leave_counts_once_it_is_approved(one, presence, is_waiting):
    assert (one.presence, one.is_waiting) == (presence, is_waiting)
    assert tally([one]).on_leave == (one.answer is Answer.LEAVE and one.approval is not Approval.WAITING)  # fmt: skip
    assert tally([one]).unconfirmed == (presence is None)


START = datetime(2026, 11, 6, 6, tzinfo=UTC)
END = START + timedelta(hours=2)


@pytest.mark.parametrize(
    ("state", "now", "late"),
    [
        (MeetingState.PUBLISHED, START, False),
        (MeetingState.PUBLISHED, END + timedelta(hours=23, minutes=59), False),
        (MeetingState.PUBLISHED, END + timedelta(days=1), True),
        (MeetingState.CLOSED, END, True),
        (MeetingState.PUBLISHED, START - timedelta(minutes=1), "record.refused.before_the_start"),
        (MeetingState.CANCELLED, END, "meeting.refused.cancelled"),
        (MeetingState.POSTPONED, END, "meeting.refused.postponed"),
        (MeetingState.DRAFT, END, "meeting.refused.draft"),
    ],
)
def test_a_record_is_written_from_the_start_and_after_a_day_or_closing_it_is_late(state, now, late):
    meeting = Meeting(id=1, branch_id=1, kind=MeetingKind.STUDY, title="学习", starts_at=START,
                      ends_at=END, state=state)  # fmt: skip
    if isinstance(late, bool):
        assert check_recordable(meeting, now) is late
        return
    with pytest.raises(Refusal) as refused:
        check_recordable(meeting, now)
    assert refused.value.key == late
    assert refused.value.params.get("title", "学习") == "学习"


ONE, TWO = Group(id=1, name="一组"), Group(id=2, name="二组")


@pytest.mark.parametrize(
    ("role", "mine", "theirs", "is_fine"),
    [
        (Role.SECRETARY, None, TWO, True),
        (Role.ORGANIZATION_COMMISSIONER, None, None, True),
        (Role.GROUP_LEADER, ONE, ONE, True),
        (Role.GROUP_LEADER, ONE, TWO, False),
        (Role.GROUP_LEADER, ONE, None, False),
        (Role.GROUP_LEADER, None, ONE, False),
        (Role.GROUP_LEADER, None, None, False),
    ],
)
def test_a_group_leader_puts_only_the_own_group_on_a_list(role, mine, theirs, is_fine):
    me, other = (Member(id=n, branch_id=1, name="", group=g) for n, g in ((1, mine), (2, theirs)))

    assert may_add(frozenset({role}), me, other) is is_fine


def test_a_list_of_those_there_is_not_refused_and_all_the_strange_ones_are_named():
    check_listed(read_paste("张三、请假：李四\n列席：赵六", PEOPLE, ATTENDANCE), TODAY, PEOPLE)
    with pytest.raises(Refusal) as refused:
        check_listed(read_paste("除赵六、张三、李和平外全到", PEOPLE, ATTENDANCE), TODAY, PEOPLE)
    assert refused.value.params["names"] == "赵六、李和平"
