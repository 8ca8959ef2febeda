//! X.509 certificates: read from what people paste, reduced to what rules and people look at.

use std::collections::BTreeSet;

use serde::Serialize;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::pem::Pem;
use x509_parser::prelude::{FromDer, X509Certificate};
use x509_parser::revocation_list::CertificateRevocationList;

use super::signature::Signed;
use super::user_ids;
use crate::catalogue::errors;
use crate::error::Error;
use crate::limits;
use crate::scenario::too_large;
use crate::vocabulary::dn::Dn;
use crate::vocabulary::text::{base64_any, hex, to_hex};

/// A certificate.
#[derive(Clone, Debug)]
pub(crate) struct Certificate {
    /// X.509 version, 1 to 3.
    pub version: u32,
    pub subject: Dn,
    pub issuer: Dn,
    /// Big endian, as encoded.
    pub serial: Vec<u8>,
    /// Seconds since 1970.
    pub not_before: i64,
    /// Seconds since 1970.
    pub not_after: i64,
    pub authority_key_id: Option<AuthorityKeyId>,
    pub subject_key_id: Option<Vec<u8>>,
    /// Distinct policy OIDs in encoded order; `Err` when the extension cannot be read.
    pub policy_oids: Result<Vec<String>, ()>,
    pub user_principal_names: Vec<String>,
    pub rfc822_names: Vec<String>,
    pub other_names: Vec<String>,
    pub extended_key_usage: Vec<String>,
    pub key: String,
    /// SHA-1 of the whole certificate: what SHA1-PUKEY holds despite its name (A48).
    pub thumbprint: Vec<u8>,
    /// SHA-1 of the subject public key bits, which people write there by mistake.
    pub key_hash: Vec<u8>,
    /// Bytes stood after the certificate.
    pub trailing_bytes: usize,
    /// DER of the two names and of the public key, and the signature: what chains are built from.
    pub subject_der: Vec<u8>,
    pub issuer_der: Vec<u8>,
    pub key_der: Vec<u8>,
    pub signed: Option<Signed>,
}

/// The AuthorityKeyIdentifier extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AuthorityKeyId {
    KeyIdentifier(Vec<u8>),
    /// Issuer and serial number only.
    IssuerAndSerial,
    /// The extension cannot be read, or is empty.
    Unusable,
}

/// userPrincipalName in a subject alternative name, 1.3.6.1.4.1.311.20.2.3.
const UPN: &str = "1.3.6.1.4.1.311.20.2.3";

/// What was read of a certificate, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CertificateReport {
    /// X.509 version.
    pub version: u32,
    /// Subject in encoded order.
    pub subject: String,
    /// Issuer in encoded order, as certificateUserIds write it.
    pub issuer: String,
    /// Issuer in reverse order, as Windows shows it.
    pub issuer_reversed: String,
    /// Serial number, lower-case hex.
    pub serial_number: String,
    /// Start of the validity, RFC 3339.
    pub not_before: String,
    /// End of the validity, RFC 3339.
    pub not_after: String,
    /// Key identifier of the issuer (AKI), upper-case hex; null where the certificate has none that is usable.
    pub authority_key_identifier: Option<String>,
    /// Key identifier of the subject (SKI), upper-case hex.
    pub subject_key_identifier: Option<String>,
    /// Distinct policy OIDs in encoded order; null when the extension cannot be read.
    pub policy_oids: Option<Vec<String>>,
    /// User principal names of the subject alternative name.
    pub user_principal_names: Vec<String>,
    /// RFC 822 names of the subject alternative name.
    pub rfc822_names: Vec<String>,
    /// Other subject alternative names, as `type:value`.
    pub other_names: Vec<String>,
    /// OIDs of the extended key usage.
    pub extended_key_usage: Vec<String>,
    /// Key type and size.
    pub key: String,
    /// SHA-1 thumbprint of the certificate, upper-case hex.
    pub thumbprint: String,
    /// What can stand in a user's certificateUserIds for this certificate, ready to copy.
    pub certificate_user_ids: Vec<String>,
}

