//! Certificate revocation lists, as far as the service looks at them (spec 5.4).

use std::collections::BTreeSet;

use x509_parser::extensions::ParsedExtension;
use x509_parser::pem::parse_x509_pem;
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::CertificateRevocationList;

use super::certificate::sequence;
use super::signature::Signed;
use crate::vocabulary::text::{binary, dotted};

/// A revocation list, base or delta.
#[derive(Clone, Debug)]
pub(crate) struct Crl {
    /// DER of the issuer's name.
    pub issuer: Vec<u8>,
    pub authority_key_id: Option<Vec<u8>>,
    /// Big endian, without leading zeros.
    pub number: Vec<u8>,
    /// Number of the base that a delta builds on; `None` for a base.
    pub delta_base: Option<Vec<u8>>,
    /// Seconds since 1970.
    pub this_update: i64,
    /// Seconds since 1970.
    pub next_update: Option<i64>,
    /// Serial numbers without leading zeros.
    pub revoked: BTreeSet<Vec<u8>>,
    /// Serial numbers that a delta takes off the base (removeFromCRL).
    pub removed: BTreeSet<Vec<u8>>,
    pub signed: Signed,
}

/// Serial numbers compare as numbers.
pub(crate) fn number(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .copied()
        .skip_while(|byte| *byte == 0)
        .collect()
}

/// A serial number as a certificate or a list encodes it: like [`number`], and a negative one, which RFC 5280 forbids
/// and some authorities issue, is not the positive one of the same digits.
pub(crate) fn serial(encoded: &[u8]) -> Vec<u8> {
    match encoded {
        [0x80..=0xff, ..] => [&[0], encoded].concat(),
        encoded => number(encoded),
    }
}

/// removeFromCRL (RFC 5280, section 5.3.1).
const REMOVE_FROM_CRL: u8 = 8;

impl Crl {
    /// Reads PEM, or DER as base64 or hex; `None` when it is not a revocation list.
    pub fn read(text: &str) -> Option<Self> {
        let der = if text.contains("-----BEGIN ") {
            parse_x509_pem(text.trim_start().as_bytes())
                .ok()?
                .1
                .contents
        } else {
            binary(text)?
        };
        Self::from_der(&der)
    }

    fn from_der(der: &[u8]) -> Option<Self> {
        let (_, read) = CertificateRevocationList::from_der(der).ok()?;
        let mut crl = Self {
            issuer: read.issuer().as_raw().to_vec(),
            authority_key_id: None,
            number: Vec::new(),
            delta_base: None,
            this_update: read.last_update().timestamp(),
            next_update: read.next_update().map(|at| at.timestamp()),
            revoked: BTreeSet::new(),
            removed: BTreeSet::new(),
            signed: sequence(der)?,
        };
        for extension in read.extensions() {
            match extension.parsed_extension() {
                ParsedExtension::AuthorityKeyIdentifier(aki) => {
                    crl.authority_key_id = aki.key_identifier.as_ref().map(|id| id.0.to_vec());
                }
                ParsedExtension::CRLNumber(value) => crl.number = number(&value.to_bytes_be()),
                _ if dotted(&extension.oid) == "2.5.29.27" => {
                    let (_, base) = asn1_rs::Integer::from_der(extension.value).ok()?;
                    crl.delta_base = Some(number(base.as_ref()));
                }
                _ => {}
            }
        }
        for entry in read.iter_revoked_certificates() {
            let serial = serial(entry.raw_serial());
            let removes = entry
                .reason_code()
                .is_some_and(|(_, reason)| reason.0 == REMOVE_FROM_CRL);
            if removes {
                crl.removed.insert(serial);
            } else {
                crl.revoked.insert(serial);
            }
        }
        Some(crl)
    }
}
