//! Certificate revocation lists, as far as the service looks at them (certificates.md#trust-store-chain-and-revocation).

use x509_parser::extensions::IssuingDistributionPoint;
use x509_parser::extensions::ParsedExtension;
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::CertificateRevocationList;

use crate::base::json::mend_encoding;
use crate::base::sorted::Set;
use crate::credential::x509::certificate::{Certificate, sequence};
use crate::credential::x509::signature::Signed;
use crate::vocabulary::text::{base64_any, binary, dotted};

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
    pub revoked: Set<Vec<u8>>,
    /// Serial numbers that a delta takes off the base (removeFromCRL).
    pub removed: Set<Vec<u8>>,
    pub signed: Signed,
    /// Of which certificates it tells.
    scope: Scope,
    /// Bytes stood after the list.
    pub trailing_bytes: usize,
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

/// What the PEM blocks of a text hold, whatever their label says. Pasted text is often indented, or carries `\n` as two
/// characters.
fn pem_blocks(text: &str) -> Vec<Option<Vec<u8>>> {
    let text = text.replace("\\r", "").replace("\\n", "\n");
    let mut parts = text.split("-----");
    let mut blocks = Vec::new();
    while let Some(part) = parts.next() {
        if part.starts_with("BEGIN ") {
            let body = parts.next().unwrap_or_default();
            let base64: String = body.chars().filter(|c| !c.is_whitespace()).collect();
            blocks.push(base64_any(&base64));
        }
    }
    blocks
}

/// Which certificates a list tells of, by its IssuingDistributionPoint (RFC 5280, section 5.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    All,
    Users,
    Authorities,
    /// Attribute certificates, or some reasons of revocation alone.
    Other,
}

impl Scope {
    fn of(point: &IssuingDistributionPoint<'_>) -> Self {
        if point.only_contains_attribute_certs || point.only_some_reasons.is_some() {
            Self::Other
        } else if point.only_contains_ca_certs {
            Self::Authorities
        } else if point.only_contains_user_certs {
            Self::Users
        } else {
            Self::All
        }
    }
}

/// removeFromCRL (RFC 5280, section 5.3.1).
const REMOVE_FROM_CRL: u8 = 8;

impl Crl {
    /// Reads every list of a text: PEM, also several blocks with text around them, or one as DER in base64 or hex. `None`
    /// stands for what is not a revocation list.
    pub fn read(text: &str) -> Vec<Option<Self>> {
        let read = |der: Option<Vec<u8>>| Self::from_der(&der?);
        Self::ders(text).into_iter().map(read).collect()
    }

    /// What may be lists in a text, as [`Self::read`] finds it; `None` stands for what is not even bytes.
    pub fn ders(text: &str) -> Vec<Option<Vec<u8>>> {
        let (text, _) = mend_encoding(text);
        if text.contains("-----BEGIN ") {
            pem_blocks(&text)
        } else {
            vec![binary(&text)]
        }
    }

    /// Whether a certificate that the list does not name is not revoked.
    pub fn tells_of(&self, certificate: &Certificate) -> bool {
        match self.scope {
            Scope::All => true,
            Scope::Users => certificate.is_authority != Some(true),
            Scope::Authorities => certificate.is_authority == Some(true),
            Scope::Other => false,
        }
    }

    /// Reads DER; what follows the list is counted and left out.
    pub fn from_der(der: &[u8]) -> Option<Self> {
        let (rest, read) = CertificateRevocationList::from_der(der).ok()?;
        let mut crl = Self {
            issuer: read.issuer().as_raw().to_vec(),
            authority_key_id: None,
            number: Vec::new(),
            delta_base: None,
            this_update: read.last_update().timestamp(),
            next_update: read.next_update().map(|at| at.timestamp()),
            revoked: Set::new(),
            removed: Set::new(),
            signed: sequence(der)?,
            scope: Scope::All,
            trailing_bytes: rest.len(),
        };
        for extension in read.extensions() {
            match extension.parsed_extension() {
                ParsedExtension::AuthorityKeyIdentifier(aki) => {
                    crl.authority_key_id = aki.key_identifier.as_ref().map(|id| id.0.to_vec());
                }
                ParsedExtension::IssuingDistributionPoint(point) => crl.scope = Scope::of(point),
                ParsedExtension::CRLNumber(value) => crl.number = number(&value.to_bytes_be()),
                _ if dotted(&extension.oid) == "2.5.29.27" => {
                    let (_, base) = asn1_rs::Integer::from_der(extension.value).ok()?;
                    crl.delta_base = Some(number(base.as_ref()));
                }
                _ => {}
            }
        }
        let (mut removed, mut revoked) = (Vec::new(), Vec::new());
        for entry in read.iter_revoked_certificates() {
            let serial = serial(entry.raw_serial());
            let removes = entry
                .reason_code()
                .is_some_and(|(_, reason)| reason.0 == REMOVE_FROM_CRL);
            if removes {
                removed.push(serial);
            } else {
                revoked.push(serial);
            }
        }
        crl.removed = removed.into_iter().collect();
        crl.revoked = revoked.into_iter().collect();
        Some(crl)
    }
}
