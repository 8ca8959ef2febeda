//! `platforms`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    Condition, Seen, Truth, missing, named, sided, word,
};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::Located;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::sign_in::ALL;
use crate::words::inputs;
use crate::words::rules;

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let scope = conditions.platforms.as_ref()?;
    let sign_in = seen.sign_in;
    let rule = match sign_in.platform {
        Some(_) => &rules::ACCESS_PLATFORM,
        None => &rules::ACCESS_PLATFORM_ANY,
    };
    let of = |list: &Option<Located<Vec<String>>>| match (list, &sign_in.platform) {
        (None, _) => Truth::No,
        (Some(list), _) if word(Some(list), ALL).is_some() => Truth::Yes(list.at.clone()),
        (Some(list), Some(platform)) => named(Some(list), platform.as_str(), Platform::NAMES),
        (Some(list), None) => missing(&inputs::PLATFORM, &list.at),
    };
    let check = sided(rule, &scope.extent, of(&scope.include), of(&scope.exclude));
    Some(Condition::new(
        check.actual(sign_in.platform.map(Platform::as_str)),
        AnalysisReason::DevicePlatform.as_str(),
    ))
}
