//! Days, as FIDO metadata and documents write them.

use time::{Date, Month, OffsetDateTime, UtcOffset};

/// The day of a moment, in UTC as the effective dates are.
pub(crate) fn day_of(at: Option<OffsetDateTime>) -> Option<Date> {
    at.map(|at| at.to_offset(UtcOffset::UTC).date())
}

/// A day as metadata writes it, `YYYY-MM-DD`; of a moment, its day.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let date = text.split_once('T').map_or(text, |(date, _)| date);
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// A day as [`day`] reads it.
pub(crate) fn iso(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// The first second of a day in UTC, as a Unix timestamp: what is announced for a day begins then.
pub(crate) const fn start_of(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so that a leap day ends one.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let days = 365 * year + leap_days + (153 * month + 2) / 5 + day - 1;
    (days - 719_468) * 86_400
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for text in ["2026-10-06", "2026-10-06T00:00:00Z"] {
            assert_eq!(day(text).map(iso).as_deref(), Some("2026-10-06"), "{text}");
        }
        assert_eq!(start_of(1970, 1, 1), 0);
        assert_eq!(start_of(2026, 3, 1), 1_772_323_200);
        assert_eq!(start_of(2028, 3, 1) - start_of(2028, 2, 29), 86_400);
        for text in ["", "2026", "2026-13-01", "2026-02-30", "x-y-z"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
