"""python -m bot run | rehearse | check | query | browse | export | … （命令行）."""

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from bot.app import App, build, utc_now
from bot.check import check
from bot.copying import NotCopied, backup, restore
from bot.door import listen, listening_at
from bot.exporting import describe_export, export
from bot.in_doubt import in_doubt
from bot.invite import invite
from bot.ledger import Porter
from bot.lock import AlreadyRunning, only_one
from bot.logs import is_foreseen, set_up_logs
from bot.nights import newest_copy
from bot.settings import BadSettings, Settings, read_settings
from storage import NotKept, NotRead, Trouble, in_plain_words, migrate

if TYPE_CHECKING:
    from bot.platforms.telegram.webhook import Webhook

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 when all went well, 1 for trouble found, 2 for something to be mended."""
    asked = _parser().parse_args(arguments)
    os.umask(0o077)  # what we keep is for nobody else on this machine
    set_up_logs()
    try:
        settings = read_settings()
        with in_plain_words(settings.database):
            return _run(asked, settings)
    except (BadSettings, AlreadyRunning, NotCopied) as error:
        print(error, file=sys.stderr)
        return 2
    except Trouble as trouble:
        print(trouble, *_advice(trouble, settings), sep="; ", file=sys.stderr)
        return 1 if trouble.kind.is_passing else 2
    except (NotKept, NotRead) as error:
        if not is_foreseen(error):
            raise
        print(error, file=sys.stderr)
        return 1


def _advice(trouble: Trouble, settings: Settings) -> list[str]:
    """What the operator can do about damaged records."""
    if not trouble.kind.is_damage:
        return []
    newest = newest_copy(settings.backups)
    return [f"`python -m bot restore --force {newest or 'FILE'}` puts back a copy"]


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    match asked.command:
        case "rehearse":
            from bot.platforms.rehearsal.page import rehearse  # a web server `run` can do without

            rehearse(settings, is_empty=asked.empty, is_poor=asked.poor)
        case "check":
            return _check(settings)
        case "query":
            from bot.query import query

            return query(settings.database, asked.sql, rows=asked.rows, form=asked.format)
        case "browse":
            from bot.browse import browse

            return browse(settings, asked.port, utc_now())
        case "backup":
            file = asked.file or settings.backups / f"zhibu-{utc_now():%Y%m%dT%H%M%SZ}.db"
            print(backup(settings.database, file))
        case "restore":
            print(restore(settings.database, asked.file, utc_now(), is_forced=asked.force))
        case "migrate":
            with only_one(settings.database):
                migrate(settings.database)
        case "invite":
            print(invite(settings.database, asked.name))
        case "export":
            print(*export(settings, asked), sep="\n")
        case "run":
            with only_one(settings.database, beside_others=bool(settings.webhook_url)):
                asyncio.run(_serve(settings))
    return 0


async def _serve(settings: Settings) -> None:
    """Live on every platform there is a token for, until asked to stop."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        raise BadSettings("ZHIBU_TELEGRAM_TOKEN: `run` needs it; `rehearse` does without")
    gc.disable()  # as while we started: what is loaded now stays

    from bot.platforms.telegram import Telegram  # a library no other command needs

    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    with _door(settings) as door:
        if door is not None:
            settings = listening_at(settings, door)
        app = build(settings, keeps_copies=True, serves_pages=door is not None)
        try:
            webhook = _webhook(settings, door, app)
            line = Telegram(settings.telegram_api, token, app=app, webhook=webhook)
            async with line as telegram:
                app.add(telegram)
                gc.freeze()  # nor need anybody look through it again
                gc.enable()
                await app.serve(stopping)
        finally:
            app.close()


@contextmanager
def _door(settings: Settings) -> Iterator[socket | None]:
    """Where the pages are served, and where Telegram calls if it brings the visits itself.

    Without a webhook the bot can do without: None, and a line in the log, if it cannot be had.
    """
    with ExitStack() as stack:
        door = None
        try:
            door = stack.enter_context(listen(settings))
        except BadSettings as error:
            if settings.webhook_url:
                raise
            log.warning("the ledger's pages are not served: %s", error)
        yield door


def _webhook(settings: Settings, door: socket | None, app: App) -> "Webhook | None":
    """What listens at the door: Telegram's calls with the ledger, or the ledger alone."""
    if door is None:
        return None
    if not settings.webhook_url:
        app.beside.append(Porter(door, app.ledger).run)
        return None
    from bot.platforms.telegram.webhook import Webhook  # a web server most can do without

    return Webhook.at(door, settings, app.ledger)


def _check(settings: Settings) -> int:
    found = check(settings.database, utc_now(), settings.backups)
    doubts = in_doubt(settings.database)
    print(*(found.troubles or ["all is well"]), *found.notes, *doubts, sep="\n")
    return 1 if found.troubles else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="zhibu", description="A Party branch's paperwork.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="live on the platforms there is a token for")
    page = commands.add_parser("rehearse", help="try it all on a page, without any token")
    page.add_argument("--empty", action="store_true", help="begin without a branch")
    page.add_argument("--poor", action="store_true", help="as on the plainest chat service")
    commands.add_parser("migrate", help="bring the tables up to date")
    commands.add_parser("check", help="is the database sound?")
    _offer_query(commands.add_parser("query", help="ask the ledger in SQL (docs/query.md)"))
    pages = commands.add_parser("browse", help="the same in a browser, with ready-made questions")
    pages.add_argument("--port", type=int, default=8001, help="on 127.0.0.1")
    copy = commands.add_parser("backup", help="copy the records while the bot runs")
    copy.add_argument("file", type=Path, nargs="?", help="where to; else among the nightly copies")
    back = commands.add_parser("restore", help="let a copy take the place of the records")
    back.add_argument("file", type=Path, help="the copy")
    back.add_argument("--force", action="store_true", help="even if there are records already")
    describe_export(commands.add_parser("export", help="a branch's ledger as files"))
    code = commands.add_parser("invite", help="a one-time code to set up one branch")
    code.add_argument("name", help="the branch's name")
    return parser


def _offer_query(command: argparse.ArgumentParser) -> None:
    command.add_argument("sql", help='such as "SELECT * FROM v_meetings"; - reads it from a pipe')
    command.add_argument("--rows", type=int, default=500, help="how many rows at most")
    command.add_argument("--format", choices=("table", "csv", "json"), default="table")
