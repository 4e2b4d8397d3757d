"""Every button there is（按钮）: what it does, and who may press it.

To add a button: its press stands beside its card in `cards`, its function in this room.
"""

from cards.agenda import AskAgenda, ClearAgenda, ShowAgenda
from cards.asking import ExportMeeting, ExportPeriod, ShowMeeting, ShowMember, ShowPeriod
from cards.attendance import CheckIn, ExplainLeave, MarkAnswer
from cards.branches import PickBranch
from cards.claims import ClaimName, ConfirmClaims, DecideClaim, MoreNames
from cards.collecting import ConfirmAllDues, ConfirmDues, ShowGrid, ShowWaiting
from cards.desk import ChangeMeeting
from cards.digest_draft import EditDigest, SendDigest, SkipDigest
from cards.discretion import OpenNotice
from cards.drafting import OnlyRemind, Publish
from cards.dues import ClaimPaid, OpenCall, OwnDues, ShowAmount, WithdrawClaim
from cards.files import GotFile
from cards.holidays import AskHolidays, ForgetHolidays
from cards.me import SetLanguage, SetReminders
from cards.meetings import CancelMeeting, OpenMeeting
from cards.moving import AskMove, ConfirmMove, Postpone
from cards.nudges import NudgeAt, NudgeMeeting, ResumeNudges, StopNudges
from cards.observers import AddPeople
from cards.payments import AskAmount, AssessDues
from cards.recording import (
    AskTomorrow,
    CloseMeeting,
    OpenRecord,
    PickMember,
    RecordLeave,
    RecordPresence,
    Reopen,
)
from cards.roster import PostClaimCard, SendTemplate
from cards.signups import ArrangeSpeakers, OpenSignup, PostAgain, SignUp, StartSpeaking, Withdraw
from cards.speakers import (
    CallSkipped,
    EndTurn,
    MoveSpeaker,
    PickSpeaker,
    PublishOrder,
    ShowOrder,
    SortSpeakers,
    StepBack,
)
from cards.undo import UndoStep
from chat import Press
from domain.access import Right
from handlers import (
    agenda,
    asking,
    assessing,
    attendance,
    branches,
    claims,
    digest,
    discretion,
    dues,
    exporting,
    files,
    holidays,
    me,
    meetings,
    moving,
    nudges,
    observers,
    paying,
    recording,
    reminders,
    roster,
    signups,
    speakers,
    undo,
)
from handlers.bulk.menu import BULK
from handlers.drafting.menu import DRAFTING
from handlers.ledger.menu import LEDGER
from handlers.menu import Entry, hanging
from handlers.minutes.menu import MINUTES
from handlers.money.menu import MONEY
from handlers.obligations.menu import OBLIGATIONS
from handlers.offices.menu import OFFICES
from handlers.olm.menu import OLM
from handlers.own.menu import OWN
from handlers.people.menu import PEOPLE
from handlers.plans.menu import PLANS
from handlers.posts.menu import POSTS
from handlers.presence.menu import PRESENCE
from handlers.query.menu import QUERY
from handlers.reckoning.menu import RECKONING
from handlers.rules.menu import RULES
from handlers.setup.menu import SETUP
from handlers.structure.menu import STRUCTURE

CALL, COLLECT, LEAD = Right.CALL_MEETINGS, Right.COLLECT_DUES, Right.LEAD_SPEAKERS

