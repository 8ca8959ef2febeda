//! What of the documents says of Conditional Access: policies in every form and number, and named locations.

use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::{Map, Set, sort_by_key};
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::location::NamedLocation;
use crate::tenant::access::policy::{AccessPolicy, WhatIf};
use crate::tenant::layers::{superseded, text_of};
use crate::tenant::other_form::OtherForm;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Foreign, Found, Kind, Page, WHAT_IF};
use crate::tenant::variable::own_id;
use crate::words::sentence::Row;
use crate::words::{findings, reasons};

/// A Conditional Access policy as documents or an answer of What If have it.
struct Source<'v> {
    /// Its place among the resources.
    place: usize,
    /// The request bodies laid over it, topmost first, and itself.
    layers: Vec<Node<'v>>,
    /// It is of an answer of What If.
    answered: bool,
}

impl<'v> Source<'v> {
    fn of(place: usize, node: &Node<'v>) -> Self {
        Self {
            place,
            layers: vec![node.clone()],
            answered: node.get("policyApplies").is_some(),
        }
    }

    /// A member that is compared without regard to letter case and blanks around it.
    fn plain(&self, name: &str) -> Option<String> {
        let text = self.layers.iter().find_map(|node| text_of(node, name))?;
        Some(text.trim().to_ascii_lowercase())
    }

    fn id(&self) -> Option<String> {
        self.layers.iter().find_map(own_id)
    }

    fn change(&mut self, reader: &mut Reader, body: &Node<'v>) {
        let row = match own_id(body) {
            Some(_) => &findings::MERGED_OVER,
            None => &findings::MERGED,
        };
        reader.note(Note::new(Severity::Info, row).at(&body.at));
        self.layers.insert(0, body.clone());
    }

    fn replace(&mut self, reader: &mut Reader, node: &Node<'v>) {
        for earlier in &self.layers {
            reader.note(superseded(earlier, node));
        }
        self.layers = vec![node.clone()];
    }
}

/// Whether a document has what every export of a Conditional Access policy has; otherwise it changes one.
fn is_whole(node: &Node<'_>) -> bool {
    node.has_all(&["state", "conditions", "grantControls"])
}

/// Conditional Access policies, each id once: the last document that has it, laid over those before it where it is not
/// whole. A body without id changes the policy of its name, or the only one where it has no name and is not whole.
fn sources<'v>(reader: &mut Reader, found: &Found<'v>) -> Vec<Source<'v>> {
    let resources = found.resources.iter().enumerate();
    let (with_id, bodies): (Vec<_>, Vec<_>) = resources
        .filter(|(_, resource)| resource.kind == Kind::ConditionalAccess)
        .map(|(place, resource)| (place, &resource.node))
        .partition(|(_, node)| own_id(node).is_some());
    let mut sources: Vec<Source<'v>> = Vec::new();
    // A tenant has hundreds of policies, and a paste may have thousands.
    let mut by_id = Map::new();
    for (place, node) in with_id {
        let source = Source::of(place, node);
        let known = by_id.settled((source.id(), source.answered), sources.len());
        match sources.get_mut(known) {
            Some(earlier) if is_whole(node) => earlier.replace(reader, node),
            Some(earlier) => earlier.change(reader, node),
            None => sources.push(source),
        }
    }
    // Names are not unique: none is meant where several have it.
    let mut by_name: Map<(Option<String>, bool), Option<usize>> = Map::new();
    for (index, one) in sources.iter().enumerate() {
        let name = one.plain("displayName");
        for name in name.map(Some).into_iter().chain([None]) {
            let key = (name, one.answered);
            let meant = match by_name.contains_key(&key) {
                true => None,
                false => Some(index),
            };
            by_name.insert(key, meant);
        }
    }
    for (place, node) in bodies {
        let body = Source::of(place, node);
        let name = body.plain("displayName");
        let changes = name.is_some() || !is_whole(node);
        let meant = by_name.get(&(name, body.answered)).copied().flatten();
        match meant.filter(|_| changes).and_then(|at| sources.get_mut(at)) {
            Some(earlier) => earlier.change(reader, node),
            None => sources.push(body),
        }
    }
    sort_by_key(&mut sources, |one| one.place);
    sources
}

