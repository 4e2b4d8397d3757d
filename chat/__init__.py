"""The words rooms use to speak of chatting（聊天词汇）: cards, presses, replies, visits."""

from chat.abilities import Abilities
from chat.cards import Button, Card, Door, Picture, Table, line
from chat.incoming import (
    Account,
    Facts,
    Incoming,
    Joined,
    Left,
    Moved,
    Opened,
    Place,
    Pressed,
    Said,
    Sent,
    Ticket,
    What,
    Wrote,
)
from chat.presses import Press, decode, encode, tag_of
from chat.replies import Refresh, Reply, Say, Send, Tell

__all__ = [
    "Abilities",
    "Account",
    "Button",
    "Card",
    "Door",
    "Facts",
    "Incoming",
    "Joined",
    "Left",
    "Moved",
    "Opened",
    "Picture",
    "Place",
    "Press",
    "Pressed",
    "Refresh",
    "Reply",
    "Said",
    "Say",
    "Send",
    "Sent",
    "Table",
    "Tell",
    "Ticket",
    "What",
    "Wrote",
    "decode",
    "encode",
    "line",
    "tag_of",
]
