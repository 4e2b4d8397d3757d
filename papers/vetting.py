"""Is a form handed in harmless?（上级表格的检查）: what runs or fetches something is sent back."""

import re
from collections.abc import Mapping

from domain.refusal import Refusal
from papers.parcels import TYPES, plain

MOST_TAGS = 60_000
"""In all the parts that are taken apart: a form of some pages has a tenth of it."""

_RUNS = re.compile(
    r"(?:.*/)?(?:vbaProject|vbaData|activeX|ctrlProps|embeddings|externalLinks|connections"
    r"|queryTables|customUI|afchunk)(?:[\d./].*)?(?:\.\w+)?",
    re.IGNORECASE,
)
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_RELATION = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>", re.IGNORECASE)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_TEMPLATE = re.compile(rb"Type\s*=\s*[\"'][^\"']*/attachedTemplate[\"']")
_ON_DISK = re.compile(rb"Target\s*=\s*[\"']file:///[A-Za-z]:")
_FIELD = re.compile(
    rb"<(?:\w+:)?(?:f|instrText)(?:\s[^<>]*)?>([^<]*)<|<(?:\w+:)?fldSimple\s([^<>]*)>"
)
_FETCHES = re.compile(rb"INCLUDEPICTURE|INCLUDETEXT|DDE|WEBSERVICE|\bRTD\b|IMPORT", re.IGNORECASE)


def vet(parts: Mapping[str, bytes]) -> None:
    """Refuse macros, embedded programs, and whatever would be fetched when it is opened.

    A plain link stays, and so does the name of the template on the disk it was written from.
    """
    if _MACROS.search(plain(parts[TYPES])) or any(_RUNS.fullmatch(name) for name in parts):
        raise Refusal("form.refused.runs")
    for name, part in parts.items():
        if name.endswith(".rels") and any(map(_is_foreign, _RELATION.findall(plain(part)))):
            raise Refusal("form.refused.fetches")
        if name.endswith(".xml") and _FETCHES.search(_fields(plain(part))):
            raise Refusal("form.refused.fetches")


def check_tags(parts: Mapping[str, bytes]) -> None:
    """Refuse what would take long to take apart."""
    if sum(plain(part).count(b"<") for part in parts.values()) > MOST_TAGS:
        raise Refusal("form.refused.too_big")


def _fields(part: bytes) -> bytes:
    """All formulas and fields of a part; a field may be cut into pieces."""
    return b"".join(b"".join(found) for found in _FIELD.findall(part))


def _is_foreign(relation: bytes) -> bool:
    is_its_template = _TEMPLATE.search(relation) and _ON_DISK.search(relation)
    return not (_LINK.search(relation) or is_its_template)
