//! CBOR that stays CBOR: entries of maps and lists taken away, doubled and given what others have.

use ciborium::Value;

use crate::mutate::random::Random;
use crate::mutate::{der, text};

/// Changes one to three things, or bytes where it is no CBOR.
pub fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let Ok(mut value) = ciborium::from_reader::<Value, _>(bytes.as_slice()) else {
        text::mutate(bytes, &[], random);
        return;
    };
    for _ in 0..=random.below(3) {
        change(&mut value, random);
    }
    let mut written = Vec::new();
    if ciborium::into_writer(&value, &mut written).is_ok() {
        *bytes = written;
    }
    if random.once_in(8) {
        text::mutate(bytes, &[], random);
    }
}

const FORMATS: [&str; 9] = [
    "none",
    "packed",
    "tpm",
    "android-key",
    "android-safetynet",
    "fido-u2f",
    "apple",
    "x5c",
    "alg",
];

fn change(value: &mut Value, random: &mut Random) {
    // Deeper, more often than not.
    let deeper = !random.once_in(3);
    match value {
        Value::Map(entries) if deeper && !entries.is_empty() => {
            let at = random.below(entries.len());
            if let Some((_, value)) = entries.get_mut(at) {
                change(value, random);
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = random.below(items.len());
            if let Some(item) = items.get_mut(at) {
                change(item, random);
            }
        }
        Value::Map(entries) => {
            let entry = random.one(entries).cloned();
            let at = random.below(entries.len());
            match (random.below(3), entry) {
                (0, Some(_)) => drop(entries.remove(at)),
                (1, Some(entry)) => entries.push(entry),
                _ => entries.push((odd(random), odd(random))),
            }
        }
        Value::Array(items) => {
            let item = random.one(items).cloned().unwrap_or(Value::Null);
            let many = 1 + random.below(20);
            items.extend(std::iter::repeat_n(item, many));
        }
        Value::Bytes(bytes) if random.once_in(2) => der::mutate(bytes, random),
        Value::Bytes(bytes) => text::mutate(bytes, &[], random),
        Value::Text(text) => *text = random.one(&FORMATS).copied().unwrap_or_default().to_owned(),
        other => *other = odd(random),
    }
}

fn odd(random: &mut Random) -> Value {
    match random.below(9) {
        0 => Value::Null,
        1 => Value::Bool(true),
        2 => Value::Integer((-7).into()),
        3 => Value::Integer(u64::MAX.into()),
        4 => Value::Text(random.one(&FORMATS).copied().unwrap_or_default().to_owned()),
        5 => Value::Bytes(vec![random.byte(); random.below(80)]),
        6 => Value::Array(vec![Value::Bytes(vec![0x30, 0])]),
        7 => Value::Map(vec![(Value::Integer(1.into()), Value::Integer(2.into()))]),
        _ => Value::Tag(55799, Box::new(Value::Float(1.5))),
    }
}
