"""Many branches with a digest each, and reminders due meanwhile."""

from datetime import date, timedelta

from domain.months import Month
from domain.notices import NoticeKind
from domain.people import MemberKind, Office
from schedules.reminders import plan_reminders
from storage import Signature, Writer, open_cellar

SINCE, MONTH = date(2026, 1, 1), Month(2026, 10)


def digest_of(number, at, *, goes_at, with_secretary=False):
    """A branch in its group whose digest of October is written down."""

    def work(records):
        branch_id = records.branches.add(
            name=f"第{number}支部", timezone="Asia/Shanghai", language="zh_CN", at=at
        )
        chat_id = records.branches.bind(branch_id, "telegram", str(-1000 - number))
        records.digests.write(branch_id, MONTH, goes_at)
        records.digests.remark(branch_id, MONTH, f"第{number}支部本月工作正常。")
        where = [(NoticeKind.DIGEST, {"chat_id": chat_id})]
        if with_secretary:
            where.append((NoticeKind.DIGEST_PRIVATE, {"member_id": secretary(records, branch_id)}))
        for kind, to in where:
            records.notices.plan(
                branch_id=branch_id, kind=kind, subject=str(MONTH), key=f"{kind}:{branch_id}",
                due_at=goes_at, **to,
            )  # fmt: skip
        sign(records, branch_id, at)
        return branch_id

    return work


def group_with_card(number, at):
    """A branch whose roster's card hangs in its group."""

    def work(records):
        branch_id = records.branches.add(
            name=f"第{number}支部", timezone="Asia/Shanghai", language="zh_CN", at=at
        )
        chat = str(-1000 - number)
        records.branches.bind(branch_id, "telegram", chat)
        records.cards.hang(
            branch_id=branch_id, kind="claim", subject=str(branch_id), platform="telegram",
            chat=chat, thread="", ref="1", shown="", language="zh_CN",
        )  # fmt: skip
        sign(records, branch_id, at)
        return branch_id

    return work


def something_changes(records, branch_ids, at):
    """In every group the card shows something old now."""
    for branch_id in branch_ids:
        records.people.add(branch_id, "新来的同志", on=SINCE)
        sign(records, branch_id, at)
        records.cards.stale(str(branch_id), ["claim"], at)


def secretary(records, branch_id):
    """Somebody who has opened the private chat."""
    member_id = records.people.add(branch_id, "王书记", on=SINCE)
    records.people.be(member_id, MemberKind.FULL, on=SINCE)
    records.people.appoint(member_id, Office.SECRETARY, on=SINCE)
    account_id = records.accounts.meet("telegram", str(1000 + branch_id), "zh_CN")
    at = records.branches.one(branch_id).created_at
    claim_id = records.accounts.claim(account_id, member_id, at)
    records.accounts.decide(claim_id, is_right=True, by=None, at=at)
    records.accounts.set(account_id, is_reachable=True)
    return member_id


def reminder_for(branch_id, at, *, due_at):
    """A plain reminder, as the bell writes it down."""

    def work(records):
        records.reminders.add(
            branch_id, f"准时{due_at - at}", next_at=due_at, rule=None, by=None, at=at
        )
        plan_reminders(records, records.branches.one(branch_id), at)
        sign(records, branch_id, at)

    return work


def plant(url, works):
    """Do these pieces of work on the records there; what each returned."""
    writer = Writer(open_cellar(url))
    try:
        futures = [writer.submit(work) for work in works]
        return [future.result() for future in futures]
    finally:
        writer.close()


def spread(count, *, over):
    """So many moments, evenly within so many seconds."""
    return [timedelta(seconds=(number + 0.5) * over / count) for number in range(count)]


def sign(records, branch_id, at):
    records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="seed", at=at))
