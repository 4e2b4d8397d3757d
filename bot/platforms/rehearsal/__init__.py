"""A chat without a chat service（排练）: for the browser page, and for whole dialogues in tests."""

from bot.platforms.rehearsal.stage import Stage
from bot.platforms.rehearsal.transcript import Message, Person

__all__ = ["Message", "Person", "Stage"]
