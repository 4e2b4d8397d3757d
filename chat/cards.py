"""A card（卡片）: what is shown, as structure; each platform gives it its own dress."""

from dataclasses import dataclass, replace

from chat.presses import Press


@dataclass(frozen=True, slots=True)
class Button:
    """A button that presses. `label` holds up to 4 Chinese characters, `long` a fuller wording."""

    label: str
    press: Press
    long: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A button that opens the private chat with the bot, carrying `payload`（进入私聊）."""

    label: str
    payload: str
    long: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of short texts under headings; the first column is the widest."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that goes with a card（图）: its SVG text, and the same in words."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One message. All texts are plain: never markup, never escaped.

    Read from top to bottom: title, lead (lines), fields (name and value), table, note (small),
    rows of buttons. Where the picture does not come through, all the rest still does; redrawing a
    card leaves its picture as it is.
    """

    title: str = ""
    lead: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    note: str = ""
    rows: tuple[tuple[Button | Door, ...], ...] = ()
    picture: Picture | None = None

    @property
    def is_line(self) -> bool:
        """Whether it is one plain text without buttons, fit for a pop-up."""
        more = (self.title, self.fields, self.table, self.note, self.rows, self.picture)
        return not any(more)

    def with_picture(self, svg: str, alt: str) -> "Card":
        """The same card with a drawing."""
        return replace(self, picture=Picture(svg, alt))

    def with_note(self, note: str) -> "Card":
        """The same card with a line more at its foot."""
        return replace(self, note=f"{self.note}\n{note}".strip())


def line(text: str) -> Card:
    """A card of one plain text."""
    return Card(lead=text)
