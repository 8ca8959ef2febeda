//! `devices`: the rule of a device filter.

use crate::base::sorted::Map;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{At, Came, Condition, Gap, Seen};
use crate::question::sign_in::{Attribute, attribute_name};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::device_rule::{Comparison, Operator, Rule as DeviceRule};
use crate::tenant::reader::Member;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::sign_in::device_attribute;
use crate::words::inputs;
use crate::words::{reasons, rules};

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    _: &'t Clause,
    seen: &Seen<'t>,
) -> Option<Condition<'t>> {
    let filter = conditions.device_filter.as_ref()?;
    let sign_in = seen.sign_in;
    let rule = &rules::ACCESS_DEVICE;
    let at = At::Here(&filter.at);
    let came = match (&filter.rule, &filter.includes, &sign_in.device) {
        (Err(broken), _, _) => {
            let gap = Gap::Unreadable(&reasons::DEVICE_RULE_UNREADABLE, broken.column);
            Came::Open(gap, at)
        }
        (_, Member::Unknown(name), _) => Came::Open(Gap::Member(name), at),
        (Ok(_), _, None) => Came::Open(Gap::Input(&inputs::DEVICE), at),
        (Ok(expression), Member::Known(includes), Some(device)) => {
            match matches(expression, device) {
                Ok(met) if met == *includes => Came::Met(at),
                Ok(true) => Came::Out(&reasons::DEVICE_EXCLUDED, at),
                Ok(false) => Came::Out(&reasons::NOT_FOR_DEVICE, at),
                Err(Open::Member(name)) => Came::Open(Gap::Member(name), at),
                Err(Open::Property(name)) => Came::Open(Gap::Attribute(name), at),
            }
        }
    };
    Some(Condition::new(rule, came, AnalysisReason::Devices.as_str()))
}

/// Properties that hold several values, as [`attribute_name`] spells them.
const COLLECTIONS: [&str; 2] = ["physicalids", "systemlabels"];

type Device = Map<String, Attribute>;

/// What leaves a comparison open.
#[derive(Clone, Copy, Debug)]
enum Open<'r> {
    /// A property that the device which is described lacks.
    Property(&'r str),
    /// A property that no device is known to have, or a value that no such property is (A17).
    Member(&'r str),
}

/// Three-valued: the error says what leaves the rule open.
fn matches<'r>(rule: &'r DeviceRule, device: &Device) -> Result<bool, Open<'r>> {
    match rule {
        DeviceRule::Or(parts) => settle(parts, device, true),
        DeviceRule::And(parts) => settle(parts, device, false),
        DeviceRule::Not(inner) => matches(inner, device).map(|met| !met),
        DeviceRule::Compare(comparison) => compare(comparison, device),
    }
}

/// A disjunction is settled by one that is met, a conjunction by one that is not.
fn settle<'r>(parts: &'r [DeviceRule], device: &Device, by: bool) -> Result<bool, Open<'r>> {
    let mut open = None;
    for part in parts {
        match matches(part, device) {
            Ok(met) if met == by => return Ok(by),
            Ok(_) => {}
            Err(attribute) => open = open.or(Some(attribute)),
        }
    }
    open.map_or(Ok(!by), Err)
}

fn compare<'r>(comparison: &'r Comparison, device: &Device) -> Result<bool, Open<'r>> {
    let name = attribute_name(&comparison.property);
    let value = match device.get(&name) {
        Some(value) => value,
        // A device that is not registered has no attributes.
        None if device.is_empty() && device_attribute(&comparison.property).is_some() => {
            &Attribute::Null
        }
        None if device_attribute(&comparison.property).is_none() => {
            return Err(Open::Member(&comparison.property));
        }
        None => return Err(Open::Property(&comparison.property)),
    };
    let (operator, negated) = comparison.operator.positive();
    // Of a collection whole values are compared, of a text its parts (F33).
    let is_collection = COLLECTIONS.contains(&name.as_str());
    let has = |text: &str| {
        comparison.values.iter().any(|wanted| {
            let Some(wanted) = wanted else { return false };
            match operator {
                Operator::StartsWith => text.starts_with(wanted.as_str()),
                Operator::EndsWith => text.ends_with(wanted.as_str()),
                Operator::Contains if !is_collection => text.contains(wanted.as_str()),
                _ => text == wanted,
            }
        })
    };
    let met = match value {
        Attribute::Null => comparison.values.iter().any(Option::is_none),
        Attribute::One(text) => has(text),
        Attribute::Many(texts) => texts.iter().any(|text| has(text)),
    };
    match comparison.unknown_values().next() {
        Some(unknown) if !met && matches!(value, Attribute::One(_)) => Err(Open::Member(unknown)),
        _ => Ok(met != negated),
    }
}
