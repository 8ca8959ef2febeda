//! `platforms`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    At, Condition, Seen, Truth, missing, named, sided, word,
};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::Located;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::sign_in::ALL;
use crate::words::inputs;
use crate::words::rules;

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    _: &'t Clause,
    seen: &Seen<'t>,
) -> Option<Condition<'t>> {
    let scope = conditions.platforms.as_ref()?;
    let sign_in = seen.sign_in;
    let rule = match sign_in.platform {
        Some(_) => &rules::ACCESS_PLATFORM,
        None => &rules::ACCESS_PLATFORM_ANY,
    };
    let of = |list: &'t Option<Located<Vec<String>>>| match (list, &sign_in.platform) {
        (None, _) => Truth::No,
        (Some(list), _) if word(Some(list), ALL).is_some() => Truth::Yes(At::Here(&list.at)),
        (Some(list), Some(platform)) => named(Some(list), platform.as_str(), Platform::NAMES),
        (Some(list), None) => missing(&inputs::PLATFORM, At::Here(&list.at)),
    };
    let came = sided(rule, &scope.extent, of(&scope.include), of(&scope.exclude));
    let condition = Condition::new(rule, came, AnalysisReason::DevicePlatform.as_str());
    Some(condition.actual(sign_in.platform.map(Platform::as_str)))
}
