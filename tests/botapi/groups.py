"""Groups: who is in, what is said there, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.botapi.chats import ANONYMOUS, Chat, member
from tests.botapi.messages import Message
from tests.botapi.people import Person, entities_of


@dataclass(slots=True, eq=False)
class Group(Chat):
    """A group or supergroup; in a forum, `topic()` opens topics."""

    def anonymous_says(self, text: str, reply_to: Message | None = None) -> Message:
        """An administrator who hides behind the group speaks."""
        more = {"sender_chat": self.json(), "author_signature": "admin"}
        content = {"text": text, "entities": entities_of(text), "more": more, "reply_to": reply_to}
        return self._told(self.write(ANONYMOUS, **content))

    def topic(self, name: str) -> int:
        """Open a topic of a forum; its thread id."""
        assert self.is_forum, "this group has no topics"
        more = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self.write(self._boss().profile, more=more)
        message.thread = message.id
        self.topics[message.id] = name
        self._told(message)
        return message.id

    def joins(self, person: Person) -> None:
        self.sets(person, "member")
        self._service(person, {"new_chat_members": [person.profile]})

    def leaves(self, person: Person) -> None:
        self.sets(person, "left")
        self._service(person, {"left_chat_member": person.profile})

    def sets(self, person: Person, status: str) -> None:
        """Change somebody's status; the bot hears of it as an administrator that asked for it."""
        old = member(person.profile, self.statuses.get(person.id, "left"))
        self.enters(person, status)
        if self.bot == "administrator":
            new = member(person.profile, status)
            self.api.updates.add("chat_member", self._change(self._boss(), old, new))
        self.api.changed()

    def adds_bot(self, by: Person, status: str = "member") -> None:
        self.sets_bot(by, status)
        self._service(by, {"new_chat_members": [self.api.me]})

    def sets_bot(self, by: Person, status: str) -> None:
        """Make the bot a member, an administrator, kicked…"""
        old, self.bot = member(self.api.me, self.bot), status
        change = self._change(by, old, member(self.api.me, status))
        self.api.updates.add("my_chat_member", change)
        self.api.changed()

    def migrates(self, new_id: int = 0) -> Group:
        """The group becomes a supergroup with a new id, an empty history and the same people."""
        assert self.kind == "group", "only a group becomes a supergroup"
        number = new_id or -1_000_000_000_000 - abs(self.id)
        new = Group(self.api, number, "supergroup", title=self.title, bot=self.bot)
        new.people, new.statuses = dict(self.people), dict(self.statuses)
        self.api.chats[number] = new
        self.moved_to = number
        self._service(self._boss(), {"migrate_to_chat_id": number})
        more = {"migrate_from_chat_id": self.id, "sender_chat": new.json()}
        new._told(new.write(ANONYMOUS, more=more))
        return new

    def _boss(self) -> Person:
        chiefs = [key for key, status in self.statuses.items() if status == "creator"]
        return self.people[(chiefs or list(self.people))[0]]

    def _service(self, person: Person, more: dict[str, Any]) -> None:
        self._told(self.write(person.profile, more=more))

    def _told(self, message: Message) -> Message:
        self.api.tell(message)
        return message

    def _change(self, by: Person, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
        told = {"chat": self.json(), "from": by.profile, "date": int(self.api.now())}
        return told | {"old_chat_member": old, "new_chat_member": new}
