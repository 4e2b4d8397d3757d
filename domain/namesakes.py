"""Whom a name on a list means（同名）: how names are compared."""

import re
import unicodedata

_MARKED = re.compile(r"\([^()]*\)$")


def spelt(name: str) -> str:
    """A name as it is compared: wide letters, capitals and blanks make no difference."""
    return unicodedata.normalize("NFKC", name).casefold().replace(" ", "")


def unmarked(name: str) -> str:
    """The same without what tells 李明（一）from 李明（二）; 李明 alone may mean either."""
    return _MARKED.sub("", spelt(name))
