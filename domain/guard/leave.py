"""Why somebody is on leave（请假的原因）: health and family are nobody's business in a group.

Health is sensitive personal information（敏感个人信息，个人信息保护法第28条）; “请假” is enough.
"""

import re
from collections.abc import Sequence

from domain.guard.people import any_of

_ILL = (
    "手术|住院(?!部|医)|生病|患病|重病|患有|得了|病情|病重|确诊|化疗|放疗|透析|怀孕|孕检|产检|产假|"
    "流产|保胎|待产|分娩|骨折|发烧|发热|感冒|咳嗽|腹泻|癌|肿瘤|抑郁|焦虑症|糖尿病|高血压|心脏病|"
    "在医院|阳性|新冠|隔离治疗|看病|就医|就诊|复查|身体(?:不适|不好|原因|欠佳)|不舒服|因病|病假|抱病|养病|病了|"
    r"过敏|中风|伤病|受伤|摔伤|扭伤|\bsurgery\b|\bhospital\b|\bsick\b|\bill(?:ness)?\b|\bpregnan(?:t|cy)\b"
)
_FAMILY = (
    "离婚|丧事|奔丧|家(?:中|里)有?事|家事|家庭原因|陪护|照顾(?:老人|孩子|父母|病人)|"
    "孩子|父亲|母亲|妻子|丈夫"
)
_AWAY = (
    r"请[^,。;\n]{0,6}假|[病产事]假|缺席|不能?(?:参加|参会|到会|来|出席)|无法|休息|来不了|休养|"
    "on leave"
)
_ILL_RE = re.compile(_ILL, re.IGNORECASE)
_FAMILY_RE = re.compile(_FAMILY)
_AWAY_RE = re.compile(_AWAY, re.IGNORECASE)
_BECAUSE = r"(?:因为|由于|因)[^,。;:\n]{1,16}?"
_PARTS = re.compile(r"([,。;!?\n])")
_BRACKETED = re.compile(rf"\s*[(\[][^()\[\]\n]{{0,20}}(?:{_ILL}|{_FAMILY})[^()\[\]\n]{{0,20}}[)\]]")
_KINDS = re.compile(r"请\s*[^,。;\n]{0,4}假(?:\s*\d+\s*[天日周])?|[病产事]假")
_LEAVE = "请假"
_TWICE = re.compile("请假(?:[,;]?请假)+")


def is_told(plain: str, people: Sequence[str]) -> bool:
    """Whether it says why somebody is away, or that somebody is ill; no lecture on health."""
    return any(_is_told(line, people) for line in plain.splitlines())


def without_reason(plain: str, people: Sequence[str]) -> str:
    """The same text with 请假 alone: 孙七因手术请假 becomes 孙七请假."""
    bare = _BRACKETED.sub(lambda found: "(请假)" if "假" in found.group() else "", plain)
    shorter = "".join(_told_shortly(part, people) for part in _PARTS.split(bare))
    return _TWICE.sub(_LEAVE, shorter)


def _is_told(line: str, people: Sequence[str]) -> bool:
    named = [one for one in people if one in line]
    is_away = _AWAY_RE.search(line) is not None
    if _ILL_RE.search(line) and (named or is_away):
        return True
    if not named:
        return False
    is_because = re.search(rf"{any_of(named)}(?:同志)?\s*{_BECAUSE}(?:{_AWAY})", line)
    return bool(is_because) or (is_away and _FAMILY_RE.search(line) is not None)


def _told_shortly(part: str, people: Sequence[str]) -> str:
    """One clause of it, if the reason stands there."""
    named = [one for one in people if one in part]
    is_because = bool(named) and re.search(rf"{_BECAUSE}(?:{_AWAY})", part)
    if not (is_because or _ILL_RE.search(part) or _FAMILY_RE.search(part)):
        return part
    shorter = _KINDS.sub(_LEAVE, re.sub(rf"\s*{_BECAUSE}(?=请)", "", part))
    if _LEAVE in shorter and not _ILL_RE.search(shorter) and not _FAMILY_RE.search(shorter):
        return shorter
    if not named:
        return _LEAVE
    last = max(part.find(one) + len(one) for one in named)
    comrade = "同志" if part[last:].startswith("同志") else ""
    return f"{part[:last]}{comrade}{_LEAVE}"
