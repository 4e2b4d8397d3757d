"""Bringing updates to the webhook: several at once, each again until it is answered with 2xx."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.botapi.updates import Update

if TYPE_CHECKING:
    from tests.botapi.world import World

AGAIN = 0.2
"""Seconds until an update that was not taken is brought again; Telegram waits longer."""
PATIENCE = ClientTimeout(total=30, connect=2)


async def push(api: World) -> None:
    """Until cancelled."""
    under_way: dict[int, asyncio.Task[None]] = {}
    turns = count()
    async with ClientSession(timeout=PATIENCE) as session:
        try:
            while True:
                room = api.webhook.at_once - len(under_way) if api.webhook.url else 0
                waiting = [one for one in api.updates.ready() if one.id not in under_way]
                for update in waiting[: max(room, 0)]:
                    task = asyncio.create_task(_bring(api, session, update, next(turns)))
                    under_way[update.id] = task
                    task.add_done_callback(lambda _, key=update.id: _over(api, under_way, key))
                await api.updates.until_news()
        finally:
            for task in under_way.values():
                task.cancel()


def _over(api: World, under_way: dict[int, asyncio.Task[None]], key: int) -> None:
    del under_way[key]
    api.updates.wake()


async def _bring(api: World, session: ClientSession, update: Update, turn: int) -> None:
    hook = api.webhook
    parts = urlsplit(hook.url)
    roots = hook.behind or [f"{parts.scheme}://{parts.netloc}"]
    headers = {"Content-Type": "application/json"}
    if hook.secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
    try:
        root = roots[turn % len(roots)]
        async with session.post(f"{root}{parts.path}", data=update.body, headers=headers) as answer:
            if answer.status // 100 == 2:
                api.updates.drop(update)
                api.changed()
                return
            hook.error = f"Wrong response from the webhook: {answer.status}"
    except (ClientError, TimeoutError) as error:
        hook.error = f"{type(error).__name__}"
    api.changed()
    await asyncio.sleep(AGAIN)
