"""What the page shows（页面数据）: the stage as plain values, in the eyes of one person."""

from typing import Any

from starlette.exceptions import HTTPException

from bot.platforms.rehearsal.cast import parts
from bot.platforms.rehearsal.evening import Evening
from bot.platforms.rehearsal.transcript import Message, Person
from chat import Button, Card, Door, encode

SHOWN = 200
"""Messages of a chat that are shown, the newest."""


def view(evening: Evening, user: str) -> dict[str, Any]:
    """Raises KeyError for somebody who is not of the cast."""
    stage, you = evening.stage, evening.stage.cast[user]
    return {
        "evening": evening.id,
        "now": evening.clock().isoformat(),
        "zone": evening.settings.timezone,
        "you": you.user,
        "isEmpty": evening.is_empty,
        "isPoor": not stage.abilities.can_pop_up,
        "isBotHere": stage.is_bot_in_group,
        "cast": [
            {**part, "said": sum(m.chat == part["user"] and not m.author for m in stage.messages)}
            for part in parts()
        ],
        "group": _newest(evening, stage.group),
        "private": _newest(evening, user),
    }


def _newest(evening: Evening, chat: str) -> list[dict[str, Any]]:
    messages = [message for message in evening.stage.messages if message.chat == chat]
    return [_message(message) for message in messages[-SHOWN:]]


def _message(message: Message) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": message.id,
        "at": message.at.isoformat(),
        "author": message.author,
        "text": message.text,
        "edits": message.edits,
    }
    if message.card is not None:
        shown["card"] = _card(message.card)
    if message.file is not None:
        shown["file"] = {"name": message.file.name, "size": len(message.file.data)}
    return shown


def _card(card: Card) -> dict[str, Any]:
    table = card.table
    return {
        "title": card.title,
        "lead": card.lead,
        "fields": card.fields,
        "table": None if table is None else {"headings": table.headings, "rows": table.rows},
        "note": card.note,
        "rows": [[_button(button) for button in row] for row in card.rows],
        "picture": card.picture and {"alt": card.picture.alt},
    }


def _button(button: Button | Door) -> dict[str, str]:
    shown = {"label": button.label, "long": button.long}
    if isinstance(button, Door):
        return {**shown, "payload": button.payload}
    return {**shown, "wire": encode(button.press)}


def person_of(evening: Evening, user: str) -> Person:
    if user not in evening.stage.cast:
        raise HTTPException(404, "nobody of that name")
    return evening.stage.cast[user]


def message_of(evening: Evening, message_id: str) -> Message:
    for message in evening.stage.messages:
        if message.id == message_id:
            return message
    raise HTTPException(404, "no such message")
