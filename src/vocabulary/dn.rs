//! Distinguished names: as a certificate encodes them, as people write them, and when two are the same (A41).

use asn1_rs::Oid;
use asn1_rs::oid;
use std::borrow::Cow;
use x509_parser::prelude::X509Name;

use crate::vocabulary::text::{dotted, to_hex};

/// A name as a sequence of RDNs in encoded order, each a set of attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dn {
    rdns: Vec<Vec<Attribute>>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Attribute {
    /// Short name in upper case where one is known, else the dotted OID.
    kind: Cow<'static, str>,
    value: String,
}

/// OID, short name as written here, and other spellings.
const KINDS: &[(Oid<'static>, &str, &[&str])] = &[
    (oid!(2.5.4.3), "CN", &[]),
    (oid!(0.9.2342.19200300.100.1.25), "DC", &[]),
    (oid!(2.5.4.10), "O", &[]),
    (oid!(2.5.4.11), "OU", &[]),
    (oid!(2.5.4.6), "C", &[]),
    (oid!(2.5.4.7), "L", &[]),
    (oid!(2.5.4.8), "S", &["ST"]),
    (oid!(2.5.4.9), "STREET", &[]),
    (oid!(1.2.840.113549.1.9.1), "E", &["EMAILADDRESS", "EMAIL"]),
    (oid!(2.5.4.5), "SERIALNUMBER", &[]),
    (oid!(2.5.4.12), "T", &["TITLE"]),
    (oid!(2.5.4.42), "G", &["GN", "GIVENNAME"]),
    (oid!(2.5.4.4), "SN", &["SURNAME"]),
    (oid!(0.9.2342.19200300.100.1.1), "UID", &["USERID"]),
];

/// How the RDNs of two equal names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Same,
    Reversed,
}

impl Dn {
    pub fn from_name(name: &X509Name<'_>) -> Self {
        let rdns = name
            .iter_rdn()
            .map(|rdn| {
                rdn.iter()
                    .map(|attribute| Attribute {
                        kind: encoded_kind(attribute.attr_type()),
                        value: attribute
                            .as_str()
                            .map_or_else(|_| other_string(attribute.attr_value()), str::to_owned),
                    })
                    .collect()
            })
            .collect();
        Self { rdns }
    }

    /// Whether one of the common names is this one, letter case ignored.
    pub fn has_common_name(&self, name: &str) -> bool {
        self.rdns
            .iter()
            .flatten()
            .any(|attribute| attribute.kind == "CN" && attribute.value.eq_ignore_ascii_case(name))
    }

    /// The most specific common name.
    pub fn common_name(&self) -> Option<&str> {
        self.rdns
            .iter()
            .flatten()
            .rfind(|attribute| attribute.kind == "CN")
            .map(|attribute| attribute.value.as_str())
    }

    /// Encoded order, comma, no blanks, special characters escaped.
    pub fn encoded_order(&self) -> String {
        self.joined(self.rdns.iter())
    }

    /// The form of certificateUserIds (certificates.md#username-bindings): encoded order, every attribute on its own, no blanks. A value with
    /// special characters is quoted.
    pub fn plain(&self) -> String {
        let parts: Vec<String> = self
            .rdns
            .iter()
            .flatten()
            .map(|a| {
                let special = a
                    .value
                    .contains([',', '+', '=', '"', '<', '>', '#', ';', '\n'])
                    || a.value.starts_with(' ')
                    || a.value.ends_with(' ');
                if special {
                    format!("{}=\"{}\"", a.kind, a.value.replace('"', "\"\""))
                } else {
                    format!("{}={}", a.kind, a.value)
                }
            })
            .collect();
        parts.join(",")
    }

    /// Reverse of the encoded order: what Windows and RFC 4514 show.
    pub fn reversed_order(&self) -> String {
        self.joined(self.rdns.iter().rev())
    }

