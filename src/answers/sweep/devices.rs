//! Devices, by the properties that filters and controls look at.

use serde_json::{Map, Value};

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::side::{Side, circumstances};
use crate::base::error::Error;
use crate::base::sorted::{Map as Sorted, Set};
use crate::contract::question::Question;
use crate::decide::access::conditions::device::Word;
use crate::question::sign_in::attribute_name;
use crate::tenant::access::device_rule::{Comparison, Operator, Rule};
use crate::tenant::access::grant::ControlKind;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::sign_in::{device_attribute, device_values};

/// Devices that are looked at.
const DEVICES: usize = 4_096;

/// What a property is that no rule names.
const OTHER: &str = "another";

/// Properties that hold several values.
const COLLECTIONS: [&str; 2] = ["physicalids", "systemlabels"];

/// Every device that rules could tell from others, and one that is not registered.
pub(crate) fn candidates(sides: &[Side], coarsened: &mut Vec<Dimension>) -> Vec<Candidate> {
    let properties = properties(sides);
    if properties.is_empty() {
        return vec![Candidate::Device(Map::new())];
    }
    let values: Vec<(String, Vec<Value>)> = properties
        .iter()
        .map(|(name, named)| (named.spelled.clone(), values(name, named)))
        .collect();
    let count = values.iter().fold(1, |count: usize, (_, values)| {
        count.saturating_mul(values.len())
    });
    let mut devices = vec![Map::new()];
    if count <= DEVICES {
        let mut all = vec![Map::new()];
        for (name, values) in &values {
            let with = |device: &Map<String, Value>| {
                let device = device.clone();
                values.iter().map(move |value| {
                    let mut device = device.clone();
                    device.insert(name.clone(), value.clone());
                    device
                })
            };
            all = all.iter().flat_map(with).collect();
        }
        devices.extend(all);
    } else {
        // Too many to combine: one property after another, the others as nothing names them.
        coarsened.push(Dimension::Device);
        let usual =
            |(name, values): &(String, Vec<Value>)| Some((name.clone(), values.first()?.clone()));
        let usual: Map<String, Value> = values.iter().filter_map(usual).collect();
        for (name, values) in &values {
            for value in values.iter().take(DEVICES) {
                let mut device = usual.clone();
                device.insert(name.clone(), value.clone());
                devices.push(device);
            }
        }
    }
    devices.into_iter().map(Candidate::Device).collect()
}

/// Kinds of users by whose word counts for their devices, each sort with its places among the kinds.
pub(crate) fn by_word<'k>(
    side: &Side,
    base: &Question,
    kinds: impl Iterator<Item = &'k Candidate>,
) -> Result<Vec<(&'k Candidate, Vec<usize>)>, Error> {
    let mut found: Vec<([bool; 3], &Candidate, Vec<usize>)> = Vec::new();
    for (place, kind) in kinds.enumerate() {
        let who = circumstances(side, base, kind)?.who;
        let counts = Word::of(&side.tenant, &who).counts();
        match found.iter_mut().find(|(own, ..)| *own == counts) {
            Some((.., places)) => places.push(place),
            None => found.push((counts, kind, vec![place])),
        }
    }
    let found = found.into_iter();
    Ok(found.map(|(_, kind, places)| (kind, places)).collect())
}

/// What rules say of one property.
#[derive(Default)]
struct Named {
    spelled: String,
    values: Set<String>,
    /// Parts of texts, which one text can have several of.
    parts: Set<String>,
}

fn properties(sides: &[Side]) -> Sorted<String, Named> {
    let mut properties: Sorted<String, Named> = Sorted::new();
    let mut note = |property: &str, comparison: Option<&Comparison>| {
        let Some(spelled) = device_attribute(property) else {
            return;
        };
        let first = Named {
            spelled,
            ..Named::default()
        };
        properties.update(attribute_name(property), first, |named| {
            let Some(comparison) = comparison else { return };
            let (operator, _) = comparison.operator.positive();
            let is_part = matches!(
                operator,
                Operator::StartsWith | Operator::EndsWith | Operator::Contains
            );
            for value in comparison.values.iter().flatten() {
                match is_part {
                    true => named.parts.insert(value.clone()),
                    false => named.values.insert(value.clone()),
                };
            }
        });
    };
    for policy in sides.iter().flat_map(Side::in_force) {
        let filter = policy.conditions.device_filter.as_ref();
        if let Some(Ok(rule)) = filter.map(|filter| &filter.rule) {
            comparisons(rule, &mut |one| note(&one.property, Some(one)));
        }
        for control in policy.grant.iter().flat_map(|grant| &grant.controls) {
            match control.kind {
                ControlKind::CompliantDevice => note("isCompliant", None),
                ControlKind::DomainJoinedDevice => note("trustType", None),
                _ => {}
            }
        }
    }
    properties
}

fn comparisons(rule: &Rule, each: &mut dyn FnMut(&Comparison)) {
    match rule {
        Rule::Or(parts) | Rule::And(parts) => parts.iter().for_each(|part| comparisons(part, each)),
        Rule::Not(inner) => comparisons(inner, each),
        Rule::Compare(comparison) => each(comparison),
    }
}

/// The values that can be told apart, first the one that nothing names.
fn values(name: &str, named: &Named) -> Vec<Value> {
    let texts = |texts: &Set<String>| texts.iter().cloned().map(Value::String).collect::<Vec<_>>();
    if let Some(known) = device_values(&named.spelled) {
        let known = known.iter().map(|value| Value::from(*value));
        return known.rev().chain([Value::Null]).collect();
    }
    if COLLECTIONS.contains(&name) {
        let named: Vec<&String> = named.values.iter().chain(named.parts.iter()).collect();
        let single = named.iter().map(|one| Value::from(vec![(*one).clone()]));
        let all: Vec<String> = named.iter().map(|one| (*one).clone()).collect();
        return [Value::from(Vec::<String>::new())]
            .into_iter()
            .chain(single)
            .chain([Value::from(all)])
            .collect();
    }
    let mut values = vec![Value::from(OTHER)];
    values.extend(texts(&named.values));
    values.extend(texts(&named.parts));
    // A text that begins with one part and ends with another.
    for one in named.parts.iter() {
        let others = named.parts.iter().filter(|other| *other != one);
        values.extend(others.map(|other| Value::from(format!("{one}{other}"))));
    }
    values.push(Value::Null);
    values
}
