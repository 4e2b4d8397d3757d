"""Terms, probation and development: days by calendar months."""

import json
from dataclasses import asdict
from datetime import date

from domain import development as dev
from domain.probation import Probation, approval_due, check_months
from domain.structure import kind_of
from domain.terms import GROUP_VISIBLE, Term, reminder_sent

DAYS = ("term_end", "remind_on", "second_reminder", "latest_with_extension", "probation_ends",
        "remind_application_from", "remind_secretary", "meeting_not_before")  # fmt: skip


def day(value):
    return date.fromisoformat(value) if isinstance(value, str) and value[:1].isdigit() else value


def answer(given: dict) -> dict:
    ask, one = {key: day(value) for key, value in given.items()}.get, None
    if start := ask("term_start"):
        kind, until = kind_of(ask("branch_kind")), ask("extension_approved_until")
        one, today = Term(kind=kind, start=start, approved_until=until), ask("today", start)
        sent = reminder_sent(one, today, [day(each) for each in ask("bot_down") or ()])
        found = {"status": one.status(today), "group_visible": GROUP_VISIBLE,
                 "reminder_sent_on": sent.on, "duplicates": sent.duplicates}  # fmt: skip
    elif admitted := ask("admitted"):
        extended, previous = ask("extension_months", 0), ask("previous_extensions", 0)
        one = Probation(admitted=admitted, extended=extended, previous=previous)
        meeting, received = ask("conversion_meeting"), ask("party_committee_received")
        found = {"full_member_since": one.full_since(meeting), **asdict(one.verdict(meeting)),
                 "approval_due": received and approval_due(received)}  # fmt: skip
    elif months := ask("extension_months"):
        found = asdict(check_months(months, ask("previous_extensions", 0)))
    else:
        away = dev.Absence(ask("away_since"), ask("fixed_place", False), ask("no_contact_since"))
        found = {**dev.limits({key: ask(key) for key in given}),
                 "training_ok": dev.is_trained(ask("training_days", 0), ask("training_hours", 0)),
                 "warnings": dev.admission_warnings(ask("meeting"), ask("leaves_unit")),
                 "private_prompt": dev.prompt_for(away, ask("today")),
                 "auto_status_change": dev.AUTO_STATUS_CHANGE}  # fmt: skip
    found.update((key, getattr(one, key, None)) for key in DAYS)
    return json.loads(json.dumps(found, default=date.isoformat))
