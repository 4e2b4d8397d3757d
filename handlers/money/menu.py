"""The buttons of collecting dues（收党费）: what each does, and who may press it."""

from cards.collecting import RemindUnpaid
from cards.collecting_tools import MoreTools
from cards.deferrals import AskDeferred, DeferFor, DropDeferral, PickReason, ShowDeferrals
from cards.disclosure import Disclose, MarkPublished, SendDisclosure
from cards.dues_ledger import PayByUnit, SaveAgreed
from cards.handing_up import (
    AskHandoverDay,
    AskReceipt,
    DropHandover,
    EditHandover,
    NoReceipt,
    OpenHandover,
    SaveHandover,
)
from cards.handovers import ShowHandovers
from cards.payment_lists import AskPaymentList, ConfirmList, DropList, SendPaymentTemplate
from cards.payments import EditPayment, PayFor, PickPayer, RecordFor, SavePayment
from cards.rhythms import (
    AskQuarterly,
    ClaimMonths,
    DecideQuarterly,
    PayMonthly,
    PickMonths,
    ShowMonths,
    WithdrawMonths,
)
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.money import (
    amounts,
    choosing,
    deferrals,
    disclosure,
    handing_up,
    lists,
    months,
    payments,
    reminding,
    rhythm,
)

COLLECT = Right.COLLECT_DUES

MONEY: dict[type[Press], Entry] = {
    MoreTools: Entry(run=lists.more, right=COLLECT, reads=True),
    RemindUnpaid: Entry(run=reminding.remind, right=COLLECT, can_undo=False),
    # One member's payment（记一笔）
    RecordFor: Entry(run=payments.record_for, right=COLLECT, reads=True),
    PayFor: Entry(run=payments.pay_for, right=COLLECT, can_undo=False),
    EditPayment: Entry(run=payments.edit, right=COLLECT, can_undo=False),
    PickPayer: Entry(run=payments.pick_payer, right=COLLECT, reads=True),
    SavePayment: Entry(run=payments.save, right=COLLECT),
    SaveAgreed: Entry(run=payments.save_agreed, right=COLLECT),
    PayByUnit: Entry(run=amounts.by_unit, right=COLLECT, reads=True),
    # A list of payments（交费表）
    AskPaymentList: Entry(run=lists.ask_list, right=COLLECT, can_undo=False),
    SendPaymentTemplate: Entry(run=lists.send_template, right=COLLECT, reads=True),
    ConfirmList: Entry(run=lists.confirm_list, right=COLLECT),
    DropList: Entry(run=lists.drop_list, right=COLLECT),
    # Handing up（上缴）
    OpenHandover: Entry(run=handing_up.open_handover, right=COLLECT, reads=True),
    EditHandover: Entry(run=handing_up.edit, right=COLLECT, can_undo=False),
    AskHandoverDay: Entry(run=handing_up.ask_day, right=COLLECT, can_undo=False),
    AskReceipt: Entry(run=handing_up.ask_receipt, right=COLLECT, can_undo=False),
    NoReceipt: Entry(run=handing_up.no_receipt, right=COLLECT),
    SaveHandover: Entry(run=handing_up.save, right=COLLECT),
    DropHandover: Entry(run=handing_up.drop, right=COLLECT),
    ShowHandovers: Entry(run=handing_up.show_list, right=COLLECT, reads=True),
    # By the quarter, and several months（按季交、多月一起交）
    AskQuarterly: Entry(run=rhythm.ask, right=Right.ANSWER),
    PayMonthly: Entry(run=rhythm.pay_monthly, right=Right.ANSWER),
    DecideQuarterly: Entry(run=rhythm.decide, right=COLLECT, can_undo=False),
    PickMonths: Entry(run=months.pick, right=Right.SEE_OWN, reads=True),
    ShowMonths: Entry(run=months.show_amount, right=Right.SEE_OWN, reads=True),
    ClaimMonths: Entry(run=months.claim, right=Right.ANSWER),
    WithdrawMonths: Entry(run=months.withdraw, right=Right.ANSWER),
    # Made public once a year（党费收支公布）
    Disclose: Entry(run=disclosure.show, right=COLLECT, can_undo=False),
    MarkPublished: Entry(run=disclosure.publish, right=COLLECT),
    SendDisclosure: Entry(run=disclosure.send, right=COLLECT, reads=True),
    # Paid later（延交）
    ShowDeferrals: Entry(run=deferrals.show, right=COLLECT, reads=True),
    DeferFor: Entry(run=deferrals.pick_member, right=COLLECT, reads=True),
    PickReason: Entry(run=deferrals.pick_reason, right=COLLECT, can_undo=False),
    AskDeferred: Entry(run=deferrals.ask, right=COLLECT, can_undo=False),
    DropDeferral: Entry(run=deferrals.drop, right=COLLECT),
}

MONEY_ANSWERS: dict[str, Entry] = {
    handing_up.DAY: Entry(run=handing_up.take_day, right=COLLECT, can_undo=False),
    handing_up.RECEIPT: Entry(run=handing_up.take_receipt, right=COLLECT),
    choosing.KIND: Entry(run=amounts.take, right=COLLECT),
    deferrals.KIND: Entry(run=deferrals.take, right=COLLECT),
    disclosure.KIND: Entry(run=disclosure.take_day, right=COLLECT),
}
"""By the kind of question, who reads the answer."""
