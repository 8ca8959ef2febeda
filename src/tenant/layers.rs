//! Request bodies laid over the resource that they change.

use crate::base::note::Note;
use crate::base::places::tokens;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::Resource;
use crate::tenant::selected;
use crate::tenant::variable::own_id;
use crate::vocabulary::text::excerpt;
use crate::words::findings;

/// A resource with the request bodies that are laid over it, topmost first, and its place.
///
/// A document with an id is the resource, the last one where there are several; one that has not all `parts` of an earlier one
/// changes that. A body without id changes it wherever it stands in the list.
pub(crate) fn layered<'f, 'v: 'f>(
    reader: &mut Reader,
    resources: impl Iterator<Item = &'f Resource<'v>>,
    parts: &[&str],
) -> Option<(Vec<Node<'v>>, Clause)> {
    let (with_id, bodies): (Vec<_>, Vec<_>) =
        resources.partition(|resource| own_id(&resource.node).is_some());
    let bodies = bodies.into_iter().map(|resource| &resource.node).rev();
    let mut layers: Vec<Node<'v>> = Vec::new();
    let mut is_whole = false;
    for earlier in with_id.iter().map(|resource| &resource.node).rev() {
        if let Some(later) = layers.last() {
            if is_whole || !says_more(earlier, &layers) {
                reader.note(superseded(earlier, later));
                continue;
            }
            reader.note(Note::new(Severity::Info, &findings::MERGED_OVER).at(&later.at));
        }
        layers.push(earlier.clone());
        is_whole = selected::is_whole(&layers, parts);
    }
    let has_resource = !layers.is_empty();
    let mut over: Vec<Node<'v>> = bodies.cloned().collect();
    let last = if has_resource { None } else { over.pop() };
    for body in &over {
        reader.note(Note::new(Severity::Info, &findings::MERGED).at(&body.at));
    }
    if let Some(last) = &last {
        reader.note(Note::new(Severity::Info, &findings::MISSING_ID).at(&last.at));
    }
    layers.splice(0..0, over.into_iter().chain(last));
    let at = layers.last()?.at.clone();
    Some((layers, at))
}

/// Whether a document has a member that none of the later ones has.
fn says_more(earlier: &Node<'_>, later: &[Node<'_>]) -> bool {
    let mut members = earlier.members().filter_map(|member| {
        let name = tokens(&member.at.path)?.pop()?;
        (!name.contains('@') && member.says_something()).then_some(name)
    });
    members.any(|name| later.iter().all(|layer| layer.get(&name).is_none()))
}

/// The same without notes.
pub(crate) fn layers_of<'f, 'v: 'f>(
    resources: impl Iterator<Item = &'f Resource<'v>>,
    parts: &[&str],
) -> Vec<Node<'v>> {
    let layers = layered(&mut Reader::default(), resources, parts);
    layers.map(|(layers, _)| layers).unwrap_or_default()
}

/// What is noted of a resource that a later document replaces, be that of an older time.
pub(crate) fn superseded(earlier: &Node<'_>, later: &Node<'_>) -> Note {
    let time =
        |node| text_of(node, "modifiedDateTime").or_else(|| text_of(node, "createdDateTime"));
    let note = |row| Note::new(Severity::Warning, row).at(&earlier.at);
    match (time(earlier), time(later)) {
        // Graph writes times in one way, whose texts are in the order of the times.
        (Some(before), Some(after)) if after < before => {
            note(&findings::SUPERSEDED_BY_OLDER).with("value", excerpt(after))
        }
        _ => note(&findings::SUPERSEDED),
    }
}

pub(crate) fn text_of<'v>(node: &Node<'v>, name: &str) -> Option<&'v str> {
    let node = node.get(name)?;
    Some(node.spelling.id(node.value.as_str()?))
}
