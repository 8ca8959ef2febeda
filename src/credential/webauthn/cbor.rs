//! CBOR (RFC 8949) as WebAuthn uses it. Authenticators are to write the CTAP2 canonical form (CTAP 2.1, section 8); verifiers
//! take what is well-formed, so that another form is noted and nothing more.

use ciborium::value::Value;
use std::borrow::Cow;

use crate::base::sorted::sort_by;
use crate::credential::webauthn::malformed::Malformed;
use crate::words::reasons;

/// Maps and arrays within each other; what authenticators make has four or five levels.
const DEPTH: usize = 16;

/// Members of a map.
pub(crate) type Map = Vec<(Value, Value)>;

/// An item, and whether all of it is in the canonical form.
pub(crate) struct Item {
    pub value: Value,
    pub is_canonical: bool,
}

/// Reads bytes that are one item and nothing else.
pub(crate) fn whole(bytes: &[u8]) -> Result<Item, Malformed> {
    match first(bytes)? {
        (item, []) => Ok(item),
        (_, rest) => Err(Malformed::new(
            &reasons::MALFORMED_TRAILING,
            rest.len().to_string(),
        )),
    }
}

/// Reads the item that bytes begin with, and answers what follows it.
pub(crate) fn first(bytes: &[u8]) -> Result<(Item, &[u8]), Malformed> {
    let mut walk = Walk {
        bytes,
        at: 0,
        is_canonical: true,
    };
    walk.item(DEPTH)?;
    let (item, rest) = bytes
        .split_at_checked(walk.at)
        .ok_or_else(|| Malformed::new(&reasons::MALFORMED_SHORT, ""))?;
    // What the walk lets through can only be wrong as text: strings that are not UTF-8.
    let value = ciborium::de::from_reader_with_recursion_limit(item, DEPTH)
        .map_err(|_| Malformed::new(&reasons::MALFORMED_CBOR, "0"))?;
    let is_canonical = walk.is_canonical;
    let item = Item {
        value,
        is_canonical,
    };
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
    is_canonical: bool,
}

/// What an item begins with.
#[derive(Clone, Copy)]
struct Head {
    major: u8,
    info: u8,
    /// The number or the length; `None` for a length that is not told.
    value: Option<u64>,
}

/// Ends what has a length that is not told.
const BREAK: u8 = 0xff;

impl<'b> Walk<'b> {
    fn head(&mut self) -> Result<Head, Malformed> {
        let start = self.at;
        let head = self.take(1)?.first().copied().unwrap_or_default();
        let (major, info) = (head >> 5, head & 0x1f);
        let (length, least) = match info {
            0..24 => (0, 0),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            31 if (2..=5).contains(&major) => {
                self.is_canonical = false;
                return Ok(Head {
                    major,
                    info,
                    value: None,
                });
            }
            // 28 to 30 are reserved, and only what consists of parts may leave its length open.
            _ => return Err(wrong(start)),
        };
        let value = match self.take(length)? {
            [] => u64::from(info),
            digits => digits
                .iter()
                .fold(0, |value, digit| value << 8 | u64::from(*digit)),
        };
        // A number is written in as few bytes as it needs.
        self.is_canonical &= major == 7 || value >= least;
        Ok(Head {
            major,
            info,
            value: Some(value),
        })
    }

    fn item(&mut self, depth: usize) -> Result<(), Malformed> {
        let start = self.at;
        let depth = depth
            .checked_sub(1)
            .ok_or_else(|| Malformed::new(&reasons::MALFORMED_DEEP, ""))?;
        let head = self.head()?;
        match (head.major, head.info) {
            (0 | 1, _) => {}
            (2 | 3, _) => self.string(head)?,
            (4, _) => {
                let mut left = head.value;
                while self.goes_on(&mut left)? {
                    self.item(depth)?;
                }
            }
            (5, _) => self.map(head.value, depth)?,
            // Tags are no part of the canonical form.
            (6, _) => {
                self.is_canonical = false;
                self.item(depth)?;
            }
            // false, true, null, undefined, and numbers with a fraction.
            (7, 20..=23 | 25..=27) => {}
            // Simple values without a meaning.
            _ => return Err(wrong(start)),
        }
        Ok(())
    }

