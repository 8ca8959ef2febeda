//! Certificates and revocation lists for people.

use asn1_rs::Any;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use x509_parser::extensions::DistributionPointName;
use x509_parser::extensions::GeneralName;
use x509_parser::extensions::ParsedExtension;
use x509_parser::prelude::FromDer;
use x509_parser::prelude::X509Certificate;
use x509_parser::prelude::X509Extension;
use x509_parser::x509::X509Name;

use crate::contract::inspection::{CertificateReport, ConsideredPolicyOids, RevocationListReport};
use crate::credential::x509::certificate::{
    AuthorityKeyId, Certificate, UPN, key_bits, other_name_text,
};
use crate::credential::x509::crl::Crl;
use crate::credential::x509::digest::sha256;
use crate::credential::x509::policy_oids::Order;
use crate::credential::x509::{oid_names, user_ids};
use crate::vocabulary::dn::Dn;
use crate::vocabulary::text::{dotted, rfc3339, to_hex, to_upper_hex};

/// Names of the key usage bits, the first one lowest.
const KEY_USAGES: [&str; 9] = [
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
    "encipherOnly",
    "decipherOnly",
];

/// What only a report shows.
#[derive(Default)]
struct Details {
    authority_cert_issuer: Vec<String>,
    authority_cert_serial_number: Option<String>,
    other_names: Vec<String>,
    security_identifier: Option<String>,
    crl_distribution_points: Vec<String>,
}

impl CertificateReport {
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let oids = certificate.policy_oids.as_ref().ok();
        let mut details = Details::default();
        let mut key = String::new();
        // What was read once is read again.
        if let Ok((_, read)) = X509Certificate::from_der(&certificate.der) {
            for extension in read.extensions() {
                details.read(extension);
            }
            key = key_of(&read);
        }
        let extended_key_usage = certificate.extended_key_usage.clone().unwrap_or_default();
        let oid_names = oids
            .into_iter()
            .flatten()
            .chain(&extended_key_usage)
            .chain(&certificate.unreadable)
            .map(String::as_str)
            .chain(
                details
                    .other_names
                    .iter()
                    .filter_map(|name| Some(name.split_once(':')?.0)),
            )
            .filter_map(|oid| Some((oid.to_owned(), oid_names::name(oid)?)))
            .collect();
        Self {
            version: certificate.version,
            subject: certificate.subject.encoded_order(),
            subject_reversed: certificate.subject.reversed_order(),
            issuer: certificate.issuer.encoded_order(),
            issuer_reversed: certificate.issuer.reversed_order(),
            serial_number: to_hex(&certificate.serial),
            not_before: rfc3339(certificate.not_before),
            not_after: rfc3339(certificate.not_after),
            authority_key_identifier: match &certificate.authority_key_id {
                Some(AuthorityKeyId::KeyIdentifier(id)) => Some(to_upper_hex(id)),
                _ => None,
            },
            authority_cert_issuer: details.authority_cert_issuer,
            authority_cert_serial_number: details.authority_cert_serial_number,
            subject_key_identifier: certificate.subject_key_id.as_deref().map(to_upper_hex),
            policy_oids: oids.cloned(),
            policy_oids_lexical: oids.map(|oids| Order::Lexical.sorted(oids)),
            policy_oids_numeric: oids.map(|oids| Order::Numeric.sorted(oids)),
            considered_policy_oids: oids.map(|oids| ConsideredPolicyOids {
                encoded: Order::Encoded.considered(oids),
                lexical: Order::Lexical.considered(oids),
                numeric: Order::Numeric.considered(oids),
            }),
            user_principal_names: certificate.user_principal_names.clone(),
            rfc822_names: certificate.rfc822_names.clone(),
            other_names: details.other_names,
            security_identifier: details.security_identifier,
            extended_key_usage,
            key_usage: KEY_USAGES
                .iter()
                .enumerate()
                .filter(|(bit, _)| certificate.key_usage.unwrap_or(0) >> bit & 1 == 1)
                .map(|(_, name)| *name)
                .collect(),
            is_authority: certificate.is_authority,
            path_length: certificate.path_length,
            is_self_signed: certificate.is_self_signed(),
            crl_distribution_points: details.crl_distribution_points,
            key,
            signature_algorithm: oid_names::name(&certificate.signature_algorithm)
                .unwrap_or(&certificate.signature_algorithm)
                .to_owned(),
            thumbprint: to_upper_hex(&certificate.thumbprint()),
            thumbprint_sha256: to_upper_hex(&sha256(&certificate.der)),
            certificate_user_ids: user_ids::all(certificate),
            unreadable_extensions: certificate.unreadable.clone(),
            oid_names,
            der: STANDARD.encode(&certificate.der),
        }
    }
}

