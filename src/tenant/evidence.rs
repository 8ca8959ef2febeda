//! What is known beside the policies: revoked certificates and FIDO metadata.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::built_in::OfAttestation;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::Set;
use crate::contract::scenario::Trust;
use crate::contract::verdict::Severity;
use crate::credential::secret::is_private_key;
use crate::credential::x509::crl::{Crl, number};
use crate::metadata::snapshot::{AT, Metadata};
use crate::vocabulary::text::hex;
use crate::words::{errors, findings};

/// Revocation state and metadata that were passed in.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    /// An error where it cannot be read, which only a question about a certificate is answered with.
    pub revocation: Result<Revocation, Error>,
    /// What is noteworthy about the revocation state.
    pub notes: Vec<Note>,
    /// Shared by the tenants that are loaded with it.
    metadata: Option<OfAttestation<Arc<Metadata>>>,
}

impl Default for Evidence {
    fn default() -> Self {
        Self {
            revocation: Ok(Revocation::default()),
            notes: Vec::new(),
            metadata: None,
        }
    }
}

/// Which certificates are revoked, as far as that was passed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Revocation {
    /// Issuer's key identifier and serial number; complete when given.
    pub revoked: Option<Set<(Vec<u8>, Vec<u8>)>>,
    /// `None` for a text that is not a revocation list.
    pub lists: Vec<Option<Crl>>,
    /// The trust store was not exported from a tenant.
    pub assembled: bool,
}

impl Evidence {
    pub fn metadata(&self) -> Option<&Metadata> {
        Some(self.metadata.as_ref()?.held())
    }

    /// Puts metadata that was read before in place of any.
    #[cfg(feature = "attestation")]
    pub fn set_metadata(&mut self, metadata: Arc<Metadata>) {
        self.metadata = Some(OfAttestation::of(metadata));
    }

    /// `metadata` is the text of a file beside `trust`, which need not be quoted into it.
    pub fn read(trust: &Trust, metadata: Option<&str>) -> Result<Self, Error> {
        let root = trust.metadata_root.as_deref();
        let read = |metadata: &dyn Fn() -> Result<Metadata, Error>| {
            OfAttestation::read(AT, || metadata().map(Arc::new))
        };
        let metadata = match (metadata, &trust.metadata) {
            (Some(text), _) => Some(read(&|| Metadata::load(text, root))?),
            (None, Some(input)) => Some(read(&|| Metadata::read(input, root))?),
            (None, None) => None,
        };
        let (revocation, notes) = match Revocation::read(trust) {
            Ok((revocation, notes)) => (Ok(revocation), notes),
            // Only certificates are held to it.
            Err(error) if !error.is_secret() => (Err(error), Vec::new()),
            Err(error) => return Err(error),
        };
        Ok(Self {
            revocation,
            notes,
            metadata,
        })
    }
}

/// A serial number with as many digits as bytes have: it is a number, and people leave out zeros before it.
fn even(serial: &str) -> Cow<'_, str> {
    let digits = serial.chars().filter(char::is_ascii_hexdigit).count();
    if digits % 2 == 0 {
        Cow::Borrowed(serial)
    } else {
        Cow::Owned(["0", serial.trim_start()].concat())
    }
}

impl Revocation {
    fn read(trust: &Trust) -> Result<(Self, Vec<Note>), Error> {
        let mut revoked = None;
        let mut notes = Vec::new();
        if let Some(entries) = &trust.revoked {
            let mut known = Vec::with_capacity(entries.len());
            for (index, entry) in entries.iter().enumerate() {
                let mut read = |text: &str, member: &str| {
                    if text.contains(|c: char| c == ':' || c.is_whitespace()) {
                        notes.push(
                            Note::new(Severity::Info, &findings::SKI_SEPARATORS)
                                .scenario(format!("/trust/revoked/{index}/{member}"))
                                .with("value", crate::vocabulary::text::excerpt(text)),
                        );
                    }
                    hex(text).ok_or_else(|| {
                        Error::new(&errors::HEX)
                            .with("value", crate::vocabulary::text::excerpt(text))
                            .at(format!("/trust/revoked/{index}/{member}"))
                    })
                };
                let issuer = read(&entry.issuer, "issuer")?;
                let serial = read(&even(&entry.serial), "serial")?;
                known.push((issuer, number(&serial)));
            }
            revoked = Some(known.into_iter().collect());
        }
        let mut lists = Vec::new();
        for (index, text) in trust.crls.iter().flatten().enumerate() {
            let at = format!("/trust/crls/{index}");
            if is_private_key(text) {
                return Err(Error::new(&errors::LIST_PRIVATE_KEY).secret().at(at));
            }
            let read = Crl::read(text);
            if read.iter().any(Option::is_none) {
                notes.push(Note::new(Severity::Warning, &findings::LIST_UNREADABLE).scenario(&at));
            }
            for list in read.iter().flatten().filter(|list| list.trailing_bytes > 0) {
                notes.push(
                    Note::new(Severity::Warning, &findings::LIST_TRAILING_BYTES)
                        .scenario(&at)
                        .with("count", list.trailing_bytes.to_string()),
                );
            }
            lists.extend(read);
        }
        let assembled = trust.assembled;
        Ok((
            Self {
                revoked,
                lists,
                assembled,
            },
            notes,
        ))
    }
}
