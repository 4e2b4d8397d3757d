"""Whatever file is sent, rows come out or one friendly refusal."""

import random
import time
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from xlsxwriter import Workbook

from domain.refusal import Refusal
from domain.roster import read_roster
from locales import sentences
from papers.tables import MAX_BYTES, OLE, read_table

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50)
ROWS = [["姓名", "入党日期"], ["李明", "2020-07-01"]]


def xlsx(*rows, hidden=()):
    """A workbook with these rows on its last sheet, and hidden sheets before it."""
    book = openpyxl.Workbook()
    main = book.active
    for number, state in enumerate(hidden):
        sheet = book.create_sheet(f"{number}", number)
        sheet["A1"] = "藏"
        sheet.sheet_state = state
    for row in rows:
        main.append(row)
    book.active = len(hidden)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def excel(*rows):
    """The same as Excel writes it: texts stand in a part of their own."""
    target = BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def changed(data, *, method=ZIP_DEFLATED, **changes):
    """The same archive with parts changed: the key is a piece of a part's name."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w", method) as new:
        for part in old.infolist():
            body = old.read(part)
            for piece, change in changes.items():
                if piece in part.filename:
                    body = change(body)
            new.writestr(part.filename, body)
    return target.getvalue()


def refusal(data, name="名册.xlsx"):
    with pytest.raises(Refusal) as no:
        read_table(name, data)
    assert no.value.key in sentences("zh_CN")
    return no.value.key.removeprefix("file.refused.")


def survive(data):
    """Rows or a refusal: anything else fails the test."""
    with suppress(Refusal):
        assert read_table("名册.xlsx", data)


def test_cells_of_every_kind_become_text():
    formula = BytesIO()
    with Workbook(formula, {"in_memory": True}) as book:
        book.add_worksheet().write_formula("A1", "=1+1", None, 2)

    assert read_table("a.xlsx", formula.getvalue()) == [["2"]]
    assert read_table(
        "a.xlsx",
        xlsx(
            ["李明", 35, 37.85, 37.849999999999994, True, None],
            [date(2020, 7, 1), datetime(2020, 7, 1), datetime(2020, 7, 1, 14, 30)],  # noqa: DTZ001
            ["=cmd|'/C calc'!A1", 1_000_000],
        ),
    ) == [
        ["李明", "35", "37.85", "37.85", "TRUE"],
        ["2020-07-01", "2020-07-01", "2020-07-01 14:30:00"],
        ["", "1000000"],
    ]


def test_rows_keep_their_numbers_and_blank_ends_are_taken_off():
    assert read_table("a.xlsx", xlsx([], ["", "名册"], [], ["李明", " ", ""], [" "], [])) == [
        [],
        ["", "名册"],
        [],
        ["李明"],
    ]


def test_the_first_visible_sheet_with_anything_in_it_is_read():
    book = openpyxl.load_workbook(BytesIO(xlsx(*ROWS, hidden=["hidden", "veryHidden"])))
    book.create_sheet("空", 0)
    target = BytesIO()
    book.save(target)

    assert read_table("a.xlsx", target.getvalue()) == ROWS


def test_merged_titles_and_decoration_are_no_obstacle():
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名册")
        sheet.merge_range("A1:B1", "第一支部党员名册")
        sheet.write_row("A2", ROWS[0])
        sheet.write_row("A3", ["李明"])
        sheet.write_datetime("B3", date(2020, 7, 1), book.add_format({"num_format": "yyyy.mm.dd"}))
        sheet.data_validation("A2:A9", {"validate": "list", "source": ["甲", "乙"]})
        sheet.conditional_format("A2:A9", {"type": "data_bar"})
        sheet.write_comment("A2", "备注")
        sheet.autofilter("A2:B3")

    assert read_table("a.xlsx", target.getvalue()) == [["第一支部党员名册"], *ROWS]


@pytest.mark.parametrize("name", ["../../x.xlsx", "CON", "", "名" * 300, "a.csv", "a.XLSX "])
def test_a_workbook_is_known_by_its_bytes_whatever_it_is_called(name):
    assert read_table(name, xlsx(*ROWS)) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_csv_of_any_usual_make_is_read(encoding, delimiter, end):
    text = end.join(delimiter.join(row) for row in ROWS) + end * 2

    assert read_table("名册.CSV", text.encode(encoding)) == ROWS


def test_quoted_cells_and_rare_characters_survive_a_csv():
    text = '姓名,备注\n"㑇𠮷","甲,乙\n""丙"""\n'

    assert read_table("a.csv", text.encode("gb18030")) == [
        ["姓名", "备注"],
        ["㑇𠮷", '甲,乙\n"丙"'],
    ]


