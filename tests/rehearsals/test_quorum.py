"""Enough to vote? Forecast before the meeting, judged after it; never a name, never in the group."""

from datetime import timedelta

import pytest

from cards.minutes import ShowMinutes
from cards.persons import ShowPerson
from cards.voting import VOTE, LeaveOut, ShowLeftOut
from domain.attendance import Answer, Presence
from domain.electors import Category
from domain.meetings import MeetingKind, Scope
from storage import Signature
from tests.rehearsals.conftest import MONDAY, labels
from tests.rehearsals.gatherings import answer, publish, record
from tests.rehearsals.test_people import forges, opens_person

FRIDAY = MONDAY.replace(day=6, hour=14, minute=30)
OVER = FRIDAY + timedelta(hours=2, minutes=10)
GENERAL, COMMITTEE = MeetingKind.GENERAL_MEETING, MeetingKind.COMMITTEE_MEETING
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
VOTERS = ("王建国", "李敏", "赵敏", "张伟", "刘洋", "陈静", "杨帆")
ARTICLE = "《中国共产党支部工作条例（试行）》第十一条"


def called(play, kind=GENERAL, coming=5, **about):
    """A meeting announced, so many of those who may vote coming; and 周倩, who may not."""
    meeting_id = publish(play, starts_at=FRIDAY, kind=kind, title="讨论年度计划", **about)
    answer(play, meeting_id, dict.fromkeys((*VOTERS[:coming], "周倩"), Answer.COMING))
    return meeting_id


async def desk(play, user="wang"):
    await play.whispers(user, "/meeting")
    day = next(one for one in labels(play.stage.seen_by(user)[-1]) if "6" in one)
    return await play.presses(user, day)


async def held(play, present, kind=GENERAL, **about):
    """Over and closed with these there; the record's card."""
    meeting_id = called(play, kind, **about)
    there = dict.fromkeys(present, Presence.PRESENT)
    everybody = play.app.reader.submit(lambda records: records.people.of(1, FRIDAY.date())).result()
    record(play, meeting_id, {one.name: Presence.EXCUSED for one in everybody
                              if one.name not in there} | there)  # fmt: skip
    await play.until(OVER)
    await desk(play)
    return await play.presses("wang", "结束")


def decide(play, **settings):
    def work(records):
        for name, value in settings.items():
            records.branches.set(1, name, value)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="x", at=play.clock.now))

    play.app.writer.submit(work).result()


@BOTH
async def test_the_secretary_reads_beforehand_how_many_are_lacking(play):
    called(play, coming=3)

    shown = await desk(play)
    assert f"已回复可到 3，应到会有表决权 10，还差 3（{ARTICLE}）" in shown
    assert "刚好半数" not in shown
    assert "如有接收、转正，有表决权的须到 6（《中国共产党发展党员工作细则》第二十条）" in shown
    assert "如有选举，有选举权的应到会 10，须到 8（《中国共产党基层组织选举工作条例》）" in shown
    assert not any("表决权" in text for text in play.group)


async def test_with_exactly_half_coming_it_is_said_that_nothing_can_pass(play):
    called(play, coming=5)

    shown = await desk(play)
    assert "已回复可到 5，应到会有表决权 10，还差 1\n" in shown
    assert f"到会刚好半数：会议有效，但任何动议都不可能通过（{ARTICLE}）" in shown


async def test_with_one_more_it_is_enough(play):
    called(play, coming=6)

    shown = await desk(play)
    assert "已回复可到 6，应到会有表决权 10，人数已够" in shown
    assert "刚好半数" not in shown


async def test_once_it_has_begun_those_who_are_down_as_present_are_counted(play):
    meeting_id = called(play, coming=7)
    await play.until(FRIDAY + timedelta(minutes=5))
    record(play, meeting_id, dict.fromkeys(VOTERS[:6], Presence.PRESENT))

    assert "已登记到会 6，应到会有表决权 10，人数已够" in await desk(play)


async def test_a_branch_for_which_half_is_not_enough_reads_so(play):
    decide(play, quorum_strict="on")
    card = await held(play, VOTERS[:5])

    assert "实到会 5，须到 6：会议无效，不能表决" in card
    assert "本支部约定" in card


