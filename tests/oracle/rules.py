"""The language of filters for devices."""

import re

from results import FAIL, PASS, UNKNOWN, Result, all_of, any_of, failed, passed, undecided

_TOKEN = re.compile(r"""\s*(?:(\()|(\))|(\[)|(\])|(,)|"([^"]*)"|'([^']*)'|(-[A-Za-z]+)|([A-Za-z][A-Za-z0-9_.]*))""")
# A variable that a tool fills in.
_VARIABLE = re.compile(r"%.+%|\$\{.+\}|\{\{.+\}\}|<.+>|\$\(.+\)|#\{.+\}|^\s*__.+__\s*$")


def is_variable(text):
    """Whether a text is what a tool fills in."""
    return _VARIABLE.search(text) is not None


_COMPARISONS = {
    "-eq", "-ne", "-startswith", "-notstartswith", "-endswith", "-notendswith", "-contains", "-notcontains", "-in",
    "-notin",
}
_NEGATIVE = {"-ne", "-notstartswith", "-notendswith", "-notcontains", "-notin"}
COLLECTIONS = ("physicalids", "devicephysicalids", "systemlabels")
# Properties of two names.
ALIASES = {
    "deviceownership": ("deviceownership", "ownership"),
    "ownership": ("ownership", "deviceownership"),
    "physicalids": ("physicalids", "devicephysicalids"),
    "devicephysicalids": ("devicephysicalids", "physicalids"),
}
PROPERTIES = {
    "deviceid": "deviceId", "displayname": "displayName", "deviceownership": "deviceOwnership",
    "ownership": "deviceOwnership", "enrollmentprofilename": "enrollmentProfileName", "iscompliant": "isCompliant",
    "manufacturer": "manufacturer", "mdmappid": "mdmAppId", "model": "model", "operatingsystem": "operatingSystem",
    "operatingsystemversion": "operatingSystemVersion", "physicalids": "physicalIds",
    "devicephysicalids": "physicalIds", "profiletype": "profileType",
    "systemlabels": "systemLabels", "trusttype": "trustType",
    **{f"extensionattribute{number}": f"extensionAttribute{number}" for number in range(1, 16)},
}


class Broken(Exception):
    """A rule that does not parse."""


def tokens(text):
    """Parts of a rule."""
    at, found = 0, []
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise Broken
        at = match.end()
        for index, kind in enumerate(("(", ")", "[", "]", ",", "text", "text", "operator", "name"), 1):
            if match.group(index) is not None:
                found.append((kind, match.group(index)))
                break
    return found


class Parser:
    """A reader of rules: -or binds weakest, then -and, then -not."""

    def __init__(self, text):
        self.tokens = tokens(text)
        self.at = 0

    def peek(self):
        """The next part."""
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, None)

    def take(self, kind=None):
        """The next part, which has to be of this kind."""
        found = self.peek()
        if found[0] is None or (kind and found[0] != kind):
            raise Broken
        self.at += 1
        return found

    def operator(self, name):
        """Whether the next part is this operator, which is then taken."""
        kind, text = self.peek()
        if kind == "operator" and text.lower() == name:
            self.at += 1
            return True
        return False

    def rule(self):
        """A whole rule."""
        found = self.either()
        if self.peek()[0] is not None:
            raise Broken
        return found

    def either(self):
        """Parts joined by -or."""
        parts = [self.both()]
        while self.operator("-or"):
            parts.append(self.both())
        return ("or", parts) if len(parts) > 1 else parts[0]

    def both(self):
        """Parts joined by -and."""
        parts = [self.one()]
        while self.operator("-and"):
            parts.append(self.one())
        return ("and", parts) if len(parts) > 1 else parts[0]

    def one(self):
        """A negation, a bracket, or a comparison."""
        if self.operator("-not"):
            return ("not", self.one())
        if self.peek()[0] == "(":
            self.take()
            found = self.either()
            self.take(")")
            return found
        name = self.take("name")[1]
        if not name.lower().startswith("device."):
            raise Broken
        operator = self.take("operator")[1].lower()
        if operator not in _COMPARISONS:
            raise Broken
        return ("is", name[len("device.") :].lower(), operator, self.value(operator))

    def text(self):
        """A value in quotation marks."""
        text = self.take("text")[1]
        if _VARIABLE.search(text):
            raise Broken
        return text

    def value(self, operator):
        """A value, or a list of them."""
        kind, text = self.peek()
        if kind == "[":
            if operator not in ("-in", "-notin"):
                raise Broken
            self.take()
            values = [self.text()]
            while self.peek()[0] == ",":
                self.take()
                values.append(self.text())
            self.take("]")
            return values
        if kind == "text":
            if operator in ("-in", "-notin"):
                raise Broken
            return self.text()
        if kind == "name" and text.lower() in ("true", "false", "null"):
            self.take()
            return {"true": True, "false": False, "null": None}[text.lower()]
        raise Broken


