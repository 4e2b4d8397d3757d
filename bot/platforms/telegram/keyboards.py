"""Buttons under a card（按钮）."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.platforms.telegram.html import visible
from chat import Button, Card, Door, encode

FEW = 2
"""So many buttons in a row leave room for their longer labels."""


def keyboard(card: Card, username: str) -> InlineKeyboardMarkup | None:
    """The card's buttons; None takes those away that were there."""
    rows = [
        [_button(one, username, is_roomy=len(row) <= FEW) for one in row]
        for row in card.rows
        if row
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def door(username: str, payload: str) -> str:
    """The link that opens the private chat; pressing Start there hands the payload over."""
    return f"https://t.me/{username}" + (f"?start={payload}" if payload else "")


def _button(button: Button | Door, username: str, *, is_roomy: bool) -> InlineKeyboardButton:
    label = visible(button.long if is_roomy and button.long else button.label).strip()
    if isinstance(button, Door):
        return InlineKeyboardButton(label, url=door(username, button.payload))
    return InlineKeyboardButton(label, callback_data=encode(button.press))
