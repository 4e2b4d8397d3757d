"""What happens in the branch is seen in SQL."""

from datetime import timedelta

from domain.attendance import Presence
from storage.inquiry import ask
from tests.rehearsals.gatherings import publish, record

DUE = "SELECT DISTINCT status, as_of FROM v_obligations WHERE duty = 'theme_day' AND period = '{}'"


def seen(play, settings, sql):
    return ask(settings.database, sql).rows


async def test_a_theme_day_that_was_closed_is_done_in_sql_after_the_next_bell(play, settings):
    await play.app.clock.ring_all()
    assert seen(play, settings, DUE.format("2026-11")) == (("pending", "2026-11-02 10:00:00"),)

    meeting = publish(play, starts_at=play.clock.now + timedelta(hours=2))
    await play.waits(hours=5)
    record(play, meeting, {"王建国": Presence.PRESENT}, close=True)
    assert seen(play, settings, "SELECT state, present FROM v_meetings") == (("closed", 1),)
    await play.app.clock.ring_all()

    assert seen(play, settings, DUE.format("2026-11")) == (("met", "2026-11-02 15:00:00"),)


async def test_months_go_by_and_the_standings_with_them(play, settings):
    await play.app.clock.ring_all()
    await play.until(play.clock.now.replace(month=12, day=2))

    [(status, as_of)] = seen(play, settings, DUE.format("2026-11"))

    assert status == "not_required_partial"  # the branch began on the 2nd
    assert as_of.startswith("2026-12-02")
