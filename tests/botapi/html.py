"""Telegram's HTML: read strictly, refused with Telegram's words."""

import re

from tests.botapi.refusals import Refused, bad_request

Entity = dict[str, object]

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_reference = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_attribute = re.compile(
    r"""\s*([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.\-]+)(?=[\s>]|$)))?"""
)
_tag_end = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_name = re.compile(r"[^\s>]*")
_link = re.compile(r"(?:https?|tg|ton|tonsite)://\S+|mailto:\S+|tel:\S+|[\w-]+(?:\.[\w-]+)+\S*")
_person = re.compile(r"tg://user/?\?id=(\d+)")


def units(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts entities."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse(source: str) -> tuple[str, list[Entity]]:
    """The plain text (trimmed) and its entities; raises Refused 400 "can't parse entities: …"."""
    if "<" not in source and "&" not in source:
        return trim(source, [])
    text: list[str] = []
    entities: list[Entity] = []
    opened: list[tuple[str, dict[str, str], int, int]] = []
    offset = position = 0
    while position < len(source):
        start = source.find("<", position)
        piece = _decode(source[position : start if start >= 0 else len(source)])
        text.append(piece)
        offset += units(piece)
        if start < 0:
            break
        if source.startswith("/", start + 1):
            position = _close(source, start, opened)
            name, attributes, began, at = opened.pop()
            if offset > began:
                _add(entities, name, attributes, began, offset - began, "".join(text[at:]))
        else:
            name, attributes, position = _open(source, start)
            opened.append((name, attributes, offset, len(text)))
    if opened:
        raise _wrong(f"Can't find end tag corresponding to start tag {opened[-1][0]}")
    entities.sort(key=lambda entity: (entity["offset"], -int(str(entity["length"]))))
    return trim("".join(text), entities)


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space at both ends, entities moved along and clipped; at most 100 of them."""
    kept = text.strip()
    if not entities or kept == text:
        return kept, entities[:100]
    shift, length = units(text[: len(text) - len(text.lstrip())]), units(kept)
    result = []
    for entity in entities:
        begin = max(int(str(entity["offset"])) - shift, 0)
        end = min(int(str(entity["offset"])) + int(str(entity["length"])) - shift, length)
        if end > begin:
            result.append(entity | {"offset": begin, "length": end - begin})
    return kept, result[:100]


def _open(source: str, start: int) -> tuple[str, dict[str, str], int]:
    matched = _name.match(source, start + 1)
    assert matched
    name, position = matched.group().lower(), matched.end()
    if position == len(source):
        raise _wrong(f"Unclosed start tag{_at(source, start)}")
    if name not in KINDS:
        raise _wrong(f'Unsupported start tag "{name}"{_at(source, start)}')
    if source[position] == ">" and name != "span":
        return name, {}, position + 1
    if not (ended := _tag_end.match(source, position)):
        raise _wrong(f'Unclosed start tag "{name}"{_at(source, start)}')
    attributes: dict[str, str] = {}
    inside, at = source[position : ended.end() - 1].rstrip(), 0
    while at < len(inside):
        if not (found := _attribute.match(inside, at)):
            raise _wrong(f'Empty attribute name in the tag "{name}"{_at(source, start)}')
        key, double, single, bare = found.groups()
        at = found.end()
        is_flag = double is None and single is None and bare is None
        if is_flag and (name != "blockquote" or inside[at : at + 1] == "="):
            what = f'Expected equal sign in declaration of an attribute of the tag "{name}"'
            raise _wrong(what + _at(source, start))
        attributes[key] = "" if is_flag else _decode(double or single or (bare or "").lower())
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _wrong(f'Tag "span" must have class "tg-spoiler"{_at(source, start)}')
    return name, attributes, ended.end()


def _close(source: str, start: int, opened: list[tuple[str, dict[str, str], int, int]]) -> int:
    if not opened:
        raise _wrong(f"Unexpected end tag{_at(source, start)}")
    end = source.find(">", start)
    name = source[start + 2 : end]
    if end > 0 and name == opened[-1][0]:
        return end + 1
    name = name.strip().lower()
    if end < 0 or len(name.split()) > 1:
        raise _wrong(f"Unclosed end tag{_at(source, start)}")
    expected = opened[-1][0]
    if name not in ("", expected):
        where = f'{_at(source, start)}, expected "</{expected}>", found "</{name}>"'
        raise _wrong(f"Unmatched end tag{where}")
    return end + 1


def _add(
    entities: list[Entity], name: str, attributes: dict[str, str], at: int, length: int, inner: str
) -> None:
    entity: Entity = {"type": KINDS[name], "offset": at, "length": length}
    if name == "a":
        link = attributes.get("href") or inner
        if person := _person.match(link):
            entity |= {"type": "text_mention", "user": {"id": int(person[1])}}
        elif _link.fullmatch(link):
            entity["url"] = link if ":" in link else f"http://{link}/"
        else:
            return  # Telegram keeps the words and drops the link silently
    elif name == "tg-emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise _wrong("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = attributes["emoji-id"]
    elif name == "tg-time":
        if not attributes.get("unix", "").lstrip("-").isdigit():
            raise _wrong("Invalid date specified")
        entity["unix_time"] = int(attributes["unix"])
    elif name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif name == "pre" and entities and entities[-1].get("language"):
        entity["language"] = entities.pop()["language"]
    elif name == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"][9:]
    entities.append(entity)


def _decode(text: str) -> str:
    return _reference.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED.get(name, found.group())
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else found.group()


def _at(source: str, position: int) -> str:
    return f" at byte offset {len(source[:position].encode())}"


def _wrong(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")
