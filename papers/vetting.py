"""Is a form handed in harmless?（上级表格的检查）: what runs or fetches something is sent back.

XML can spell a word in many ways, so relations, fields and formulas are looked at as they are
read, never as they are written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, fromstring

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
_ON_DISK = re.compile(r"file:///[A-Za-z]:")
_FIELDS = (b"instrText", b"fldSimple")
_FETCHES_IN_WORD = re.compile(r"INCLUDEPICTURE|INCLUDETEXT|DDE|IMPORT|LINK(?<!HYPERLINK)", re.I)
_FETCHES_IN_EXCEL = re.compile(r"\b(?:WEBSERVICE|RTD|IMPORT\w+|IMAGE|CALL|REGISTER\w*)\s*\(", re.I)


def vet(parts: Mapping[str, bytes]) -> None:
    """Refuse macros, embedded programs, and whatever would be fetched when it is opened.

    A plain link stays, and so does the name of the template on the disk it was written from.
    """
    types = b"".join(map(_attributes, _elements(parts[TYPES])))
    if _MACROS.search(types) or any(_RUNS.fullmatch(name) for name in parts):
        raise Refusal("form.refused.runs")
    relations = {name: part for name, part in parts.items() if name.endswith(".rels")}
    fields = {
        name: part
        for name, part in parts.items()
        if name.startswith("word/") and any(mark in plain(part) for mark in _FIELDS)
    }
    check_tags({**relations, **fields})
    is_foreign = any(_is_foreign(one) for part in relations.values() for one in _elements(part))
    is_fetching = any(_FETCHES_IN_WORD.search(_code(part)) for part in fields.values())
    if is_foreign or is_fetching:
        raise Refusal("form.refused.fetches")


def vet_formulas(formulas: Iterable[str]) -> None:
    """Refuse a sheet whose formulas ask somebody else."""
    if any(_FETCHES_IN_EXCEL.search(formula) for formula in formulas):
        raise Refusal("form.refused.fetches")


def check_tags(parts: Mapping[str, bytes]) -> None:
    """Refuse what would take long to take apart."""
    if sum(plain(part).count(b"<") for part in parts.values()) > MOST_TAGS:
        raise Refusal("form.refused.too_big")


def _elements(part: bytes) -> Iterator[Element]:
    plain(part)
    try:
        yield from fromstring(part).iter()
    except ParseError:
        raise Refusal("file.refused.broken") from None


def _attributes(one: Element) -> bytes:
    return "\n".join(one.attrib.values()).encode()


def _code(part: bytes) -> str:
    """All fields of a part in one: a field may be cut into pieces."""
    said = []
    for one in _elements(part):
        name = str(one.tag).rpartition("}")[2]
        if name == "instrText":
            said.append("".join(one.itertext()))
        elif name == "fldSimple":
            said += one.attrib.values()
    return "".join(said)


def _is_foreign(relation: Element) -> bool:
    if relation.get("TargetMode", "").lower() != "external":
        return False
    kind = relation.get("Type", "").rpartition("/")[2]
    is_its_template = kind == "attachedTemplate" and _ON_DISK.match(relation.get("Target", ""))
    return not (kind == "hyperlink" or is_its_template)
