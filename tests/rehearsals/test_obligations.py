"""What the branch owes: seen by the secretary, told while there is time, the year as a whole."""

from datetime import date, datetime

import pytest

from cards.obligations import ShowDuties
from cards.year_end import MarkDuty
from chat import encode
from domain.attendance import Presence
from domain.meetings import MeetingKind, Scope
from domain.obligations import Duty
from domain.people import Mark
from domain.spans import Span
from domain.talks import proposed_talks, talk_year
from tests.rehearsals.conftest import SHANGHAI, labels
from tests.rehearsals.gatherings import publish, record, sign

BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
FULL = ("王建国", "李敏", "赵敏", "张伟", "刘洋", "陈静", "杨帆", "周倩", "吴迪", "孙桂兰")
COMMITTEE = FULL[:3]


def at(month, day, hour=10, year=2026):
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


def held(play, day, *, kind=MeetingKind.THEME_DAY, parts=(), came=FULL, scope=Scope.ALL, group=""):
    meeting = publish(play, starts_at=day, kind=kind, parts=parts, scope=scope, group=group)
    record(play, meeting, dict.fromkeys(came, Presence.PRESENT), close=True)
    return meeting


def lines(card):
    return card.split("\n")


async def asks(play, words="", user="wang"):
    return await play.whispers(user, f"/obligations {words}".strip())


async def forges(play, user, press):
    message = play.stage.seen_by(user)[-1]
    before = len(play.stage.cast[user].pop_ups)
    await play.stage.sends_wire(user, message, encode(press))
    await play.settle()
    return "\n".join(play.stage.cast[user].pop_ups[before:]) or play.private(user)[-1]


def soon(play, user="wang"):
    return [text for text in play.private(user) if "【还来得及】" in text]


@BOTH
async def test_from_the_first_day_it_says_what_is_to_do_and_on_whose_word(play):
    card = await asks(play)

    assert "【职责清单 2026年11月】" in card
    for line in (
        "○ 支委会（一般每月1次，第十二条）11月30日前",
        "○ 一组党小组会（一般每月1次，第十三条）11月30日前",
        "○ 二组党小组会（一般每月1次，第十三条）11月30日前",
        "○ 主题党日（每月相对固定1天，第十六条）11月30日前",
        "○ 党员大会（一般每季度1次，第十一条）12月31日前",
        "○ 党课（每季度1次，本支部约定）12月31日前",
        "○ 组织生活会（每年至少1次，第十七条）12月31日前",
        "○ 民主评议（一般每年1次，第十八条）12月31日前",
        "○ 谈心谈话（一般每年不少于1次，支部工作条例）12月31日前",
        "○ 党费公布（每年1次，旗帜网2021）12月31日前",
        "○ 书记述职（每年1次，待核）12月31日前",
    ):
        assert line in lines(card), card
    assert "条款指《中国共产党支部工作条例（试行）》。" in card
    assert play.group == []


async def test_what_is_planned_held_and_waits_for_its_record_is_told_apart(play):
    publish(
        play, starts_at=at(11, 20, 15), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE
    )
    meeting = publish(play, starts_at=at(11, 4, 15), parts=(MeetingKind.PARTY_LECTURE,))
    await play.until(at(11, 5))
    assert "○ 主题党日（每月相对固定1天，第十六条）11月4日已开，记录待确认" in await asks(play)

    record(play, meeting, dict.fromkeys(FULL, Presence.PRESENT), close=True)
    card = await asks(play)
    assert "○ 支委会（一般每月1次，第十二条）已排11月20日" in card
    assert "✓ 主题党日（每月相对固定1天，第十六条）11月4日" in card
    assert "○ 党课（每季度1次，本支部约定）11月4日已开，记录待确认" in card
    assert "○ 党员大会（一般每季度1次，第十一条）12月31日前" in card


