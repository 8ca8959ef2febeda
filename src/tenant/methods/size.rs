//! The documented sizes: 20 KB for the passkey policy, and another 20 KB for all other methods together (F2).

use crate::base::json;
use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::words::findings;

/// Bytes from which 20 KB are near: 80 % of 20 000.
const NEAR_LIMIT: usize = 16_000;

/// 20 KB read as KiB.
pub(crate) const LIMIT: usize = 20_480;

/// Holds the passkey policy to its bound.
pub(crate) fn lint_fido2(reader: &mut Reader, layers: &[Node<'_>]) {
    let Some(node) = layers.last() else { return };
    let size = json::minified_len(node.value);
    let note = if size > LIMIT {
        Note::new(Severity::Error, &findings::PASSKEY_POLICY_TOO_LARGE)
    } else if size > NEAR_LIMIT {
        Note::new(Severity::Warning, &findings::PASSKEY_POLICY_NEAR_LIMIT)
    } else {
        return;
    };
    reader.note(note.at(&node.at).with("size", size.to_string()));
}

/// Holds the other configurations of a whole policy to theirs, of which third parties tell.
pub(crate) fn lint_others(reader: &mut Reader, found: &Found<'_>, whole: &Node<'_>) {
    let others = found.resources.iter().filter(|one| {
        matches!(one.kind, Kind::X509 | Kind::OtherMethod) && one.node.at.is_within(&whole.at)
    });
    let size = others
        .map(|one| json::minified_len(one.node.value))
        .sum::<usize>();
    if size > LIMIT {
        reader.note(
            Note::new(Severity::Warning, &findings::OTHER_METHODS_TOO_LARGE)
                .at(&whole.at)
                .with("size", size.to_string()),
        );
    }
}
