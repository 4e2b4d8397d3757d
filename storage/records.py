"""All the shelves, open for one piece of work（一次打开的档案）."""

from collections.abc import Callable
from datetime import date
from functools import partial

from sqlalchemy import Connection

from domain.holidays import nothing_published
from storage.accounts import Accounts
from storage.agendas import Agendas
from storage.attendance import AttendanceBook
from storage.audit import Audit
from storage.branches import Branches
from storage.calendars import Calendars
from storage.candidates import Candidates
from storage.cards import Cards
from storage.changes import Changes
from storage.clock_set import look_again
from storage.committees import Committees
from storage.delegations import Delegations
from storage.digests import Digests
from storage.dues import DuesBook
from storage.dues_ledger import DuesLedger
from storage.duties import DutiesDone
from storage.entrance import Entrance
from storage.handed import HandedAnswers
from storage.handovers import Handovers
from storage.holidays import Holidays
from storage.invites import Invites
from storage.kept import kept_of
from storage.latest import Latest
from storage.leaves import Leaves
from storage.meetings import Meetings
from storage.minutes import MinuteBook
from storage.notices import Notices
from storage.olm import OlmBook
from storage.payments import PaymentLists
from storage.people import People
from storage.plans import Plans
from storage.posts import Posts
from storage.questions import Questions
from storage.rectification import Rectification
from storage.reliefs import Reliefs
from storage.reminders import Reminders
from storage.rhythms import Rhythms
from storage.rosters import rosters_of
from storage.series import SeriesBook
from storage.signups import Signups
from storage.standings import Standings
from storage.stays import Stays
from storage.talks import Talks
from storage.terms import Terms
from storage.trail import Trail
from storage.undo import Undo
from storage.visits import Visits
from storage.voting import Voting


class Records:
    """What changes branch data is noted in `changes` and must be signed in `audit`.

    `is_shared` where other processes may write at the same time.
    `published` tells working days from days off, as far as that is published（放假安排）.
    """

    def __init__(
        self,
        connection: Connection,
        published: Callable[[date], bool | None] = nothing_published,
    ) -> None:
        self.changes = changes = Changes(connection)
        self.is_shared = connection.dialect.name == "postgresql"
        self.rosters_of = partial(rosters_of, connection)
        self.kept_of = partial(kept_of, connection)
        self.look_again = partial(look_again, connection)
        self.latest = Latest(connection)
        self.audit = Audit(connection, changes)
        self.trail = Trail(connection)
        self.undo = Undo(connection, changes)
        self.branches = Branches(connection, changes, self.audit)
        self.people = People(connection, changes)
        self.stays = Stays(connection, changes)
        self.leaves = Leaves(connection, changes)
        self.voting = Voting(connection, changes)
        self.delegations = Delegations(connection, changes)
        self.committees = Committees(connection, changes)
        self.terms = Terms(connection, changes)
        self.candidates = Candidates(connection, changes)
        self.accounts = Accounts(connection, changes)
        self.meetings = Meetings(connection, changes)
        self.holidays = Holidays(connection, changes, published)
        self.series = SeriesBook(connection, changes, self.holidays)
        self.agendas = Agendas(connection, changes)
        self.minutes = MinuteBook(connection, changes)
        self.attendance = AttendanceBook(connection, changes)
        self.signups = Signups(connection, changes)
        self.olm = OlmBook(connection, changes)
        self.talks = Talks(connection, changes)
        self.rectification = Rectification(connection, changes)
        self.dues = DuesBook(connection, changes)
        self.duties = DutiesDone(connection, changes)
        self.ledger = DuesLedger(connection, changes)
        self.rhythms = Rhythms(connection, changes)
        self.reliefs = Reliefs(connection, changes)
        self.payment_lists = PaymentLists(connection, changes)
        self.handovers = Handovers(connection, changes)
        self.plans = Plans(connection, changes)
        self.posts = Posts(connection, changes)
        self.digests = Digests(connection, changes)
        self.reminders = Reminders(connection, changes, self.holidays)
        self.standings = Standings(connection)
        self.notices = Notices(connection)
        self.cards = Cards(connection)
        self.calendars = Calendars(connection, changes)
        self.questions = Questions(connection)
        self.handed = HandedAnswers(connection)
        self.invites = Invites(connection)
        self.entrance = Entrance(connection, changes)
        self.visits = Visits(connection)
