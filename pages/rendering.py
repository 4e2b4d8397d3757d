"""From values to a page（排版）: templates that escape whatever is filled in."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


class Rendering:
    """Loads the template engine with the first page."""

    def draw(self, template: str, values: Mapping[str, Any]) -> str:
        """Raises UndefinedError for a blank nobody filled: a bug, never a gap on the page."""
        return self._environment.get_template(f"{template}.html").render(values)

    @cached_property
    def _environment(self) -> "Environment":
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        return Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
