"""Paying by the quarter（按季交）: a member asks, the branch agrees, either way back is one tap."""

from cards.rhythms import AskQuarterly, DecideQuarterly, PayMonthly
from chat import Refresh, Reply, line
from domain.access import Right, may, roles_of
from domain.dues_ledger_actions import Decision, rule_on_rhythm
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import Member
from domain.quiet import after_the_night, own_hours
from domain.refusal import Refusal
from domain.rhythms import Rhythm, begins_on, check_ask, check_decision
from handlers.request import Request


def ask(request: Request, _: AskQuarterly) -> list[Reply]:
    """Those who collect are asked for the branch's consent, the asker's own aside."""
    rhythms, me = request.records.rhythms, request.me
    check_ask(rhythms.of_member(me.id, request.today))
    others = [member for member in _collecting(request) if member.id != me.id]
    if not others:
        raise Refusal("rhythm.refused.nobody")
    rhythms.set(me.id, Rhythm.ASKED, on=request.today)
    for member in others:
        _say(request, NoticeKind.RHYTHM_ASKED, member)
    return [request.tell("rhythm.asked")]


def pay_monthly(request: Request, _: PayMonthly) -> list[Reply]:
    """By the month again, at once; nobody need agree to that."""
    stretches = request.records.rhythms.of_member(request.me.id, request.today)
    if not stretches or stretches[-1].rhythm is Rhythm.MONTHLY:
        raise Refusal("rhythm.refused.monthly")
    request.records.rhythms.set(request.me.id, Rhythm.MONTHLY, on=request.today)
    return [request.tell("rhythm.back")]


def decide(request: Request, press: DecideQuarterly) -> list[Reply]:
    """The branch agrees, or not（经支部同意，中组发〔2008〕3号第十二条）."""
    rhythms, today = request.records.rhythms, request.today
    member = request.records.people.find(press.member_id, today)
    if member is None or member.branch_id != request.home.id:
        raise Refusal("refused.stale")
    check_decision(rhythms.of_member(member.id, today), asker=member.id, decider=request.me.id)
    rhythms.set(member.id, Rhythm.MONTHLY, on=today)
    said = request.words("rhythm.not_agreed", name=member.name)
    ruling = rule_on_rhythm(Rhythm.QUARTERLY, has_consent=press.is_agreed)
    if ruling.decision is Decision.ACCEPT:
        on = begins_on(request.home, request.now)
        rhythms.set(member.id, Rhythm.QUARTERLY, on=on)
        said = request.words("rhythm.agreed", name=member.name, month=str(Month.of(on)))
    _say(request, NoticeKind.RHYTHM_DECIDED, member)
    return [Refresh(line(said))]


def _collecting(request: Request) -> list[Member]:
    """Everybody who may agree, and can be written to."""
    return [
        member for member in request.members()
        if member.has_account and may(Right.COLLECT_DUES, roles_of(member))
    ]  # fmt: skip


def _say(request: Request, kind: NoticeKind, to: Member) -> None:
    """To that member, about the one who asked, outside of their night."""
    reader = request.records.accounts.reader(to.id)
    if reader is None:
        return
    about = request.me.id if kind is NoticeKind.RHYTHM_ASKED else to.id
    moment, hours = request.now.isoformat(), own_hours(reader, request.home.settings)
    request.notify(
        kind, str(about), f"{kind}:{about}:{to.id}:{moment}", member_id=to.id,
        due_at=after_the_night(request.now, reader.timezone, hours),
    )  # fmt: skip