async def test_a_lecture_within_a_theme_day_counts_once_its_own_record_is_confirmed(play):
    meeting = publish(play, starts_at=at(11, 4, 15), parts=(MeetingKind.PARTY_LECTURE,))
    record(play, meeting, {})
    await play.until(at(11, 4, 18))
    await play.whispers("wang", "/meeting")
    [label] = [one for one in labels(play.stage.seen_by("wang")[-1]) if one.startswith("11月4日")]
    await play.presses("wang", label)
    await play.presses("wang", "结束")
    await play.presses("wang", "全到结束")
    assert "○ 党课（每季度1次，本支部约定）11月4日已开，记录待确认" in await asks(play)
    await play.presses("wang", "全部确认")

    assert "✓ 党课（每季度1次，本支部约定）11月4日" in await asks(play)


async def test_a_committee_without_half_of_it_has_not_met(play):
    await play.until(at(11, 5))
    meeting = publish(
        play, starts_at=at(11, 4), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE
    )
    absent = dict.fromkeys(COMMITTEE, Presence.ABSENT)
    record(play, meeting, absent | {"王建国": Presence.PRESENT}, close=True)
    assert "○ 支委会（一般每月1次，第十二条）11月30日前" in await asks(play)

    record(play, meeting, {"李敏": Presence.PRESENT})
    assert "✓ 支委会（一般每月1次，第十二条）11月4日" in await asks(play)


async def test_a_general_meeting_below_half_of_those_who_vote_is_held_with_a_doubt(play):
    await play.until(at(11, 5))
    held(play, at(11, 4), kind=MeetingKind.GENERAL_MEETING, came=FULL[:3])

    assert (
        "✓ 党员大会（一般每季度1次，第十一条）11月4日，到会有表决权的不足半数，决议无效，请核实"
        in await asks(play)
    )


async def test_the_clock_warns_once_at_a_third_and_once_at_a_tenth_in_one_message(play):
    held(play, at(11, 2, 15))
    await play.until(at(11, 21, 8))
    assert soon(play) == []

    await play.until(at(11, 21, 10))
    [first] = soon(play)
    assert "○ 支委会（一般每月1次，第十二条）11月30日前" in first
    assert "○ 二组党小组会（一般每月1次，第十三条）11月30日前" in first
    assert "主题党日" not in first
    assert "本支部约定" in first

    publish(play, starts_at=at(11, 29), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE)
    await play.until(at(11, 25))
    assert len(soon(play)) == 1
    await play.until(at(11, 26, 12))
    assert "○ 党费公布（每年1次，旗帜网2021）12月31日前" in soon(play)[1]
    await play.until(at(11, 28, 12))
    assert "支委会" not in soon(play)[2]
    assert "一组党小组会" in soon(play)[2]
    await play.until(at(12, 1))
    assert len(soon(play)) == 3
    assert all("还来得及" not in text for text in play.group)


async def test_nobody_is_told_of_what_is_done_or_called_meanwhile(play):
    held(play, at(11, 2, 15))
    for group in ("一组", "二组"):
        held(play, at(11, 3), kind=MeetingKind.GROUP_MEETING, scope=Scope.GROUP, group=group)
    publish(play, starts_at=at(11, 29), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE)

    await play.until(at(11, 25, 20))
    assert soon(play) == []


async def test_who_slept_through_the_day_is_told_late_and_once(play):
    play.clock.now = at(11, 29, 14)
    await play.waits(hours=1)

    [one] = soon(play)
    assert "支委会" in one
    assert "党费公布" in one


