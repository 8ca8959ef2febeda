//! What is reported about a model, at a moment (FIDO Metadata Service v3, section 3.1.4).
//!
//! Snapshots list reports in either order, so the effective date decides and never the position.

use time::{Date, Month, OffsetDateTime, UtcOffset};

use super::entry::Model;

/// A status report.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub status: String,
    /// `None` is effective while it is present, as the specification says of a report without date.
    pub since: Option<Date>,
}

/// Reports that mean a model is not to be relied on.
const COMPROMISED: [&str; 5] = [
    "REVOKED",
    "ATTESTATION_KEY_COMPROMISE",
    "USER_VERIFICATION_BYPASS",
    "USER_KEY_REMOTE_COMPROMISE",
    "USER_KEY_PHYSICAL_COMPROMISE",
];

impl Report {
    pub fn is_compromise(&self) -> bool {
        COMPROMISED.contains(&self.status.as_str())
    }

    pub fn is_certification(&self) -> bool {
        self.status.starts_with("FIDO_CERTIFIED")
    }

    /// Whether the report speaks of certification at all, granted or not.
    fn is_about_certification(&self) -> bool {
        self.is_certification() || self.status == "NOT_FIDO_CERTIFIED"
    }

    /// The report for people: its status and its date.
    pub fn shown(&self) -> String {
        match self.since {
            Some(since) => format!("{} ({})", self.status, iso(since)),
            None => self.status.clone(),
        }
    }
}

impl Model {
    /// The report of a compromise that holds at a moment: the latest report counts. Without a moment all count.
    pub fn compromise(&self, at: Option<Date>) -> Option<&Report> {
        latest(self.counted(at))
            .into_iter()
            .find(|report| report.is_compromise())
    }

    /// What the latest report about certification says at a moment, the certificate where one of the same day says
    /// otherwise.
    pub fn certification(&self, at: Option<Date>) -> Option<&Report> {
        let about = self
            .counted(at)
            .filter(|report| report.is_about_certification());
        let latest = latest(about);
        latest
            .iter()
            .find(|report| report.is_certification())
            .or(latest.first())
            .copied()
    }

    pub fn is_certified(&self, at: Option<Date>) -> bool {
        self.certification(at).is_some_and(Report::is_certification)
    }

    /// The report that describes the model best at a moment: a compromise, else its certification, else any.
    pub fn standing(&self, at: Option<Date>) -> Option<&Report> {
        self.compromise(at)
            .or_else(|| self.certification(at))
            .or_else(|| latest(self.counted(at)).first().copied())
    }

    fn counted(&self, at: Option<Date>) -> impl Iterator<Item = &Report> + Clone {
        self.reports
            .iter()
            .filter(move |report| at.zip(report.since).is_none_or(|(at, since)| since <= at))
    }
}

/// The reports of the latest day, and those without one.
fn latest<'r>(reports: impl Iterator<Item = &'r Report> + Clone) -> Vec<&'r Report> {
    let newest = reports.clone().filter_map(|report| report.since).max();
    reports
        .filter(|report| report.since.is_none() || report.since == newest)
        .collect()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn model(reports: &[(&str, Option<&str>)]) -> Model {
        Model {
            reports: reports
                .iter()
                .map(|(status, since)| Report {
                    status: (*status).to_owned(),
                    since: since.and_then(day),
                })
                .collect(),
            ..Model::default()
        }
    }

    #[test]
    fn the_latest_report_counts_and_never_the_position() {
        let revoked = [
            ("FIDO_CERTIFIED", Some("2021-01-01")),
            ("REVOKED", Some("2023-12-20")),
        ];
        for reports in [revoked, [revoked[1], revoked[0]]] {
            let model = model(&reports);
            assert!(model.compromise(None).is_some());
            assert!(model.compromise(day("2023-12-20")).is_some());
            assert!(model.compromise(day("2023-12-19")).is_none());
            assert!(model.is_certified(day("2023-12-19")));
            assert!(!model.is_certified(day("2020-12-31")));
        }
    }

    #[test]
    fn a_later_report_ends_a_compromise_and_one_of_the_same_day_does_not() {
        let mended = model(&[
            ("UPDATE_AVAILABLE", Some("2024-02-01")),
            ("USER_VERIFICATION_BYPASS", Some("2024-01-01")),
        ]);
        assert!(mended.compromise(None).is_none());
        assert!(mended.compromise(day("2024-01-31")).is_some());
        let same_day = model(&[
            ("FIDO_CERTIFIED_L1", Some("2024-01-01")),
            ("ATTESTATION_KEY_COMPROMISE", Some("2024-01-01")),
        ]);
        assert!(same_day.compromise(None).is_some());
        assert!(same_day.is_certified(None));
    }

    #[test]
    fn a_report_without_date_holds_while_it_is_there() {
        let model = model(&[("REVOKED", None), ("FIDO_CERTIFIED", Some("2024-01-01"))]);
        assert!(model.compromise(day("2030-01-01")).is_some());
    }

    #[test]
    fn a_certification_ends_with_a_later_report_that_says_so() {
        let model = model(&[
            ("NOT_FIDO_CERTIFIED", Some("2024-01-01")),
            ("FIDO_CERTIFIED_L1", Some("2022-01-01")),
            ("UPDATE_AVAILABLE", Some("2025-01-01")),
        ]);
        assert!(model.is_certified(day("2023-01-01")));
        assert!(!model.is_certified(None));
    }

    #[test]
    fn days() {
        for text in ["2026-10-06", "2026-10-06T00:00:00Z"] {
            assert_eq!(day(text).map(iso).as_deref(), Some("2026-10-06"), "{text}");
        }
        for text in ["", "2026", "2026-13-01", "2026-02-30", "x-y-z"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
