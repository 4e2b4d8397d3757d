"""Reading a sentence from its beginning（逐词读）."""

import re

from domain.refusal import Refusal

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_SPACES = {ord(space): " " for space in "\t\n\r\v\f\u00a0\u2002\u2003\u2009\u202f\u3000"}
_FOLDED: dict[int, int | str] = {**_WIDE, **_SPACES, 0x2236: ":"}
_BLANK = re.compile(r" *")
_SHOWN = 20


def pattern(source: str) -> re.Pattern[str]:
    """Compile without regard to case, digits being ASCII digits alone（词形）."""
    return re.compile(source, re.ASCII | re.IGNORECASE)


class Scanner:
    """A sentence and how far it is understood（读到哪里）.

    Full-width signs are read as their ASCII twins, one for one, so that places in what was read
    are places in what was written.
    """

    def __init__(self, text: str) -> None:
        self.written = text
        self.folded = text.translate(_FOLDED)
        self.at = 0

    def take(self, words: re.Pattern[str]) -> re.Match[str] | None:
        """Read `words` here, after any blanks, and move on; else stay（读下一词）."""
        found = self.see(words)
        if found:
            self.at = found.end()
        return found

    def see(self, words: re.Pattern[str]) -> re.Match[str] | None:
        """Look whether `words` stand here, after any blanks（看下一词）."""
        blank = _BLANK.match(self.folded, self.at)
        return words.match(self.folded, blank.end() if blank else self.at)

    def touches(self, words: re.Pattern[str]) -> bool:
        """Whether `words` stand here without a blank before them（紧接着）."""
        return words.match(self.folded, self.at) is not None

    def unreadable(self) -> Refusal:
        """The refusal that quotes the first words not understood（看不懂）."""
        left = self.written[self.at :].strip() or self.written.strip()
        phrase = "".join(filter(str.isprintable, left[:_SHOWN]))
        return Refusal("when.refused.unreadable", phrase=phrase)