impl Certificate {
    /// Reads every certificate in a text: PEM, also several blocks with text around them, or one as base64 or hex DER.
    pub fn read_all(text: &str) -> Result<Vec<Self>, Error> {
        if text.len() > limits::CERTIFICATE_BYTES {
            return Err(too_large("certificate", limits::CERTIFICATE_BYTES, "bytes"));
        }
        let ders = if text.contains("-----BEGIN ") {
            pem_blocks(text)?
        } else {
            vec![bare_der(text)?]
        };
        if ders.len() > limits::CERTIFICATES {
            return Err(too_large(
                "certificate",
                limits::CERTIFICATES,
                "certificates",
            ));
        }
        let mut certificates = Vec::new();
        for der in &ders {
            match bundle(der) {
                Some(bundled) => {
                    let mut read: Vec<Self> = bundled
                        .into_iter()
                        .map(Self::from_der)
                        .collect::<Result<_, _>>()?;
                    // A bundle has no order of its own: what issued another one goes last, so that a leaf is first.
                    let issuers: BTreeSet<Vec<u8>> = read
                        .iter()
                        .filter(|one| one.subject_der != one.issuer_der)
                        .map(|one| one.issuer_der.clone())
                        .collect();
                    read.sort_by_key(|one| issuers.contains(&one.subject_der));
                    certificates.extend(read);
                }
                None => certificates.push(Self::from_der(der)?),
            }
            if certificates.len() > limits::CERTIFICATES {
                return Err(too_large(
                    "certificate",
                    limits::CERTIFICATES,
                    "certificates",
                ));
            }
        }
        Ok(certificates)
    }

    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        let (rest, read) = X509Certificate::from_der(der).map_err(|error| not_one(der, &error))?;
        let mut certificate = Self {
            version: read.version().0.saturating_add(1),
            subject: Dn::from_name(read.subject()),
            issuer: Dn::from_name(read.issuer()),
            serial: read.raw_serial().to_vec(),
            not_before: read.validity().not_before.timestamp(),
            not_after: read.validity().not_after.timestamp(),
            authority_key_id: None,
            subject_key_id: None,
            policy_oids: Ok(Vec::new()),
            user_principal_names: Vec::new(),
            rfc822_names: Vec::new(),
            other_names: Vec::new(),
            extended_key_usage: Vec::new(),
            key: key(&read),
            thumbprint: sha1(der.strip_suffix(rest).unwrap_or(der)),
            key_hash: sha1(&read.public_key().subject_public_key.data),
            trailing_bytes: rest.len(),
            subject_der: read.subject().as_raw().to_vec(),
            issuer_der: read.issuer().as_raw().to_vec(),
            key_der: read.public_key().raw.to_vec(),
            signed: sequence(der),
        };
        for extension in read.extensions() {
            certificate.read_extension(&extension.oid.to_id_string(), extension.parsed_extension());
        }
        Ok(certificate)
    }

    fn read_extension(&mut self, oid: &str, parsed: &ParsedExtension<'_>) {
        match parsed {
            ParsedExtension::AuthorityKeyIdentifier(aki) => {
                let id = aki.key_identifier.as_ref().map(|id| id.0.to_vec());
                self.authority_key_id = Some(match id {
                    Some(id) if !id.is_empty() => AuthorityKeyId::KeyIdentifier(id),
                    _ if aki.authority_cert_serial.is_some() => AuthorityKeyId::IssuerAndSerial,
                    _ => AuthorityKeyId::Unusable,
                });
            }
            ParsedExtension::SubjectKeyIdentifier(ski) => {
                self.subject_key_id = Some(ski.0.to_vec());
            }
            ParsedExtension::CertificatePolicies(policies) => {
                let mut oids: Vec<String> = Vec::new();
                for policy in policies {
                    let oid = policy.policy_id.to_id_string();
                    if !oids.contains(&oid) {
                        oids.push(oid);
                    }
                }
                self.policy_oids = Ok(oids);
            }
            ParsedExtension::SubjectAlternativeName(names) => {
                for name in &names.general_names {
                    self.read_name(name);
                }
            }
            ParsedExtension::ExtendedKeyUsage(usage) => {
                let known = [
                    (usage.any, "2.5.29.37.0"),
                    (usage.server_auth, "1.3.6.1.5.5.7.3.1"),
                    (usage.client_auth, "1.3.6.1.5.5.7.3.2"),
                    (usage.code_signing, "1.3.6.1.5.5.7.3.3"),
                    (usage.email_protection, "1.3.6.1.5.5.7.3.4"),
                    (usage.time_stamping, "1.3.6.1.5.5.7.3.8"),
                    (usage.ocsp_signing, "1.3.6.1.5.5.7.3.9"),
                ];
                self.extended_key_usage = known
                    .into_iter()
                    .filter(|(set, _)| *set)
                    .map(|(_, oid)| oid.to_owned())
                    .chain(usage.other.iter().map(|oid| oid.to_id_string()))
                    .collect();
            }
            // What cannot be read must not count as absent.
            ParsedExtension::ParseError { .. } => match oid {
                "2.5.29.35" => self.authority_key_id = Some(AuthorityKeyId::Unusable),
                "2.5.29.32" => self.policy_oids = Err(()),
                _ => {}
            },
            _ => {}
        }
    }

    fn read_name(&mut self, name: &GeneralName<'_>) {
        match name {
            GeneralName::RFC822Name(mail) => self.rfc822_names.push((*mail).to_owned()),
            GeneralName::OtherName(oid, value) => {
                let text = other_name_text(value);
                match (oid.to_id_string().as_str(), text) {
                    (UPN, Some(text)) => self.user_principal_names.push(text),
                    (oid, text) => {
                        let text = text.unwrap_or_else(|| to_hex(value));
                        self.other_names.push(format!("{oid}:{text}"));
                    }
                }
            }
            GeneralName::DNSName(name) => self.other_names.push(format!("dns:{name}")),
            GeneralName::URI(uri) => self.other_names.push(format!("uri:{uri}")),
            GeneralName::DirectoryName(name) => {
                let name = Dn::from_name(name).encoded_order();
                self.other_names.push(format!("directoryName:{name}"));
            }
            GeneralName::IPAddress(bytes) => {
                self.other_names.push(format!("ip:{}", to_hex(bytes)));
            }
            GeneralName::RegisteredID(oid) => {
                self.other_names
                    .push(format!("registeredId:{}", oid.to_id_string()));
            }
            GeneralName::X400Address(_)
            | GeneralName::EDIPartyName(_)
            | GeneralName::Invalid(..) => {}
        }
    }

    pub fn report(&self) -> CertificateReport {
        let upper = |bytes: &[u8]| to_hex(bytes).to_ascii_uppercase();
        CertificateReport {
            version: self.version,
            subject: self.subject.encoded_order(),
            issuer: self.issuer.encoded_order(),
            issuer_reversed: self.issuer.reversed_order(),
            serial_number: to_hex(&self.serial),
            not_before: rfc3339(self.not_before),
            not_after: rfc3339(self.not_after),
            authority_key_identifier: match &self.authority_key_id {
                Some(AuthorityKeyId::KeyIdentifier(id)) => Some(upper(id)),
                _ => None,
            },
            subject_key_identifier: self.subject_key_id.as_deref().map(upper),
            policy_oids: self.policy_oids.clone().ok(),
            user_principal_names: self.user_principal_names.clone(),
            rfc822_names: self.rfc822_names.clone(),
            other_names: self.other_names.clone(),
            extended_key_usage: self.extended_key_usage.clone(),
            key: self.key.clone(),
            thumbprint: upper(&self.thumbprint),
            certificate_user_ids: user_ids::all(self),
        }
    }
}

