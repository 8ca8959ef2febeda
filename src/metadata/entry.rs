//! One entry of a metadata payload: a model, what it can do, and what is reported about it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use time::Date;

use super::status::{Report, day};
use crate::credential::certificate::Certificate;
use crate::vocabulary::text::base64_any;

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
    pub(super) roots: Vec<String>,
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
pub(super) struct Entry {
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
    friendly_names: BTreeMap<String, String>,
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
        let mut names = statement.friendly_names;
        let name = statement
            .description
            .or_else(|| names.remove("en-US"))
            .or_else(|| names.into_values().next())
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
