"""Private chats and groups, and how they stand to the bot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.botapi.messages import Message, Profile
from tests.botapi.refusals import Refused

if TYPE_CHECKING:
    from tests.botapi.people import Person
    from tests.botapi.world import World

ANONYMOUS: Profile = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (`person` is set) or a Group; `bot` is the bot's status in it.

    Statuses are Telegram's: creator, administrator, member, left, kicked.
    """

    api: World
    id: int
    kind: str
    title: str = ""
    person: Person | None = None
    is_forum: bool = False
    bot: str = "member"
    people: dict[int, Person] = field(default_factory=dict)
    statuses: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    everything: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    moved_to: int = 0
    _last: int = 0
    _json: dict[str, Any] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        return self.person is None

    @property
    def messages(self) -> list[Message]:
        """What the bot has said here and not deleted, oldest first."""
        said = self.everything.values()
        return [message for message in said if message.is_from_bot and not message.is_deleted]

    def json(self) -> dict[str, Any]:
        if self._json:
            return self._json
        told: dict[str, Any] = {"id": self.id, "type": self.kind}
        if self.person:
            told["first_name"] = self.person.name
            if self.person.username:
                told["username"] = self.person.username
        else:
            told["title"] = self.title
        if self.is_forum:
            told["is_forum"] = True
        self._json = told
        return told

    def write(self, author: Profile, **content: Any) -> Message:
        """A new message; only supergroups number theirs by themselves."""
        if self.kind == "supergroup":
            self._last = number = self._last + 1
        else:
            number = self.api.next_message()
        message = Message(self, number, int(self.api.now()), author, **content)
        self.everything[number] = message
        return message

    def check(self) -> None:
        """May the bot speak here? Raises Telegram's 403s, or the 400 of a chat that moved."""
        if self.person:
            if self.person.is_deactivated:
                raise Refused(403, "user is deactivated")
            if not self.person.has_started:
                raise Refused(403, "bot can't initiate conversation with a user")
            if self.person.is_blocking:
                raise Refused(403, "bot was blocked by the user")
            return
        if self.moved_to:
            what = "group chat was upgraded to a supergroup chat"
            raise Refused(400, what, migrate_to_chat_id=self.moved_to)
        if self.bot == "kicked":
            raise Refused(403, f"bot was kicked from the {self.kind} chat")
        if self.bot == "left":
            raise Refused(403, f"bot is not a member of the {self.kind} chat")

    def enters(self, person: Person, status: str) -> None:
        self.people[person.id] = person
        self.statuses[person.id] = status

    def find(self, number: int) -> Message | None:
        message = self.everything.get(number)
        return message if message and not message.is_deleted else None


def member(profile: Profile, status: str) -> dict[str, Any]:
    """A ChatMember as the Bot API tells it."""
    told: dict[str, Any] = {"user": profile, "status": status}
    if status == "creator":
        return told | {"is_anonymous": False}
    if status == "administrator":
        flags = {"can_be_edited": False, "is_anonymous": False}
        return told | flags | dict.fromkeys(RIGHTS, True)
    return told | ({"until_date": 0} if status == "kicked" else {})
