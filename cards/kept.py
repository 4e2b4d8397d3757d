"""What is kept of oneself（记着什么）, in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from chat import Button, Card, Press
from domain.people import Member
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowKept(Press):
    tag: ClassVar[str] = "kept"

    branch_id: int


@dataclass(frozen=True, slots=True)
class ExportKept(Press):
    """All of it as a file（导出）."""

    tag: ClassVar[str] = "keptfile"

    branch_id: int


def kept_card(
    member: Member, kept: Mapping[str, Sequence[Mapping[str, Any]]], platform: str, words: Words
) -> Card:
    """How many rows of what, for how long, who sees them, and how to have them erased."""
    lines = [words(f"kept.table.{table}", number=len(rows)) for table, rows in kept.items()]
    return Card(
        title=words("kept.title", name=member.name),
        lead="\n".join([words("kept.platform", platform=platform), *lines]),
        note="\n".join([words("privacy.kept"), words("kept.how_long"), words("kept.erase")]),
        rows=((Button(words("kept.button.export"), ExportKept(member.branch_id)),),),
    )
