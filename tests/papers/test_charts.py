"""A chart says in numbers what it shows, and shows it in shapes, not in colours alone."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest

from domain.cadence import Status, standings
from domain.charts import BranchChart, dues_months, duty_lines, total
from domain.meetings import MeetingKind
from domain.months import Month
from domain.obligations import Duty, MakeUp
from domain.year_end import Year
from locales import Words, languages
from papers.charts.branch import branch_chart, branch_summary
from papers.charts.canvas import MARGIN, WIDTH, cut, width_of, wrapped
from papers.charts.own import own_chart, own_summary
from papers.charts.themes import DARK, LIGHT, stylesheet
from papers.fonts import drawable
from papers.pictures import LONGEST, png
from tests.papers import drawn

ZH, EN = Words("zh_CN"), Words("en")
KIND = MeetingKind.THEME_DAY
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = Path(__file__).with_name("drawn")


def texts(svg):
    """What stands on the picture, from top to bottom."""
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def titles(svg):
    """What is read to whoever points at a shape."""
    root = ElementTree.fromstring(svg)
    return [node.text or "" for node in root.iter(f"{SVG}title")][1:]


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pixels(data):
    """Width, height and how many different rows there are; a blank picture has one."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">LL", data[16:24])
    place, packed = 8, b""
    while place < len(data):
        size, kind = struct.unpack(">L4s", data[place : place + 8])
        packed += data[place + 8 : place + 8 + size] if kind == b"IDAT" else b""
        place += 12 + size
    raw = zlib.decompress(packed)
    row = len(raw) // height
    return width, height, len({raw[n * row : (n + 1) * row] for n in range(height)})


def test_the_numbers_on_the_picture_are_those_of_the_meetings():
    chart = drawn.november()
    shown = texts(branch_chart(chart, ZH))

    for one in chart.closed:
        day = one.meeting.starts_at.astimezone(chart.zone).date()
        name = f"{day.month}月{day.day}日 {ZH(f'meeting.kind.{one.meeting.kind}')}"
        place = shown.index(name)
        counts = one.counts
        numbers = [str(counts.expected), str(counts.present), str(counts.excused)]
        assert shown[place + 1 : place + 4] == numbers
    counts = total(one.counts for one in chart.closed)
    assert f"已结束4次：应到{counts.expected} 实到{counts.present} 请假{counts.excused}" in shown
    assert (counts.expected, counts.present, counts.excused) == (61, 55, 5)


def test_a_meeting_that_is_not_closed_has_no_numbers_yet():
    shown = texts(branch_chart(drawn.november(), ZH))
    place = shown.index("11月30日 组织生活会")

    assert shown[place + 1 : place + 3] == ["28", "待结束"]


def test_a_year_has_a_column_for_each_meeting_with_its_numbers_to_be_read():
    chart = drawn.year()
    said = titles(branch_chart(chart, ZH))

    for one in chart.held:
        day, counts = one.meeting.starts_at.astimezone(chart.zone).date(), one.counts
        name = f"{day.month}月{day.day}日 {ZH(f'meeting.kind.{one.meeting.kind}')}"
        numbers = f"应到{counts.expected} 实到{counts.present} 请假{counts.excused}"
        assert f"{name}：{numbers}" in said
    assert {f"{month}月" for month in range(1, 13)} <= set(texts(branch_chart(chart, ZH)))


def test_dues_are_counted_by_month_and_no_amount_is_shown():
    chart = drawn.november()
    shown = texts(branch_chart(chart, ZH))

    assert "本月已交27/28" in shown
    assert [text for text in shown if text == "28"][:1] == ["28"]
    assert shown.count("/28") == 11
    assert "已交335/336人月" in texts(branch_chart(drawn.year(), ZH))


def test_each_status_has_a_shape_of_its_own():
    """Without its colours and its words, no two lights look alike."""
    svg = branch_chart(drawn.november(), ZH)
    seen = {}
    shapes = list(ElementTree.fromstring(svg))
    for place, node in enumerate(shapes):
        said = node.find(f"{SVG}title")
        if said is not None and (said.text or "") in {ZH(f"charts.status.{s}") for s in (
            "met", "met_with_warning", "pending", "missing", "not_required_partial")}:  # fmt: skip
            after = shapes[place + 1].get("d", "") if node.get("class") == "f-met" else ""
            ticks = "l" in after
            seen.setdefault(said.text, set()).add((node.tag, node.get("r"), bool(after), ticks))

    assert len(seen) == 5
    assert all(len(looks) == 1 for looks in seen.values())
    assert len({next(iter(looks)) for looks in seen.values()}) == 5


def test_the_group_sees_no_groups_meetings_and_nothing_that_is_still_owed():
    shown = " ".join(texts(branch_chart(drawn.november().aloud(), ZH)))

    assert "党小组会" not in shown
    assert "职责" not in shown
    assert "主题党日" in shown
    assert "已结束2次：应到33 实到30 请假3" in shown


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("chart", [drawn.november(), drawn.year()], ids=["month", "year"])
def test_nothing_is_wider_than_the_phone(language, chart):
    root = ElementTree.fromstring(branch_chart(chart, Words(language)))
    for node in root.iter(f"{SVG}text"):
        x, wide = float(node.get("x")), width_of(node.text, float(node.get("font-size")))
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[node.get("text-anchor")]
        assert left >= MARGIN - 3, node.text
        assert left + wide <= WIDTH - MARGIN + 3, node.text


