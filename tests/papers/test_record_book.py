"""Record pages and sign-in sheets, by our templates or by a branch's own."""

from io import BytesIO

import pytest
from docx import Document

from domain.refusal import Refusal
from locales import Words, languages
from papers.record_book import record_book, sign_in_sheet
from papers.templates import NAMES, template
from tests.papers.test_documents import MARKS, a_form
from tests.papers.test_office import page

WORDS = Words("zh_CN")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_our_templates_have_marks_everybody_can_read_and_name_chinese_fonts(language, name):
    from domain.forms import Filling
    from papers.documents import fill_document

    data = template(name, language)

    assert fill_document(data, [Filling({}, ())], MARKS).unknown
    document = Document(BytesIO(data))
    section = document.sections[0]
    assert (round(section.page_width.cm), round(section.page_height.cm, 1)) == (21, 29.7)
    fonts = document.styles["Normal"].element.rPr.rFonts.attrib
    assert "宋体" in fonts.values()
    assert document.core_properties.author == ""


@pytest.mark.parametrize("language", languages())
def test_no_mark_of_our_templates_is_left_standing(language):
    words = Words(language)

    for data in (
        record_book([page()], words, language=language),
        sign_in_sheet(page(), words, language=language),
    ):
        document = Document(BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        assert not any("{{" in text for text in cells)
        assert not any("{{" in one.text for one in document.paragraphs)


def test_a_template_of_ones_own_goes_before_ours(tmp_path):
    (tmp_path / "record.docx").write_bytes(a_form("本单位记录本", "{{会议名称}} {{主持人}}"))

    data = record_book([page()], WORDS, language="zh_CN", folder=str(tmp_path))

    assert [one.text for one in Document(BytesIO(data)).paragraphs] == [
        "本单位记录本", "学习党章 王书记",
    ]  # fmt: skip
    ours = sign_in_sheet(page(), WORDS, language="zh_CN", folder=str(tmp_path))
    assert "签到表" in [one.text for one in Document(BytesIO(ours)).paragraphs]


@pytest.mark.parametrize("data", [b"", b"no document", a_form("x")[:500]])
def test_a_broken_template_is_said_to_be_ones_own(tmp_path, data):
    (tmp_path / "record.docx").write_bytes(data)

    with pytest.raises(Refusal, match=r"taking\.refused\.own_template"):
        record_book([page()], WORDS, language="zh_CN", folder=str(tmp_path))
