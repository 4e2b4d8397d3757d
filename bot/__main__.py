"""python -m bot run | rehearse | migrate | check | invite（命令行）."""

import argparse
import asyncio
import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.app import build
from bot.check import check, versions
from bot.invite import invite
from bot.lock import AlreadyRunning, only_one
from bot.logs import set_up_logs
from bot.settings import BadSettings, Settings, read_settings
from storage import migrate

if TYPE_CHECKING:
    from bot.platforms.telegram.webhook import Webhook


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 when all went well, 1 for trouble found, 2 for something to be mended."""
    asked = _parser().parse_args(arguments)
    set_up_logs()
    try:
        settings = read_settings()
        return _run(asked, settings)
    except (BadSettings, AlreadyRunning) as error:
        print(error, file=sys.stderr)
        return 2


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    match asked.command:
        case "rehearse":
            from bot.platforms.rehearsal.page import rehearse  # a web server `run` can do without

            rehearse(settings, is_empty=asked.empty, is_poor=asked.poor)
        case "check":
            return _check(settings)
        case "migrate":
            with only_one(settings.database):
                migrate(settings.database)
        case "invite":
            print(invite(settings.database, asked.name))
        case "run":
            with only_one(settings.database, beside_others=bool(settings.webhook_url)):
                asyncio.run(_serve(settings))
    return 0


async def _serve(settings: Settings) -> None:
    """Live on every platform there is a token for, until asked to stop."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        raise BadSettings("ZHIBU_TELEGRAM_TOKEN: `run` needs it; `rehearse` does without")
    gc.disable()  # what a start loads stays, so looking through it finds nothing

    from bot.platforms.telegram import Telegram  # a library no other command needs

    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    app = build(settings)
    try:
        with _webhook(settings) as webhook:
            line = Telegram(settings.telegram_api, token, app=app, webhook=webhook)
            async with line as telegram:
                app.add(telegram)
                gc.freeze()  # nor need anybody look through it again
                gc.enable()
                await app.serve(stopping)
    finally:
        app.close()


@contextmanager
def _webhook(settings: Settings) -> Iterator["Webhook | None"]:
    """The door Telegram calls at, where it is to bring the visits itself."""
    if not settings.webhook_url:
        yield None
        return
    from bot.platforms.telegram.webhook import Webhook  # a web server most can do without
    from bot.web import listen

    with listen(settings) as door:
        yield Webhook.at(door, settings)


def _check(settings: Settings) -> int:
    troubles = check(settings.database)
    print("\n".join(troubles) or f"all is well ({versions()})")
    return 1 if troubles else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="zhibu", description="A Party branch's paperwork.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="live on the platforms there is a token for")
    page = commands.add_parser("rehearse", help="try it all on a page, without any token")
    page.add_argument("--empty", action="store_true", help="begin without a branch")
    page.add_argument("--poor", action="store_true", help="as on the plainest chat service")
    commands.add_parser("migrate", help="bring the tables up to date")
    commands.add_parser("check", help="is the database sound?")
    code = commands.add_parser("invite", help="a one-time code to set up one branch")
    code.add_argument("name", help="the branch's name")
    return parser


if __name__ == "__main__":
    sys.exit(main())
