"""`python -m bot export`（导出）: a branch's ledger as files, signed for like any other export."""

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.app import utc_now
from bot.settings import BadSettings, Settings
from domain.exports import Export, Kind, Way
from domain.people import Branch
from domain.periods import Period, read_period
from domain.refusal import Refusal
from locales import Words
from papers.handing_on import handover_name, handover_package
from papers.ledger import ledger_name, ledger_workbook
from papers.naming import period_name
from papers.record_book import record_book
from papers.spelling import file_name
from papers.workdays import published
from storage import Records, Writer, migrate, open_cellar
from storage.exports import note_export
from storage.handing_on import handing_on
from storage.ledgers import ledger_of
from storage.record_pages import pages_of

Make = Callable[[], bytes]


def describe_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("period", help="such as 2026-10, 2026Q3, 2026; or handover")
    parser.add_argument("--branch", required=True, help="its name, or its number")
    parser.add_argument("--to", type=Path, required=True, help="the folder for the files")


def export(settings: Settings, asked: argparse.Namespace) -> list[Path]:
    """The files that were written. Raises BadSettings for what cannot be read or found."""
    now, folder = utc_now(), asked.to
    migrate(settings.database)
    writer = Writer(open_cellar(settings.database), published)
    try:
        drawn = writer.submit(
            lambda records: _draw(records, asked.branch, asked.period, settings, now)
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
    words, today = Words(branch.language), now.astimezone(branch.timezone).date()
    if asked == Kind.HANDOVER:
        package = handing_on(records, branch, now)
        period = package.this_year.period
        _sign(records, branch, (Kind.HANDOVER,), period, now)
        name = file_name(f"{handover_name(package, words)}.zip")
        return {name: lambda: handover_package(package, words)}
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
        name = words("form.records_name", branch=branch.name, period=period_name(period, words))
        made[file_name(f"{name}.docx")] = lambda: record_book(
            pages, words, language=words.language, folder=settings.templates
        )
    _sign(records, branch, (Kind.LEDGER, *([Kind.RECORDS] if pages else [])), period, now)
    return made


def _sign(
    records: Records, branch: Branch, kinds: tuple[Kind, ...], period: Period, now: datetime
) -> None:  # fmt: skip
    for kind in kinds:
        export = Export(what=kind, period=period, way=Way.COMMAND_LINE)
        note_export(records, branch.id, export, by=None, at=now)


def _branch(records: Records, wanted: str) -> Branch:
    branches = [records.branches.one(number) for number in records.branches.ids()]
    found = [one for one in branches if wanted in (one.name, str(one.id))]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{one.id} {one.name}" for one in branches)
    raise BadSettings(f"--branch {wanted}: there are {known or 'none yet'}")
