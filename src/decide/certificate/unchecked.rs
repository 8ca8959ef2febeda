//! What a verifier of certificates would look at and the documentation does not say that the service does (A51):
//! findings, never a denial.

use asn1_rs::Oid;
use asn1_rs::oid;
use x509_parser::prelude::FromDer;
use x509_parser::prelude::SubjectPublicKeyInfo;
use x509_parser::signature_algorithm::SignatureAlgorithm;
use x509_parser::x509::AlgorithmIdentifier;

use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::credential::x509::certificate::{Certificate, rsa_key};
use crate::credential::x509::oid_names;
use crate::tenant::trust_store::Authority;
use crate::words::findings;
use crate::words::sentence::Row;

/// Bits of the key usage (RFC 5280, section 4.2.1.3), as the certificate keeps them.
const DIGITAL_SIGNATURE: u16 = 1;
const KEY_CERT_SIGN: u16 = 1 << 5;

/// anyExtendedKeyUsage, clientAuth, and Microsoft's smart-card logon, which implies it.
const CLIENT_USES: [&str; 3] = ["2.5.29.37.0", "1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"];
const SHA1: Oid<'static> = oid!(1.3.14.3.2.26);

/// Short of this many bits an RSA key is weak (NIST SP 800-131A).
const RSA_BITS: usize = 2048;

fn of_leaf(row: &'static Row) -> Note {
    Note::new(Severity::Warning, row).scenario("/question/credential/certificate")
}

/// What is noteworthy about the certificate that was presented.
pub(crate) fn leaf(leaf: &Certificate) -> Vec<Note> {
    let mut notes = Vec::new();
    let uses = leaf.extended_key_usage.as_ref();
    if uses.is_some_and(|uses| !uses.iter().any(|oid| CLIENT_USES.contains(&oid.as_str()))) {
        notes.push(of_leaf(&findings::NO_CLIENT_AUTH));
    }
    if leaf
        .key_usage
        .is_some_and(|usage| usage & DIGITAL_SIGNATURE == 0)
    {
        notes.push(of_leaf(&findings::NO_DIGITAL_SIGNATURE));
    }
    if leaf.is_authority == Some(true) {
        notes.push(of_leaf(&findings::LEAF_IS_AUTHORITY));
    }
    notes.extend(any(leaf).map(|note| note.scenario("/question/credential/certificate")));
    notes
}

/// What is noteworthy about the authorities of a path, the one that issued the leaf first.
pub(crate) fn path(path: &[&Authority]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (below, authority) in path.iter().enumerate() {
        let certificate = &authority.certificate;
        let name = || certificate.subject.encoded_order();
        let unmarked = certificate.is_authority != Some(true)
            || certificate
                .key_usage
                .is_some_and(|usage| usage & KEY_CERT_SIGN == 0);
        // X.509 v1 has no extensions to mark anything with.
        if certificate.version == 3 && unmarked {
            notes.push(
                Note::new(Severity::Warning, &findings::NOT_MARKED_AS_AUTHORITY)
                    .at(&authority.at)
                    .with("name", name()),
            );
        }
        // Self-issued certificates do not count (RFC 5280, section 4.2.1.9).
        let counted = path
            .iter()
            .take(below)
            .filter(|one| one.certificate.subject_der != one.certificate.issuer_der)
            .count();
        if let Some(bound) = certificate.path_length
            && usize::try_from(bound).is_ok_and(|bound| counted > bound)
        {
            notes.push(
                Note::new(Severity::Warning, &findings::PATH_LENGTH)
                    .at(&authority.at)
                    .with("name", name())
                    .with("bound", bound.to_string())
                    .with("count", counted.to_string()),
            );
        }
        for extension in &certificate.constraints {
            notes.push(
                Note::new(Severity::Info, &findings::CONSTRAINTS)
                    .at(&authority.at)
                    .with("name", name())
                    .with("extension", *extension),
            );
        }
        notes.extend(any(certificate).map(|note| note.at(&authority.at)));
    }
    notes
}

/// What is noteworthy about any certificate.
fn any(certificate: &Certificate) -> impl Iterator<Item = Note> {
    let name = || certificate.subject.encoded_order();
    let unknown = certificate.unknown_critical.iter().map(move |oid| {
        Note::new(Severity::Warning, &findings::UNKNOWN_CRITICAL)
            .with("name", name())
            .with("extension", oid)
    });
    let weak = weak_signature(certificate)
        .into_iter()
        .chain(weak_key(certificate))
        .map(move |algorithm| {
            Note::new(Severity::Warning, &findings::WEAK_ALGORITHM)
                .with("name", name())
                .with("algorithm", algorithm)
        });
    unknown.chain(weak)
}

/// Nobody relies on the signature that a root makes on itself.
fn weak_signature(certificate: &Certificate) -> Option<String> {
    const WEAK: [&str; 3] = ["md5", "sha1", "SHA1"];
    if certificate.subject_der == certificate.issuer_der {
        return None;
    }
    if pss_with_sha1(certificate) {
        return Some("RSASSA-PSS (SHA-1)".to_owned());
    }
    let name = oid_names::name(&certificate.signature_algorithm)?;
    WEAK.iter()
        .any(|weak| name.contains(weak))
        .then(|| name.to_owned())
}

/// RSASSA-PSS names its hash in its parameters, and is with SHA-1 where it names none (RFC 4055).
fn pss_with_sha1(certificate: &Certificate) -> bool {
    let Some(signed) = &certificate.signed else {
        return false;
    };
    let Ok((_, algorithm)) = AlgorithmIdentifier::from_der(&signed.algorithm) else {
        return false;
    };
    match SignatureAlgorithm::try_from(&algorithm) {
        Ok(SignatureAlgorithm::RSASSA_PSS(pss)) => *pss.hash_algorithm_oid() == SHA1,
        _ => false,
    }
}

fn weak_key(certificate: &Certificate) -> Option<String> {
    let (_, key) = SubjectPublicKeyInfo::from_der(&certificate.key_der).ok()?;
    let bits = rsa_key(&key)?.key_size();
    (bits < RSA_BITS).then(|| format!("RSA {bits}"))
}
