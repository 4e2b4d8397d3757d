"""Why a small mistake went unnoticed: told from what it changed, or written down by hand."""

import ast
import re
import tomllib
from functools import cache
from itertools import takewhile
from pathlib import Path

REASONS = {
    "dialogues": "reached by the dialogues of tests/rehearsals, not by tests/domain",
    "refusal": "changes a refusal that tests/domain does not meet, or how much it quotes",
    "error": "changes the words of an error that no person reads",
    "limit": "one more or less in a limit on how much of a text is looked at",
    "zone": "the machine's own zone for the branch's: the same where the tests run",
    "length": "drops a check of our own lengths (strict=)",
    "default": "changes a default of a signature, where mutmut calls it with the true one",
    "alike": "the same in effect, for the reason in tests/mutants/survivors.toml",
    "untested": "not tested",
}

BY_HAND = Path(__file__).with_name("survivors.toml")
_ZONE = re.compile(r"(?:\w+\.)*(?:zone|timezone|UTC)\b|zone_of\(\w+\)")
AROUND = 40
"""Characters shown on either side of what was changed."""


@cache
def functions(path):
    """Of a mutated file, each version of each function by its name."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@cache
def by_hand():
    """What was read and found to be the same in effect: function, what was changed, why."""
    read = tomllib.loads(BY_HAND.read_text("utf-8"))["survivor"]
    return [(one["in"], change, one["why"]) for one in read for change in one["changes"]]


def lines_of(function):
    """Its lines without its decorators and its own name, which differs in each version."""
    text = ast.unparse(function)
    start = text.index(f"def {function.name}(") + len(f"def {function.name}")
    return text[start:].splitlines()


def changed_line(path, name):
    """The line as it was and as it became."""
    found = functions(path)
    original = found.get(re.sub(r"__mutmut_\d+$", "__mutmut_orig", name))
    mutated = found.get(name)
    if original is None or mutated is None:
        return "", ""
    pairs = zip(lines_of(original), lines_of(mutated), strict=False)
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    return before.strip(), after.strip()


def change(before, after):
    """What was changed with a little around it, as position=⟦0 → 1⟧ for one in order."""
    start = alike(before, after)
    rest = alike(reversed(before[start:]), reversed(after[start:]))
    was, became = (line[start : len(line) - rest] for line in (before, after))
    left, right = before[:start][-AROUND:], before[len(before) - rest :][:AROUND]
    return f"{left}⟦{was} → {became}⟧{right}"


def alike(one, other):
    """How many signs they have in common before they differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def is_unzoned(before, after):
    """Whether a zone became None, which is the machine's own."""
    zones = _ZONE.finditer(before)
    return any(after == f"{before[: one.start()]}None{before[one.end() :]}" for one in zones)


def plain(function):
    """`x_in_turn` is in_turn, `xǁLineupǁof` is Lineup.of."""
    return function.removeprefix("x_").replace("xǁ", "").replace("ǁ", ".")


def reason_of(path, name, outcome):
    """One of `REASONS`, by its key."""
    if outcome == "no tests":
        return "dialogues"
    before, after = changed_line(path, name)
    bare = [re.sub(r"\d+", "0", line) for line in (before, after)]
    module = path.with_suffix("").as_posix().rpartition("domain/")[2]
    function = f"{module}.{plain(name.partition('__mutmut_')[0])}"
    shown = change(before, after)
    for key, is_it in (
        ("refusal", "Refusal(" in before),
        ("error", re.match(r"raise (?!Refusal|Doubt)\w+\(", before)),
        ("length", re.search(r"\bstrict=", before)),
        ("default", before.startswith("(") and before.endswith(":")),
        ("zone", is_unzoned(before, after)),
        ("limit", bare[0] == bare[1] and ("[:" in before or "limit" in before)),
        ("alike", any(one == function and part in shown for one, part, _ in by_hand())),
    ):
        if is_it:
            return key
    return "untested"