def test_a_long_name_of_a_branch_is_cut_and_a_rare_character_is_a_geta():
    chart = replace(drawn.november(), branch="中共某某某某集团有限公司龘龘委员会机关第一支部委员会")
    title = texts(branch_chart(chart, ZH))[0]

    assert "〓〓" in title
    assert title.endswith("…")
    assert drawable("王𠮷同志 Ａ①") == "王〓同志 Ａ①"


def test_what_somebody_typed_is_no_markup():
    svg = branch_chart(replace(drawn.november(), branch='<b>&"一支部'), ZH)

    assert texts(svg)[0].startswith('<b>&"一支部')


def test_letters_stand_out_and_bars_too_by_day_and_by_night():
    for theme in (LIGHT, DARK):
        for part in ("ink", "soft"):
            assert contrast(theme[part], theme["paper"]) >= 4.5, part
        for part in ("present", "leave", "met", "missing", "line"):
            assert contrast(theme[part], theme["paper"]) >= 3, part
    assert set(LIGHT) == set(DARK)


def test_a_page_recolours_it_by_its_own_sheet():
    """Every shape names its part, so that no style of its own is needed."""
    root = ElementTree.fromstring(branch_chart(drawn.november(), ZH))
    named = {name for node in root.iter() for name in (node.get("class") or "").split()}

    assert {name.partition("-")[2] for name in named - {"chart"}} <= set(LIGHT)
    assert all(f".{name}{{" in stylesheet() for name in named - {"chart"})
    assert [node for node in root.iter() if node.get("style") or node.get("id")] == []


def test_it_can_be_read_to_somebody():
    svg = branch_chart(drawn.november(), ZH)
    root = ElementTree.fromstring(svg)

    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "第一支部 2026年11月"
    assert root.find(f"{SVG}desc").text == branch_summary(drawn.november(), ZH)
    assert "已结束4次" in branch_summary(drawn.november(), ZH)
    assert "2026年已有50/59" in branch_summary(drawn.november(), ZH)


def test_a_members_year_is_theirs_alone():
    shown = texts(own_chart(drawn.own(), ZH))

    assert shown[0] == "我的2026年"
    assert "应到30 到20 请假4" in shown
    assert "已交10/12个月" in shown
    assert "还没交" in shown
    assert any("21.5" in text for text in shown)
    assert "应到30" in own_summary(drawn.own(), ZH)


def test_a_branch_without_anything_yet_has_an_empty_chart():
    empty = BranchChart(branch="第一支部", zone=drawn.ZONE, period=drawn.NOVEMBER,
                        as_of=date(2026, 11, 2), held=(), dues=())  # fmt: skip

    assert empty.is_empty
    assert not drawn.november().is_empty
    assert texts(branch_chart(empty, EN)) == ["第一支部, Nov 2026", "As of 2 Nov 2026"]


def test_a_line_is_broken_between_words():
    assert wrapped("one two three", 10, 40) == ["one two", "three"]
    assert wrapped("应到很多很多人（真的）", 10, 60) == ["应到很多很多", "人（真的）"]
    assert cut("应到很多", 10, 30) == "应到…"


def test_a_month_nobody_owes_for_is_left_out():
    assert dues_months({Month(2026, 2): []}) == ()


@pytest.mark.parametrize("name", drawn.LOOKED_AT)
def test_it_is_drawn_as_it_was_looked_at(name):
    """The exact text, and of the picture made from it the exact bytes on this version of resvg."""
    svg = drawn.LOOKED_AT[name]()
    picture = png(svg)
    width, height, rows = pixels(picture)
    known = dict(line.split() for line in (DRAWN / "hashes.txt").read_text().splitlines())

    assert svg == (DRAWN / f"{name}.svg").read_text("utf-8"), "python -m tests.papers.drawn"
    assert rows > height / 3
    assert max(width, height) in range(1100, LONGEST + 1)
    if known["made_with"] == drawn.made_with():
        assert sha256(picture).hexdigest() == known[name]


def test_obligations_are_those_of_the_year():
    year = Year(standings(MakeUp(groups=("1", "2")), [], 2026, date(2026, 3, 1)))
    lines = duty_lines(year, {"1": "一组", "2": "二组"})

    shares = [one.share for one in lines if one.share is not None]
    assert shares == list(year.completion.values())
    assert [one.group for one in lines if one.duty is Duty.GROUP_MEETING] == ["一组", "二组"]
    assert sum(len(one.lights) for one in lines) == sum(
        one.status not in {Status.NOT_APPLICABLE, Status.NOT_TRACKED} for one in year.standings
    )


def test_months_with_one_meeting_each_do_not_write_over_each_other():
    days = [date(2026, 1, 1 + n) for n in range(26)] + [date(2026, month, 1) for month in (2, 3)]
    crowded = tuple(drawn.held(n, KIND, day, 9, 9, 0) for n, day in enumerate(days))
    root = ElementTree.fromstring(branch_chart(replace(drawn.year(), held=crowded, dues=()), ZH))

    shown = [node.text for node in root.iter(f"{SVG}text") if (node.text or "").endswith("月")]
    assert shown == ["1月", "2月"]
