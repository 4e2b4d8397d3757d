"""The dues ledger（党费台账）: each key of a case asks for its part of the answer."""

# fmt: off
import json
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain import dues_ledger as book, dues_ledger_actions as act, dues_ledger_entries as come, dues_ledger_payments as pay, dues_ledger_views as view  # isort: skip
from domain.months import Month
from domain.rhythms import Rhythm


def day(text):
    return text and (at := datetime.fromisoformat(text)) and (at.astimezone(ZoneInfo("Asia/Shanghai")) if at.tzinfo else at).date()


def shown(of):
    return str(of) if isinstance(of, (Month, Decimal)) else {one: getattr(of, one) for one in of.__dataclass_fields__}


def answer(given):
    ask, today, agreed, rhythm = given.get, day(given.get("as_of")), given.get("branch_consent", False), Rhythm(given.get("schedule", "monthly"))
    through, paid, new, moved = ask("paid_through") and Month.read(ask("paid_through")), ask("payment"), ask("admitted_by_branch_meeting"), ask("transfer_in")
    deferrals = [book.Deferral(months=tuple(map(Month.read, one["months"])), is_approved=one.get("approved", False)) for one in ask("deferrals", ())]
    parts = (
        ask("schedule") and act.rule_on_rhythm(rhythm, has_consent=agreed),
        ask("action") and act.rule_on_months(ask("months"), has_consent=agreed),
        ask("payer") and act.rule_on_payer(act.Payer.read(ask("payer")), act.Payer.read(ask("member", "member")), has_consent=agreed),
        ask("transfer_out") and act.rule_on_transfer(ask("unpaid", ())),
        today and through and book.standing(book.unpaid_since(through, today), today, deferrals=deferrals, is_quarterly=book.may_wait(rhythm, has_consent=agreed)),
        paid and pay.pay_by_schedule(rhythm, Decimal(ask("monthly")), Decimal(paid["amount"]), on=day(paid["date"]), has_consent=agreed, paid_through=through),
        ask("due") and pay.settle(Decimal(ask("due")), Decimal(ask("paid", "0"))),
        ask("voluntary_one_off") and pay.settle(Decimal(0), Decimal(ask("voluntary_one_off"))),
        new and come.enter_on_probation(day(new), approved_on=day(ask("party_committee_approved")), today=today),
        moved and come.enter_by_transfer(day(moved["received"]), paid_through=moved.get("dues_paid_through") and Month.read(moved["dues_paid_through"]), today=today),
        ask("members") and view.views_of(paid=ask("paid"), members=ask("members"), deferred=ask("deferred"), unpaid=ask("unpaid")),
        ask("year") and view.publication(ask("year"), [day(one) for one in ask("dues_publication_events", ())], today),
    )
    return {name: value for part in parts if part for name, value in json.loads(json.dumps(part, default=shown)).items()}
