//! What is reported about a model, at a moment (FIDO Metadata Service v3, section 3.1.4).
//!
//! Snapshots list reports in either order, so the effective date decides and never the position.

use time::Date;

use crate::vocabulary::day::iso;

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
    pub(crate) fn is_about_certification(&self) -> bool {
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
