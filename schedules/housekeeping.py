"""Forgetting what is no longer needed（清理）."""

from datetime import datetime, timedelta

from storage import Records

MEMORY = 100_000
"""How many visits are remembered; a platform repeats only its latest few."""

KEPT_PRESSES = timedelta(days=7)
"""How long the press of somebody not yet known is kept."""

LATEST_PRESSES = timedelta(days=1)
"""How long an older press could still arrive after a newer one."""

LINKS_TOLD = timedelta(days=1)
"""How long a link that is over can still be told from one that never was."""

UNDO_STEPS = timedelta(hours=1)


def keep_tidy(records: Records, now: datetime) -> None:
    records.visits.forget(keep=MEMORY)
    records.visits.drop_kept(before=now - KEPT_PRESSES)
    records.latest.drop(before=now - LATEST_PRESSES)
    records.questions.forget(before=now)
    records.undo.forget(before=now - UNDO_STEPS)
    records.entrance.forget(before=now - LINKS_TOLD)
