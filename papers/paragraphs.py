"""The text of a paragraph in Word（段落里的字）, which lies in pieces however it was typed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.forms import MARK, Source
from papers.spelling import spelt

if TYPE_CHECKING:
    from xml.dom.minidom import Element, Node, Text


def text_of(top: "Element") -> str:
    """All its text, a line for each paragraph."""
    return "\n".join("".join(map(_said, _pieces(one))) for one in top.getElementsByTagName("w:p"))


def fill_paragraph(paragraph: "Element", source: Source) -> None:
    """Fill in its marks, wherever they are cut into pieces, as the piece they begin in looks."""
    pieces = _pieces(paragraph)
    text = "".join(map(_said, pieces))
    found = [(mark.start(), mark.end(), source.look_up(mark[1])) for mark in MARK.finditer(text)]
    known = [(start, end, spelt(value)) for start, end, value in found if value is not None]
    if not known:
        return
    at = 0
    for piece in pieces:
        said = _said(piece)
        _say(piece, _new_text(said, at, known))
        at += len(said)


def _new_text(said: str, at: int, known: list[tuple[int, int, str]]) -> str:
    """What stands in a piece that began at `at`: what is filled in stands where a mark begins."""
    out, done = "", at
    for start, end, value in known:
        if end <= at or start >= at + len(said):
            continue
        out += said[max(done - at, 0) : max(start - at, 0)]
        if start >= at:
            out += value
        done = end
    return out + said[max(done - at, 0) :]


def _pieces(paragraph: "Element") -> "list[Element]":
    """Its own pieces of text; a box in it has paragraphs of its own."""
    return [one for one in paragraph.getElementsByTagName("w:t") if _paragraph_of(one) is paragraph]


def _paragraph_of(piece: "Element") -> "Node | None":
    node: Node | None = piece.parentNode
    while node is not None and node.nodeName != "w:p":
        node = node.parentNode
    return node


def _said(piece: "Element") -> str:
    return "".join(node.data for node in _texts(piece))


def _texts(piece: "Element") -> "Iterator[Text]":
    return (node for node in piece.childNodes if node.nodeType == node.TEXT_NODE)


def _say(piece: "Element", text: str) -> None:
    """This text instead, with a break for each line end."""
    page, run = piece.ownerDocument, piece.parentNode
    if page is None or run is None:
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            run.insertBefore(page.createElement("w:br"), piece)
        here = page.createElement(piece.tagName)
        here.setAttribute("xml:space", "preserve")
        here.appendChild(page.createTextNode(line))
        run.insertBefore(here, piece)
    run.removeChild(piece)
