"""How Telegram says no."""

TITLES = {400: "Bad Request", 403: "Forbidden", 409: "Conflict", 429: "Too Many Requests"}


class Refused(Exception):
    """An error answer: HTTP status, description (prefixed as Telegram does) and parameters."""

    def __init__(self, status: int, description: str = "", **parameters: int) -> None:
        title = TITLES.get(status)
        text = f"{title}: {description}" if title else description
        super().__init__(text)
        self.status = status
        self.parameters = parameters
        self.answer: dict[str, object] = {"ok": False, "error_code": status, "description": text}
        if parameters:
            self.answer["parameters"] = parameters


def bad_request(description: str) -> Refused:
    return Refused(400, description)
