"""Terms, probation and development: days by calendar months."""

from datetime import date

from domain import development as dev
from domain import probation, terms
from domain.structure import kind_of

TERM = ("term_end", "remind_on", "second_reminder", "latest_with_extension")
PROBATION = ("probation_ends", "remind_application_from", "remind_secretary", "meeting_not_before")


def day(value):
    is_day = isinstance(value, str) and value[:1].isdigit()
    return date.fromisoformat(value) if is_day else value


def said(value):
    if isinstance(value, list):
        return [said(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def answer(given: dict) -> dict:
    ask = {key: day(value) for key, value in given.items()}.get
    if start := ask("term_start"):
        today, until = ask("today", start), ask("extension_approved_until")
        term = terms.Term(kind=kind_of(ask("branch_kind")), start=start, approved_until=until)
        sent = terms.reminder_sent(term, today, [day(one) for one in ask("bot_down") or ()])
        found = {"status": term.status(today), "group_visible": terms.GROUP_VISIBLE,
                 "reminder_sent_on": sent.on, "duplicates": sent.duplicates}  # fmt: skip
        found.update((key, getattr(term, key)) for key in TERM)
    elif admitted := ask("admitted"):
        extended, previous = ask("extension_months", 0), ask("previous_extensions", 0)
        one = probation.Probation(admitted=admitted, extended=extended, previous=previous)
        meeting, received = ask("conversion_meeting"), ask("party_committee_received")
        verdict = one.verdict(meeting)
        found = {"valid": verdict.valid, "reason": verdict.reason,
                 "full_member_since": one.full_since(meeting),
                 "approval_due": received and probation.approval_due(received)}  # fmt: skip
        found.update((key, getattr(one, key)) for key in PROBATION)
    elif months := ask("extension_months"):
        verdict = probation.check_months(months, ask("previous_extensions", 0))
        found = {"valid": verdict.valid, "reason": verdict.reason}
    else:
        found = {"training_ok": dev.is_trained(ask("training_days", 0), ask("training_hours", 0)),
                 "warnings": dev.admission_warnings(ask("meeting"), ask("leaves_unit")),
                 "auto_status_change": dev.AUTO_STATUS_CHANGE}  # fmt: skip
        away = dev.Absence(ask("away_since"), ask("fixed_place", False), ask("no_contact_since"))
        found["private_prompt"] = dev.prompt_for(away, ask("today"))
        found.update(dev.limits({key: ask(key) for key in given}))
    return {key: said(value) for key, value in found.items()}
