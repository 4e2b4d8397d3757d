"""What is not answered（不答的问题）: by the words that ask for it. This file reads Chinese."""

import re
from collections.abc import Mapping

from domain.questions import Bar, Matter

_BARS: Mapping[Bar, re.Pattern[str]] = {
    Bar.CRITICISM: re.compile(
        r"批评|互评|检讨|意见|(?:会上|谈话|谈心|生活会).*[说讲](?:了|过)|谈了什么|谈话内容|发言内容"
        r"|criticis|criticiz|opinion|\bwhat\b.*\b(?:say|said)\b"
    ),
    Bar.BALLOTS: re.compile(
        r"反对|赞成|弃权|投票|投了|选票|等次|评议结果|被评为"
        r"|\bvot(?:e|es|ed|ing)\b|\bballots?\b|\bagainst\b|\bgrades?\b"
    ),
    Bar.INCOME: re.compile(
        r"工资|收入|薪|基数|奖金|挣|赚|退休金|养老金|公积金"
        r"|salary|salaries|\bincomes?\b|\bearn|\bwages?\b|\bpensions?\b|dues base"
    ),
    Bar.PERSONAL: re.compile(
        r"身份证|证件|电话|手机|号码|住址|地址|住在?哪|生日|出生|年龄|几岁|多大|民族|宗教|信教|婚"
        r"|病因|什么病|家庭|\bid (?:number|card)|\bphone|\baddress|\bbirth|\bage\b|\bold\b"
        r"|\breligio|\bmarried\b|\bhealth\b"
    ),
    Bar.RANKING: re.compile(
        r"排名|排行|排序|排个序|排一排|名次|率|百分|比例|最(?!近|新|后)|倒数|第一名|前[三五十\d]"
        r"|比较|对比|相比|比.{0,12}[多少好差高低勤早晚]|更[多少好差高低]|积极性|不积极|表现|积分"
        r"|得分|打分|评分|几分|\brank|\brates?\b|\bratio|percent|%|\btop\b|\bworst\b|\bbest\b"
        r"|\bmost\b(?! recent)|\bleast\b|more than|\bcompare|\bscores?\b|\bleague\b|\baverage\b"
        r"|\bbetter\b|\bworse\b|\blazy\b|\blaziest\b|\bactive\b"
    ),
    Bar.FOREIGN: re.compile(
        r"(?:第?[一二三四五六七八九十\d]+|其他|其它|别的|隔壁|兄弟|另一个|外)(?:党)?支部|别的单位"
        r"|\b(?:other|another|neighbou?ring|next|second|first) branch"
    ),
}

BESIDE: Mapping[Bar, frozenset[Matter]] = {
    Bar.RANKING: frozenset({Matter.ATTENDANCE, Matter.DUES}),
    Bar.INCOME: frozenset({Matter.DUES}),
    Bar.CRITICISM: frozenset({Matter.RECTIFICATION, Matter.TALKS}),
    Bar.BALLOTS: frozenset({Matter.LAST}),
    Bar.FOREIGN: frozenset(Matter),
    Bar.PERSONAL: frozenset({Matter.ATTENDANCE}),
}
"""What may be asked instead（可以改问）."""


_OWN = re.compile(r"第?[一二三四五六七八九十\d]+(?:党)?支部$")


def home_names(name: str) -> tuple[str, ...]:
    """What a branch is called by its own: 机关第三党支部 is 第三支部 too."""
    plain = name.replace("党支部", "支部")
    short = [found[0] for one in (name, plain) if (found := _OWN.search(one))]
    return tuple(dict.fromkeys((name, plain, *short)))


def bar_of(text: str) -> Bar | None:
    """Why a text is not answered, if it asks for what this product does not keep or tell.

    To be handed over without names, which may hold any of these characters.
    """
    return next((bar for bar, words in _BARS.items() if words.search(text)), None)
