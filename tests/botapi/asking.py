"""Methods about the bot itself, chats, members and presses."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from tests.botapi import keyboards
from tests.botapi.chats import Chat, member
from tests.botapi.forms import number, truth
from tests.botapi.people import Popup
from tests.botapi.refusals import bad_request

if TYPE_CHECKING:
    from tests.botapi.world import World

Params = dict[str, Any]
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)


def get_me(api: World, _: Params) -> dict[str, Any]:
    return api.me


def answer_press(api: World, params: Params) -> bool:
    press = api.presses.get(str(params.get("callback_query_id", "")))
    if not press or press.answer or api.now() > press.expires_at:
        raise bad_request(TOO_OLD)
    text, url = str(params.get("text") or ""), str(params.get("url") or "")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not re.match(
        rf"(?:https?://)?t\.me/{api.me['username']}\?start=[\w-]{{1,64}}$", url
    ):
        raise bad_request("URL_INVALID")
    is_alert, latency = truth(params, "show_alert"), time.monotonic() - press.at
    press.answer = Popup(text, url, is_alert, latency)
    press.answered.set()
    press.person.popups.append(press.answer)
    return True


def get_chat(api: World, params: Params) -> dict[str, Any]:
    told = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    return api.open_chat(params).json() | told


def get_administrators(api: World, params: Params) -> list[dict[str, Any]]:
    chat = _group(api, params, "there are no administrators in the private chat")
    chiefs = [
        member(chat.people[key].profile, status)
        for key, status in chat.statuses.items()
        if status in ("creator", "administrator")
    ]
    is_chief = chat.bot == "administrator"
    return chiefs + ([member(api.me_short, chat.bot)] if is_chief else [])


def get_member(api: World, params: Params) -> dict[str, Any]:
    chat, user = api.open_chat(params), number(params, "user_id")
    if user == api.me["id"]:
        return member(api.me_short, chat.bot)
    if user not in api.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    is_own = chat.person is not None and chat.id == user
    return member(api.people[user].profile, chat.statuses.get(user, "member" if is_own else "left"))


def count_members(api: World, params: Params) -> int:
    chat = api.open_chat(params)
    inside = [status for status in chat.statuses.values() if status not in ("left", "kicked")]
    return len(inside) + 1 if chat.is_group else 2


def leave(api: World, params: Params) -> bool:
    chat = _group(api, params, "chat member status can't be changed in private chats")
    old, chat.bot = member(api.me, chat.bot), "left"
    told = {"chat": chat.json(), "from": api.me_short, "date": int(api.now())}
    told |= {"old_chat_member": old, "new_chat_member": member(api.me, "left")}
    api.updates.add("my_chat_member", told)
    return True


def set_commands(api: World, params: Params) -> bool:
    commands = keyboards.load(params.get("commands") or [], "commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", "")).lstrip("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    api.commands[_scope(params)] = commands
    return True


def delete_commands(api: World, params: Params) -> bool:
    api.commands.pop(_scope(params), None)
    return True


def get_commands(api: World, params: Params) -> list[dict[str, Any]]:
    return api.commands.get(_scope(params), [])


def set_description(_: World, params: Params) -> bool:
    if len(str(params.get("description") or "")) > 512:
        raise bad_request("BOT_DESCRIPTION_INVALID")
    return True


def set_short_description(_: World, params: Params) -> bool:
    if len(str(params.get("short_description") or "")) > 120:
        raise bad_request("BOT_SHORT_DESCRIPTION_INVALID")
    return True


def _scope(params: Params) -> tuple[str, str]:
    scope = keyboards.load(params.get("scope") or {}, "BotCommandScope")
    language = str(params.get("language_code") or "")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("language code is invalid")
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope")
    parts = (scope.get(key) for key in ("type", "chat_id", "user_id"))
    return ":".join(str(part) for part in parts if part) or "default", language


def _group(api: World, params: Params, otherwise: str) -> Chat:
    chat = api.open_chat(params)
    if chat.person:
        raise bad_request(otherwise)
    return chat