/// The three parts of a signed structure: what is signed, the algorithm, the signature.
pub(crate) fn sequence(der: &[u8]) -> Option<Signed> {
    use x509_parser::der_parser::asn1_rs::{Any, BitString};
    let (_, outer) = Any::from_der(der).ok()?;
    let content = outer.as_bytes();
    let (after_message, _) = Any::from_der(content).ok()?;
    let (after_algorithm, _) = Any::from_der(after_message).ok()?;
    let (_, signature) = BitString::from_der(after_algorithm).ok()?;
    Some(Signed {
        message: content.strip_suffix(after_message)?.to_vec(),
        algorithm: after_message.strip_suffix(after_algorithm)?.to_vec(),
        signature: signature.data.to_vec(),
    })
}

fn sha1(bytes: &[u8]) -> Vec<u8> {
    use sha1::Digest;
    sha1::Sha1::digest(bytes).to_vec()
}

fn rfc3339(seconds: i64) -> String {
    time::OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|at| {
            at.format(&time::format_description::well_known::Rfc3339)
                .ok()
        })
        .unwrap_or_default()
}

fn key(certificate: &X509Certificate<'_>) -> String {
    let spki = certificate.public_key();
    let oid = spki.algorithm.algorithm.to_id_string();
    let name = match oid.as_str() {
        "1.2.840.113549.1.1.1" => "RSA",
        "1.2.840.113549.1.1.10" => "RSA-PSS",
        "1.2.840.10045.2.1" => "EC",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "1.2.840.10040.4.1" => "DSA",
        other => other,
    };
    match spki.parsed().map(|key| key.key_size()) {
        Ok(size) if size > 0 => format!("{name} {size}"),
        _ => name.to_owned(),
    }
}

