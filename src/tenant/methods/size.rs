//! The documented size of the authentication methods policy.

use crate::base::json;
use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::words::findings;

/// Bytes from which the documented 20 KB are near: 80 % of 20 000 (A38).
const FIDO2_NEAR_LIMIT: usize = 16_000;

/// The documented 20 KB read as KiB, for the whole policy (A38).
const POLICY_LIMIT: usize = 20_480;

pub(crate) fn lint_size(reader: &mut Reader, found: &Found<'_>, layers: &[Node<'_>]) {
    let whole = found
        .resources
        .iter()
        .find(|resource| resource.kind == Kind::MethodsPolicy)
        .map(|resource| (&resource.node.at, json::minified_len(resource.node.value)));
    let own = layers
        .last()
        .map(|node| (&node.at, json::minified_len(node.value)));
    let over = [whole, own]
        .into_iter()
        .flatten()
        .find(|(_, size)| *size > POLICY_LIMIT);
    let note = match (over, own) {
        (Some((at, size)), _) => Note::new(Severity::Error, &findings::PASSKEY_POLICY_TOO_LARGE)
            .at(at)
            .with("size", size.to_string()),
        (None, Some((at, size))) if size > FIDO2_NEAR_LIMIT => {
            Note::new(Severity::Warning, &findings::PASSKEY_POLICY_NEAR_LIMIT)
                .at(at)
                .with("size", size.to_string())
        }
        _ => return,
    };
    reader.note(note);
}
