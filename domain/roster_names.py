"""Names out of lists as people write them（姓名清单）."""

import re
import unicodedata

from domain.refusal import Refusal
from domain.roster_cells import KINDS, read_office
from domain.text import HAN, MAX_NAME, clean_line, clean_name

LONGEST_LINE = 4_000
"""A line is read so far: two hundred names with room to spare."""

LONGEST_TITLE = 60

_BULLET = re.compile(r"^[-–—*•·●○◆◇■□▪▫‣★☆✓✔√>#+]+\s*")
_NUMBER = re.compile(
    r"^(?:[(（]?[0-9０-９]{1,3}(?:\s*[)）.．、:：,，]+\s*|\s+|(?=[^0-9０-９.)）]))"
    r"|[①-⑳⑴-⒇⒈-⒛]\s*|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]\s*)"
)
_INNER_NUMBER = re.compile(r"(?<=\s)[(（]?[0-9]{1,3}[)）.．、](?=\s*\S)")
_SEPARATOR = re.compile(r"[、,，;；|/\t\n]")
_CHINESE_NAME = re.compile(rf"[{HAN}]{{2,4}}(?:[(（][^()（）]{{1,4}}[)）])?")
_DOTTED_NAME = re.compile(rf"[{HAN}]{{1,10}}(?:\u00b7[{HAN}]{{1,10}})+")
_FOREIGN_NAME = re.compile(r"[A-Za-zÀ-ɏ'’.-]+(?: [A-Za-zÀ-ɏ'’.-]+)+")
_COMRADE = re.compile(rf"(?<=[{HAN}]{{2}})\s*同志$")
_NOT_A_NAME = re.compile(r"男|女|.*(?:族|组|支部|党员|名单|名册|学历|本科|大专|研究生)")
_NUMBERS = re.compile(r"[0-9]{5,}|[0-9][Xx0-9]{4,}|[0-9]{3,}[- ][0-9]{3,}")
_TITLE = re.compile(
    r".*[:：]|.*(?:支部|党员|党小组).*(?:名单|名册|花名册)(?:[(（][^()（）]*[)）])?"
)
_FOOTER = re.compile(
    r"(?:合计|总计|共计|小计|总人数|人数|备注|说明|注|填表人?|制表人?|填报人?|审核人?|负责人|联系人"
    r"|经办人|填表日期|填表时间|制表日期|制表时间|填报日期|填报时间|联系电话|单位盖章|盖章"
    r"|(?:党支部|支部)?书记签[字名]|total|sum|notes?|remarks?)(?:[:：0-9(（].*)?"
    r"|[合总]?计?共[有计]?[0-9]{1,4}[人名位].*",
    re.IGNORECASE,
)
_LETTERS = {"Lu", "Ll", "Lt", "Lm", "Lo", "So", "Co", "Cn"}
_EXAMPLE = re.compile(r"[(（\[【]?(?:示例|样例|例|example)[)）\]】:：].*", re.IGNORECASE)


def names_of(line: str) -> tuple[str, ...] | None:
    """The names in one line of a message, () where it holds none, None where it is unclear.

    "1. 张三", "• 张三同志" and "张三、李四 王五" are read; a name with a dot or of another script
    stays whole when it stands alone. A line with 正式党员 or a telephone number is unclear.
    """
    kept = "\t".join(clean_line(part, limit=LONGEST_LINE) for part in re.split(r"[\t\n]", line))
    text = unnumbered(kept)
    if not text or text.isdigit() or is_footer(text) or _is_title(text):
        return ()
    parts = [part.strip() for part in _SEPARATOR.split(_INNER_NUMBER.sub("、", text))]
    parts = [part for part in parts if part]
    if len(parts) == 1:
        return _alone(parts[0])
    names = [name for part in parts for name in _together(part)]
    return tuple(names) if names and all(map(_is_plausible, names)) else None


def unnumbered(line: str) -> str:
    """A line of a list without its bullet and its number."""
    return _NUMBER.sub("", _BULLET.sub("", line.strip())).strip()


def read_name(cell: str) -> str:
    """One person's name, 同志 taken off. Refuses what is none."""
    name = _COMRADE.sub("", clean_name(cell))
    if not name:
        raise Refusal("roster.problem.no_name")
    if len(name) > MAX_NAME:
        raise Refusal("roster.problem.long_name")
    if not is_name(name):
        raise Refusal("roster.problem.bad_name")
    return name


def is_name(name: str) -> bool:
    """Whether this may be somebody's name: letters, no long numbers, not two people at once."""
    has_letter = any(unicodedata.category(char) in _LETTERS for char in name)
    is_several = re.search(rf"[、，;；]|[{HAN}],", name)
    return has_letter and not is_several and not _NUMBERS.search(name)


def is_footer(cell: str) -> bool:
    """Totals, notes and who filled the form in: no person stands in such a row."""
    return bool(_FOOTER.fullmatch(clean_line(cell, limit=200).replace(" ", "")))


def is_example(cell: str) -> bool:
    """The template's own rows, 示例：张三, left in by somebody in a hurry."""
    return bool(_EXAMPLE.fullmatch(clean_line(cell, limit=200)))


def _alone(part: str) -> tuple[str, ...] | None:
    words = _together(part)
    if len(words) > 1:
        return words if all(map(_is_plausible, words)) else None
    name = _COMRADE.sub("", clean_name(part))
    inner_number = re.search(r"[0-9][.)、\s]*[^\s0-9.)）、]", name)
    return None if inner_number or not is_name(name) or _is_other_word(name) else (name,)


def _together(part: str) -> tuple[str, ...]:
    """Names with spaces between them; 张 三 is one."""
    whole = _COMRADE.sub("", clean_name(part))
    words = tuple(_COMRADE.sub("", word) for word in whole.split())
    return words if all(map(_CHINESE_NAME.fullmatch, words)) else (whole,)


def _is_plausible(name: str) -> bool:
    if _is_other_word(name):
        return False
    return any(shape.fullmatch(name) for shape in (_CHINESE_NAME, _DOTTED_NAME, _FOREIGN_NAME))


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and bool(_TITLE.fullmatch(text))


def _is_other_word(name: str) -> bool:
    try:
        return bool(name in KINDS or _NOT_A_NAME.fullmatch(name) or read_office(name))
    except Refusal:
        return False
