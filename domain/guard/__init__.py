"""What must not be posted or kept（文字把关）, typed by a person or composed by the bot.

Blocked: marks of classification（保守国家秘密法）, identity numbers（个人信息保护法第28条）, what
somebody earns or pays, and what somebody was criticized for. Asked about first: a reason of leave,
names beside what was not done, document numbers, telephone numbers. All of it is this house's
choice of how to keep to those laws; nothing here judges whether a text is true or proper.
"""

from domain.guard.findings import FINE, Decision, Doubt, Finding
from domain.guard.inspecting import check_typed, inspect
from domain.guard.links import LINK_LIMIT, check_link

__all__ = [
    "FINE",
    "LINK_LIMIT",
    "Decision",
    "Doubt",
    "Finding",
    "check_link",
    "check_typed",
    "inspect",
]
