# fmt: off
from domain import cadence, obligations, year_end
from domain.fulfilment import Entry
from domain.months import Month
from tests.domain.adapter.cadence import day

YEARLY = {"olm_for_year": "organizational_life_meeting", "appraisal_for_year": "democratic_appraisal", "dues_published": "dues_publication"}
DAYS = {"general_meeting": "general_meeting", "lecture": "party_lecture", **YEARLY}
MONTHS = {"committee_meeting_months": "committee_meeting", "theme_day_months": "theme_day"}
GROUPS = {"group_meeting_months": "group_meeting"}
BRANCHES = {"A": {"groups": ("g1", "g2")}, "B": {"has_committee": False}}


def answer(given):
    as_of, year, items = day(given["as_of"]), given.get("year", day(given["as_of"]).year), given.get("rectification", ())
    names = [{**DAYS, **MONTHS, **GROUPS}.get(name, "") for name in (*YEARLY, *given)]
    make_up = obligations.MakeUp(**BRANCHES[given.get("branch", "A")], tracks=frozenset(names), windows=obligations.window_of(day(given.get("superior_window_end"))))
    done = [Entry(duty=duty, on=day(on), year=year) for name, duty in DAYS.items() for on in given.get(name, ())]
    done.extend(Entry(duty=duty, on=Month.read(month).first) for name, duty in MONTHS.items() for month in given.get(name, ()))
    done.extend(Entry(duty=duty, on=Month.read(month).first, group=group) for name, duty in GROUPS.items() for group, months in given.get(name, {}).items() for month in months)
    book = year_end.Year(cadence.standings(make_up, done, year, as_of))
    return {
        "completion": {duty: str(share) for duty, share in book.completion.items()}, "not_applicable": book.not_applicable,
        "missing": [one.key for one in book.missing], "todo_before_year_end": list(map(year_end.to_do_word, book.to_do)),
        "secretary_todo": year_end.january_word(as_of), "check_in_next_olm": bool(items), "carry_over": year_end.carried_over([(item["item"], day(item.get("done"))) for item in items], as_of),
    }
