"""The cookie of a visit（会话）: for the browser alone, never for a script, never elsewhere."""

from starlette.responses import Response

from domain.entrance import VISIT_LASTS, Address

COOKIE = "zhibu_ledger"
PATH = "/ledger"


def given(answer: Response, token: str, address: Address) -> None:
    """Secure where people come by https."""
    answer.set_cookie(
        COOKIE, token, max_age=int(VISIT_LASTS.total_seconds()), path=PATH,
        secure=address.is_https, httponly=True, samesite="lax",
    )  # fmt: skip


def dropped(answer: Response, address: Address) -> None:
    answer.delete_cookie(
        COOKIE, path=PATH, secure=address.is_https, httponly=True, samesite="lax"
    )  # fmt: skip
