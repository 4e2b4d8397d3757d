"""What the dialogues of the branch's own affairs share."""

from chat import encode, line
from storage import Signature
from tests.rehearsals.conftest import MONDAY


def works(play, work):
    """Something is written behind the scene, and signed."""

    def signed(records):
        found = work(records)
        records.audit.sign(Signature(branch_id=1, actor_id=None, action="x", at=play.clock.now))
        return found

    return play.app.writer.submit(signed).result()


def ids(play):
    people = play.app.reader.submit(lambda r: r.people.of(1, MONDAY.date())).result()
    return {member.name: member.id for member in people}


def admitted(play, name, day):
    number = ids(play)[name]
    works(play, lambda records: records.people.describe(number, joined_on=day))


def is_kind(play, kind):
    works(play, lambda records: records.branches.set(1, "branch_kind", kind))


def speaks_english(play, user):
    def work(records):
        records.accounts.set(records.accounts.find("rehearsal", user).id, language="en")

    play.app.writer.submit(work).result()


async def forges(play, user, press):
    message = play.stage._add(user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


def bundles(play, user="wang", title="近日到期"):
    """What the secretary was told of falling due, the oldest first."""
    return [one for one in play.private(user) if title in one]
