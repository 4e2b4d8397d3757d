"""What may not be posted or kept, and what is asked about first."""

import pytest

from domain.guard import Decision, check_typed, inspect
from domain.refusal import Refusal

BLOCKED = [
    ("【秘密★1年】关于…的通知", "classification_mark"),
    ("机密级文件传阅", "classification_mark"),
    ("身份证 11010519491231002X", "id_number"),
    ("身份证 １１０１０５１９４９１２３１００２Ｘ", "id_number"),
    ("张三 月工资8200元 党费123元", "personal_income"),
    ("王五 每月应交 37.85 元", "personal_income"),
    ("李四同志自我批评:工作拖沓…;王五批评李四…", "criticism_content"),
]
ASKED = [
    ("尚未交党费:赵六、孙七", "naming_members"),
    ("中办发〔2024〕62号 公开文件学习", "document_number"),
    ("孙七因手术请假", "health_reason"),
    ("电话 13911112222 联系王同志", "phone_number"),
]
FINE = [
    "本月支部党员大会 应到20 实到17 请假2",
    "2026年度党费收缴情况公布：全支部应收1280.50元，实收1280.50元，已全部上缴",
    "【组织生活会】2026年度 12月18日 周五14:00 每位同志都发言，只记顺序，不记内容 已报名自我批评9人",
    "快递单号 110105999999990021",
    "保守国家秘密人人有责",
    "",
]


@pytest.mark.parametrize(("text", "reason"), BLOCKED)
def test_it_is_not_posted(text, reason):
    assert inspect(text).reason == reason
    assert inspect(text).decision is Decision.BLOCK


@pytest.mark.parametrize(("text", "reason"), ASKED)
def test_it_is_asked_about(text, reason):
    assert inspect(text).reason == reason
    assert inspect(text).decision is Decision.CONFIRM


@pytest.mark.parametrize("text", FINE)
def test_it_is_nobodys_business(text):
    assert inspect(text).decision is Decision.ALLOW


def test_beside_a_name_of_the_roster_no_amount_may_stand():
    names = ["陈静"]

    assert inspect("陈静 12元", names).reason == "personal_income"
    assert inspect("会费 12元", names).decision is Decision.ALLOW
    assert inspect("陈静未交", names).reason == "naming_members"


@pytest.mark.parametrize("text", ["请吴迪周四前交笔记", "议程：吴迪发言"])
def test_a_member_abroad_is_not_named_in_a_group_abroad_and_the_refusal_names_nobody(text):
    with pytest.raises(Refusal) as refusal:
        check_typed(text, ["吴迪", "陈静"], hidden=["吴迪"])

    assert refusal.value.key == "guard.named_abroad"
    assert refusal.value.params == {}
    assert check_typed("请陈静周四前交笔记", ["陈静"], hidden=["吴迪"]).decision is Decision.ALLOW
