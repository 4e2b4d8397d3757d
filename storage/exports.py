"""Signing for what is taken away（导出留痕）: from chat, page and command line alike."""

from collections.abc import Mapping
from datetime import datetime

from domain.exports import ACTION, Export
from storage.audit import Signature
from storage.records import Records


def note_export(
    records: Records, branch_id: int, export: Export | Mapping[str, str | int], *,
    by: int | None, at: datetime,
) -> None:  # fmt: skip
    """Write it into the trail before the file leaves; nobody's name for the command line."""
    facts = export.facts if isinstance(export, Export) else dict(export)
    signature = Signature(
        branch_id=branch_id, actor_id=by, action=ACTION, at=at, can_undo=False
    )  # fmt: skip
    records.audit.note(signature, "exports", facts)
