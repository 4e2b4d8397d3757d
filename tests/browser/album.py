"""Pictures of pages, for who will look at them（留影）."""

from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page


@dataclass(frozen=True, slots=True)
class Album:
    """Without a folder no picture is taken: drawing one costs more than the page it shows."""

    folder: Path | None

    async def keep(self, page: Page, name: str, *, is_whole: bool = False) -> None:
        """What the window shows; the whole page if `is_whole`."""
        if self.folder is not None:
            await page.screenshot(path=self.folder / f"{name}.png", full_page=is_whole)

    async def print(self, page: Page, name: str) -> bytes:
        """The page as a PDF."""
        path = None if self.folder is None else self.folder / f"{name}.pdf"
        return await page.pdf(path=path, prefer_css_page_size=True)
