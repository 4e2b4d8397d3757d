"""A person at the rehearsal page, with the same verbs as `Play` of tests/rehearsals."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import ElementHandle, Error, Page

from tests.browser.album import Album

SHANGHAI = ZoneInfo("Asia/Shanghai")

# A message as text, just as tests/rehearsals writes it: buttons stand in brackets.
TEXT = """
const cells = (nodes) => [...nodes].map((node) => node.textContent);
const textOf = (item) => {
  const all = (selector) => [...item.querySelectorAll(selector)];
  const one = (selector) => cells(all(selector));
  return [
    ...all('.file').map((file) => `<${file.getAttribute('download')}> ${one('.text').join('')}`),
    ...(all('.file').length ? [] : one('.text')),
    ...one('h3'), ...one('.lead'),
    ...all('.fields div').map((row) => cells(row.children).join('：')),
    ...all('tr').map((row) => cells(row.cells).join('  ')),
    ...one('.note'),
    ...all('.row').map((row) => cells(row.children).map((label) => `[${label}]`).join(' ')),
  ].filter(Boolean).join('\\n');
};
const said = (chat) => [...document.querySelectorAll(`#${chat} .message`)]
  .map((item) => ({ key: item.dataset.key, isBot: item.matches('.bot'), text: textOf(item) }));
"""

NEWEST = """
(label) => [...document.querySelectorAll('.key')]
  .filter((key) => key.textContent === label)
  .sort((one, other) => one.closest('li').dataset.key - other.closest('li').dataset.key)
  .at(-1)
