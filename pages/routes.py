"""The addresses of the ledger（台账网址）."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.calendar import calendar_routes
from pages.chart import colours
from pages.contents import DEEDS, LEAVES
from pages.desk import Desk
from pages.entering import Entering
from pages.guard import Guard
from pages.rendering import Rendering
from pages.showing import Showing
from pages.taking import Taking

STATIC = Path(__file__).with_name("static")


def application(desk: Desk) -> Starlette:
    """Everything under /ledger."""
    rendering = Rendering()
    showing = Showing(desk, rendering)
    entering = Entering(desk, rendering)
    routes = [
        *(Route(f"/ledger{leaf.path}", showing.page(leaf)) for leaf in LEAVES),
        *(Route(f"/ledger{deed.path}", showing.deed(deed), methods=["POST"]) for deed in DEEDS),
        Route("/ledger/enter/{link}", entering.door),
        Route("/ledger/enter/{link}", entering.enter, methods=["POST"]),
        Route("/ledger/papers", Taking(showing).take, methods=["POST"]),
        Route("/ledger/leave", entering.leave, methods=["POST"]),
        *calendar_routes(desk),
        Route("/ledger/charts.css", colours),
        Mount("/ledger/static", StaticFiles(directory=STATIC)),
    ]
    guard = Middleware(Guard, known=desk.hosts, root=desk.address.root, has_forms=True)
    return Starlette(routes=routes, middleware=[guard])
