"""Assessing dues（核定）: rates to the fen at every bound, rounding, the cap, what is not guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Category, Stated, Status, assess
from domain.assessment_change import NewBase, assess_in, counts_from
from domain.assessment_relief import Relief
from domain.dues_base import Components, Unreadable, read_yuan, to_fen
from domain.months import Month
from domain.settings import BranchSettings

USUAL = BranchSettings()
UNCAPPED = BranchSettings(dues_cap="off")
WAGES = [Category.EMPLOYEE_MONTHLY, Category.EMPLOYEE_ANNUAL_SALARY]


def on(base, category=Category.EMPLOYEE_MONTHLY, settings=USUAL, relief=None):
    return assess(Stated(category=category, base=base), settings, relief)


@pytest.mark.parametrize("category", WAGES)
@pytest.mark.parametrize(
    ("base", "rate", "amount"),
    [
        ("0.01", "0.005", "0.00"), ("2999.99", "0.005", "15.00"), ("3000", "0.005", "15.00"),
        ("3000.01", "0.01", "30.00"), ("4900", "0.01", "49.00"), ("5000", "0.01", "50.00"),
        ("5000.01", "0.015", "75.00"), ("5100", "0.015", "76.50"), ("10000", "0.015", "150.00"),
        ("10000.01", "0.02", "200.00"), ("50000", "0.02", "1000.00"),
    ],
)  # fmt: skip
def test_one_rate_on_the_whole_of_a_wage(category, base, rate, amount):
    found = on(base, category)

    assert (str(found.reckoned.rate), str(found.amount)) == (rate, amount)


@pytest.mark.parametrize(
    ("base", "rate", "amount"),
    [("5000", "0.005", "25.00"), ("5000.01", "0.01", "50.00"), ("12000", "0.01", "120.00"),
     ("3000.01", "0.005", "15.00")],
)  # fmt: skip
def test_a_pension_has_two_steps(base, rate, amount):
    found = on(base, Category.RETIREE)

    assert (str(found.reckoned.rate), str(found.amount)) == (rate, amount)


@pytest.mark.parametrize(
    ("base", "rounding", "amount"),
    [
        ("3001", "fen", "30.01"), ("3001", "jiao", "30.0"), ("3001", "yuan_ceil", "31"),
        ("3005", "jiao", "30.1"), ("3004.99", "jiao", "30.0"), ("3000.5", "fen", "30.01"),
        ("3000.49", "fen", "30.00"), ("3100", "yuan_ceil", "31"), ("3100.01", "yuan_ceil", "32"),
        ("60000", "jiao", "1000.0"), ("60000", "yuan_ceil", "1000"), ("3001", "odd", "30.01"),
    ],
)  # fmt: skip
def test_the_branch_rounds_as_it_has_agreed(base, rounding, amount):
    assert str(on(base, settings=BranchSettings(dues_rounding=rounding)).amount) == amount


def test_every_rounding_stands_beside_the_others():
    assert {name: str(value) for name, value in on("2000").reckoned.variants.items()} == {
        "fen": "10.00", "jiao": "10.0", "yuan_ceil": "10"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("base", "settings", "amount", "uncapped", "voluntary", "is_capped"),
    [
        ("50000", USUAL, "1000.00", "1000.00", "0.00", False),
        ("50000.50", USUAL, "1000.00", "1000.01", "0.01", True),
        ("60000", USUAL, "1000.00", "1200.00", "200.00", True),
        ("60000", UNCAPPED, "1200.00", "1200.00", "0.00", False),
    ],
)
def test_a_month_is_a_thousand_at_most_and_the_rest_voluntary(
    base, settings, amount, uncapped, voluntary, is_capped
):
    found = on(base, settings=settings)
    how = found.reckoned

    assert (str(found.amount), str(how.uncapped), str(how.voluntary)) == (
        amount, uncapped, voluntary
    )  # fmt: skip
    assert how.is_capped is is_capped


@pytest.mark.parametrize(
    ("base", "exact"),
    [("2000", "10"), ("10000", "150"), ("50000", "1000"), ("5000.01", "75.00015"),
     ("3010", "30.1"), ("4000.00", "40")],
)  # fmt: skip
def test_the_exact_product_is_written_as_short_as_it_can_be(base, exact):
    assert str(on(base).reckoned.exact) == exact


@pytest.mark.parametrize(
    ("base", "status"),
    [
        (None, Status.MISSING_BASE), ("", Status.MISSING_BASE), (" ", Status.MISSING_BASE),
        ("0", Status.NEEDS_REVIEW), ("0.00", Status.NEEDS_REVIEW), (0, Status.NEEDS_REVIEW),
        ("-0.01", Status.INVALID_INPUT), ("-5", Status.INVALID_INPUT),
        ("much", Status.INVALID_INPUT), ("NaN", Status.INVALID_INPUT), ("1e4", Status.INVALID_INPUT),
        ("Infinity", Status.INVALID_INPUT), ("１０００", Status.INVALID_INPUT),
        (5000.0, Status.INVALID_INPUT), (True, Status.INVALID_INPUT),
        (Decimal("NaN"), Status.INVALID_INPUT), ([], Status.INVALID_INPUT),
    ],
)  # fmt: skip
@pytest.mark.parametrize("category", [*WAGES, Category.RETIREE])
def test_what_is_no_base_has_no_amount(category, base, status):
    found = on(base, category)

    assert (found.status, found.amount) == (status, None)


@pytest.mark.parametrize(
    ("quarter", "base", "amount"),
    [("27000", "9000.00", "135.00"), ("9000", "3000.00", "15.00"), ("9000.03", "3000.01", "30.00"),
     ("30000", "10000.00", "150.00")],
)  # fmt: skip
def test_the_self_employed_pay_on_a_third_of_the_last_quarter(quarter, base, amount):
    found = assess(Stated(category="self_employed", quarter_net=quarter), USUAL)

    assert (str(found.reckoned.base), str(found.amount)) == (base, amount)


@pytest.mark.parametrize(
    ("quarter", "status"),
    [(None, "missing_base"), ("0", "needs_review"), ("-300", "needs_review"),
     ("a lot", "invalid_input")],
)  # fmt: skip
def test_a_quarter_without_income_is_looked_at_by_people(quarter, status):
    found = assess(Stated(category="self_employed", quarter_net=quarter), USUAL)

    assert (found.status, found.amount) == (status, None)


@pytest.mark.parametrize("category", ["student", "unemployed", "relief", "subsistence"])
@pytest.mark.parametrize("rounding", ["fen", "jiao", "yuan_ceil"])
def test_some_pay_twenty_fen_however_the_branch_rounds(category, rounding):
    found = assess(Stated(category=category), BranchSettings(dues_rounding=rounding))

    assert (found.status, str(found.amount)) == ("ok", "0.20")


@pytest.mark.parametrize(
    ("entered", "status", "amount"),
    [
        ("", "missing_config", "None"), ("off", "missing_config", "None"), ("0.19", "invalid_config", "None"), ("0.2", "ok", "0.20"),
        ("0.20", "ok", "0.20"), ("1", "ok", "1.00"), ("1.00", "ok", "1.00"),
        ("1.01", "invalid_config", "None"), ("-1", "invalid_config", "None"),
        ("some", "invalid_config", "None"),
    ],
)  # fmt: skip
def test_farmers_pay_what_the_province_has_set(entered, status, amount):
    found = assess(Stated(category="farmer"), BranchSettings(dues_farmer=entered))

    assert (found.status, str(found.amount)) == (status, amount)
    assert (found.allowed == ()) is (status == "ok")


@pytest.mark.parametrize(
    ("decided", "stipend", "status", "amount"),
    [
        ("ask", "2000", "needs_policy", None), ("ask", None, "needs_policy", None),
        ("student", "2000", "ok", "0.20"), ("stipend", "2000", "ok", "10.00"),
        ("stipend", None, "missing_base", None), ("ask", "-1", "invalid_input", None),
    ],
)  # fmt: skip
def test_a_graduate_student_is_not_guessed_about(decided, stipend, status, amount):
    stated = Stated(category="graduate_student", stipend=stipend)
    found = assess(stated, BranchSettings(dues_graduate=decided))

    assert found.status == status
    assert str(found.amount) == str(amount)


def test_both_readings_for_a_graduate_student_are_shown():
    found = assess(Stated(category="graduate_student", stipend="4000"), USUAL)

    assert found.candidates == {"as_student": Decimal("0.20"), "stipend_as_base": Decimal(40)}


def test_a_graduate_student_on_a_wage_pays_like_anybody():
    stated = Stated(category="graduate_student", has_salary=True, base="6200")

    assert assess(stated, USUAL).amount == Decimal(93)


def test_an_unknown_category_is_left_to_the_branch():
    assert on("3000", "abroad").status is Status.NEEDS_POLICY


ITEMS = Components(
    included={"岗位工资": "3000.01", "薪级工资": "100"}, excluded={"误餐补贴": "2000"},
    deductions={"个税": "50", "医疗保险": "50"},
)  # fmt: skip


def test_items_make_the_base_and_the_reading_before_2017():
    found = assess(Stated(category="employee_monthly", components=ITEMS), USUAL)

    assert str(found.reckoned.base) == "3000.01"
    assert (str(found.pre2017.base), str(found.pre2017.amount)) == ("3050.01", "30.50")
    assert found.total2008 is None


@pytest.mark.parametrize(("basis", "amount"), [("basic", "30.00"), ("total", "51.00")])
def test_the_branch_decides_on_what_pension_it_reckons(basis, amount):
    items = Components(included={"基本养老金": "6000"}, excluded={"津补贴": "-0"})
    assert assess(Stated(category="retiree", components=items), USUAL).amount == 60
    items = Components(included={"基本养老金": "3100"}, excluded={"津补贴": "2000"})
    found = assess(
        Stated(category="retiree", components=items), BranchSettings(dues_retiree_base=basis)
    )

    assert found.total2008.amount == Decimal(51)
    assert found.amount == (Decimal("15.50") if basis == "basic" else Decimal(amount))


@pytest.mark.parametrize(
    ("items", "status"),
    [
        (Components(), "missing_base"),
        (Components(included={"工资": "100"}, deductions={"个税": "100"}), "needs_review"),
        (Components(included={"工资": "100"}, deductions={"个税": "100.01"}), "needs_review"),
        (Components(included={"工资": "-100"}), "invalid_input"),
        (Components(included={"工资": 100.0}), "invalid_input"),
    ],
)
def test_items_that_make_no_base_have_no_amount(items, status):
    assert assess(Stated(category="employee_monthly", components=items), USUAL).status == status


@pytest.mark.parametrize(
    ("kind", "to", "branch", "superior", "amount", "warnings"),
    [
        ("reduced", "2.00", True, True, "2.00", ()),
        ("reduced", "2.00", True, False, "10.00", ("relief_not_approved_by_superior",)),
        ("reduced", "2.00", False, True, "10.00", ("relief_not_approved_by_branch",)),
        ("exempt", None, False, False, "10.00", ("relief_not_approved_by_superior",)),
        ("exempt", None, True, True, "0.00", ()),
        ("reduced", "0", True, True, "0.00", ()),
        ("reduced", "12", True, True, "10.00", ()),
        ("reduced", None, True, True, "None", ()),
        ("reduced", "-1", True, True, "None", ()),
    ],
)
def test_relief_counts_with_both_approvals_alone(kind, to, branch, superior, amount, warnings):
    relief = Relief(kind=kind, to=to, is_by_branch=branch, is_by_superior=superior)
    found = on("2000", relief=relief)

    assert (str(found.amount), found.warnings) == (amount, warnings)


def test_approved_relief_needs_no_base_but_does_not_mend_nonsense():
    relief = Relief(kind="exempt", is_by_branch=True, is_by_superior=True)

    assert on(None, relief=relief).amount == 0
    assert on("0", relief=relief).status is Status.OK
    assert on("-1", relief=relief).status is Status.INVALID_INPUT


@pytest.mark.parametrize(
    ("policy", "month", "counts"),
    [
        ("january", "2026-07", "2027-01"), ("january", "2026-01", "2026-01"),
        ("january", "2026-12", "2027-01"), ("january", "2026-02", "2027-01"),
        ("that_month", "2026-07", "2026-07"),
    ],
)  # fmt: skip
def test_when_a_new_pay_counts(policy, month, counts):
    settings = BranchSettings(dues_assessment=policy)

    assert str(counts_from(Month.read(month), settings)) == counts


@pytest.mark.parametrize(
    ("policy", "asked", "amount"),
    [
        ("january", "2026-12", "49.00"), ("january", "2027-01", "78.00"),
        ("that_month", "2026-06", "49.00"), ("that_month", "2026-07", "78.00"),
        ("january", None, "49.00"), ("that_month", None, "78.00"),
    ],
)  # fmt: skip
def test_a_change_of_pay_is_followed_as_the_branch_has_decided(policy, asked, amount):
    found = assess_in(
        Stated(category="employee_monthly", base="4900"), BranchSettings(dues_assessment=policy),
        change=NewBase(from_month=Month(2026, 7), base="5200"), asked=asked and Month.read(asked),
    )  # fmt: skip

    assert str(found.now.amount) == amount
    assert found.next_january == Decimal(78)


@pytest.mark.parametrize(
    "stated",
    [
        Stated(category="employee_monthly", components=Components(included={"岗位工资": "4900"})),
        Stated(category="self_employed", quarter_net="14700"),
    ],
)
def test_a_new_base_stands_in_for_items_and_for_a_quarters_income(stated):
    found = assess_in(stated, USUAL, change=NewBase(from_month=Month(2026, 7), base="5200"))

    assert (found.now.amount, found.next_january) == (Decimal(49), Decimal(78))


def test_a_relief_holds_for_the_new_base_too():
    found = assess_in(
        Stated(category="employee_monthly", base="4900"), USUAL,
        change=NewBase(from_month=Month(2026, 7), base="5200"),
        relief=Relief(kind="reduced", to="2.00", is_by_branch=True, is_by_superior=True),
    )  # fmt: skip

    assert (found.now.amount, found.next_january) == (Decimal(2), Decimal(2))


def test_what_lies_above_the_cap_is_told_as_voluntary():
    told = assess_in(Stated(category="employee_monthly", base="60000"), USUAL).told()

    assert (told["amount"], told["capped"], told["voluntary"]) == ("1000.00", True, "200.00")


def test_no_float_is_read():
    with pytest.raises(Unreadable):
        read_yuan(0.1)


YUAN = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(200000), places=2)
POLICIES = st.builds(
    BranchSettings, dues_rounding=st.sampled_from(["fen", "jiao", "yuan_ceil"]),
    dues_cap=st.sampled_from(["on", "off"]),
)  # fmt: skip
EARNERS = st.sampled_from([*WAGES, Category.RETIREE])


@given(base=YUAN, settings=POLICIES, category=EARNERS)
def test_the_same_words_come_to_the_same_amount_never_below_nothing(base, settings, category):
    found = on(base, category, settings)

    assert found == on(str(base), category, settings)
    assert found.amount >= 0
    assert isinstance(found.amount, Decimal)
    assert not any(isinstance(value, float) for value in vars_of(found.reckoned))


@given(base=YUAN, settings=POLICIES, category=EARNERS)
def test_rounding_stays_within_its_unit(base, settings, category):
    how = on(base, category, settings).reckoned
    unit = {"fen": "0.01", "jiao": "0.1", "yuan_ceil": "1"}[settings.dues_rounding]

    assert abs(how.uncapped - how.exact) < Decimal(unit)
    assert how.amount + how.voluntary == how.uncapped
    assert how.exact == how.base * how.rate


@given(one=YUAN, other=YUAN, settings=POLICIES, category=EARNERS)
def test_who_has_more_pays_no_less(one, other, settings, category):
    low, high = sorted([one, other])

    assert on(low, category, settings).amount <= on(high, category, settings).amount


def vars_of(reckoned):
    return [getattr(reckoned, name) for name in reckoned.__slots__]


@pytest.mark.parametrize(
    ("given", "yuan"),
    [
        (None, None), ("", None), (" 12.50 ", Decimal("12.5")), (7, Decimal(7)),
        (Decimal("1E+3"), Decimal(1000)), ("-0.01", Decimal("-0.01")),
    ],
)  # fmt: skip
def test_an_amount_is_read_exactly_as_it_was_given(given, yuan):
    assert read_yuan(given) == yuan


@pytest.mark.parametrize(
    ("yuan", "fen"), [("0.125", "0.13"), ("0.115", "0.12"), ("0.1249", "0.12")]
)
def test_half_a_fen_is_a_whole_one(yuan, fen):
    assert to_fen(Decimal(yuan)) == Decimal(fen)


def test_items_without_an_amount_count_nothing_and_so_does_nothing_at_all():
    assert Components(included={"工资": "100", "津贴": None}).base() == 100
    assert Components().base() == 0


@pytest.mark.parametrize("entered", ["off", "", "0.19", "many"])
def test_whoever_sets_the_farmers_amount_is_told_between_what(entered):
    found = assess(Stated(category="farmer"), BranchSettings(dues_farmer=entered))

    assert found.allowed == (Decimal("0.20"), Decimal("1.00"))


def test_the_self_employed_who_name_a_month_are_reckoned_like_anybody():
    assert on("1000", Category.SELF_EMPLOYED) == on("1000", Category.EMPLOYEE_MONTHLY)
