"""The command and the buttons of questions（查询）. This file reads Chinese."""

from cards.query import AskMatter, AskWho, StartQuery
from cards.query_presses import AskLast, AskQuestion, DrawAnswer, ExportAnswer
from chat import Press
from domain.access import Right
from handlers.menu import Command, Entry
from handlers.query import asking, guiding, taking

ASK = Right.ASK_COUNTS

QUERY_COMMANDS: dict[str, Command] = {
    "query": Command(
        entry=Entry(run=asking.query, right=ASK, reads=True), aliases=("查询",), in_group=False
    ),
}

TYPED_QUESTION = Entry(run=asking.typed, right=ASK, reads=True)
"""A line typed in private, unasked, that asks something."""

QUERY: dict[type[Press], Entry] = {
    StartQuery: Entry(run=guiding.start, right=ASK, reads=True),
    AskMatter: Entry(run=guiding.ask_matter, right=ASK, reads=True),
    AskWho: Entry(run=guiding.ask_who, right=ASK, reads=True),
    AskQuestion: Entry(run=asking.answer, right=ASK, reads=True),
    AskLast: Entry(run=asking.answer_last, right=ASK, reads=True),
    DrawAnswer: Entry(run=taking.draw, right=ASK, reads=True),
    ExportAnswer: Entry(run=taking.export, right=ASK, reads=True),
}
