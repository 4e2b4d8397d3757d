"""What is read from the lines somebody types into a record."""

from domain.minutes import read_topics, usual_chair
from domain.people import Member, Office


def test_numbers_in_front_of_items_go():
    typed = "1. 学习党章\n（2）讨论\n③ 其他"

    assert [line.text for line in read_topics(typed)] == ["学习党章", "讨论", "其他"]


def person(number, *offices):
    return Member(id=number, branch_id=1, name="", offices=frozenset(offices))


def test_the_secretary_leads_else_the_deputy_else_nobody_is_guessed():
    deputy, secretary = person(1, Office.DEPUTY_SECRETARY), person(2, Office.SECRETARY)

    assert usual_chair([deputy, secretary, person(3)]) == 2
    assert usual_chair([deputy, person(3)]) == 1
    assert usual_chair([person(3)]) is None
