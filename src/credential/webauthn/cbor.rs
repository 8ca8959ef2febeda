//! CBOR as WebAuthn wants it: the CTAP2 canonical form (CTAP 2.1, section 8), whose decoders should refuse anything else.
//!
//! The order of map keys is left alone: attestation objects with another order are in use, and nothing hangs on it.

use ciborium::value::Value;
use std::collections::BTreeSet;

use crate::credential::webauthn::malformed::Malformed;
use crate::words::reasons;

/// Maps and arrays within each other; what authenticators make has four or five levels.
const DEPTH: usize = 16;

/// Members of a map.
pub(crate) type Map = Vec<(Value, Value)>;

/// Reads bytes that are one item and nothing else.
pub(crate) fn whole(bytes: &[u8]) -> Result<Value, Malformed> {
    match first(bytes)? {
        (item, []) => Ok(item),
        (_, rest) => Err(Malformed::new(
            &reasons::MALFORMED_TRAILING,
            rest.len().to_string(),
        )),
    }
}

/// Reads the item that bytes begin with, and answers what follows it.
pub(crate) fn first(bytes: &[u8]) -> Result<(Value, &[u8]), Malformed> {
    let mut walk = Walk { bytes, at: 0 };
    walk.item(DEPTH)?;
    let (item, rest) = bytes
        .split_at_checked(walk.at)
        .ok_or_else(|| Malformed::new(&reasons::MALFORMED_SHORT, ""))?;
    // What the walk lets through can only be wrong as text: strings that are not UTF-8.
    let item = ciborium::de::from_reader_with_recursion_limit(item, DEPTH)
        .map_err(|_| Malformed::new(&reasons::MALFORMED_CBOR, "0"))?;
    Ok((item, rest))
}

/// The member of a map whose key is this text.
pub(crate) fn member<'m>(map: &'m Map, name: &str) -> Option<&'m Value> {
    map.iter()
        .find(|(key, _)| key.as_text() == Some(name))
        .map(|(_, value)| value)
}

/// The member of a map whose key is this number.
pub(crate) fn labelled(map: &Map, label: i64) -> Option<&Value> {
    map.iter()
        .find(|(key, _)| integer(key) == Some(label))
        .map(|(_, value)| value)
}

/// A number of 64 bits.
pub(crate) fn integer(value: &Value) -> Option<i64> {
    i64::try_from(value.as_integer()?).ok()
}

/// Follows the heads of items without keeping anything, so that nothing is allocated from a declared length.
struct Walk<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Walk<'b> {
    fn item(&mut self, depth: usize) -> Result<(), Malformed> {
        let start = self.at;
        let not_canonical = || Malformed::new(&reasons::MALFORMED_CBOR, start.to_string());
        let depth = depth
            .checked_sub(1)
            .ok_or_else(|| Malformed::new(&reasons::MALFORMED_DEEP, ""))?;
        let head = self.take(1)?.first().copied().unwrap_or_default();
        let (major, info) = (head >> 5, head & 0x1f);
        let (length, least) = match info {
            0..24 => (0, 0),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            // 28 to 30 are reserved, 31 is a length that is not told.
            _ => return Err(not_canonical()),
        };
        let digits = self.take(length)?;
        let value = match digits {
            [] => u64::from(info),
            digits => digits
                .iter()
                .fold(0, |value, digit| value << 8 | u64::from(*digit)),
        };
        // A number is written in as few bytes as it needs.
        if major < 7 && value < least {
            return Err(not_canonical());
        }
        match (major, info) {
            (0 | 1, _) => {}
            (2 | 3, _) => {
                let length = usize::try_from(value).unwrap_or(usize::MAX);
                self.take(length)?;
            }
            (4, _) => {
                for _ in 0..value {
                    self.item(depth)?;
                }
            }
            (5, _) => self.map(value, depth)?,
            // false, true, null, undefined, and numbers with a fraction.
            (7, 20..=23 | 25..=27) => {}
            // Tags, and simple values without a meaning.
            _ => return Err(not_canonical()),
        }
        Ok(())
    }

    fn map(&mut self, pairs: u64, depth: usize) -> Result<(), Malformed> {
        let mut keys: BTreeSet<&'b [u8]> = BTreeSet::new();
        for _ in 0..pairs {
            let start = self.at;
            self.item(depth)?;
            // Equal keys have equal bytes, since there is one way to write them.
            let key = self.bytes.get(start..self.at).unwrap_or_default();
            if !keys.insert(key) {
                return Err(Malformed::new(
                    &reasons::MALFORMED_DUPLICATE,
                    start.to_string(),
                ));
            }
            self.item(depth)?;
        }
        Ok(())
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], Malformed> {
        let end = self.at.checked_add(length);
        let taken = end.and_then(|end| self.bytes.get(self.at..end));
        let taken = taken.ok_or_else(|| Malformed::new(&reasons::MALFORMED_SHORT, ""))?;
        self.at = self.at.saturating_add(length);
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(bytes: &[u8]) -> Option<&'static str> {
        whole(bytes)
            .err()
            .map(|malformed| malformed.row.sentence.en)
    }

    #[test]
    fn only_the_canonical_form_is_read() {
        assert_eq!(row(&[0xa1, 0x01, 0x18, 0x18]), None);
        for (bytes, expected) in [
            (&[0x18, 0x17][..], &reasons::MALFORMED_CBOR),
            (&[0x9f, 0xff], &reasons::MALFORMED_CBOR),
            (&[0x5f, 0x41, 0, 0xff], &reasons::MALFORMED_CBOR),
            (&[0xc0, 0x60], &reasons::MALFORMED_CBOR),
            (&[0x61, 0xff], &reasons::MALFORMED_CBOR),
            (&[0xa2, 1, 2, 1, 2], &reasons::MALFORMED_DUPLICATE),
            (&[0x01, 0x02], &reasons::MALFORMED_TRAILING),
            (&[0x81; 40], &reasons::MALFORMED_DEEP),
            (&[0x42, 0x00], &reasons::MALFORMED_SHORT),
            (
                &[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                &reasons::MALFORMED_SHORT,
            ),
            (
                &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                &reasons::MALFORMED_SHORT,
            ),
            (&[], &reasons::MALFORMED_SHORT),
        ] {
            assert_eq!(row(bytes), Some(expected.sentence.en), "{bytes:02x?}");
        }
    }
}
