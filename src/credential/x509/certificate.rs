//! X.509 certificates, reduced to what rules look at.

use asn1_rs::Oid;
use asn1_rs::oid;
use x509_parser::extensions::ExtendedKeyUsage;
use x509_parser::extensions::GeneralName;
use x509_parser::extensions::ParsedExtension;
use x509_parser::extensions::X509Extension;
use x509_parser::prelude::FromDer;
use x509_parser::prelude::SubjectPublicKeyInfo;
use x509_parser::prelude::X509Certificate;
use x509_parser::public_key::RSAPublicKey;

use crate::credential::x509::signature::Signed;
use crate::vocabulary::dn::Dn;
use crate::vocabulary::text::dotted;

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
    /// `None` when the extension is absent.
    pub extended_key_usage: Option<Vec<String>>,
    /// Bits of KeyUsage (RFC 5280, section 4.2.1.3), the first one lowest; `None` when the extension is absent.
    pub key_usage: Option<u16>,
    /// `cA`, `None` when the extension is absent.
    pub is_authority: Option<bool>,
    pub path_length: Option<u32>,
    /// Names of the extensions that constrain what an authority may issue.
    pub constraints: Vec<&'static str>,
    /// OIDs of critical extensions that this build does not know.
    pub unknown_critical: Vec<String>,
    /// OIDs of extensions that cannot be read.
    pub unreadable: Vec<String>,
    /// OID.
    pub signature_algorithm: String,
    /// Bytes stood after the certificate.
    pub trailing_bytes: usize,
    /// The whole certificate.
    pub der: Vec<u8>,
    /// DER of the two names and of the public key, and the signature: what chains are built from.
    pub subject_der: Vec<u8>,
    pub issuer_der: Vec<u8>,
    pub key_der: Vec<u8>,
    pub signed: Option<Signed>,
}

/// The AuthorityKeyIdentifier extension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum AuthorityKeyId {
    KeyIdentifier(Vec<u8>),
    /// Issuer and serial number only.
    IssuerAndSerial,
    /// The extension cannot be read, or is empty.
    Unusable,
}

/// userPrincipalName in a subject alternative name, 1.3.6.1.4.1.311.20.2.3.
pub(crate) const UPN: Oid<'static> = oid!(1.3.6.1.4.1.311.20.2.3);

