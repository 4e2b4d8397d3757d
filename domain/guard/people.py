"""Who is named in a text（点到的姓名）: those of the roster, and what reads like a Chinese name."""

import re
from collections.abc import Iterable

from domain.text import HAN

_SURNAMES = (
    "欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|夏侯|"
    "[赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严魏陶姜谢邹苏潘葛范彭韦马苗方任袁柳鲍史唐薛"
    "雷贺倪汤罗毕郝于傅康余顾孟黄萧肖尹姚邵汪祁毛戴宋庞熊纪舒董梁杜季贾江郭梅林钟徐邱骆高夏蔡田樊"
    "胡凌霍柯卢莫邓洪崔龚程邢裴陆翁段侯宁甘武刘詹叶黎白赖乔闻谭廖耿聂曾]"
)
_WORDS = re.compile(
    "周[一二三四五六日末天边期]|方[案式法面便向针]|高[温度校考铁中等级新]|江[苏西]|马上|任[务职期何命]|"
    "余[额款下]|于[是今此]|钱[款物]|严[格禁重]|许[多可]|夏[季天]|史[料学]|范[围例]|陈[述列]|陆续|康复|"
    "贺信|顾问|谢谢|施[工行]|何[时地处人]|林业|曾经|程[序度]|董事|纪[律委检念要]|宁[夏波]|白[天色板]|"
    "季[度节末初]|武汉|毕业|唐山|苏州|黄[河山]|田间|雷锋|莫[名非]|凌晨|段落|胡[乱同]|梅雨|熊猫|宋体|"
    "毛[主利]|汤圆|洪[水涝]|甘肃|柯桥|闻讯|舒适|叶子|姜汤|郭外"
)
"""Words that begin like a surname."""

_AFTER = (
    r"(?=同志|书记|委员|组长|党员|老师|同学|本人|因|由于|请|自我|自评|自查|互|批评|检讨|剖析|对|被|的|"
    r"在|月|每|全年|年|本|这|今|应|实|已|未|没|还|尚|仍|又|也|都|欠|拖|缺|旷|迟|早退|交|缴|住|生病|"
    r"做|手术|病|患|怀|流产|骨折|发烧|确诊|化疗|身体|家|党费|工资|收入|税|到手|退休|养老|基|薪|存在|"
    r"等|提|指|报|评议|连续|思想|脱离|发放|捐|垫|领|工作|学习|作风|纪律|态度|脾气|不|忘|漏|说|需|要|补|病假|事假|产假|[-\s,、;:。!?()\[\]【】@\"”\d¥/—…]|$)"
)
_GUESS = re.compile(
    rf"(?:^|(?<=[-\s,、;:。!?()\[\]【】@\"“与和及跟由请给对向让将把为有是下醒催出员/—…评]))"
    rf"(?:(?:{_SURNAMES})[{HAN}]{{1,2}}?|[老小大](?:{_SURNAMES})){_AFTER}",
    re.MULTILINE,
)


def named_in(text: str, names: Iterable[str]) -> list[str]:
    """The names of the roster that stand in a text, and what reads like other people's."""
    known = [name for name in names if name and name in text]
    guessed = [found.group() for found in _GUESS.finditer(text) if not _WORDS.match(found.group())]
    return list(dict.fromkeys([*known, *guessed]))


def any_of(people: Iterable[str]) -> str:
    """A regular expression for one of these people, the longest name first."""
    return "(?:" + "|".join(map(re.escape, sorted(people, key=len, reverse=True))) + ")"
