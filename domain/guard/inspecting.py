"""A text looked over（把关）: the gravest finding is the one that counts."""

from collections.abc import Iterable
from dataclasses import replace
from unicodedata import category, normalize

from domain.guard import criticism, digits, leave, marks, money, naming
from domain.guard.findings import FINE, Decision, Finding
from domain.guard.people import named_in
from domain.refusal import Refusal

WIDE = ((",", "，"), (":", "："), (";", "；"), ("(", "（"), (")", "）"), ("?", "？"))


def inspect(text: str, names: Iterable[str] = ()) -> Finding:
    """Look a text over; `names` are those of the roster, for what may not stand beside a name."""
    plain = _plain(text)
    known = [name for name in map(_plain, names) if name and name in plain]
    people = named_in(plain, known)
    finding = _blocked(plain, people, known) or _asked_about(plain, people, known) or FINE
    return replace(finding, suggestion=_as_typed(finding.suggestion, text))


def check_typed(text: str, names: Iterable[str] = (), *, hidden: Iterable[str] = ()) -> Finding:
    """The same; what may not even be kept is refused.

    `hidden` are the names a group must not read at all: of members marked 境外, on a platform
    abroad. The refusal names nobody.
    """
    plain = _plain(text)
    if any(_plain(name) in plain for name in hidden if name):
        raise Refusal("guard.named_abroad")
    finding = inspect(text, names)
    if finding.decision is Decision.BLOCK:
        raise Refusal(f"guard.{finding.reason}")
    return finding


def _blocked(plain: str, people: list[str], known: list[str]) -> Finding | None:
    if marks.is_marked(plain):
        return Finding(Decision.BLOCK, "classification_mark")
    if digits.has_identity(plain):
        return Finding(Decision.BLOCK, "id_number")
    if money.is_personal(plain, people, known):
        return Finding(Decision.BLOCK, "personal_income")
    if criticism.is_said(plain, people):
        return Finding(Decision.BLOCK, "criticism_content")
    return None


def _asked_about(plain: str, people: list[str], known: list[str]) -> Finding | None:
    if leave.is_told(plain, people):
        shorter = leave.without_reason(plain, people)
        return Finding(Decision.CONFIRM, "health_reason", suggestion=shorter)
    if naming.is_pointed(plain, people, known):
        return Finding(Decision.CONFIRM, "naming_members", default="private_message_instead")
    if marks.has_number(plain):
        return Finding(Decision.CONFIRM, "document_number")
    if digits.has_telephone(plain):
        return Finding(Decision.CONFIRM, "phone_number")
    return None


def _as_typed(suggestion: str, text: str) -> str:
    """With the wide signs of the text it was made from."""
    for narrow, wide in WIDE:
        if wide in text and narrow not in text:
            suggestion = suggestion.replace(narrow, wide)
    return suggestion


def _plain(text: str) -> str:
    """As it is compared: one width, and nothing unseen between the letters."""
    return "".join(one for one in normalize("NFKC", text) if category(one) != "Cf")
