"""The buttons and questions of assessing dues（核定）: what each does, and who may press it."""

from cards.reassessing import AskRelief, KeepAmounts
from cards.reckoning import PickCategory, ReckonDues, SaveReckoned
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.reckoning import reckoning, reliefs, yearly

COLLECT = Right.COLLECT_DUES

RECKONING: dict[type[Press], Entry] = {
    ReckonDues: Entry(run=reckoning.show, right=Right.SEE_OWN, can_undo=False),
    PickCategory: Entry(run=reckoning.pick, right=Right.SEE_OWN, can_undo=False),
    SaveReckoned: Entry(run=reckoning.save, right=COLLECT),
    AskRelief: Entry(run=reliefs.ask, right=COLLECT, can_undo=False),
    KeepAmounts: Entry(run=yearly.keep, right=COLLECT),
}

RECKONING_ANSWERS: dict[str, Entry] = {
    reckoning.KIND: Entry(run=reckoning.take, right=Right.SEE_OWN, can_undo=False),
    reliefs.KIND: Entry(run=reliefs.take, right=COLLECT),
}
"""By the kind of question, who reads the answer."""
