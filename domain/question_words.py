"""The words questions are made of（查询用语）, Chinese and English. This file reads Chinese."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from domain.drafting import KINDS
from domain.meetings import MeetingKind


class Sign(StrEnum):
    """What a word says of the question."""

    ATTEND = "attend"
    COME = "come"
    ABSENT = "absent"
    LEAVE = "leave"
    MEETING = "meeting"
    TWICE = "twice"
    ROW = "row"
    LAST = "last"
    LIST = "list"
    MAKE_UP = "make_up"
    DUES = "dues"
    PAY = "pay"
    NOT = "not"
    OWE = "owe"
    STILL = "still"
    LACK = "lack"
    DUTY = "duty"
    DONE = "done"
    RECTIFY = "rectify"
    OWN = "own"
    TALK = "talk"
    PROBATION = "probation"
    SOON = "soon"
    WHO = "who"
    ALL = "all"
    WHAT = "what"
    MANY = "many"
    ME = "me"
    TO = "to"
    TILL = "till"
    KIND = "kind"


Signs: TypeAlias = tuple[Sign, ...]

_SAID: Mapping[Signs, str] = {
    (Sign.ATTEND,): "出勤|考勤|考勤表|应到|实到|应到实到|参会|attendance|expected|check-ins",
    (Sign.COME,): (
        "签到|到会|来了|来开会|开会|参加|出席|到场|attended|attend|came|come"
        "|came to|come to|present|check-in|turned up|showed up"
    ),
    (Sign.ABSENT,): (
        "没来|没到|没参加|没出席|没有来|没有到|没有参加|未到|未参加|未到会|缺席|缺勤|absent"
        "|missed|did not come|didn't come|did not attend|didn't attend|was not there|not present"
    ),
    (Sign.LEAVE,): "请假|请了假|请过假|告假|on leave|leave|excused",
    (Sign.MEETING,): "会议|的会|meeting|meetings",
    (Sign.MANY, Sign.MEETING): "几次会|多少次会|几个会",
    (Sign.LAST, Sign.MEETING): "上次会|上一次会|上回会|最近一次会|最近的会",
    (Sign.TWICE,): "两次|2次|二次|twice|two|two times|2 times",
    (Sign.ROW,): "连续|连着|接连|一连|in a row|running|consecutive|in succession",
    (Sign.TWICE, Sign.ROW): "最近两次|最近2次|last two|last 2",
    (
        Sign.LAST,
    ): "上次|上一次|上回|最近的|最近一次|最近的一次|最后一次|last|latest|most recent|previous",
    (Sign.LIST,): "名单|点名册|list|roll",
    (Sign.MAKE_UP,): "补学|补课|make-up study|make up study|make-up|make up|makeup",
    (Sign.DUES,): "党费|dues|party dues",
    (Sign.PAY,): (
        "交|缴|交了|缴了|交纳|缴纳|交到|收缴|收到|收了|已交|已缴|交齐|交费|paid|pay|paying"
        "|payment|payments|collected|received|paid in|come in"
    ),
    (Sign.NOT,): "没|没有|未|not|hasn't|haven't|has not|have not|didn't|did not",
    (Sign.OWE,): "欠|欠交|欠缴|未交|未缴|unpaid|owes|owe|owing|outstanding|overdue",
    (Sign.STILL,): "还|还有|仍|仍然|仍有|still|yet",
    (Sign.LACK,): (
        "差|缺|没做|没做完|没完成|没办|没办完|未完成|未办|未办结|没落实|没开|没有完成|missing"
        "|to do|have to do|left to do|left|lacking|lack|not done|undone|open|unfinished|to be done"
    ),
    (Sign.DUTY,): (
        "职责|职责清单|三会一课|组织生活|该开的会|要开的会|应开的会|该做的|履职|obligations"
        "|obligation|duties|duty"
    ),
    (Sign.DONE,): "完成|完成了|落实|落实了|办好|办完|done|met|finished|completed|fulfilled",
    (Sign.RECTIFY,): "整改|整改事项|整改清单|整改措施|rectification|rectifications",
    (Sign.OWN,): "负责|responsible for|owned by|owns|assigned to",
    (Sign.TALK,): (
        "谈心谈话|谈心|谈话|谈了|谈过|talks|talk|talked|heart-to-heart|heart to heart"
        "|heart-to-heart talks|heart to heart talks"
    ),
    (Sign.PROBATION,): "预备期|预备党员|转正|probation|probationary|probationary members",
    (Sign.SOON,): (
        "快|快到|快到期|快满|快要|将到|将满|到期|期满|何时|几时|什么时候|ending|ends|end|soon"
        "|over|ending soon|when"
    ),
    (Sign.WHO,): (
        "谁|谁的|哪些人|哪些同志|哪几位|哪几个|哪位|几位|有谁|都有谁|什么人|who|whose|whom"
        "|which members|members|anybody|people"
    ),
    (Sign.ALL,): "大家|全体|全支部|所有人|每个人|每位|everybody|everyone|all members",
    (
        Sign.WHAT,
    ): "什么|哪些|哪几项|哪些事|哪几件|哪些会|啥|几项|几件|几月|what|which|anything|items|item",
    (Sign.MANY,): "几次|多少|多少次|多少人|几个人|how often|how many|how many times|how much",
    (Sign.ME,): "我|我的|我自己|本人|自己|my|me|i|mine|myself",
    (Sign.TO,): "to|until|through",
    (Sign.TILL,): "到|至|~|-|–|—",
    (): (
        "的|了|吗|呢|吧|呀|啊|么|得|都|有|有没有|是|在|也|要|需要|给|请|请问|麻烦|帮|帮我|帮忙|给我|看"
        "|看看|看一下|查|查查|查一下|查询|查看|告诉我|我想知道|我想看|想知道|一下|情况|怎么样|如何|怎样"
        "|同志|同志们|咱们|我们|支部|党员|情况表|统计|人数|人|次数|事项|现在|目前|截至目前|到现在|为止"
        "|名|位|里|中|份|s|'s|’s|a|an|the|of|for|from|in|on|at|by|with|and|is|are|was|were|be|been"
        "|has|have|had|do|does|did|there|we|our|us|you|can|could|please|show|show me|tell|tell me"
        "|give me|see|list of|about|any|all|this|that|who's|what's|so far|status|year's|month's"
        "|quarter's|comrade|comrades|member|branch|during|within|need|needs"
    ),
}

LEXICON: Mapping[str, Signs] = {
    word: signs for signs, words in _SAID.items() for word in words.split("|")
}
"""Each word and what it says; nothing for one that only joins the others."""

MEETING_NAMES: Mapping[str, MeetingKind] = {
    **KINDS,
    "党日": MeetingKind.THEME_DAY,
    "小组会": MeetingKind.GROUP_MEETING,
    "生活会": MeetingKind.ORGANIZATIONAL_LIFE_MEETING,
    "大会": MeetingKind.GENERAL_MEETING,
    "lecture": MeetingKind.PARTY_LECTURE,
    "olm": MeetingKind.ORGANIZATIONAL_LIFE_MEETING,
}
"""What the kinds of meeting are called."""
