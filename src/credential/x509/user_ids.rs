//! The forms of certificateUserIds, and which of them name a certificate (certificates.md#username-bindings).

use crate::credential::x509::certificate::Certificate;
use crate::vocabulary::dn;
use crate::vocabulary::dn::{Dn, Order};
use crate::vocabulary::text::{hex, to_hex, to_upper_hex};

/// How a value that names the certificate is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the documentation writes it.
    Documented,
    /// It matches all the same: blanks, escapes, letter case (A49).
    Tolerated,
    /// The serial number has its bytes as the certificate has them, as Microsoft's own cmdlets write it (A47).
    BigEndian,
    /// The name is in reverse order, which does not match.
    Reversed,
    /// The hash of the public key instead of the thumbprint, which does not match (A48).
    KeyHash,
}

/// What follows `X509:<prefix>`. Prefixes are case-sensitive.
fn after<'t>(id: &'t str, prefix: &str) -> Option<&'t str> {
    let rest = id.strip_prefix("X509:<")?.strip_prefix(prefix)?;
    rest.strip_prefix('>')
}

/// The parts of `X509:<I>…<next>…`, for every place where the second one may begin: an issuer's name may hold what looks
/// like the beginning.
fn with_issuer<'t>(
    id: &'t str,
    next: &'t str,
    leaf: &Certificate,
) -> impl Iterator<Item = (&'t str, &'t str)> {
    let value = after(id, "I").unwrap_or_default();
    let places = 1 + leaf.issuer.plain().matches(next).count();
    let places = value.match_indices(next).take(places);
    places.filter_map(move |(at, _)| {
        let (issuer, rest) = value.split_at_checked(at)?;
        Some((issuer, rest.strip_prefix(next)?))
    })
}

/// Whether `id` is `X509:<PN>` with one of the certificate's principal names.
fn principal_name(id: &str, leaf: &Certificate) -> Option<Spelling> {
    name_of(id, "PN", &leaf.user_principal_names)
}

/// Whether `id` is `X509:<RFC822>` with one of the certificate's mail addresses.
fn rfc822_name(id: &str, leaf: &Certificate) -> Option<Spelling> {
    name_of(id, "RFC822", &leaf.rfc822_names)
}

fn name_of(id: &str, prefix: &str, names: &[String]) -> Option<Spelling> {
    let value = after(id, prefix)?;
    let matches = |value: &str| names.iter().any(|name| same_text(name, value));
    spelled(value, matches)
}

/// User principal names and mail addresses compare without letter case.
pub(crate) fn same_text(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn spelled(value: &str, matches: impl Fn(&str) -> bool) -> Option<Spelling> {
    if matches(value) {
        Some(Spelling::Documented)
    } else {
        matches(value.trim()).then_some(Spelling::Tolerated)
    }
}

/// Whether `id` is `X509:<SKI>` with the certificate's key identifier.
fn subject_key_identifier(id: &str, leaf: &Certificate) -> Option<Spelling> {
    bytes(after(id, "SKI")?, leaf.subject_key_id.as_ref()?)
}

/// Whether `id` is `X509:<SHA1-PUKEY>` with the certificate's thumbprint.
fn sha1_public_key(id: &str, leaf: &Certificate) -> Option<Spelling> {
    let value = after(id, "SHA1-PUKEY")?;
    bytes(value, &leaf.thumbprint()).or_else(|| {
        let is_key_hash = hex(value).as_ref() == Some(&leaf.key_hash());
        is_key_hash.then_some(Spelling::KeyHash)
    })
}

fn bytes(value: &str, wanted: &[u8]) -> Option<Spelling> {
    let same = hex(value).as_deref() == Some(wanted);
    let plain = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    match (same, plain) {
        (true, true) => Some(Spelling::Documented),
        (true, false) => Some(Spelling::Tolerated),
        (false, _) => None,
    }
}

/// Whether `id` is `X509:<S>` with the certificate's subject.
fn subject(id: &str, leaf: &Certificate) -> Option<Spelling> {
    name(after(id, "S")?, &leaf.subject)
}

/// Whether `id` is `X509:<I>…<S>…` with the certificate's issuer and subject.
fn issuer_and_subject(id: &str, leaf: &Certificate) -> Option<Spelling> {
    with_issuer(id, "<S>", leaf).find_map(|(issuer, subject)| {
        let issuer = name(issuer, &leaf.issuer)?;
        let subject = name(subject, &leaf.subject)?;
        Some(worse(issuer, subject))
    })
}

/// Whether `id` is `X509:<I>…<SR>…` with the certificate's issuer and serial number.
fn issuer_and_serial_number(id: &str, leaf: &Certificate) -> Option<Spelling> {
    with_issuer(id, "<SR>", leaf).find_map(|(issuer, number)| {
        let issuer = name(issuer, &leaf.issuer)?;
        let number = serial(number, &leaf.serial)?;
        Some(worse(issuer, number))
    })
}

/// What is to be said of a value of two parts: the reversed order before everything, for it does not match.
fn worse(a: Spelling, b: Spelling) -> Spelling {
    match (a, b) {
        (Spelling::Documented, other) | (other, Spelling::Documented) => other,
        (Spelling::Reversed, _) | (_, Spelling::Reversed) => Spelling::Reversed,
        (Spelling::BigEndian, _) | (_, Spelling::BigEndian) => Spelling::BigEndian,
        (first, _) => first,
    }
}

/// Encoded order, letter by letter; else the same names in a tolerated spelling, or in reverse order.
fn name(value: &str, wanted: &Dn) -> Option<Spelling> {
    if value == wanted.plain() {
        return Some(Spelling::Documented);
    }
    match dn::parse(value)?.compare(wanted)? {
        Order::Same => Some(Spelling::Tolerated),
        Order::Reversed => Some(Spelling::Reversed),
    }
}

/// The documentation reverses the bytes of a serial number, Microsoft's own cmdlets do not; a leading zero byte may
/// stand or not (A47).
fn serial(value: &str, wanted: &[u8]) -> Option<Spelling> {
    let trimmed = |bytes: &[u8]| match bytes {
        [0, rest @ ..] if !rest.is_empty() => rest.to_vec(),
        bytes => bytes.to_vec(),
    };
    let written = hex(value)?;
    let mut reversed = written.clone();
    reversed.reverse();
    let wanted = trimmed(wanted);
    let plain = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if trimmed(&reversed) == wanted {
        Some(if plain {
            Spelling::Documented
        } else {
            Spelling::Tolerated
        })
    } else {
        (trimmed(&written) == wanted).then_some(Spelling::BigEndian)
    }
}

/// `x509CertificateField`: what of a certificate is compared, each with a form of certificateUserIds of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CertificateField {
    PrincipalName,
    Rfc822Name,
    IssuerAndSubject,
    Subject,
    SubjectKeyIdentifier,
    Sha1PublicKey,
    IssuerAndSerialNumber,
}