def test_a_table_read_is_a_roster_read():
    today = date(2026, 11, 22)

    assert read_roster(read_table("a.xlsx", xlsx(*ROWS)), today) == read_roster(ROWS, today)


def test_a_long_cell_is_cut():
    assert read_table("a.xlsx", xlsx(["名" * 10_000])) == [["名" * 200]]
    assert read_table("a.csv", ("名" * 10_000).encode()) == [["名" * 200]]


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.xlsx", xlsx(), "empty"),
        ("a.xlsx", xlsx([" ", None]), "empty"),
        ("a.csv", b"\xef\xbb\xbf \r\n,,\r\n", "empty"),
        ("a.xlsx", bytes(MAX_BYTES + 1), "too_big"),
        ("a.csv", b"a\n" * 2_001, "too_big"),
        ("a.csv", b"a," * 50 + b"a", "too_big"),
        ("a.xlsx", xlsx(*[["a"]] * 2_001), "too_big"),
        ("a.xlsx", xlsx(["a"] * 51), "too_big"),
        ("a.xlsx", PNG, "not_a_table"),
        ("a.csv", PNG, "not_a_table"),
        ("a.pdf", b"%PDF-1.7", "not_a_table"),
        ("", "李明".encode(), "not_a_table"),
        ("a.xls", b"<html><table>", "old_excel"),
        ("a.xls", OLE + bytes(99) + "Workbook".encode("utf-16-le"), "old_excel"),
        ("a.doc", OLE + bytes(99) + "WordDocument".encode("utf-16-le"), "not_a_table"),
        ("a.xlsx", OLE + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.csv", b"\xc0\xff\xff\xfe", "broken"),
        ("a.csv", b"\xff\xfea", "broken"),
        ("a.csv", b'"' + b"a" * 200_000, "broken"),
        ("a.xlsx", b"PK\x03\x04", "broken"),
        ("a.xlsx", xlsx(*ROWS)[:-100], "broken"),
        ("a.xlsx", xlsx(*ROWS)[:2_000], "broken"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name, data, key):
    assert refusal(data, name) == key


def test_fifty_columns_and_two_thousand_rows_are_not_too_big():
    assert len(read_table("a.xlsx", xlsx(*[["a", *[None] * 48, "b"]] * 2_000))) == 2_000
    assert len(read_table("a.csv", b"a\n" * 2_000)) == 2_000


def test_a_document_or_any_other_archive_is_not_a_table():
    word = changed(xlsx(*ROWS), **{"Content_Types": lambda part: part.replace(b"sheet.main", b"x")})
    plain = BytesIO()
    with ZipFile(plain, "w") as archive:
        archive.writestr("a.txt", "李明")

    assert refusal(word) == refusal(plain.getvalue()) == "not_a_table"


@pytest.mark.parametrize(
    "part", ["sharedStrings", "sheet1", "xl/workbook.xml", "styles", "Content"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_file_brings_its_own_entities(part, encoding):
    def swollen(body):
        text = body.decode().partition("?>")[2] or body.decode()
        bomb = '<!DOCTYPE x [<!ENTITY a "李李李李"><!ENTITY b "&a;&a;&a;">]>'
        return f'<?xml version="1.0" encoding="{encoding}"?>{bomb}{text}'.encode(encoding)

    assert refusal(changed(excel(*ROWS), **{part: swollen})) == "broken"


def test_a_zip_bomb_is_not_unpacked():
    honest = changed(xlsx(*ROWS), **{"sheet1": lambda part: part + b" " * 50_000_000})
    many = BytesIO(xlsx(*ROWS))
    with ZipFile(many, "a") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}", "")

    assert len(honest) < MAX_BYTES
    assert refusal(honest) == refusal(many.getvalue()) == "too_big"


def test_a_directory_that_lies_about_sizes_gains_nothing():
    size = 50_000_000
    bomb = changed(xlsx(*ROWS), **{"sheet1": lambda _: b" " * size})
    lying = bomb.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))

    assert lying != bomb
    assert refusal(lying) == "broken"


