"""Once a month the group reads what was, and the secretary what is missing."""

from datetime import datetime

import pytest

from bot.platforms.rehearsal.cast import seed
from domain.attendance import Presence
from domain.meetings import MeetingKind, MeetingState, Scope
from domain.months import Month
from domain.notices import NoticeKind, NoticeState
from storage import Signature
from tests.rehearsals.conftest import SHANGHAI, Hands, begin, text_of
from tests.rehearsals.gatherings import publish, record

NAMES = (
    "王建国",
    "李敏",
    "赵敏",
    "张伟",
    "刘洋",
    "陈静",
    "杨帆",
    "周倩",
    "吴迪",
    "孙桂兰",
    "马德福",
)
OCTOBER = "【第三支部 10月】"


def at(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def clock() -> Hands:
    return Hands(at(10, 12))


@pytest.fixture(params=["rich"])
def play(request, settings, clock):
    """第三支部, here since 12 October."""
    play = found(settings, clock, is_poor=request.param == "poor")
    yield play
    play.app.close()


def found(settings, clock: Hands, *, is_poor: bool = False):
    play = begin(settings, clock, is_poor=is_poor)
    given = {"timezone": "Asia/Shanghai", "language": "zh_CN", "group": play.stage.group}
    write(play, lambda records: seed(records, clock(), **given))
    return play


@pytest.fixture
async def october(play):
    """A month with everything in it; it is the 29th, a Thursday evening."""
    await sleeps_until(play, at(10, 20))
    theme = publish(play, starts_at=at(10, 27, 14), parts=(MeetingKind.PARTY_LECTURE,))
    absences = {"陈静": Presence.EXCUSED, "杨帆": Presence.ABSENT}
    everybody = {name: absences.get(name, Presence.PRESENT) for name in NAMES[:-1]}
    record(play, theme, everybody, close=True)
    committee = publish(
        play, starts_at=at(10, 21, 19), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE
    )
    record(play, committee, dict.fromkeys(NAMES[:3], Presence.PRESENT), close=True)
    for group, day in (("一组", 22), ("二组", 23)):
        meeting = publish(
            play, starts_at=at(10, day, 19), kind=MeetingKind.GROUP_MEETING, scope=Scope.GROUP,
            group=group,
        )  # fmt: skip
        record(play, meeting, {}, close=True)
    publish(play, starts_at=at(11, 13, 14))
    publish(
        play, starts_at=at(11, 18, 19), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE,
        state=MeetingState.DRAFT,
    )  # fmt: skip
    write(play, pay_all_but("刘洋", "周倩"))
    await sleeps_until(play, at(10, 29, 20))
    return play


def write(play, work):
    def signed(records):
        answer = work(records)
        records.audit.sign(Signature(branch_id=1, actor_id=None, action="test", at=play.clock()))
        return answer

    return play.app.writer.submit(signed).result()


def pay_all_but(*unpaid: str):
    """October's dues, opened and confirmed; one of the others says it is paid."""

    def work(records):
        month, names = Month(2026, 10), records.people.names(1)
        for member_id, amount in records.dues.assessed(1, month.first).items():
            records.dues.owe(1, member_id, month, amount)
            if names[member_id] not in unpaid:
                records.dues.confirm(member_id, month, by=2, at=at(10, 8))
            elif names[member_id] == unpaid[-1]:
                records.dues.claim(member_id, month, at(10, 8))

    return work


async def sleeps_until(play, moment: datetime) -> None:
    """The bot was off in between: no bell rang."""
    play.clock.now = moment
    await play.app.clock.ring_all()
    await play.settle()


def digests(play) -> list[str]:
    return [text for text in play.group if text.startswith("【第三支部 ")]


def drafts(play) -> list[str]:
    return [text for text in play.private("wang") if "月报草稿" in text.split("\n")[0]]


def privately(play) -> list[str]:
    return [text for text in play.private("wang") if "只给书记看" in text.split("\n")[0]]


async def test_on_the_first_working_day_the_group_reads_last_month(october):
    await october.until(at(11, 2, 8))
    assert digests(october) == []

    await october.until(at(11, 2, 9))
    assert digests(october) == [
        "【第三支部 10月】\n"
        "主题党日（含党课）27日：应到11 实到8 请假1\n"
        "支委会21日：应到3 实到3\n"
        "党小组会：各组均已开\n"
        "党费：已交8/10\n"
        "11月：党费日5日 主题党日13日 支委会18日\n"
        "[我的记录]"
    ]

    await october.until(at(11, 3, 9))
    assert len(digests(october)) == 1


async def test_no_name_and_no_absence_stands_in_the_group(october):
    await october.until(at(11, 2, 9))

    [digest] = digests(october)
    assert not any(name in digest for name in NAMES)
    for word in ("缺席", "未确认", "未交"):
        assert word not in digest


async def test_the_secretary_reads_the_draft_a_working_day_earlier(october):
    waiting = publish(october, starts_at=at(10, 29, 14), kind=MeetingKind.PARTY_LECTURE)
    await october.until(at(10, 30, 8))
    assert drafts(october) == []

    await october.until(at(10, 30, 9))
    [draft] = drafts(october)
    assert "党课29日：待结束" in draft
    assert "还没结束：党课29日" in draft
    assert "11月2日 周一 09:00 发到群里，不用管也会发" in draft
    assert "[发] [改] [本月不发]" in draft
    assert digests(october) == []

    record(october, waiting, dict.fromkeys(NAMES, Presence.PRESENT), close=True)
    await october.until(at(11, 2, 9))
    assert "党课29日：应到11 实到11\n" in digests(october)[0]


async def test_what_is_still_unclosed_is_named_without_numbers(october):
    publish(october, starts_at=at(10, 29, 14), kind=MeetingKind.PARTY_LECTURE)

    await october.until(at(11, 2, 9))

    assert "党课29日：待结束\n" in digests(october)[0]


async def test_the_secretary_alone_reads_names_and_what_is_missing(october):
    publish(october, starts_at=at(10, 29, 14), kind=MeetingKind.PARTY_LECTURE)
    await october.until(at(11, 2, 8))
    assert privately(october) == []

    await october.until(at(11, 2, 9))
    [missing] = privately(october)
    assert "主题党日27日：缺席 杨帆；未确认 马德福" in missing
    assert "还没结束：党课29日" in missing
    assert "党费未交：刘洋" in missing
    assert "党费待确认：周倩" in missing
    for user in ("li", "zhao", "zhang", "chen"):
        assert not any("只给书记看" in text for text in october.private(user))


async def test_the_secretary_alone_reads_of_drafts_whose_day_has_passed(october):
    publish(october, starts_at=at(10, 30, 14), state=MeetingState.DRAFT)
    await october.until(at(11, 2, 9))

    [missing] = privately(october)
    assert "过期未发布的草稿：主题党日30日" in missing
    assert "主题党日30日" not in digests(october)[0]


@pytest.mark.parametrize("state", [NoticeState.FAILED, NoticeState.STALE, NoticeState.UNSURE])
async def test_notices_that_reached_nobody_or_came_too_late_are_counted(october, state):
    def fail_two(records):
        for number in (3, 4):
            key = {
                "branch_id": 1,
                "kind": NoticeKind.NUDGE,
                "subject": "1",
                "key": f"test:{number}",
            }
            records.notices.plan(**key, due_at=at(10, 20), member_id=number)
        for row in records.notices.of(1, [NoticeKind.NUDGE], [NoticeState.DUE]):
            records.notices.settle(row.id, state, october.clock())

    write(october, fail_two)
    await october.until(at(11, 2, 9))

    [missing] = privately(october)
    assert "没有发出：催答复2" in missing


class TestTheDraftsButtons:
    @pytest.fixture
    async def drafted(self, october):
        await october.until(at(10, 30, 10))
        return october

    async def test_it_goes_now(self, drafted):
        assert "这就发到群里" in await drafted.presses("wang", "发")
        assert len(digests(drafted)) == 1
        assert len(privately(drafted)) == 1

        await drafted.until(at(11, 2, 10))
        assert len(digests(drafted)) == 1
        assert len(privately(drafted)) == 1

    @pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
    async def test_not_this_month(self, drafted):
        assert "本月不发。改主意了" in await drafted.presses("wang", "本月不发")

        await drafted.until(at(11, 2, 12))
        assert digests(drafted) == []
        assert privately(drafted) == []

        await drafted.presses("wang", "发")
        assert len(digests(drafted)) == 1

    async def test_skipping_can_be_taken_back(self, drafted):
        await drafted.presses("wang", "本月不发")

        assert "已撤销：本月不发" in await drafted.whispers("wang", "/undo")
        await drafted.until(at(11, 2, 9))
        assert len(digests(drafted)) == 1

    @pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
    async def test_a_line_of_the_secretarys_own_stands_at_the_foot(self, drafted):
        await drafted.presses("wang", "改")
        assert "请控制在 100 字以内" in await drafted.whispers("wang", "长" * 101)
        draft = await drafted.whispers("wang", "  下月\n带好党章。 ")
        assert "附言：下月 带好党章。" in draft

        await drafted.until(at(11, 2, 9))
        assert digests(drafted)[0].endswith("下月 带好党章。\n[我的记录]")

    async def test_a_line_can_be_replaced_and_taken_back(self, drafted):
        for text in ("第一句", "第二句"):
            await drafted.presses("wang", "改")
            await drafted.whispers("wang", text)
        await drafted.whispers("wang", "/undo")

        await drafted.until(at(11, 2, 9))
        assert "第一句" in digests(drafted)[0]
        assert "第二句" not in digests(drafted)[0]

    async def test_once_it_has_gone_nothing_more_can_be_done(self, drafted):
        await drafted.presses("wang", "改")
        await drafted.until(at(11, 2, 9))
        draft = drafted.card_with("wang", "发")

        for label in ("发", "改", "本月不发"):
            assert "已经发了" in await drafted.presses("wang", label, on=draft)
        assert len(digests(drafted)) == 1

    async def test_only_the_secretary_presses_them(self, drafted):
        await drafted.whispers("chen", "/help")
        mine = drafted.stage.seen_by("chen")[-1]
        for wire in ("dgsend:2026-10:1", "dgskip:2026-10:1", "dgedit:2026-10:1"):
            await drafted.stage.sends_wire("chen", mine, wire)
        assert all("书记" in text for text in drafted.stage.cast["chen"].pop_ups[-3:])

        draft = drafted.card_with("wang", "发")
        for wire in ("dgsend:2026-13:1", "dgsend:2026-11:1", "dgsend::1", "dgsend:2026-10:9"):
            await drafted.stage.sends_wire("wang", draft, wire)
        assert len(drafted.stage.cast["wang"].pop_ups[-4:]) == 4
        await drafted.until(at(11, 2, 8))
        assert digests(drafted) == []


async def test_after_months_of_sleep_only_the_latest_goes_out(october):
    publish(october, starts_at=at(12, 17, 14))
    await october.until(at(10, 30, 10))

    await sleeps_until(october, at(1, 20, 15, year=2027))

    [told] = digests(october)
    assert told.startswith("【第三支部 12月】\n主题党日17日：待结束\n")
    assert [text.split("\n")[0] for text in privately(october)] == ["【第三支部 12月】只给书记看"]
    assert len(drafts(october)) == 1  # October's, before the bot fell asleep


async def test_after_weeks_of_sleep_the_month_before_is_still_told(october):
    await sleeps_until(october, at(11, 12, 15))

    assert len(digests(october)) == 1
    assert drafts(october) == []
    assert len(privately(october)) == 1


async def test_what_comes_late_does_not_wake_the_group(october):
    await sleeps_until(october, at(11, 5, 23))
    assert digests(october) == []

    await october.until(at(11, 6, 7))
    assert len(digests(october)) == 1


async def test_after_the_national_holidays_it_comes_on_the_eighth(settings):
    play = found(settings, Hands(at(9, 29)))
    meeting = publish(play, starts_at=at(9, 28, 14))
    record(play, meeting, dict.fromkeys(NAMES, Presence.PRESENT), close=True)
    await play.until(at(9, 30, 9))
    assert "10月8日 周四 09:00" in drafts(play)[0]

    await sleeps_until(play, at(10, 8, 8))
    assert digests(play) == []
    await play.until(at(10, 8, 9))
    assert "主题党日28日：应到11 实到11" in digests(play)[0]
    play.app.close()


async def test_nobody_is_disturbed_on_new_years_day(settings):
    """2027 is not in the published calendar here: the holidays every year has are known anyway."""
    play = found(settings, Hands(at(12, 28)))
    meeting = publish(play, starts_at=at(12, 28, 14))
    record(play, meeting, dict.fromkeys(NAMES, Presence.PRESENT), close=True)

    await play.until(at(12, 31, 9))
    assert "1月4日 周一 09:00" in drafts(play)[0]
    await play.until(at(1, 4, 8, year=2027))
    assert digests(play) == []
    await play.until(at(1, 4, 9, year=2027))
    assert len(digests(play)) == 1
    play.app.close()


async def test_a_branch_that_begins_in_november_reads_nothing_of_october(settings):
    play = found(settings, Hands(at(11, 1, 10)))

    await play.until(at(11, 2, 10))

    assert digests(play) == []
    assert drafts(play) == []
    play.app.close()


async def test_an_empty_month_is_not_told(play):
    write(play, lambda records: records.branches.set(1, "dues_paid_to", "2026-12"))
    await sleeps_until(play, at(10, 30, 9))
    assert "没有内容就不发" in drafts(play)[0]
    assert "先点“改”加一句话" in await play.presses("wang", "发")

    await play.until(at(11, 2, 9))
    assert digests(play) == []


async def test_the_meeting_of_a_few_named_people_is_for_the_secretary_only(october):
    few = publish(
        october, starts_at=at(10, 28, 14), kind=MeetingKind.STUDY, scope=Scope.NAMED,
        named=("陈静", "杨帆"),
    )  # fmt: skip
    record(october, few, {"陈静": Presence.ABSENT}, close=True)

    await october.until(at(11, 2, 9))

    assert "集中学习" not in digests(october)[0]
    assert "集中学习28日：缺席 陈静" in privately(october)[0]


async def test_the_digest_can_be_looked_at_any_time(october):
    shown = await october.whispers("wang", "/digest 10月")

    assert "主题党日（含党课）27日：应到11 实到8 请假1" in shown
    assert "这是预览" in shown
    assert "缺席 杨帆" in shown
    assert "党费未交：刘洋" in shown
    assert digests(october) == []


async def test_without_a_month_it_is_the_last_one(october):
    await sleeps_until(october, at(11, 12, 15))

    shown = await october.whispers("wang", "/月报")

    assert OCTOBER in shown
    assert "已发到群里" in shown
    assert "[发]" not in shown


async def test_asked_for_in_the_group_it_is_shown_in_private(october):
    before = len(october.group)

    await october.says("wang", "/digest 10月")

    assert len(october.group) == before
    assert "缺席 杨帆" in october.private("wang")[-1]


async def test_months_that_are_not_kept_have_no_digest(october):
    for asked in ("2026-08", "2027-01", "2025-10"):
        assert "这个月没有月报" in await october.whispers("wang", f"/digest {asked}")
    assert "没看懂" in await october.whispers("wang", "/digest 今年")


async def test_only_the_secretary_looks_at_it(october):
    for user in ("chen", "li", "zhang"):
        assert "书记" in await october.whispers(user, "/digest")


async def test_the_group_reads_its_language_and_the_secretary_the_own(october):
    def speak_english(records):
        account = records.accounts.find("rehearsal", "wang")
        records.accounts.set(account.id, language="en")

    write(october, speak_english)
    await october.until(at(11, 2, 9))

    assert "27 Theme day (with Party lecture): expected 11, present 8, on leave 1" in (
        "\n".join(october.private("wang"))
    )
    assert "absent: 杨帆; unconfirmed: 马德福" in october.private("wang")[-1]
    assert "主题党日" in digests(october)[0]


async def test_the_button_opens_ones_own_record(october):
    await october.until(at(11, 2, 9))
    digest = next(one for one in october.stage.seen_by("chen") if text_of(one) in digests(october))

    assert "陈静" in await october.presses("chen", "我的记录", on=digest)
