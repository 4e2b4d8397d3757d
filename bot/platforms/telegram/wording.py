"""What somebody did on Telegram, in our own words（来访互译）: a pure translation."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)

from bot.slash import glued_word
from chat import (
    Account,
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

NAME = "telegram"
WANTED = ("message", "callback_query", "my_chat_member")
"""The kinds of updates that are asked for, and read here."""

ANONYMOUS = 1087968824
"""@GroupAnonymousBot, in whose name an administrator speaks as the group."""
CARD = "zhibu_card"
"""Where a pressed button hangs, if no more of its message came in; Telegram has no such field."""
TIME_TO_ANSWER = timedelta(seconds=15)
SLASHES = ("/", "\uff0f")
COMMAND = re.compile(r".([^\s@]*)(?:@(\S*))?(.*)", re.DOTALL)


class Wording:
    """Reads updates for the bot of this username; `commands` are the words it knows."""

    def __init__(self, username: str, commands: Collection[str]) -> None:
        self._username = username.lower()
        self._commands = commands

    def read(self, update: Update, at: datetime) -> Incoming | None:
        """None for everything that does not concern us.

        The moment is ours, not Telegram's: under a button, `message.date` is the card's age.
        """
        if (query := update.callback_query) is not None:
            return _press(update.update_id, query, at)
        if (change := update.my_chat_member) is not None:
            return _change(update.update_id, change, at)
        if (message := update.message) is not None:
            return self._message(update.update_id, message, at)
        return None

    def _message(self, number: int, message: Message, at: datetime) -> Incoming | None:
        chat = message.chat.id
        if message.migrate_to_chat_id:
            return _moved(number, chat, message.migrate_to_chat_id, at)
        if message.migrate_from_chat_id:
            return _moved(number, message.migrate_from_chat_id, chat, at)
        is_group = message.sender_chat is not None and message.sender_chat.id == chat
        if (message.sender_chat is not None and not is_group) or message.via_bot is not None:
            return None  # a channel, somebody who writes as their channel, words of another bot
        user = message.from_user
        if user is None or (user.is_bot and user.id != ANONYMOUS):
            return None
        what = self._private(message) if message.chat.type == Chat.PRIVATE else self._group(message)
        if what is None:
            return None
        return _visit(number, at, what, place=_place(message.chat, message), account=_account(user))

    def _private(self, message: Message) -> What | None:
        """Here everything is meant for us; a picture or a sticker is a text without words."""
        if message.text is not None:
            if not message.text.startswith(SLASHES):
                return Wrote(message.text)
            word, _, words = self._command(message.text)
            return Opened(words) if word == "start" else Said(word, words)
        if (document := message.document) is not None:
            name = document.file_name or ""
            return Sent(name, document.file_id, document.file_size or 0)
        if message.effective_attachment is not None:
            return Wrote(message.caption or "")
        return None

    def _group(self, message: Message) -> What | None:
        """Only commands: what people say among themselves is none of our business.

        Words are read as typed, since Telegram marks no command in Chinese. A command we do not
        know is for another bot unless it names us.
        """
        if message.text is None or not message.text.startswith(SLASHES):
            return None
        word, bot, words = self._command(message.text)
        is_ours = bot == self._username if bot else word.lower() in self._commands
        return Said(word, words) if is_ours else None

    def _command(self, text: str) -> tuple[str, str, str]:
        """The command, the bot it names in lower case or nothing, and what stands behind it."""
        if glued := glued_word(text[1:], self._commands):
            return glued, "", text[1 + len(glued) :].strip()
        found = COMMAND.fullmatch(text)
        assert found is not None  # it matches everything that begins with a slash
        word, bot, words = found.groups(default="")
        return word, bot.lower(), words.strip()


def _press(number: int, query: CallbackQuery, at: datetime) -> Incoming | None:
    if query.data is None:
        return None
    if (card := query.api_kwargs.get(CARD)) is not None:
        message, chat = card["message_id"], card["chat"]
        place = Place(NAME, str(chat["id"]), is_private=chat["type"] == Chat.PRIVATE)
    elif query.message is not None:
        whole = query.message if isinstance(query.message, Message) else None
        message, place = query.message.message_id, _place(query.message.chat, whole)
    else:
        return None
    return _visit(
        number,
        at,
        Pressed(query.data),
        place=place,
        account=_account(query.from_user),
        card=str(message),
        ticket=Ticket(id=query.id, until=at + TIME_TO_ANSWER),
    )


def _change(number: int, change: ChatMemberUpdated, at: datetime) -> Incoming | None:
    """The bot came or went; in a private chat, somebody blocked it."""
    was_out, is_out = _is_out(change.old_chat_member), _is_out(change.new_chat_member)
    is_private = change.chat.type == Chat.PRIVATE
    if was_out == is_out or change.chat.type == Chat.CHANNEL or (is_private and was_out):
        return None  # somebody who lifts a block says /start as well
    account = None if change.from_user.is_bot else _account(change.from_user)
    place = _place(change.chat, None)
    return _visit(number, at, Left() if is_out else Joined(), place=place, account=account)


def _is_out(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in (ChatMember.LEFT, ChatMember.BANNED)


def _moved(number: int, old: int, new: int, at: datetime) -> Incoming:
    return _visit(number, at, Moved(str(new)), place=Place(NAME, str(old)), account=None)


def _visit(
    number: int,
    at: datetime,
    what: What,
    *,
    place: Place,
    account: Account | None,
    card: str = "",
    ticket: Ticket | None = None,
) -> Incoming:
    return Incoming(
        key=f"{NAME}:{number}",
        order=number,
        place=place,
        account=account,
        at=at,
        what=what,
        card=card,
        ticket=ticket,
    )


def _place(chat: Chat, message: Message | None) -> Place:
    """Outside forums a thread is only a chain of replies."""
    is_private = chat.type == Chat.PRIVATE
    thread = message.message_thread_id if message and message.is_topic_message else None
    return Place(NAME, str(chat.id), str(thread) if thread and not is_private else "", is_private)


def _account(user: User) -> Account | None:
    if user.id == ANONYMOUS:
        return None
    return Account(NAME, str(user.id), user.language_code or "", user.full_name)
