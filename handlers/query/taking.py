"""An answer to take away（导出、看图）: all of it as a file, or a page of it as a picture."""

from cards.answers import as_of, drawn_card, rows_of
from cards.query_presses import DrawAnswer, ExportAnswer, question_of
from chat import Reply, Send, Tell
from domain.exports import Export, Kind
from handlers.query.rights import check
from handlers.query.tables import answer_of, reading_of
from handlers.request import Request
from papers.charts.table import table_picture
from papers.query import answer_workbook


def draw(request: Request, press: DrawAnswer) -> list[Reply]:
    """The page that was shown, in a message of its own."""
    question, reading = question_of(press), reading_of(request)
    check(request, question)
    found = answer_of(request, question)
    rows, page, _ = rows_of(found, press.page)
    svg = table_picture(found.title, as_of(reading), found.headings, rows)
    return [Tell(drawn_card(found, svg, page, reading))]


def export(request: Request, press: ExportAnswer) -> list[Reply]:
    """All of it, as a file for the asker alone."""
    question = question_of(press)
    check(request, question)
    found = answer_of(request, question)
    note = "\n".join(part for part in (found.note, as_of(reading_of(request))) if part)
    data = answer_workbook(found.title, found.headings, found.rows, note)
    facts = Export(what=Kind.ANSWER, period=question.when).facts
    return [Send(f"{found.title}.xlsx", data, request.words("query.exported"), facts)]
