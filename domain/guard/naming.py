"""People named beside what they did not do（点名）: a private line is kinder."""

import re
from collections.abc import Sequence

from domain.guard.people import any_of
from domain.text import HAN

_UNDONE = (
    r"(?:(?:未(?:能|及时|按时|按期|曾)?|没(?:有|能)?|尚未|还没(?:有)?|不)\s*(?:按时|及时|足额|来得及|来)?\s*"
    r"(?:[交缴]|到(?!期|位|达|底)|到会|到场|来|出席|参加|参会|签到|报名|回复|答复|反馈|提交|上交|完成|"
    r"学|读|阅|补学|请假|认领|登记)"
    r"|缺席|缺勤|缺课|迟到|早退|旷[会课]|欠[交缴费]|拖欠|漏[交缴]|欠费|尚欠|逾期)"
)
_UNDONE_EN = (
    r"(?:(?:not|never|hasn't|haven't|have not|has not|didn't|did not|yet to)\s+"
    r"(?:yet\s+)?(?:paid|pay|come|came|answered|replied|attended?|attending|registered|read|signed)"
    r"|\bunpaid\b|\babsent\b|\bmissing\b|\blate\b)"
)
_DONE = "已[交缴](?:纳)?(?:党费)?(?:的?(?:同志|党员|人员|名单))?"
_EMPTY = (
    "无|暂无|没有|请|由|见|待|周|今|明|本|下|上|每|各|全|共|约|另|支部|会|联系|可|应|及时|尽快|党|"
    "同志|名单"
)
_NAME = rf"(?!{_EMPTY})[{HAN}]{{2,4}}(?:·[{HAN}]{{1,10}})?"
_LIST = rf"{_NAME}(?:同志)?(?:\s*[、,/]\s*{_NAME}(?:同志)?)+|{_NAME}(?:\s+{_NAME})+\s*(?=$|[。;])"
_WHOSE = r"[^,。;:\n]{0,10}"
_ALSO = r"(?:\s*[、,和及与/]\s*|\s+)"


def is_pointed(plain: str, people: Sequence[str], known: Sequence[str]) -> bool:
    """Whether members are named as silent, absent, late or unpaid, or in a list of who paid.

    `known` are the names of the roster in it: they are seen anywhere on such a line.
    """
    undone = re.compile(f"{_UNDONE}|{_UNDONE_EN}", re.IGNORECASE)
    lines = [line for line in plain.splitlines() if undone.search(line)]
    if any(name in line for line in lines for name in known):
        return True
    if re.search(rf"(?:{_UNDONE}|{_DONE}){_WHOSE}[:\n]\s*(?:{_LIST})", plain, re.MULTILINE):
        return True
    if re.search(rf"(?i:{_UNDONE_EN})[^\n:]{{0,12}}:\s*[A-Z][a-z]+", plain):
        return True
    return bool(people) and _stands_beside(plain, any_of(people))


def _stands_beside(plain: str, who: str) -> bool:
    several = rf"{who}(?:同志)?(?:{_ALSO}{who}(?:同志)?)*"
    beside = (
        rf"(?:{_UNDONE}){_WHOSE}[:\n]\s*@?{several}",
        rf"{several}\s*[,:(]?[^。;,\n:]{{0,8}}?{_UNDONE}",
        rf"(?:{_UNDONE})\s*(?:的)?(?:有|是|人员|名单|同志)+\s*[:]?\s*@?{several}",
        rf"(?:^|[;,。\s])(?:{_UNDONE})\s*(?:人员|名单)?\s+@?{several}",
        rf"(?:{_UNDONE})\s*\d+\s*[人名位]?\s*[:(]?\s*{several}",
        rf"{_DONE}{_WHOSE}:\s*{who}(?:同志)?{_ALSO}{who}",
        rf"(?:催|提醒)(?:一下|促)?\s*@?{several}[^。;\n]{{0,8}}[交缴]",
        rf"@?{several}[^。;\n]{{0,8}}(?:尽快|抓紧|赶紧)[^。;\n]{{0,6}}[交缴到来]",
    )
    return any(re.search(pattern, plain) for pattern in beside)
