"""会议台账: a line for each meeting, with what was on and what was decided."""

from domain.books import Gathered, Record
from domain.ledgers import Ledger
from domain.minutes import MinuteLine
from papers.naming import kinds_name, local, resolution_name
from papers.roster import Words
from papers.sheets import Cell, Sheet
from papers.titles import page_title

COLUMNS = (
    "number", "start", "end", "kind", "title", "place", "chair", "recorder", "expected", "present",
    "excused", "absent", "unconfirmed", "observers", "topics", "resolutions", "record",
)  # fmt: skip
WIDTHS = (6, 17, 7, 13, 17, 11, 9, 9, 6, 6, 6, 6, 8, 6, 26, 26, 10)


def meetings_page(ledger: Ledger, words: Words) -> Sheet:
    rows = [
        _row(number, one, ledger, words)
        for number, one in enumerate(ledger.meetings.meetings, start=1)
    ]
    return Sheet(
        name=words("paper.sheet.meetings"),
        title=page_title("meetings", ledger, words),
        headings=tuple(words(f"paper.column.{column}") for column in COLUMNS),
        rows=tuple(rows),
        widths=WIDTHS,
    )


def _row(number: int, one: Gathered, ledger: Ledger, words: Words) -> tuple[Cell, ...]:
    meeting, counts, zone = one.meeting, one.counts, ledger.branch.timezone
    return (
        number,
        local(meeting.starts_at, zone),
        f"{meeting.ends_at.astimezone(zone):%H:%M}",
        kinds_name(meeting, words),
        meeting.title,
        meeting.place,
        words("paper.comma").join(dict.fromkeys(one.chair for one in one.records if one.chair)),
        one.recorder,
        counts.expected,
        counts.present,
        counts.excused,
        counts.absent,
        counts.unconfirmed,
        counts.observers,
        _told(one, "topics", words),
        _told(one, "resolutions", words),
        _state(one, words),
    )


def _told(gathered: Gathered, section: str, words: Words) -> str:
    """The lines of each record, under its name where there are several."""
    several = len(gathered.records) > 1
    said = []
    for record in gathered.records:
        lines = numbered(getattr(record, section), words)
        if lines and several:
            said.append(words("paper.of_record", kind=_name(record, words)))
        said += lines
    return "\n".join(said)


def numbered(lines: tuple[MinuteLine, ...], words: Words) -> list[str]:
    """Such as 1. 学习党章; a single one without its number."""
    texts = [resolution_name(line, words) for line in lines]
    if len(texts) < 2:
        return texts
    return [f"{number}. {text}" for number, text in enumerate(texts, start=1)]


def _state(one: Gathered, words: Words) -> str:
    if one.meeting.is_open:
        return words("asking.state.published")
    if not one.roll.sees_names:
        return ""
    if not one.records:
        return words("paper.record.none")
    is_done = all(record.minutes.is_locked for record in one.records)
    return words("paper.record.confirmed" if is_done else "paper.record.open")


def _name(record: Record, words: Words) -> str:
    return words(f"meeting.kind.{record.minutes.kind}")