    /// Whether another part follows, of those that are `left` or until the end.
    fn goes_on(&mut self, left: &mut Option<u64>) -> Result<bool, Malformed> {
        if let Some(left) = left {
            let goes_on = *left > 0;
            *left = left.saturating_sub(1);
            return Ok(goes_on);
        }
        let ends = self.bytes.get(self.at) == Some(&BREAK);
        if ends {
            self.take(1)?;
        }
        Ok(!ends)
    }

    /// A string, whole or in parts of the same kind.
    fn string(&mut self, head: Head) -> Result<(), Malformed> {
        let mut left = head.value.map(|_| 0);
        if let Some(length) = head.value {
            self.take(usize::try_from(length).unwrap_or(usize::MAX))?;
        }
        while self.goes_on(&mut left)? {
            let start = self.at;
            let part = self.head()?;
            let Some(length) = part.value.filter(|_| part.major == head.major) else {
                return Err(wrong(start));
            };
            self.take(usize::try_from(length).unwrap_or(usize::MAX))?;
        }
        Ok(())
    }

    fn map(&mut self, pairs: Option<u64>, depth: usize) -> Result<(), Malformed> {
        let mut keys = Vec::new();
        let read = self.pairs(pairs, depth, &mut keys);
        // The first key that was there before it, even where something behind it cannot be read.
        sort_by(&mut keys, |(one, _), (other, _)| one.cmp(other));
        let again = keys.iter().zip(keys.iter().skip(1));
        let again = again.filter(|((before, _), (key, _))| before == key);
        match again.map(|(_, (_, start))| *start).min() {
            None => read,
            Some(start) => Err(Malformed::new(
                &reasons::MALFORMED_DUPLICATE,
                start.to_string(),
            )),
        }
    }

    /// The pairs of a map; `keys` gets each key with its place.
    fn pairs(
        &mut self,
        pairs: Option<u64>,
        depth: usize,
        keys: &mut Vec<(Cow<'b, [u8]>, usize)>,
    ) -> Result<(), Malformed> {
        let mut left = pairs;
        let mut last: &[u8] = &[];
        while self.goes_on(&mut left)? {
            let start = self.at;
            let key = self.key(depth)?;
            // By kind, then by length, then by bytes.
            let order = |key: &'_ [u8]| (key.first().map(|head| head >> 5), key.len());
            let written = self.bytes.get(start..self.at).unwrap_or_default();
            self.is_canonical &= (order(last), last) <= (order(written), written);
            last = written;
            keys.push((key, start));
            self.item(depth)?;
        }
        Ok(())
    }

    /// A key in the one way in which the canonical form writes it, so that equal keys have equal bytes.
    fn key(&mut self, depth: usize) -> Result<Cow<'b, [u8]>, Malformed> {
        let start = self.at;
        let before = std::mem::replace(&mut self.is_canonical, true);
        self.item(depth)?;
        let is_canonical = std::mem::replace(&mut self.is_canonical, before);
        self.is_canonical &= is_canonical;
        let bytes = self.bytes.get(start..self.at).unwrap_or_default();
        Ok(if is_canonical {
            Cow::Borrowed(bytes)
        } else {
            Cow::Owned(shortest(bytes))
        })
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], Malformed> {
        let end = self.at.checked_add(length);
        let taken = end.and_then(|end| self.bytes.get(self.at..end));
        let taken = taken.ok_or_else(|| Malformed::new(&reasons::MALFORMED_SHORT, ""))?;
        self.at = self.at.saturating_add(length);
        Ok(taken)
    }
}

fn wrong(at: usize) -> Malformed {
    Malformed::new(&reasons::MALFORMED_CBOR, at.to_string())
}

