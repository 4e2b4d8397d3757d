"""`python -m bot export`（导出）: a branch's ledger as files, signed for like any other export."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.app import utc_now
from bot.settings import BadSettings, Settings
from domain.exports import Export, Kind, Way
from domain.people import Branch
from domain.periods import read_period
from domain.record_pages import RecordPage
from domain.refusal import Refusal
from locales import Words
from papers.calendar import calendar_file
from papers.handing_on import handover_name, handover_package
from papers.ledger import ledger_name, ledger_workbook
from papers.record_book import (
    record_book,
    record_file,
    records_file,
    sign_in_file,
    sign_in_sheet,
)
from papers.spelling import file_name
from papers.workdays import published
from storage import Records, Writer, migrate, open_cellar
from storage.calendar import events
from storage.exports import note_export
from storage.handing_on import handing_on
from storage.ledgers import ledger_of
from storage.record_pages import pages_of, pages_of_meeting

Make = Callable[[], bytes]

MEETING = "meeting"
"""Before a meeting's number: meeting-12."""


def describe_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        help="a period such as 2026-10, 2026Q3, 2026; meeting-12, by number; or handover",
    )
    parser.add_argument("--branch", required=True, help="its name, or its number")
    parser.add_argument("--to", type=Path, required=True, help="the folder for the files")


def export(settings: Settings, asked: argparse.Namespace) -> list[Path]:
    """The files that were written. Raises BadSettings for what cannot be read or found."""
    now, folder = utc_now(), asked.to
    migrate(settings.database)
    writer = Writer(open_cellar(settings.database), published)
    try:
        drawn = writer.submit(
            lambda records: _draw(records, asked.branch, asked.what, settings, now)
        ).result()
    finally:
        writer.close()
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in drawn.items():
        (folder / name).write_bytes(make())
    return [folder / name for name in drawn]


def _draw(
    records: Records, wanted: str, asked: str, settings: Settings, now: datetime
) -> dict[str, Make]:  # fmt: skip
    """By file name, how it is made from what was read; signed for in the same piece of work."""
    branch = _branch(records, wanted)
    kind, _, number = asked.partition("-")
    if kind == MEETING:
        return _of_meeting(records, branch, number, settings, now)
    if asked != Kind.HANDOVER:
        return _of_period(records, branch, asked, settings, now)
    words, package = Words(branch.language), handing_on(records, branch, now)
    _sign(records, branch, now, Export(what=Kind.HANDOVER, period=package.this_year.period))
    name = file_name(f"{handover_name(package, words)}.zip")
    return {name: lambda: handover_package(package, words)}


def _of_period(
    records: Records, branch: Branch, asked: str, settings: Settings, now: datetime
) -> dict[str, Make]:  # fmt: skip
    words, today = Words(branch.language), now.astimezone(branch.timezone).date()
    try:
        period = read_period(asked, today)
    except Refusal:
        raise BadSettings(f"{asked}: write it as 2026-10, 2026Q3 or 2026") from None
    ledger = ledger_of(records, branch, period, None, now)
    pages = pages_of(records, branch, period, None, now)
    made: dict[str, Make] = {
        file_name(f"{ledger_name(ledger, words)}.xlsx"): lambda: ledger_workbook(ledger, words)
    }
    if pages:
        made[records_file(branch, period, words)] = _book(pages, words, settings)
    for kind in (Kind.LEDGER, *([Kind.RECORDS] if pages else [])):
        _sign(records, branch, now, Export(what=kind, period=period))
    return made


def _of_meeting(
    records: Records, branch: Branch, number: str, settings: Settings, now: datetime
) -> dict[str, Make]:  # fmt: skip
    """Its record page, the sheet to sign, and its entry for a calendar."""
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    meeting = records.meetings.find(int(number)) if is_number else None
    is_ours = meeting is not None and meeting.branch_id == branch.id
    pages = pages_of_meeting(records, branch, meeting, None, now) if meeting and is_ours else []
    if meeting is None or not pages:
        raise BadSettings(f"{MEETING}-{number}: {branch.name} holds no such meeting")
    words = Words(branch.language)
    entries = events(records, branch, [meeting], now, is_discreet=False)
    on = meeting.starts_at.astimezone(branch.timezone).date()
    entry = words("calendar.file", name=words("calendar.event"), day=on.isoformat())
    for kind in (Kind.RECORDS, Kind.SIGN_IN):
        _sign(records, branch, now, Export(what=kind, meeting_id=meeting.id))
    return {
        record_file(pages[0], words): _book(pages, words, settings),
        sign_in_file(pages[0], words): lambda: sign_in_sheet(
            pages[0], words, language=words.language, folder=settings.templates
        ),
        file_name(entry): lambda: calendar_file(entries, words),
    }


def _book(pages: list[RecordPage], words: Words, settings: Settings) -> Make:
    return lambda: record_book(
        pages, words, language=words.language, folder=settings.templates
    )  # fmt: skip


def _sign(records: Records, branch: Branch, now: datetime, export: Export) -> None:
    done = replace(export, way=Way.COMMAND_LINE)
    note_export(records, branch.id, done, by=None, at=now)


def _branch(records: Records, wanted: str) -> Branch:
    branches = [records.branches.one(number) for number in records.branches.ids()]
    found = [one for one in branches if wanted in (one.name, str(one.id))]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{one.id} {one.name}" for one in branches)
    raise BadSettings(f"--branch {wanted}: there are {known or 'none yet'}")
