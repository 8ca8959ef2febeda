//! OIDs, bytes and moments as people write them.

use asn1_rs::Oid;
use base64::Engine;

/// What is read in the place of a member that is given twice with different values. Which of them counts is not said.
pub(crate) const TWICE: &str = "… (given twice)";

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
    let mut out = String::with_capacity(32);
    match oid.iter() {
        Some(arcs) => arcs.for_each(|arc| push_arc(&mut out, arc)),
        None => {
            let arcs: Vec<String> = oid.iter_bigint().map(|arc| arc.to_string()).collect();
            out.push_str(&arcs.join("."));
        }
    }
    out
}

/// Formatting takes several times as long, and a certificate has a dozen OIDs.
fn push_arc(out: &mut String, arc: u64) {
    if !out.is_empty() {
        out.push('.');
    }
    let mut unit = 1;
    while arc / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        out.extend(
            u32::try_from(arc / unit % 10)
                .ok()
                .and_then(|digit| char::from_digit(digit, 10)),
        );
        unit /= 10;
    }
}

/// Bytes of a hex string, colons, hyphens and blanks left out; `None` when it is empty or not hex.
pub(crate) fn hex(text: &str) -> Option<Vec<u8>> {
    // As much as there can be at once: texts of megabytes come here, and what grows is held twice.
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut high = None;
    let mut digits = text
        .chars()
        .filter(|c| !matches!(c, ':' | '-') && !c.is_whitespace());
    digits.try_for_each(|c| {
        let digit = u8::try_from(c.to_digit(16)?).ok()?;
        match high.take() {
            Some(high) => bytes.push(high << 4 | digit),
            None => high = Some(digit),
        }
        Some(())
    })?;
    (!bytes.is_empty() && high.is_none()).then_some(bytes)
}

/// Lower-case hex.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    written(bytes, b'a')
}

/// Upper-case hex, as the service writes key identifiers and thumbprints.
pub(crate) fn to_upper_hex(bytes: &[u8]) -> String {
    written(bytes, b'A')
}

/// Hex whose digit for ten is `ten`.
fn written(bytes: &[u8], ten: u8) -> String {
    let digit = |half: u8| {
        char::from(if half < 10 {
            b'0' + half
        } else {
            ten - 10 + half
        })
    };
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 0xf));
    }
    out
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
    let mut standard = String::with_capacity(text.len());
    standard.extend(text.trim_end_matches('=').chars().map(|c| match c {
        '-' => '+',
        '_' => '/',
        c => c,
    }));
    base64::engine::general_purpose::STANDARD_NO_PAD
        .decode(standard)
        .ok()
        .filter(|bytes| !bytes.is_empty())
}

/// Bytes written as hex, or as base64 of either alphabet; blanks and line ends are left out.
pub(crate) fn binary(text: &str) -> Option<Vec<u8>> {
    let mut compact = String::with_capacity(text.len());
    compact.extend(text.chars().filter(|c| !c.is_whitespace()));
    hex(&compact)
        // Short hex is more likely short base64: an AAGUID has 32 digits, an attestation object hundreds.
        .filter(|_| compact.len() > 32)
        .or_else(|| base64_any(&compact))
}

/// The beginning of a pasted text, so that an error message stays readable.
pub(crate) fn excerpt(text: &str) -> String {
    shortened(text, 60)
}

/// An object id or a name as it is compared: in lower case, an id without braces around it.
pub(crate) fn object_id(text: &str) -> String {
    const HYPHENATED: usize = 36;
    let text = text.trim();
    match uuid::Uuid::try_parse(text) {
        Ok(id) if text.len() != HYPHENATED => id.hyphenated().to_string(),
        _ => text.to_ascii_lowercase(),
    }
}

/// The first characters of a text, so many at most, with a sign where more follow.
pub(crate) fn shortened(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
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
        let longest = [2, 25, u64::MAX];
        for arcs in [
            &[2, 5, 4, 3][..],
            &[0, 9, 2342, 19_200_300, 100, 1, 25],
            &longest,
        ] {
            let oid = Oid::from(arcs).unwrap();
            assert_eq!(dotted(&oid), oid.to_id_string());
        }
        assert_eq!(hex("9A:42 48"), Some(vec![0x9a, 0x42, 0x48]));
        assert_eq!(hex("9A4"), None);
        assert_eq!(hex(""), None);
        assert_eq!(hex("xy"), None);
    }
}
