"""What is handed out opens in Excel as it was meant."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from domain.people import MemberKind, Office
from domain.roster import RosterLine, read_roster
from locales import sentences
from papers.roster import roster_template
from papers.sheets import Sheet, write_workbook
from papers.tables import read_table

TODAY = date(2026, 11, 22)
LANGUAGES = ("zh_CN", "en")


def words_of(language):
    def words(key, **blanks):
        return sentences(language)[key].format(**blanks)

    return words


def sheet(*rows, **kinds):
    given = {"name": "考勤", "title": "", "headings": ("甲", "乙"), "rows": rows}
    return Sheet(**(given | kinds))


def opened(*sheets):
    return openpyxl.load_workbook(BytesIO(write_workbook(sheets)))


def cells(*values):
    """These values as they come out of a column of the file."""
    book = opened(sheet(*((value,) for value in values)))
    return [cell for (cell,) in book.active.iter_rows(min_row=2, max_col=1)]


def test_a_sheet_is_a_title_a_note_headings_and_rows_cell_by_cell():
    paper = opened(
        sheet(
            ("李明", 3, Decimal("37.85"), date(2026, 11, 27)),
            ("赵敏", 0, None, None),
            title="考勤表",
            note="应到 28",
            headings=("姓名", "次数", "党费", "日期"),
        )
    ).active

    assert [[cell.value for cell in row] for row in paper.iter_rows()] == [
        ["考勤表", None, None, None],
        ["应到 28", None, None, None],
        ["姓名", "次数", "党费", "日期"],
        ["李明", 3, 37.85, datetime(2026, 11, 27)],  # noqa: DTZ001
        ["赵敏", 0, None, None],
    ]
    assert [str(merged) for merged in paper.merged_cells.ranges] == ["A1:D1", "A2:D2"]
    assert paper["C4"].number_format == "0.00"
    assert paper["D4"].number_format == "yyyy-mm-dd"
    assert {cell.font.name for row in paper.iter_rows() for cell in row} == {"SimSun"}


def test_a_sheet_prints_on_a4_across_with_headings_on_every_page():
    paper = opened(sheet(("李明", "到"), title="考勤表")).active

    assert paper.freeze_panes == "A3"
    assert paper.print_title_rows == "$2:$2"
    assert (paper.page_setup.orientation, paper.page_setup.paperSize) == ("landscape", 9)
    assert (paper.page_setup.fitToWidth or 1, paper.page_setup.fitToHeight) == (1, 0)
    assert paper.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=cmd|'/C calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠x",
     "{=1}", "https://example.com", "mailto:a@b", "007", "1e3", "TRUE", "</b><script>", "&lt;",
     "{0} %s ${}", "'; DROP TABLE", "𠮷龘", "👨\u200d👩\u200d👧", "第一行\n第二行", " 空 格 "],
)  # fmt: skip
def test_text_stays_exactly_the_text_it_was(text):
    (cell,) = cells(text)

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_titles_headings_and_notes_compute_nothing_either():
    paper = opened(sheet(title="=1+1", note="=2+2", headings=("=3+3", "=4+4"))).active

    assert [paper[at].value for at in ("A1", "A2", "A3", "B3")] == ["=1+1", "=2+2", "=3+3", "=4+4"]
    assert {cell.data_type for row in paper.iter_rows() for cell in row if cell.value} == {"s"}


def test_characters_no_file_can_hold_are_left_out():
    assert [cell.value for cell in cells("李\0\x07\x1b明", "李\ud800明\uffff", "甲\r\n乙")] == [
        "李明",
        "李明",
        "甲\n乙",
    ]


def test_a_text_too_long_for_excel_is_cut_between_characters():
    plain, rare = cells("名" * 40_000, "a" + "𠮷" * 40_000)

    assert len(plain.value) == 32_767
    assert rare.value == "a" + "𠮷" * 16_383


def test_numbers_excel_would_round_are_text():
    values = [10**15 - 1, 10**15, -(10**18), Decimal("0.1234"), Decimal("NaN"), Decimal("1E+400")]

    assert [cell.value for cell in cells(*values)] == [
        10**15 - 1,
        "1000000000000000",
        "-1000000000000000000",
        0.1234,
        "NaN",
        "1E+400",
    ]


def test_days_and_moments_are_real_ones_and_those_before_excel_are_text():
    values = cells(date(2026, 2, 28), datetime(2026, 11, 27, 14, 30), date(1899, 12, 31))  # noqa: DTZ001

    assert [cell.value for cell in values] == [
        datetime(2026, 2, 28),  # noqa: DTZ001
        datetime(2026, 11, 27, 14, 30),  # noqa: DTZ001
        "1899-12-31",
    ]


def test_sheet_names_are_ones_that_excel_takes():
    given = ["考勤", "考勤", "a/b:c*[d]?\\", "History", "", "'李'", "名" * 40, "名" * 40, "A", "a"]
    names = opened(*(sheet(name=name) for name in given)).sheetnames

    assert names == [
        *("考勤", "考勤 2", "a b c  d", "History 2", "Sheet", "李"),
        *("名" * 31, "名" * 29 + " 2", "A", "a 2"),
    ]


def test_columns_are_as_wide_as_chinese_needs():
    paper = opened(sheet(("学习贯彻全会精神", "a" * 200))).active

    assert 18 <= paper.column_dimensions["A"].width < 20
    assert 40 <= paper.column_dimensions["B"].width < 42


def test_widths_can_be_chosen():
    assert 30 <= opened(sheet(widths=(30, 5))).active.column_dimensions["A"].width < 32


def test_a_workbook_may_have_sheets_without_rows_or_a_single_column():
    assert opened(sheet(headings=("甲",), title="题"), sheet(name="乙")).sheetnames == [
        "考勤",
        "乙",
    ]


def test_an_export_is_read_back_as_it_was():
    book = write_workbook([sheet(("李明", Decimal("37.85")), ("赵敏", date(2026, 6, 26)))])

    assert read_table("a.xlsx", book) == [["甲", "乙"], ["李明", "37.85"], ["赵敏", "2026-06-26"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_as_it_is_sent_enrols_nobody(language):
    reading = read_roster(read_table("a.xlsx", roster_template(words_of(language))), TODAY)

    assert (reading.lines, reading.ignored) == ((), ())
    assert [wrong.key for wrong in reading.problems] == ["roster.problem.empty"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_filled_in_as_its_examples_show_is_read_whole(language):
    rows = read_table("a.xlsx", roster_template(words_of(language)))
    filled = [
        [cell.removeprefix("示例：").removeprefix("Example: ") for cell in row] for row in rows
    ]
    first, second = sorted(read_roster(filled, TODAY).lines, key=lambda line: line.row)

    assert read_roster(filled, TODAY).problems == ()
    assert first == RosterLine(
        name={"zh_CN": "李明", "en": "Li Ming"}[language],
        kind=MemberKind.FULL,
        group={"zh_CN": "第一党小组", "en": "Group 1"}[language],
        office=Office.ORGANIZATION_COMMISSIONER,
        joined_on=date(2011, 7, 1),
        monthly_dues=Decimal(35),
        row=first.row,
    )
    assert (second.kind, second.office, second.monthly_dues) == (MemberKind.PROBATIONARY, "", None)


def test_every_office_and_kind_the_form_speaks_of_is_understood():
    for language in LANGUAGES:
        note = sentences(language)["roster.sheet.note"]
        spoken = {
            "zh_CN": ["书记", "副书记", "组织委员", "宣传委员", "纪检委员", "组长"],
            "en": ["secretary", "deputy secretary", "organization commissioner",
                   "publicity commissioner", "discipline commissioner", "group leader"],
        }[language]  # fmt: skip
        rows = [[f"李{chr(0x4E00 + at)}", "一组", office] for at, office in enumerate(spoken)]
        reading = read_roster([["姓名", "党小组", "职务"], *rows], TODAY)

        assert all(office in note for office in spoken)
        assert [line.office for line in reading.lines] == list(Office)
