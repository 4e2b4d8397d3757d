"""What is said about claims（认领的卡片与通知）."""

from cards.claims import WaitingClaim, claim_card, waiting_card
from chat import Card, line
from schedules.desk import Desk


def claim_look(desk: Desk) -> Card:
    """In the group: how many have claimed their name."""
    members = desk.records.people.of(desk.branch.id, desk.today)
    claimed = sum(member.has_account for member in members)
    return claim_card(desk.branch, claimed=claimed, members=len(members), words=desk.words)


def waiting_look(desk: Desk) -> Card:
    """For the secretary: who says they are whom."""
    records, branch = desk.records, desk.branch
    pending = records.accounts.pending(branch.id)
    names, wanted = records.people.names(branch.id), [claim.member_id for claim in pending]
    waiting = [
        WaitingClaim(
            id=claim.id,
            name=names[claim.member_id],
            account=claim.account_name or str(claim.account_id),
            clashes=wanted.count(claim.member_id) > 1
            or bool(records.accounts.confirmed_accounts(claim.member_id)),
        )
        for claim in pending
    ]
    return waiting_card(branch, waiting, desk.words, desk.abilities)


def decided(desk: Desk) -> Card:
    """The claim was confirmed."""
    name = desk.records.people.names(desk.branch.id)[int(desk.subject)]
    return line(desk.words("claims.you_are", name=name, branch=desk.branch.name))


def turned_down(desk: Desk) -> Card | None:
    """It was not confirmed, and what to do next; nothing if they have a name here by now."""
    assert desk.reader is not None
    if desk.records.people.in_branch(desk.reader.account_id, desk.branch.id, desk.today):
        return None
    _, _, member_id = desk.subject.partition(":")
    name = desk.records.people.names(desk.branch.id)[int(member_id)]
    return line(desk.words("claims.not_you", name=name))
