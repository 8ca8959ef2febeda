"""Three values, and how checks are put together (docs/semantics/README.md, "Three values").

A verdict names the assumptions that it leaned on. The documents do not say how far that goes where several checks were
made, so a result has two sets: what it surely leaned on, and what any check under it touched. The package has to name
all of the first and nothing beyond the second.
"""

PASS, FAIL, UNKNOWN, SKIP = "pass", "fail", "unknown", "skip"

NOTHING = frozenset()


class OutOfScope(Exception):
    """Something that the oracle does not read. Generated questions never raise it; checked-in scenarios may."""


class Result:
    """Outcome of a check, its reason code, and the assumptions that it leaned on and that it touched."""

    __slots__ = ("outcome", "code", "notes", "touched")

    def __init__(self, outcome, code=None, notes=NOTHING, touched=NOTHING):
        self.outcome = outcome
        self.code = code
        self.notes = frozenset(notes)
        self.touched = self.notes | frozenset(touched)

    def noting(self, notes):
        """The same, leaning on more."""
        return Result(self.outcome, self.code, self.notes | frozenset(notes), self.touched) if notes else self

    def touching(self, notes):
        """The same, having touched more."""
        return Result(self.outcome, self.code, self.notes, self.touched | frozenset(notes)) if notes else self

    def being(self, outcome, code=None):
        """Another outcome that rests on the same."""
        return Result(outcome, code, self.notes, self.touched)

    def __repr__(self):
        return f"{self.outcome}({self.code}){sorted(self.notes)}/{sorted(self.touched)}"


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


def touched_of(results):
    """Every assumption that any of several checks touched."""
    found = NOTHING
    for result in results:
        found = found | result.touched
    return found


def first_of(results, outcome):
    """The first of an outcome."""
    for result in results:
        if result.outcome == outcome:
            return result
    return None


def all_of(results):
    """A conjunction: a fail beats an undecided one, which beats a pass; the first of its kind gives the reason."""
    results = list(results)
    touched = touched_of(results)
    for outcome in (FAIL, UNKNOWN):
        found = first_of(results, outcome)
        if found is not None:
            return Result(outcome, found.code, found.notes, touched)
    notes = NOTHING
    for result in results:
        notes = notes | result.notes
    made = first_of(results, PASS) is not None
    return Result(PASS if made else SKIP, None, notes, touched)


def any_of(results):
    """A disjunction: a pass beats an undecided one, which beats a fail; the first of its kind gives the reason."""
    results = list(results)
    touched = touched_of(results)
    passing = [result.notes for result in results if result.outcome == PASS]
    if passing:
        # Any of them would do, so the outcome leans on what all of them lean on.
        return Result(PASS, None, frozenset.intersection(*passing), touched)
    found = first_of(results, UNKNOWN)
    if found is not None:
        return Result(UNKNOWN, found.code, found.notes, touched)
    found = first_of(results, FAIL)
    if found is not None:
        return Result(FAIL, found.code, found.notes, touched)
    return Result(SKIP, None, NOTHING, touched)
