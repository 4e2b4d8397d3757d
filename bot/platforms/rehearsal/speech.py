"""What somebody means by what they type（话里的意思）: a command, an answer, or mere talk."""

from bot.slash import glued_word
from bot.visitor import COMMAND_BY_WORD
from chat import Opened, Said, Wrote


def meaning(text: str, *, is_private: bool) -> Said | Opened | Wrote | None:
    """None for people talking to each other in the group."""
    if not text.startswith("/"):
        return Wrote(text) if is_private else None
    if glued := glued_word(text[1:], COMMAND_BY_WORD):
        return Said(glued, text[1 + len(glued) :].strip())
    word, *rest = text[1:].split(maxsplit=1) or [""]
    words = rest[0].strip() if rest else ""
    if is_private and word == "start" and words:
        return Opened(words)  # as a link into the private chat would be
    return Said(word, words)