"""


@dataclass
class Browser:
    """`troubles` collects console errors, failed requests and broken pages."""

    page: Page
    url: str
    album: Album
    troubles: list[str] = field(default_factory=list)
    you: str = ""

    def __post_init__(self) -> None:
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("requestfailed", self._miss)
        self.page.on("response", self._doubt)

    # Coming in

    async def open(
        self, user: str = "wang", *, is_empty: bool = False, is_poor: bool = False
    ) -> None:
        """Begin a new rehearsal and look at it as this person."""
        answer = await self.page.request.post(
            f"{self.url}begins-anew",
            headers={"Origin": self.url.rstrip("/")},
            data={"isEmpty": is_empty, "isPoor": is_poor},
        )
        assert answer.ok, await answer.text()
        await self.page.goto(f"{self.url}?as={user}")
        self.you = user
        await self._rest()

    async def be(self, user: str) -> None:
        """Switch to somebody else."""
        if user == self.you:
            return
        await self.page.locator(f".person[data-user={user}]").click()
        await self.page.wait_for_function(
            "(user) => new URLSearchParams(location.search).get('as') === user", arg=user
        )
        self.you = user
        await self._rest()

    # What people do; each answers with what the bot told that person, as text

    async def says(self, user: str, text: str, *, private: bool = False) -> str:
        chat = "private" if private else "group"
        await self.be(user)
        await self.look_at(chat)
        return await self._watch(self._type(chat, text))

    async def whispers(self, user: str, text: str) -> str:
        return await self.says(user, text, private=True)

    async def presses(self, user: str, label: str) -> str:
        """Press the newest button of that label that the person sees; it may still be coming."""
        await self.be(user)
        return await self._watch(self._press(label))

    async def opens(self, user: str, payload: str = "") -> str:
        """Open the private chat as a link would."""
        return await self.whispers(user, f"/start {payload}".strip())

    async def sends_file(self, user: str, name: str, data: bytes) -> str:
        await self.be(user)
        await self.look_at("private")
        file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        return await self._watch(self.page.set_input_files("#private input[type=file]", file))

    async def adds_bot(self, user: str) -> str:
        await self.be(user)
        await self.look_at("group")
        return await self._watch(self.page.locator("#group .start .primary").click())

    # Time

    async def moves_clock(self, step: str) -> None:
        """By "hour", "day", or to the "next" reminder."""
        await self.page.locator(f"[data-move={step}]").click()
        await self._rest(seconds=60)

    async def now(self) -> datetime:
        """The rehearsal's time, in Shanghai."""
        await self.page.locator("#now").click()
        wall = await self.page.locator("#jump-to").input_value()
        await self.page.locator("#now").click()
        return datetime.fromisoformat(wall).replace(tzinfo=SHANGHAI)

    async def waits(self, **delay: float) -> None:
        await self.until(await self.now() + timedelta(**delay))

    async def until(self, moment: datetime) -> None:
        """Let time pass, saying what falls due on the way."""
        wall = moment.astimezone(SHANGHAI).replace(tzinfo=None).isoformat(timespec="seconds")
        await self.page.locator("#now").click()
        await self.page.locator("#jump-to").fill(wall)
        await self.page.locator("#jump button").click()
        await self._rest(seconds=60)

    # What there is to see

    async def sees(self, text: str, *, chat: str = "") -> None:
        """Wait until this stands in the chat ("group", "private"), or anywhere on the page."""
        where = f"#{chat} .log" if chat else "body"
        await self.page.wait_for_function(
            "([where, text]) => document.querySelector(where).textContent.includes(text)",
            arg=[where, text],
        )

    async def group(self) -> list[str]:
        """What the bot has said in the group, as text."""
        return [one["text"] for one in await self._said("group") if one["isBot"]]

    async def private(self, user: str) -> list[str]:
        """What the bot has said to this person alone, as text."""
        await self.be(user)
        return [one["text"] for one in await self._said("private") if one["isBot"]]

    async def screenshot(self, name: str) -> None:
        await self.album.keep(self.page, name)

    async def look_at(self, chat: str) -> None:
        """On a phone only one chat is seen at a time."""
        tab = self.page.locator(f"#tab-{chat}")
        if await tab.is_visible():
            await tab.click()

    async def clear_notes(self) -> None:
        """The line that tells the time for a moment lies over what a picture is to show."""
        await self.page.locator("#notes").evaluate("(notes) => notes.replaceChildren()")

    async def look_for(self, text: str) -> None:
        """On a phone, turn to the chat where this was said last."""
        for chat in ("private", "group"):
            if any(text in one["text"] for one in await self._said(chat)):
                await self.look_at(chat)
                return

    # Behind the scenes

    async def _type(self, chat: str, text: str) -> None:
        await self.page.locator(f"#{chat}-text").fill(text)
        await self.page.locator(f"#{chat} .send").click()

    async def _press(self, label: str) -> None:
        for last_try in (False, False, True):
            found = await self.page.wait_for_function(NEWEST, arg=label)
            key: ElementHandle | None = found.as_element()
            assert key is not None
            try:
                chat = await key.evaluate("(key) => key.closest('.pane').id")
                await self.look_at(chat)
                await key.click(timeout=3_000)
                return
            except Error:  # the card was drawn anew between finding and pressing
                if last_try:
                    raise

    async def _watch(self, act: Awaitable[None]) -> str:
        before = {one["key"]: one["text"] for one in await self._everything()}
        await self.page.evaluate(
            "document.querySelectorAll('.pop-up').forEach((it) => it.remove())"
        )
        await act
        await self._rest()
        pop_ups = await self.page.locator(".pop-up").all_text_contents()
        fresh = [
            one["text"]
            for one in await self._everything()
            if one["isBot"] and before.get(one["key"]) != one["text"]
        ]
        return "\n".join([*pop_ups, *fresh])

    async def _everything(self) -> list[dict[str, Any]]:
        both = [*await self._said("group"), *await self._said("private")]
        return sorted(both, key=lambda one: int(one["key"]))

    async def _said(self, chat: str) -> list[dict[str, Any]]:
        said: list[dict[str, Any]] = await self.page.evaluate(
            f"(chat) => {{ {TEXT} return said(chat); }}", chat
        )
        return said

    async def _rest(self, *, seconds: float = 15) -> None:
        """Wait until everything asked for was answered and is shown."""
        await self.page.wait_for_function(
            "(you) => document.documentElement.dataset.busy === '0'"
            " && document.documentElement.dataset.shows === you",
            arg=self.you,
            timeout=seconds * 1000,
        )

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text}")

    def _miss(self, request: Any) -> None:
        is_given_up = request.method == "GET" and request.failure == "net::ERR_ABORTED"
        if not is_given_up:  # what is under way ends with the page, as does the stream
            self.troubles.append(f"failed: {request.method} {request.url} {request.failure}")

    def _doubt(self, response: Any) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")
