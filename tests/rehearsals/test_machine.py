"""Whatever is pressed, taken back, delivered twice, late or after a restart: the records are right.

`ZHIBU_EXAMPLES` says how many runs there are, each of as many steps as `ZHIBU_STEPS` says; a run is
the same each time unless that number is given.
"""

import os
import tempfile
from asyncio import Runner
from datetime import timedelta
from functools import cache
from pathlib import Path
from shutil import rmtree

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.settings import Settings
from cards.attendance import CheckIn, ExplainLeave, MarkAnswer
from cards.recording import CloseMeeting, RecordPresence, Reopen
from domain.attendance import Answer, Leave, Presence
from domain.meetings import MeetingState
from tests.rehearsals.book import Book, Gathering, Line
from tests.rehearsals.conftest import MONDAY, Hands, begin, plant
from tests.rehearsals.gatherings import publish
from tests.rehearsals.out_of_turn import Hall, told
from tests.templates import copy_records

EXAMPLES = os.environ.get("ZHIBU_EXAMPLES")
STEPS = int(os.environ.get("ZHIBU_STEPS", "30"))

STARTS = {1: MONDAY + timedelta(minutes=20), 2: MONDAY + timedelta(hours=26)}
LENGTH = timedelta(hours=2)
SECRETARY = "wang"
MEMBERS = {"wang": 1, "li": 2, "chen": 6}
JUMPS = [
    timedelta(minutes=7), timedelta(minutes=30), timedelta(hours=1), timedelta(hours=5),
    timedelta(days=1), timedelta(days=31), -timedelta(seconds=40), -timedelta(hours=1),
]  # fmt: skip
PAUSES = [timedelta(), timedelta(minutes=7), timedelta(minutes=11)]

users = st.sampled_from(["li", "chen"])
meetings = st.sampled_from(sorted(STARTS))
answers = st.builds(MarkAnswer, meetings, st.sampled_from(Answer))
members_presses = st.one_of(
    answers,
    answers,
    st.builds(CheckIn, meetings),
    st.builds(ExplainLeave, meetings, st.sampled_from([Leave.SICK, Leave.OFFICIAL])),
)
secretarys_presses = st.one_of(
    st.builds(
        RecordPresence,
        meetings,
        st.sampled_from(sorted(MEMBERS.values())),
        st.sampled_from([Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT, ""]),
        st.just(0),
    ),
    st.builds(CloseMeeting, meetings, st.just("as_is")),
    st.builds(Reopen, meetings),
)
TO_BE_PRIVATE = (ExplainLeave, RecordPresence, CloseMeeting, Reopen)


@cache
def house() -> tempfile.TemporaryDirectory[str]:
    """The same address each time, so that its engines need not be made anew."""
    return tempfile.TemporaryDirectory(prefix="zhibu-machine-")


