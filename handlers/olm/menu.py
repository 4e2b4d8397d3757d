"""The buttons and questions of the 组织生活会: what each does, and who may press it."""

from cards.appraisal import AskTotals, ShowAppraisal
from cards.examining import Examined, ExaminedFor, ListExamined, NotExamined
from cards.olm import AskOpinions, PickStudy, SetStudy
from cards.olm_more import AskTheme, MoreOlm, PostOlm, SetOlmYear
from cards.olm_own import OwnOlm
from cards.olm_presses import ShowOlm
from cards.rectification import AskItem, DropItem, FinishItem, ListItems, ShowItem
from cards.rectifying import AskDue, PickOwner, SetDue, SetOwner
from cards.talks import DropTalk, ListTalks, PickTalkDay, PickTalker, SaveTalk, ShowTalks
from chat import Press
from domain.access import Right
from handlers.menu import Entry, hanging
from handlers.olm import appraising, examining, preparing, rectifying, talking

LEAD, OWN = Right.LEAD_SPEAKERS, Right.SEE_OWN

OLM: dict[type[Press], Entry] = {
    ShowOlm: Entry(run=preparing.show, right=LEAD, can_undo=False),
    OwnOlm: Entry(run=preparing.show_own, right=OWN, reads=True),
    MoreOlm: Entry(run=preparing.more, right=LEAD, reads=True),
    SetOlmYear: Entry(run=preparing.set_year, right=LEAD),
    AskTheme: Entry(run=preparing.ask_theme, right=LEAD, can_undo=False),
    PickStudy: Entry(run=preparing.pick_study, right=LEAD, can_undo=False),
    SetStudy: Entry(run=preparing.set_study, right=LEAD),
    AskOpinions: Entry(run=preparing.ask_opinions, right=LEAD, can_undo=False),
    PostOlm: Entry(run=preparing.post, right=LEAD, can_undo=False),
    Examined: hanging(examining.examined),
    NotExamined: Entry(run=examining.not_examined, right=Right.ANSWER),
    ListExamined: Entry(run=examining.list_examined, right=LEAD, reads=True),
    ExaminedFor: Entry(run=examining.examined_for, right=LEAD),
    ShowTalks: Entry(run=talking.show, right=LEAD, reads=True),
    ListTalks: Entry(run=talking.list_talks, right=OWN, reads=True),
    PickTalker: Entry(run=talking.pick_talker, right=Right.ANSWER, can_undo=False),
    PickTalkDay: Entry(run=talking.pick_day, right=Right.ANSWER, can_undo=False),
    SaveTalk: Entry(run=talking.save, right=Right.ANSWER),
    DropTalk: Entry(run=talking.drop, right=Right.ANSWER),
    ListItems: Entry(run=rectifying.show_all, right=LEAD, can_undo=False),
    AskItem: Entry(run=rectifying.ask, right=LEAD, can_undo=False),
    ShowItem: Entry(run=rectifying.show, right=LEAD, can_undo=False),
    PickOwner: Entry(run=rectifying.pick_owner, right=LEAD, reads=True),
    SetOwner: Entry(run=rectifying.set_owner, right=LEAD),
    AskDue: Entry(run=rectifying.ask_due, right=LEAD, can_undo=False),
    SetDue: Entry(run=rectifying.set_due, right=LEAD),
    FinishItem: Entry(run=rectifying.finish, right=Right.ANSWER),
    DropItem: Entry(run=rectifying.drop, right=LEAD),
    ShowAppraisal: Entry(run=appraising.show, right=LEAD, can_undo=False),
    AskTotals: Entry(run=appraising.ask, right=LEAD, can_undo=False),
}

OLM_ANSWERS: dict[str, Entry] = {
    preparing.THEME: Entry(run=preparing.take_theme, right=LEAD),
    preparing.STUDY: Entry(run=preparing.take_study, right=LEAD),
    preparing.OPINIONS: Entry(run=preparing.take_opinions, right=LEAD),
    talking.DAY: Entry(run=talking.take_day, right=Right.ANSWER),
    rectifying.TEXT: Entry(run=rectifying.take, right=LEAD),
    rectifying.DUE: Entry(run=rectifying.take_due, right=LEAD),
    appraising.TOTALS: Entry(run=appraising.take, right=LEAD),
}
"""By the kind of question, who reads the answer."""
