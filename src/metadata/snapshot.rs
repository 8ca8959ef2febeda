//! A snapshot of the FIDO metadata: the signed BLOB, or its decoded payload.

use serde_json::Value;
use time::Date;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::json;
use crate::base::note::Note;
use crate::base::parts;
use crate::base::sorted::Map;
use crate::contract::inspection::{MetadataSignature, MetadataSummary};
use crate::contract::limits;
use crate::contract::verdict::Severity;
use crate::credential::x509::certificate::Certificate;
use crate::metadata::blob;
use crate::metadata::entry::Model;
use crate::metadata::payload::Payload;
use crate::vocabulary::day;
use crate::vocabulary::language::Language;
use crate::vocabulary::text::{excerpt, rfc3339};
use crate::words::{errors, findings};

/// A snapshot of the FIDO metadata, read once and shared by every tenant that judges by it.
///
/// See [`Tenant::with_metadata`](crate::Tenant::with_metadata).
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Serial number of the snapshot.
    pub(crate) number: Option<u64>,
    /// When the next one is due.
    pub(crate) next_update: Option<Date>,
    models: Map<Uuid, Model>,
    /// The first AAGUID that is none; its entry is left out.
    pub(crate) unreadable: Option<String>,
    pub(crate) signature: MetadataSignature,
    /// The certificates that the signature rests on, the signer first; none for a payload without signature.
    pub(crate) signers: Vec<Certificate>,
    /// What is noteworthy about the snapshot, whatever the question.
    pub(crate) notes: Vec<Note>,
}

/// Where the metadata stands in a scenario.
pub(crate) const AT: &str = "/trust/metadata";

impl Metadata {
    /// Reads a BLOB, whose chain and signature are verified up to `root`, or a decoded payload.
    ///
    /// The dates of the certificates are judged by [`Metadata::in_force`], once the question's time is known.
    pub(crate) fn read(input: &Value, root: Option<&str>) -> Result<Self, Error> {
        match input {
            Value::String(text) => Self::load(text, root),
            // One reader for both forms: a second one for parsed JSON would be the larger part of this module.
            Value::Object(_) => Self::load(&json::minified(input), root),
            _ => Err(Error::new(&errors::METADATA_FORM).at(AT)),
        }
    }

    /// Reads the text of a file: a BLOB, whose chain and signature are verified up to `root` (PEM; the FIDO Alliance's
    /// own where it is not given), or a decoded payload.
    ///
    /// # Errors
    /// `input.metadata` for what cannot be read or does not verify, `input.tooLarge` over
    /// [`limits::METADATA_BYTES`].
    pub fn load(text: &str, root: Option<&str>) -> Result<Self, Error> {
        if !parts::has_rest() {
            return Err(Error::new(&errors::METADATA_NOT_LOADED).at(AT));
        }
        Self::read_text(text, root)
    }

    /// What leads into the part `rest`.
    #[inline(never)]
    fn read_text(text: &str, root: Option<&str>) -> Result<Self, Error> {
        let read = || {
            bounded(text.len())?;
            let (text, _) = json::mend_encoding(text);
            let text = text.trim();
            if text.starts_with('{') {
                let payload = Payload::from_text(text)?;
                return Ok(Self::of(payload, MetadataSignature::None, Vec::new()));
            }
            let blob = blob::Blob::read(text)?;
            let signers = blob.verify(root)?;
            let signature = if signers.verified {
                MetadataSignature::Verified
            } else {
                MetadataSignature::NotVerified
            };
            let payload = Payload::from_text(&blob.payload)?;
            Ok(Self::of(payload, signature, signers.certificates))
        };
        read().map_err(|error: Error| error.or_at(AT))
    }

    pub(crate) fn of(
        payload: Payload,
        signature: MetadataSignature,
        signers: Vec<Certificate>,
    ) -> Self {
        let mut notes = Vec::new();
        if let Some(example) = &payload.unreadable {
            notes.push(
                Note::new(Severity::Warning, &findings::METADATA_ENTRY_UNREADABLE)
                    .scenario(format!("{AT}/entries"))
                    .with("value", excerpt(example)),
            );
        }
        let of_signature = match signature {
            MetadataSignature::Verified => None,
            MetadataSignature::NotVerified => Some(&findings::METADATA_NOT_VERIFIED),
            MetadataSignature::None => Some(&findings::METADATA_UNSIGNED),
        };
        notes.extend(of_signature.map(|row| Note::new(Severity::Warning, row).scenario(AT)));
        Self {
            number: payload.number,
            next_update: payload.next_update,
            models: payload.models,
            unreadable: payload.unreadable,
            signature,
            signers,
            notes,
        }
    }

    /// What the snapshot says of itself.
    #[must_use]
    pub fn summary(&self, language: Language) -> MetadataSummary {
        let moments = |of: fn(&Certificate) -> i64| self.signers.iter().map(of);
        MetadataSummary {
            number: self.number,
            next_update: self.next_update.map(day::iso),
            models: self.models.len(),
            signature: self.signature,
            signed_by: self.signers.first().map(name_shown),
            valid_from: moments(|one| one.not_before).max().map(rfc3339),
            valid_until: moments(|one| one.not_after).min().map(rfc3339),
            findings: self
                .notes
                .iter()
                .map(|note| note.render(None, language))
                .collect(),
        }
    }

    /// The name that the snapshot gives a model.
    #[must_use]
    pub fn name(&self, aaguid: &str) -> Option<&str> {
        let aaguid = Uuid::try_parse(aaguid.trim()).ok()?;
        self.model(aaguid).map(|model| model.name.as_str())
    }

    /// The entry of a model.
    pub(crate) fn model(&self, aaguid: Uuid) -> Option<&Model> {
        self.models.get(&aaguid)
    }

    /// Every model, in the order of the AAGUIDs.
    pub(crate) fn models(&self) -> impl Iterator<Item = (Uuid, &Model)> {
        self.models.iter().map(|(aaguid, model)| (*aaguid, model))
    }

    /// Serial number, for people.
    pub(crate) fn number_shown(&self) -> String {
        self.number
            .map(|number| number.to_string())
            .unwrap_or_default()
    }

    /// When the next snapshot is due, for people.
    pub(crate) fn next_update_shown(&self) -> String {
        self.next_update.map(day::iso).unwrap_or_default()
    }

    /// Whether the certificates that the signature rests on are valid at a moment; without one they are not looked at.
    pub(crate) fn in_force(&self, at: Option<OffsetDateTime>) -> Result<(), Error> {
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
                .with("name", name_shown(certificate))
                .with("from", rfc3339(certificate.not_before))
                .with("until", rfc3339(certificate.not_after))
                .with("at", rfc3339(moment))
                .at(AT)),
        }
    }
}

/// Whose certificate it is, for people: signers of metadata carry addresses and registers in their names too.
fn name_shown(certificate: &Certificate) -> String {
    let name = &certificate.subject;
    name.common_name()
        .map_or_else(|| name.encoded_order(), str::to_owned)
}

pub(crate) fn bounded(size: usize) -> Result<(), Error> {
    if size > limits::METADATA_BYTES {
        return Err(crate::base::error::too_large(
            "metadata",
            limits::METADATA_BYTES,
            "bytes",
        ));
    }
    Ok(())
}
