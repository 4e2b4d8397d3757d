"""Everything a person can ask for（菜单）; what they can press stands in `presses`.

To add a command: write one function in this room, then give it a line here.
"""

from chat import Joined, Left, Moved, Reply
from domain.access import Right
from domain.drafting import announces_a_meeting
from handlers import (
    agenda,
    asking,
    assessing,
    chats,
    claims,
    digest,
    dues,
    holidays,
    me,
    moving,
    reminders,
    roster,
    signups,
    undo,
)
from handlers import help as guide
from handlers.bulk.menu import BULK_ANSWERS
from handlers.drafting import announce, hour, series
from handlers.ledger.menu import LEDGER_COMMANDS, LEDGER_FILES
from handlers.menu import ADMIN, Command, Entry
from handlers.minutes import keeping
from handlers.money import lists
from handlers.money.menu import MONEY_ANSWERS
from handlers.obligations import showing
from handlers.offices import delegating, electing
from handlers.olm import preparing
from handlers.olm.menu import OLM_ANSWERS
from handlers.own.menu import OWN_ANSWERS, OWN_COMMANDS
from handlers.people.menu import PEOPLE_ANSWERS
from handlers.plans import planning
from handlers.posts import posting
from handlers.posts.menu import POST_ANSWERS
from handlers.presence.menu import PRESENCE_ANSWERS
from handlers.presses import PRESSES
from handlers.query.menu import QUERY_COMMANDS
from handlers.reckoning.menu import RECKONING_ANSWERS
from handlers.request import Defaults, Request
from handlers.rules.menu import RULE_ANSWERS, RULE_COMMANDS
from handlers.setup import founding, questions
from handlers.structure.menu import STRUCTURE_ANSWERS, STRUCTURE_COMMANDS
from handlers.typed import TYPED

__all__ = ["ANSWERS", "COMMANDS", "DOORS", "EVENTS", "FILES", "PRESSES", "TYPED", "Command",
           "Defaults", "Entry", "Request"]  # fmt: skip


def remind(request: Request, words: str) -> list[Reply]:
    """/remind: a moment and a kind of meeting announce one; anything else is a plain reminder."""
    now = request.now.astimezone(request.zone)
    run = announce.announce if announces_a_meeting(words, now) else reminders.remind
    return run(request, words)


HELP = Entry(run=guide.show_help, right=Right.ASK_HELP, needs_branch=False)
START = Entry(run=guide.start, right=Right.ASK_HELP, needs_branch=False)

COMMANDS: dict[str, Command] = {
    "start": Command(entry=START, is_listed=False),
    "help": Command(entry=HELP, aliases=("帮助",)),
    "setup": Command(
        entry=Entry(
            run=founding.set_up, right=Right.SET_UP, facts=ADMIN, needs_branch=False, can_undo=False
        ),
        aliases=("建支部",),
    ),
    "roster": Command(
        entry=Entry(run=roster.open_roster, right=Right.RUN_BRANCH),
        aliases=("名册",),
        in_group=False,
    ),
    "meeting": Command(
        entry=Entry(run=announce.announce, right=Right.CALL_MEETINGS), aliases=("会议",)
    ),
    "obligations": Command(
        entry=Entry(run=showing.obligations, right=Right.RUN_BRANCH, reads=True),
        aliases=("职责",),
        in_group=False,
    ),
    "remind": Command(entry=Entry(run=remind, right=Right.CALL_MEETINGS), aliases=("提醒",)),
    "notice": Command(
        entry=Entry(run=posting.notice, right=Right.RUN_BRANCH), aliases=("通知",), in_group=False
    ),
    "plan": Command(
        entry=Entry(run=planning.plan, right=Right.RUN_BRANCH), aliases=("计划",), in_group=False
    ),
    "signup": Command(
        entry=Entry(run=signups.open_signup, right=Right.LEAD_SPEAKERS, can_undo=False),
        aliases=("报名",),
    ),
    "olm": Command(
        entry=Entry(run=preparing.olm, right=Right.SEE_OWN, reads=True),
        aliases=("生活会",),
        in_group=False,
    ),
    "attendance": Command(
        entry=Entry(run=asking.ask, right=Right.ASK_COUNTS, reads=True), aliases=("考勤",)
    ),
    "dues": Command(entry=Entry(run=dues.show, right=Right.SEE_OWN, reads=True), aliases=("党费",)),
    "digest": Command(
        entry=Entry(run=digest.preview, right=Right.RUN_BRANCH, reads=True),
        aliases=("月报",),
        in_group=False,
    ),
    "delegate": Command(
        entry=Entry(run=delegating.delegate, right=Right.DELEGATE, can_undo=False),
        aliases=("委托",),
        in_group=False,
    ),
    "committee": Command(
        entry=Entry(run=electing.committee, right=Right.SEE_OWN, reads=True),
        aliases=("支委",),
        in_group=False,
    ),
    "holidays": Command(
        entry=Entry(run=holidays.show, right=Right.RUN_BRANCH, reads=True),
        aliases=("节假日",),
        in_group=False,
    ),
    **STRUCTURE_COMMANDS,
    **QUERY_COMMANDS,
    **LEDGER_COMMANDS,
    **RULE_COMMANDS,
    "me": Command(entry=Entry(run=me.show_me, right=Right.SEE_OWN, reads=True), aliases=("我的",)),
    **OWN_COMMANDS,
    "undo": Command(
        entry=Entry(run=undo.undo, right=Right.UNDO, can_undo=False), aliases=("撤销",)
    ),
}

