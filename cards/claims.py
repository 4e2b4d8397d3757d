"""Claiming one's name（认领姓名）."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Door, Press
from domain.people import Branch, Member
from locales import Words

WAITING_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ClaimName(Press):
    tag: ClassVar[str] = "claim"

    member_id: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class MoreNames(Press):
    tag: ClassVar[str] = "names"

    page: int
    branch_id: int
    key: str


@dataclass(frozen=True, slots=True)
class DecideClaim(Press):
    tag: ClassVar[str] = "decide"

    claim_id: int
    branch_id: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class ConfirmClaims(Press):
    """All that do not clash, at once."""

    tag: ClassVar[str] = "decideall"

    branch_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingClaim:
    """A claim the secretary has yet to decide; it clashes if somebody else has the name."""

    id: int
    name: str
    account: str
    clashes: bool


def claim_card(branch: Branch, *, claimed: int, members: int, words: Words) -> Card:
    """Hangs in the group and leads each into the private chat."""
    payload = f"claim-{branch.id}-{branch.settings.claim_key}"
    door = Door(words("claims.button.claim"), payload, words("claims.button.claim"))
    return Card(
        title=words("claims.card.title", branch=branch.name),
        lead=words("claims.card.lead"),
        fields=((words("claims.card.claimed"), f"{claimed}/{members}"),),
        rows=((door,),),
    )


def names_card(
    branch: Branch, free: Sequence[Member], page: int, words: Words, abilities: Abilities
) -> Card:
    """The names nobody has claimed yet, for somebody who came through the group's link."""
    size = page_size(abilities.max_buttons, 1, most=24)
    shown, page, pages = page_of(free, page, size)
    buttons = [Button(member.name, ClaimName(member.id, branch.id)) for member in shown]
    turn = pager(page, pages, lambda to: MoreNames(to, branch.id, branch.settings.claim_key), words)
    lead = words("claims.which" if free else "claims.none_left")
    return Card(
        title=words("claims.title", branch=branch.name),
        lead=lead,
        note=words("privacy.kept"),
        rows=(*in_rows(buttons, 3), *turn),
    )


def waiting_card(
    branch: Branch, waiting: Sequence[WaitingClaim], words: Words, abilities: Abilities
) -> Card:
    """For the secretary alone: who says they are whom, clashes first."""
    if not waiting:
        return Card(title=words("claims.waiting.title"), lead=words("claims.waiting.none"))
    ordered = sorted(waiting, key=lambda claim: not claim.clashes)
    shown = ordered[: min(WAITING_SHOWN, (abilities.max_buttons - 1) // 2)]
    rows: list[tuple[Button | Door, ...]] = []
    for claim in shown:
        yes = Button(
            words("claims.button.right"),
            DecideClaim(claim.id, branch.id, is_right=True),
            words("claims.button.right_long", name=claim.name),
        )
        no = Button(
            words("claims.button.wrong"),
            DecideClaim(claim.id, branch.id, is_right=False),
            words("claims.button.wrong_long", name=claim.name),
        )
        rows.append((yes, no))
    calm = [claim for claim in waiting if not claim.clashes]
    if len(calm) > 1:
        rows.append((Button(words("claims.button.all"), ConfirmClaims(branch.id)),))
    lines = [
        words("claims.waiting.clash" if claim.clashes else "claims.waiting.line", name=claim.name,
              account=claim.account)
        for claim in shown
    ]  # fmt: skip
    return Card(
        title=words("claims.waiting.title"),
        lead="\n".join(lines),
        note=words("claims.waiting.note", count=len(waiting)),
        rows=tuple(rows),
    )