/// Every Conditional Access policy, as documents have it, or as What If answered where it did.
pub(crate) fn policies(reader: &mut Reader, found: &Found<'_>) -> Result<Vec<AccessPolicy>, Error> {
    // Each with whether it is of an answer of What If.
    let mut policies: Vec<(AccessPolicy, bool)> = Vec::new();
    let mut by_id = Map::new();
    let mut answer = found
        .empty
        .iter()
        .find(|(_, _, context)| context.contains(WHAT_IF))
        .map(|(_, node, _)| node.at.clone());
    let mut replaced = 0_usize;
    for source in sources(reader, found) {
        let answered = source.answered;
        let Some(own) = source.layers.last() else {
            continue;
        };
        let mut policy = AccessPolicy::read(reader, &source.layers, &own.at)?;
        let layers = source.layers.iter();
        for pending in layers.flat_map(|layer| found.pending_at(&layer.at)) {
            policy.leave_open(pending);
        }
        if answered && answer.is_none() {
            answer = Some(policy.at.clone());
        }
        let known = source.id().map(|id| by_id.settled(id, policies.len()));
        match known.and_then(|known| policies.get_mut(known)) {
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

/// Where Conditional Access policies could be that are not given, and the sentence about it.
#[derive(Clone, Debug)]
pub(crate) struct Unlisted {
    pub at: Clause,
    pub row: &'static Row,
}

impl Unlisted {
    fn at(at: Clause) -> Self {
        let row = &reasons::ACCESS_PAGE_MISSING;
        Self { at, row }
    }
}

/// A page of Conditional Access policies of which more are on pages that are not given, or what another tool has written of
/// one in a form that is not read. An answer of What If names them all, and a whole export has them whatever a page of an
/// answer says.
pub(crate) fn unlisted(found: &Found<'_>) -> Option<Unlisted> {
    let of_access = |one: &&Foreign<'_>| one.kind == Some(Kind::ConditionalAccess);
    if let Some(unread) = found.foreign.iter().find(of_access) {
        let is_defaults = std::ptr::eq(unread.row, &findings::SECURITY_DEFAULTS);
        return Some(Unlisted {
            at: unread.node.at.clone(),
            row: match is_defaults {
                true => &reasons::ACCESS_SECURITY_DEFAULTS,
                false => &reasons::ACCESS_PAGE_MISSING,
            },
        });
    }
    unread(found).map(Unlisted::at)
}

fn unread(found: &Found<'_>) -> Option<Clause> {
    if let Some(hidden) = found.hidden(Kind::ConditionalAccess) {
        return Some(hidden);
    }
    if let Some(cut) = found.cut_of(Kind::ConditionalAccess) {
        return Some(cut.clone());
    }
    if let Some((_, second)) = found.listed_twice(Kind::ConditionalAccess).first() {
        return Some(second.at.clone());
    }
    let pages: Vec<&Page<'_>> = found
        .unfinished()
        .filter(|page| page.kind == Some(Kind::ConditionalAccess))
        .collect();
    let page = pages.first()?;
    let of_one_sort = pages
        .iter()
        .all(|other| other.of_what_if() == page.of_what_if());
    let is_made_good = of_one_sort && has_all_of(found, &pages, !page.of_what_if());
    (!is_made_good).then(|| page.node.at.clone())
}

/// Whether a list that ends, of answers of What If or of policies, has every policy of these pages. One that stands alone says
/// nothing of what others there are.
fn has_all_of(found: &Found<'_>, pages: &[&Page<'_>], answered: bool) -> bool {
    let is_listed = |node: &Node<'_>| {
        let list = node.at.path.rsplit_once('/');
        let is_element = |(_, index): (&str, &str)| index.bytes().all(|byte| byte.is_ascii_digit());
        list.is_some_and(is_element)
    };
    let listed: Set<Option<String>> = found
        .resources
        .iter()
        .filter(|resource| {
            resource.kind == Kind::ConditionalAccess
                && resource.node.get("policyApplies").is_some() == answered
                && is_listed(&resource.node)
        })
        .map(|resource| own_id(&resource.node))
        .collect();
    let mut paged = pages.iter().flat_map(|page| page.node.items());
    !listed.is_empty() && paged.all(|policy| listed.contains(&own_id(&policy)))
}

/// An error that Graph gave in the place of what was asked for, which may have been policies.
pub(crate) fn refused(found: &Found<'_>) -> Option<Unlisted> {
    let is_error =
        |(node, _): &&(Node<'_>, String)| OtherForm::of_value(node) == Some(OtherForm::GraphError);
    let (error, _) = found.unrecognised.iter().find(is_error)?;
    Some(Unlisted::at(error.at.clone()))
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
    // Which of two with one id counts nobody says, so that it may be any place.
    for (_, second) in found.listed_twice(Kind::NamedLocation) {
        let mut all = locations.iter_mut();
        if let Some(one) = all.find(|one| one.at == second.at) {
            one.leave_open();
        }
    }
    // What stands on a page that is not given, or was cut off, may be any place, and one that is trusted.
    let mut pages = found.unfinished();
    let page = pages.find(|page| page.kind == Some(Kind::NamedLocation));
    locations.extend(page.map(|page| NamedLocation::cut_off(&page.node.at)));
    locations.extend(
        found
            .cut_of(Kind::NamedLocation)
            .map(NamedLocation::cut_off),
    );
    let hidden = found.hidden(Kind::NamedLocation);
    locations.extend(hidden.as_ref().map(NamedLocation::cut_off));
    Ok(locations)
}
