"""Writing what is due（撰写到期通知）: a notice becomes a card, from today's records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from chat import Card
from domain.notices import Notice, NoticeKind
from domain.people import Branch, BranchChat, Reader
from locales import Words
from schedules.looks import LOOKS
from storage import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a composer writes with: the notice, the records, the addressee and their language."""

    notice: Notice
    branch: Branch
    records: Records
    now: datetime
    words: Words
    reader: Reader | None = None


Compose: TypeAlias = Callable[[Desk], Card | None]
"""The card, or None if by now there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A card and where it goes; `hangs` are kind and subject if it stays and is redrawn later."""

    card: Card
    platform: str
    chat: str
    thread: str = ""
    is_private: bool = False
    chat_id: int | None = None
    account_id: int | None = None
    has_opened: bool = True
    hangs: tuple[str, str] | None = None


def _card(desk: Desk) -> Card | None:
    kind, _, subject = desk.notice.subject.partition(":")
    return LOOKS[kind](desk.records, desk.branch, subject, desk.words)


COMPOSERS: Mapping[NoticeKind, Compose] = {
    NoticeKind.CARD: _card,
}


def compose(notice: Notice, records: Records, now: datetime) -> Letter | None:
    """The letter as it reads today; None if there is nothing to say, or nobody to say it to."""
    branch = records.branches.one(notice.branch_id)
    reader, chat = _addressee(notice, records)
    if reader is None and chat is None:
        return None
    words = Words(reader.language if reader else branch.language)
    desk = Desk(notice=notice, branch=branch, records=records, now=now, words=words, reader=reader)
    card = COMPOSERS[notice.kind](desk)
    if card is None:
        return None
    kind, _, subject = notice.subject.partition(":")
    hangs = (kind, subject) if notice.kind is NoticeKind.CARD else None
    if chat is not None:
        return Letter(
            card=card, platform=chat.platform, chat=chat.chat, thread=chat.thread,
            chat_id=chat.id, hangs=hangs,
        )  # fmt: skip
    assert reader is not None
    return Letter(
        card=card, platform=reader.platform, chat=reader.user, is_private=True,
        account_id=reader.account_id, has_opened=reader.is_reachable, hangs=hangs,
    )  # fmt: skip


def _addressee(notice: Notice, records: Records) -> tuple[Reader | None, BranchChat | None]:
    if notice.chat_id is not None:
        chat = records.branches.chat(notice.chat_id)
        return None, None if chat.is_gone else chat
    assert notice.member_id is not None
    return records.accounts.reader(notice.member_id), None
