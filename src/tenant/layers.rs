//! Request bodies laid over the resource that they change.

use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::Resource;
use crate::vocabulary::text::excerpt;
use crate::words::findings;

/// A resource with the request bodies that are laid over it, topmost first, and its place.
///
/// A document with an id is the resource, the last one where there are several; a body without id changes it
/// wherever it stands in the list.
pub(crate) fn layered<'f, 'v: 'f>(
    reader: &mut Reader,
    resources: impl Iterator<Item = &'f Resource<'v>>,
) -> Option<(Vec<Node<'v>>, Clause)> {
    let (with_id, bodies): (Vec<_>, Vec<_>) =
        resources.partition(|resource| text_of(&resource.node, "id").is_some());
    let mut bodies = bodies.into_iter().map(|resource| &resource.node).rev();
    let mut with_id = with_id.into_iter().map(|resource| &resource.node).rev();
    let resource = with_id.next();
    for earlier in with_id {
        reader.note(match resource {
            Some(resource) => superseded(earlier, resource),
            None => Note::new(Severity::Warning, &findings::SUPERSEDED).at(&earlier.at),
        });
    }
    let mut layers: Vec<Node<'v>> = Vec::new();
    match resource {
        Some(resource) => {
            for body in bodies {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&body.at));
                layers.push(body.clone());
            }
            layers.push(resource.clone());
        }
        None => {
            layers.extend(bodies.by_ref().cloned());
            let (last, over) = layers.split_last()?;
            for body in over {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&body.at));
            }
            reader.note(Note::new(Severity::Info, &findings::MISSING_ID).at(&last.at));
        }
    }
    let at = layers.last()?.at.clone();
    Some((layers, at))
}

/// The same without notes.
pub(crate) fn layers_of<'f, 'v: 'f>(
    resources: impl Iterator<Item = &'f Resource<'v>>,
) -> Vec<Node<'v>> {
    let layers = layered(&mut Reader::default(), resources);
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