impl CertificateField {
    pub const ALL: [Self; 7] = [
        Self::PrincipalName,
        Self::Rfc822Name,
        Self::IssuerAndSubject,
        Self::Subject,
        Self::SubjectKeyIdentifier,
        Self::Sha1PublicKey,
        Self::IssuerAndSerialNumber,
    ];

    /// The values of certificateUserIds that name the certificate, as the documentation writes them; none where the certificate
    /// does not have the field.
    pub fn values(self, leaf: &Certificate) -> Vec<String> {
        let each = |prefix: &str, names: &[String]| {
            let values = names.iter().map(|name| format!("X509:<{prefix}>{name}"));
            values.collect()
        };
        let issuer = || leaf.issuer.plain();
        let subject = || Some(leaf.subject.plain()).filter(|name| !name.is_empty());
        let one = match self {
            Self::PrincipalName => return each("PN", &leaf.user_principal_names),
            Self::Rfc822Name => return each("RFC822", &leaf.rfc822_names),
            Self::IssuerAndSubject => {
                subject().map(|subject| format!("X509:<I>{}<S>{subject}", issuer()))
            }
            Self::Subject => subject().map(|subject| format!("X509:<S>{subject}")),
            Self::SubjectKeyIdentifier => leaf
                .subject_key_id
                .as_deref()
                .map(|ski| format!("X509:<SKI>{}", to_upper_hex(ski))),
            Self::Sha1PublicKey => {
                let thumbprint = to_upper_hex(&leaf.thumbprint());
                Some(format!("X509:<SHA1-PUKEY>{thumbprint}"))
            }
            Self::IssuerAndSerialNumber => {
                let mut reversed = leaf.serial.clone();
                reversed.reverse();
                Some(format!("X509:<I>{}<SR>{}", issuer(), to_hex(&reversed)))
            }
        };
        one.into_iter().collect()
    }

    /// Whether `id` is of the form for this field and names the certificate, and how it is written.
    pub fn spelling(self, id: &str, leaf: &Certificate) -> Option<Spelling> {
        match self {
            Self::PrincipalName => principal_name(id, leaf),
            Self::Rfc822Name => rfc822_name(id, leaf),
            Self::IssuerAndSubject => issuer_and_subject(id, leaf),
            Self::Subject => subject(id, leaf),
            Self::SubjectKeyIdentifier => subject_key_identifier(id, leaf),
            Self::Sha1PublicKey => sha1_public_key(id, leaf),
            Self::IssuerAndSerialNumber => issuer_and_serial_number(id, leaf),
        }
    }
}

/// Every value that names the certificate, as the documentation writes it.
pub(crate) fn all(leaf: &Certificate) -> Vec<String> {
    CertificateField::ALL
        .iter()
        .flat_map(|field| field.values(leaf))
        .collect()
}