PRESSES: dict[type[Press], Entry] = {
    PickBranch: Entry(run=branches.pick, right=Right.SEE_OWN),
    GotFile: Entry(run=files.got_file, right=Right.SEE_OWN, can_undo=False),
    OpenNotice: Entry(run=discretion.unfold, right=Right.ASK_HELP, can_undo=False),
    **SETUP,
    **OWN,
    **RULES,
    # Roster and claims（名册与认领）
    SendTemplate: Entry(run=roster.send_template, right=Right.RUN_BRANCH, reads=True),
    PostClaimCard: Entry(run=claims.post_card, right=Right.RUN_BRANCH, can_undo=False),
    MoreNames: Entry(run=claims.more_names, right=Right.CLAIM, reads=True),
    ClaimName: Entry(run=claims.claim, right=Right.CLAIM, can_undo=False),
    DecideClaim: Entry(run=claims.decide, right=Right.RUN_BRANCH, can_undo=False),
    ConfirmClaims: Entry(run=claims.confirm_all, right=Right.RUN_BRANCH, can_undo=False),
    # Announcing a meeting（发布会议）
    **DRAFTING,
    Publish: Entry(run=meetings.publish, right=CALL, can_undo=False),
    OnlyRemind: Entry(run=meetings.only_remind, right=CALL),
    OpenMeeting: Entry(run=meetings.open_meeting, right=Right.RECORD, reads=True),
    AskAgenda: Entry(run=agenda.ask, right=CALL),
    ClearAgenda: Entry(run=agenda.clear, right=CALL),
    ShowAgenda: Entry(run=agenda.show, right=Right.SEE_OWN, reads=True, in_group=True),
    # Changing one that was announced（改时间、延期、取消）
    ChangeMeeting: Entry(run=meetings.open_changes, right=CALL, reads=True),
    AskMove: Entry(run=moving.ask_move, right=CALL),
    ConfirmMove: Entry(run=moving.confirm, right=CALL, can_undo=False),
    Postpone: Entry(run=moving.postpone, right=CALL, can_undo=False),
    CancelMeeting: Entry(run=moving.call_off, right=CALL, can_undo=False),
    **PLANS,
    **OBLIGATIONS,
    # Reminders and nudges（提醒与催答复）
    **reminders.REMINDERS,
    NudgeMeeting: Entry(run=nudges.nudge, right=CALL, can_undo=False),
    NudgeAt: Entry(run=nudges.nudge_at, right=CALL, can_undo=False),
    StopNudges: Entry(run=nudges.stop, right=Right.SEE_OWN),
    ResumeNudges: Entry(run=nudges.resume, right=Right.SEE_OWN),
    # Attendance（考勤）
    MarkAnswer: hanging(attendance.mark),
    CheckIn: hanging(attendance.check_in),
    ExplainLeave: Entry(run=attendance.explain_leave, right=Right.ANSWER),
    OpenRecord: Entry(run=recording.open_record, right=Right.RECORD, reads=True),
    AddPeople: Entry(run=observers.add_people, right=Right.RECORD, reads=True),
    PickMember: Entry(run=recording.pick, right=Right.RECORD, reads=True),
    RecordPresence: Entry(run=recording.record, right=Right.RECORD),
    RecordLeave: Entry(run=recording.record_leave, right=Right.RECORD),
    **BULK,
    CloseMeeting: Entry(run=recording.close, right=Right.RECORD),
    Reopen: Entry(run=recording.reopen, right=Right.RECORD),
    AskTomorrow: Entry(run=recording.ask_tomorrow, right=Right.RECORD, can_undo=False),
    **PRESENCE,
    **MINUTES,
    # Dues（党费）
    OwnDues: Entry(run=dues.show_own, right=Right.SEE_OWN, reads=True),
    OpenCall: Entry(run=paying.open_call, right=Right.SEE_OWN, reads=True),
    ShowAmount: Entry(run=paying.show_amount, right=Right.SEE_OWN, reads=True),
    ClaimPaid: Entry(run=paying.claim, right=Right.ANSWER),
    WithdrawClaim: Entry(run=paying.withdraw, right=Right.ANSWER),
    ShowGrid: Entry(run=dues.show_grid, right=COLLECT),
    ShowWaiting: Entry(run=dues.show_waiting, right=COLLECT, reads=True),
    ConfirmDues: Entry(run=dues.confirm, right=COLLECT),
    ConfirmAllDues: Entry(run=dues.confirm_all, right=COLLECT),
    AssessDues: Entry(run=assessing.assess, right=COLLECT),
    AskAmount: Entry(run=assessing.ask_amount, right=COLLECT),
    # Sign-ups and the order of speakers（报名与发言顺序）
    SignUp: hanging(signups.sign_up),
    Withdraw: hanging(signups.withdraw),
    OpenSignup: Entry(run=signups.open_for, right=LEAD, can_undo=False),
    PostAgain: Entry(run=signups.post_again, right=LEAD, can_undo=False),
    ArrangeSpeakers: Entry(run=speakers.arrange, right=LEAD, reads=True),
    ShowOrder: Entry(run=speakers.show_order, right=LEAD, reads=True),
    PickSpeaker: Entry(run=speakers.pick, right=LEAD, reads=True),
    MoveSpeaker: Entry(run=speakers.move, right=LEAD),
    SortSpeakers: Entry(run=speakers.sort_anew, right=LEAD),
    PublishOrder: Entry(run=speakers.publish, right=LEAD, can_undo=False),
    StartSpeaking: Entry(run=speakers.start, right=LEAD),
    EndTurn: Entry(run=speakers.end_turn, right=LEAD),
    StepBack: Entry(run=speakers.step_back, right=LEAD),
    CallSkipped: Entry(run=speakers.call_skipped, right=LEAD),
    **OLM,
    **LEDGER,
    **MONEY,
    **RECKONING,
    **POSTS,
    **PEOPLE,
    **OFFICES,
    **STRUCTURE,
    **QUERY,
    # Attendance as it is asked for（查考勤）
    ShowPeriod: Entry(run=asking.show_period, right=Right.ASK_COUNTS, reads=True),
    ShowMeeting: Entry(run=asking.show_meeting, right=Right.ASK_COUNTS, reads=True),
    ShowMember: Entry(run=asking.show_member, right=Right.ASK_COUNTS, reads=True),
    ExportPeriod: Entry(run=exporting.export_period, right=Right.SEE_NAMES, reads=True),
    ExportMeeting: Entry(run=exporting.export_meeting, right=Right.SEE_NAMES, reads=True),
    AskHolidays: Entry(run=holidays.ask, right=Right.RUN_BRANCH, can_undo=False),
    ForgetHolidays: Entry(run=holidays.forget, right=Right.RUN_BRANCH),
    # The monthly digest（月报）
    SendDigest: Entry(run=digest.send, right=Right.RUN_BRANCH, can_undo=False),
    EditDigest: Entry(run=digest.edit, right=Right.RUN_BRANCH),
    SkipDigest: Entry(run=digest.skip, right=Right.RUN_BRANCH),
    UndoStep: Entry(run=undo.undo_step, right=Right.UNDO, can_undo=False),
    # One's own record（我的）
    SetReminders: Entry(run=me.set_reminders, right=Right.SEE_OWN),
    SetLanguage: Entry(run=me.set_language, right=Right.SEE_OWN),
}
