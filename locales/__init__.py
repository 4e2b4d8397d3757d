"""The sentences people read（界面文案）: a folder a language, a TOML file a subject."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
DEFAULT = "zh_CN"


class Words:
    """Looks up a sentence by its dotted key and fills in the blanks."""

    def __init__(self, language: str, *, is_neutral: bool = False) -> None:
        """With `is_neutral`, the wording under `neutral.` where there is one（中性措辞）."""
        self.language = language if language in languages() else DEFAULT
        self.is_neutral = is_neutral
        self._sentences = sentences(self.language)

    def __call__(self, key: str, **params: object) -> str:
        """A sentence with `one` and `other` forms chooses by its blank `count`.

        Raises KeyError for a key that no file has: a bug, which the house tests look for.
        """
        if self.is_neutral and f"neutral.{key}" in self._sentences:
            key = f"neutral.{key}"
        if key not in self._sentences and "count" in params:
            key = f"{key}.one" if params["count"] == 1 else f"{key}.other"
        return self._sentences[key].format(**params)

    def has(self, key: str) -> bool:
        return key in self._sentences


@cache
def languages() -> tuple[str, ...]:
    """The languages there are, the default first."""
    found = sorted(path.name for path in HERE.iterdir() if (path / "refused.toml").exists())
    return tuple(sorted(found, key=lambda name: name != DEFAULT))


def language_of(hint: str) -> str:
    """The language that fits a platform's hint such as zh-hans or en-GB; empty if none does."""
    start = hint.lower().replace("_", "-").partition("-")[0]
    return next((name for name in languages() if name.lower().startswith(start + "_")
                 or name.lower() == start), "") if start else ""  # fmt: skip


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its dotted key. Raises ValueError if one is there twice."""
    book: dict[str, str] = {}
    for path in sorted((HERE / language).glob("*.toml")):
        for key, text in flatten(tomllib.loads(path.read_text("utf-8"))).items():
            if key in book:
                raise ValueError(f"{path.name}: {key} is there twice")
            book[key] = text
    return book


def flatten(tree: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """A tree of tables as dotted keys."""
    flat: dict[str, str] = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = str(value)
    return flat
