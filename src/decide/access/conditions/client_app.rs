//! `clientAppTypes`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    Condition, Seen, Truth, missing, named, scoped, word,
};
use crate::tenant::access::condition_set::Conditions;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::sign_in::ALL;
use crate::words::inputs;
use crate::words::rules;

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let list = conditions.client_apps.as_ref()?;
    let sign_in = seen.sign_in;
    let include = match (word(Some(list), ALL), &sign_in.client_app) {
        (Some(at), _) => Truth::Yes(at),
        (None, Some(client)) => named(Some(list), client.as_str(), ClientApp::NAMES),
        (None, None) => missing(&inputs::CLIENT_APP, &list.at),
    };
    let rule = match sign_in.client_app {
        Some(_) => &rules::ACCESS_CLIENT_APP,
        None => &rules::ACCESS_CLIENT_APP_ANY,
    };
    let check = scoped(rule, &list.at, include, Truth::No);
    Some(Condition::new(
        check.actual(sign_in.client_app.map(ClientApp::as_str)),
        AnalysisReason::ClientApps.as_str(),
    ))
}
