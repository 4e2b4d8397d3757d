"""What falls on a day off, and who says which days those are."""

from datetime import datetime

from tests.rehearsals.conftest import SHANGHAI
from tests.rehearsals.test_reminders import noted, said


def at(month: int, day: int, hour: int = 9, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


async def test_a_reminder_that_falls_on_a_weekend_comes_the_next_working_day(play):
    preview = await noted(play, "每月5日9:00 遇节假日顺延 交党费")
    assert "每月5日 09:00，遇节假日顺延，下次 11月5日 周四 09:00" in preview
    assert "还没有" not in preview

    await play.until(at(12, 6))
    assert len(said(play)) == 1
    await play.until(at(12, 7))
    assert said(play) == ["【提醒】交党费"] * 2


async def test_or_the_working_day_before(play):
    await noted(play, "每月最后一天17:00，遇节假日提前 交材料")

    await play.until(at(11, 30, 16))
    assert said(play) == []
    await play.until(at(1, 30, year=2027))
    assert len(said(play)) == 3  # 2026-11-30, 2026-12-31 and 2027-01-29


async def test_what_is_not_published_yet_is_said_and_can_be_filled_in(play):
    preview = await noted(play, "每年6月1日9:00 遇节假日顺延 年度学习")
    assert "下次 6月1日 周二 09:00（还有211天）" in preview
    assert "2027年的放假安排还没有" in preview

    shown = await play.whispers("wang", "/holidays")
    assert "2026年：按国务院办公厅公布的放假安排" in shown
    assert "2027年的放假安排还没有" in shown
    await play.presses("wang", "填写")
    shown = await play.whispers("wang", "2027-06-01 至 2027-06-02 放假\n2027-06-05 上班")
    assert "2027-06-01 周二 至 2027-06-02 周三 放假" in shown
    assert "2027-06-05 周六 上班" in shown

    await play.until(at(5, 31, year=2027))
    assert "6月3日 周四 09:00" in await play.whispers("wang", "/remind")
    await play.until(at(6, 2, 23, year=2027))
    assert said(play) == []
    await play.until(at(6, 3, year=2027))
    assert said(play) == ["【提醒】年度学习"]


async def test_lines_not_understood_change_nothing_and_what_was_filled_in_can_be_cleared(play):
    await play.whispers("wang", "/节假日")
    await play.presses("wang", "填写")
    assert "没看懂“2027-06-05 下午”，一条也没记" in await play.whispers(
        "wang", "2027-06-01 放假\n2027-06-05 下午"
    )
    assert "2027-06-01 周二 放假" in await play.whispers("wang", "2027-06-01 放假")
    shown = await play.presses("wang", "清空")
    assert "没有。" in shown
    assert "清空节假日" in await play.whispers("wang", "/undo")
    assert "2027-06-01 周二 放假" in await play.whispers("wang", "/节假日")


async def test_a_meeting_that_comes_back_moves_off_a_day_off_as_well(play):
    shown = await play.whispers("wang", "/meeting 每月5日15:00 遇节假日顺延 主题党日")
    assert "11月5日" in shown
    await play.presses("wang", "发布")
    await play.whispers("wang", "/meeting")
    shown = await play.presses("wang", "每月5日 主题党日")
    assert "每月5日 15:00–17:00，遇节假日顺延" in shown
    assert "12月7日 周一 15:00" in shown
    assert "2027年的放假安排还没有" in shown


async def test_a_day_filled_in_shortly_before_still_moves_what_is_written_down(play):
    await noted(play, "每月5日9:00 遇节假日顺延 交党费")
    await play.waits(hours=1)
    await play.whispers("wang", "/holidays")
    await play.presses("wang", "填写")
    await play.whispers("wang", "2026-11-05 放假")

    await play.until(at(11, 5, 20))
    assert said(play) == []
    await play.until(at(11, 6))
    assert said(play) == ["【提醒】交党费"]


async def test_only_the_secretary_says_which_days_are_worked(play):
    assert "由书记办理" in await play.whispers("li", "/holidays")


async def test_days_off_in_english(play):
    await play.whispers("wang", "/me")
    await play.presses("wang", "English")
    preview = await play.whispers(
        "wang", "/remind every month on the 5th 9:00 or the next working day dues"
    )
    assert "or the next working day" in preview
    assert "Filled in by the branch" in await play.whispers("wang", "/holidays")
    await play.presses("wang", "Fill in")
    assert "2027-02-06 Sat work" in await play.whispers("wang", "2027-02-06 work")
