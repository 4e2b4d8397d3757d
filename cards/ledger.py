"""The way into the ledger's pages（台账入口）, for one asker alone."""

from chat import Card
from domain.entrance import Address, Reach
from locales import Words


def ledger_card(address: Address, token: str, words: Words) -> Card:
    """The link as plain text: a platform may refuse a button that leads to the machine itself."""
    note = words("page.command.note")
    if address.reach is not Reach.ANYWHERE:
        note = f"{words(f'page.command.{address.reach}')}\n{note}"
    return Card(
        title=words("page.title"),
        lead=words("page.command.link", link=address.link(token)),
        note=note,
    )
