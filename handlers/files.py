"""A file that was in doubt has arrived（已收到）."""

from cards.files import GotFile
from chat import Refresh, Reply, line
from domain.refusal import Refusal
from handlers.request import Request
from storage.files import confirm


def got_file(request: Request, press: GotFile) -> list[Reply]:
    if not confirm(request.records, request.home.id, request.me.id, press.number, request.now):
        raise Refusal("refused.stale")
    return [Refresh(line(request.words("outbox.file_got")))]