    fn joined<'a>(&self, rdns: impl Iterator<Item = &'a Vec<Attribute>>) -> String {
        let mut out = String::new();
        for (position, rdn) in rdns.enumerate() {
            if position > 0 {
                out.push(',');
            }
            for (index, attribute) in rdn.iter().enumerate() {
                if index > 0 {
                    out.push('+');
                }
                out.push_str(&attribute.kind);
                out.push('=');
                out.push_str(&escape(&attribute.value));
            }
        }
        out
    }

    /// Whether the two names have the same RDNs in one or the other order, letter case and repeated blanks ignored.
    pub fn compare(&self, other: &Self) -> Option<Order> {
        if self.rdns.len() != other.rdns.len() {
            return None;
        }
        let mut same = self.rdns.iter().zip(&other.rdns);
        if same.all(|(mine, theirs)| same_rdn(mine, theirs)) {
            return Some(Order::Same);
        }
        let mut reversed = self.rdns.iter().zip(other.rdns.iter().rev());
        reversed
            .all(|(mine, theirs)| same_rdn(mine, theirs))
            .then_some(Order::Reversed)
    }
}

/// Whether two sets have the same attributes.
fn same_rdn(a: &[Attribute], b: &[Attribute]) -> bool {
    match (a, b) {
        ([a], [b]) => a.kind == b.kind && same_value(&a.value, &b.value),
        _ => normalised(a) == normalised(b),
    }
}

fn normalised(rdn: &[Attribute]) -> Vec<(&str, String)> {
    let mut rdn: Vec<_> = rdn
        .iter()
        .map(|attribute| (&*attribute.kind, normal_value(&attribute.value)))
        .collect();
    rdn.sort();
    rdn
}

fn normal_value(value: &str) -> String {
    value
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

fn same_value(a: &str, b: &str) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return normal_value(a) == normal_value(b);
    }
    let mut words = b.split_whitespace();
    a.split_whitespace().all(|word| {
        words
            .next()
            .is_some_and(|other| word.eq_ignore_ascii_case(other))
    }) && words.next().is_none()
}

