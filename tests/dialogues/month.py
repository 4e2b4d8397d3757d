"""A whole month of a branch of twenty-eight（一个月）, in the verbs of `story.Actors`.

Ten have an account, eighteen do not: the secretary records for them. Every job counts its taps,
and the group counts what the bot said of its own accord.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any, Protocol, TypeAlias

from openpyxl import Workbook

from cards.moments import moment_name, month_name
from domain.months import Month
from tests.dialogues.story import ZH, ZONE, Actors

GROUPS = ("一组", "二组", "三组")
SPEAKERS = {
    "wang": ("王建国", "书记"), "liu": ("刘洋", "副书记"), "li": ("李敏", "组织委员"),
    "zhao": ("赵敏", "宣传委员"), "zhang": ("张伟", "组长"), "chen": ("陈静", ""),
    "yang": ("杨帆", ""), "zhou": ("周倩", ""),
}  # fmt: skip
SILENT = (
    "孙桂兰", "马德福", "吴迪", "郑涛", "冯雪", "褚卫国", "蒋丽", "沈阳春", "韩梅", "朱志强",
    "秦岚", "尤勇", "许晴", "何静", "吕梁", "施敏", "孔令辉", "曹颖", "严宽", "金鑫",
)  # fmt: skip
NAMES = (*(name for name, _ in SPEAKERS.values()), *SILENT)
DUES = "20.00"
QUIET_MONTHS = (3, 7, 8, 11, 12)
"""Months without a public holiday, so that the month is the same whenever it is played."""


class Watched(Actors, Protocol):
    """Besides: what the bot has said in the group, as text."""

    async def group_texts(self) -> list[str]: ...


@dataclass
class Month28:
    """The month as it is played: passes every verb on, and counts taps and the bot's messages."""

    actors: Watched
    first: datetime
    taps: dict[str, int] = field(default_factory=dict)
    _tapped: int = 0
    _said_before: int = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.actors, name)

    async def presses(self, user: str, label: str) -> object:
        self._tapped += 1
        return await self.actors.presses(user, label)

    def begins(self) -> None:
        self._tapped = 0

    def took(self, job: str) -> None:
        """The taps since `begins` belong to this job; the most it ever took is kept."""
        self.taps[job] = max(self.taps.get(job, 0), self._tapped)

    def begins_the_month(self, said: list[str]) -> None:
        self._said_before = len(said)

    async def own_messages(self) -> int:
        """How many messages the group has got from the bot since the month began."""
        return len(await self.actors.group_texts()) - self._said_before

    def at(self, day: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment of the month."""
        return datetime.combine(self.first.date().replace(day=day), time(hour, minute), ZONE)

    @property
    def month(self) -> Month:
        return Month.of(self.first.date())

    def label(self, at: datetime, kind: str) -> str:
        """How `/meeting` lists it."""
        return f"{moment_name(at, ZONE, ZH)} {kind}"


Chapter: TypeAlias = Callable[[Month28], Awaitable[None]]


async def tell(actors: Watched) -> Month28:
    """From the 25th of the month before to the day after the digest; the counts."""
    now = await actors.now()
    month = Month.of(now.astimezone(ZONE).date()).plus(1)
    while month.number not in QUIET_MONTHS or _eve(month) <= now:
        month = month.plus(1)
    play = Month28(actors, datetime.combine(month.first, time(), ZONE))
    await play.until(_eve(month))
    for chapter in CHAPTERS:
        await chapter(play)
        await play.shows(chapter.__name__)
    return play


def _eve(month: Month) -> datetime:
    return datetime.combine(month.plus(-1).first.replace(day=25), time(10), ZONE)


def roster() -> bytes:
    book = Workbook()
    book.active.append(("姓名", "党员类别", "党小组", "职务", "月交党费"))
    for number, name in enumerate(NAMES):
        office = next((office for one, office in SPEAKERS.values() if one == name), "")
        kind = "预备党员" if name == "周倩" else "正式党员"
        group = GROUPS[0] if name == "张伟" else GROUPS[number % len(GROUPS)]
        book.active.append((name, kind, group, office, DUES))
    return _bytes(book)


async def set_up(play: Month28) -> None:
    await play.adds_bot("wang")
    await play.says("wang", "/setup 第三支部")
    await play.presses("wang", "去私聊")
    await play.whispers("wang", "王建国")
    await play.whispers("wang", f"{play.month.year}-01-01")
    await play.presses("wang", month_name(play.month.plus(-1), ZH))
    await play.whispers("wang", "/roster")
    await play.sends_file("wang", "名册.xlsx", roster())
    await play.reads("wang", "28")


async def claim_names(play: Month28) -> None:
    await play.whispers("wang", "/roster")
    await play.presses("wang", "认领卡")
    for user, (name, _) in SPEAKERS.items():
        if user != "wang":
            await play.presses(user, "认领姓名")
            await play.presses(user, name)
    await play.presses("wang", "全部确认")
    await play.reads("li", "8/28")
    play.begins_the_month(await play.group_texts())


async def plan_it(play: Month28) -> None:
    """Two lines are changed; one tap saves all as drafts, one posts the plan."""
    number = play.month.number
    await play.whispers("wang", f"/plan {number}月")
    await play.reads("wang", f"【{month_name(play.month, ZH)}计划】", "支委会", "主题党日（含党课")
    await play.presses("wang", "①")
    await play.presses("wang", "改时间")
    await play.whispers("wang", f"{number}月2日15:00 @二楼")
    await play.presses("wang", "②")
    if number % 3:  # at a quarter's end the general meeting is proposed by itself
        await play.presses("wang", "含大会")
    await play.presses("wang", "改时间")
    await play.whispers("wang", f"{number}月10日14:30-16:30 @三楼会议室")
    await play.presses("wang", "存为草稿")
    await play.presses("wang", "发到群里")
    await play.reads("chen", "以通知为准", "主题党日（含党课、支部党员大会）")
    assert await play.own_messages() == 1


async def give_leave(play: Month28) -> None:
    """Who is away for long is on leave at each meeting, is not chased, and stays 应到."""
    number = play.month.number
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "孙桂兰")
    await play.presses("wang", "请长假")
    await play.presses("wang", "病")
    await play.whispers("wang", f"{number}月1日至{number}月30日")
    await play.reads("wang", "长假")


async def prepare_the_committee(play: Month28) -> None:
    """A private circle: the group hears nothing of it."""
    await publish(play, play.at(2, 15), "支委会")
    await play.reads("li", "【支委会】")
    await play.presses("li", "参加")
    await play.presses("zhao", "参加")
    assert await play.own_messages() == 1


async def announce_the_theme_day(play: Month28) -> None:
    await play.until(play.at(1, 9))
    await publish(play, play.at(10, 14, 30), "主题党日")
    for user in ("li", "zhao", "chen", "yang"):
        await play.presses(user, "参加")
    await play.presses("zhou", "请假")
    await play.presses("zhou", "学")
    await play.reads("chen", "应到28｜参加4｜请假2")


async def hold_the_committee(play: Month28) -> None:
    await play.until(play.at(2, 14, 45))
    for user in ("li", "zhao"):
        await play.presses(user, "签到")
    await play.until(play.at(2, 17, 5))
    await close(play, play.at(2, 15), "支委会", rest=True, decided="通过本月计划 4/0/0")
    await play.reads("li", "已结束｜应到4 实到4")


async def move_the_theme_day(play: Month28) -> None:
    """Those who said 参加 are told once, in private; the group's card follows."""
    await play.until(play.at(3, 10))
    before = await play.own_messages()
    await play.whispers("wang", "/meeting")
    await play.presses("wang", play.label(play.at(10, 14, 30), "主题党日"))
    await play.presses("wang", "改时间")
    await play.whispers("wang", f"{play.month.number}月11日14:30-16:30")
    await play.presses("wang", "确认改")
    await play.reads("chen", "改到")
    assert await play.own_messages() == before


async def call_a_lecture_off(play: Month28) -> None:
    await play.until(play.at(3, 11))
    await play.whispers("wang", f"/meeting {play.month.number}月18日9:00 集中学习：业务培训")
    await publish(play, play.at(18, 9), "学习")
    await play.presses("yang", "参加")
    await play.until(play.at(4, 10))
    await play.whispers("wang", "/meeting")
    await play.presses("wang", play.label(play.at(18, 9), "学习"))
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")
    await play.reads("yang", "现已取消")


async def post_a_notice(play: Month28) -> None:
    await play.until(play.at(8, 10))
    await play.whispers("wang", "/notice 请各小组月底前交学习笔记")
    await play.presses("wang", "发布")
    for user in ("li", "zhao", "chen"):
        await play.presses(user, "已阅")
    await play.reads("wang", "已阅 3/28")


async def hold_the_theme_day(play: Month28) -> None:
    await play.until(play.at(11, 14, 15))
    for user in ("li", "zhao", "chen", "yang"):
        await play.presses(user, "签到")
    await play.reads("zhang", "已签到4")
    await play.until(play.at(11, 16, 40))
    play.begins()
    await play.whispers("wang", "/meeting")
    await play.presses("wang", play.label(play.at(11, 14, 30), "主题党日"))
    await play.presses("wang", "记到会")
    await play.presses("wang", "其余全到")
    play.took("record a whole attendance")
    decided = "同意周倩同志按期转正 25/0/1"
    await close(play, play.at(11, 14, 30), "主题党日", decided=decided, turns=2)
    await play.reads("chen", "已结束｜应到28 实到26 请假2")


async def collect_the_dues(play: Month28) -> None:
    await play.until(play.at(12, 10))
    await play.presses("chen", "我已交")
    play.begins()
    await play.whispers("li", "/dues")
    await play.presses("li", "交费表")
    await play.sends_file("li", "交费表.xlsx", payments(play.month, but=("金鑫",)))
    await play.presses("li", "确定")
    play.took("confirm a month's dues")
    await play.reads("chen", "党费：已交 27/28")


async def hand_them_up(play: Month28) -> None:
    await play.until(play.at(20, 10))
    await play.whispers("li", "/dues")
    await play.presses("li", "上缴")
    await play.presses("li", "下一步")
    await play.whispers("li", "№0012345")
    await play.presses("li", "确定")
    await play.reads("li", "已登记上缴", "540.00元")


async def read_the_digest(play: Month28) -> None:
    after = play.month.plus(1).first
    await play.until(datetime.combine(after, time(10), ZONE) + timedelta(days=7))
    month = month_name(play.month, ZH)
    await play.reads("chen", f"第三支部 {month}", "应到28 实到26 请假2", "已交27/28")


async def publish(play: Month28, at: datetime, kind: str) -> None:
    """A prepared meeting, from the list: two taps."""
    play.begins()
    await play.whispers("wang", "/meeting")
    await play.presses("wang", f"草稿 {play.label(at, kind)}")
    await play.presses("wang", "发布")
    play.took("publish a prepared meeting")


async def close(
    play: Month28, at: datetime, kind: str, *, rest: bool = False, decided: str = "", turns: int = 0
) -> None:
    """From the list to the confirmed record; with `rest`, whoever is not accounted for was there.

    What was decided stands on the record that is so many turns away.
    """
    play.begins()
    await play.whispers("wang", "/meeting")
    await play.presses("wang", play.label(at, kind))
    await play.presses("wang", "结束")
    if rest:
        await play.presses("wang", "全到结束")
    if decided:
        for _ in range(turns):
            await play.presses("wang", "下一份")
        await play.presses("wang", "决议")
        await play.whispers("wang", decided)
    await play.presses("wang", "全部确认" if turns else "确认")
    await play.reads("wang", "已锁定")
    play.took("close and record a meeting")


def payments(month: Month, *, but: tuple[str, ...] = ()) -> bytes:
    """What the bank's list shows: everybody but these."""
    book = Workbook()
    book.active.append(("姓名", "月份", "金额"))
    for name in NAMES:
        if name not in but:
            book.active.append((name, str(month), DUES))
    return _bytes(book)


def _bytes(book: Workbook) -> bytes:
    data = BytesIO()
    book.save(data)
    return data.getvalue()


CHAPTERS: tuple[Chapter, ...] = (
    set_up,
    claim_names,
    plan_it,
    give_leave,
    prepare_the_committee,
    announce_the_theme_day,
    hold_the_committee,
    move_the_theme_day,
    call_a_lecture_off,
    post_a_notice,
    hold_the_theme_day,
    collect_the_dues,
    hand_them_up,
    read_the_digest,
)
