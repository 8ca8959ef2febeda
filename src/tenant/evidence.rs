//! What is known about revoked certificates, beside the policies.

use std::collections::BTreeSet;

use crate::catalogue::errors;
use crate::credential::crl::{Crl, number};
use crate::error::Error;
use crate::scenario::Trust;
use crate::vocabulary::text::hex;

/// Revocation state that was passed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// Issuer's key identifier and serial number; complete when given.
    pub revoked: Option<BTreeSet<(Vec<u8>, Vec<u8>)>>,
    /// `None` for a text that is not a revocation list.
    pub lists: Vec<Option<Crl>>,
}

impl Evidence {
    pub fn read(trust: &Trust) -> Result<Self, Error> {
        let mut revoked = None;
        if let Some(entries) = &trust.revoked {
            let mut known = BTreeSet::new();
            for (index, entry) in entries.iter().enumerate() {
                let read = |text: &str, member: &str| {
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
        Ok(Self { revoked, lists })
    }
}
