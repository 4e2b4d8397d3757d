"""Word documents with marks（带标记的 .docx）: filled in place, everything else left as it is.

A document is taken apart and put together as XML; nothing in it is run, fetched or computed.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from xml.dom import DOMException
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from domain.forms import MARK, Filled, Filling, Marks, Source, sources_of_rows
from domain.refusal import Refusal
from papers.paragraphs import fill_paragraph, text_of
from papers.parcels import BROKEN, TYPES, packed, parts_of, plain, unpacked
from papers.vetting import check_tags, vet

if TYPE_CHECKING:
    from xml.dom.minidom import Document, Element

BODY = "word/document.xml"
BEFORE_BREAK = ("w:pStyle", "w:keepNext", "w:keepLines")
"""What comes before it in a paragraph's looks: the order is Word's."""
MOST_NODES = 400_000
"""In what comes of it."""

_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_IS_DOCUMENT = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml")


def fill_document(data: bytes, fillings: Sequence[Filling], marks: Marks) -> Filled:
    """A .docx with its marks filled in, and those nobody knows, which are left standing.

    Each filling gets its pages, one after another; headers and footers take the first one.
    Raises a `Refusal` with a key of `file.refused` or `form.refused`, and nothing else.
    """
    try:
        parts = _opened(data)
        texts = {name: part for name, part in parts.items() if _TEXTS.fullmatch(name)}
        check_tags(texts)
        filler = _Filler(marks)
        for name, part in texts.items():
            page = _parse(part)
            if name == BODY:
                filler.fill_body(page, fillings)
            else:
                filler.fill(_top(page), fillings[0])
            parts[name] = page.toxml(encoding="UTF-8", standalone=True)
        return Filled(packed(parts), tuple(dict.fromkeys(filler.strange)), filler.has_marks)
    except (*BROKEN, ExpatError, DOMException, StopIteration):
        raise Refusal("file.refused.broken") from None


class _Filler:
    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._left = MOST_NODES
        self.strange: list[str] = []
        self.has_marks = False

    def fill_body(self, page: "Document", fillings: Sequence[Filling]) -> None:
        """The body once for each filling, on a new page; the section at its end stays the last."""
        body = next(_children(_top(page), "w:body"))
        last = next(_children(body, "w:sectPr"), None)
        filled = []
        for number, filling in enumerate(fillings):
            copy = self._copy(body)
            self.fill(copy, filling)
            if number:
                _begin_page(copy)
            filled.append(copy)
        for node in [node for node in body.childNodes if node is not last]:
            body.removeChild(node)
        for copy in filled:
            for node in list(copy.childNodes):
                if node.nodeName != "w:sectPr":
                    body.insertBefore(node, last)

    def fill(self, top: "Element", filling: Filling) -> None:
        """Each paragraph once, so that a name is never taken for a mark."""
        text = text_of(top)
        self.has_marks |= MARK.search(text) is not None
        self.strange += self._marks.strange(text, filling)
        rows = [(row, sources) for row in top.getElementsByTagName("w:tr")
                if (sources := self._sources_of(row, filling)) is not None]  # fmt: skip
        apart = {one for row, _ in rows for one in row.getElementsByTagName("w:p")}
        source = Source(self._marks, filling.values)
        for paragraph in top.getElementsByTagName("w:p"):
            if paragraph not in apart:
                fill_paragraph(paragraph, source)
        for row, sources in rows:
            self._repeat(row, sources)

    def _sources_of(self, row: "Element", filling: Filling) -> list[Source] | None:
        """Of a row that holds marks of a list, and no table of its own."""
        if row.getElementsByTagName("w:tr"):
            return None
        return sources_of_rows(self._marks.codes_in(text_of(row)), filling, self._marks)

    def _repeat(self, row: "Element", sources: Sequence[Source]) -> None:
        assert row.parentNode is not None
        for source in sources:
            copy = self._copy(row)
            for paragraph in copy.getElementsByTagName("w:p"):
                fill_paragraph(paragraph, source)
            row.parentNode.insertBefore(copy, row)
        row.parentNode.removeChild(row)

    def _copy(self, node: "Element") -> "Element":
        self._left -= len(node.getElementsByTagName("*"))
        if self._left < 0:
            raise Refusal("form.refused.too_big")
        copy = node.cloneNode(True)
        assert copy is not None
        return copy


def _opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        infos = parts_of(archive, unlike="form.refused.neither")
        parts = {info.filename: unpacked(archive, info) for info in infos if not info.is_dir()}
    vet(parts)
    if BODY not in parts or not _IS_DOCUMENT.search(plain(parts[TYPES])):
        raise Refusal("form.refused.neither")
    return parts


def _parse(part: bytes) -> "Document":
    from xml.dom.minidom import parseString  # prefixes and declarations stay as Word wants them

    return parseString(part)


def _top(page: "Document") -> "Element":
    assert page.documentElement is not None
    return page.documentElement


def _begin_page(body: "Element") -> None:
    """A new page before the first paragraph, or before what stands there instead."""
    page = body.ownerDocument
    assert page is not None
    first = next(_children(body, "w:p"), None)
    if first is None or first is not body.firstChild:
        first = page.createElement("w:p")
        body.insertBefore(first, body.firstChild)
    style = next(_children(first, "w:pPr"), None)
    if style is None:
        style = page.createElement("w:pPr")
        first.insertBefore(style, first.firstChild)
    rest = (node for node in style.childNodes if node.nodeName not in BEFORE_BREAK)
    behind = next((node for node in rest if isinstance(node, type(first))), None)
    style.insertBefore(page.createElement("w:pageBreakBefore"), behind)


def _children(node: "Element", name: str) -> "Iterator[Element]":
    return (child for child in node.childNodes if child.nodeName == name)  # type: ignore[misc]
