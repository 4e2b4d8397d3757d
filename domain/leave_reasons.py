"""From what somebody writes to the category that alone is kept（请假类别）. Reads Chinese.

Health and family are nobody else's business（个人信息保护法第28条）: the words are forgotten.
"""

from domain.attendance import Leave

_WORDS = {
    Leave.SICK: ("病", "手术", "住院", "医院", "医生", "体检", "复查", "发烧", "感冒", "怀孕",
                 "产检", "产假", "骨折", "化疗", "不舒服", "身体", "sick", "illness", "hospital",
                 "doctor"),
    Leave.OFFICIAL: ("公", "出差", "值班", "加班", "开会", "会议", "工作", "任务", "外派", "出国",
                     "business", "duty", "work"),
    Leave.STUDY: ("学习", "上课", "培训", "考试", "党校", "进修", "答辩", "study", "class", "exam",
                  "training"),
    Leave.MOBILE: ("流动", "外出务工", "在外地", "外地", "mobile"),
    Leave.PERSONAL: ("事假", "私事", "家", "孩子", "老人", "婚", "丧", "搬", "亲", "personal",
                     "family", "child"),
}  # fmt: skip
"""Health before all else: who was in hospital on a business trip was ill."""


def category_of(reason: str) -> Leave:
    """The category a reason falls into; 其他 where it says nothing known."""
    said = reason.lower()
    return next(
        (leave for leave, words in _WORDS.items() if any(word in said for word in words)),
        Leave.OTHER,
    )
