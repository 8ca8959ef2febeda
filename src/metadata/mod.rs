//! FIDO metadata: what the FIDO Alliance publishes about authenticator models.
//!
//! Written from the FIDO Metadata Service v3 and the FIDO Metadata Statement specifications. A snapshot is either the
//! signed BLOB or its decoded payload; of each entry only what rules look at is kept.

mod blob;
pub(crate) mod chain;
pub(crate) mod entry;
mod payload;
pub(crate) mod rule;
pub(crate) mod status;

use std::collections::BTreeMap;

use serde_json::Value;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use self::entry::Model;
use self::payload::Payload;
use crate::catalogue::{errors, findings};
use crate::credential::certificate::Certificate;
use crate::credential::excerpt;
use crate::error::Error;
use crate::trace::Note;
use crate::verdict::Severity;
use crate::vocabulary::text::rfc3339;
use crate::{json, limits};

/// A snapshot of the FIDO metadata.
#[derive(Clone, Debug)]
pub(crate) struct Metadata {
    /// Serial number of the snapshot.
    pub number: Option<u64>,
    /// When the next one is due.
    pub next_update: Option<Date>,
    models: BTreeMap<Uuid, Model>,
    /// The certificates that the signature rests on, the signer first; none for a payload without signature.
    signers: Vec<Certificate>,
    /// What is noteworthy about the snapshot, whatever the question.
    pub notes: Vec<Note>,
}

/// Where the metadata stands in a scenario.
const AT: &str = "/trust/metadata";

impl Metadata {
    /// Reads a BLOB, whose chain and signature are verified up to `root`, or a decoded payload.
    ///
    /// The dates of the certificates are judged by [`Metadata::in_force`], once the question's time is known.
    pub fn read(input: &Value, root: Option<&str>) -> Result<Self, Error> {
        match input {
            Value::String(text) => Self::read_text(text, root),
            // One reader for both forms: a second one for parsed JSON would be the larger part of this module.
            Value::Object(_) => Self::read_text(&input.to_string(), root),
            _ => Err(Error::new(&errors::METADATA_FORM).at(AT)),
        }
    }

    /// As [`Metadata::read`], of the text of a file.
    pub fn read_text(text: &str, root: Option<&str>) -> Result<Self, Error> {
        let read = || {
            bounded(text.len())?;
            let (text, _) = json::mend_encoding(text);
            let text = text.trim();
            if text.starts_with('{') {
                return Payload::from_text(text).map(Self::unsigned);
            }
            let blob = blob::Blob::read(text)?;
            let signers = blob.verify(root)?;
            let mut metadata = Self::of(Payload::from_text(&blob.payload)?);
            if signers.unverified {
                metadata.notes.push(
                    Note::new(Severity::Warning, &findings::METADATA_NOT_VERIFIED).scenario(AT),
                );
            }
            metadata.signers = signers.certificates;
            Ok(metadata)
        };
        read().map_err(|error| error.or_at(AT))
    }

    fn unsigned(payload: Payload) -> Self {
        let mut metadata = Self::of(payload);
        metadata
            .notes
            .push(Note::new(Severity::Warning, &findings::METADATA_UNSIGNED).scenario(AT));
        metadata
    }

    fn of(payload: Payload) -> Self {
        let mut notes = Vec::new();
        if let Some(example) = &payload.unreadable {
            notes.push(
                Note::new(Severity::Warning, &findings::METADATA_ENTRY_UNREADABLE)
                    .scenario(format!("{AT}/entries"))
                    .with("value", excerpt(example)),
            );
        }
        Self {
            number: payload.number,
            next_update: payload.next_update,
            models: payload.models,
            signers: Vec::new(),
            notes,
        }
    }

    /// The entry of a model.
    pub fn model(&self, aaguid: Uuid) -> Option<&Model> {
        self.models.get(&aaguid)
    }

    /// Every model, in the order of the AAGUIDs.
    pub fn models(&self) -> impl Iterator<Item = (Uuid, &Model)> {
        self.models.iter().map(|(aaguid, model)| (*aaguid, model))
    }

    /// Serial number, for people.
    pub fn number_shown(&self) -> String {
        self.number
            .map_or_else(|| "—".to_owned(), |number| number.to_string())
    }

    /// When the next snapshot is due, for people.
    pub fn next_update_shown(&self) -> String {
        self.next_update.map_or_else(|| "—".to_owned(), status::iso)
    }

    /// Whether the certificates that the signature rests on are valid at a moment; without one they are not looked at.
    pub fn in_force(&self, at: Option<OffsetDateTime>) -> Result<(), Error> {
        let Some(moment) = at.map(OffsetDateTime::unix_timestamp) else {
            return Ok(());
        };
        let out_of_time = self.signers.iter().find(|certificate| {
            // Inclusive at both ends (RFC 5280, section 4.1.2.5).
            moment < certificate.not_before || moment > certificate.not_after
        });
        match out_of_time {
            None => Ok(()),
            Some(certificate) => Err(Error::new(&errors::METADATA_OUT_OF_TIME)
                .with("name", certificate.subject.encoded_order())
                .with("from", rfc3339(certificate.not_before))
                .with("until", rfc3339(certificate.not_after))
                .with("at", rfc3339(moment))
                .at(AT)),
        }
    }
}

fn bounded(size: usize) -> Result<(), Error> {
    if size > limits::METADATA_BYTES {
        return Err(crate::scenario::too_large(
            "metadata",
            limits::METADATA_BYTES,
            "bytes",
        ));
    }
    Ok(())
}