/// The value of an otherName is explicitly tagged [0]; inside stands a string.
fn other_name_text(value: &[u8]) -> Option<String> {
    use x509_parser::der_parser::asn1_rs::Any;
    let (_, outer) = Any::from_der(value).ok()?;
    let inner = match Any::from_der(outer.as_bytes()) {
        Ok((_, inner)) => inner,
        Err(_) => outer,
    };
    match inner.tag().0 {
        12 | 19 | 22 => String::from_utf8(inner.as_bytes().to_vec()).ok(),
        30 => {
            let (pairs, _) = inner.as_bytes().as_chunks::<2>();
            let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16(&units).ok()
        }
        _ => None,
    }
}

/// 1.2.840.113549.1.7.2, signedData: a `.p7b` bundle.
const SIGNED_DATA: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];

/// The certificates of a PKCS #7 bundle in DER (RFC 5652, section 5.1); `None` when it is not one, or holds none.
fn bundle(der: &[u8]) -> Option<Vec<&[u8]>> {
    use x509_parser::der_parser::asn1_rs::{Any, Class};
    let children = |bytes: &'_ [u8]| -> Option<Vec<(bool, u32, usize, usize)>> {
        let mut rest = bytes;
        let mut found = Vec::new();
        while !rest.is_empty() {
            let start = bytes.len() - rest.len();
            let (after, any) = Any::from_der(rest).ok()?;
            let context = any.class() == Class::ContextSpecific;
            found.push((context, any.tag().0, start, bytes.len() - after.len()));
            rest = after;
        }
        Some(found)
    };
    let (_, content_info) = Any::from_der(der).ok()?;
    let content = content_info.data.strip_prefix(SIGNED_DATA)?;
    let (_, explicit) = Any::from_der(content).ok()?;
    let (_, signed_data) = Any::from_der(explicit.data).ok()?;
    let body = signed_data.data;
    let (_, _, start, end) = children(body)?
        .into_iter()
        .find(|(context, tag, ..)| *context && *tag == 0)?;
    let (_, certificates) = Any::from_der(body.get(start..end)?).ok()?;
    let set = certificates.data;
    let found: Vec<&[u8]> = children(set)?
        .into_iter()
        .filter_map(|(_, _, start, end)| set.get(start..end))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// Why bytes are not a certificate: most often because they are something else that people export.
