"""How the marks of a form are written（标记的写法）: in every language there is, or as a code."""

from domain.forms import Marks
from locales import languages, sentences

_TABLE = "form.mark"


def marks_of_all_languages() -> Marks:
    """By what somebody may write between the braces, its code."""
    names: dict[str, str] = {}
    for language in languages():
        for key, spellings in sentences(language).items():
            if key.startswith(f"{_TABLE}."):
                code = key.removeprefix(f"{_TABLE}.")
                names |= dict.fromkeys(spellings.split("|"), code)
    return Marks(names)
