"""Why a small mistake went unnoticed: told from the line it changed."""

import ast
import re
from functools import cache

REASONS = {
    "dialogues": "reached by the dialogues of tests/rehearsals, not by tests/domain",
    "refusal": "changes the words of a refusal; the dialogues read them in full",
    "error": "changes the words of an error that no person reads",
    "limit": "one more or less in a limit on what is read",
    "zone": "the machine's own zone for the branch's: the same where the tests run",
    "length": "drops a check of our own lengths (strict=)",
    "left": "equal in effect, or not tested",
}


@cache
def functions(path):
    """Of a mutated file, each version of each function by its name."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def changed_line(path, name):
    """The line as it was and as it became."""
    found = functions(path)
    original = found.get(re.sub(r"__mutmut_\d+$", "__mutmut_orig", name))
    mutated = found.get(name)
    if original is None or mutated is None:
        return "", ""
    lines = (ast.unparse(one).splitlines()[1:] for one in (original, mutated))
    pairs = zip(*lines, strict=False)
    return next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))


def reason_of(path, name, outcome):
    """One of `REASONS`, by its key."""
    if outcome == "no tests":
        return "dialogues"
    before, after = changed_line(path, name)
    bare = [re.sub(r"\d+", "0", line) for line in (before, after)]
    for key, is_it in (
        ("refusal", "Refusal(" in before),
        ("error", "Error(" in before),
        ("length", "strict=" in before),
        ("zone", "astimezone(None)" in after),
        ("limit", bare[0] == bare[1] and ("[:" in before or "limit" in before)),
    ):
        if is_it:
            return key
    return "left"