fn not_one(der: &[u8], error: &impl std::fmt::Display) -> Error {
    use x509_parser::der_parser::asn1_rs::Any;
    let content = Any::from_der(der).map(|(_, outer)| outer.as_bytes().to_vec());
    match content {
        Ok(content) if content.starts_with(SIGNED_DATA) => Error::new(&errors::CERTIFICATE_BUNDLE),
        // PKCS #1, PKCS #8 and SEC 1 keys begin with a version, a certificate with a SEQUENCE.
        Ok(content) if content.starts_with(&[2, 1, 0]) || content.starts_with(&[2, 1, 1]) => {
            Error::new(&errors::CERTIFICATE_PRIVATE_KEY)
        }
        _ if CertificateRevocationList::from_der(der).is_ok() => {
            Error::new(&errors::CERTIFICATE_CRL)
        }
        _ => Error::new(&errors::CERTIFICATE_DER).with("what", error.to_string()),
    }
}

/// The certificates among the PEM blocks of a text. Pasted text is often indented, on one line, or carries `\n`
/// as two characters; blocks that are not certificates are left out, a private key is refused.
fn pem_blocks(text: &str) -> Result<Vec<Vec<u8>>, Error> {
    let mut normal = String::with_capacity(text.len() + 64);
    for (index, part) in text.replace("\\n", "\n").split("-----").enumerate() {
        // Between the dashes stand in turn: text, a label, base64, a label, text …
        match part.trim() {
            label if label.starts_with("BEGIN ") || label.starts_with("END ") => {
                normal.push_str("\n-----");
                normal.push_str(label);
                normal.push_str("-----\n");
            }
            body if index > 0 => {
                for line in body.lines() {
                    normal.push_str(line.trim());
                    normal.push('\n');
                }
            }
            _ => {}
        }
    }
    let mut ders = Vec::new();
    let mut labels = Vec::new();
    for block in Pem::iter_from_buffer(normal.as_bytes()) {
        let block = block.map_err(|error| {
            Error::new(&errors::CERTIFICATE_PEM).with("what", error.to_string())
        })?;
        match block.label.as_str() {
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" | "PKCS7" => {
                ders.push(block.contents);
            }
            label if label.ends_with("PRIVATE KEY") => {
                return Err(Error::new(&errors::CERTIFICATE_PRIVATE_KEY));
            }
            label => labels.push(label.to_owned()),
        }
        if ders.len() > limits::CERTIFICATES {
            return Err(too_large(
                "certificate",
                limits::CERTIFICATES,
                "certificates",
            ));
        }
    }
    if ders.is_empty() {
        return Err(Error::new(&errors::CERTIFICATE_LABEL).with("label", labels.join(", ")));
    }
    Ok(ders)
}

/// One certificate as base64 (either alphabet, padded or not) or hex.
fn bare_der(text: &str) -> Result<Vec<u8>, Error> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() {
        return Err(Error::new(&errors::CERTIFICATE_EMPTY));
    }
    // A certificate is a DER SEQUENCE longer than 127 bytes: `30 8…` in hex, `MI` in base64.
    let is_hex = compact.get(..3).is_some_and(|start| {
        start.eq_ignore_ascii_case("308") || start.eq_ignore_ascii_case("30:")
    });
    if let Some(der) = hex(&compact).filter(|_| is_hex) {
        return Ok(der);
    }
    base64_any(&compact).ok_or_else(|| Error::new(&errors::CERTIFICATE_TEXT))
}
