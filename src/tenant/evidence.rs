//! What is known about revoked certificates, beside the policies.

use std::collections::BTreeSet;

use crate::catalogue::{errors, findings};
use crate::credential::crl::{Crl, number};
use crate::error::Error;
use crate::scenario::Trust;
use crate::trace::Note;
use crate::verdict::Severity;
use crate::vocabulary::text::hex;

/// Revocation state that was passed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// Issuer's key identifier and serial number; complete when given.
    pub revoked: Option<BTreeSet<(Vec<u8>, Vec<u8>)>>,
    /// `None` for a text that is not a revocation list.
    pub lists: Vec<Option<Crl>>,
    /// What is noteworthy about them.
    pub notes: Vec<Note>,
}

impl Evidence {
    pub fn read(trust: &Trust) -> Result<Self, Error> {
        let mut revoked = None;
        let mut notes = Vec::new();
        if let Some(entries) = &trust.revoked {
            let mut known = BTreeSet::new();
            for (index, entry) in entries.iter().enumerate() {
                let mut read = |text: &str, member: &str| {
                    if text.contains(|c: char| c == ':' || c.is_whitespace()) {
                        notes.push(
                            Note::new(Severity::Info, &findings::SKI_SEPARATORS)
                                .scenario(format!("/trust/revoked/{index}/{member}"))
                                .with("value", crate::credential::excerpt(text)),
                        );
                    }
                    hex(text).ok_or_else(|| {
                        Error::new(&errors::HEX)
                            .with("value", crate::credential::excerpt(text))
                            .at(format!("/trust/revoked/{index}/{member}"))
                    })
                };
                let issuer = read(&entry.issuer, "issuer")?;
                let serial = read(&entry.serial, "serial")?;
                known.insert((issuer, number(&serial)));
            }
            revoked = Some(known);
        }
        let lists = trust
            .crls
            .iter()
            .flatten()
            .map(|text| Crl::read(text))
            .collect();
        Ok(Self {
            revoked,
            lists,
            notes,
        })
    }
}
