"""A change of many records that waits for one yes（预览待确认）, packed into one short word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from domain.attendance import Presence
from domain.refusal import Refusal

MOST = 170
"""Characters a word may have: it waits beside the open question."""

_CODES = (None, *Presence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What was shown: `people` and `before` are fingerprints, `digits` one for each of them."""

    people: str
    before: str
    digits: str


def pack(
    people: Sequence[int], before: Mapping[int, Presence | None], changes: Mapping[int, Presence]
) -> str:
    """These changes, of these people as they stood; refuses more than a question can hold."""
    number = 0
    for one in sorted(people, reverse=True):
        number = number * len(_CODES) + _CODES.index(changes.get(one))
    word = f"{_people(people)}.{_before(before, changes)}.{number:x}"
    if len(word) > MOST:
        raise Refusal("bulk.refused.too_many")
    return word


def unpack(word: str, people: Sequence[int]) -> dict[int, Presence]:
    """The changes again; refused if the list holds other people now, or the word is none."""
    try:
        print_of_people, _, digits = word.split(".")
        number = int(digits, 16)
    except ValueError:
        raise Refusal("bulk.refused.stale") from None
    if print_of_people != _people(people):
        raise Refusal("bulk.refused.stale")
    changes = {}
    for one in sorted(people):
        number, code = divmod(number, len(_CODES))
        presence = _CODES[code]
        if presence is not None:
            changes[one] = presence
    return changes


def is_as_shown(
    word: str, before: Mapping[int, Presence | None], changes: Mapping[int, Presence]
) -> bool:
    """Whether those who would change still stand as they stood when it was shown."""
    return word.split(".")[1] == _before(before, changes)


def mark_of(word: str) -> str:
    """Eight letters for a button, so that it says yes to what its own card showed."""
    return f"{crc32(word.encode()):08x}"


def _people(people: Sequence[int]) -> str:
    return mark_of(",".join(map(str, sorted(people))))


def _before(before: Mapping[int, Presence | None], changes: Mapping[int, Presence]) -> str:
    return mark_of(",".join(f"{one}={before.get(one)}" for one in sorted(changes)))
