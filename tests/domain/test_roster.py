"""A roster is read as people write rosters."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import MemberKind, Office
from domain.roster import RosterLine, RosterProblem, read_roster
from domain.roster_headings import find_headings

TODAY = date(2026, 11, 22)


def read(*rows):
    return read_roster(rows, TODAY)


def names(*lines):
    return [line.name for line in read(*([line] for line in lines)).lines]


def keys(reading):
    return [(wrong.row, wrong.column, wrong.key) for wrong in reading.problems]


def read_one(heading, cell):
    """What one cell becomes under a heading, and the key of its problem."""
    reading = read(["姓名", "党小组", heading], ["李明", "一组", cell])
    return reading.lines, [wrong.key for wrong in reading.problems]


def test_a_roster_as_branches_keep_it_is_read_whole():
    reading = read(
        ["第一支部党员名册", "", ""],
        [],
        ["序号", "＊姓　名", "身份证号", "党员\n类别", "所在党小组", "职 务", "入党日期（年月日）",
         "月应缴党费（元）", "手机号"],
        ["1", "王 书记", "110101199001011234", "正式", "第一小组", "支部书记", "2001年7月1日",
         "￥35.5元", "13800138000"],
        ["2", "李明", "", "", "", "", "44013", "０", ""],
        ["3", "", "", "", "", "", "", "", ""],
        ["4", "赵敏", "", "预备党员"],
        ["合计", "", "", "", "", "", "", "35.5"],
        ["填表人：王书记", "", "填表日期：2026年11月"],
    )  # fmt: skip

    assert reading.lines == (
        RosterLine(
            name="王书记",
            kind=MemberKind.FULL,
            group="第一小组",
            office="secretary",
            joined_on=date(2001, 7, 1),
            monthly_dues=Decimal("35.50"),
            row=4,
        ),
        RosterLine(name="李明", joined_on=date(2020, 7, 1), row=5),
        RosterLine(name="赵敏", kind=MemberKind.PROBATIONARY, row=7),
    )
    assert reading.problems == ()


def test_private_columns_are_named_and_thrown_away_unread():
    reading = read(
        ["序号", "姓名", "身份证号", "手机号", "出生日期", "转正日期"],
        ["1", "李明", "110101199001011234", "13800138000", "1990-01-01", "x"],
    )

    assert reading.ignored == ("身份证号", "手机号", "出生日期", "转正日期")
    assert "1101" not in repr(reading)
    assert "1380" not in repr(reading)


@pytest.mark.parametrize(
    "headings",
    [
        ("姓名", "类别", "党小组", "职务", "入党日期", "月交党费"),
        ("党员姓名", "党员类型", "小组", "党内职务", "加入中共组织日期", "每月党费"),
        (
            "*姓名（必填）",
            "人员类别:",
            "所 在 党 小 组",
            "党内\n职务",
            "入党时间",
            "月应交党费（元）",
        ),
        ("【姓名】", "党员类别", "党小组", "职务", "入党日期(YYYY-MM-DD)", "党费"),
        ("Name", "Kind", "Group", "Office", "Joined on", "Monthly dues (yuan)"),
        ("NAME", "kind", "group", "office", "joined", "dues"),
    ],
)
def test_headings_are_known_by_their_usual_names_in_any_order(headings):
    cells = ("赵敏", "预备", "一组", "组长", "2026.6.26", "5")
    forward, backward = read(headings, cells), read(headings[::-1], cells[::-1])

    assert forward == backward
    assert forward.ignored == forward.problems == ()
    assert forward.lines == (
        RosterLine(
            name="赵敏",
            kind=MemberKind.PROBATIONARY,
            group="一组",
            office=Office.GROUP_LEADER,
            joined_on=date(2026, 6, 26),
            monthly_dues=Decimal(5),
            row=2,
        ),
    )


def test_headings_of_two_rows_are_read_together():
    reading = read(
        ["姓名", "基本情况", "", "备注"],
        ["", "入党日期", "民族", ""],
        ["李明", "2020-7-1", "汉", ""],
    )

    assert reading.lines == (RosterLine(name="李明", joined_on=date(2020, 7, 1), row=3),)
    assert reading.ignored == ("民族", "备注")


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "时间", "备注"], ["", "入党时间"]],
        [["姓名", "时间"], ["", "入党时间", "备注"]],
    ],
)
def test_one_of_two_rows_of_headings_may_be_shorter(rows):
    found = find_headings(rows)

    assert found is not None
    assert (found.columns, found.ignored, found.row) == ({"name": 0, "joined_on": 1}, ("备注",), 2)


def test_a_row_without_a_name_is_no_second_row_of_headings():
    reading = read(["姓名", "类别"], ["", "党员"], ["李明", "预备"])

    assert [line.kind for line in reading.lines] == [MemberKind.PROBATIONARY]
    assert keys(reading) == [(2, "name", "roster.problem.no_name")]


def test_the_office_in_the_party_is_read_before_the_job():
    reading = read(["姓名", "职务", "党内职务"], ["李明", "处长", "宣传委员"])

    assert reading.lines[0].office == Office.PUBLICITY_COMMISSIONER
    assert reading.ignored == ("职务",)


@pytest.mark.parametrize(
    "headings", [("党内职务", "党务职务"), ("党内职务", "职务"), ("职务", "职务")]
)
def test_of_two_columns_for_the_office_the_likelier_one_is_read_else_the_first(headings):
    reading = read(["姓名", "类别", *headings], ["李明", "正式", "宣传委员", "处长"])

    assert reading.lines[0].office == Office.PUBLICITY_COMMISSIONER
    assert reading.problems == ()


@pytest.mark.parametrize(
    "standard", ["党费标准", "月交党费标准", "应缴党费数额", "月缴党费金额（元）"]
)
def test_the_dues_laid_down_are_read_before_any_other_dues(standard):
    reading = read(["姓名", "党费", standard], ["李明", "已交", "20"])

    assert reading.lines[0].monthly_dues == 20
    assert reading.ignored == ("党费",)


def test_a_table_pasted_into_a_message_is_a_table():
    reading = read(["姓名\t类别"], ["李明\t预备"])

    assert [(line.name, line.kind) for line in reading.lines] == [("李明", "probationary")]


def test_a_tab_inside_a_cell_of_a_table_begins_no_new_cell():
    reading = read(["姓名", "类别"], ["李\t明", "预备"])

    assert [(line.name, line.kind) for line in reading.lines] == [("李明", "probationary")]


def test_headings_repeated_on_each_printed_page_are_nobody():
    assert [line.name for line in read(["姓名"], ["李明"], ["姓名"], ["赵敏"]).lines] == [
        "李明",
        "赵敏",
    ]


def test_examples_left_in_the_form_are_nobody():
    assert read(["姓名"], ["示例：张三"], ["Example: Li Ming"], ["李明"]).lines[0].name == "李明"


@pytest.mark.parametrize(
    ("cell", "office"),
    [
        ("", ""),
        ("无", ""),
        ("—", ""),
        ("党员", ""),
        ("书记", Office.SECRETARY),
        ("党支部书记", Office.SECRETARY),
        ("支部副书记", Office.DEPUTY_SECRETARY),
        ("组织委员", Office.ORGANIZATION_COMMISSIONER),
        ("纪检 委员", Office.DISCIPLINE_COMMISSIONER),
        ("党小组组长", Office.GROUP_LEADER),
        ("第一党小组组长", Office.GROUP_LEADER),
        ("Deputy Secretary", Office.DEPUTY_SECRETARY),
        ("group_leader", ""),
    ],
)
def test_an_office_is_known_by_its_names(cell, office):
    lines, wrong = read_one("职务", cell)

    assert lines[0].office == office
    assert wrong == ([] if cell != "group_leader" else ["roster.problem.unknown_office"])


def test_an_unknown_office_is_left_empty_and_asked_about():
    reading = read(["姓名", "职务"], ["李明", "副处级调研员"])

    assert reading.lines == (RosterLine(name="李明", row=2),)
    assert reading.problems == (
        RosterProblem(
            row=2, column="office", key="roster.problem.unknown_office", value="副处级调研员"
        ),
    )


def test_a_group_leader_without_a_group_is_asked_about():
    reading = read(["姓名", "党小组", "职务"], ["李明", "", "组长"])

    assert keys(reading) == [(2, "group", "roster.problem.leader_without_group")]


@pytest.mark.parametrize("group", ["无", "—", "N/A"])
def test_who_is_in_no_group_is_in_none(group):
    assert read(["姓名", "党小组"], ["李明", group]).lines == (RosterLine(name="李明", row=2),)


def test_the_longest_name_of_a_group_is_kept_whole():
    assert read(["姓名", "党小组"], ["李明", "组" * 32]).lines[0].group == "组" * 32


def test_a_kind_is_read_in_capitals_too():
    lines, wrong = read_one("类别", "Probationary Member")

    assert (lines[0].kind, wrong) == (MemberKind.PROBATIONARY, [])


def test_who_is_no_member_is_not_made_one():
    reading = read(["姓名", "类别"], ["李明", "积极分子"])

    assert reading.lines == ()
    assert keys(reading) == [(2, "kind", "roster.problem.unknown_kind")]


@pytest.mark.parametrize(
    "cell",
    ["2020-07-01", "2020.7.1", "2020/7/1", "2020年7月1日", " 2020 年 7 月 1 日", "20200701",
     "44013", "44013.5", "２０２０－７－１", "2020-07-01 00:00:00", "2020-07-01T08:00:00"],
)  # fmt: skip
def test_a_day_is_read_in_any_usual_shape(cell):
    lines, wrong = read_one("入党日期", cell)

    assert wrong == []
    assert lines[0].joined_on == date(2020, 7, 1)


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("202007", "bad_date"),
        ("2020年7月", "bad_date"),
        ("2020", "bad_date"),
        ("2021-02-29", "bad_date"),
        ("7/1/2020", "bad_date"),
        ("19999", "bad_date"),
        ("60001", "bad_date"),
        ("1900-01-01", "bad_date"),
        ("=TODAY()", "bad_date"),
        ("9" * 10_000, "bad_date"),
        ("2026-11-23", "future_date"),
    ],
)
def test_a_day_is_never_guessed(cell, wrong):
    lines, found = read_one("入党日期", cell)

    assert lines[0].joined_on is None
    assert found == [f"roster.problem.{wrong}"]


@pytest.mark.parametrize("day", [TODAY, date(1921, 7, 1)])
def test_who_joined_today_or_when_the_party_was_founded_has_joined(day):
    assert read_one("入党日期", day.isoformat())[0][0].joined_on == day


@pytest.mark.parametrize(
    ("cell", "dues"),
    [
        ("37.85", "37.85"),
        ("３７．８５", "37.85"),
        ("¥ 37.85 元", "37.85"),
        ("1,000.50", "1000.50"),
        ("37.850000", "37.85"),
        ("0.2元/月", "0.2"),
        ("10000", "10000"),
        ("0", None),
        ("0.00", None),
        ("", None),
        ("/", None),
    ],
)
def test_dues_are_read_to_the_fen(cell, dues):
    lines, wrong = read_one("月交党费", cell)

    assert wrong == []
    assert lines[0].monthly_dues == (dues and Decimal(dues))


@pytest.mark.parametrize(
    "cell", ["-1", "1.234", "10000.01", "1e3", "37,85", "免交", "NaN", "Infinity"]
)
def test_odd_dues_are_asked_about(cell):
    lines, wrong = read_one("月交党费", cell)

    assert lines[0].monthly_dues is None
    assert wrong == ["roster.problem.bad_dues"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("李明", ["李明"]),
        ("1. 李明", ["李明"]),
        ("2、李明", ["李明"]),
        ("（3）李明", ["李明"]),
        ("④李明", ["李明"]),
        ("一、李明", ["李明"]),
        ("5 李明", ["李明"]),
        ("１．李明", ["李明"]),
        ("• 李明同志", ["李明"]),
        ("- 李 明", ["李明"]),
        ("7\t李明", ["李明"]),
        ("李明、赵敏，王五", ["李明", "赵敏", "王五"]),
        ("李明 赵敏", ["李明", "赵敏"]),
        ("李明同志 赵敏同志", ["李明", "赵敏"]),
        ("李明 赵敏 欧阳娜娜", ["李明", "赵敏", "欧阳娜娜"]),
        ("李明同志、赵敏同志", ["李明", "赵敏"]),
        ("1.李明 2.赵敏", ["李明", "赵敏"]),
        ("张伟（一）、张伟（二）", ["张伟（一）", "张伟（二）"]),
        ("李明、\u200d、赵敏", ["李明", "赵敏"]),
        ("李明、艾力·买买提", ["李明", "艾力·买买提"]),
        ("艾力·买买提", ["艾力·买买提"]),
        ("阿卜杜拉 艾力·买买提", ["阿卜杜拉 艾力·买买提"]),
        ("John Smith", ["John Smith"]),
        ("王书记", ["王书记"]),
        ("第一支部党员名单：", []),
        ("第一支部党员名册（28人）", []),
        ("共28人", []),
        ("28", []),
        ("   ", []),
    ],
)
def test_a_message_of_names_is_read_line_by_line(line, expected):
    assert names("韩梅梅", line) == ["韩梅梅", *expected]


@pytest.mark.parametrize(
    "line",
    ["李明 正式党员", "李明、男、第一小组", "李明 13800138000", "李明：13800138000", "Smith, John",
     "110101199001011234x", "=1+1", "李明2.赵敏", "男", "预备党员", "第一小组", "组织委员"],
)  # fmt: skip
def test_an_unclear_line_is_asked_about_without_repeating_its_numbers(line):
    reading = read(["韩梅梅"], [line])

    assert [line.name for line in reading.lines] == ["韩梅梅"]
    assert reading.problems == (
        RosterProblem(row=2, column="name", key="roster.problem.bad_name", value=""),
    )


def test_names_may_stand_side_by_side_in_a_row():
    reading = read(["李明"], ["艾力·买买提", "John Smith", "赵敏"])

    assert [(line.name, line.row) for line in reading.lines] == [
        ("李明", 1),
        ("艾力·买买提", 2),
        ("John Smith", 2),
        ("赵敏", 2),
    ]


@pytest.mark.parametrize(("length", "wrong"), [(60, []), (61, ["roster.problem.bad_name"])])
def test_a_title_has_sixty_characters_at_most(length, wrong):
    reading = read(["党员名单".rjust(length, "某")], ["李明"])

    assert [line.name for line in reading.lines] == ["李明"]
    assert [problem.key for problem in reading.problems] == wrong


def test_a_table_without_headings_is_not_guessed_at():
    reading = read(["李明", "正式", "一组"], ["赵敏", "预备", "一组"])

    assert reading.lines == ()
    assert keys(reading) == [(1, "name", "roster.problem.no_heading")]


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("", "no_name"),
        ("\u200b\u202e", "no_name"),
        ("名" * 65, "long_name"),
        ("李明、赵敏", "bad_name"),
        ("13800138000", "bad_name"),
        ("---", "bad_name"),
    ],
)
def test_a_row_without_a_usable_name_is_asked_about(cell, wrong):
    reading = read(["姓名", "党小组"], [cell, "一组"])

    assert reading.lines == ()
    assert keys(reading) == [(2, "name", f"roster.problem.{wrong}")]


def test_what_stands_for_a_name_and_is_none_is_not_repeated():
    assert read(["姓名"], ["13800138000"]).problems == (
        RosterProblem(row=2, column="name", key="roster.problem.bad_name", value=""),
    )


def test_the_longest_name_is_read_and_a_longer_one_asked_about():
    reading = read(["名" * 64], ["名" * 65])

    assert [line.name for line in reading.lines] == ["名" * 64]
    assert reading.problems == (
        RosterProblem(row=2, column="name", key="roster.problem.long_name", value="名" * 20),
    )


def test_two_people_of_one_name_are_told_apart_by_the_secretary():
    reading = read(["姓名"], ["张伟"], ["张 伟"], ["张伟（一）"], ["张伟（二）"])

    assert [line.name for line in reading.lines] == ["张伟", "张伟（一）", "张伟（二）"]
    assert reading.problems == (
        RosterProblem(row=3, column="name", key="roster.problem.duplicate", value="张伟"),
    )


def test_a_name_is_the_same_with_other_capitals_and_spaces():
    reading = read(["姓名"], ["John Smith"], ["JOHNSMITH"])

    assert [line.name for line in reading.lines] == ["John Smith"]
    assert keys(reading) == [(3, "name", "roster.problem.duplicate")]


def test_two_hundred_are_read_and_one_more_is_too_many():
    people = [[f"李{chr(0x4E00 + number)}"] for number in range(201)]

    assert len(read(*people[:200]).lines) == 200
    assert read(*people).lines == ()
    assert read(*people).problems == (
        RosterProblem(row=0, column="name", key="roster.problem.too_many", value="201"),
    )


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ([],),
        (["姓名"],),
        (["姓名", "职务"], ["", "党内职务"]),
        (["", " "], ["合计"]),
        (["姓名"], ["合 计"]),
        (["\0"],),
    ],
)
def test_a_list_of_nobody_is_said_to_be_empty(rows):
    assert keys(read(*rows)) == [(0, "name", "roster.problem.empty")]


def test_headings_below_the_tenth_row_are_not_looked_for():
    assert len(read(*[["说明：略"]] * 9, ["姓名", "类别"], ["李明", "预备"]).lines) == 1
    assert keys(read(*[["说明：略"]] * 10, ["姓名", "类别"], ["李明", "预备"])) == [
        (12, "name", "roster.problem.no_heading")
    ]


CELLS = st.one_of(
    st.text(st.characters()),
    st.sampled_from(
        ["姓名", "类别", "职务", "组长", "入党日期", "党费", "李明", "2020-07-01", "1.", "合计"]
    ),
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=14))
def test_whatever_is_handed_in_a_reading_comes_back(rows):
    reading = read_roster(rows, TODAY)

    assert reading.lines or reading.problems
    assert all(len(wrong.value) <= 20 for wrong in reading.problems)
    assert all(0 < len(line.name) <= 64 for line in reading.lines)


@pytest.mark.parametrize(
    "evil",
    [
        "支部",
        "\u200d",
        "a\u0316\u0301",
        "\0",
        "张 ",
        "1. ",
        "例",
        "合计",
        "\ud800",
        "（(",
        "共1",
        "👨\u200d",
    ],
)
def test_ten_thousand_odd_characters_take_no_time(evil):
    started = time.perf_counter()

    read([evil * 10_000])
    read(["姓名", "类别", "职务", "入党日期", "党费", evil * 10_000], [evil * 10_000] * 6)

    assert time.perf_counter() - started < 2


def test_each_doubtful_cell_is_told_with_its_row_its_column_and_what_stands_there():
    reading = read(
        ["姓名", "类别", "党小组", "职务", "入党日期", "党费"],
        ["李明", "火星人", "组" * 33, "司机", "昨天", "很多"],
        ["", "", "一组"],
    )

    assert reading.problems == (
        RosterProblem(row=2, column="kind", key="roster.problem.unknown_kind", value="火星人"),
        RosterProblem(row=2, column="group", key="roster.problem.long_group", value="组" * 20),
        RosterProblem(row=2, column="office", key="roster.problem.unknown_office", value="司机"),
        RosterProblem(row=2, column="joined_on", key="roster.problem.bad_date", value="昨天"),
        RosterProblem(row=2, column="monthly_dues", key="roster.problem.bad_dues", value="很多"),
        RosterProblem(row=3, column="name", key="roster.problem.no_name", value=""),
    )


def test_a_list_too_long_or_without_anybody_has_nothing_else_in_it():
    reading = read()

    assert (reading.lines, reading.ignored) == ((), ())
    assert keys(reading) == [(0, "name", "roster.problem.empty")]