ANSWERS: dict[str, Entry] = {
    "setup_code": Entry(run=founding.take_code, right=Right.SET_UP, needs_branch=False),
    "setup_name": Entry(run=questions.take_name, right=Right.RUN_BRANCH, can_undo=False),
    "setup_since": Entry(run=questions.take_since, right=Right.RUN_BRANCH, can_undo=False),
    "setup_paid_to": Entry(run=questions.take_paid_to, right=Right.RUN_BRANCH, can_undo=False),
    roster.KIND: Entry(run=roster.take_lines, right=Right.RUN_BRANCH),
    digest.REMARK: Entry(run=digest.take_remark, right=Right.RUN_BRANCH),
    "meeting_title": Entry(run=announce.take_title, right=Right.CALL_MEETINGS),
    "meeting_time": Entry(run=announce.take_time, right=Right.CALL_MEETINGS),
    series.KIND: Entry(run=series.take_change, right=Right.CALL_MEETINGS),
    hour.KIND: Entry(run=hour.take_hour, right=Right.CALL_MEETINGS),
    agenda.KIND: Entry(run=agenda.take, right=Right.CALL_MEETINGS),
    **MONEY_ANSWERS,
    planning.TIME: Entry(run=planning.take_time, right=Right.RUN_BRANCH),
    moving.KIND: Entry(run=moving.take_move, right=Right.CALL_MEETINGS),
    keeping.TOPICS: Entry(run=keeping.take_topics, right=Right.SEE_OWN),
    keeping.RESOLUTIONS: Entry(run=keeping.take_resolutions, right=Right.SEE_OWN),
    delegating.KIND: Entry(run=delegating.take_last, right=Right.DELEGATE, can_undo=False),
    electing.KIND: Entry(run=electing.take, right=Right.APPOINT),
    electing.DAY: Entry(run=electing.take_day, right=Right.APPOINT),
    **PEOPLE_ANSWERS,
    **STRUCTURE_ANSWERS,
    **BULK_ANSWERS,
    holidays.KIND: Entry(run=holidays.take, right=Right.RUN_BRANCH),
    assessing.AMOUNT: Entry(run=assessing.take_amount, right=Right.COLLECT_DUES),
    **OWN_ANSWERS,
    **RECKONING_ANSWERS,
    **POST_ANSWERS,
    **RULE_ANSWERS,
    **PRESENCE_ANSWERS,
    reminders.TEXT: Entry(run=reminders.take_text, right=Right.RUN_BRANCH),
    **OLM_ANSWERS,
}
"""By the kind of question, who reads the answer."""

FILES: dict[str, Entry] = {
    roster.KIND: Entry(run=roster.take_file, right=Right.RUN_BRANCH),
    lists.KIND: Entry(run=lists.take_list, right=Right.COLLECT_DUES),
    **LEDGER_FILES,
}
"""By the kind of question, who reads a file sent in answer."""

DOORS: dict[str, Entry] = {
    "": START,
    "setup": Entry(run=founding.go_on, right=Right.SET_UP, needs_branch=False),
    "claim": Entry(run=claims.open_names, right=Right.CLAIM, reads=True, needs_branch=False),
    "dues": Entry(run=dues.open_own, right=Right.SEE_OWN, reads=True, needs_branch=False),
    "me": Entry(run=me.show_me, right=Right.SEE_OWN, reads=True, needs_branch=False),
}
"""By the first word of a deep link's payload (before a dash), what it opens."""

EVENTS: dict[type[Joined] | type[Left] | type[Moved], Entry] = {
    Joined: Entry(run=founding.joined, right=Right.SET_UP, needs_branch=False),
    Left: Entry(run=chats.left, right=Right.ASK_HELP, needs_branch=False),
    Moved: Entry(run=chats.moved, right=Right.ASK_HELP, needs_branch=False),
}
"""What happens to chats."""
