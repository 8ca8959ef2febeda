//! Members of JSON objects as several tools write them.

use serde_json::{Map, Value};

/// A member, whatever its letter case: Log Analytics and PowerShell write names in capitals.
pub(crate) fn member<'v>(members: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    let found = members.get(name).or_else(|| {
        let mut all = members.iter();
        let (_, value) = all.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(value)
    })?;
    (!found.is_null()).then_some(found)
}

/// A member that is a text and not empty.
pub(crate) fn text<'v>(members: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    let text = member(members, name)?.as_str()?.trim();
    (!text.is_empty()).then_some(text)
}

/// A member that is a list, or the text of one, as Log Analytics has it.
pub(crate) fn list(members: &Map<String, Value>, name: &str) -> Option<Vec<Value>> {
    match member(members, name)? {
        Value::Array(list) => Some(list.clone()),
        Value::String(text) => match serde_json::from_str(text).ok()? {
            Value::Array(list) => Some(list),
            _ => None,
        },
        _ => None,
    }
}
