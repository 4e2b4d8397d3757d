"""Reading a command as people type it（命令的写法）, on whatever platform."""

from collections.abc import Collection


def glued_word(text: str, known: Collection[str]) -> str:
    """The Chinese command word, longest first, that `text` runs on from（提醒周五19:00）.

    Empty if there is none, or if it stands by itself. Latin words need their space: /helpless is
    no cry for help.
    """
    fits = [word for word in known if not word.isascii() and text.startswith(word)]
    word = max(fits, key=len, default="")
    behind = text[len(word) : len(word) + 1]
    return word if behind and behind != "@" and not behind.isspace() else ""
