# fmt: off
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain import beats, cadence, excellent, fulfilment, learning, obligations, talk_coverage
from domain.times.month_days import DayNumber

EXCELLENT = {"within": True, "disputed": "warn", "above": False}
PART = {"duty": "type", "group": "group", "has_agenda": "agenda", "has_attendance": "attendance"}
NAMES = ("group", "for_year", "expected", "present", "expected_voting", "present_voting", "pair")


def day(text):
    return text and date.fromisoformat(text)


def gathering(one, at=datetime.fromisoformat):
    parts = [fulfilment.Part(**{name: part.get(key) for name, key in PART.items()}) for part in one.get("contains", ())]
    return fulfilment.Gathering(duty=one["type"], course=one.get("status"), starts_at=at(one["start"]), parts=tuple(parts), resolutions=one.get("resolutions", 0),
        recorded_at=one.get("recorded_at") and at(one["recorded_at"]), is_edited_after_lock=one.get("edited_after_lock"), **{name: one.get(name) for name in NAMES})


def answer(given):
    branch, events, held, committee = given["branch"], given.get("events", ()), list(map(gathering, given.get("events", ()))), given["branch"].get("committee", ())
    make_up = obligations.MakeUp(zone=ZoneInfo(branch.get("tz", "Asia/Shanghai")), has_committee=branch.get("has_committee", True), groups=tuple(branch.get("groups", ())),
        lecture=obligations.Lecture.read(branch.get("lecture_policy")), windows=obligations.window_of(day(given.get("superior_window_end"))),
        established_on=day(branch.get("established")), tracked_from=day(branch.get("tracked_from")))
    as_of, entries = beats.day_of(datetime.fromisoformat(given["as_of"]), make_up.zone), fulfilment.entries_of(held, make_up)
    said = {"content_stored": False, "probationary_graded": False, "audit_entry_required": bool([one for one in held if one.is_edited_after_lock])}
    said["late_record"] = bool(fulfilment.late_records(held, given.get("record_deadline_days", 3), make_up.zone))
    said.update({f"resolution[{number}]": {True: "valid", False: "invalid"}[is_valid] for number, is_valid in enumerate(fulfilment.resolutions_of(held))})
    leads = dict.fromkeys([*learning.LEADERS, *committee], True)
    said.update({f"learning_hours:{who}": learning.hours_word(hours, is_leader=leads.get(who, False)) for who, hours in given.get("hours", {}).items()})
    for year in cadence.years_of(make_up, as_of):
        said.update({one.key: one.word for one in cadence.standings(make_up, entries, year, as_of)})
        said[f"heart_to_heart:committee_pairs_missing@{year}"] = list(map("-".join, talk_coverage.pairs_missing(committee, fulfilment.talks_in(year, held, make_up.zone))))
        said.update({f"theme_day_planned@{turn}": str(DayNumber(given.get("fixed_day") or 1).in_month(year, turn.number)) for turn in beats.turns_of(beats.Beat.MONTH, year)})
    for cap, one in [(excellent.excellent_cap(one["rated_full"], one.get("attending_probationary", 0)), one) for one in events if one.get("rated_full")]:
        said.update(excellent_cap=cap.by_graded, excellent_cap_if_total_members=cap.by_members, excellent_ok=EXCELLENT[cap.judge(one.get("excellent", 0))])
    return said