def test_a_packing_without_bounds_is_refused():
    assert refusal(changed(xlsx(*ROWS), method=ZIP_BZIP2)) == "broken"


def test_two_parts_of_one_name_are_refused():
    data = BytesIO(xlsx(*ROWS))
    with ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<x/>")

    assert refusal(data.getvalue()) == "broken"


def test_an_encrypted_archive_is_said_to_be_encrypted():
    data = bytearray(xlsx(*ROWS))
    with ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0].header_offset
    central = data.index(b"PK\x01\x02")
    data[first + 6] |= 1
    for number in range(central, len(data) - 4):
        if data[number : number + 4] == b"PK\x01\x02":
            data[number + 8] |= 1

    assert refusal(bytes(data)) == "encrypted"


@pytest.mark.parametrize(
    "change",
    [
        {"sheet1": lambda part: part.replace(b"</row>", b"<c/>" * 4_000_000 + b"</row>")},
        {"sheet1": lambda part: part.replace(b"</sheetData>", b"<row/>" * 3_000_000)},
        {"sheet1": lambda part: part.replace(b"</worksheet>", b"<cols/>" * 200_000)},
        {"sharedStrings": lambda part: part.replace(b"</sst>", b"<si><t/></si>" * 400_000)},
    ],
)
def test_a_file_that_would_keep_the_bot_busy_is_refused_at_once(change):
    data = changed(excel(*ROWS), **change)
    started = time.thread_time()

    assert refusal(data) == "too_big"
    assert time.thread_time() - started < 5


def test_one_sheet_named_a_thousand_times_is_read_a_few_times():
    book = BytesIO()
    with Workbook(book, {"in_memory": True}) as writer:
        writer.add_worksheet("x")
    sheets = b"".join(
        b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (number, number)
        for number in range(2, 999)
    )
    data = changed(
        book.getvalue(),
        **{
            "xl/workbook.xml": lambda part: part.replace(b"</sheets>", sheets + b"</sheets>"),
            "sheet1": lambda part: part.replace(b'<dimension ref="A1"/>', b"").replace(
                b"<sheetData/>", b"<sheetData><row>" + b"<c/>" * 300_000 + b"</row></sheetData>"
            ),
        },
    )

    assert refusal(data) == "too_big"


@pytest.mark.parametrize("row", [b"99999999999", b"0", b"-1", b"1e400", b"x", b"9" * 5_000])
def test_odd_row_numbers_do_no_harm(row):
    data = changed(
        xlsx(["李明"]), **{"sheet1": lambda part: part.replace(b'r="1"', b'r="%s"' % row)}
    )

    assert refusal(data) in {"empty", "broken"}


def test_styles_too_large_are_done_without():
    styles = b"<!--" + b"x" * 400_000 + b"-->"
    data = changed(xlsx(*ROWS, [date(2020, 7, 1)]), **{"styles": lambda part: part + styles})

    assert read_table("a.xlsx", data) == [*ROWS, ["44013"]]


def test_a_damaged_file_gives_rows_or_a_refusal_and_nothing_else():
    chance = random.Random(20261122)
    whole = changed(xlsx(*ROWS), method=0)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        survive(bytes(data))


def test_a_damaged_part_gives_rows_or_a_refusal_and_nothing_else():
    chance = random.Random(20261122)
    bits = [
        b"<",
        b">",
        b'"',
        b"0",
        b"-1",
        b"999999999",
        b"s",
        b"",
        b"<c/>",
        b"<is/>",
        b"<row>",
        b"&#0;",
    ]
    wholes = xlsx(*ROWS, [1, 2.5, True, date(2020, 7, 1)]), excel(*ROWS, [1, 2.5])

    def damaged(part):
        for _ in range(chance.randrange(1, 4)):
            start = chance.randrange(len(part))
            part = part[:start] + chance.choice(bits) + part[start + chance.randrange(6) :]
        return part

    for _ in range(400):
        piece = chance.choice(
            ["sheet1", "xl/workbook.xml", "styles", "sharedStrings", "rels", "Content"]
        )
        survive(changed(chance.choice(wholes), **{piece: damaged}))
