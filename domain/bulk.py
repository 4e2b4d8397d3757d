"""Many people in one message（批量）: 除张三外全到, a pasted list, 请假：李四.

Read strictly: whoever is not known is named back and nothing is done. This file reads Chinese.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.name_runs import Names, as_read
from domain.refusal import Refusal
from domain.roster_names import is_footer, unnumbered
from domain.text import clean_line

LONGEST = 4_000
"""Characters of one message; a branch of two hundred with room to spare."""

SHOWN = 5
"""How many names are given back that were not understood."""

_EXCEPT = re.compile(r"(?:除了?|except)\s*(?P<names>.+)")
_OUTSIDE = re.compile(r"(?:以外|之外|外)$")
_HEADING = re.compile(
    r"(?P<word>[^\s:(]{1,12}?)(?:人员|同志|名单|的){0,3}\s*(?:\(?[0-9]*\s*[人名位]?\)?)?\s*:\s*(?P<rest>.*)"
)
_REST = (
    r"(?:(?:其余|其他|其它|剩下|大家|所有|全体)?(?:的|同志|人员|党员|人){{0,3}}(?:都|全部?|均)"
    r"(?:已经?)?(?:{verbs})(?:了|齐|党费){{0,3}}"
    r"|\b(?:all|everybody|everyone|(?:all )?(?:the )?(?:rest|others))(?: (?:{verbs}))?)[。.]?$"
)
_NOBODY = frozenset(("无", "没有", "none", "nobody"))
_CHAIN = re.compile(r"#?\s*接龙")
_NUMBERED = re.compile(r"[0-9]{1,3}\s*[.、)]\s*(?![0-9])")
_BETWEEN = re.compile(r"[、,;/|\t\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What can be said of people: by word a code, and what all the others may have done.

    `usual` holds for those of whom nothing is said; with `leaves_out` they are those left out.
    """

    words: Mapping[str, str]
    verbs: str
    usual: str
    leaves_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste:
    """What was read: by id, what is said of whom; `but` are left out of all the rest."""

    said: Mapping[int, str]
    has_rest: bool = False
    but: frozenset[int] = frozenset()


def read_paste(text: str, people: Mapping[int, str], vocabulary: Vocabulary) -> Paste:
    """Who is meant, `people` being names by id.

    Refuses unknown names, one name that several bear, somebody of whom two things are said, and
    a message without anybody.
    """
    if len(text) > LONGEST:
        raise Refusal("bulk.refused.too_long", most=LONGEST)
    reading = _Reading(Names(people, vocabulary.words), vocabulary)
    for line in _lines(text):
        reading.take(line)
    return reading.done(people)


class _Reading:
    """Line by line; a heading alone holds for the lines below it, one with names for its own."""

    def __init__(self, names: Names, vocabulary: Vocabulary) -> None:
        self._names = names
        self._vocabulary = vocabulary
        self._rest = re.compile(_REST.format(verbs=vocabulary.verbs))
        self._said: dict[int, set[str]] = {}
        self._but: set[int] = set()
        self._has_rest = False
        self._heading = ""
        self._unread: list[str] = []
        self._shared: list[str] = []

    def take(self, line: str) -> None:
        usual = self._heading
        if found := _EXCEPT.match(line):
            rest = self._rest.search(found["names"])
            named = found["names"][: rest.start()] if rest else found["names"]
            self._has_rest = True
            self._parts(_OUTSIDE.sub("", named.rstrip(" ,;、。.")), None)
            return
        if self._rest.match(line):
            self._has_rest = True
            return
        if found := _HEADING.fullmatch(line):
            word = self._vocabulary.words.get(found["word"])
            if word is not None:
                usual, line = word, found["rest"]
                if line.rstrip("。.") in _NOBODY:
                    return
                if not line:
                    self._heading = word
                    return
        elif word := self._vocabulary.words.get(line):
            self._heading = word
            return
        self._parts(line, usual)

    def done(self, people: Mapping[int, str]) -> Paste:
        if self._unread:
            raise Refusal("bulk.refused.unknown", names=listing(self._unread))
        if self._shared:
            raise Refusal("bulk.refused.shared", names=listing(self._shared))
        if twice := [people[one] for one, codes in self._said.items() if len(codes) > 1]:
            raise Refusal("bulk.refused.twice", names=listing(twice))
        if not (self._said or self._but or self._has_rest):
            raise Refusal("bulk.refused.nobody")
        return Paste(
            said={one: code for one, [code] in self._said.items()},
            has_rest=self._has_rest,
            but=frozenset(self._but),
        )

    def _parts(self, line: str, usual: str | None) -> None:
        """What stands between separators; `usual` is None for those who are left out."""
        for part in _BETWEEN.split(self._names.whole(line)):
            run = self._names.read(part)
            if run is None:
                self._unread.append(self._names.plain(part))
                continue
            for ids, word in run:
                if len(ids) > 1:
                    self._shared.append(self._names.shown(ids))
                    continue
                self._note(ids[0], word, usual)

    def _note(self, one: int, word: str, usual: str | None) -> None:
        code = word or usual
        if code is None or (not code and self._vocabulary.leaves_out):
            self._has_rest = True
            self._but.add(one)
        else:
            self._said.setdefault(one, set()).add(code or self._vocabulary.usual)


def _lines(text: str) -> Iterator[str]:
    """As they are compared, numbers and bullets taken off; what stands above a 接龙 is no name."""
    lines = [as_read(clean_line(line, limit=LONGEST)) for line in text.splitlines()]
    lines = [line for line in lines if line]
    if lines and _CHAIN.match(lines[0]):
        first = next((at for at, one in enumerate(lines) if at and _NUMBERED.match(one)), 1)
        lines = lines[first:]
    for line in lines:
        if not is_footer(line) and (bare := unnumbered(line)):
            yield bare


def listing(names: Sequence[str]) -> str:
    """The first few of them, short enough for a sentence."""
    return "、".join(name[:20] for name in names[:SHOWN])