async def test_the_page_turns_to_other_months_the_quarter_and_the_year(play):
    await asks(play)
    assert "往前" not in labels(play.stage.seen_by("wang")[-1])
    assert "【职责清单 2026年12月】" in await play.presses("wang", "往后")
    assert "【职责清单 2026年11月】" in await play.presses("wang", "往前")
    assert "【职责清单 2026年第四季度】" in await play.presses("wang", "看季度")
    assert "【2026年全年完成情况】" in await play.presses("wang", "看全年")
    assert "【职责清单 2026年11月】" in await play.presses("wang", "看月份")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("12月", "【职责清单 2025年12月】"),
        ("2026-12", "【职责清单 2026年12月】"),
        ("本季度", "【职责清单 2026年第四季度】"),
        ("2027年第一季度", "【职责清单 2027年第一季度】"),
        ("今年", "【2026年全年完成情况】"),
        ("2026", "【2026年全年完成情况】"),
    ],
)
async def test_a_period_is_named_as_people_name_it(play, words, title):
    assert title in await play.whispers("wang", f"/职责 {words}")


async def test_of_the_time_before_nothing_is_missing(play):
    assert "那时还没有在这里登记" in await asks(play, "2025")
    card = await asks(play, "2026-10")
    assert "△" not in card.split("✓ 已有")[0]


@BOTH
async def test_the_year_in_one_view_with_what_the_secretary_says_is_done(play):
    held(play, at(11, 2, 15))
    card = await asks(play, "2026")
    assert "主题党日 1/2 ··········✓○（每月相对固定1天，第十六条）" in card
    assert "党小组会 0/4（一般每月1次，第十三条）" in card
    assert "二组 ··········○○" in card
    assert "年底前要办：11月30日前：支委会、一组党小组会、二组党小组会；12月31日前：" in card
    assert "年内：组织生活会、民主评议、谈心谈话、学时、党费公布、书记述职" in card

    assert "书记述职 1/1 ✓（每年1次，待核）" in await play.presses("wang", "已述职")
    assert "书记述职 0/1 ○" in await play.presses("wang", "未述职")
    assert "书记述职 1/1 ✓" in await play.presses("wang", "已述职")
    assert "登记职责" in await play.whispers("wang", "/undo")
    assert "书记述职 0/1 ○" in await asks(play, "2026")


async def test_in_january_the_year_that_is_over_comes_first_with_what_the_new_one_asks(play):
    held(play, at(11, 2, 15))
    held(play, at(11, 3), kind=MeetingKind.GENERAL_MEETING)
    await play.until(at(1, 5, year=2027))
    await asks(play)
    year, month = play.private("wang")[-2:]

    assert "【2026年全年完成情况】" in year
    assert "党员大会 1/1 ···✓" in year
    assert "期满没有记录：支委会12月；一组党小组会12月；" in year
    assert "请重新核定2027年每月党费（组电明字〔2017〕5号）。" in year
    assert "组织生活会2026" not in year.split("期满没有记录")[1]
    assert "【职责清单 2027年1月】" in month
    assert "○ 组织生活会（每年至少1次，第十七条）可开到3月31日（期限为本支部约定）" in month


async def test_a_life_meeting_in_spring_is_last_years(play):
    await play.until(at(1, 20, year=2027))
    held(play, at(1, 20, year=2027), kind=MeetingKind.ORGANIZATIONAL_LIFE_MEETING)

    card = await asks(play, "2026")
    assert "组织生活会 1/1 ✓" in card
    assert "组织生活会 0/1 ○" in await asks(play, "2027")


async def test_the_private_digest_says_what_is_missing_and_what_is_due_next(play):
    held(play, at(11, 2, 15))
    await play.until(at(12, 1, 12))

    [mine] = [text for text in play.private("wang") if "只给书记看" in text and "11月" in text]
    assert "期满没有记录：" not in mine  # November is not whole here
    assert (
        "下月要办：12月31日前：党员大会、支委会、一组党小组会、二组党小组会、主题党日、党课" in mine
    )
    await play.until(at(1, 4, 12, year=2027))
    [mine] = [text for text in play.private("wang") if "只给书记看" in text and "12月】" in text]
    assert "期满没有记录：支委会12月；一组党小组会12月；二组党小组会12月；主题党日12月" in mine
    assert "下月要办：1月31日前：支委会" in mine
    assert not [text for text in play.group if "没有记录" in text or "要办" in text]


