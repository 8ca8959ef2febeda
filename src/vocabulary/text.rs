//! OIDs and bytes as people write them.

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
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
