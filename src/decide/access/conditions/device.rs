//! `devices`: the rule of a device filter.

use crate::base::sorted::Map;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{At, Came, Condition, Gap, Seen};
use crate::decide::external;
use crate::question::sign_in::{Attribute, attribute_name};
use crate::question::who::Who;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::cross_tenant::Claim;
use crate::tenant::access::device_rule::{Comparison, Operator, Rule as DeviceRule};
use crate::tenant::reader::Member;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::sign_in::device_attribute;
use crate::words::inputs;
use crate::words::{assumptions, reasons, rules};

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    _: &'t Clause,
    seen: &Seen<'t>,
) -> Option<Condition<'t>> {
    let filter = conditions.device_filter.as_ref()?;
    let sign_in = seen.sign_in;
    let rule = &rules::ACCESS_DEVICE;
    let at = At::Here(&filter.at);
    let mut leans = None;
    let came = match (&filter.rule, &filter.includes, &sign_in.device) {
        (Err(broken), _, _) => {
            let gap = Gap::Unreadable(&reasons::DEVICE_RULE_UNREADABLE, broken.column);
            Came::Open(gap, at)
        }
        (_, Member::Unknown(name), _) => Came::Open(Gap::Member(name), at),
        (Ok(_), _, None) => Came::Open(Gap::Input(&inputs::DEVICE), at),
        (Ok(expression), Member::Known(includes), Some(device)) => {
            let by = |word| {
                let attributes = device;
                matches(expression, &Device { attributes, word })
            };
            let met = by(Word::of(seen.tenant, seen.who));
            let is_told = seen.who.kind.is_external() && met.is_ok();
            if is_told && by(Word::stated(seen.tenant, seen.who)).is_err() {
                leans = Some(&assumptions::A22);
            }
            match met {
                Ok(met) if met == *includes => Came::Met(at),
                Ok(true) => Came::Out(&reasons::DEVICE_EXCLUDED, at),
                Ok(false) => Came::Out(&reasons::NOT_FOR_DEVICE, at),
                Err(Open::Member(name)) => Came::Open(Gap::Member(name), at),
                Err(Open::Property(name)) => Came::Open(Gap::Attribute(name), at),
                Err(Open::Word(name, doubt)) => Came::Open(doubt.gap(name), at),
            }
        }
    };
    let condition = Condition::new(rule, came, AnalysisReason::Devices.as_str());
    Some(condition.leaning(leans, None))
}

/// Properties that hold several values, as [`attribute_name`] spells them.
const COLLECTIONS: [&str; 2] = ["physicalids", "systemlabels"];

/// A device as the question describes it.
struct Device<'d> {
    attributes: &'d Map<String, Attribute>,
    word: Word,
}

/// Why the word of a home tenant may not count.
#[derive(Clone, Copy, Debug)]
enum Doubt {
    /// It is not trusted. Whether the device is then one that is not registered is not documented.
    Untrusted,
    /// Whether it is trusted is not known.
    Open(external::Open),
}

impl Doubt {
    fn gap(self, property: &str) -> Gap<'_> {
        match self {
            Self::Untrusted => Gap::Untrusted(property),
            Self::Open(open) => Gap::Trust(open),
        }
    }
}

/// Whose word counts for the properties of a device: those of external users are told by their home tenant, whose claims have
/// to be trusted (Learn, authentication-conditional-access, 2024-05-15). `None` where it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    compliant: Option<Doubt>,
    hybrid: Option<Doubt>,
    other: Option<Doubt>,
}

impl Word {
    pub fn of(tenant: &Tenant, who: &Who) -> Self {
        Self::read(tenant, who, true)
    }

    /// The same where what a partner inherits does not count (A22).
    fn stated(tenant: &Tenant, who: &Who) -> Self {
        Self::read(tenant, who, false)
    }

    fn read(tenant: &Tenant, who: &Who, inherits: bool) -> Self {
        let all = |doubt| Self {
            compliant: doubt,
            hybrid: doubt,
            other: doubt,
        };
        if !who.kind.is_external() {
            return all(None);
        }
        // Who has no Microsoft Entra account has no home tenant that could tell of a device.
        if who.without_entra.is_some() {
            return all(Some(Doubt::Untrusted));
        }
        let doubt = |claim| match external::trusts(tenant, who, claim) {
            Ok(trusted) if trusted.value && (inherits || !trusted.inherited) => None,
            Ok(_) => Some(Doubt::Untrusted),
            Err(open) => Some(Doubt::Open(open)),
        };
        let (compliant, hybrid) = (doubt(Claim::CompliantDevice), doubt(Claim::HybridDevice));
        Self {
            compliant,
            hybrid,
            other: match (compliant, hybrid) {
                (None, _) | (_, None) => None,
                (Some(Doubt::Untrusted), other) => other,
                (open, _) => open,
            },
        }
    }

    /// For which properties it counts: compliance, the trust type, and others.
    pub fn counts(&self) -> [bool; 3] {
        [self.compliant, self.hybrid, self.other].map(|doubt| doubt.is_none())
    }

    /// What stands against it for a property, as [`attribute_name`] spells it.
    fn doubt(&self, property: &str) -> Option<Doubt> {
        match property {
            "iscompliant" => self.compliant,
            "trusttype" => self.hybrid,
            _ => self.other,
        }
    }
}

/// What leaves a comparison open.
#[derive(Clone, Copy, Debug)]
enum Open<'r> {
    /// A property that the device which is described lacks.
    Property(&'r str),
    /// A property that no device is known to have, or a value that no such property is (A17).
    Member(&'r str),
    /// A property that the home tenant tells, whose word may not count.
    Word(&'r str, Doubt),
}

/// Three-valued: the error says what leaves the rule open.
fn matches<'r>(rule: &'r DeviceRule, device: &Device<'_>) -> Result<bool, Open<'r>> {
    match rule {
        DeviceRule::Or(parts) => settle(parts, device, true),
        DeviceRule::And(parts) => settle(parts, device, false),
        DeviceRule::Not(inner) => matches(inner, device).map(|met| !met),
        DeviceRule::Compare(comparison) => compare(comparison, device),
    }
}

/// A disjunction is settled by one that is met, a conjunction by one that is not.
fn settle<'r>(parts: &'r [DeviceRule], device: &Device<'_>, by: bool) -> Result<bool, Open<'r>> {
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

fn compare<'r>(comparison: &'r Comparison, device: &Device<'_>) -> Result<bool, Open<'r>> {
    let name = attribute_name(&comparison.property);
    let value = match device.attributes.get(&name) {
        Some(value) => value,
        // A device that is not registered has no attributes.
        None if device.attributes.is_empty()
            && device_attribute(&comparison.property).is_some() =>
        {
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
    let meets = |value: &Attribute| match value {
        Attribute::Null => comparison.values.iter().any(Option::is_none),
        Attribute::One(text) => has(text),
        Attribute::Many(texts) => texts.iter().any(|text| has(text)),
    };
    let met = meets(value);
    // What nobody vouches for may be as good as not there.
    if let Some(doubt) = device.word.doubt(&name)
        && met != meets(&Attribute::Null)
    {
        return Err(Open::Word(&comparison.property, doubt));
    }
    match comparison.unknown_values().next() {
        Some(unknown) if !met && matches!(value, Attribute::One(_)) => Err(Open::Member(unknown)),
        _ => Ok(met != negated),
    }
}
