"""The main story: four people and a month in their branch（从建支部到月报）.

The chapters use only the verbs of `Actors`, so they run on the stage in memory, in a browser,
and against a real bot process over Telegram's protocol, killed or not.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Protocol, TypeAlias
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from cards.moments import moment_name, month_name
from domain.months import Month
from locales import Words

ZONE = ZoneInfo("Asia/Shanghai")
ZH = Words("zh_CN")
ROSTER = (
    ("姓名", "党员类别", "党小组", "职务", "月交党费", "身份证号"),
    ("王建国", "正式党员", "一组", "书记", "38.50", "110101197001011234"),
    ("李敏", "正式党员", "一组", "组织委员", "27.00", ""),
    ("赵敏", "正式党员", "二组", "", "31.20", ""),
    ("陈静", "预备党员", "二组", "", "18.00", ""),
    ("孙桂兰", "正式党员", "二组", "", "", ""),
)


class Actors(Protocol):
    """What people do and see. `lossy` marks a line that a crash may swallow: they ask again."""

    async def now(self) -> datetime: ...
    async def until(self, moment: datetime) -> None: ...
    async def adds_bot(self, user: str) -> object: ...
    async def says(self, user: str, text: str) -> object: ...
    async def whispers(self, user: str, text: str) -> object: ...
    async def presses(self, user: str, label: str) -> object: ...
    async def sends_file(self, user: str, name: str, data: bytes) -> object: ...
    async def reads(self, user: str, *texts: str, lossy: bool = False) -> None: ...
    async def shows(self, name: str) -> None: ...


Chapter: TypeAlias = Callable[[Actors, datetime], Awaitable[None]]


async def tell(play: Actors) -> None:
    """The whole story, from the 2nd of next month at ten."""
    first = Month.of((await play.now()).astimezone(ZONE).date()).plus(1)
    start = datetime.combine(first.first, datetime.min.time(), ZONE) + timedelta(days=1, hours=10)
    await play.until(start)
    for chapter in CHAPTERS:
        await chapter(play, start)
        await play.shows(chapter.__name__)


async def set_up(play: Actors, start: datetime) -> None:
    await play.adds_bot("wang")
    await play.reads("wang", "/setup 支部名称", lossy=True)
    await play.says("wang", "/setup 第三支部")
    await play.reads("wang", "第三支部建好了", lossy=True)
    await play.presses("wang", "去私聊")
    await play.whispers("wang", "王建国")
    await play.whispers("wang", f"{start:%Y}-01-01")
    before = Month.of(start.date()).plus(-1)
    await play.presses("wang", month_name(before, ZH))
    await play.reads("wang", "第三支部可以用了", lossy=True)


async def take_the_roster(play: Actors, _: datetime) -> None:
    await play.whispers("wang", "/roster")
    book = Workbook()
    for row in ROSTER:
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    await play.sends_file("wang", "名册.xlsx", data.getvalue())
    await play.reads("wang", "已忽略、不保存：身份证号", lossy=True)


async def claim_names(play: Actors, _: datetime) -> None:
    await play.whispers("wang", "/roster")
    await play.presses("wang", "认领卡")
    await play.reads("li", "1/5")
    for user, name in (("li", "李敏"), ("zhao", "赵敏"), ("chen", "陈静")):
        await play.presses(user, "认领姓名")
        await play.presses(user, name)
    await play.presses("wang", "全部确认")
    await play.reads("chen", "您是第三支部的陈静同志")
    await play.reads("li", "4/5")


async def announce(play: Actors, start: datetime) -> None:
    day = start + timedelta(days=2)
    await play.whispers(
        "wang",
        f"/meeting {day.month}月{day.day}日14:30-16:30 主题党日：学习党章（含党课） @三楼会议室",
    )
    await play.reads("wang", "【主题党日】学习党章（含党课）", lossy=True)
    await play.presses("wang", "发布")
    await play.presses("li", "参加")
    await play.presses("zhao", "参加")
    await play.presses("chen", "请假")
    await play.presses("chen", "事")
    await play.reads("zhao", "应到5｜参加2｜请假1")


async def be_reminded(play: Actors, start: datetime) -> None:
    await play.until(start.replace(hour=15) + timedelta(days=1))
    await play.reads("li", "您已选：参加")


async def check_in_and_close(play: Actors, start: datetime) -> None:
    meeting = start.replace(hour=14, minute=30) + timedelta(days=2)
    await play.until(meeting - timedelta(minutes=20))
    await play.reads("zhao", "【签到】主题党日 14:30 三楼会议室")
    await play.presses("li", "签到")
    await play.presses("zhao", "签到")
    await play.reads("wang", "应到5｜已签到2")
    await play.until(meeting + timedelta(hours=2, minutes=10))
    await play.whispers("wang", "/meeting")
    await play.presses("wang", f"{moment_name(meeting, ZONE, ZH)} 主题党日")
    await play.presses("wang", "结束")
    await play.presses("wang", "全到结束")
    await play.reads("chen", "已结束｜应到5 实到4 请假1")


async def pay_dues(play: Actors, start: datetime) -> None:
    await play.until(start.replace(hour=9, minute=30) + timedelta(days=3))
    await play.reads("zhao", "党费：已交 0/4")
    await play.reads("chen", "党费可以交了")
    await play.presses("chen", "我已交")
    await play.presses("zhao", "我已交")
    await play.reads("li", "陈静", "赵敏")
    await play.presses("li", "全部确认")
    await play.reads("wang", "党费：已交 2/4")


async def sign_up(play: Actors, start: datetime) -> None:
    day = start + timedelta(days=4)
    await play.whispers("wang", f"/meeting {day.month}月{day.day}日14:00 组织生活会：年度")
    await play.reads("wang", "【组织生活会】年度")
    await play.presses("wang", "发布")
    await play.reads("chen", "【组织生活会】年度")
    await play.says("wang", "/signup")
    await play.reads("chen", "只记顺序，不记内容")
    await play.presses("chen", "我要发言")
    await play.presses("li", "愿提意见")
    await play.reads("zhao", "已报名2")
    await play.presses("li", "撤回")
    await play.reads("zhao", "已报名1")


async def take_it_back(play: Actors, _: datetime) -> None:
    await play.presses("li", "请假")
    await play.reads("chen", "参加0｜请假1")
    await play.whispers("li", "/undo")
    await play.reads("chen", "参加0｜请假0")


async def close_it(play: Actors, start: datetime) -> None:
    meeting = start.replace(hour=14, minute=0) + timedelta(days=4)
    await play.until(meeting + timedelta(hours=2, minutes=30))
    await play.whispers("wang", "/meeting")
    await play.presses("wang", f"{moment_name(meeting, ZONE, ZH)} 生活会")
    await play.presses("wang", "结束")
    await play.presses("wang", "全到结束")
    await play.reads("chen", "已结束｜应到5 实到5 请假0")


async def read_the_digest(play: Actors, start: datetime) -> None:
    after = Month.of(start.date()).plus(1).first
    moment = datetime.combine(after, datetime.min.time(), ZONE)
    await play.until(moment + timedelta(days=7, hours=10))
    month = month_name(Month.of(start.date()), ZH)
    await play.reads("chen", f"第三支部 {month}", "应到5 实到4 请假1", "已交2/4")


async def ask(play: Actors, start: datetime) -> None:
    await play.whispers("wang", f"/attendance {Month.of(start.date())}")
    await play.reads("wang", "应到")
    await play.whispers("chen", "/me")
    await play.reads("chen", "陈静")


CHAPTERS: tuple[Chapter, ...] = (
    set_up,
    take_the_roster,
    claim_names,
    announce,
    be_reminded,
    check_in_and_close,
    pay_dues,
    sign_up,
    take_it_back,
    close_it,
    read_the_digest,
    ask,
)