async def test_a_committee_has_its_own_rule(play):
    meeting_id = publish(
        play, starts_at=FRIDAY, kind=COMMITTEE, title="支委会", scope=Scope.COMMITTEE
    )
    answer(play, meeting_id, {"王建国": Answer.COMING})

    shown = await desk(play)
    assert (
        "已回复可到 1，应到会有表决权 3，还差 1（《中国共产党支部工作条例（试行）》第十二条"
        in shown
    )
    assert "接收" not in shown


async def test_a_theme_day_without_a_general_meeting_has_no_forecast(play):
    called(play, MeetingKind.THEME_DAY)

    assert "表决权" not in await desk(play)


async def test_a_general_meeting_within_a_theme_day_has_one(play):
    called(play, MeetingKind.THEME_DAY, parts=(GENERAL,))

    assert "已回复可到 5，应到会有表决权 10，还差 1" in await desk(play)


@BOTH
async def test_after_closing_it_is_said_whether_it_was_valid_and_each_vote_is_judged(play):
    card = await held(play, VOTERS)
    assert "表决：应到会有表决权 10，实到会 7：会议有效，可以表决" in card

    how = await play.presses("wang", "决议")
    assert (
        "正式表决在会上无记名进行（《中国共产党发展党员工作细则》第二十一条）：按钮、接龙、通知的已阅都不算表决"
        in how
    )
    shown = await play.whispers(
        "wang",
        "通过年度计划 6/1/0\n通过预算 5/1/1\n接收：同意接收张三为预备党员 5/2/0 书面1\n"
        "同意周倩按期转正 5/2/0",
    )
    assert (
        f"通过年度计划（赞成6 反对1 弃权0）\n通过：赞成 6，须 6；应到会 10，实到会 7（{ARTICLE}）"
        in shown
    )
    assert "通过预算（赞成5 反对1 弃权1）\n未通过：赞成 5，须 6" in shown
    assert (
        "接收：同意接收张三为预备党员（赞成5 反对2 弃权0，书面赞成1）\n通过：赞成 6，须 6" in shown
    )
    assert "《中国共产党发展党员工作细则》第二十、二十一条" in shown
    assert "转正：同意周倩按期转正（赞成5 反对2 弃权0）\n未通过：赞成 5，须 6" in shown
    assert "第三十三条" in shown
    assert "会议有效" in await desk(play)


async def test_at_a_meeting_that_too_few_attended_nothing_is_passed(play):
    card = await held(play, VOTERS[:4])
    assert "应到会有表决权 10，实到会 4，须到 5：会议无效，不能表决" in card

    await play.presses("wang", "决议")
    shown = await play.whispers("wang", "通过年度计划 4/0/0")
    assert "会议无效，不能表决：应到会 10，实到会 4，须到 5" in shown


async def test_what_does_not_add_up_is_pointed_out_and_nothing_is_kept(play):
    await held(play, VOTERS)
    await play.presses("wang", "决议")

    for typed, said in {
        "通过年度计划 8/0/0": "表决共8票，到会有表决权的同志7人",
        "通过年度计划 7/0/0 书面1": "书面意见只在接收、转正时统计在票数内",
        "接收：张三为预备党员 7/0/0 书面4": "没到会的有表决权同志只有3人",
        "同意接收张三、李四为预备党员 7/0/0": "两人以上须逐个讨论表决",
        "选举：王建国 应选3 发出7 收回7": "选举只记总数，不写姓名",
        "选举：支委 应选3 发出8 收回8": "发出选票8张，到会有选举权的同志7人",
    }.items():
        assert said in await play.whispers("wang", typed), typed


async def test_an_election_needs_four_fifths(play):
    await held(play, VOTERS)
    await play.presses("wang", "决议")

    shown = await play.whispers("wang", "选举：支部委员 应选3 候选4 发出7 收回7 当选3")
    assert (
        "会议无效，不能表决：应到会 10，实到会 7，须到 8（《中国共产党基层组织选举工作条例》）"
        in shown
    )
    assert "当选 3" not in shown


