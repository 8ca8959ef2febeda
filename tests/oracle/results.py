"""Three values, and how checks are put together (docs/semantics/README.md, "Three values")."""

PASS, FAIL, UNKNOWN, SKIP = "pass", "fail", "unknown", "skip"

NOTHING = frozenset()


class OutOfScope(Exception):
    """Something that the oracle does not read. Generated questions never raise it; checked-in scenarios may."""


class Result:
    """Outcome of a check, its reason code, and the assumptions that it leaned on."""

    __slots__ = ("outcome", "code", "notes")

    def __init__(self, outcome, code=None, notes=NOTHING):
        self.outcome = outcome
        self.code = code
        self.notes = notes if isinstance(notes, frozenset) else frozenset(notes)

    def noting(self, notes):
        """The same with more assumptions."""
        return Result(self.outcome, self.code, self.notes | frozenset(notes)) if notes else self

    def __repr__(self):
        return f"{self.outcome}({self.code}){sorted(self.notes)}"


def passed(*notes):
    """A check that passes."""
    return Result(PASS, None, notes)


def failed(code, *notes):
    """A check that fails."""
    return Result(FAIL, code, notes)


def undecided(code, *notes):
    """A check that is undecided."""
    return Result(UNKNOWN, code, notes)


def skipped(*notes):
    """A check that was not made."""
    return Result(SKIP, None, notes)


def notes_of(results):
    """Every assumption of several checks."""
    found = NOTHING
    for result in results:
        found = found | result.notes
    return found


def all_of(results):
    """A conjunction: a fail beats an undecided one, which beats a pass; the first of its kind gives the reason."""
    results = list(results)
    notes = notes_of(results)
    for outcome in (FAIL, UNKNOWN):
        for result in results:
            if result.outcome == outcome:
                return Result(outcome, result.code, notes)
    made = any(result.outcome == PASS for result in results)
    return Result(PASS if made else SKIP, None, notes)


def any_of(results):
    """A disjunction: a pass beats an undecided one, which beats a fail; the first of its kind gives the reason."""
    results = list(results)
    notes = notes_of(results)
    for outcome in (PASS, UNKNOWN, FAIL):
        for result in results:
            if result.outcome == outcome:
                return Result(outcome, result.code, notes)
    return Result(SKIP, None, notes)
