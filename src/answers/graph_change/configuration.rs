//! Combination configurations that stand alone: added to their strength, or changed in it (F26, facts.md).

use serde_json::{Map, Value};

use crate::answers::graph_change::body::{body, difference};
use crate::answers::graph_change::entry::Entry;
use crate::answers::graph_change::path::{STRENGTHS, segment};
use crate::base::sorted::Map as SortedMap;
use crate::contract::graph_change::{GraphChange, Unsent};
use crate::contract::verdict::Clause;
use crate::tenant::strengths::documents::strength_of_context;
use crate::tenant::strengths::strength::Strength;
use crate::tenant::tenant::Tenant;

/// The strengths that combination configurations which stand alone belong to, before and after.
pub(crate) struct Owners<'t> {
    /// The edited strengths, by the places of their configurations.
    by_place: SortedMap<(u32, &'t str), &'t Strength>,
    /// The strengths before, by the ids of their configurations.
    by_id: SortedMap<&'t str, &'t Strength>,
    /// The only strength before that somebody can have configured.
    only: Option<&'t Strength>,
}

impl<'t> Owners<'t> {
    /// Of the documents before and after.
    pub fn of(given: &'t Tenant, edited: &'t Tenant) -> Self {
        let by_place = edited.strengths.iter().flat_map(|strength| {
            let own = strength.configurations.iter();
            own.map(move |own| ((own.at.document, own.at.path.as_str()), strength))
        });
        let by_id = given.strengths.iter().flat_map(|strength| {
            let own = strength.configurations.iter();
            own.filter_map(move |own| Some((own.id.as_deref()?, strength)))
        });
        let mut custom = given.strengths.iter().filter(|one| !one.is_built_in());
        Self {
            by_place: SortedMap::of_firsts(by_place),
            by_id: SortedMap::of_firsts(by_id),
            only: custom.next().filter(|_| custom.next().is_none()),
        }
    }

    /// The strength that a configuration of the edited documents was read into, or one of the documents before that has it
    /// or is the only one it can belong to.
    fn owner(&self, at: &Clause, id: Option<&str>) -> Option<&'t Strength> {
        let attached = self.by_place.get(&(at.document, at.path.as_str()));
        let had = || self.by_id.get(id?);
        attached.or_else(had).copied().or(self.only)
    }
}

impl GraphChange {
    /// A combination configuration that stands alone.
    pub(crate) fn configuration(
        &mut self,
        before: Option<&Entry<'_>>,
        after: &Entry<'_>,
        owners: &Owners<'_>,
    ) {
        let now = after.value.as_ref();
        let id = after.id();
        let owner = owners.owner(&after.at, id);
        if owner.is_some_and(Strength::is_built_in) {
            self.unsent(Unsent::NotWritable, after);
            return;
        }
        let named = after.context().and_then(strength_of_context);
        let Some(strength) = owner.and_then(|owner| owner.id.as_deref()).or(named) else {
            self.unsent(Unsent::NoId, after);
            return;
        };
        let is_known = before.is_some() || id.is_some_and(|id| owners.by_id.get(id).is_some());
        let known = id.filter(|_| is_known);
        let (Some(strength), true) = (
            segment(strength),
            known.is_none_or(|id| segment(id).is_some()),
        ) else {
            self.unsent(Unsent::InvalidId, after);
            return;
        };
        let own = format!("{STRENGTHS}/{strength}/combinationConfigurations");
        let Some(id) = known else {
            let mut members = body(now);
            keep_required(&mut members, now);
            self.send("POST", after, &own, members);
            return;
        };
        let was = before.map_or(&Value::Null, |before| before.value.as_ref());
        let changed = difference(after.kind, was, now, after.is_body());
        let mut members = self.without_kept(before, changed);
        if !members.is_empty() {
            keep_required(&mut members, now);
            self.send("PATCH", after, &format!("{own}/{id}"), members);
        }
    }
}

/// Adds what a change of a combination configuration needs whatever changes.
pub(crate) fn keep_required(members: &mut Map<String, Value>, configuration: &Value) {
    for name in ["@odata.type", "appliesToCombinations"] {
        if let Some(value) = configuration.get(name) {
            members.insert(name.to_owned(), value.clone());
        }
    }
}
