//! Tables of what there may be a million of, with a hash that is the same in every run.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table. Its order means nothing, so whatever leaves the core is sorted first.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Hash>>;

/// A set, likewise.
pub(crate) type Seen<K> = HashSet<K, BuildHasherDefault<Hash>>;

/// A hash for ids and names of an organisation's own people: it spreads, and defends against nobody.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hash(u64);

impl Hash {
    fn mix(&mut self, word: u64) {
        let folded = u128::from(self.0 ^ word) * 0x9e37_79b9_7f4a_7c15_u128;
        self.0 = half(folded) ^ half(folded >> 64);
    }
}

/// The lower half.
fn half(wide: u128) -> u64 {
    u64::try_from(wide & u128::from(u64::MAX)).unwrap_or_default()
}

impl Hasher for Hash {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        self.mix(u64::from_le_bytes(last) ^ (u64::try_from(bytes.len()).unwrap_or_default() << 56));
    }

    fn write_u8(&mut self, number: u8) {
        self.mix(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    /// An AAGUID, of which either half spreads already.
    fn write_u128(&mut self, number: u128) {
        self.mix(half(number) ^ half(number >> 64).rotate_left(32));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The hash of a text, letter case aside.
pub(crate) fn hash_of(text: &str) -> u64 {
    let mut hash = Hash(0x51_7c_c1_b7_27_22_0a_95);
    let mut lower = [0_u8; 64];
    for part in text.as_bytes().chunks(64) {
        let room = lower.iter_mut().zip(part);
        for (to, from) in room {
            *to = from.to_ascii_lowercase();
        }
        hash.write(lower.get(..part.len()).unwrap_or_default());
    }
    hash.finish()
}
