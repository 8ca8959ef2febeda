//! A snapshot as it is kept, to hand it to another core without the parts that no rule looks at.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;
use serde_json::json;
use serde_json::value::RawValue;

use crate::base::error::Error;
use crate::contract::inspection::MetadataSignature;
use crate::credential::x509::certificate::Certificate;
use crate::metadata::entry::Model;
use crate::metadata::payload::Payload;
use crate::metadata::snapshot::{AT, Metadata, bounded};
use crate::vocabulary::day::iso;
use crate::words::errors;

/// The form of this version; another one is not read.
const FORM: &str = "entra-verdict-metadata/1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    form: &'static str,
    signature: MetadataSignature,
    /// DER in base64.
    signers: Vec<String>,
    payload: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Read<'t> {
    form: String,
    signature: MetadataSignature,
    signers: Vec<String>,
    #[serde(borrow)]
    payload: &'t RawValue,
}

impl Metadata {
    /// What is kept of the snapshot as JSON text, for [`Metadata::from_reduced`] of the same version: a small part of
    /// the file that it came from.
    #[must_use]
    pub fn to_reduced(&self) -> String {
        let left_out = self.unreadable.iter().map(|text| json!({ "aaguid": text }));
        let entries = self.models().map(|(aaguid, model)| {
            let mut entry = entry(model);
            if let Some(members) = entry.as_object_mut() {
                members.insert("aaguid".to_owned(), json!(aaguid.hyphenated().to_string()));
            }
            entry
        });
        let written = Written {
            form: FORM,
            signature: self.signature,
            signers: self
                .signers
                .iter()
                .map(|signer| STANDARD.encode(&signer.der))
                .collect(),
            payload: json!({
                "no": self.number,
                "nextUpdate": self.next_update.map(iso),
                "entries": entries.chain(left_out).collect::<Vec<Value>>(),
            }),
        };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Takes what [`Metadata::to_reduced`] made. It is taken as true: signatures are not verified again, so give it
    /// nothing that comes from elsewhere.
    ///
    /// # Errors
    /// `input.metadata` for anything else.
    pub fn from_reduced(text: &str) -> Result<Self, Error> {
        let form = || Error::new(&errors::METADATA_FORM);
        let read = || {
            bounded(text.len())?;
            let read: Read<'_> = serde_json::from_str(text).map_err(|_| form())?;
            if read.form != FORM {
                return Err(form());
            }
            let signers: Option<Vec<Certificate>> = read
                .signers
                .iter()
                .map(|der| Certificate::from_der(&STANDARD.decode(der).ok()?).ok())
                .collect();
            let payload = Payload::from_text(read.payload.get())?;
            Ok(Self::of(payload, read.signature, signers.ok_or_else(form)?))
        };
        read().map_err(|error| error.or_at(AT))
    }
}

/// A model by the names of the specification, so that there is one reader.
fn entry(model: &Model) -> Value {
    json!({
        "metadataStatement": {
            "description": model.name,
            "protocolFamily": model.protocol_family,
            "attestationTypes": model.attestation_types,
            "attestationRootCertificates": model.roots,
            "authenticatorGetInfo": {
                "versions": model.versions,
                "extensions": model.extensions,
                "transports": model.transports,
                "options": {
                    "rk": model.options.rk,
                    "uv": model.options.uv,
                    "clientPin": model.options.client_pin,
                },
            },
        },
        "statusReports": model
            .reports
            .iter()
            .map(|report| json!({ "status": report.status, "effectiveDate": report.since.map(iso) }))
            .collect::<Vec<Value>>(),
        "timeOfLastStatusChange": model.changed.map(iso),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::language::Language;

    const PAYLOAD: &str = r#"{
        "no": 7, "nextUpdate": "2026-12-01", "entries": [
            { "aaguid": "7e3f3d30-3557-4442-bdae-139312178b39",
              "timeOfLastStatusChange": "2026-01-02",
              "metadataStatement": {
                "description": "A key", "protocolFamily": "fido2", "icon": "data:image/png;base64,AAAA",
                "attestationTypes": ["basic_full"], "attestationRootCertificates": ["MIIB", " x "],
                "authenticatorGetInfo": {
                  "versions": ["FIDO_2_1"], "extensions": ["hmac-secret"], "transports": ["usb", "nfc"],
                  "options": { "rk": true, "clientPin": false } } },
              "statusReports": [
                { "status": "REVOKED" }, { "status": "FIDO_CERTIFIED", "effectiveDate": "2025-05-06" } ] },
            { "aaguid": "no such thing" } ] }"#;

    #[test]
    fn what_is_kept_comes_back_as_it_was() {
        let read = Metadata::load(PAYLOAD, None).unwrap();
        let reduced = read.to_reduced();
        let back = Metadata::from_reduced(&reduced).unwrap();
        // Every member, those that no summary shows included.
        assert_eq!(format!("{back:?}"), format!("{read:?}"));
        assert!(!reduced.contains("icon"));
        let summary = back.summary(Language::En);
        assert_eq!((summary.number, summary.models), (Some(7), 1));
        assert_eq!(summary.next_update.as_deref(), Some("2026-12-01"));
        assert_eq!(summary.signature, MetadataSignature::None);
        let codes: Vec<_> = summary.findings.iter().map(|one| one.code).collect();
        assert_eq!(codes, ["metadata.entryUnreadable", "metadata.unsigned"]);
        assert_eq!(
            back.name(" 7E3F3D30-3557-4442-bdae-139312178b39"),
            Some("A key")
        );
        assert_eq!(back.name("00000000-0000-0000-0000-000000000001"), None);
    }

    #[test]
    fn nothing_else_is_taken() {
        let reduced = Metadata::load(PAYLOAD, None).unwrap().to_reduced();
        let other_version = reduced.replace(FORM, "entra-verdict-metadata/0");
        let signer = reduced.replace(r#""signers":[]"#, r#""signers":["AAAA"]"#);
        assert_ne!(signer, reduced);
        for text in ["", "{}", PAYLOAD, &other_version, &signer] {
            let error = Metadata::from_reduced(text).unwrap_err();
            assert_eq!(error.code(), "input.metadata", "{text}");
            assert_eq!(error.report(Language::En).path.as_deref(), Some(AT));
        }
    }
}
