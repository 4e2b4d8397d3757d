"""One visit, inside its transaction（接待）: who is it, may they, and the one handler that acts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from bot.doubts import may_answer, run
from bot.visitor import (
    Errand,
    Several,
    branch_of,
    errand,
    find_account,
    meet,
    meeting_of,
    member_of,
    read_press,
)
from cards.branches import branch_choice, signed
from cards.moments import refusal_text
from chat import Abilities, Incoming, Pressed, Refresh, Reply, Tell, line
from domain.access import Role, may, roles_of
from domain.meetings import Meeting
from domain.people import Branch, Member
from domain.refusal import Refusal
from handlers import PRESSES, Defaults, Request
from locales import Words
from storage import Records, Signature

Replies: TypeAlias = tuple[Reply, ...]


class Refused(Exception):
    """A refusal in the reader's own words; what the visit changed is taken back."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class Lookup:
    """A visit that only reads, to be run on a connection that cannot write."""

    run: Callable[[Records], Replies]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """Runs the handler a visit asks for and signs what it changed."""

    visit: Incoming
    abilities: Abilities
    defaults: Defaults

    def receive(self, records: Records) -> Replies | Lookup:
        """Raises Refused, and Nothing where the visit asks for nothing."""
        account = meet(records, self.visit)
        try:
            question = None
            if account is not None and may_answer(self.visit.what):
                question = records.questions.open(account.id, self.visit.at)
            task = errand(self.visit.what, question, is_private=self.visit.place.is_private)
            if task.entry.reads:
                return Lookup(lambda readable: self._look_up(readable, task))
            return self._serve(records, account, task)
        except Refusal as refusal:
            raise Refused(self._why(refusal, records, account)) from None

    def _look_up(self, records: Records, task: Errand) -> Replies:
        account = find_account(records, self.visit)
        try:
            return self._serve(records, account, task)
        except Refusal as refusal:
            return (Tell(line(self._why(refusal, records, account))),)

    def _serve(self, records: Records, account: Any, task: Errand) -> Replies:
        try:
            return self._do(records, account, task)
        except Several as several:
            branches = [records.branches.one(number) for number in several.branch_ids]
            return (Tell(branch_choice(branches, self._words(account, None))),)

    def _do(self, records: Records, account: Any, task: Errand) -> Replies:
        meeting = meeting_of(records, task.asked)
        branch = branch_of(records, self.visit.place, account, task, meeting, self.visit.at)
        if branch is None and task.entry.needs_branch:
            raise Refusal("refused.no_branch")
        if meeting is not None and records.is_shared:
            meeting = meeting_of(records, task.asked)  # as it is now that the branch is ours
        member = member_of(records, account, branch, self.visit.at)
        request = self._request(records, account, branch, member, meeting)
        request = replace(request, about=task.about, is_sure=task.is_sure)
        if not may(task.entry.right, request.roles):
            return self._turn_away(request, task)
        in_group = not self.visit.place.is_private
        if in_group and isinstance(self.visit.what, Pressed) and not task.entry.in_group:
            raise Refusal("refused.press_in_private")
        replies = run(request, task)
        self._sign(request, task)
        return tuple(self._named(reply, request) for reply in replies)

    def _named(self, reply: Reply, request: Request) -> Reply:
        """Whoever is in several branches reads on each private card which one it is about."""
        if not isinstance(reply, Tell | Refresh) or not (request.branch and request.account_id):
            return reply
        pops_up = reply.card.is_line and isinstance(self.visit.what, Pressed)
        if pops_up or (isinstance(reply, Refresh) and not self.visit.place.is_private):
            return reply
        mine = request.records.people.branches_of(request.account_id, request.now)
        if len(mine) < 2:
            return reply
        return replace(reply, card=signed(reply.card, request.branch.name, request.words))

    def _request(
        self, records: Records, account: Any, branch: Branch | None, member: Member | None,
        meeting: Meeting | None,
    ) -> Request:  # fmt: skip
        is_pending = False
        if member is None and branch is not None and account is not None:
            claims = records.accounts.pending_of(account.id)
            is_pending = branch.id in {claim.branch_id for claim in claims}
        return Request(
            visit=self.visit,
            now=self.visit.at,
            records=records,
            words=self._words(account, branch),
            abilities=self.abilities,
            defaults=self.defaults,
            roles=roles_of(member, is_pending=is_pending, meeting=meeting),
            account_id=None if account is None else account.id,
            is_reachable=account is not None and account.is_reachable,
            member=member,
            branch=branch,
            meeting=meeting,
            replay=lambda account_id, known: self._replay(records, account_id, known),
        )

    def _turn_away(self, request: Request, task: Errand) -> Replies:
        """A press by somebody not yet known is put aside; it counts once they are."""
        is_unknown = not request.roles.isdisjoint({Role.STRANGER, Role.PENDING})
        if not is_unknown:
            raise Refusal(f"refused.only.{task.entry.right}")
        if not (task.entry.keeps_unknown and request.account_id is not None):
            raise Refusal("refused.stranger")
        assert isinstance(self.visit.what, Pressed)
        request.records.visits.keep_press(
            request.account_id, request.home.id, self.visit.what.wire, request.now
        )
        is_pending = Role.PENDING in request.roles
        return (request.tell("refused.pending" if is_pending else "refused.who_are_you"),)

    def _replay(self, records: Records, account_id: int, member: Member) -> int:
        """Run what somebody pressed before they were known, each from its own moment."""
        counted = 0
        branch = records.branches.one(member.branch_id)
        account = records.accounts.by_id(account_id)
        for kept in records.visits.take_kept(account_id, branch.id):
            past = replace(self.visit, at=kept.at, what=Pressed(kept.wire))
            again = Reception(visit=past, abilities=self.abilities, defaults=self.defaults)
            try:
                press = read_press(kept.wire)
                meeting = meeting_of(records, press)
                request = again._request(records, account, branch, member, meeting)
                PRESSES[type(press)].run(request, press)
            except Refusal:
                continue  # what was too late or is over by now simply does not count
            counted += 1
        return counted

    def _sign(self, request: Request, task: Errand) -> None:
        if request.branch is None:
            return  # a handler that makes a branch signs for it
        request.records.audit.sign(
            Signature(
                branch_id=request.branch.id,
                actor_id=None if request.member is None else request.member.id,
                action=task.name,
                at=request.now,
                can_undo=task.entry.can_undo,
            )
        )

    def _why(self, refusal: Refusal, records: Records, account: Any) -> str:
        return refusal_text(refusal, self._words(account, None), self._zone(records, account))

    def _zone(self, records: Records, account: Any) -> ZoneInfo:
        """By whose clock moments are named: the group's branch's, or the house's."""
        place = self.visit.place
        chat = records.branches.chat_at(place.platform, place.chat, place.thread)
        branch_id = chat.branch_id if chat else getattr(account, "branch_id", None)
        if branch_id is None:
            return ZoneInfo(self.defaults.timezone)
        return records.branches.one(branch_id).timezone

    def _words(self, account: Any, branch: Branch | None) -> Words:
        own = "" if account is None else account.language
        return Words(own or (branch.language if branch else self.defaults.language))
