"""The commands a person is offered while they type（命令提示）."""

import asyncio
from datetime import date

from bot.platforms.rehearsal.evening import Evening
from bot.platforms.rehearsal.stage import NAME
from bot.platforms.rehearsal.transcript import Person
from domain.access import Role, may, roles_of
from handlers import COMMANDS
from locales import Words, language_of
from storage import Records


async def commands_for(
    evening: Evening, person: Person, *, is_private: bool
) -> list[dict[str, str]]:
    """What they may do in this chat: name, Chinese name, and what it is for, in their language."""
    now = evening.clock()
    roles = await asyncio.wrap_future(
        evening.app.reader.submit(lambda records: _roles(records, person, now.date()))
    )
    words = Words(language_of(person.language))
    return [
        {
            "name": name,
            "alias": next(iter(command.aliases), ""),
            "text": words(key) if words.has(key := f"help.command.{name}") else "",
        }
        for name, command in COMMANDS.items()
        if command.is_listed
        and (is_private or command.in_group)
        and may(command.entry.right, roles)
    ]


def _roles(records: Records, person: Person, today: date) -> frozenset[Role]:
    """What they are in any branch; the handler looks again, more closely."""
    account = records.accounts.find(NAME, person.user)
    if account is None:
        return roles_of(None)
    mine = [roles_of(member) for member in records.people.of_account(account.id, today)]
    return frozenset().union(*mine) or roles_of(None)