impl RevocationListReport {
    /// What DER says, `None` where it is not a revocation list.
    pub(crate) fn of(der: &[u8]) -> Option<Self> {
        let list = Crl::from_der(der)?;
        let (_, issuer) = X509Name::from_der(&list.issuer).ok()?;
        let number = |number: &Vec<u8>| (!number.is_empty()).then(|| to_hex(number));
        let whole = der.len().checked_sub(list.trailing_bytes)?;
        Some(Self {
            issuer: Dn::from_name(&issuer).encoded_order(),
            authority_key_identifier: list.authority_key_id.as_deref().map(to_upper_hex),
            crl_number: number(&list.number),
            base_crl_number: list.delta_base.as_ref().map(|base| to_hex(base)),
            this_update: rfc3339(list.this_update),
            next_update: list.next_update.map(rfc3339),
            revoked: list.revoked.len(),
            der: STANDARD.encode(der.get(..whole)?),
        })
    }
}

impl Details {
    fn read(&mut self, extension: &X509Extension<'_>) {
        match extension.parsed_extension() {
            ParsedExtension::AuthorityKeyIdentifier(aki) => {
                self.authority_cert_issuer = aki
                    .authority_cert_issuer
                    .iter()
                    .flatten()
                    .map(name_text)
                    .collect();
                self.authority_cert_serial_number = aki.authority_cert_serial.map(to_hex);
            }
            ParsedExtension::SubjectAlternativeName(names) => {
                self.other_names = names
                    .general_names
                    .iter()
                    .filter(|name| !has_place_of_its_own(name))
                    .map(name_text)
                    .collect();
            }
            ParsedExtension::CRLDistributionPoints(points) => {
                self.crl_distribution_points = points
                    .iter()
                    .filter_map(|point| match &point.distribution_point {
                        Some(DistributionPointName::FullName(names)) => Some(names),
                        _ => None,
                    })
                    .flatten()
                    .map(name_text)
                    .map(|text| text.trim_start_matches("uri:").to_owned())
                    .collect();
            }
            _ if dotted(&extension.oid) == SID => {
                self.security_identifier = security_identifier(extension.value);
            }
            _ => {}
        }
    }
}

/// szOID_NTDS_CA_SECURITY_EXT, Microsoft's name of the SID extension.
pub(crate) const SID: &str = "1.3.6.1.4.1.311.25.2";

/// The extension holds an otherName (1.3.6.1.4.1.311.25.2.1) whose value is an OCTET STRING of the SID's text.
pub(crate) fn security_identifier(value: &[u8]) -> Option<String> {
    let (_, sequence) = Any::from_der(value).ok()?;
    let (_, other_name) = Any::from_der(sequence.data).ok()?;
    let (after_oid, _) = Any::from_der(other_name.data).ok()?;
    let (_, explicit) = Any::from_der(after_oid).ok()?;
    let (_, text) = Any::from_der(explicit.data).ok()?;
    let text = std::str::from_utf8(text.data).ok()?;
    text.starts_with("S-1-").then(|| text.to_owned())
}

/// Principal names and mail addresses are listed apart.
fn has_place_of_its_own(name: &GeneralName<'_>) -> bool {
    match name {
        GeneralName::RFC822Name(_) => true,
        GeneralName::OtherName(oid, value) => *oid == UPN && other_name_text(value).is_some(),
        _ => false,
    }
}

/// `type:value`; the value in hex where nothing reads it.
fn name_text(name: &GeneralName<'_>) -> String {
    match name {
        GeneralName::RFC822Name(mail) => format!("rfc822:{mail}"),
        GeneralName::OtherName(oid, value) => {
            let text = other_name_text(value).unwrap_or_else(|| to_hex(value));
            format!("{}:{text}", dotted(oid))
        }
        GeneralName::DNSName(name) => format!("dns:{name}"),
        GeneralName::URI(uri) => format!("uri:{uri}"),
        GeneralName::DirectoryName(name) => {
            format!("directoryName:{}", Dn::from_name(name).encoded_order())
        }
        GeneralName::IPAddress(bytes) => format!("ip:{}", to_hex(bytes)),
        GeneralName::RegisteredID(oid) => format!("registeredId:{}", dotted(oid)),
        GeneralName::X400Address(value) => format!("x400Address:{}", to_hex(value.data)),
        GeneralName::EDIPartyName(value) => format!("ediPartyName:{}", to_hex(value.data)),
        GeneralName::Invalid(tag, value) => format!("[{}]:{}", tag.0, to_hex(value)),
    }
}

fn key_of(certificate: &X509Certificate<'_>) -> String {
    let spki = certificate.public_key();
    let oid = dotted(&spki.algorithm.algorithm);
    let name = match oid.as_str() {
        "1.2.840.113549.1.1.1" => "RSA",
        "1.2.840.113549.1.1.10" => "RSA-PSS",
        "1.2.840.10045.2.1" => "EC",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "1.2.840.10040.4.1" => "DSA",
        other => other,
    };
    match key_bits(spki) {
        Some(size) if size > 0 => format!("{name} {size}"),
        _ => name.to_owned(),
    }
}
