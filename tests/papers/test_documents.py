"""A Word form is filled in as it stands, and a hostile one is sent back."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from domain.forms import Filling, Listing, Marks
from domain.refusal import Refusal
from locales import sentences
from papers.documents import fill_document
from papers.forms import fill_form
from papers.marks import marks_of_all_languages

MARKS = marks_of_all_languages()
HOSTILE = (
    "=1+1", "=cmd|'/C calc'!A1", "</w:t><w:t>x", "{{应到}}", "{{{{应到}}}}", "&lt;", "a\x00b\x0bc",
    "\ud800", "赵" * 10_000, "https://example.com", "\u202e倒", "𠮷龘",
)  # fmt: skip


def people(*names):
    lines = [{"name": name, "number": at} for at, name in enumerate(names, start=1)]
    return Listing(frozenset({"name", "leave"}), lines)


def a_form(*paragraphs, table=()):
    document = Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for run in [runs] if isinstance(runs, str) else runs:
            paragraph.add_run(run)
    if table:
        drawn = document.add_table(0, len(table[0]))
        for row in table:
            for cell, text in zip(drawn.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def saved(document):
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def fill(form, *, values=None, listings=()):
    filling = Filling(values or {"expected": 28, "title": "学习党章"}, tuple(listings))
    done = fill_document(form, [filling], MARKS)
    return Document(BytesIO(done.data)), done.unknown


def texts(document):
    return [one.text for one in document.paragraphs]


def rows(document):
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def parts(form, **changed):
    """The same file with parts of it changed or added, by their names with / as __."""
    with ZipFile(BytesIO(form)) as archive:
        every = {name: archive.read(name) for name in archive.namelist()}
    every |= changed
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in every.items():
            archive.writestr(name, data)
    return target.getvalue()


def part(form, name):
    with ZipFile(BytesIO(form)) as archive:
        return archive.read(name)


@pytest.mark.parametrize(
    "mark", ["{{应到}}", "{{ 应到 }}", "{{expected}}", "｛｛应到｝｝", "{{应到人数}}"]
)
def test_a_mark_may_be_written_in_several_ways(mark):
    document, unknown = fill(a_form(f"应到{mark}人"))

    assert texts(document) == ["应到28人"]
    assert unknown == ()


def test_a_mark_that_word_has_cut_into_pieces_is_one_mark():
    document, _ = fill(a_form(["应到{", "{应", "到}", "}人，", "议题{{会议", "名称}}。"]))

    assert texts(document) == ["应到28人，议题学习党章。"]


def test_what_is_filled_in_looks_as_its_mark_did():
    document = Document()
    run = document.add_paragraph().add_run("{{应到}}")
    run.bold = True

    filled, _ = fill(saved(document))

    assert [one.bold for one in filled.paragraphs[0].runs if one.text] == [True]


def test_unknown_marks_are_named_and_stand():
    document, unknown = fill(a_form("{{领导批示}} {{应到}} {{领导批示}}"))

    assert texts(document) == ["{{领导批示}} 28 {{领导批示}}"]
    assert unknown == ("领导批示",)


def test_a_row_with_a_name_stands_once_for_each_person():
    form = a_form(
        table=(("序号", "姓名", "签名"), ("{{序号}}", "{{姓名}}", ""), ("合计", "{{应到}}", ""))
    )

    document, _ = fill(form, listings=[people("李明", "赵敏")])

    assert rows(document) == [
        ["序号", "姓名", "签名"], ["1", "李明", ""], ["2", "赵敏", ""], ["合计", "28", ""],
    ]  # fmt: skip


def test_two_names_in_a_row_put_people_side_by_side():
    form = a_form(table=(("{{序号}}{{姓名}}", "{{序号}}{{姓名}}"),))

    document, _ = fill(form, listings=[people("李明", "赵敏", "王书记")])

    assert rows(document) == [["1李明", "2赵敏"], ["3王书记", ""]]


def test_nobody_on_the_list_leaves_one_blank_row():
    document, _ = fill(a_form(table=(("{{姓名}}", "x"),)), listings=[people()])

    assert rows(document) == [["", "x"]]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_a_name(name):
    form = a_form("{{会议名称}}", table=(("{{姓名}}", "{{应到}}"),))

    document, unknown = fill(
        form, values={"title": name, "expected": 28}, listings=[people(name)]
    )  # fmt: skip

    meant = name.translate({0: None, 0x0B: None, 0xD800: None})
    assert texts(document) == [meant]
    assert rows(document) == [[meant, "28"]]
    assert unknown == ()


def test_several_lines_stand_under_each_other():
    document, _ = fill(a_form("{{会议名称}}"), values={"title": "一\n二"})

    assert texts(document) == ["一\n二"]


def test_headers_and_footers_are_filled_too():
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "应到{{应到}}"

    filled, _ = fill(saved(document))

    assert filled.sections[0].footer.paragraphs[0].text == "应到28"


def test_each_filling_begins_a_new_page_and_the_section_stays_one():
    fillings = [Filling({"expected": number}) for number in (1, 2, 3)]

    data = fill_document(a_form("应到{{应到}}", "完"), fillings, MARKS).data

    document = Document(BytesIO(data))
    assert texts(document) == ["应到1", "完", "应到2", "完", "应到3", "完"]
    breaks = [one.paragraph_format.page_break_before for one in document.paragraphs]
    assert breaks == [None, None, True, None, True, None]
    assert len(document.sections) == 1


def test_what_is_no_text_is_left_to_the_letter():
    form = a_form("{{应到}}")

    data = fill_document(form, [Filling({"expected": 1})], MARKS).data

    for name in ("word/styles.xml", "word/settings.xml", "[Content_Types].xml", "_rels/.rels"):
        assert part(data, name) == part(form, name)
    assert part(data, "word/document.xml").startswith(b'<?xml version="1.0" encoding="UTF-8"')
    head = part(form, "word/document.xml").split(b"<w:body", 1)[0].split(b"?>", 1)[1].strip()
    assert set(head.split()) == set(part(data, "word/document.xml").split(b"<w:body", 1)[0]
                                    .split(b"?>", 1)[1].split())  # fmt: skip


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
)


def relation(kind, target):
    return RELATIONS.format(kind=kind, target=target).encode()


def body(text):
    return (
        (
            '<?xml version="1.0"?>{}<w:document xmlns:w="http://schemas.openxmlformats.org/'
            'wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
        )
        .format(*text)
        .encode()
    )


DEEP = "<w:p>" * 5_000 + "</w:p>" * 5_000


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"word/vbaProject.bin": b"x"}, "form.refused.runs"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "form.refused.runs"),
        ({"word/activeX/activeX1.xml": b"<x/>"}, "form.refused.runs"),
        ({"word/_rels/x.rels": relation("attachedTemplate", "https://a.b/x.dotm")},
         "form.refused.fetches"),
        ({"word/_rels/x.rels": relation("attachedTemplate", "file:////a/b/x.dotm")},
         "form.refused.fetches"),
        ({"word/_rels/x.rels": relation("image", "http://a.b/x.png")}, "form.refused.fetches"),
        ({"word/x.xml": b"<w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE</w:instrText>"},
         "form.refused.fetches"),
        ({"word/document.xml": body(("<!DOCTYPE x [<!ENTITY a 'b'>]>", ""))},
         "file.refused.broken"),
        ({"word/document.xml": body(("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>", "")).decode()
          .replace('<?xml version="1.0"?>', "").encode("utf-16")}, "file.refused.broken"),
        ({"word/document.xml": body(("", "<w:p/>" * 70_000))}, "form.refused.too_big"),
        ({"word/document.xml": body(("", DEEP))}, "file.refused.broken"),
        ({"word/document.xml": b"<w:document"}, "file.refused.broken"),
        ({"word/document.xml": b"\0" * 100}, "file.refused.broken"),
        ({"word/media/image1.png": b"\0" * 21_000_000}, "form.refused.too_big"),
    ],
    ids=range(14),
)  # fmt: skip
def test_a_hostile_form_is_sent_back_and_nothing_else_happens(changed, why):
    with pytest.raises(Refusal) as refused:
        fill_form("x.docx", parts(a_form("{{应到}}"), **changed), Filling({"expected": 1}))

    assert refused.value.key == why


@pytest.mark.parametrize("kind", ["macroEnabled.12", "ms-word.document.macroEnabled.main+xml"])
def test_a_form_with_macros_is_sent_back_under_whatever_name(kind):
    form = a_form("{{应到}}")
    types = part(form, "[Content_Types].xml").replace(
        b"</Types>", f"<x>{kind}</x></Types>".encode()
    )

    with pytest.raises(Refusal, match=r"form\.refused\.runs"):
        fill_form("x.docx", parts(form, **{"[Content_Types].xml": types}), Filling({}))


def test_a_plain_link_and_the_template_on_the_writers_own_disk_may_stay():
    form = a_form("{{应到}}")
    for kind, target in (("hyperlink", "https://a.b"), ("attachedTemplate", "file:///C:\\x.dotm")):
        changed = parts(form, **{"word/_rels/x.rels": relation(kind, target)})

        assert fill_form("x.docx", changed, Filling({"expected": 1})).unknown == ()


def test_a_row_repeated_beyond_all_bounds_is_sent_back():
    form = a_form(table=(("{{姓名}}",) * 60,) * 20)
    listing = Listing(frozenset({"name"}), [{"name": "李明"}] * 60_000)

    with pytest.raises(Refusal, match=r"form\.refused\.too_big"):
        fill_document(form, [Filling({}, (listing,))], MARKS)


def test_the_codes_and_both_languages_are_marks():
    assert {MARKS.code("应到"), MARKS.code("Expected"), MARKS.code(" 应到人数 ")} == {"expected"}
    assert Marks({}).code("没有") == "没有"


@pytest.mark.parametrize("form", [a_form("应到"), a_form("{{}}", "{应到}")])
def test_a_form_without_any_mark_is_asked_about(form):
    with pytest.raises(Refusal, match=r"form\.refused\.no_marks"):
        fill_form("x.docx", form, Filling({"expected": 1}))


def test_the_page_about_paper_names_every_mark():
    page = (Path(__file__).parents[2] / "docs/paper.md").read_text("utf-8")
    table = {key: text for key, text in sentences("zh_CN").items() if key.startswith("form.mark.")}

    for key, spellings in table.items():
        assert f"`{key.rpartition('.')[2]}`" in page, key
        assert spellings.partition("|")[0] in page, key
