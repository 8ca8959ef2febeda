"""Inclusions and exclusions of a condition (access.md, "Conditions")."""

from results import FAIL, PASS, SKIP, UNKNOWN, Result

NOT_INCLUDED = "access.notIncluded"
EXCLUDED = "access.excluded"


def excluding(included, excluded):
    """An exclusion beats an inclusion."""
    touched = included.touched | excluded.touched
    if excluded.outcome == PASS:
        return Result(FAIL, EXCLUDED, excluded.notes, touched)
    if included.outcome in (FAIL, SKIP):
        return Result(FAIL, NOT_INCLUDED, included.notes, touched)
    if included.outcome == UNKNOWN:
        return Result(UNKNOWN, included.code, included.notes, touched)
    if excluded.outcome == UNKNOWN:
        return Result(UNKNOWN, excluded.code, excluded.notes, touched)
    return Result(PASS, None, included.notes | excluded.notes, touched)
