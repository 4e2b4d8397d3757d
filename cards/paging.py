"""Lists longer than a card（翻页）."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from chat import Button, Door, Press
from locales import Words

T = TypeVar("T")


def page_of(items: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int, int]:
    """What stands on that page, its number within what there is, and how many there are."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def pager(
    page: int, pages: int, turn: Callable[[int], Press], words: Words
) -> tuple[tuple[Button | Door, ...], ...]:
    """One button that turns to the next page and from the last one to the first; none for one."""
    if pages == 1:
        return ()
    label = words("button.next")
    return ((Button(label, turn((page + 1) % pages), f"{label} {page + 1}/{pages}"),),)


def in_rows(buttons: Sequence[Button | Door], across: int) -> tuple[tuple[Button | Door, ...], ...]:
    """So many buttons side by side."""
    return tuple(tuple(buttons[at : at + across]) for at in range(0, len(buttons), across))


def page_size(max_buttons: int, others: int, *, most: int = 12) -> int:
    """How many people fit on a card beside `others` buttons."""
    return max(1, min(most, max_buttons - others))
