//! What of the documents says of Conditional Access: policies in every form and number, and named locations.

use super::location::NamedLocation;
use super::policy::{AccessPolicy, WhatIf};
use crate::catalogue::findings;
use crate::error::Error;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind, Page, WHAT_IF};
use crate::tenant::text_of;
use crate::trace::Note;
use crate::verdict::{Clause, Severity};

/// A Conditional Access policy as documents or an answer of What If have it.
struct Source<'v> {
    /// Its place among the resources.
    place: usize,
    /// The request bodies laid over it, topmost first, and itself.
    layers: Vec<Node<'v>>,
    /// It is of an answer of What If.
    answered: bool,
}

impl Source<'_> {
    fn has_id(&self) -> bool {
        self.layers.iter().any(|node| text_of(node, "id").is_some())
    }

    fn is_called(&self, name: &str, value: &str) -> bool {
        let mut names = self.layers.iter().filter_map(|node| text_of(node, name));
        names.any(|own| own.trim().eq_ignore_ascii_case(value.trim()))
    }
}

/// What every export of a Conditional Access policy has; a document that lacks some of it changes the policy.
const PARTS: [&str; 3] = ["state", "conditions", "grantControls"];

/// Conditional Access policies, each id once: the last document that has it, laid over those before it where it is not
/// whole. A body without id changes the policy of its name, or the only one where it has no name and is not whole.
fn sources<'v>(reader: &mut Reader, found: &Found<'v>) -> Vec<Source<'v>> {
    let (with_id, bodies): (Vec<_>, Vec<_>) = found
        .resources
        .iter()
        .enumerate()
        .filter(|(_, resource)| resource.kind == Kind::ConditionalAccess)
        .map(|(place, resource)| (place, &resource.node))
        .partition(|(_, node)| text_of(node, "id").is_some());
    let is_whole = |node: &Node<'_>| PARTS.iter().all(|part| node.get(part).is_some());
    let mut sources: Vec<Source<'v>> = Vec::new();
    for (place, node) in with_id.into_iter().chain(bodies) {
        let answered = node.get("policyApplies").is_some();
        let (id, name) = (text_of(node, "id"), text_of(node, "displayName"));
        let mut meant = sources.iter_mut().filter(|one| {
            one.answered == answered
                && match (id, name) {
                    (Some(id), _) => one.is_called("id", id),
                    (None, Some(name)) => one.has_id() && one.is_called("displayName", name),
                    (None, None) => one.has_id() && !is_whole(node),
                }
        });
        // Names are not unique.
        let earlier = meant.next().filter(|_| meant.next().is_none());
        match earlier {
            Some(earlier) if id.is_some() && is_whole(node) => {
                for before in &earlier.layers {
                    let note = Note::new(Severity::Warning, &findings::SUPERSEDED);
                    reader.note(note.at(&before.at));
                }
                earlier.layers = vec![node.clone()];
            }
            Some(earlier) => {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&node.at));
                earlier.layers.insert(0, node.clone());
            }
            None => sources.push(Source {
                place,
                layers: vec![node.clone()],
                answered,
            }),
        }
    }
    sources.sort_by_key(|one| one.place);
    sources
}

/// Every Conditional Access policy, as documents have it, or as What If answered where it did.
pub(crate) fn policies(reader: &mut Reader, found: &Found<'_>) -> Result<Vec<AccessPolicy>, Error> {
    // Each with whether it is of an answer of What If.
    let mut policies: Vec<(AccessPolicy, bool)> = Vec::new();
    let mut answer = found
        .empty
        .iter()
        .find(|(_, _, context)| context.contains(WHAT_IF))
        .map(|(_, node, _)| node.at.clone());
    let mut replaced = 0_usize;
    for Source {
        layers, answered, ..
    } in sources(reader, found)
    {
        let Some(own) = layers.last() else { continue };
        let policy = AccessPolicy::read(reader, &layers, &own.at)?;
        if answered && answer.is_none() {
            answer = Some(policy.at.clone());
        }
        let earlier = policies
            .iter_mut()
            .find(|(earlier, _)| earlier.is_same(&policy));
        match earlier {
            // The answer says whether the policy applies, and the policy itself what it asks for.
            Some(earlier) if answered => {
                replaced += 1;
                let grant = earlier.0.grant.take();
                *earlier = (policy, true);
                earlier.0.grant = earlier.0.grant.take().or(grant);
            }
            Some((earlier, _)) => {
                replaced += 1;
                earlier.grant = earlier.grant.take().or(policy.grant);
            }
            None => policies.push((policy, answered)),
        }
    }
    if let Some(answer) = answer {
        // A policy without id is one that the service does not have, so it could not answer for it; and what the answer
        // says of another one may stand on a page that is not given.
        let is_whole = !found.unfinished().any(Page::of_what_if);
        let unanswered = policies
            .iter_mut()
            .filter(|(policy, answered)| is_whole && !answered && policy.id.is_some());
        for (policy, _) in unanswered {
            replaced += 1;
            policy.what_if = Some(WhatIf::without(&answer));
        }
        if replaced > 0 {
            reader.note(
                Note::new(Severity::Warning, &findings::ACCESS_WHAT_IF_DECIDES)
                    .at(&answer)
                    .with("count", replaced.to_string()),
            );
        }
    }
    Ok(policies.into_iter().map(|(policy, _)| policy).collect())
}

/// A page of Conditional Access policies of which more are on pages that are not given. An answer of What If names them
/// all, and a whole export has them whatever a page of an answer says.
pub(crate) fn unlisted(found: &Found<'_>) -> Option<Clause> {
    let is_answered = |answered| {
        found.resources.iter().any(|resource| {
            resource.kind == Kind::ConditionalAccess
                && resource.node.get("policyApplies").is_some() == answered
        })
    };
    let mut pages = found
        .unfinished()
        .filter(|page| page.kind == Some(Kind::ConditionalAccess));
    let page = pages.next()?;
    let of_one_sort = pages.all(|other| other.of_what_if() == page.of_what_if());
    let is_made_good = of_one_sort && is_answered(!page.of_what_if());
    (!is_made_good).then(|| page.node.at.clone())
}

/// Every named location; of those with one id the last one.
pub(crate) fn locations(
    reader: &mut Reader,
    found: &Found<'_>,
) -> Result<Vec<NamedLocation>, Error> {
    let mut locations: Vec<NamedLocation> = Vec::new();
    for resource in &found.resources {
        if resource.kind != Kind::NamedLocation {
            continue;
        }
        let location = NamedLocation::read(reader, &resource.node)?;
        match locations.iter_mut().find(|one| one.is_same(&location)) {
            Some(earlier) => {
                reader.note(Note::new(Severity::Warning, &findings::SUPERSEDED).at(&earlier.at));
                *earlier = location;
            }
            None => locations.push(location),
        }
    }
    Ok(locations)
}
