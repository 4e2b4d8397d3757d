"""Text that people typed, made fit to keep（文字清理）."""

import re
import unicodedata

MAX_NAME = 64
"""The longest name（姓名）a roster takes, in characters."""

JOINER = "\u200d"
HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003fffd"
"""The inside of a regular expression's brackets: every Chinese character, 〇 included."""

_BLANK = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0]")  # letters by category, yet unseen
_JOINERS = re.compile(JOINER + "{2,}")
_LOOSE_JOINER = re.compile(rf"(?:^|(?<=[ {HAN}])){JOINER}|{JOINER}(?=$|[ {HAN}])")
_HAN_WORDS = re.compile(rf"[{HAN}]{{1,3}}(?: [{HAN}]{{1,3}})+")
_NAME_DOT = re.compile(
    rf"(?<=[{HAN}]) ?[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e.] ?(?=[{HAN}])"
)
_LONGEST_FULL_NAME = 4


def clean_line(text: str, *, limit: int) -> str:
    """One line of at most `limit` characters: NFC, single spaces, nothing that cannot be seen.

    Control and format characters, lone surrogates and unassigned code points go; a zero-width
    joiner stays where it may join something, so a family emoji stays a family. Too long a text
    is cut where no such sequence is torn. Never raises; time grows with the length.
    """
    cleaned = _visible(text)
    # NFC can take quadratic time and makes one character of four at most: cut roughly before it.
    cleaned = unicodedata.normalize("NFC", cleaned[: 4 * limit + 4])
    return cleaned if len(cleaned) <= limit else cleaned[: _seam(cleaned, limit)].rstrip()


def clean_name(text: str) -> str:
    """A name as the roster writes it: 张 三 is 张三, and the dot of 艾力·买买提 is always U+00B7.

    A name longer than `MAX_NAME` comes back longer than that: it is refused, never shortened.
    """
    name = unicodedata.normalize("NFC", _visible(text)[: 8 * MAX_NAME])
    if len(name) > MAX_NAME:
        return name
    if _HAN_WORDS.fullmatch(name):
        words = name.split()
        joined = "".join(words)
        if min(map(len, words)) == 1 and len(joined) <= _LONGEST_FULL_NAME:
            name = joined
    return _NAME_DOT.sub("\u00b7", name)


def _visible(text: str) -> str:
    if text.isprintable() and not _BLANK.search(text):  # nearly every text, at the speed of C
        return " ".join(text.split())
    spaced = "".join(char for char in _BLANK.sub(" ", text) if _is_seen(char))
    joined = _JOINERS.sub(JOINER, " ".join(spaced.split()))
    return " ".join(_LOOSE_JOINER.sub("", joined).split())


def _is_seen(char: str) -> bool:
    if char.isspace() or char == JOINER:
        return True
    category = unicodedata.category(char)
    if category == "Cn":  # planes 2 and 3 hold rare Chinese characters newer than Python's tables
        return ord(char) >> 16 in {2, 3} and ord(char) & 0xFFFF < 0xFFFE
    return category not in {"Cc", "Cf", "Cs"}


def _seam(text: str, limit: int) -> int:
    """The last place not after `limit` that is between two characters as a reader counts them."""
    for place in range(limit, 0, -1):
        if text[place - 1] != JOINER and not _clings(text[place]):
            return place
    return limit


def _clings(char: str) -> bool:
    skin_tone = "\U0001f3fb" <= char <= "\U0001f3ff"
    return char == JOINER or skin_tone or unicodedata.category(char).startswith("M")
