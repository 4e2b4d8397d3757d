"""Who has come, and what it is about（来者何人）: read inside the transaction, never believed."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cards.guarding import SayAnyway
from chat import Incoming, Opened, Place, Press, Pressed, Said, Sent, What, Wrote, decode, tag_of
from domain.meetings import Meeting
from domain.people import Branch, Member
from domain.refusal import Refusal
from handlers import ANSWERS, COMMANDS, DOORS, EVENTS, FILES, PRESSES, TYPED, Entry
from handlers.typed import typed_as
from locales import language_of
from storage import Question, Records

PRESS_BY_TAG = {kind.tag: kind for kind in PRESSES}
COMMAND_BY_WORD = {
    word: name for name, command in COMMANDS.items() for word in (name, *command.aliases)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """The menu line a visit asks for, and what is handed to it. `name` stands in the trail.

    `is_sure` where somebody has looked at a doubtful answer and lets it stand.
    """

    entry: Entry
    name: str
    asked: Any
    about: str = ""
    branch_id: int | None = None
    is_sure: bool = False


class Several(Exception):
    """Somebody belongs to several branches and must say which one is meant."""

    def __init__(self, branch_ids: list[int]) -> None:
        super().__init__(branch_ids)
        self.branch_ids = branch_ids


class Nothing(Exception):
    """The visit asks for nothing: people talk in a group without meaning the bot."""


def find_account(records: Records, visit: Incoming) -> Any:
    asker = visit.account
    return None if asker is None else records.accounts.find(asker.platform, asker.user)


def meet(records: Records, visit: Incoming) -> Any:
    """The account of who has come, noted down the first time; private chats are reachable."""
    asker = visit.account
    if asker is None:
        return None
    account = records.accounts.take(asker.platform, asker.user)
    if account is None:
        records.accounts.meet(asker.platform, asker.user, language_of(asker.language))
        account = find_account(records, visit)
    opens = visit.place.is_private or isinstance(visit.what, Opened)
    if opens and not account.is_reachable:
        records.accounts.set(account.id, is_reachable=True)
    return account


def errand(what: What, question: Question | None, *, is_private: bool) -> Errand:
    """What a visit asks for; raises Refusal for what nobody can do, Nothing where none asks."""
    match what:
        case Said(word, words):
            name = COMMAND_BY_WORD.get(word.lower())
            if name is None:
                raise Refusal("refused.unknown")
            return Errand(entry=COMMANDS[name].asked(words), name=name, asked=words)
        case Pressed(wire):
            press = read_press(wire)
            if isinstance(press, SayAnyway) and question is not None and question.doubtful:
                held = _answer(question, question.doubtful, is_private=is_private)
                return replace(held, is_sure=True)
            return Errand(entry=PRESSES[type(press)], name=press.tag, asked=press)
        case Opened(payload):
            word, _, rest = payload.partition("-")
            return Errand(entry=DOORS.get(word, DOORS[""]), name=f"open:{word[:20]}", asked=rest)
        case Wrote(text):
            return _answer(question, text, is_private=is_private)
        case Sent():
            if not is_private:
                raise Nothing
            if question is None or question.kind not in FILES:
                raise Refusal("refused.no_file")
            entry = FILES[question.kind]
            return Errand(
                entry=entry, name=question.kind, asked=what, about=question.subject,
                branch_id=question.branch_id,
            )  # fmt: skip
        case _:
            if type(what) not in EVENTS:
                raise Nothing
            return Errand(entry=EVENTS[type(what)], name=type(what).__name__.lower(), asked=what)


def read_press(wire: str) -> Press:
    """Raises Refusal for a forged or retired button."""
    try:
        return decode(PRESS_BY_TAG[tag_of(wire)], wire)
    except (KeyError, ValueError):
        raise Refusal("refused.stale") from None


def wanted_facts(what: What) -> frozenset[str]:
    """What the platform must find out before this visit can be dealt with."""
    if isinstance(what, Sent):
        return frozenset({"file"})
    if isinstance(what, Pressed):
        kind = PRESS_BY_TAG.get(tag_of(what.wire))
        return PRESSES[kind].facts if kind else frozenset()
    try:
        return errand(what, None, is_private=False).entry.facts
    except (Refusal, Nothing):
        return frozenset()


def meeting_of(records: Records, asked: Any) -> Meeting | None:
    """The meeting a press is about, if it is about one."""
    meeting_id = getattr(asked, "meeting_id", None)
    if not isinstance(asked, Press) or meeting_id is None:
        return None
    if (meeting := records.meetings.find(meeting_id)) is None:
        raise Refusal("refused.stale")
    return meeting


def branch_of(
    records: Records, place: Place, account: Any, task: Errand, meeting: Meeting | None,
    now: datetime,
) -> Branch | None:  # fmt: skip
    """The branch a visit is about: by its subject, by the group it happens in, by who asks.

    Locked if the visit may write to it.

    Refused if a button of one branch is pressed in another branch's group. Raises Several if
    somebody in several branches has not said which one they mean.
    """
    read = records.branches.one if task.entry.reads else records.branches.take
    named = task.branch_id if meeting is None else meeting.branch_id
    if named is None and isinstance(task.asked, Press):
        named = getattr(task.asked, "branch_id", None)
    if not place.is_private:
        chat = records.branches.chat_at(place.platform, place.chat, place.thread)
        if chat is None:
            return None
        if named not in (None, chat.branch_id):
            raise Refusal("refused.foreign")
        return read(chat.branch_id)
    if named is None and account is not None:
        named = _branch_in_mind(records, account, now)
    if named is None:
        return None
    try:
        return read(named)
    except LookupError:
        raise Refusal("refused.stale") from None


def member_of(
    records: Records, account: Any, branch: Branch | None, now: datetime
) -> Member | None:
    """The confirmed member this account is in that branch."""
    if account is None or branch is None:
        return None
    today = now.astimezone(branch.timezone).date()
    return records.people.in_branch(account.id, branch.id, today)


def _branch_in_mind(records: Records, account: Any, now: datetime) -> int | None:
    """In private: the branch last chosen, the only one, or the one whose roster is claimed."""
    mine = records.people.branches_of(account.id, now)
    if account.branch_id in mine:
        return int(account.branch_id)
    if len(mine) > 1:
        raise Several(sorted(mine))
    claimed = [int(claim.branch_id) for claim in records.accounts.pending_of(account.id)]
    return next(iter([*mine, *claimed]), None)


def _answer(question: Question | None, text: str, *, is_private: bool) -> Errand:
    if not is_private:
        raise Nothing  # what people say to each other answers no question of ours
    if question is None or question.kind not in ANSWERS:
        if name := typed_as(text):
            return Errand(entry=TYPED[name], name=name, asked=text)
        raise Refusal("refused.not_understood")
    return Errand(
        entry=ANSWERS[question.kind], name=question.kind, asked=text, about=question.subject,
        branch_id=question.branch_id,
    )  # fmt: skip
