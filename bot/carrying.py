"""A card on its way to another process（卡片转交）, as JSON can hold it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.visitor import read_press
from chat import Button, Card, Door, Picture, Table, encode


def pack(card: Card) -> dict[str, Any]:
    """Everything a card shows; buttons by what they are on the wire."""
    return {
        "title": card.title,
        "lead": card.lead,
        "fields": card.fields,
        "table": card.table and [card.table.headings, card.table.rows],
        "note": card.note,
        "rows": [[_packed(button) for button in row] for row in card.rows],
        "picture": card.picture and [card.picture.svg, card.picture.alt],
    }


def unpack(told: Mapping[str, Any]) -> Card:
    """The card again; raises Refusal for a button that this version does not know."""
    table, picture = told["table"], told.get("picture")
    return Card(
        title=told["title"],
        lead=told["lead"],
        fields=tuple((name, value) for name, value in told["fields"]),
        table=table and Table(tuple(table[0]), tuple(tuple(row) for row in table[1])),
        note=told["note"],
        rows=tuple(tuple(_unpacked(one) for one in row) for row in told["rows"]),
        picture=picture and Picture(*picture),
    )


def _packed(button: Button | Door) -> list[str]:
    match button:
        case Door(label, payload, long):
            return ["door", label, payload, long]
        case Button(label, press, long):
            return ["button", label, encode(press), long]


def _unpacked(told: Sequence[str]) -> Button | Door:
    kind, label, what, long = told
    return Door(label, what, long) if kind == "door" else Button(label, read_press(what), long)
