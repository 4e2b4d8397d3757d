"""An Excel form is filled in as it stands: text and numbers, never a formula of somebody's name."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.styles import Border, Font, PatternFill, Side

from domain.forms import Filling, Listing
from domain.refusal import Refusal
from papers.forms import fill_form
from papers.sheets import LONGEST_TEXT
from papers.workbook_forms import fill_workbook
from tests.papers.test_documents import MARKS, parts, relation

HOSTILE = (
    "=1+1", "=cmd|'/C calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "{{应到}}", "1e3", "TRUE",
    "007", "https://example.com", "'", "</b>", "赵" * 10_000,
)  # fmt: skip


def saved(book):
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def a_form(*rows, change=lambda _: None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    return saved(book)


def people(*names):
    lines = [
        {"name": name, "number": at, "dues_received": Decimal("37.85")}
        for at, name in enumerate(names, start=1)
    ]
    return Listing(frozenset({"name", "dues_received"}), lines)


def fill(form, *listings, **values):
    done = fill_workbook(form, Filling({"expected": 28} | values, listings), MARKS)
    return openpyxl.load_workbook(BytesIO(done.data)).active, done.unknown


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_mark_alone_becomes_a_number_and_within_a_text_text():
    sheet, unknown = fill(a_form(["{{应到}}", "应到{{ 应到 }}人", "{{领导批示}}", None]))

    assert values(sheet) == [[28, "应到28人", "{{领导批示}}"]]
    assert [cell.data_type for cell in sheet[1]] == ["n", "s", "s"]
    assert unknown == ("领导批示",)


def test_a_row_with_a_name_moves_what_is_below_it_and_sums_reach_along():
    form = a_form(
        ["序号", "姓名", "党费", "两倍"],
        ["{{序号}}", "{{姓名}}", "{{实交党费}}", "=C2*2"],
        ["合计", None, "=SUM(C2:C2)", "=C3+1"],
        [None, None, None, "=A1"],
    )

    sheet, _ = fill(form, people("李明", "赵敏", "王书记"))

    assert values(sheet) == [
        ["序号", "姓名", "党费", "两倍"],
        [1, "李明", 37.85, "=C2*2"],
        [2, "赵敏", 37.85, "=C3*2"],
        [3, "王书记", 37.85, "=C4*2"],
        ["合计", None, "=SUM(C2:C4)", "=C5+1"],
        [None, None, None, "=A1"],
    ]


def test_looks_heights_merged_cells_and_the_printed_area_go_along():
    def dress(sheet):
        for cell in sheet[2]:
            cell.font = Font(name="仿宋", size=14, bold=True)
            cell.fill = PatternFill("solid", fgColor="FFEEAA")
            cell.border = Border(*[Side(style="thin")] * 4)
        sheet["B2"].number_format = "0.00"
        sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = 30, 50
        sheet.column_dimensions["A"].width = 33
        for stretch in ("A1:C1", "B2:C2", "A3:B3"):
            sheet.merge_cells(stretch)
        sheet.print_area = "A1:C3"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8

    form = a_form(
        ["{{支部}}", None, None], ["{{姓名}}", "x", None], ["盖章", None, "z"], change=dress
    )

    sheet, _ = fill(form, people("李明", "赵敏"), branch="第一支部")

    for row in (2, 3):
        cell = sheet.cell(row, 1)
        assert (cell.font.name, cell.font.bold, cell.fill.fgColor.rgb) == ("仿宋", True, "00FFEEAA")
        assert cell.border.left.style == "thin"
        assert sheet.cell(row, 2).number_format == "0.00"
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [30, 30, 50]
    assert sheet.column_dimensions["A"].width == 33
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:C1", "B2:C2", "B3:C3", "A4:B4"}
    assert sheet.print_area.endswith("$A$1:$C$4")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert sheet["A4"].value == "盖章"


def test_a_cell_merged_across_the_row_grows():
    form = a_form(
        ["党员", "{{姓名}}"], [None, "小计"], change=lambda sheet: sheet.merge_cells("A1:A2")
    )

    sheet, _ = fill(form, people("李明", "赵敏", "王书记"))

    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:A4"]


def test_two_lists_in_one_sheet_do_not_disturb_each_other():
    meetings = Listing(
        frozenset({"title"}), [{"title": "甲", "number": 1}, {"title": "乙", "number": 2}]
    )
    form = a_form(
        ["{{序号}}", "{{会议名称}}"], ["中间", None], ["{{序号}}", "{{姓名}}"], ["{{应到}}", None]
    )

    sheet, _ = fill(form, people("李明", "赵敏"), meetings)

    assert values(sheet) == [
        [1, "甲"], [2, "乙"], ["中间", None], [1, "李明"], [2, "赵敏"], [28, None],
    ]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_text(name):
    sheet, unknown = fill(a_form(["{{姓名}}", "{{支部}}说"]), people(name), branch=name)

    assert [cell.value for cell in sheet[1]] == [name, f"{name}说"]
    assert {cell.data_type for cell in sheet[1]} == {"s"}
    assert unknown == ()
    assert not any(cell.hyperlink for cell in sheet[1])


def test_control_characters_go_and_too_long_a_text_is_cut():
    sheet, _ = fill(a_form(["{{支部}}"]), branch="a\x00\x0b\ud800b" + "𠮷" * 40_000)

    said = sheet["A1"].value
    assert said.startswith("ab𠮷")
    assert len(said.encode("utf-16-le")) // 2 <= LONGEST_TEXT


def test_several_lines_are_wrapped():
    sheet, _ = fill(a_form(["{{议题}}"]), topics="一\n二")

    assert sheet["A1"].value == "一\n二"
    assert sheet["A1"].alignment.wrap_text


def sheet_xml(inner):
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{inner}</sheetData>"
    )


ONE = '<row r="1"><c r="A1" t="inlineStr"><is><t>{{应到}}</t></is></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"xl/vbaProject.bin": b"x"}, "form.refused.runs"),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, "form.refused.runs"),
        ({"xl/connections.xml": b"<x/>"}, "form.refused.runs"),
        ({"xl/embeddings/oleObject1.bin": b"x"}, "form.refused.runs"),
        ({"xl/worksheets/_rels/sheet1.xml.rels": relation("image", "http://a.b")},
         "form.refused.fetches"),
        ({"xl/worksheets/sheet1.xml": sheet_xml(
            '<row r="1"><c r="A1"><f>WEBSERVICE("http://a.b/"&amp;B1)</f></c></row>') +
            "</worksheet>"}, "form.refused.fetches"),
        ({"xl/worksheets/sheet1.xml": sheet_xml(ONE) +
          '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'},
         "form.refused.too_big"),
        ({"xl/worksheets/sheet1.xml": sheet_xml(ONE) +
          '<x:hyperlinks xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
          '<x:hyperlink ref="A1:XFD1048576" location="A1"/></x:hyperlinks></worksheet>'},
         "form.refused.too_big"),
        ({"xl/worksheets/sheet1.xml": sheet_xml(ONE + FAR) + "</worksheet>"},
         "form.refused.too_big"),
        ({"xl/worksheets/sheet1.xml": sheet_xml(ONE * 200_000) + "</worksheet>"},
         "form.refused.too_big"),
        ({"xl/worksheets/sheet1.xml": "<!DOCTYPE x>" + sheet_xml(ONE) + "</worksheet>"},
         "file.refused.broken"),
        ({"xl/worksheets/sheet1.xml": "<worksheet"}, "file.refused.broken"),
    ],
    ids=range(12),
)  # fmt: skip
def test_a_hostile_form_is_sent_back_and_nothing_else_happens(changed, why):
    with pytest.raises(Refusal) as refused:
        fill_form("x.xlsx", parts(a_form(["{{应到}}"]), **changed), Filling({"expected": 1}))

    assert refused.value.key == why


def test_links_pictures_and_tables_are_left_behind_and_the_rest_is_filled():
    form = a_form(
        ["{{应到}}", "看"], change=lambda sheet: setattr(sheet["B1"], "hyperlink", "https://a.b")
    )

    sheet, _ = fill(form)

    assert sheet["A1"].value == 28
    assert sheet["B1"].hyperlink is None


def test_many_rows_to_repeat_are_too_many():
    form = a_form(*[["{{姓名}}"]] * 30)

    with pytest.raises(Refusal, match=r"form\.refused\.too_big"):
        fill_form("x.xlsx", form, Filling({}, (people("李明"),)))


def test_a_bomb_within_bounds_on_paper_is_not_unpacked():
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "sheet.main+xml")
        for number in range(1_100):
            archive.writestr(f"x{number}", "x")

    with pytest.raises(Refusal, match=r"form\.refused\.too_big"):
        fill_form("x.xlsx", target.getvalue(), Filling({}))


def test_a_form_without_any_mark_is_asked_about():
    with pytest.raises(Refusal, match=r"form\.refused\.no_marks"):
        fill_form("x.xlsx", a_form(["应到"]), Filling({"expected": 1}))
