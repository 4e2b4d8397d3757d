# fmt: off
from domain import absence, electors, exemption, guard, headcount, leave_reasons, outcome, people
from domain.times.offsets import read_offset
from locales import DEFAULT, Words

COMRADE, POSTED, REMINDER = people.Member(id=1, branch_id=1, name="张三"), {guard.Decision.ALLOW: True}, {True: "缺席：张三、李四", False: "还有2位同志没有答复"}
ALL, PRESSED, COMES, NOTHING = ("full", "probationary", "present_full", "present_probationary", "excused", "absent", "observers"), {"present": True, "excused": False}, {"going": True}, {"requested": "T"}
SHOWN = {"final": "final", "source": "source", "counted_present": "counts_present", "late_leave": "is_late_leave", "make_up_done": "is_made_up", "in_expected": "is_in_expected"}


def answer(given):
    match given:
        case {"full": _}:
            counts = headcount.of_everybody(**{key: given.get(key, 0) for key in ALL})
        case {"committee": size} | {"group_members": size}:
            counts = headcount.of_body(size=size, **{key: given.get(key, 0) for key in ("present", *ALL[4:])})
        case {"reminders_sent_to_group": {"list_absentees": names}}:
            return {"allowed": POSTED.get(guard.inspect(REMINDER[names]).decision, False)}
        case _:
            return member(given.get, given.get("leave") or NOTHING)
    return {**{name: getattr(counts, name) for name in counts.__slots__}, "attendance_rate": counts.rate}


def member(ask, asked):
    category = leave_reasons.category_of(asked.get("reason_text", ""))
    leave = outcome.LeaveRequest(at=read_offset(asked["requested"]), is_approved=asked.get("approved"))
    found = outcome.outcome_of(outcome.Facts(
        recorded=outcome.recorded_as(is_present=ask("present")) if ask("recorded_by") else ask("status") and outcome.Final(ask("status")),
        taps=[outcome.Tap(is_present=PRESSED[tap["button"]], at=read_offset(tap["at"])) for tap in ask("clicks", ())],
        leave=ask("leave") and leave, is_coming=COMES.get(ask("rsvp"), False), has_checked_in=bool(ask("check_in")),
        is_closed=bool(ask("meeting_closed")), is_elsewhere=bool(ask("attended_elsewhere")), made_up_on=ask("make_up_study", {}).get("done")))
    exempt = exemption.Exemption(is_approved=bool(ask("exempt") and ask("approved_by_branch")))
    attention = absence.attention_for(ask("months_without_attendance", 0), ask("excused_months", 0))
    return {
        **{key: getattr(found, name) for key, name in SHOWN.items()}, "flags": list(attention.flags), "group_visible": attention.is_group_visible,
        "in_expected_for_attendance": exempt.is_expected, "in_expected_voting": electors.has_vote(COMRADE), "stored_reason_category": category,
        "group_visible_text": Words(DEFAULT)(f"presence.{found.shown_as}"), "free_text_stored": hasattr(leave, "reason_text"),
    }
