"""What may not be posted or kept, and what is asked about first."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.guard import FINE, Decision, Finding, check_typed, inspect
from domain.guard.findings import Doubt
from domain.guard.leave import without_reason
from domain.guard.people import any_of, named_in
from domain.refusal import Refusal

MARKED = [
    "【秘密★1年】关于…的通知",
    "机密★10年",
    "绝密★长期",
    "绝 密 ★ 启用前",
    "★机密★",
    "机密级文件传阅",
    "（机密）转发一份通知",
    "［绝密］",
    "密级：秘密",
    "本文件密级为机密",
    "秘密 10年",
    "机密：关于某事的通知",
    "絕密☆三年",
    "機密文件",
    "机密*5年",
    "学习《秘密★1年 关于…的意见》",
    "机\u200b密★",
    "【内部资料】注意保存",
    "内部文件，请勿外传",
    "【工作秘密】名单",
    "TOP SECRET",
    "本材料属工作秘密，请勿转发",
    "涉密文件已上传",
    "转发《机密文件目录》",
    "[Confidential] minutes",
]
UNMARKED = [
    "保守国家秘密人人有责",
    "学习《中华人民共和国保守国家秘密法》",
    "入党誓词：保守党的秘密，对党忠诚",
    "严禁在群里转发机密文件",
    "不得在微信群传阅秘密文件",
    "手机密码请勿告诉他人",
    "选举设秘密写票处",
    "保密教育：国家秘密的范围",
    "★ 本周重点：学习党章",
    "内部整改情况周五公布",
    "涉密文件请勿拍照",
    "严禁谈论涉密信息",
    "学习《国家秘密及涉密资料管理办法》",
    "涉密文件依照《保密法》规定一律不得外传",
]
NUMBERED = [
    "身份证 11010519491231002X",
    "身份证 １１０１０５１９４９１２３１００２Ｘ",
    "110105 19491231 002x",
    "110105-1949-12-31-0021",
    "110105491231002",
    "身份证号：123456789012345678",
    "证件号码 110105194912310021，请核对",
    "名单里有440306199001011234这一位",
]
UNNUMBERED = [
    "快递单号 110105999999990021",
    "单号 123456789012345",
    "110105194913010021",
    "990105491231002",
    "会议号 123 456 789",
    "2026-11-27 14:30",
    "第20261127001号凭证",
    "共 110105 字",
]
PAID = [
    "张三 月工资8200元 党费123元",
    "王五 每月应交 37.85 元",
    "工资：8200",
    "本人月薪1.2万",
    "小王月收入过万",
    "年终奖3万元",
    "党费 张三45 李四38",
    "给困难党员张三发放慰问金500元",
    "年薪20万",
    "李四税后8200元",
    "到手八千二",
    "退休金5200元",
    "党费计算基数 4900",
    "李四的收入是9000元",
    "收入9000元/月",
    "8200元的工资",
    "每月应交37.85元",
    "王五 党费 37.85",
    "王五：37.85元",
    "李四欠交党费150元",
    "￥40.00 赵六",
    "赵六 ¥40",
    "张三 300rmb",
    "工资8200元以上的有张三",
    "张三垫付慰问困难党员的物品（单价50元）共600元",
    "her salary is 8,200 yuan",
]
UNPAID = [
    "2026年度党费收缴情况公布：全支部应收1280.50元，实收1280.50元，已全部上缴",
    "2026年党费收入1280.50元，支出300元",
    "党费标准：月工资收入3000元以下的，按0.5%交纳",
    "学生党员每月交0.2元",
    "工资条3日发放",
    "每月5日前交党费",
    "活动经费合计500元",
    "周五 12.18 值班",
    "11月党费：已交27/28",
    "主题党日门票20元，自愿参加",
    "方案预算1280元",
    "支部每月应交党费1280.50元",
    "平均月收入3000元",
    "张三 党费 11月已交",
    "张三 5组 党费",
    "按月领取工资的党员以相对固定的工资收入为基数",
    "张三在320会议室等候",
]
CRITICIZED = [
    "李四同志自我批评:工作拖沓…;王五批评李四…",
    "王五批评李四工作不认真",
    "对李四同志提出批评",
    "李四同志的自我剖析：怕得罪人",
    "批评意见：学习不主动",
    "李四被点名批评",
    "自我批评发言要点：作风漂浮",
    "李四存在的问题：不担当",
    "给李四提意见",
    "李四同志工作拖沓",
    "批评与自我批评：李四工作拖沓",
    "谈话内容：张三",
    "李四同志作对照检查说，学习不够",
    "张三自评：工作主动性不足",
    "王五在组织生活会上说：李四脱离群众",
    "对照检查材料：本人理论学习不深",
    "谈话记录：李四思想波动",
    "张三指出李四作风不实",
    "民主评议 张三 优秀",
    "张三评议等次：合格",
    "李四学习《党章》不深入",
    "自我批评（批评与自我批评环节发言）：学习不够深入",
]
UNCRITICIZED = [
    "【组织生活会】2026年度 12月18日 周五14:00 每位同志都发言，只记顺序，不记内容 已报名自我批评9人",
    "开展批评与自我批评",
    "议程：批评与自我批评，民主评议",
    "批评与自我批评：14:30–15:30",
    "批评与自我批评：每人五分钟",
    "自我批评：由书记带头",
    "学习《批评与自我批评：党的优良传统》",
    "请提前准备自我批评发言",
    "欢迎批评指正",
    "征求意见：共收到12条",
    "整改清单：已完成3项",
    "民主评议：优秀3 合格12",
    "优秀党员 张三",
]
POINTED = [
    "尚未交党费:赵六、孙七",
    "未到：赵六",
    "缺席:赵六 孙七",
    "缺席人员：阿依古丽、买买提",
    "赵六、孙七还没交党费",
    "赵六缺席",
    "老王这个月没交党费",
    "吴九连续六个月未参加组织生活",
    "请假 赵六; 缺席 周八",
    "孙七又迟到了",
    "未报名：\n赵六\n孙七",
    "没来的有赵六",
    "欠费名单：赵六、孙七",
    "未交名单 赵六、孙七",
    "提醒一下赵六交党费",
    "@赵六 请尽快交党费",
    "实到17 缺席1 张三",
    "应到20人，实到17人，缺席3人：张三、李四、王五",
    "已交党费：赵六、孙七",
    "Not paid: Wang Lei",
    "缺席：阿依古丽 买买提\n请尽快补学",
]
UNPOINTED = [
    "本月支部党员大会 应到20 实到17 请假2",
    "应到20 实到17 缺席1",
    "缺席：无",
    "未交：1人",
    "没来的同志请补学",
    "未交笔记的同志请周四前交",
    "未报名的：请联系书记",
    "不能参加的请提前说一声",
    "赵六主持，孙七记录",
    "未到会人数：2",
    "周五未到之前请完成预习",
]
DOCUMENTED = [
    "中办发〔2024〕62号 公开文件学习",
    "中办发[2024]62号",
    "中办发（2024）62号",
    "中办发【2024】第62号",
    "中组发［２００８］３号",
    "国发<2024>5号",
    "国办函「2024」12号",
    "组通字2024-62号",
    "国发2024年第5号",
    "京委﹝2024﹞7号",
    "党组发2024（62）号",
    "学习中组发〔2008〕3号文件",
]
UNDOCUMENTED = [
    "2026年11月27号开会",
    "(2026)3号楼会议室",
    "11月27号 三号楼",
    "第3号议题",
    "2026年度总结",
    "【2026】年度计划",
    "三会一课记录本 2026",
    "学习二十届四中全会公报",
]
ILL = [
    ("孙七因手术请假", "孙七请假"),
    ("孙七同志因病请假", "孙七同志请假"),
    ("孙七请病假", "孙七请假"),
    ("孙七病假", "孙七请假"),
    ("请假：孙七（手术）", "请假：孙七"),
    ("孙七因母亲住院请假", "孙七请假"),
    ("孙七因手术请假3天", "孙七请假"),
    ("孙七发烧，不能参加", "孙七请假，不能参加"),
    ("孙七住院了", "孙七请假"),
    ("孙七因手术请假，由李四主持", "孙七请假，由李四主持"),
    ("孙七、赵六因病请假", "孙七、赵六请假"),
    ("孙七怀孕，请产假", "孙七请假"),
    ("赵六(病假) 孙七(事假)", "赵六(请假) 孙七(事假)"),
    ("赵六在医院，请假一次", "赵六请假一次"),
    ("孙七因离婚请假", "孙七请假"),
    ("赵六因住院未参加", "赵六请假"),
    ("因化疗不能参加", "请假"),
    ("孙七因出差请假到周五", "孙七请假到周五"),
]
WELL = [
    "孙七请假",
    "健康讲座：骨折的预防",
    "住院部党支部主题党日",
    "无偿献血活动",
    "癌症防治科普",
    "请假2",
    "因天气原因会议改期",
    "能来不能来都行",
    "身体力行，学以致用",
]
CALLED = [
    "电话 13911112222 联系王同志",
    "139 1111 2222",
    "139-1111-2222",
    "+86 139-1111-2222",
    "139.1111.2222",
    "１３９１１１１２２２２",
    "010-88886666",
    "(0571) 8888 6666",
    "座机 88886666",
    "400-800-1234",
    "Tel: 88886666",
    "座机（会议号 123 456）：88886666",
]
UNCALLED = [
    "腾讯会议号：139 1111 2222",
    "订单编号 13911112222",
    "2026-11-27 14:30",
    "共139人",
    "19:00-20:30",
    "应到28 实到25",
    "第12批 20261127",
    "139111122223333",
]

BLOCKED = {
    "classification_mark": MARKED,
    "id_number": NUMBERED,
    "personal_income": PAID,
    "criticism_content": CRITICIZED,
}
ASKED = {
    "naming_members": POINTED,
    "document_number": DOCUMENTED,
    "health_reason": [text for text, _ in ILL],
    "phone_number": CALLED,
}
CLEAN = [
    *UNMARKED, *UNNUMBERED, *UNPAID, *UNCRITICIZED, *UNPOINTED, *UNDOCUMENTED, *WELL, *UNCALLED,
    "", "\n", "保守", "🎉",
]  # fmt: skip


def each(table):
    return [(text, reason) for reason, texts in table.items() for text in texts]


@pytest.mark.parametrize(("text", "reason"), each(BLOCKED))
def test_it_is_not_posted(text, reason):
    assert inspect(text) == Finding(Decision.BLOCK, reason)


@pytest.mark.parametrize(("text", "reason"), each(ASKED))
def test_it_is_asked_about(text, reason):
    found = inspect(text)

    assert (found.decision, found.reason) == (Decision.CONFIRM, reason)


@pytest.mark.parametrize("text", CLEAN)
def test_it_is_nobodys_business(text):
    assert inspect(text) == FINE


@pytest.mark.parametrize(("text", "shorter"), ILL)
def test_on_leave_is_enough(text, shorter):
    assert inspect(text).suggestion == shorter
    assert inspect(shorter) == FINE


def test_where_a_text_mixes_the_widths_the_suggestion_keeps_to_narrow_ones():
    found = inspect("孙七因手术请假,由李四主持，赵六记录")

    assert found.suggestion == "孙七请假,由李四主持,赵六记录"


def test_to_name_the_silent_a_private_message_is_better():
    assert inspect("尚未交党费:赵六、孙七").default == "private_message_instead"
    assert inspect("孙七因手术请假").default == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("【秘密★1年】身份证 11010519491231002X", "classification_mark"),
        ("身份证 11010519491231002X 工资8200元", "id_number"),
        ("张三工资8200元，王五批评李四", "personal_income"),
        ("王五批评李四，孙七因手术请假", "criticism_content"),
        ("孙七因手术请假，赵六缺席", "health_reason"),
        ("赵六缺席，电话13911112222", "naming_members"),
        ("中办发〔2024〕62号，电话13911112222", "document_number"),
    ],
)
def test_the_gravest_counts(text, reason):
    assert inspect(text).reason == reason


def test_beside_a_name_of_the_roster_no_amount_may_stand():
    names = ["陈静"]

    assert inspect("陈静 12元", names).reason == "personal_income"
    assert inspect("党费12.50 陈静", names).reason == "personal_income"
    assert inspect("会费 12元", names).decision is Decision.ALLOW
    assert inspect("陈静主持\n门票12元", names).decision is Decision.ALLOW
    assert inspect("门票每人50元，陈静处报名", names) == FINE
    assert inspect("陈静 2026-11-30前交笔记", names) == FINE
    assert inspect("陈静在320会议室等候", names) == FINE
    assert inspect("陈静未交", names).reason == "naming_members"


def test_a_name_of_the_roster_is_seen_anywhere_on_the_line_of_what_was_not_done():
    assert inspect("Emma Wu: Absent", ["Emma Wu"]).reason == "naming_members"
    assert inspect("Emma Wu 主持\n缺席1人", ["Emma Wu"]) == FINE


def test_a_name_without_a_visible_sign_is_nobodys():
    assert inspect("会费12元", ["", "\u200b"]) == FINE


def test_a_name_nobody_would_guess_is_known_from_the_roster():
    assert inspect("阿依古丽今天不能参加，因病").reason == "health_reason"
    assert inspect("古丽 党费12元") == FINE
    assert inspect("古丽 党费12元", ["古丽"]).reason == "personal_income"
    assert inspect("周会 12元", ["周会"]).reason == "personal_income"


@pytest.mark.parametrize("text", ["请吴迪周四前交笔记", "议程：吴迪发言", "议程：吴\u200b迪发言"])
def test_a_member_abroad_is_not_named_in_a_group_abroad_and_the_refusal_names_nobody(text):
    with pytest.raises(Refusal) as refusal:
        check_typed(text, ["吴迪", "陈静"], hidden=["吴迪"])

    assert refusal.value.key == "guard.named_abroad"
    assert refusal.value.params == {}
    assert check_typed("请陈静周四前交笔记", ["陈静"], hidden=["吴迪"]).decision is Decision.ALLOW


def test_what_may_not_be_kept_is_refused_with_its_reason():
    with pytest.raises(Refusal) as refusal:
        check_typed("王五 每月应交 37.85 元")

    assert refusal.value.key == "guard.personal_income"


PIECES = st.sampled_from(
    ["秘密", "★", "张三", "李四", "因病", "请假", "未交", "：", "、", "37.85元", "批评", "〔2024〕",
     "62号", "139", "1111", "2222", " ", "\n", "（", "）", "工资", "8200", "同志", "０", "ＩＤ"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS, st.lists(st.text(max_size=4), max_size=3))
def test_it_reads_anything_and_the_width_of_letters_does_not_matter(text, names):
    found, narrow = inspect(text, names), inspect(normalize("NFKC", text), names)

    assert (found.decision, found.reason) == (narrow.decision, narrow.reason)


@given(TEXTS)
def test_the_roster_makes_it_stricter_never_laxer(text):
    order = list(Decision)
    names = ["张三", "李四"]

    assert order.index(inspect(text, names).decision) >= order.index(inspect(text).decision)


def test_only_names_that_stand_in_the_text_are_found_in_it():
    assert named_in("请艾力·买买提发言", ["艾力·买买提", "Emma", ""]) == ["艾力·买买提"]


def test_of_two_names_that_begin_alike_the_longer_is_meant():
    assert re.match(any_of(["张三", "张三丰"]), "张三丰").group() == "张三丰"


def test_a_doubt_says_what_to_look_at_and_whether_a_group_will_read_it():
    finding = Finding(Decision.CONFIRM, "phone_number")
    doubt = Doubt(finding)

    assert (doubt.key, doubt.finding, doubt.is_aloud) == ("guard.ask.phone_number", finding, True)
    assert not Doubt(finding, is_aloud=False).is_aloud


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("孙七因出差请假到周五", "孙七请假到周五"),
        ("孙七同志住院了", "孙七同志请假"),
        ("孙七生病了请孙七休息", "孙七请假"),
        ("孙七因手术不能参加，其他人到会", "孙七请假，其他人到会"),
        ("孙七到会", "孙七到会"),
        ("因出差请假的已登记", "因出差请假的已登记"),
    ],
)
def test_the_reason_goes_and_the_rest_of_the_sentence_stays(text, shorter):
    plain = text.replace("，", ",")

    assert without_reason(plain, ["孙七"]) == shorter.replace("，", ",")


def test_what_is_typed_is_looked_at_with_the_names_of_the_roster():
    text = "请 Emma Wu 尽快交党费"

    assert check_typed(text, ["Emma Wu"]) == inspect(text, ["Emma Wu"])
    assert check_typed(text, ["Emma Wu"]) != check_typed(text)
