//! Bytes that are nothing but bytes, and words put among them.

use crate::mutate::random::Random;

/// Changes a byte, takes some away, repeats some or puts one of the words in.
pub fn mutate(bytes: &mut Vec<u8>, words: &[&str], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let to = (at + 1 + random.below(8)).min(bytes.len());
    match random.below(5) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 if at < to => drop(bytes.drain(at..to)),
        2 => {
            let some: Vec<u8> = bytes.get(at..to).unwrap_or_default().to_vec();
            for _ in 0..=random.below(8) {
                bytes.splice(at..at, some.iter().copied());
            }
        }
        3 => {
            let byte = random.byte();
            bytes.splice(at..at, [byte]);
        }
        _ => {
            let word = random.one(words).copied().unwrap_or("\u{1f511}");
            bytes.splice(at..at, word.bytes());
        }
    }
}
