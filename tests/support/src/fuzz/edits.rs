//! Edits of a text.

use entra_verdict::json;
use serde_json::Value;

use super::is_twice;
use super::places::Given;

/// A text with a patch, as JSON: `["text", [operations]]`. What is edited says what the patch makes of its value.
pub fn edit(bytes: &[u8]) {
    let Ok((text, patch)) = serde_json::from_slice::<(String, Vec<Value>)>(bytes) else {
        return;
    };
    let edited = json::edit(&text, &patch);
    let value = serde_json::from_str::<Value>(&text);
    let operations = serde_json::from_value::<json_patch::Patch>(Value::Array(patch.clone()));
    match (edited, value, operations) {
        (Ok(edited), Ok(mut value), Ok(operations)) => {
            let patched = json_patch::patch(&mut value, &operations);
            // Members that stand twice are one to the other reader.
            if is_twice(&text) {
                return;
            }
            assert!(patched.is_ok(), "{patched:?} of {text}");
            let read = serde_json::from_str::<Value>(&edited);
            assert_eq!(
                read.unwrap_or_else(|error| panic!("{error}: {edited}")),
                value,
                "{edited}"
            );
        }
        (Err(error), Ok(mut value), Ok(operations)) => {
            let report = error.report(entra_verdict::Language::En);
            let fits = json_patch::patch(&mut value, &operations).is_ok();
            assert!(
                !fits || report.code == "input.tooLarge" || is_twice(&text),
                "{report:?}"
            );
        }
        (Err(error), Err(_), _) if error.code() == "input.syntax" => {
            Given::document(&text).has(&error);
        }
        _ => {}
    }
}
