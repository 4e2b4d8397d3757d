"""Methods that put something into a chat, change it or take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.botapi import files, html, keyboards
from tests.botapi.chats import Chat
from tests.botapi.forms import number
from tests.botapi.messages import Message, plain
from tests.botapi.refusals import bad_request

if TYPE_CHECKING:
    from tests.botapi.world import World

Params = dict[str, Any]
TEXT, CAPTION, TWO_DAYS = 4096, 1024, 48 * 3600
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def send_message(api: World, params: Params) -> dict[str, Any]:
    text, entities = formatted(api, params, "text")
    return _post(api, params, text=text, html=source(params, "text"), entities=entities)


def send_document(api: World, params: Params) -> dict[str, Any]:
    return _send_file(api, params, "document")


def send_photo(api: World, params: Params) -> dict[str, Any]:
    return _send_file(api, params, "photo")


def edit_text(api: World, params: Params) -> dict[str, Any]:
    text, entities = formatted(api, params, "text")
    markup = keyboards.inline(params.get("reply_markup"))
    message = _own(api, params)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    return _change(api, message, text, source(params, "text"), entities, markup)


def edit_caption(api: World, params: Params) -> dict[str, Any]:
    text, entities = formatted(api, params, "caption")
    markup = keyboards.inline(params.get("reply_markup"))
    message = _own(api, params)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return _change(api, message, text, source(params, "caption"), entities, markup)


def edit_markup(api: World, params: Params) -> dict[str, Any]:
    markup = keyboards.inline(params.get("reply_markup"))
    message = _own(api, params)
    return _change(api, message, message.text, message.html, message.entities, markup)


def delete_message(api: World, params: Params) -> bool:
    message = _found(api, params, "message to delete not found")
    is_old = api.now() - message.date > TWO_DAYS
    is_allowed = message.is_from_bot or message.chat.person or message.chat.bot == "administrator"
    if not is_allowed or (is_old and message.chat.bot != "administrator"):
        raise bad_request("message can't be deleted")
    message.is_deleted = True
    return True


def pin(api: World, params: Params) -> bool:
    message = _found(api, params, "message to pin not found")
    may_pin(message.chat)
    if message.id not in message.chat.pinned:
        message.chat.pinned.append(message.id)
    return True


def unpin(api: World, params: Params) -> bool:
    chat = api.open_chat(params)
    may_pin(chat)
    if chat.pinned:
        chosen = number(params, "message_id", chat.pinned[-1])
        chat.pinned = [pinned for pinned in chat.pinned if pinned != chosen]
    return True


def may_pin(chat: Chat) -> None:
    if chat.is_group and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")


def send_action(api: World, params: Params) -> bool:
    api.open_chat(params)
    return True


def formatted(api: World, params: Params, key: str) -> tuple[str, list[html.Entity]]:
    """Text and entities after parsing; raises 400 when empty (a text), too long or malformed."""
    raw, mode = str(params.get(key) or ""), str(params.get("parse_mode") or "").lower()
    if not raw and key == "text":
        raise bad_request("message text is empty")
    if len(raw) > 8192 and len(raw.encode()) > 32_768:
        raise bad_request("text is too long")
    if mode == "html":
        text, entities = html.parse(raw)
    elif mode:  # Markdown exists at Telegram; here nobody may use it
        raise bad_request("unsupported parse_mode")
    else:
        given = keyboards.load(
            params.get(f"{'caption_' * (key != 'text')}entities") or [], "entities"
        )
        text, entities = html.trim(raw, given if isinstance(given, list) else [])
    if not text and key == "text":
        raise bad_request("text must be non-empty")
    if len(text) > (TEXT if key == "text" else CAPTION):
        raise bad_request(f"message {'caption ' * (key != 'text')}is too long")
    return text, [named for entity in entities if (named := _with_person(api, entity))]


def source(params: Params, key: str) -> str:
    """The text as HTML, as the bot wrote it."""
    raw = str(params.get(key) or "")
    return raw if params.get("parse_mode") else plain(raw)


def _with_person(api: World, entity: html.Entity) -> html.Entity | None:
    if entity["type"] != "text_mention":
        return entity
    user = entity.get("user")
    person = api.people.get(int(user["id"])) if isinstance(user, dict) else None
    return entity | {"user": person.profile} if person else None


def _send_file(api: World, params: Params, key: str) -> dict[str, Any]:
    text, entities = formatted(api, params, "caption")
    stored = files.sent(api, params.get(key), as_photo=key == "photo")
    html_text = source(params, "caption")
    return _post(api, params, text=text, html=html_text, entities=entities, file=stored)


def _post(api: World, params: Params, **content: Any) -> dict[str, Any]:
    markup = keyboards.under_new(params.get("reply_markup"))
    chat = api.open_chat(params)
    thread = number(params, "message_thread_id")
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    reply_to = None
    if params.get("reply_parameters"):
        wanted = keyboards.load(params["reply_parameters"], "reply parameters")
        assert isinstance(wanted, dict)
        reply_to = chat.find(number(wanted, "message_id"))
        if not reply_to and not wanted.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    api.flood.take(chat, api.now())
    message = chat.write(api.me_short, markup=markup, thread=thread, reply_to=reply_to, **content)
    return message.json()


def _change(
    api: World,
    message: Message,
    text: str,
    html_text: str,
    entities: list[html.Entity],
    markup: keyboards.Markup | None,
) -> dict[str, Any]:
    api.flood.take(message.chat, api.now())
    if (text, entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(SAME)
    message.change(text, html_text, entities, markup)
    message.edited_at = int(api.now())
    return message.json()


def _own(api: World, params: Params) -> Message:
    message = _found(api, params, "message to edit not found")
    if not message.is_from_bot:
        raise bad_request("message can't be edited")
    return message


def _found(api: World, params: Params, otherwise: str) -> Message:
    chat = api.open_chat(params)
    if not (wanted := number(params, "message_id")):
        raise bad_request("message identifier is not specified")
    if not (message := chat.find(wanted)):
        raise bad_request(otherwise)
    return message
