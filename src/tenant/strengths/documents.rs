//! Authentication strengths out of documents: bodies laid over resources, configurations attached.

use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::Map;
use crate::contract::verdict::Severity;
use crate::tenant::layers::text_of;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::tenant::strengths::combination;
use crate::tenant::strengths::lint::lint_together;
use crate::tenant::strengths::strength::{Configuration, Restriction, Strength};
use crate::tenant::variable::own_id;
use crate::words::findings;

/// What a strength demands; an export can leave either out.
const STRENGTH_PARTS: [&str; 2] = ["allowedCombinations", "combinationConfigurations"];

pub(crate) fn strengths(reader: &mut Reader, found: &Found<'_>) -> Result<Vec<Strength>, Error> {
    let mut layers: Vec<Vec<Node<'_>>> = Vec::new();
    let of_kind = || found.resources.iter().filter(|r| r.kind == Kind::Strength);
    // Copies embedded in a Conditional Access policy first: whatever stands alone wins over them.
    let embedded = of_kind().filter(|r| r.embedded);
    let standalone = of_kind().filter(|r| !r.embedded);
    let (with_id, bodies): (Vec<_>, Vec<_>) = embedded
        .chain(standalone)
        .partition(|resource| own_id(&resource.node).is_some());
    let mut by_id = Map::new();
    for resource in with_id {
        let place = by_id.settled(own_id(&resource.node), layers.len());
        match layers.get_mut(place) {
            Some(known) if resource.node.has_all(&STRENGTH_PARTS) => {
                for earlier in known.iter() {
                    reader.note(Note::new(Severity::Info, &findings::SUPERSEDED).at(&earlier.at));
                }
                *known = vec![resource.node.clone()];
            }
            // What was selected of it says nothing of the rest.
            Some(known) => {
                let note = Note::new(Severity::Info, &findings::MERGED_OVER);
                reader.note(note.at(&resource.node.at));
                known.insert(0, resource.node.clone());
            }
            None => layers.push(vec![resource.node.clone()]),
        }
    }
    for body in bodies {
        match base_of(&layers, &body.node) {
            // What stands apart wins over a copy.
            Some(_) if body.embedded => {
                reader.note(Note::new(Severity::Info, &findings::SUPERSEDED).at(&body.node.at));
            }
            Some(base) => {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&body.node.at));
                if let Some(base) = layers.get_mut(base) {
                    base.insert(0, body.node.clone());
                }
            }
            None => {
                reader.note(Note::new(Severity::Info, &findings::MISSING_ID).at(&body.node.at));
                layers.push(vec![body.node.clone()]);
            }
        }
    }
    let mut strengths = Vec::new();
    let twice = found.listed_twice(Kind::Strength);
    for layers in &layers {
        let [body, ..] = layers.as_slice() else {
            continue;
        };
        let at = layers.last().unwrap_or(body).at.clone();
        let mut strength = Strength::read(reader, layers, &at)?;
        if layers.len() > 1 {
            strength.lint_change(reader, &body.at);
        }
        let is_it = |(_, second): &&(&Node<'_>, &Node<'_>)| second.at == at;
        if let Some((_, second)) = twice.iter().find(is_it) {
            strength.leave_open_at(&second.at);
        }
        strengths.push(strength);
    }
    attach_configurations(reader, found, &mut strengths)?;
    for strength in &strengths {
        strength.lint(reader);
    }
    lint_together(reader, &strengths);
    Ok(strengths)
}

/// The strength that a body without id changes: the one of its name; the only custom one when it has no name.
fn base_of(layers: &[Vec<Node<'_>>], body: &Node<'_>) -> Option<usize> {
    let custom: Vec<usize> = layers
        .iter()
        .enumerate()
        .filter(|(_, layers)| {
            !layers.iter().any(|node| {
                text_of(node, "id").is_some_and(|id| combination::BUILT_IN_IDS.contains(&id))
                    || text_of(node, "policyType") == Some("builtIn")
            })
        })
        .map(|(index, _)| index)
        .collect();
    match text_of(body, "displayName") {
        Some(name) => custom.into_iter().find(|index| {
            layers.get(*index).is_some_and(|layers| {
                layers
                    .iter()
                    .any(|n| text_of(n, "displayName") == Some(name))
            })
        }),
        None => match custom.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
    }
}

/// The id that the `@odata.context` of a combination configuration has of its strength.
pub(crate) fn strength_of_context(context: &str) -> Option<&str> {
    let (_, rest) = context.split_once("('")?;
    let (id, _) = rest.split_once("')")?;
    Some(id)
}

/// Puts standalone combination configurations into the strength that they belong to: the one that their context
/// names, the one that has a configuration of their id, or the only custom one. Where nothing tells it of several, each
/// is left open.
fn attach_configurations(
    reader: &mut Reader,
    found: &Found<'_>,
    strengths: &mut [Strength],
) -> Result<(), Error> {
    for resource in &found.resources {
        if resource.kind != Kind::CombinationConfiguration {
            continue;
        }
        let mut configuration = Configuration::read(reader, &resource.node)?;
        if let Some(pending) = found.pending_at(&resource.node.at).next() {
            configuration.restriction = Restriction::Pending(pending.value.clone());
        }
        let named = resource.context.and_then(strength_of_context);
        // Terraform's configurations name it themselves.
        let named = named.or_else(|| text_of(&resource.node, "authenticationStrength@odata.bind"));
        let by_context = strengths.iter().position(|strength| {
            named.is_some_and(|named| {
                strength
                    .id
                    .as_deref()
                    .is_some_and(|id| id.eq_ignore_ascii_case(named))
            })
        });
        let by_id = || {
            strengths.iter().position(|strength| {
                configuration.id.is_some()
                    && strength
                        .configurations
                        .iter()
                        .any(|own| own.id == configuration.id)
            })
        };
        let custom: Vec<usize> = strengths
            .iter()
            .enumerate()
            .filter(|(_, strength)| !strength.is_built_in())
            .map(|(index, _)| index)
            .collect();
        let only = match custom.as_slice() {
            [only] if named.is_none() => Some(*only),
            _ => None,
        };
        let owner = by_context.or_else(by_id).or(only);
        if owner.is_none() && named.is_none() {
            for index in custom {
                if let Some(strength) = strengths.get_mut(index) {
                    strength.perhaps_configurations.push(configuration.clone());
                }
            }
        }
        match owner.and_then(|owner| strengths.get_mut(owner)) {
            Some(owner) => {
                owner.is_layered = true;
                reader.note(
                    Note::new(Severity::Info, &findings::CONFIGURATION_ATTACHED)
                        .at(&configuration.at)
                        .with("name", owner.name().unwrap_or_default()),
                );
                let same = owner
                    .configurations
                    .iter_mut()
                    .find(|own| own.id.is_some() && own.id == configuration.id);
                match same {
                    Some(own) => *own = configuration,
                    None => owner.configurations.push(configuration),
                }
            }
            None => {
                let row = match named {
                    Some(_) => &findings::CONFIGURATION_OF_ANOTHER,
                    None => &findings::CONFIGURATION_WITHOUT_OWNER,
                };
                reader.note(Note::new(Severity::Warning, row).at(&configuration.at));
            }
        }
    }
    Ok(())
}