class Evening(RuleBasedStateMachine):
    """The real bot on a real file, and beside it the book."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = Runner()
        path = Path(house().name) / "house"
        rmtree(path, ignore_errors=True)
        path.mkdir()
        self.settings = Settings(_env_file=None, data_dir=path)
        copy_records(path / "zhibu.db", name="cast", plant=plant)
        self.clock = Hands(MONDAY)
        self.play = begin(self.settings, self.clock)
        for starts_at in STARTS.values():
            publish(self.play, starts_at=starts_at, hours=2)
        later = MONDAY + timedelta(minutes=1)  # nobody takes back that they were announced
        self.play.app.writer.submit(lambda records: records.undo.forget(before=later)).result()
        self.hall = Hall(self.play)
        gatherings = {one: Gathering(at, at + LENGTH) for one, at in STARTS.items()}
        lines = {(one, who): Line() for one in STARTS for who in MEMBERS.values()}
        self.book = Book(MEMBERS, SECRETARY, gatherings | lines)
        self.waiting, self.delivered = [], []

    def teardown(self) -> None:
        self.play.app.close()
        self.runner.close()

    # What people do

    @rule(user=users, press=members_presses)
    def a_member_presses(self, user, press):
        self._deliver([self._made(user, press)])

    @rule(user=users, meeting=meetings, first=st.sampled_from(Answer))
    def a_member_changes_their_mind(self, user, meeting, first):
        second = Answer.LEAVE if first is Answer.COMING else Answer.COMING
        for answer in (first, second):
            self._deliver([self._made(user, MarkAnswer(meeting, answer))])

    @rule(press=secretarys_presses)
    def the_secretary_presses(self, press):
        self._deliver([self._made(SECRETARY, press)])

    @rule(user=users, press=members_presses, pause=st.sampled_from(PAUSES))
    def a_member_presses_and_takes_it_back(self, user, press, pause):
        self._deliver([self._made(user, press)])
        self.clock.now += pause
        self._deliver([self.hall.undoes(user)])

    @rule(user=users, meeting=meetings, why=st.sampled_from([Leave.SICK, Leave.OFFICIAL]))
    def a_member_explains_and_comes_after_all_and_takes_it_back(self, user, meeting, why):
        self.clock.now = min(self.clock.now, STARTS[meeting] - timedelta(hours=1))
        asks, comes = (MarkAnswer(meeting, one) for one in (Answer.LEAVE, Answer.COMING))
        for press in (asks, ExplainLeave(meeting, why), comes):
            self._deliver([self._made(user, press)])
        self._deliver([self.hall.undoes(user)])

    @rule(press=secretarys_presses, then=secretarys_presses, pause=st.sampled_from(PAUSES))
    def the_secretary_corrects_and_takes_it_back(self, press, then, pause):
        self._deliver([self._made(SECRETARY, press)])
        self._deliver([self._made(SECRETARY, then)])
        self.clock.now += pause
        self._deliver([self.hall.undoes(SECRETARY)])

    @rule(meeting=meetings, then=secretarys_presses)
    def the_secretary_closes_afterwards(self, meeting, then):
        self.clock.now = max(self.clock.now, STARTS[meeting] + LENGTH)
        for press in (CloseMeeting(meeting, "as_is"), then):
            self._deliver([self._made(SECRETARY, press)])

    @rule(user=st.sampled_from(sorted(MEMBERS)))
    def somebody_takes_back(self, user):
        self._deliver([self.hall.undoes(user)])

    # What happens on the way

    @rule(user=users, press=members_presses)
    def a_press_is_held_up(self, user, press):
        self.waiting.append(self._made(user, press))

    @rule(press=secretarys_presses)
    def a_press_of_the_secretary_is_held_up(self, press):
        self.waiting.append(self._made(SECRETARY, press))

    @rule(user=st.sampled_from(sorted(MEMBERS)))
    def an_undo_is_held_up(self, user):
        self.waiting.append(self.hall.undoes(user))

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def what_was_held_up_arrives(self, data):
        self._deliver([self.waiting.pop(data.draw(st.integers(0, len(self.waiting) - 1)))])

    @precondition(lambda self: len(self.waiting) > 1)
    @rule(data=st.data())
    def all_that_was_held_up_arrives_at_once(self, data):
        visits, self.waiting = data.draw(st.permutations(self.waiting)), []
        self._deliver(visits)

    @rule(user=users, meeting=meetings, answers=st.permutations(list(Answer)))
    def two_presses_arrive_the_other_way_round(self, user, meeting, answers):
        first, second = (self._made(user, MarkAnswer(meeting, one)) for one in answers)
        self._deliver([second])
        self._deliver([first])

    @rule(user=users, presses=st.tuples(members_presses, members_presses), data=st.data())
    def an_undo_between_two_presses_arrives_in_any_order(self, user, presses, data):
        first, undo, second = (
            self._made(user, presses[0]), self.hall.undoes(user), self._made(user, presses[1])
        )  # fmt: skip
        for visit in data.draw(st.permutations([first, undo, second])):
            self._deliver([visit])

    @precondition(lambda self: self.delivered)
    @rule(data=st.data())
    def a_visit_comes_again(self, data):
        self._deliver([data.draw(st.sampled_from(self.delivered))])

    @rule(by=st.sampled_from(JUMPS))
    def the_clock_jumps(self, by):
        self.clock.now += by

    @rule(rings=st.booleans())
    def the_bot_starts_anew(self, rings):
        self.play.app.close()
        self.play = self.hall.play = begin(self.settings, self.clock)
        if rings:
            self.runner.run(self.play.app.clock.ring_all())
            self.book.tidy(self.clock.now)

    # What must be so

    @invariant()
    def the_records_equal_the_book(self):
        assert self.play.app.reader.submit(written).result() == self.book.entries

    def _made(self, user, press):
        return self.hall.does(user, press, private=isinstance(press, TO_BE_PRIVATE))

    def _deliver(self, visits) -> None:
        """Handed over together; who comes for the first time is answered, and nobody twice."""
        answering = self.play.app.dispatcher.answer(self.play.stage, visits)
        answers = dict(zip([one.key for one in visits], self.runner.run(answering), strict=True))
        for visit in sorted(visits, key=lambda one: one.order):
            is_again = self.book.take(visit) == "again"
            assert bool(told(answers[visit.key])) is not is_again, visit
        self.delivered += visits


def written(records):
    """The records as the book writes them."""
    entries = {}
    for number in STARTS:
        meeting = records.meetings.find(number)
        is_open = meeting.state is MeetingState.PUBLISHED
        entries[number] = Gathering(meeting.starts_at, meeting.ends_at, is_open, meeting.closed_at)
        for one in records.attendance.of(number):
            if one.member_id in MEMBERS.values():
                entries[number, one.member_id] = Line(
                    one.answer, one.answered_at, one.leave, one.checked_in_at, one.recorded,
                    None, one.is_late_record,
                )  # fmt: skip
    assert records.audit.broken_at(1) is None
    return entries


TestEvening = Evening.TestCase
TestEvening.settings = settings(
    max_examples=int(EXAMPLES or "25"),
    stateful_step_count=STEPS,
    derandomize=EXAMPLES is None,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
