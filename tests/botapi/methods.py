"""Every method of the Bot API that this server knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.botapi import asking, calling, files, sending

if TYPE_CHECKING:
    from tests.botapi.world import World

METHODS: dict[str, Callable[[World, dict[str, Any]], object]] = {
    "answerCallbackQuery": asking.answer_press,
    "deleteMessage": sending.delete_message,
    "deleteMyCommands": asking.delete_commands,
    "deleteWebhook": calling.delete_webhook,
    "editMessageCaption": sending.edit_caption,
    "editMessageReplyMarkup": sending.edit_markup,
    "editMessageText": sending.edit_text,
    "getChat": asking.get_chat,
    "getChatAdministrators": asking.get_administrators,
    "getChatMember": asking.get_member,
    "getChatMemberCount": asking.count_members,
    "getFile": files.get_file,
    "getMe": asking.get_me,
    "getMyCommands": asking.get_commands,
    "getWebhookInfo": calling.get_webhook,
    "leaveChat": asking.leave,
    "pinChatMessage": sending.pin,
    "sendChatAction": sending.send_action,
    "sendDocument": sending.send_document,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "setMyCommands": asking.set_commands,
    "setMyDescription": asking.set_description,
    "setMyShortDescription": asking.set_short_description,
    "setWebhook": calling.set_webhook,
    "unpinChatMessage": sending.unpin,
}
NAMES = {name.lower(): name for name in [*METHODS, "getUpdates"]}