async def election(play, typed):
    everybody = play.app.reader.submit(lambda records: records.people.of(1, FRIDAY.date())).result()
    names = [one.name for one in everybody if one.name != "周倩"]
    await held(play, names[:8])
    await play.presses("wang", "决议")
    return await play.whispers("wang", typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("应选3 候选4 发出8 收回8 得票8、7、5、4",
         "当选 3；实到会有选举权 8，赞成须达 5 票（《中国共产党基层组织选举工作条例》）"),
        ("应选3 候选4 发出8 收回8 得票8、7、4、4", "不足应选 3 名，请核实是否另行选举"),
        ("应选2 候选4 发出8 收回8 得票6、5、5、0", "末位票数相等，请就这 2 人重新投票"),
        ("应选3 候选3 发出8 收回8 当选3", "候选人应不少于 4 人"),
        ("应选3 候选4 发出8 收回9 当选3", "选举无效，须重新选举：收回的选票多于发出的"),
        ("应选3 候选4 发出8 收回8", "会议有效：实到会有选举权 8，当选须达 5 票"),
    ],
)  # fmt: skip
async def test_an_election_is_judged_by_its_totals(play, typed, said):
    shown = await election(play, f"选举：支部委员 {typed}")

    assert "选举：支部委员" in shown
    assert said in shown


async def test_whoever_reads_a_public_record_reads_the_verdict_without_the_count_of_voters(play):
    await held(play, VOTERS)
    await play.presses("wang", "决议")
    await play.whispers("wang", "通过年度计划 6/1/0")
    await play.presses("wang", "公开")
    await play.presses("wang", "确认")
    await play.whispers("chen", "/me")
    shown = await forges(play, "chen", ShowMinutes(1, GENERAL))
    assert "通过年度计划（赞成6 反对1 弃权0）\n通过" in shown
    assert "应到会" not in shown


async def vote_page(play, name):
    await opens_person(play, name)
    return await play.presses("wang", "表决权")


@BOTH
async def test_whoever_is_under_sanction_counts_no_more_until_it_ends_and_nobody_else_reads_it(
    play,
):
    called(play, coming=5)
    assert "有表决权" in await vote_page(play, "李敏")
    asked = await play.presses("wang", "留党察看")
    assert "党章第七条" in asked
    shown = await play.whispers("wang", "11月1日至11月20日")
    assert "留党察看期间：11月1日至11月20日" in shown

    assert "已回复可到 4，应到会有表决权 9，还差 1" in await desk(play)
    await vote_page(play, "李敏")
    assert "已结束：留党察看期间" in await play.presses("wang", "察看结束")
    assert "已回复可到 5，应到会有表决权 10" in await desk(play)
    everywhere = [*play.group, *play.private("zhao"), *play.private("chen")]
    assert not any("察看" in text for text in everywhere)


async def test_whoever_is_under_sanction_cannot_be_elected_meanwhile(play):
    await vote_page(play, "陈静")
    await play.presses("wang", "留党察看")
    await play.presses("wang", "今天起")
    await play.whispers("wang", "/committee")
    await play.presses("wang", "换届")

    said = await play.whispers("wang", "书记 王建国\n组织委员 陈静")
    assert "陈静同志的被选举权现不能行使" in said


async def test_a_suspended_vote_is_taken_back_with_undo(play):
    called(play, coming=5)
    await vote_page(play, "陈静")
    await play.presses("wang", "表决中止")
    await play.presses("wang", "今天起")
    assert "已回复可到 5，应到会有表决权 9，人数已够" in (await desk(play))

    await play.whispers("wang", "/undo")
    assert "应到会有表决权 10" in await desk(play)


@BOTH
async def test_the_five_categories_are_left_out_of_an_election_once_both_have_agreed(play):
    called(play, coming=5)
    await vote_page(play, "刘洋")
    assert "五类人员须经上级党组织同意并经支部党员大会通过" in await play.presses(
        "wang", "不计应到"
    )
    assert "未生效，仍计入应到会" in await play.presses("wang", "自费出国")
    assert "应到会 10，须到 8" in await desk(play)

    await vote_page(play, "刘洋")
    await play.presses("wang", "不计应到")
    await play.presses("wang", "上级批复")
    assert "还没到" in await play.whispers("wang", "11月3日 组字5号")
    shown = await play.whispers("wang", "10月20日 组字5号")
    assert "上级批复：10月20日 组字5号" in shown
    assert "未生效" in shown
    await play.presses("wang", "大会决议")
    assert "11月2日起生效" in await play.whispers("wang", "10月25日")


