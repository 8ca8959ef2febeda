//! Policies of Conditional Access in what is not read: an answer must not be about fewer policies than were given.

use serde_json::Value;

/// Whether something that is not read holds what only a policy has, as JSON or within a text.
pub(crate) fn hides_policy(value: &Value) -> bool {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => {
                let has = |name: &str| members.keys().any(|own| is_spelt(own, name));
                if SIGNS.iter().all(|sign| has(sign)) {
                    return true;
                }
                left.extend(members.values());
            }
            Value::Array(items) => left.extend(items),
            Value::String(text) if text.len() >= SHORTEST => {
                let text = text.to_ascii_lowercase().replace('_', "");
                if SIGNS.iter().all(|sign| text.contains(sign)) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// Members that a policy has and nothing else has together, in lower case.
const SIGNS: [&str; 2] = ["conditions", "grantcontrols"];

/// The shortest text that can have both.
const SHORTEST: usize = 24;

/// Whether a member is the one of this name in any spelling: `grantControls`, `GrantControls`, `grant_controls`.
fn is_spelt(own: &str, name: &str) -> bool {
    let letters = own.bytes().filter(|letter| *letter != b'_');
    letters
        .map(|letter| letter.to_ascii_lowercase())
        .eq(name.bytes())
}
