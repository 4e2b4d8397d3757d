"""What a button means when it is pressed（按钮语义）.

A press is a small frozen dataclass with a `tag`. It travels inside the button as a short string,
because Telegram gives a button only 64 bytes. Tags are a wire format: never renamed, never reused.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, TypeVar, get_type_hints

LIMIT = 64


@dataclass(frozen=True, slots=True)
class Press:
    """The parent of all presses; a child adds its fields: whole numbers, words, days, yes or no."""

    tag: ClassVar[str]


P = TypeVar("P", bound=Press)


def encode(press: Press) -> str:
    """The press as it travels, such as ``att:42:coming``.

    Raises ValueError if it is longer than a button can carry or a field holds a colon.
    """
    parts = [_write(getattr(press, field.name)) for field in fields(press)]
    if any(":" in part for part in parts):
        raise ValueError(f"{press!r} holds a colon")
    wire = ":".join([press.tag, *parts])
    if len(wire.encode()) > LIMIT:
        raise ValueError(f"{wire!r} is longer than {LIMIT} bytes")
    return wire


def decode(kind: type[P], wire: str) -> P:
    """Read a press back; what comes from outside is never trusted, so it may raise ValueError."""
    tag, *parts = wire.split(":")
    hints = _hints(kind)  # type: ignore[arg-type]  # mypy takes a class for its instances
    if tag != kind.tag or len(parts) != len(hints):
        raise ValueError(f"{wire[:LIMIT]!r} is not a {kind.__name__}")
    return kind(
        **{name: _read(hint, part) for (name, hint), part in zip(hints.items(), parts, strict=True)}
    )


def tag_of(wire: str) -> str:
    """Which kind of press travels there, if it is one of ours."""
    return wire.partition(":")[0]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _write(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _read(hint: Any, part: str) -> object:
    if hint is bool:
        if part not in ("0", "1"):
            raise ValueError(f"{part!r} is neither yes nor no")
        return part == "1"
    if hint is int:
        number = int(part)
        if not -(2**63) <= number < 2**63 or str(number) != part:
            raise ValueError(f"{part!r} is no number of ours")
        return number
    if hint is date:
        return date.fromisoformat(part)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(part)
    return part
