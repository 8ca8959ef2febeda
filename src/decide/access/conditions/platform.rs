//! `platforms`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    Condition, Seen, Truth, missing, named, sided, word,
};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::Located;
use crate::vocabulary::sign_in::{ALL, PLATFORMS};
use crate::words::rules;

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let scope = conditions.platforms.as_ref()?;
    let sign_in = seen.sign_in;
    let rule = &rules::ACCESS_PLATFORM;
    let of = |list: &Option<Located<Vec<String>>>| match (list, &sign_in.platform) {
        (None, _) => Truth::No,
        (Some(list), _) if word(Some(list), ALL).is_some() => Truth::Yes(list.at.clone()),
        (Some(list), Some(platform)) => named(Some(list), platform, PLATFORMS),
        (Some(list), None) => missing("/question/access/platform", &list.at),
    };
    let check = sided(rule, &scope.extent, of(&scope.include), of(&scope.exclude));
    Some(Condition {
        check: check.actual(sign_in.platform.as_deref().unwrap_or("—")),
        reason: "devicePlatform".into(),
    })
}
