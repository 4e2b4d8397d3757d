"""Keyboards under messages, checked as Telegram checks them."""

import json
import re

from tests.botapi.refusals import bad_request

Markup = dict[str, list[list[dict[str, object]]]]

ACTIONS = {
    "callback_data",
    "copy_text",
    "login_url",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "url",
    "web_app",
}
STYLES = {None, "danger", "primary", "success"}
_url = re.compile(r"(?:https?://|tg://|ton://)?[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:[/?#]\S*)?")


def load(value: object, what: str) -> object:
    """The value of a parameter that is JSON (or came decoded in a JSON body)."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {what} JSON object") from None


def inline(value: object) -> Markup | None:
    """The inline keyboard of an edit: absent or empty means none at all."""
    markup = load(value, "reply keyboard markup") if value not in (None, "") else None
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return _checked(markup["inline_keyboard"])


def under_new(value: object) -> Markup | None:
    """The keyboard of a new message; the other kinds of reply markup are taken and not kept."""
    markup = load(value, "reply keyboard markup") if value not in (None, "") else None
    if isinstance(markup, dict) and markup.keys() & {"keyboard", "remove_keyboard", "force_reply"}:
        return None
    return inline(markup)


def _checked(rows: object) -> Markup | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    kept = [[_button(button) for button in row] for row in rows if row]
    if not kept:
        return None
    if sum(map(len, kept)) > 100 or len(json.dumps(kept, ensure_ascii=False).encode()) > 10_240:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept}


def _button(button: object) -> dict[str, object]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be a String')
    if not button["text"].strip():  # Telegram leaves such a button out; here it is a mistake
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    actions = button.keys() & ACTIONS
    if len(actions) != 1:
        reason = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {reason}")
    if "callback_data" in button and not _is_short(button["callback_data"], 64):
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _url.fullmatch(str(button["url"])):
        url = button["url"]
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if "copy_text" in button:
        copied = button["copy_text"]
        if not isinstance(copied, dict) or not 1 <= len(str(copied.get("text", ""))) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.get("style") not in STYLES:
        raise bad_request("can't parse inline keyboard button: Invalid button style specified")
    return button


def _is_short(data: object, limit: int) -> bool:
    return isinstance(data, str) and 1 <= len(data.encode()) <= limit
