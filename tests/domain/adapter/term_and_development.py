# fmt: off
import json
from dataclasses import asdict
from datetime import date

from domain import development as dev
from domain.probation import Probation, approval_due, check_months
from domain.structure import kind_of
from domain.terms import GROUP_VISIBLE, Term, reminder_sent

TERM = ("term_end", "remind_on", "second_reminder", "latest_with_extension")
PROBATION = ("probation_ends", "remind_application_from", "remind_secretary", "meeting_not_before")


def day(value):
    return date.fromisoformat(value) if isinstance(value, str) and value[:1].isdigit() else value


def answer(given):
    ask = {key: day(value) for key, value in given.items()}.get
    if start := ask("term_start"):
        today = ask("today", start)
        term = Term(kind=kind_of(ask("branch_kind")), start=start, approved_until=ask("extension_approved_until"))
        sent = reminder_sent(term, today, [day(one) for one in ask("bot_down") or ()])
        found = {"status": term.status(today), "group_visible": GROUP_VISIBLE, "reminder_sent_on": sent.on, "duplicates": sent.duplicates, **{key: getattr(term, key) for key in TERM}}
    elif admitted := ask("admitted"):
        one, received = Probation(admitted=admitted, extended=ask("extension_months", 0), previous=ask("previous_extensions", 0)), ask("party_committee_received")
        found = {"full_member_since": one.full_since(ask("conversion_meeting")), **asdict(one.verdict(ask("conversion_meeting")))}
        found.update({"approval_due": received and approval_due(received), **{key: getattr(one, key) for key in PROBATION}})
    elif months := ask("extension_months"):
        found = asdict(check_months(months, ask("previous_extensions", 0)))
    else:
        away = dev.Absence(ask("away_since"), ask("fixed_place", False), ask("no_contact_since"))
        found = {**dev.limits({key: ask(key) for key in given}), "private_prompt": dev.prompt_for(away, ask("today")), "auto_status_change": dev.AUTO_STATUS_CHANGE,
            "training_ok": dev.is_trained(ask("training_days", 0), ask("training_hours", 0)), "warnings": dev.admission_warnings(ask("meeting"), ask("leaves_unit"))}
    return json.loads(json.dumps(found, default=date.isoformat))
