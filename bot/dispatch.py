"""From visits to their answers（分派）: everything is kept before anything is said."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

from bot.logs import complain
from bot.platforms import Answer, Platform
from bot.reception import Lookup, Reception, Refused, Replies
from bot.visitor import Nothing, wanted_facts
from chat import Abilities, Incoming, Send, Tell, line
from handlers import Defaults
from locales import Words, language_of
from storage import AlreadyDone, NotKept, NotRead, Reader, Records, Writer
from storage.exports import note_export

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """Hands each visit to its handler, in one piece of work with all it changes."""

    writer: Writer
    reader: Reader
    defaults: Defaults
    kept: Callable[[], None]
    """Called when something was kept: notices may be due, cards may be stale."""

    async def answer(self, platform: Platform, visits: Sequence[Incoming]) -> list[Answer]:
        """The answers stand in the order of the visits, and come when all is on disk.

        A visit that comes again gets no replies; one that could not be kept says so.
        """
        in_order = sorted(range(len(visits)), key=lambda number: visits[number].order)
        begun = {number: self._begin(platform, visits[number]) for number in in_order}
        # The last first: when it is kept, so are those before it, and none is waited for alone.
        done = {number: await begun[number] for number in reversed(in_order)}
        self.kept()
        return [done[number] for number in range(len(visits))]

    def _begin(self, platform: Platform, visit: Incoming) -> Awaitable[Answer]:
        """Queue the work at once, unless the platform has to find something out beforehand."""
        wanted = wanted_facts(visit.what)
        if not wanted:
            return self._outcome(self._submit(visit, platform.abilities), visit)
        return asyncio.create_task(self._look_and_answer(platform, visit, wanted))

    async def _look_and_answer(
        self, platform: Platform, visit: Incoming, wanted: frozenset[str]
    ) -> Answer:
        visit = replace(visit, facts=await platform.look_into(visit, wanted))
        return await self._outcome(self._submit(visit, platform.abilities), visit)

    def _submit(self, visit: Incoming, abilities: Abilities) -> Future[Replies | Lookup]:
        reception = Reception(visit=visit, abilities=abilities, defaults=self.defaults)
        return self.writer.submit(reception.receive, once=visit.key)

    async def _outcome(self, work: Future[Replies | Lookup], visit: Incoming) -> Answer:
        try:
            replies = work.result() if work.done() else await asyncio.wrap_future(work)
            if isinstance(replies, Lookup):
                replies = await asyncio.wrap_future(self.reader.submit(replies.run))
            for file in replies:
                if isinstance(file, Send) and file.trail:
                    await asyncio.wrap_future(self.writer.submit(partial(sign_for, file, visit)))
            return Answer(replies)
        except (AlreadyDone, Nothing):
            return Answer()
        except Refused as refused:
            return Answer((Tell(line(refused.text)),))
        except NotKept as error:
            complain(log, error, "a visit was not kept; it is asked for again")
            return Answer((self._sorry(visit, "refused.not_kept"),), is_kept=False)
        except NotRead as error:
            log.warning("nothing could be looked up: %s", error)
            return Answer((self._sorry(visit, "refused.not_read"),))
        except Exception:
            number = secrets.token_hex(3)
            log.exception("bug %s", number)
            return Answer((self._sorry(visit, "refused.bug", number=number),))

    def _sorry(self, visit: Incoming, key: str, **params: object) -> Tell:
        hint = language_of(visit.account.language) if visit.account else ""
        return Tell(line(Words(hint or self.defaults.language)(key, **params)))


def sign_for(file: Send, visit: Incoming, records: Records) -> None:
    """What is taken away stands in the trail before it leaves（导出留痕）."""
    note_export(records, file.branch_id, file.trail, by=file.member_id or None, at=visit.at)
