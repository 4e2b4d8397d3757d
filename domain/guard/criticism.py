"""What was said in criticism（批评与自我批评的内容）: for the meeting alone, never collected.

That there is criticism on the agenda, who signed up in numbers and how long it takes may be said.
"""

import re
from collections.abc import Sequence

from domain.guard.people import any_of

_WORD = (
    "自我批评|自我剖析|自我检查|自我评价|自评|自查|检讨|对照检查|个人剖析|党性分析|批评|互评|谈心谈话|"
    "评议"
)
_TALK = "(?:发言|内容|意见|材料|摘要|要点|提纲|记录|情况|如下|为)*"
_PLAN = (
    r"(?!\s*(?:无|暂无|略|见|待|由|请|每|各|全|先|再|按|依次|逐|时间|地点|顺序|现场|会上|会后|书记|支委|班子|"
    r"组织|开展|第|约|共|已|报名|提前|准备|下周|周|\d|…*\s*$))"
)
_OF = "(?:同志)?(?:的|在|作|做|进行|开展)?"
_ON_BOOKS = re.compile(r"《[^《》]{0,80}》")
_TITLE = re.compile("批评(?:与|和)自我批评")
_LISTED = re.compile(
    rf"(?:(?<!与)(?<!和)(?:自我)?批评|互评|互相批评|帮助)(?:意见|内容|发言摘要|发言要点|记录){_TALK}\s*:{_PLAN}\s*\S"
    r"|(?:对照检查|自我剖析|个人剖析|党性分析)(?:材料|发言)?\s*:\s*(?:本人|我|自己)"
    rf"|(?:自我批评|自我剖析|检讨|个人剖析)(?:内容|摘要|要点|如下)+\s*:{_PLAN}\s*\S"
)
_BARE = re.compile(rf"(?<!与)(?<!和)(?:自我)?批评[^,。;:]{{0,8}}:{_PLAN}\s*\S")
_FAULTS = (
    "工作(?:拖沓|不认真|不负责|懈怠|散漫|马虎|不主动|不积极)|作风(?:漂浮|不实|散漫)|纪律(?:松散|涣散|性不强)|"
    "学习(?:不主动|不认真|不够|不深入)|不按时|不积极|不主动|不认真|不担当|脾气|态度(?:生硬|不好|差)|怕得罪人|"
    "脱离群众|思想波动|批评不够|好人主义|官僚主义|形式主义"
)


def is_said(plain: str, people: Sequence[str]) -> bool:
    """Whether it tells what somebody was criticized for, by others or by themselves."""
    text = _ON_BOOKS.sub("", plain)
    if _LISTED.search(text) or _BARE.search(_TITLE.sub("", text)):
        return True
    if not people:
        return False
    who = any_of(people)
    told = (
        rf"{who}{_OF}(?:{_WORD}){_TALK}\s*(?::|说|认为|称|指出){_PLAN}\s*\S",
        rf"{who}(?:同志)?[^,。;:\n]{{0,6}}批评(?:了|过)?\s*{who}",
        rf"批评(?:了|过|一下)?\s*{who}",
        rf"(?:对|给|向){who}(?:同志)?[^,。;\n]{{0,6}}(?:批评|提[^,。;\n]{{0,4}}意见|谈话提醒|诫勉)",
        rf"{who}(?:同志)?[^,。;\n]{{0,6}}(?:被|受到?|遭|挨)[^,。;\n]{{0,6}}批评",
        rf"{_TITLE.pattern}{_TALK}\s*[::]?\s*{who}(?:同志)?[^,。;\n]{{0,4}}(?:{_FAULTS}|:)",
        rf"{who}(?:同志)?(?:的|存在|有)[^,。;\n]{{0,6}}(?:问题|不足|缺点|毛病|短板)[^,。;\n]{{0,4}}(?::|是|在于)",
        rf"{who}(?:同志)?[^,。;\n]{{0,6}}(?:{_FAULTS})",
        rf"(?:组织|民主)生活会[上中][^。;\n]{{0,6}}{who}[^。;\n:]{{0,4}}(?:说|指出|认为|提出)",
        rf"{who}[^。;\n]{{0,6}}(?:组织|民主)生活会[上中][^。;\n]{{0,4}}(?:说|指出|认为|提出)",
        rf"(?:问题清单|整改清单|谈话内容|谈心谈话内容|谈话记录)[^\n]{{0,6}}:\s*{who}",
    )
    return any(re.search(pattern, text) for pattern in (*told, *_graded(who)))


def _graded(who: str) -> tuple[str, str]:
    """A grade of the yearly appraisal（民主评议等次）beside a person."""
    grade = "(?:优秀|(?:基本)?合格|不合格|不称职|称职)"
    appraised = "(?:评议|等次|测评|评定)"
    return (
        rf"{appraised}[^。;\n]{{0,12}}{who}(?:同志)?[^。;\n]{{0,8}}{grade}",
        rf"{who}(?:同志)?[^。;\n]{{0,8}}{appraised}[^。;\n]{{0,8}}{grade}",
    )
