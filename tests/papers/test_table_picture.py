"""A table as a picture: every cell whole, nothing wider than the phone, nothing taken for markup."""

from xml.etree import ElementTree

import pytest

from papers.charts.canvas import MARGIN, WIDTH, width_of
from papers.charts.table import SIZE, column_widths, table_picture
from papers.pictures import png

SVG = "{http://www.w3.org/2000/svg}"
NAMES = "、".join(f"党员{number:02}" for number in range(50))
TABLES = {
    "names": (("会议", "同志"), (("10-27 主题党日", NAMES), ("11-02 支委会", "王建国"))),
    "items": (
        ("整改事项", "负责", "情况"),
        (("每月集中学习一次，并做好记录" * 4, "陈静", "原定12月31日前，请核实"), ("", "支部", "")),
    ),
    "english": (
        ("Name", "Before", "Last"),
        (("Ndlovu-Featherstonehaugh", "10-9 Theme day (Absent)", "10-27 Theme day (Absent)"),),
    ),
}


def texts(svg):
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_there_whole_and_within_the_phone(name):
    headings, rows = TABLES[name]
    found = texts(table_picture("缺席 2026年", "截至11月2日", headings, rows))
    said = "".join(node.text or "" for node in found).replace(" ", "")

    for cell in (*headings, *(cell for row in rows for cell in row)):
        assert cell.replace(" ", "") in said or len(cell) > 12, cell
    assert said.count("党员") == NAMES.count("党员") or name != "names"
    for node in found:
        end = float(node.get("x")) + width_of(node.text, float(node.get("font-size")))
        assert end <= WIDTH - MARGIN + 1, node.text


def test_the_widest_column_gives_way():
    [first, second] = column_widths([("10-27 主题党日", NAMES)])

    assert first == pytest.approx(width_of("10-27 主题党日", SIZE))
    assert first + second < WIDTH - 2 * MARGIN


def test_what_somebody_typed_is_no_markup():
    svg = table_picture("<b>&", "", ("<i>",), (("</text><script>",),))

    assert "<script>" not in svg
    assert [node.text for node in texts(svg)] == ["<b>&", "<i>", "</text><script>"]


def test_it_is_drawn():
    headings, rows = TABLES["names"]

    assert png(table_picture("缺席", "", headings, rows)).startswith(b"\x89PNG")
