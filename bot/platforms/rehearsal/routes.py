"""The addresses of the page（页面路由）."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.platforms.rehearsal.acting import Acting
from bot.platforms.rehearsal.guard import ANSWERS
from bot.platforms.rehearsal.theatre import Theatre
from bot.platforms.rehearsal.watching import STATIC, Watching
from pages.guard import Guard


def application(theatre: Theatre, *, known_hosts: frozenset[str]) -> Starlette:
    watching, acting = Watching(theatre), Acting(theatre)
    return Starlette(
        routes=[
            Route("/", watching.page),
            Route("/words/{language}.json", watching.words),
            Route("/state", watching.state),
            Route("/commands", watching.commands),
            Route("/events", watching.events),
            Route("/files/{id}", watching.file),
            Route("/pictures/{id}.png", watching.picture),
            Route("/says", acting.says, methods=["POST"]),
            Route("/presses", acting.presses, methods=["POST"]),
            Route("/opens", acting.opens, methods=["POST"]),
            Route("/sends-file", acting.sends_file, methods=["POST"]),
            Route("/adds-bot", acting.adds_bot, methods=["POST"]),
            Route("/moves", acting.moves, methods=["POST"]),
            Route("/begins-anew", acting.begins_anew, methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard, known=known_hosts, answers=ANSWERS)],
    )
