//! Authentication strengths: name and description by `PATCH`, combinations by an action, configurations one by one.

use serde_json::Value;

use crate::answers::graph_change::body::{Difference, body, difference};
use crate::answers::graph_change::configuration::keep_required;
use crate::answers::graph_change::entry::Entry;
use crate::answers::graph_change::path::{STRENGTHS, segment};
use crate::base::sorted::Map as SortedMap;
use crate::contract::graph_change::{GraphChange, Unsent};
use crate::tenant::recognise::Kind;

const CONFIGURATIONS: &str = "combinationConfigurations";
const COMBINATIONS: &str = "allowedCombinations";

impl GraphChange {
    /// A strength, alone or as the copy that a policy embeds.
    pub(crate) fn strength(&mut self, before: Option<&Entry<'_>>, after: &Entry<'_>) {
        let Some(before) = before else {
            self.new_strength(after);
            return;
        };
        let changed = difference(after.kind, &before.value, &after.value, after.is_body());
        let Difference {
            mut members,
            mut kept,
        } = changed;
        let lists = lists(before, after);
        members.remove(CONFIGURATIONS);
        kept.retain(|path| path.trim_start_matches('/') != CONFIGURATIONS);
        if after.is_copy() {
            // A copy has what somebody selected of the strength.
            kept.clear();
        }
        let steps = lists
            .map(|(was, now)| Steps::of(was, now))
            .unwrap_or_default();
        if members.is_empty() && kept.is_empty() && steps.is_empty() {
            return;
        }
        if after.is_built_in() || before.is_built_in() {
            self.unsent(Unsent::NotWritable, after);
            return;
        }
        let Some(id) = after.id() else {
            self.unsent(Unsent::NoId, after);
            return;
        };
        if segment(id).is_none() || !steps.are_addressable() {
            self.unsent(Unsent::InvalidId, after);
            return;
        }
        let mut members = self.without_kept(Some(before), Difference { members, kept });
        let own = format!("{STRENGTHS}/{id}");
        let combinations = members.remove(COMBINATIONS);
        if !members.is_empty() {
            self.send("PATCH", after, &own, members);
        }
        let configurations = format!("{own}/{CONFIGURATIONS}");
        // A configuration has to go before its combination does, and to come after it.
        for gone in &steps.gone {
            self.delete(after, &format!("{configurations}/{gone}"));
        }
        if let Some(combinations) = combinations {
            let body = [(COMBINATIONS.to_owned(), combinations)];
            let path = format!("{own}/updateAllowedCombinations");
            self.send("POST", after, &path, body.into_iter().collect());
        }
        for (index, id, changed) in steps.others {
            let place = format!("/{CONFIGURATIONS}/{index}");
            let kept = changed
                .kept
                .iter()
                .map(|path| [&place, path.as_str()].concat());
            let kept = kept.collect();
            let members = self.without_kept(Some(before), Difference { kept, ..changed });
            if members.is_empty() {
                continue;
            }
            match id {
                Some(id) => self.send("PATCH", after, &format!("{configurations}/{id}"), members),
                None => self.send("POST", after, &configurations, members),
            }
        }
    }

    fn new_strength(&mut self, after: &Entry<'_>) {
        // A copy is of a strength that is there, whose combinations before are not known.
        if after.is_copy() {
            return;
        }
        if after.is_built_in() {
            self.unsent(Unsent::NotWritable, after);
            return;
        }
        let mut new = body(&after.value);
        if let Some(Value::Array(list)) = new.get_mut(CONFIGURATIONS) {
            for one in list.iter_mut().filter_map(Value::as_object_mut) {
                one.remove("id");
            }
        }
        self.send("POST", after, STRENGTHS, new);
    }
}

/// The configurations before and after. What a policy embeds need not have those of its strength.
fn lists<'e>(before: &'e Entry<'_>, after: &'e Entry<'_>) -> Option<(&'e [Value], &'e [Value])> {
    fn list<'e>(of: &'e Entry<'_>) -> Option<&'e [Value]> {
        of.value.get(CONFIGURATIONS)?.as_array().map(Vec::as_slice)
    }
    let was = list(before);
    match list(after) {
        // Answers embed strengths with a list that is empty.
        Some([]) if after.is_copy() && !before.is_copy() => None,
        Some(now) if was.is_none() && before.is_copy() => Some((now, now)),
        Some(now) => Some((was.unwrap_or_default(), now)),
        None if !after.is_copy() && !after.is_body() => Some((was.unwrap_or_default(), &[])),
        None => None,
    }
}

/// What becomes of the configurations of a strength.
#[derive(Default)]
struct Steps<'e> {
    /// Ids of those that are gone.
    gone: Vec<&'e str>,
    /// Place before, id and members of those that are changed, and members of those that are new.
    others: Vec<(usize, Option<&'e str>, Difference)>,
}

impl<'e> Steps<'e> {
    fn of(before: &'e [Value], after: &'e [Value]) -> Self {
        fn id(one: &Value) -> Option<&str> {
            one.get("id")?
                .as_str()
                .map(str::trim)
                .filter(|id| !id.is_empty())
        }
        let places = |list: &'e [Value]| -> SortedMap<&'e str, usize> {
            let ids = list.iter().enumerate();
            ids.filter_map(|(index, one)| Some((id(one)?, index)))
                .collect()
        };
        let (had, has) = (places(before), places(after));
        let gone = had
            .keys()
            .filter(|id| !has.contains_key(*id))
            .copied()
            .collect();
        let mut others = Vec::new();
        for (index, one) in after.iter().enumerate() {
            let own = id(one);
            // Of several with one id the last counts.
            if own
                .and_then(|id| has.get(id))
                .is_some_and(|last| *last != index)
            {
                continue;
            }
            let known = own.and_then(|id| had.get(id)).copied();
            let was = known.and_then(|place| before.get(place));
            let mut changed = match was {
                Some(was) => difference(Kind::CombinationConfiguration, was, one, false),
                None => Difference {
                    members: body(one),
                    kept: Vec::new(),
                },
            };
            if !changed.members.is_empty() {
                keep_required(&mut changed.members, one);
            }
            if !changed.members.is_empty() || !changed.kept.is_empty() {
                others.push((
                    known.unwrap_or_default(),
                    own.filter(|_| was.is_some()),
                    changed,
                ));
            }
        }
        Self { gone, others }
    }

    fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.others.is_empty()
    }

    /// Whether every id is one segment of a path.
    fn are_addressable(&self) -> bool {
        let changed = self.others.iter().filter_map(|(_, id, _)| *id);
        self.gone
            .iter()
            .copied()
            .chain(changed)
            .all(|id| segment(id).is_some())
    }
}
