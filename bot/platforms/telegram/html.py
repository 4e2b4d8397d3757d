"""A card in Telegram's dress（卡片排版）: HTML, escaped once and cut before that."""

from html import escape

from chat import Card, Table
from chat.widths import PHONE, width

LIMIT = 4096
"""Characters of a message, counted as a reader sees them, without tags."""
CAPTION = 1024
"""The same under a picture or a file."""
NARROWEST = 8
"""Columns the first one keeps when a table is too wide."""
MORE = "\u2026"
COLON, WIDE_COLON = ": ", "\uff1a"
UNSEEN = dict.fromkeys([*range(9), *range(11, 32), 127])

Piece = tuple[str, str]
"""A tag or nothing, and plain text."""


def to_html(card: Card) -> str:
    """The card from top to bottom; what does not fit into one message is cut at its end."""
    return "".join(_dress(tag, text) for tag, text in _fit(_pieces(card), LIMIT)) or MORE


def is_caption(card: Card) -> bool:
    """Whether all of it fits under a picture."""
    return sum(len(text.encode("utf-16-le")) // 2 for _, text in _pieces(card)) <= CAPTION


def aligned(table: Table) -> str:
    """Rows in columns of even width, for letters of fixed width."""
    rows = [tuple(_one_line(cell) for cell in row) for row in (table.headings, *table.rows)]
    count = max(map(len, rows))
    rows = [row + ("",) * (count - len(row)) for row in rows]
    widths = [max(width(row[number]) for row in rows) for number in range(count)]
    gap = 2 if sum(widths) + 2 * (count - 1) <= PHONE else 1
    surplus = sum(widths) + gap * (count - 1) - PHONE
    if surplus > 0:
        widths[0] = max(min(widths[0], NARROWEST), widths[0] - surplus)
    return "\n".join(
        (" " * gap).join(_fill(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def visible(text: str) -> str:
    """Without what Telegram would refuse: control characters, halves of a character."""
    return text.translate(UNSEEN).encode("utf-8", "replace").decode()


def _pieces(card: Card) -> list[Piece]:
    parts = (
        ("b", card.title),
        ("", card.lead),
        ("", "\n".join(_field(name, value) for name, value in card.fields)),
        ("pre", "" if card.table is None else aligned(card.table)),
        ("i", card.note),
    )
    pieces: list[Piece] = []
    for tag, text in parts:
        shown = visible(text).strip("\n")
        if shown.strip():
            pieces += [("", "\n")] if pieces else []
            pieces.append((tag, shown))
    return pieces


def _field(name: str, value: str) -> str:
    return name + (WIDE_COLON if width(name) > len(name) else COLON) + value


def _fit(pieces: list[Piece], room: int) -> list[Piece]:
    kept: list[Piece] = []
    for tag, text in pieces:
        if len(text) > room:
            return [*kept, (tag, text[: max(0, room - 1)].rstrip() + MORE)] if room else kept
        kept.append((tag, text))
        room -= len(text)
    return kept


def _dress(tag: str, text: str) -> str:
    plain = escape(text, quote=False)
    return f"<{tag}>{plain}</{tag}>" if tag else plain


def _fill(cell: str, wide: int) -> str:
    while width(cell) > wide:
        cell = cell.removesuffix(MORE)[:-1] + MORE
    return cell + " " * (wide - width(cell))


def _one_line(cell: str) -> str:
    return " ".join(visible(cell).split())
