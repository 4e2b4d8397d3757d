"""What was pressed and said in a storm, against what stands in the records（对账）."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, text

from tests.botapi import BotApi, Press
from tests.faults.branches import SAID, House, reminder

ASKED_WHY = "方便的话点一下类别"
"""Stands in the one private message that is an answer and no notice."""
SENT = """
SELECT coalesce(accounts."user", chats.chat) AS chat, count(*) AS number
FROM notices LEFT JOIN chats ON chats.id = notices.chat_id
LEFT JOIN memberships AS claims ON claims.member_id = notices.member_id
LEFT JOIN accounts ON accounts.id = claims.account_id
WHERE notices.state = 'sent' GROUP BY 1"""
CLAIMED = SENT.replace("'sent'", "'claimed'")
DOUBTED = SENT.replace("count(*)", "sum(doubts)").replace("WHERE notices.state = 'sent' ", "")
ANSWERS = """
SELECT accounts."user" AS person, meeting_members.answer
FROM meeting_members JOIN memberships AS claims ON claims.member_id = meeting_members.member_id
JOIN accounts ON accounts.id = claims.account_id
JOIN meetings ON meetings.id = meeting_id AND meetings.state = 'published'"""
KINDS = "SELECT kind, count(*) FROM notices WHERE state = 'sent' GROUP BY 1 ORDER BY 1"
STATES = "SELECT state, count(*) FROM notices GROUP BY 1 ORDER BY 1"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press and the update Telegram made of it."""

    update: int
    press: Press
    label: str


class Ledger:
    """Compares by chat, since notices go out one after another in each.

    Where the bot is several processes, one that lost its lock has left what it was saying to
    another before anybody died: that is counted as a doubt.
    """

    def __init__(self, api: BotApi, houses: list[House], *, is_shared: bool = False) -> None:
        self._api, self._houses, self._is_shared = api, houses, is_shared
        self.pressed: list[Pressed] = []
        self.in_flight = 0
        self.wrong: list[str] = []
        self._known: Counter[str] = Counter()
        self._doubted: Counter[str] = Counter()

    def notes_press(self, press: Press, label: str) -> None:
        self.pressed.append(Pressed(self._api.updates.last, press, label))

    @property
    def answered(self) -> list[Pressed]:
        return [one for one in self.pressed if one.press.answer]

    def posts(self) -> Counter[str]:
        """Messages of the bot's own accord, by chat."""
        said: Counter[str] = Counter()
        for house in self._houses:
            said[str(house.group.id)] = len(house.group.messages)
            for person in house.people:
                own = [one for one in person.private if ASKED_WHY not in one.first_text]
                said[str(person.id)] = len(own)
        return said

    def unsure(self) -> Counter[str]:
        """Messages that arrived although the bot was told nothing, by chat."""
        return Counter(
            str(call.params["chat_id"])
            for call in self._api.of("sendMessage")
            if call.how == "apply_then_drop" and ASKED_WHY not in call.params["text"]
        )

    def notes_death(self, engine: Engine) -> None:
        """Counts what was said and not settled when the process died."""
        posts, unsure = self.posts(), self.unsure()
        sent, under_way = _by_chat(engine, SENT), _by_chat(engine, CLAIMED)
        if self._is_shared:
            doubted = _by_chat(engine, DOUBTED)
            under_way += doubted - self._doubted
            self._doubted = doubted
        for chat, number in posts.items():
            unsettled = number - sent[chat] - unsure[chat]
            new = max(unsettled, 0) - self._known[chat]
            if new > under_way[chat]:
                self.wrong.append(f"{chat}: {new} said, {under_way[chat]} under way")
            self.in_flight += new  # less than none: another process lived to settle it
            self._known[chat] += new

    def under_way(self, engine: Engine) -> int:
        """Notices somebody has begun to say."""
        return _by_chat(engine, CLAIMED).total()

    def balance(self, engine: Engine) -> "Balance":
        """How it stands in the end."""
        posts, unsure, sent = self.posts(), self.unsure(), _by_chat(engine, SENT)
        surplus = {chat: posts[chat] - sent[chat] for chat in posts}
        with engine.connect() as connection:
            known = set(connection.scalars(text("SELECT key FROM visits")))
            answers = {row.person: row.answer for row in connection.execute(text(ANSWERS))}
            states = {row[0]: row[1] for row in connection.execute(text(STATES))}
            kinds = {row[0]: row[1] for row in connection.execute(text(KINDS))}
        return Balance(
            pressed=len(self.pressed),
            kept=sum(f"telegram:{one.update}" in known for one in self.pressed),
            answered=len(self.answered),
            lost=self._lost(known, answers),
            states=states,
            kinds=kinds,
            unsaid=[chat for chat, number in surplus.items() if number < 0],
            copies=sum(surplus.values()),
            in_flight=self.in_flight,
            unsure=unsure.total(),
            wrong=self.wrong,
        )

    def missing(self, due: int) -> list[str]:
        """Reminders whose hour has come and that nobody has read."""
        wanted = [(house, reminder(house.number, number)) for house in self._houses
                  for number in range(due)]  # fmt: skip
        return [words for house, words in wanted
                if not any(words in one.first_text for one in house.group.messages)]  # fmt: skip

    def _lost(self, known: set[str], answers: dict[str, str | None]) -> list[str]:
        """Presses answered and not kept; members whose last kept press is not what stands."""
        lost = [f"update {one.update}" for one in self.answered
                if f"telegram:{one.update}" not in known]  # fmt: skip
        last = {
            str(one.press.person.id): SAID[one.label]
            for one in self.pressed
            if f"telegram:{one.update}" in known
        }
        return lost + [
            f"{person} said {said} last, {answers[person]} stands"
            for person, said in last.items()
            if answers[person] != said
        ]


@dataclass(frozen=True, slots=True)
class Balance:
    pressed: int
    kept: int
    answered: int
    lost: list[str]
    states: dict[str, int]
    kinds: dict[str, int]
    unsaid: list[str]
    copies: int
    in_flight: int
    unsure: int
    wrong: list[str]


def _by_chat(engine: Engine, query: str) -> Counter[str]:
    with engine.connect() as connection:
        rows: Any = connection.execute(text(query))
        return Counter({row.chat: row.number for row in rows})
