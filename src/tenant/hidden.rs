//! What decides in what is not read: an answer must not be about less than was given.

use serde_json::Value;

/// Members that a resource has and nothing else has together, in lower case: all of one of the lists.
pub(crate) type Signs = &'static [&'static [&'static str]];

/// Whether something that is not read holds what only a resource has, as JSON or within a text.
pub(crate) fn hides(value: &Value, signs: Signs) -> bool {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => {
                let has = |name: &&str| members.keys().any(|own| is_spelt(own, name));
                if signs.iter().any(|all| all.iter().all(has)) {
                    return true;
                }
                left.extend(members.values());
            }
            Value::Array(items) => left.extend(items),
            Value::String(text) if text.len() >= SHORTEST => {
                let text = text.to_ascii_lowercase().replace('_', "");
                let has = |name: &&str| text.contains(name);
                if signs.iter().any(|all| all.iter().all(has)) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// The shortest text that can have a resource in it.
const SHORTEST: usize = 20;

/// Whether a member is the one of this name in any spelling: `grantControls`, `GrantControls`, `grant_controls`.
fn is_spelt(own: &str, name: &str) -> bool {
    let letters = own.bytes().filter(|letter| *letter != b'_');
    letters
        .map(|letter| letter.to_ascii_lowercase())
        .eq(name.bytes())
}
