//! The forms of certificateUserIds, and which of them name a certificate (spec 5.2).

use super::certificate::Certificate;
use crate::vocabulary::dn::{self, Dn, Order};
use crate::vocabulary::text::{hex, to_hex, to_upper_hex};

/// How a value that names the certificate is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the documentation writes it.
    Documented,
    /// It matches all the same: blanks, escapes, or a serial number as Microsoft's own cmdlets write it (A47, A49).
    Tolerated,
    /// The name is in reverse order, which does not match.
    Reversed,
    /// The hash of the public key instead of the thumbprint, which does not match (A48).
    KeyHash,
}

/// The parts of one value: each prefix with what follows it.
struct Parts<'t> {
    parts: Vec<(&'t str, &'t str)>,
}

impl<'t> Parts<'t> {
    /// Splits `X509:<A>a<B>b`. Prefixes are case-sensitive.
    fn read(text: &'t str) -> Option<Self> {
        let mut rest = text.strip_prefix("X509:")?;
        let mut parts = Vec::new();
        while let Some(after) = rest.strip_prefix('<') {
            let (name, tail) = after.split_once('>')?;
            // The next prefix begins where a known one stands; names and addresses may hold a `<` of their own.
            let end = ["<S>", "<SR>"]
                .iter()
                .filter_map(|next| tail.find(next))
                .min()
                .unwrap_or(tail.len());
            let (value, next) = tail.split_at_checked(end)?;
            parts.push((name, value));
            rest = next;
        }
        rest.is_empty().then_some(Self { parts })
    }

    fn one(&self, name: &str) -> Option<&'t str> {
        match self.parts.as_slice() {
            [(only, value)] if *only == name => Some(value),
            _ => None,
        }
    }

    fn two(&self, first: &str, second: &str) -> Option<(&'t str, &'t str)> {
        match self.parts.as_slice() {
            [(a, x), (b, y)] if *a == first && *b == second => Some((x, y)),
            _ => None,
        }
    }
}

/// Whether `id` is `X509:<PN>` with one of the certificate's principal names.
pub(crate) fn principal_name(id: &str, leaf: &Certificate) -> Option<Spelling> {
    name_of(id, "PN", &leaf.user_principal_names)
}

/// Whether `id` is `X509:<RFC822>` with one of the certificate's mail addresses.
pub(crate) fn rfc822_name(id: &str, leaf: &Certificate) -> Option<Spelling> {
    name_of(id, "RFC822", &leaf.rfc822_names)
}

fn name_of(id: &str, prefix: &str, names: &[String]) -> Option<Spelling> {
    let parts = Parts::read(id)?;
    let value = parts.one(prefix)?;
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
pub(crate) fn subject_key_identifier(id: &str, leaf: &Certificate) -> Option<Spelling> {
    let parts = Parts::read(id)?;
    let ski = leaf.subject_key_id.as_ref()?;
    bytes(parts.one("SKI")?, ski)
}

/// Whether `id` is `X509:<SHA1-PUKEY>` with the certificate's thumbprint.
pub(crate) fn sha1_public_key(id: &str, leaf: &Certificate) -> Option<Spelling> {
    let parts = Parts::read(id)?;
    let value = parts.one("SHA1-PUKEY")?;
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
pub(crate) fn subject(id: &str, leaf: &Certificate) -> Option<Spelling> {
    let parts = Parts::read(id)?;
    name(parts.one("S")?, &leaf.subject)
}

/// Whether `id` is `X509:<I>…<S>…` with the certificate's issuer and subject.
pub(crate) fn issuer_and_subject(id: &str, leaf: &Certificate) -> Option<Spelling> {
    let parts = Parts::read(id)?;
    let (issuer, subject) = parts.two("I", "S")?;
    let issuer = name(issuer, &leaf.issuer)?;
    let subject = name(subject, &leaf.subject)?;
    Some(worse(issuer, subject))
}

/// Whether `id` is `X509:<I>…<SR>…` with the certificate's issuer and serial number.
pub(crate) fn issuer_and_serial_number(id: &str, leaf: &Certificate) -> Option<Spelling> {
    let parts = Parts::read(id)?;
    let (issuer, number) = parts.two("I", "SR")?;
    let issuer = name(issuer, &leaf.issuer)?;
    let number = serial(number, &leaf.serial)?;
    Some(worse(issuer, number))
}

fn worse(a: Spelling, b: Spelling) -> Spelling {
    if a == Spelling::Documented { b } else { a }
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
        (trimmed(&written) == wanted).then_some(Spelling::Tolerated)
    }
}

/// Every value that names the certificate, as the documentation writes it.
pub(crate) fn all(leaf: &Certificate) -> Vec<String> {
    let issuer = leaf.issuer.plain();
    let subject = leaf.subject.plain();
    let mut reversed = leaf.serial.clone();
    reversed.reverse();
    let mut all: Vec<String> = Vec::new();
    all.extend(
        leaf.user_principal_names
            .iter()
            .map(|name| format!("X509:<PN>{name}")),
    );
    all.extend(
        leaf.rfc822_names
            .iter()
            .map(|name| format!("X509:<RFC822>{name}")),
    );
    if !leaf.subject.is_empty() {
        all.push(format!("X509:<I>{issuer}<S>{subject}"));
        all.push(format!("X509:<S>{subject}"));
    }
    if let Some(ski) = &leaf.subject_key_id {
        all.push(format!("X509:<SKI>{}", to_upper_hex(ski)));
    }
    all.push(format!(
        "X509:<SHA1-PUKEY>{}",
        to_upper_hex(&leaf.thumbprint())
    ));
    all.push(format!("X509:<I>{issuer}<SR>{}", to_hex(&reversed)));
    all
}
