"""The agenda（议程）: a few lines typed before a meeting, some with a link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.refusal import Refusal
from domain.text import clean_line

MOST = 12
"""Lines of one agenda（本支部约定）."""

LINE_LIMIT = 60
ALOUD = 3
"""How many lines the group's card shows; the others are opened in private."""

_SCHEME = "://"
_NUMBERS = "0123456789"
_STOPS = " \t.)、．）"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item; `link` is empty, or where its material is."""

    text: str
    link: str = ""


def read_agenda(text: str, check_link: Callable[[str], str]) -> list[AgendaLine]:
    """One item a line; a word with :// in it is its link, which `check_link` may refuse.

    A number typed in front goes: the card counts for itself. Refused if there is nothing, or
    too much.
    """
    lines = [_line(one, check_link) for one in text.splitlines() if one.strip()]
    if not lines:
        raise Refusal("agenda.refused.empty")
    if len(lines) > MOST:
        raise Refusal("agenda.refused.too_many", most=MOST)
    return lines


def has_more(lines: Sequence[AgendaLine]) -> bool:
    """Whether the group's card leaves something out: further lines, or links."""
    return len(lines) > ALOUD or any(line.link for line in lines)


def _line(typed: str, check_link: Callable[[str], str]) -> AgendaLine:
    words = typed.split()
    links = [word for word in words if _SCHEME in word]
    if len(links) > 1:
        raise Refusal("agenda.refused.one_link")
    rest = clean_line(" ".join(word for word in words if _SCHEME not in word), limit=1000)
    text = _unnumbered(rest)
    if len(text) > LINE_LIMIT:
        raise Refusal("agenda.refused.too_long", limit=LINE_LIMIT)
    link = check_link(links[0]) if links else ""
    if not (text or link):
        raise Refusal("agenda.refused.empty")
    return AgendaLine(text, link)


def _unnumbered(text: str) -> str:
    """“1. 学习” is “学习”; “2026年总结” stays."""
    rest = text.lstrip(_NUMBERS)
    return rest.lstrip(_STOPS) if rest != text and rest[:1] and rest[0] in _STOPS else text
