"""The draft of the digest, and what the secretary alone reads（月报草稿、书记自己的月报）."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from cards.digest import digest_lines, named, title_of
from cards.moments import moment_name
from cards.obligation_lists import by_day, by_kind
from chat import Button, Card, Press
from domain.digest import Digest, DigestState, Gap, MonthGaps, MonthReport
from domain.duty_book import DutyBook
from domain.meetings import Meeting
from domain.notices import NoticeKind
from domain.people import Branch
from locales import Words


@dataclass(frozen=True, slots=True)
class SendDigest(Press):
    """Now, whatever the day（发）."""

    tag: ClassVar[str] = "dgsend"

    month: str
    branch_id: int


@dataclass(frozen=True, slots=True)
class EditDigest(Press):
    """Add a line of one's own（改）."""

    tag: ClassVar[str] = "dgedit"

    month: str
    branch_id: int


@dataclass(frozen=True, slots=True)
class SkipDigest(Press):
    """Not this month（本月不发）."""

    tag: ClassVar[str] = "dgskip"

    month: str
    branch_id: int


def draft_card(
    branch: Branch, report: MonthReport, digest: Digest | None, unclosed: Sequence[Meeting],
    now: datetime, words: Words, *, was_said: bool = False,
) -> Card:  # fmt: skip
    """What the group will read, and when; with `digest` written down, what may be done about it."""
    lines = digest_lines(branch, report, now, words)
    fields = []
    if unclosed:
        fields.append((words("digest.draft.unclosed"), _meetings(unclosed, branch, words)))
    if digest is not None and digest.remark:
        fields.append((words("digest.draft.remark"), digest.remark))
    is_open = digest is not None and not was_said
    return Card(
        title=words("digest.draft.title", title=title_of(branch, report, words)),
        lead="\n".join(lines) or words("digest.draft.nothing"),
        fields=tuple(fields),
        note=_fate(branch, report, digest, words, was_said=was_said),
        rows=(_buttons(digest, branch, words),) if is_open and digest is not None else (),
    )


def gaps_card(
    branch: Branch, report: MonthReport, gaps: MonthGaps, names: Mapping[int, str],
    book: DutyBook, words: Words,
) -> Card:  # fmt: skip
    """With names, for the secretary alone: what is missing and can still be seen to, and what is
    due next month."""
    missing, due = book.missing_in(report.month), book.due_in(report.month.plus(1))
    is_empty = gaps.is_empty and not missing

    def people(ids: Iterable[int]) -> str:
        return words("meeting.separator").join(names[member_id] for member_id in ids)

    def gap(one: Gap) -> str:
        parts = [("absent", one.absent), ("unconfirmed", one.unconfirmed)]
        said = [
            words("digest.gaps.who", state=words(f"presence.{key}"), names=people(ids))
            for key, ids in parts
            if ids
        ]
        return words("digest.semicolon").join(said)

    fields = [(named(one.meeting, branch, words), gap(one)) for one in gaps.gaps]
    if gaps.unclosed:
        fields.append((words("digest.draft.unclosed"), _meetings(gaps.unclosed, branch, words)))
    if gaps.unrecorded:
        said = _meetings(gaps.unrecorded, branch, words)
        fields.append((words("digest.gaps.unrecorded"), said))
    if gaps.lapsed:
        fields.append((words("digest.gaps.lapsed"), _meetings(gaps.lapsed, branch, words)))
    if gaps.unpaid:
        fields.append((words("digest.gaps.unpaid"), people(gaps.unpaid)))
    if gaps.claimed:
        fields.append((words("digest.gaps.claimed"), people(gaps.claimed)))
    if missing:
        fields.append((words("digest.gaps.missing"), by_kind(missing, book, words)))
    if gaps.unsaid:
        fields.append((words("digest.gaps.unsaid"), _unsaid(gaps.unsaid, words)))
    if due:
        fields.append((words("digest.gaps.due"), by_day(due, book, words)))
    return Card(
        title=words("digest.gaps.title", title=title_of(branch, report, words)),
        lead=words("digest.gaps.none") if is_empty else "",
        fields=tuple(fields),
        note="" if is_empty else words("digest.gaps.note"),
    )


def _fate(
    branch: Branch, report: MonthReport, digest: Digest | None, words: Words, *, was_said: bool
) -> str:
    """What becomes of it if nothing is pressed."""
    if digest is None:
        return words("digest.draft.preview")
    if was_said:
        return words("digest.draft.said")
    if digest.state is DigestState.SKIPPED:
        return words("digest.draft.skipped")
    if report.is_empty and not digest.remark:
        return words("digest.draft.empty")
    return words("digest.draft.goes", when=moment_name(digest.goes_at, branch.timezone, words))


def _buttons(digest: Digest, branch: Branch, words: Words) -> tuple[Button, ...]:
    month, number = str(digest.month), branch.id
    send = Button(words("digest.button.send"), SendDigest(month, number), words("digest.long.send"))
    edit = Button(words("digest.button.edit"), EditDigest(month, number), words("digest.long.edit"))
    skip = Button(words("digest.button.skip"), SkipDigest(month, number))
    return (send, edit) if digest.state is DigestState.SKIPPED else (send, edit, skip)


def _meetings(meetings: Iterable[Meeting], branch: Branch, words: Words) -> str:
    return words("meeting.separator").join(named(meeting, branch, words) for meeting in meetings)


def _unsaid(unsaid: Iterable[tuple[NoticeKind, int]], words: Words) -> str:
    """Such as 会前提醒2 催答复1."""
    parts = []
    for kind, count in unsaid:
        key = f"digest.unsaid.{kind}"
        name = words(key if words.has(key) else "digest.unsaid.other")
        parts.append(words("digest.gaps.unsaid_part", name=name, count=count))
    return words("digest.space").join(parts)
