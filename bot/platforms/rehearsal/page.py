"""The rehearsal page（排练页）."""

from bot.settings import Settings


def rehearse(settings: Settings, *, is_empty: bool = False, is_poor: bool = False) -> None:
    """Serve the page until stopped."""
    raise SystemExit(f"{settings.listen}: {is_empty} {is_poor}")
