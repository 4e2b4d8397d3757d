"""What every handler is given（一次来访）."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chat import Abilities, Card, Incoming, Tell, line
from domain.access import Right, Role, may
from domain.entrance import Address
from domain.guard import Decision, Doubt, Finding, check_typed
from domain.holidays import WorkCalendar
from domain.meetings import Meeting
from domain.notices import NoticeKind
from domain.people import Branch, Member, hidden_names
from domain.refusal import Refusal
from locales import Words
from storage import Records

ASK_FOR = timedelta(minutes=30)
"""How long a question waits for its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a new branch starts with, whether setting one up needs a code, where the ledger is,
    and the folder of templates there may be（文书模板）."""

    timezone: str
    language: str
    setup_code: str = ""
    ledger: Address | None = None
    templates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks, for which branch, and when — with the records open for this one piece of work.

    `words` are the reader's. `about` is what the open question was about, for an answer; `is_sure`
    once its writer has looked at it again.
    `replay` runs the presses an account made before it was known; it returns how many counted.
    """

    visit: Incoming
    now: datetime
    records: Records
    words: Words
    abilities: Abilities
    defaults: Defaults
    roles: frozenset[Role]
    account_id: int | None = None
    is_reachable: bool = False
    member: Member | None = None
    branch: Branch | None = None
    meeting: Meeting | None = None
    about: str = ""
    is_sure: bool = False
    replay: Callable[[int, Member], int] = lambda *_: 0

    @property
    def me(self) -> Member:
        """The member who asks; refused to anybody else."""
        if self.member is None:
            raise Refusal("refused.stranger")
        return self.member

    @property
    def home(self) -> Branch:
        """The branch it is about; refused where there is none."""
        if self.branch is None:
            raise Refusal("refused.no_branch")
        return self.branch

    @property
    def gathering(self) -> Meeting:
        """The meeting the pressed card is about; refused if it is no longer there."""
        if self.meeting is None or self.meeting.branch_id != self.home.id:
            raise Refusal("refused.stale")
        return self.meeting

    @property
    def zone(self) -> ZoneInfo:
        """The branch's time zone."""
        return self.home.timezone

    @property
    def today(self) -> date:
        """The day it is for the branch."""
        return self.now.astimezone(self.zone).date()

    @property
    def calendar(self) -> WorkCalendar:
        """The days people work, as this branch knows them."""
        return self.records.holidays.of(self.home.id)

    @property
    def is_private(self) -> bool:
        return self.visit.place.is_private

    @property
    def aloud(self) -> Words:
        """The branch's own language, for what the group reads."""
        return Words(self.home.language)

    def refreshed(self) -> "Request":
        """The same visit, with the asker and the branch read again after a change."""
        return replace(
            self,
            branch=self.records.branches.one(self.home.id),
            member=self.records.people.find(self.me.id, self.today),
        )

    def may(self, right: Right) -> bool:
        return may(right, self.roles)

    def members(self) -> list[Member]:
        """The roster as of today, in its order."""
        return self.records.people.of(self.home.id, self.today)

    def on_roster(self, member_id: int) -> Member:
        """Somebody on this branch's roster; a button about anybody else is refused."""
        member = self.records.people.find(member_id, self.today)
        if member is None or member.branch_id != self.home.id:
            raise Refusal("refused.stale")
        return member

    def hidden(self) -> list[str]:
        """The names no text for the group may hold; none where the group is at home.

        Of a group on another platform than this one nothing is known here: it may be abroad.
        """
        group = self.records.branches.home(self.home.id)
        is_here = group is None or group.platform == self.visit.place.platform
        if is_here and not self.abilities.is_abroad:
            return []
        return hidden_names(self.members())

    def look_over(self, text: str, *, is_aloud: bool = True) -> Finding:
        """A typed text under the guard（文字把关）, for what is previewed before anybody reads it.

        Refused is what must not even be kept, and `is_aloud` whom the group must not read of.
        """
        names = self.records.people.names(self.home.id).values()
        return check_typed(text, names, hidden=self.hidden() if is_aloud else ())

    def make_sure(self, text: str, *, is_aloud: bool = True) -> None:
        """The same for an answer without a preview: its writer is asked first if it is doubtful.

        To be called before anything is written.
        """
        finding = self.look_over(text, is_aloud=is_aloud)
        if finding.decision is Decision.CONFIRM and not self.is_sure:
            raise Doubt(finding, is_aloud=is_aloud)

    def is_newest(self, about: str) -> bool:
        """Whether they have pressed nothing newer about it; an older press changes nothing."""
        visit, asker = self.visit, self.account_id
        return asker is None or self.records.latest.take(
            asker, about, visit.series, visit.order, self.now
        )

    def tell(self, key: str, **params: object) -> Tell:
        """A sentence for the asker alone, in their language."""
        return Tell(line(self.words(key, **params)))

    def show(self, card: Card) -> Tell:
        return Tell(card)

    def ask(self, kind: str, subject: str = "") -> None:
        """Their next plain text in private answers this question（`handlers.ANSWERS`）."""
        if self.account_id is None:
            raise Refusal("refused.stranger")
        branch_id = None if self.branch is None else self.branch.id
        until = self.now + ASK_FOR
        self.records.questions.ask(self.account_id, kind, subject, branch_id=branch_id, until=until)

    def drop_question(self) -> None:
        if self.account_id is not None:
            self.records.questions.drop(self.account_id)

    def notify(
        self, kind: NoticeKind, subject: str, key: str, *, chat_id: int | None = None,
        member_id: int | None = None, due_at: datetime | None = None,
    ) -> bool:  # fmt: skip
        """Write down what is to be said elsewhere; False if the same key was planned before."""
        return self.records.notices.plan(
            branch_id=self.home.id,
            kind=kind,
            subject=subject,
            key=key,
            due_at=due_at or self.now,
            chat_id=chat_id,
            member_id=member_id,
        )

    def redraw(self, subject: object, *kinds: str) -> None:
        """Every card of these kinds about this subject shows something old now."""
        self.records.cards.stale(str(subject), kinds, self.now)
