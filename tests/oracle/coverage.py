"""Which reason codes and assumptions the generated questions reached, of those that the documents have."""

import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEMANTICS = HERE.parents[1] / "docs/semantics"
NOT_REACHED = HERE / "not_reached.json"


def reason_codes():
    """Every code of reasons.md, of reasons and of errors."""
    text = (SEMANTICS / "reasons.md").read_text("utf-8")
    return sorted(set(re.findall(r"^## `([^`]+)`", text, re.M)))


def assumptions():
    """Every assumption that a verdict can name."""
    text = (SEMANTICS / "assumptions.md").read_text("utf-8")
    return re.findall(r"^## ([AB]\d+)$", text, re.M)


def told(codes, named):
    """Lines about what was reached, and about what should have been."""
    listed = json.loads(NOT_REACHED.read_text("utf-8"))
    counts = {**{code: codes.get(code, 0) for code in reason_codes()}, **{note: named.get(note, 0) for note in assumptions()}}
    missing = [code for code, count in counts.items() if not count and code not in listed]
    stale = [code for code in listed if counts.get(code, 0) or code not in counts]
    lines = [f"{code} {count}" for code, count in sorted(counts.items(), key=lambda item: item[1]) if count]
    return lines, missing, stale, len([code for code in counts if code in listed])