impl Certificate {
    /// Reads DER; what follows the certificate is counted and left out. The error says what the parser stumbled on.
    pub fn from_der(der: &[u8]) -> Result<Self, String> {
        let (rest, read) = X509Certificate::from_der(der).map_err(|error| error.to_string())?;
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
            extended_key_usage: None,
            key_usage: None,
            is_authority: None,
            path_length: None,
            constraints: Vec::new(),
            unknown_critical: Vec::new(),
            unreadable: Vec::new(),
            signature_algorithm: dotted(&read.signature_algorithm.algorithm),
            trailing_bytes: rest.len(),
            der: der.strip_suffix(rest).unwrap_or(der).to_vec(),
            subject_der: read.subject().as_raw().to_vec(),
            issuer_der: read.issuer().as_raw().to_vec(),
            key_der: read.public_key().raw.to_vec(),
            signed: sequence(der),
        };
        for extension in read.extensions() {
            certificate.read_extension(extension);
        }
        Ok(certificate)
    }

    /// SHA-1 of the whole certificate: what SHA1-PUKEY holds despite its name (A48).
    pub fn thumbprint(&self) -> Vec<u8> {
        sha1(&self.der)
    }

    /// SHA-1 of the subject public key bits, which people write in place of the thumbprint by mistake.
    pub fn key_hash(&self) -> Vec<u8> {
        SubjectPublicKeyInfo::from_der(&self.key_der).map_or_else(
            |_| Vec::new(),
            |(_, key)| sha1(&key.subject_public_key.data),
        )
    }

    /// Whether it is vouched for by its own key. One by which an authority's new key is vouched for by its old one has one
    /// name twice as well, but not one key.
    pub fn is_self_signed(&self) -> bool {
        let own_key = match &self.authority_key_id {
            Some(AuthorityKeyId::KeyIdentifier(id)) => self.subject_key_id.as_ref() == Some(id),
            _ => true,
        };
        self.subject_der == self.issuer_der && own_key
    }

    fn read_extension(&mut self, extension: &X509Extension<'_>) {
        match extension.parsed_extension() {
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
                    let oid = dotted(&policy.policy_id);
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
                self.extended_key_usage = Some(extended_key_usage(usage));
            }
            ParsedExtension::KeyUsage(usage) => self.key_usage = Some(usage.flags),
            ParsedExtension::BasicConstraints(constraints) => {
                self.is_authority = Some(constraints.ca);
                self.path_length = constraints.path_len_constraint;
            }
            ParsedExtension::NameConstraints(_) => self.constraints.push("nameConstraints"),
            ParsedExtension::PolicyConstraints(_) => self.constraints.push("policyConstraints"),
            ParsedExtension::InhibitAnyPolicy(_) => self.constraints.push("inhibitAnyPolicy"),
            // What cannot be read must not count as absent.
            ParsedExtension::ParseError { .. } => {
                let oid = dotted(&extension.oid);
                match oid.as_str() {
                    "2.5.29.35" => self.authority_key_id = Some(AuthorityKeyId::Unusable),
                    "2.5.29.32" => self.policy_oids = Err(()),
                    _ => {}
                }
                self.unreadable.push(oid);
            }
            ParsedExtension::UnsupportedExtension { .. } if extension.critical => {
                self.unknown_critical.push(dotted(&extension.oid));
            }
            _ => {}
        }
    }

    fn read_name(&mut self, name: &GeneralName<'_>) {
        match name {
            GeneralName::RFC822Name(mail) => self.rfc822_names.push((*mail).to_owned()),
            GeneralName::OtherName(oid, value) if *oid == UPN => {
                self.user_principal_names.extend(other_name_text(value));
            }
            _ => {}
        }
    }
}

/// Bits of a public key; of an RSA key also where it is for RSASSA-PSS only (RFC 4055).
pub(crate) fn key_bits(key: &SubjectPublicKeyInfo<'_>) -> Option<usize> {
    match rsa_key(key) {
        Some(key) => Some(key.key_size()),
        None => key.parsed().ok().map(|key| key.key_size()),
    }
}

pub(crate) fn rsa_key<'k>(key: &'k SubjectPublicKeyInfo<'_>) -> Option<RSAPublicKey<'k>> {
    const RSA: [Oid<'static>; 2] = [oid!(1.2.840.113549.1.1.1), oid!(1.2.840.113549.1.1.10)];
    let is_rsa = RSA.contains(&key.algorithm.algorithm);
    let bits = &key.subject_public_key.data;
    is_rsa
        .then(|| RSAPublicKey::from_der(bits).ok())?
        .map(|(_, key)| key)
}

fn extended_key_usage(usage: &ExtendedKeyUsage<'_>) -> Vec<String> {
    let known = [
        (usage.any, "2.5.29.37.0"),
        (usage.server_auth, "1.3.6.1.5.5.7.3.1"),
        (usage.client_auth, "1.3.6.1.5.5.7.3.2"),
        (usage.code_signing, "1.3.6.1.5.5.7.3.3"),
        (usage.email_protection, "1.3.6.1.5.5.7.3.4"),
        (usage.time_stamping, "1.3.6.1.5.5.7.3.8"),
        (usage.ocsp_signing, "1.3.6.1.5.5.7.3.9"),
    ];
    known
        .into_iter()
        .filter(|(set, _)| *set)
        .map(|(_, oid)| oid.to_owned())
        .chain(usage.other.iter().map(dotted))
        .collect()
}

/// The three parts of a signed structure: what is signed, the algorithm, the signature.
pub(crate) fn sequence(der: &[u8]) -> Option<Signed> {
    use asn1_rs::Any;
    use asn1_rs::BitString;
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

/// The value of an otherName is explicitly tagged [0]; inside stands a string.
pub(crate) fn other_name_text(value: &[u8]) -> Option<String> {
    use asn1_rs::Any;
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