async def left_out(play, name):
    await vote_page(play, name)
    await play.presses("wang", "不计应到")
    await play.presses("wang", "长期卧床")
    await play.presses("wang", "上级批复")
    await play.whispers("wang", "10月20日")
    await play.presses("wang", "大会决议")
    return await play.whispers("wang", "10月25日")


async def test_left_out_of_elections_alone_unless_the_superior_says_more(play):
    called(play, coming=4)
    await left_out(play, "刘洋")
    shown = await desk(play)
    assert "应到会有表决权 10" in shown
    assert "应到会 9，须到 8" in shown

    await vote_page(play, "刘洋")
    await play.presses("wang", "不计应到")
    assert "用于：选举和其他表决" in await play.presses("wang", "各类表决")
    assert "已回复可到 4，应到会有表决权 9，还差 1" in await desk(play)

    await vote_page(play, "刘洋")
    await play.presses("wang", "不计应到")
    assert "已恢复计入应到会" in await play.presses("wang", "恢复计入")
    assert "应到会有表决权 10" in await desk(play)


async def test_a_probationary_member_has_no_vote_to_lose(play):
    assert "表决权" not in await opens_person(play, "周倩")

    shown = await forges(play, "wang", ShowPerson(8, VOTE))

    assert "预备党员没有表决权（党章第七条）" in shown
    assert "留党察看" not in shown


async def test_nobody_but_the_heads_opens_it(play):
    await play.whispers("chen", "/me")
    for press in (ShowLeftOut(2), LeaveOut(2, Category.UNABLE)):
        assert "书记" in await forges(play, "chen", press)


async def test_a_notice_that_asks_for_a_poll_is_told_that_it_is_no_vote(play):
    shown = await play.whispers("wang", "/notice 同意接收张三为预备党员的请点已阅")
    assert "群里点按钮、回复、接龙都不算表决" in shown
    assert "不算表决" not in await play.whispers("wang", "/notice 请各小组周四前交学习笔记")


async def test_the_help_of_whoever_calls_meetings_says_so_too(play):
    assert "正式表决在会上无记名进行" in await play.whispers("wang", "/help")
    assert "正式表决" not in await play.whispers("chen", "/help")


def reads_english(play, user):
    def work(records):
        records.accounts.set(records.accounts.find("rehearsal", user).id, language="en")

    play.app.writer.submit(work).result()


async def test_in_english_too(play):
    reads_english(play, "wang")
    meeting_id = called(play, coming=5)
    shown = await desk(play)
    assert "Said they are coming: 5 of 10 who may vote, 1 more needed" in shown
    assert (
        "the meeting is valid, yet no motion can pass (Regulations on the Work of Party Branches"
        in shown
    )

    everybody = play.app.reader.submit(lambda records: records.people.of(1, FRIDAY.date())).result()
    record(play, meeting_id, {one.name: Presence.EXCUSED for one in everybody
                              if one.name not in VOTERS}
           | dict.fromkeys(VOTERS, Presence.PRESENT))  # fmt: skip
    await play.until(OVER)
    await desk(play)
    assert "7 of 10 who may vote were there: the meeting was valid" in (
        await play.presses("wang", "Close")
    )
    assert "Formal votes are secret ballots" in await play.presses("wang", "Decided")
    shown = await play.whispers(
        "wang",
        "Plan 6/1/0\nAdmission: admit Zhang San as a probationary member 5/2/0 written 1\n"
        "Election: committee seats 3 issued 7 returned 7 elected 3",
    )
    assert (
        "Passed: 6 for, 6 needed; 7 of 10 were there (Regulations on the Work of Party Branches"
        in shown
    )
    assert "in writing 1 for)\nPassed: 6 for, 6 needed" in shown
    assert "Not valid, no votes: 7 of 10 were there, 8 needed (Regulations on Elections)" in shown


async def test_the_vote_of_a_person_in_english_too(play):
    reads_english(play, "wang")
    await play.whispers("wang", "/roster")
    await play.presses("wang", "Names")
    await play.presses("wang", "李敏")
    assert "may vote" in await play.presses("wang", "Vote")
    await play.presses("wang", "Leave out")
    assert "not in effect, still counted" in await play.presses("wang", "Moved")
    await play.presses("wang", "Consent")
    await play.whispers("wang", "2026-10-20 No. 5")
    await play.presses("wang", "Resolution")
    assert "in effect since" in await play.whispers("wang", "2026-10-25")
