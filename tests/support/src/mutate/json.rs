//! JSON that stays JSON: members taken away, doubled, renamed and given what others have.

use serde_json::{Value, json};

use crate::mutate::random::Random;
use crate::mutate::text;

/// What values are replaced by.
fn odd(random: &mut Random) -> Value {
    let long = || "x".repeat(5000);
    let all = [
        Value::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("All"),
        json!("None"),
        json!("unknownFutureValue"),
        json!("00000000-0000-0000-0000-000000000000"),
        json!("2026-11-21T00:00:00Z"),
        json!("9999-12-31T23:59:60+23:59"),
        json!("\u{0}\u{1f511}\u{202e}"),
        json!(long()),
        json!([]),
        json!({}),
        json!([null]),
        json!([[], {}]),
        json!({ "": { "": [""] } }),
        json!({ "@odata.type": "#microsoft.graph.unknown", "id": 1 }),
        json!({ "~1/~0": "/" }),
    ];
    random.one(&all).cloned().unwrap_or_default()
}

/// The pointers of all values, the first thousands of them.
fn pointers(value: &Value) -> Vec<String> {
    let mut all = vec![(String::new(), value)];
    let mut at = 0;
    while let Some((pointer, value)) = all.get(at).cloned() {
        match value {
            Value::Object(members) if all.len() < 5000 => {
                all.extend(members.iter().map(|(name, member)| {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    (format!("{pointer}/{name}"), member)
                }))
            }
            Value::Array(items) if all.len() < 5000 => {
                let items = items.iter().enumerate();
                all.extend(items.map(|(index, item)| (format!("{pointer}/{index}"), item)));
            }
            _ => {}
        }
        at += 1;
    }
    all.into_iter().map(|(pointer, _)| pointer).collect()
}

/// Changes one to three things of the text, or its bytes where it is no JSON; what is written has the form that `random` picks.
pub fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else {
        text::mutate(bytes, &WORDS, random);
        return;
    };
    for _ in 0..=random.below(3) {
        change(&mut value, random);
    }
    let written = if random.once_in(4) {
        serde_json::to_vec_pretty(&value)
    } else {
        serde_json::to_vec(&value)
    };
    *bytes = written.unwrap_or_default();
    match random.below(16) {
        // What no tree holds: a member twice, a comment, a cut.
        0 => double(bytes, random),
        1 => text::mutate(bytes, &WORDS, random),
        _ => {}
    }
}

const WORDS: [&str; 14] = [
    "//x\n",
    "/*",
    ",",
    "\u{feff}",
    "\\ud83d",
    "\\u0000",
    "\"",
    "{",
    "[",
    "]",
    "}",
    "\r\n",
    "```json\n",
    "<insert here>",
];

/// A member of some object once more, with another value.
fn double(bytes: &mut Vec<u8>, random: &mut Random) {
    let opens: Vec<usize> = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'{')
        .map(|(at, _)| at)
        .collect();
    let Some(at) = random.one(&opens).copied() else {
        return;
    };
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let Some(colon) = rest.iter().position(|byte| *byte == b':') else {
        return;
    };
    let name = rest.get(..colon).unwrap_or_default().to_vec();
    let value = odd(random).to_string();
    let member = [&name, &b":"[..], value.as_bytes(), b","].concat();
    bytes.splice(at + 1..=at, member);
}

fn change(value: &mut Value, random: &mut Random) {
    let all = pointers(value);
    let other = random
        .one(&all)
        .and_then(|pointer| value.pointer(pointer))
        .cloned();
    let other = other.unwrap_or_default();
    let Some(place) = random
        .one(&all)
        .and_then(|pointer| value.pointer_mut(pointer))
    else {
        return;
    };
    match (random.below(8), place) {
        (0, place) => *place = odd(random),
        (1, place) => *place = other,
        (2 | 3, Value::Object(members)) => {
            let names: Vec<String> = members.keys().cloned().collect();
            let Some(name) = random.one(&names).cloned() else {
                return;
            };
            let member = members.remove(&name).unwrap_or_default();
            match random.below(4) {
                0 => {}
                1 => drop(members.insert(name.to_uppercase(), member)),
                2 => drop(members.insert(format!("{name} "), member)),
                _ => {
                    members.insert(name.clone(), member);
                    members.insert(format!("{name}{}", random.below(3)), other);
                }
            }
        }
        (2 | 3, Value::Array(items)) => {
            let at = random.below(items.len());
            match (random.below(3), items.get(at).cloned()) {
                (0, Some(_)) => drop(items.remove(at)),
                (1, Some(item)) => items.extend(std::iter::repeat_n(item, 1 + random.below(40))),
                _ => items.insert(at, other),
            }
        }
        (4, place) => {
            for _ in 0..random.below(70) {
                *place = json!([place.take()]);
            }
        }
        (_, Value::String(text)) => string(text, random),
        (_, Value::Number(number)) => {
            let near = number.as_i64().unwrap_or_default().saturating_add(1);
            *number = near.into();
        }
        (_, place) => *place = odd(random),
    }
}

/// A text that may be JSON itself.
fn string(text: &mut String, random: &mut Random) {
    if text.starts_with(['{', '[']) {
        let mut bytes = std::mem::take(text).into_bytes();
        mutate(&mut bytes, random);
        *text = String::from_utf8_lossy(&bytes).into_owned();
        return;
    }
    match random.below(4) {
        0 => *text = text.to_uppercase(),
        1 => *text = format!(" {text}\n"),
        _ => {
            let mut bytes = std::mem::take(text).into_bytes();
            text::mutate(&mut bytes, &WORDS, random);
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
}
