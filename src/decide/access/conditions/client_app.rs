//! `clientAppTypes`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    At, Condition, Seen, Truth, missing, named, scoped, word,
};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::Located;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::sign_in::ALL;
use crate::words::inputs;
use crate::words::rules;

/// Whether a list names a client. Exchange ActiveSync is that of supported platforms and of others, as Graph's
/// `conditionalAccessConditionSet` has it.
fn on(list: &Located<Vec<String>>, client: ClientApp) -> Truth<'_> {
    let is = |client: ClientApp| named(Some(list), client.as_str(), ClientApp::NAMES);
    match client {
        ClientApp::EasSupported => is(client).or(|| is(ClientApp::ExchangeActiveSync)),
        ClientApp::ExchangeActiveSync => {
            let supported = word(Some(list), ClientApp::EasSupported.as_str());
            let perhaps = || supported.map(|at| missing(&inputs::CLIENT_APP, at));
            is(client).or(|| perhaps().unwrap_or(Truth::No))
        }
        _ => is(client),
    }
}

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    _: &'t Clause,
    seen: &Seen<'t>,
) -> Option<Condition<'t>> {
    let list = conditions.client_apps.as_ref()?;
    let sign_in = seen.sign_in;
    let include = match (word(Some(list), ALL), &sign_in.client_app) {
        (Some(at), _) => Truth::Yes(at),
        (None, Some(client)) => on(list, *client),
        (None, None) => missing(&inputs::CLIENT_APP, At::Here(&list.at)),
    };
    let rule = match sign_in.client_app {
        Some(_) => &rules::ACCESS_CLIENT_APP,
        None => &rules::ACCESS_CLIENT_APP_ANY,
    };
    let came = scoped(rule, &list.at, include, Truth::No);
    let condition = Condition::new(rule, came, AnalysisReason::ClientApps.as_str());
    Some(condition.actual(sign_in.client_app.map(ClientApp::as_str)))
}
