"""What is kept of oneself（记着什么）: for the asker's own eyes, and never of anybody else."""

import json

from cards.kept import ExportKept, ShowKept, kept_card
from chat import Reply, Send, Tell
from domain.exports import Export, Kind
from domain.refusal import Refusal
from handlers.request import Request


def show_kept(request: Request, _: ShowKept) -> list[Reply]:
    kept = request.records.kept_of(request.me.id, _account(request))
    platform = request.visit.place.platform
    return [Tell(kept_card(request.me, kept, platform, request.words))]


def export_kept(request: Request, _: ExportKept) -> list[Reply]:
    """Every row as it stands, in a file."""
    kept = request.records.kept_of(request.me.id, _account(request))
    data = json.dumps(kept, ensure_ascii=False, indent=1).encode()
    name = request.words("kept.file", name=request.me.name, day=request.today.isoformat())
    return [Send(name, data, request.words("kept.exported"), Export(what=Kind.KEPT).facts)]


def _account(request: Request) -> int:
    if request.account_id is None:
        raise Refusal("refused.stranger")
    return request.account_id
