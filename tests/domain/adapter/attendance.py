"""Attendance: the tally of a meeting, and what one member's facts come to."""

from domain import absence, exemption, headcount, leave_reasons, outcome
from domain.times.offsets import read_offset
from locales import DEFAULT, Words

ALL = (
    "full",
    "probationary",
    "present_full",
    "present_probationary",
    "excused",
    "absent",
    "observers",
)
PRESSED = {"present": True, "excused": False}


def answer(given):
    match given:
        case {"full": _}:
            counts = headcount.of_everybody(**{key: given.get(key, 0) for key in ALL})
        case {"committee": size} | {"group_members": size}:
            counts = headcount.of_body(
                size=size, **{key: given.get(key, 0) for key in ("present", *ALL[4:])}
            )
        case {"reminders_sent_to_group": {"list_absentees": names}}:
            return {"allowed": absence.may_be_posted(names_absent=names)}
        case _:
            return member(given)
    return {
        **{name: getattr(counts, name) for name in counts.__slots__},
        "attendance_rate": counts.rate,
    }


def member(given):
    asked, recorded = given.get("leave"), given.get("status") and outcome.Final(given["status"])
    category = leave_reasons.category_of(asked.get("reason_text", "")) if asked else None
    leave = asked and outcome.LeaveRequest(
        at=read_offset(asked["requested"]), is_approved=asked.get("approved"), category=category
    )
    taps = [
        outcome.Tap(is_present=PRESSED[tap["button"]], at=read_offset(tap["at"]))
        for tap in given.get("clicks", ())
    ]
    recorded = (
        outcome.recorded_as(is_present=given["present"]) if given.get("recorded_by") else recorded
    )
    facts = {"is_coming": {"going": True}.get(given.get("rsvp"), False), "has_checked_in": bool(given.get("check_in")), "is_closed": bool(given.get("meeting_closed")), "is_elsewhere": bool(given.get("attended_elsewhere"))}  # fmt: skip
    found = outcome.outcome_of(
        outcome.Facts(
            recorded=recorded,
            taps=taps,
            leave=leave,
            made_up_on=given.get("make_up_study", {}).get("done"),
            **facts,
        )
    )
    exempt = exemption.Exemption(
        is_approved=bool(given.get("exempt") and given["approved_by_branch"])
    )
    attention = absence.attention_for(
        given.get("months_without_attendance", 0), given.get("excused_months", 0)
    )
    shown = {"group_visible": attention.is_group_visible, "group_visible_text": Words(DEFAULT)(f"presence.{found.shown_as}"), "stored_reason_category": category, "free_text_stored": hasattr(leave, "reason_text")}  # fmt: skip
    return {"final": found.final, "source": found.source, "counted_present": found.counts_present, "late_leave": found.is_late_leave, "make_up_done": found.is_made_up, "in_expected": found.is_in_expected, "in_expected_for_attendance": exempt.is_expected, "in_expected_voting": exempt.is_expected_to_vote, "flags": list(attention.flags), **shown}  # fmt: skip
