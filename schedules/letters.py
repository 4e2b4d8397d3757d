"""Writing what is due（撰写到期通知）: a notice becomes a card, from today's records."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from cards.branches import signed
from cards.discretion import over_card
from chat import Abilities, Card
from domain.notice_hours import waits_until
from domain.notices import Notice, NoticeKind
from domain.people import Branch, BranchChat, Reader
from domain.quiet import own_hours
from schedules import (
    attendance,
    claims,
    digest,
    dues,
    dues_ledger,
    falling_due,
    files,
    guarding,
    minutes,
    moving,
    nudges,
    obligations,
    offices,
    olm,
    plans,
    posts,
    presence,
    publishing,
    reassessing,
    reminders,
    rhythms,
    series,
    signups,
    unreached,
)
from schedules.desk import Compose, Desk, at_desk
from schedules.discretion import discreet, needs_cover
from schedules.looks import LOOKS
from storage import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A card and where it goes; `hangs` are kind and subject if it stays and is redrawn later.

    `waits_until` is the end of the reader's night, if it must not be said before; `withheld` the
    reason why a group may not read it at all.
    """

    card: Card
    platform: str
    chat: str
    thread: str = ""
    is_private: bool = False
    chat_id: int | None = None
    account_id: int | None = None
    has_opened: bool = True
    hangs: tuple[str, str] | None = None
    language: str = ""
    waits_until: datetime | None = None
    withheld: str = ""


def _card(desk: Desk) -> Card | None:
    kind, _, subject = desk.subject.partition(":")
    return LOOKS[kind](replace(desk, subject=subject))


COMPOSERS: Mapping[NoticeKind, Compose] = {
    NoticeKind.CARD: _card,
    NoticeKind.DUES_CALL: dues.call,
    NoticeKind.DUES_CONFIRMED: dues.confirmed,
    NoticeKind.DUES_TAKEN_BACK: dues.taken_back,
    NoticeKind.DUES_ASSESSMENT: reassessing.asked,
    NoticeKind.DUES_ALERT: dues_ledger.alert,
    NoticeKind.RHYTHM_ASKED: rhythms.asked,
    NoticeKind.RHYTHM_DECIDED: rhythms.decided,
    NoticeKind.REMINDER: reminders.remind,
    NoticeKind.MEETING_REMINDER: nudges.meeting_reminder,
    NoticeKind.NUDGE: nudges.nudge,
    NoticeKind.GROUP_NUDGE: nudges.group_nudge,
    NoticeKind.CLAIM_DECIDED: claims.decided,
    NoticeKind.CLAIM_TURNED_DOWN: claims.turned_down,
    NoticeKind.CANCELLED: moving.called_off,
    NoticeKind.MOVED: moving.moved,
    NoticeKind.POSTPONED: moving.postponed,
    NoticeKind.SERIES_COMING: series.coming,
    NoticeKind.UNPUBLISHED: publishing.unpublished,
    NoticeKind.CLOSING: attendance.closing,
    NoticeKind.RECORDER: minutes.named,
    NoticeKind.MINUTES: minutes.handed,
    NoticeKind.MINUTES_OPEN: minutes.still_open,
    NoticeKind.PLAN: plans.posted,
    NoticeKind.DIGEST: digest.digest,
    NoticeKind.DIGEST_DRAFT: digest.draft,
    NoticeKind.DIGEST_PRIVATE: digest.missing,
    NoticeKind.OBLIGATIONS: obligations.due_soon,
    NoticeKind.POST_REMINDER: posts.reminder,
    NoticeKind.FALLS_DUE: falling_due.falls_due,
    NoticeKind.PROBATION_APPLY: falling_due.apply,
    NoticeKind.ENTRUSTED: offices.entrusted,
    NoticeKind.TRUST_ENDED: offices.trust_ended,
    NoticeKind.ELECTED: offices.elected,
    NoticeKind.WITHHELD: guarding.withheld,
    NoticeKind.OLM_STEPS: olm.steps,
    NoticeKind.OLM_AFTER: olm.after,
    NoticeKind.TALK_NOTED: olm.talk_noted,
    NoticeKind.RECTIFY: olm.rectify,
    NoticeKind.LEAVE_ASKED: presence.leave_asked,
    NoticeKind.LEAVE_DECIDED: presence.leave_decided,
    NoticeKind.MADE_UP: presence.made_up,
    NoticeKind.LONG_ABSENCE: presence.long_absence,
    NoticeKind.FILE: files.in_doubt,
    NoticeKind.UNREACHED: unreached.unreached,
    NoticeKind.SPEAKING_ORDER: signups.speaking_order,
}


def compose(
    notice: Notice, records: Records, now: datetime, abilities_of: Mapping[str, Abilities]
) -> Letter | None:
    """The letter as it reads today; None if there is nothing to say, or nobody to say it to."""
    branch = records.branches.one(notice.branch_id)
    reader, chat = _addressee(notice, branch, records)
    there = chat or reader
    if there is None or there.platform not in abilities_of:
        return None
    desk = at_desk(
        branch=branch,
        records=records,
        now=now,
        language=reader.language if reader else branch.language,
        subject=notice.subject,
        abilities=abilities_of[there.platform],
        reader=reader,
        is_opened=notice.is_opened,
    )
    card = write(notice, desk)
    if card is None:
        return None
    kind, _, subject = notice.subject.partition(":")
    stays = notice.kind is NoticeKind.CARD and not (desk.is_covered and needs_cover(notice))
    hangs = (kind, subject) if stays else None
    zone = reader.timezone if reader else branch.timezone
    waits = waits_until(notice, now, zone, own_hours(reader, branch.settings))
    if chat is not None:
        return Letter(
            card=card, platform=chat.platform, chat=chat.chat, thread=chat.thread,
            chat_id=chat.id, hangs=hangs, language=branch.language, waits_until=waits,
            withheld=guarding.against(card, records, branch.id),
        )  # fmt: skip
    assert reader is not None
    return Letter(
        card=card, platform=reader.platform, chat=reader.user, is_private=True,
        account_id=reader.account_id, has_opened=reader.is_reachable, hangs=hangs,
        language=reader.language, waits_until=waits,
    )  # fmt: skip


def write(notice: Notice, desk: Desk) -> Card | None:
    """What this reader sees of it: all, or no more than a phone abroad may show to anybody."""
    card = COMPOSERS[notice.kind](desk)
    if card is None:
        return over_card(desk.words) if notice.is_opened else None
    if desk.is_covered:
        return discreet(notice, card, desk.words)
    if desk.reader is None:
        return card
    branches = desk.records.people.branches_of(desk.reader.account_id, desk.now)
    return signed(card, desk.branch.name, desk.words) if len(branches) > 1 else card


def _addressee(
    notice: Notice, branch: Branch, records: Records
) -> tuple[Reader | None, BranchChat | None]:
    if notice.chat_id is not None:
        chat = records.branches.chat(notice.chat_id)
        return None, None if chat.is_gone else chat
    if notice.kind is NoticeKind.CLAIM_TURNED_DOWN:  # to the account: it has no name here
        account_id, _, _ = notice.subject.partition(":")
        return records.accounts.claimant(int(account_id), branch), None
    assert notice.member_id is not None
    return records.accounts.reader(notice.member_id), None
