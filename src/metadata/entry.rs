//! One entry of a metadata payload: a model, what it can do, and what is reported about it.

use serde::Deserialize;
use serde_json::Value;
use time::Date;

use crate::credential::x509::certificate::Certificate;
use crate::metadata::status::Report;
use crate::vocabulary::day::day;
use crate::vocabulary::text::base64_any;

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
}

/// Root certificates of one model that are looked at; no model has a fifth of them.
const MAX_ROOTS: usize = 256;

/// A model, as its metadata statement and its status reports describe it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    pub name: String,
    pub protocol_family: String,
    pub attestation_types: Vec<String>,
    /// Versions that `authenticatorGetInfo` states.
    pub versions: Vec<String>,
    pub extensions: Vec<String>,
    /// Of WebAuthn's `AuthenticatorTransport`.
    pub transports: Vec<String>,
    pub options: Options,
    pub reports: Vec<Report>,
    /// When the reports of the entry last changed.
    pub changed: Option<Date>,
    /// Base64 DER. They are read where a chain is judged: a snapshot has hundreds, a question needs a few.
    pub(crate) roots: Vec<String>,
}

/// Options of `authenticatorGetInfo` that rules look at; `None` where the statement does not name one.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Options {
    pub rk: Option<bool>,
    pub uv: Option<bool>,
    pub client_pin: Option<bool>,
}

impl Model {
    /// How many root certificates the entry has, readable or not.
    pub fn root_count(&self) -> usize {
        self.roots.len()
    }

    /// The root certificates that can be read.
    pub fn roots(&self) -> Vec<Certificate> {
        self.roots
            .iter()
            .take(MAX_ROOTS)
            .filter_map(|text| {
                // Statements carry line ends and blanks in their base64.
                let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                Certificate::from_der(&base64_any(&compact)?).ok()
            })
            .collect()
    }
}

/// The transports that `attachmentHint` tells of (FIDO Registry of Predefined Values, section 3.4).
fn hinted(hint: &Value) -> Vec<String> {
    let names = hint.as_array().map(Vec::as_slice).unwrap_or_default();
    names
        .iter()
        .filter_map(|name| {
            Some(match name.as_str()? {
                "wired" => "usb",
                "bluetooth" => "ble",
                "nfc" => "nfc",
                "internal" => "internal",
                _ => return None,
            })
        })
        .map(str::to_owned)
        .collect()
}

/// An entry as the payload writes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    #[serde(default)]
    aaguid: Option<String>,
    #[serde(default)]
    metadata_statement: Option<Statement>,
    #[serde(default)]
    status_reports: Vec<StatusReport>,
    #[serde(default)]
    time_of_last_status_change: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Statement {
    aaguid: Option<String>,
    description: Option<String>,
    /// Newer schemas name a model in several languages.
    friendly_names: serde_json::Map<String, Value>,
    protocol_family: Option<String>,
    attestation_types: Vec<String>,
    attestation_root_certificates: Vec<String>,
    /// Names in the current schema, a number in the oldest.
    attachment_hint: Value,
    authenticator_get_info: Option<GetInfo>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct GetInfo {
    versions: Vec<String>,
    extensions: Vec<String>,
    transports: Vec<String>,
    options: Options,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatusReport {
    status: String,
    #[serde(default)]
    effective_date: Option<String>,
}

impl Entry {
    /// The AAGUID as written, and the model; `None` for an authenticator that has none.
    pub fn into_model(self) -> Option<(String, Model)> {
        let statement = self.metadata_statement.unwrap_or_default();
        let aaguid = self.aaguid.or(statement.aaguid)?;
        let info = statement.authenticator_get_info.unwrap_or_default();
        let names = &statement.friendly_names;
        let friendly = names.get("en-US").or_else(|| names.values().next());
        let name = statement
            .description
            .or_else(|| Some(friendly?.as_str()?.to_owned()))
            .unwrap_or_else(|| aaguid.clone());
        let model = Model {
            name,
            protocol_family: statement.protocol_family.unwrap_or_default(),
            attestation_types: statement.attestation_types,
            versions: info.versions,
            extensions: info.extensions,
            transports: if info.transports.is_empty() {
                hinted(&statement.attachment_hint)
            } else {
                info.transports
            },
            options: info.options,
            reports: self
                .status_reports
                .into_iter()
                .map(|report| Report {
                    since: report.effective_date.as_deref().and_then(day),
                    status: report.status,
                })
                .collect(),
            changed: self.time_of_last_status_change.as_deref().and_then(day),
            roots: statement.attestation_root_certificates,
        };
        Some((aaguid, model))
    }
}
