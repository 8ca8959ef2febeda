//! OIDs, bytes and moments as people write them.

use asn1_rs::Oid;
use base64::Engine;

/// Dotted-decimal form, `^[0-2](\.\d+)+$`.
pub(crate) fn is_oid(text: &str) -> bool {
    let mut arcs = text.split('.');
    let first = arcs
        .next()
        .is_some_and(|arc| matches!(arc, "0" | "1" | "2"));
    let mut rest = arcs.peekable();
    first
        && rest.peek().is_some()
        && rest.all(|arc| !arc.is_empty() && arc.bytes().all(|b| b.is_ascii_digit()))
}

/// Dotted-decimal form of an OID, however long its arcs: one that is made of a UUID takes 128 bits.
pub(crate) fn dotted(oid: &Oid<'_>) -> String {
    match oid.iter() {
        Some(arcs) => joined(arcs),
        None => joined(oid.iter_bigint()),
    }
}

fn joined<T: std::fmt::Display>(arcs: impl Iterator<Item = T>) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(32);
    for (index, arc) in arcs.enumerate() {
        let dot = if index > 0 { "." } else { "" };
        // A text takes whatever is written.
        let _ = write!(out, "{dot}{arc}");
    }
    out
}

/// Bytes of a hex string, colons, hyphens and blanks left out; `None` when it is empty or not hex.
pub(crate) fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| !matches!(c, ':' | '-') && !c.is_whitespace())
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    (!pairs.is_empty() && rest.is_empty())
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

/// Lower-case hex.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0xf])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Upper-case hex, as the service writes key identifiers and thumbprints.
pub(crate) fn to_upper_hex(bytes: &[u8]) -> String {
    to_hex(bytes).to_ascii_uppercase()
}

/// A moment in seconds since 1970 as RFC 3339 writes it; empty beyond the year 9999.
pub(crate) fn rfc3339(seconds: i64) -> String {
    time::OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|at| {
            at.format(&time::format_description::well_known::Rfc3339)
                .ok()
        })
        .unwrap_or_default()
}

/// Base64 of either alphabet, padded or not.
pub(crate) fn base64_any(text: &str) -> Option<Vec<u8>> {
    let standard: String = text
        .trim_end_matches('=')
        .chars()
        .map(|c| match c {
            '-' => '+',
            '_' => '/',
            c => c,
        })
        .collect();
    base64::engine::general_purpose::STANDARD_NO_PAD
        .decode(standard)
        .ok()
        .filter(|bytes| !bytes.is_empty())
}

/// Bytes written as hex, or as base64 of either alphabet; blanks and line ends are left out.
pub(crate) fn binary(text: &str) -> Option<Vec<u8>> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    hex(&compact)
        // Short hex is more likely short base64: an AAGUID has 32 digits, an attestation object hundreds.
        .filter(|_| compact.len() > 32)
        .or_else(|| base64_any(&compact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn oids_and_hex() {
        assert!(is_oid("2.5.29.32.0") && is_oid("1.2"));
        assert!(
            !is_oid("3.1") && !is_oid("1") && !is_oid("1..2") && !is_oid("1.2 ") && !is_oid("")
        );
        assert_eq!(hex("9A:42 48"), Some(vec![0x9a, 0x42, 0x48]));
        assert_eq!(hex("9A4"), None);
        assert_eq!(hex(""), None);
        assert_eq!(hex("xy"), None);
    }
}