/// A number or a string as the canonical form writes it; what else can be a key is left as it is.
fn shortest(item: &[u8]) -> Vec<u8> {
    let Ok(value) = ciborium::de::from_reader_with_recursion_limit(item, DEPTH) else {
        return item.to_vec();
    };
    let with_head = |major: u8, number: u64, content: &[u8]| {
        let digits = number.to_be_bytes();
        let (info, length) = match number {
            0..24 => (number.to_le_bytes().first().copied().unwrap_or_default(), 0),
            24..0x100 => (24, 1),
            0x100..0x1_0000 => (25, 2),
            0x1_0000..0x1_0000_0000 => (26, 4),
            _ => (27, 8),
        };
        let digits = digits.iter().skip(digits.len() - length).copied();
        std::iter::once(major << 5 | info)
            .chain(digits)
            .chain(content.iter().copied())
            .collect()
    };
    let of_length = |major, content: &[u8]| {
        with_head(
            major,
            u64::try_from(content.len()).unwrap_or(u64::MAX),
            content,
        )
    };
    match value {
        Value::Integer(number) => match i128::from(number) {
            number if number < 0 => {
                with_head(1, u64::try_from(-1 - number).unwrap_or(u64::MAX), &[])
            }
            number => with_head(0, u64::try_from(number).unwrap_or(u64::MAX), &[]),
        },
        Value::Bytes(content) => of_length(2, &content),
        Value::Text(content) => of_length(3, content.as_bytes()),
        _ => item.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sentence::Sentence;

    fn row(bytes: &[u8]) -> Option<&'static Sentence> {
        whole(bytes).err().map(|malformed| &malformed.row.sentence)
    }

    #[test]
    fn what_is_well_formed_is_read_and_another_form_is_told() {
        for (bytes, is_canonical) in [
            (&[0xa1, 0x01, 0x18, 0x18][..], true),
            (&[0xa2, 1, 2, 0x20, 2], true),
            (&[0xa2, 0x20, 2, 1, 2], false),
            (&[0xa2, 0x61, 0x62, 1, 0x61, 0x61, 2], false),
            (&[0x18, 0x17], false),
            (&[0x9f, 0xff], false),
            (&[0x5f, 0x41, 0, 0xff], false),
            (&[0xbf, 0x61, 0x61, 0x01, 0xff], false),
            (&[0xc0, 0x60], false),
        ] {
            let item = whole(bytes).unwrap();
            assert_eq!(item.is_canonical, is_canonical, "{bytes:02x?}");
        }
        assert_eq!(
            whole(&[0x5f, 0x41, 1, 0x41, 2, 0xff]).unwrap().value,
            Value::Bytes(vec![1, 2])
        );
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for (bytes, expected) in [
            (&[0x1c][..], &reasons::MALFORMED_CBOR),
            (&[0xff], &reasons::MALFORMED_CBOR),
            (&[0x1f], &reasons::MALFORMED_CBOR),
            (&[0x5f, 0x61, 0x61, 0xff], &reasons::MALFORMED_CBOR),
            (&[0x5f, 0x5f, 0xff, 0xff], &reasons::MALFORMED_CBOR),
            (&[0xbf, 0x01, 0xff], &reasons::MALFORMED_CBOR),
            (&[0xe0], &reasons::MALFORMED_CBOR),
            (&[0x61, 0xff], &reasons::MALFORMED_CBOR),
            (&[0xa2, 1, 2, 1, 2], &reasons::MALFORMED_DUPLICATE),
            (&[0xa2, 1, 2, 0x18, 1, 2], &reasons::MALFORMED_DUPLICATE),
            (
                &[0xa2, 0x61, 0x61, 2, 0x7f, 0x61, 0x61, 0xff, 2],
                &reasons::MALFORMED_DUPLICATE,
            ),
            (&[0x01, 0x02], &reasons::MALFORMED_TRAILING),
            (&[0x81; 40], &reasons::MALFORMED_DEEP),
            (&[0xc1; 40], &reasons::MALFORMED_DEEP),
            (&[0x42, 0x00], &reasons::MALFORMED_SHORT),
            (&[0x9f], &reasons::MALFORMED_SHORT),
            (&[0x5f, 0x41], &reasons::MALFORMED_SHORT),
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
            assert_eq!(row(bytes), Some(&expected.sentence), "{bytes:02x?}");
        }
    }
}