/// The string types that `as_str` does not read.
fn other_string(any: &asn1_rs::Any<'_>) -> String {
    let bytes = any.as_bytes();
    match any.tag().0 {
        // BMPString: UTF-16, big endian.
        30 => {
            let (pairs, _) = bytes.as_chunks::<2>();
            let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        // UniversalString: UTF-32, big endian.
        28 => {
            let (characters, _) = bytes.as_chunks::<4>();
            characters
                .iter()
                .map(|bytes| char::from_u32(u32::from_be_bytes(*bytes)).unwrap_or('\u{fffd}'))
                .collect()
        }
        // TeletexString, read as Latin-1 like everybody does.
        20 => bytes.iter().map(|byte| char::from(*byte)).collect(),
        _ => format!("#{}", to_hex(bytes)),
    }
}

fn encoded_kind(oid: &Oid<'_>) -> Cow<'static, str> {
    match KINDS.iter().find(|(known, ..)| known == oid) {
        Some((_, name, _)) => Cow::Borrowed(name),
        None => Cow::Owned(dotted(oid)),
    }
}

fn canonical_kind(kind: &str) -> Cow<'static, str> {
    let kind = kind.trim();
    let oid = kind
        .strip_prefix("OID.")
        .or_else(|| kind.strip_prefix("oid."))
        .unwrap_or(kind);
    let is_oid = oid.starts_with(|c: char| c.is_ascii_digit());
    KINDS
        .iter()
        .find(|(known, name, others)| {
            (is_oid && dotted(known) == oid)
                || name.eq_ignore_ascii_case(kind)
                || others.iter().any(|other| other.eq_ignore_ascii_case(kind))
        })
        .map_or_else(
            || Cow::Owned(oid.to_ascii_uppercase()),
            |(_, name, _)| Cow::Borrowed(*name),
        )
}

fn escape(value: &str) -> Cow<'_, str> {
    let special = |c| matches!(c, ',' | '+' | '"' | '\\' | '<' | '>' | ';');
    if !value.contains(special) && !value.starts_with([' ', '#']) && !value.ends_with(' ') {
        return Cow::Borrowed(value);
    }
    let mut out = String::new();
    let last = value.chars().count().saturating_sub(1);
    for (index, c) in value.chars().enumerate() {
        let edge = (index == 0 && matches!(c, ' ' | '#')) || (index == last && c == ' ');
        if edge || special(c) {
            out.push('\\');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// The RDNs of a name in the form that OpenSSL shows on one line, `/C=US/O=Contoso/CN=Contoso CA`; `None` where it is not one.
/// What follows a slash and is no attribute belongs to the value before.
fn slashed(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    let begins = |rest: &str| {
        let kind = rest.split_once('=').map(|(kind, _)| kind.trim());
        kind.is_some_and(|kind| {
            !kind.is_empty() && kind.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'.')
        })
    };
    let first = text.strip_prefix('/')?;
    if !begins(first) {
        return None;
    }
    let mut rdns = Vec::new();
    let mut start = 1;
    for (at, _) in text.match_indices('/').skip(1) {
        let rest = text.get(at + 1..).unwrap_or_default();
        if begins(rest) {
            rdns.extend(text.get(start..at));
            start = at + 1;
        }
    }
    rdns.extend(text.get(start..));
    Some(rdns)
}

/// Parses a name as people write it: RFC 4514 with blanks, quotes and semicolons tolerated, and the forms of OpenSSL. The RDNs
/// keep the order in which they are written. `None` when the text is not a name.
pub(crate) fn parse(text: &str) -> Option<Dn> {
    let in_slashes = text.trim_start().starts_with('/');
    let parts = match in_slashes {
        true => slashed(text)?,
        false => split(text, &[',', ';']),
    };
    let mut rdns = Vec::new();
    for rdn in parts {
        if rdn.trim().is_empty() {
            continue;
        }
        let mut attributes = Vec::new();
        for part in split(rdn, &['+']) {
            let (kind, value) = part.split_once('=')?;
            if kind.trim().is_empty() {
                return None;
            }
            attributes.push(Attribute {
                kind: canonical_kind(kind),
                value: unescape(value.trim()),
            });
        }
        rdns.push(attributes);
    }
    (!rdns.is_empty()).then_some(Dn { rdns })
}

/// Splits at separators that are neither escaped nor quoted.
fn split<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if !quoted && separators.contains(&c) => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

fn unescape(value: &str) -> String {
    let quoted = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    // Windows doubles a quote inside quotes, RFC 2253 escapes it.
    let value = quoted.map_or_else(|| value.to_owned(), |inside| inside.replace("\"\"", "\""));
    let mut bytes = Vec::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        let mut buffer = [0; 4];
        if c != '\\' {
            bytes.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
            continue;
        }
        // RFC 4514: a backslash before two hex digits is one byte of UTF-8, before anything else that character.
        let rest = chars.as_str();
        match rest
            .get(..2)
            .filter(|pair| pair.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|pair| u8::from_str_radix(pair, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                chars.next();
                chars.next();
            }
            None => {
                if let Some(next) = chars.next() {
                    bytes.extend_from_slice(next.encode_utf8(&mut buffer).as_bytes());
                }
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_in_both_orders() {
        let encoded = parse("DC=com,DC=contoso,CN=Contoso  CA").unwrap();
        let shown = parse("cn=contoso ca, DC=Contoso, DC=com ").unwrap();
        assert_eq!(encoded.compare(&shown), Some(Order::Reversed));
        assert_eq!(encoded.compare(&encoded), Some(Order::Same));
        assert_eq!(encoded.compare(&parse("CN=Contoso CA").unwrap()), None);
    }

    #[test]
    fn names_of_openssl_are_read() {
        let encoded = parse("C=US,O=Contoso/Fabrikam,CN=Contoso CA 1").unwrap();
        for shown in [
            "C = US, O = Contoso/Fabrikam, CN = Contoso CA 1",
            "/C=US/O=Contoso/Fabrikam/CN=Contoso CA 1",
            " /c=US/o=Contoso/Fabrikam/cn=Contoso CA 1 ",
        ] {
            assert_eq!(parse(shown).unwrap().compare(&encoded), Some(Order::Same));
        }
        assert!(parse("/no name").is_none() && parse("/=x/CN=y").is_none());
        assert_eq!(parse("CN=/a=b").unwrap().common_name(), Some("/a=b"));
    }

    #[test]
    fn escapes_quotes_and_multiple_values_are_read() {
        let dn = parse(r#"CN=Doe\, Jane+UID=7,O="A, B; C",ST=\C3\9Cri"#).unwrap();
        let same =
            parse(r"OID.0.9.2342.19200300.100.1.1=7+cn=doe\, jane,O=A\, B\; C,S=Üri").unwrap();
        assert_eq!(dn.compare(&same), Some(Order::Same));
        assert_eq!(dn.encoded_order(), r"CN=Doe\, Jane+UID=7,O=A\, B\; C,S=Üri");
        assert!(parse("no name").is_none() && parse("").is_none() && parse("=x").is_none());
    }
}
