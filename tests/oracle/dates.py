"""Days on which rules begin, and the time and cloud of a question (facts.md, questions.md)."""

import re
from datetime import datetime, timedelta, timezone

# A question without a time is one of November 2026 (README.md, "What a rule rests on").
NOVEMBER_2026 = datetime(2026, 11, 21, tzinfo=timezone.utc)

CLOUDS = {
    "commercial": "commercial",
    "usgovernment": "usGovernment",
    "china": "china",
    "microsoftonline.com": "commercial",
    "microsoftonline.us": "usGovernment",
    "partner.microsoftonline.cn": "china",
    "microsoftonline.cn": "china",
}

_TIME = re.compile(r"^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|z|[+-]\d\d:\d\d)$")


def day(text):
    """The first moment of a day."""
    return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=timezone.utc)


# F23, B7: the end of Microsoft's own delivery of SMS and voice.
SMS_VOICE_END = day("2027-02-01")
SMS_VOICE_END_LATER = day("2027-07-01")
# F20, B6: Windows Hello for Business as a second step.
HELLO_FROM = day("2026-10-01")
HELLO_SURE = day("2026-12-01")
# F30: the control of approved client apps.
APPROVED_APP_END = day("2026-07-01")
# F31, B8: baseline scopes.
BASELINE_FROM = day("2026-06-15")
# A26, F7: synced passkeys in the older shape.
SYNCED_FROM = {"commercial": day("2026-03-01"), "usGovernment": day("2026-05-01"), "china": day("2026-10-01")}
# A61, F3: Windows Hello off the allow list; nothing is announced for China.
HELLO_LIST_UNTIL = {"commercial": day("2026-06-15"), "usGovernment": day("2026-10-01")}


def moment(text):
    """A time as RFC 3339 has it."""
    if text is None:
        return NOVEMBER_2026
    match = _TIME.match(text)
    if not match:
        raise ValueError(text)
    year, month, date, hour, minute, second = (int(part) for part in match.groups()[:6])
    time = datetime(year, month, date, hour, minute, second, tzinfo=timezone.utc)
    offset = match.group(7)
    if offset not in "Zz":
        sign = -1 if offset[0] == "+" else 1
        time += sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
    return time


def cloud(text):
    """A cloud by its name or by Graph's host; None where it is not given."""
    if text is None:
        return None
    name = text.strip().lower().removeprefix("https://").removeprefix("login.").rstrip("/")
    return CLOUDS[name]
