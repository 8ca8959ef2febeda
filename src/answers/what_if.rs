//! Which Conditional Access policies are for a sign-in, so that it can be laid beside what the service answers.

use serde_json::Value;

use crate::base::check::Outcome;
use crate::contract::what_if::{OpenCondition, WhatIfAnalysisResult, WhatIfResults};
use crate::decide::access::applicability::{Applicability, applicability};
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::SignIn;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;

/// Which policies are for a sign-in, whatever they ask for; `applied_only` leaves out those that are surely not.
pub(crate) fn what_if(
    tenant: &Tenant,
    question: &Circumstances,
    sign_in: &SignIn,
    applied_only: bool,
    language: Language,
) -> WhatIfResults {
    let documents = tenant.documents();
    let value = applicability(tenant, question, sign_in)
        .into_iter()
        .filter(|one| !applied_only || one.applies != Outcome::Fail)
        .map(|one| result(&documents, &one, language))
        .collect();
    WhatIfResults {
        context: "https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.whatIfAnalysisResult)",
        value,
    }
}

fn result(
    documents: &[&Value],
    one: &Applicability<'_>,
    language: Language,
) -> WhatIfAnalysisResult {
    let at = &one.policy.at;
    let source = usize::try_from(at.document)
        .ok()
        .and_then(|document| documents.get(document)?.pointer(&at.path))
        .and_then(Value::as_object);
    let mut policy = source.cloned().unwrap_or_default();
    // Of an earlier answer of What If.
    policy.retain(|name, _| !name.starts_with("policyApplies") && name != "analysisReasons");
    WhatIfAnalysisResult {
        policy,
        policy_applies: match one.applies {
            Outcome::Pass => Some(true),
            Outcome::Fail => Some(false),
            Outcome::Unknown | Outcome::Skip => None,
        },
        analysis_reasons: match one.reasons.as_slice() {
            [] => "notSet".to_owned(),
            reasons => reasons.join(","),
        },
        open: match one.applies {
            Outcome::Unknown => open(one, language),
            _ => Vec::new(),
        },
    }
}

/// Why it is open whether a policy is for a sign-in.
fn open(one: &Applicability<'_>, language: Language) -> Vec<OpenCondition> {
    one.undecided()
        .map(|check| OpenCondition {
            code: check.code.unwrap_or_default(),
            text: check.sentence(language),
            missing: check
                .missing
                .as_ref()
                .map(|lacking| lacking.render(language)),
        })
        .collect()
}