async def test_it_is_for_the_secretary_in_private(play):
    assert "书记" in await asks(play, user="zhao")
    assert "私聊" in await play.says("wang", "/obligations")
    assert play.group == []
    await asks(play)
    wire = ShowDuties("2026", 1)
    await play.whispers("zhao", "/me")
    assert "全年" not in await forges(play, "zhao", wire)


async def test_what_is_too_far_or_unreadable_is_refused(play):
    assert "请看一年以内的" in await asks(play, "2029")
    assert "【" not in await asks(play, "随便")
    await asks(play)
    assert "请看一年以内的" in await forges(play, "wang", ShowDuties("2031-01", 1))
    assert "不用手工登记" in await forges(play, "wang", MarkDuty(Duty.THEME_DAY, 2026, True, 1))


async def test_the_secretary_reads_it_in_english(play):
    def speak_english(records):
        account = records.accounts.reader(1)
        records.accounts.set(account.account_id, language="en")

    play.app.writer.submit(speak_english).result()
    card = await asks(play)
    assert "Obligations, Nov 2026" in card
    assert "○ Committee meeting (as a rule once a month, Art. 12): by 30 Nov" in card
    assert "Party lecture (1 time a quarter, this branch's custom)" in card
    year = await asks(play, "2026")
    assert "Theme day 0/2 ··········○○ (a fixed day each month, Art. 16)" in year


def writes(play, work):
    def signed(records):
        work(records)
        sign(records, play.clock())

    play.app.writer.submit(signed).result()


async def test_talks_are_done_once_nobody_is_left_out(play):
    def talk(records, but=0):
        members = records.people.of(1, play.clock().date())
        for one, two in proposed_talks(members, records.talks.of(1, talk_year(2026, None, None))):
            if but not in (one, two):
                records.talks.add(one, two, play.clock().date())

    writes(play, lambda records: talk(records, but=5))
    assert "○ 谈心谈话（一般每年不少于1次，支部工作条例）12月31日前" in await asks(play)
    writes(play, talk)
    assert "✓ 谈心谈话（一般每年不少于1次，支部工作条例）11月2日" in await asks(play)


async def test_what_is_not_put_right_goes_on_to_the_next_life_meeting(play):
    def keep(records):
        olm = records.olm.open(1, 2026)
        for text in ("修好活动室的灯", "每月集中学习一次"):
            records.rectification.add(olm, text, date(2026, 12, 31), by=1)
        first = records.rectification.of(1)[0]
        records.rectification.change(first.id, done_on=date(2026, 11, 2))

    writes(play, keep)
    card = await asks(play, "2026")
    assert "整改没完成，下次组织生活会先看：每月集中学习一次" in card
    assert "修好活动室的灯" not in card
    assert "整改没完成" not in await play.presses("wang", "看月份")


async def test_where_a_committee_meets_first_the_years_life_meeting_is_still_to_come(play):
    await play.until(at(11, 5))
    olm = MeetingKind.ORGANIZATIONAL_LIFE_MEETING
    held(play, at(11, 4), kind=olm, came=COMMITTEE, scope=Scope.COMMITTEE)
    assert "○ 组织生活会（每年至少1次，第十七条）12月31日前" in await asks(play)

    held(play, at(11, 4, 15), kind=olm)
    assert "✓ 组织生活会（每年至少1次，第十七条）11月4日" in await asks(play)


async def test_who_has_no_vote_that_day_is_not_counted_among_those_who_vote(play):
    await play.until(at(11, 5))
    held(play, at(11, 4), kind=MeetingKind.GENERAL_MEETING, came=FULL[:4])
    assert "不足半数" in await asks(play)  # four of ten who vote

    def suspend(records):
        for number in (5, 6):
            records.stays.mark(number, Mark.SUSPENDED, Span(date(2026, 11, 1)))

    writes(play, suspend)
    assert "不足半数" not in await asks(play)  # four of eight: half is enough
