"""The buttons of obligations（职责清单）: what each does, and who may press it."""

from cards.charts import DrawPeriod
from cards.obligations import ShowDuties
from cards.year_end import MarkDuty
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.obligations import drawing, showing

OBLIGATIONS: dict[type[Press], Entry] = {
    ShowDuties: Entry(run=showing.turn, right=Right.RUN_BRANCH, reads=True),
    DrawPeriod: Entry(run=drawing.draw, right=Right.RUN_BRANCH, reads=True),
    MarkDuty: Entry(run=showing.mark, right=Right.RUN_BRANCH),
}