def device(text, given, word):
    """Whether a device meets a rule; `word` tells of a property whether what is said of it counts, and what was assumed."""
    try:
        rule = Parser(text).rule()
    except Broken:
        return undecided("input.value")
    return judge(rule, given, word)


def judge(rule, given, word):
    """A part of a rule, three-valued."""
    kind = rule[0]
    if kind == "or":
        return any_of(judge(part, given, word) for part in rule[1])
    if kind == "and":
        parts = [judge(part, given, word) for part in rule[1]]
        found = all_of(parts)
        if found.outcome != FAIL:
            return found
        # Any of those that are not met would do.
        leaning = frozenset.intersection(*(part.notes for part in parts if part.outcome == FAIL))
        return Result(FAIL, found.code, leaning, found.touched)
    if kind == "not":
        found = judge(rule[1], given, word)
        flipped = {PASS: FAIL, FAIL: PASS, UNKNOWN: UNKNOWN}[found.outcome]
        return found.being(flipped, found.code)
    _, name, operator, value = rule
    member = PROPERTIES.get(name)
    if given is None:
        return undecided("input.missing")
    if member is None and name not in {key.lower() for key in given}:
        return undecided("input.unknownEnumMember", "A17")
    if not given:
        actual = None
    else:
        by_lower = {key.lower(): each for key, each in given.items()}
        names = ALIASES.get(name, (name,))
        present = [key for key in names if key in by_lower]
        if not present:
            return undecided("input.missing")
        actual = by_lower[present[0]]
    met = compare(name, operator, actual, value)
    notes = set()
    if met != compare(name, operator, None, value):
        # It matters whether what is said of the device counts here.
        counts, notes = word(name)
        if not counts:
            return undecided("input.missing").touching(notes)
    if actual is not None and not hit(name, operator, actual, value) and never(name, operator, value):
        return undecided("input.unknownEnumMember", "A17")
    return (passed() if met else failed(None)).noting(notes)


VALUES = {
    "iscompliant": {"true", "false"},
    "trusttype": {"azuread", "serverad", "workplace"},
    "deviceownership": {"company", "personal"},
    "ownership": {"company", "personal"},
}


def never(name, operator, value):
    """Whether a whole value is one that the property never has."""
    known = VALUES.get(name)
    if known is None or operator not in ("-eq", "-ne", "-in", "-notin"):
        return False
    values = value if isinstance(value, list) else [value]
    return any(each is not None and text_of(each) not in known for each in values)


def compare(name, operator, actual, value):
    """A comparison; negative operators match null."""
    return hit(name, operator, actual, value) != (operator in _NEGATIVE)


def hit(name, operator, actual, value):
    """A comparison without its negation."""
    positive = {"-ne": "-eq"}.get(operator, operator.replace("-not", "-"))
    if actual is None:
        return positive == "-eq" and value is None
    if isinstance(actual, list):
        return any(holds(positive, text_of(each), value, True) for each in actual)
    return holds(positive, text_of(actual), value, name in COLLECTIONS)


def text_of(value):
    """A value as a text in small letters."""
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value).lower()


def holds(operator, actual, value, whole):
    """A positive operator on texts."""
    if operator == "-in":
        return any(actual == text_of(each) for each in value)
    wanted = text_of(value) if value is not None else None
    if wanted is None:
        return False
    if operator == "-eq":
        return actual == wanted
    if operator == "-startswith":
        return actual.startswith(wanted)
    if operator == "-endswith":
        return actual.endswith(wanted)
    return actual == wanted if whole else wanted in actual
