//! Which Conditional Access policies are for a sign-in, so that it can be laid beside what the service answers.

use serde_json::Value;

use crate::base::check::Outcome;
use crate::base::error::Error;
use crate::contract::question::Question;
use crate::contract::what_if::{OpenCondition, WhatIfAnalysisResult, WhatIfResults};
use crate::decide::access::applicability::{Applicability, applicability};
use crate::decide::access::meant::meant;
use crate::decide::wanted::Wanted;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;
use crate::words::errors;

impl Tenant {
    /// Which Conditional Access policies are for a sign-in, whatever they ask for. The credential plays no part.
    ///
    /// # Errors
    /// `input.…` when the question cannot be read, or does not say what is opened.
    pub fn what_if(&self, question: &Question, language: Language) -> Result<WhatIfResults, Error> {
        what_if(self, question, false, language)
    }
}

/// Which policies are for a sign-in, whatever they ask for; `applied_only` leaves out those that are surely not.
pub(crate) fn what_if(
    tenant: &Tenant,
    question: &Question,
    applied_only: bool,
    language: Language,
) -> Result<WhatIfResults, Error> {
    let circumstances = Circumstances::read(question)?.within(&tenant.directory);
    let Some(sign_in) = &circumstances.access else {
        return Err(Error::new(&errors::ACCESS_RESOURCE_MISSING).at("/question/access"));
    };
    meant(tenant, &circumstances)?;
    let documents = tenant.documents();
    let value = applicability(tenant, &circumstances, sign_in, Wanted::Trace)
        .into_iter()
        .filter(|one| !applied_only || one.applies != Outcome::Fail)
        .map(|one| result(&documents, &one, language))
        .collect();
    Ok(WhatIfResults {
        context: "https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.whatIfAnalysisResult)",
        value,
        findings: Vec::new(),
    })
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
            text: check.sentence(language).into_owned(),
            missing: check
                .missing
                .as_ref()
                .map(|lacking| lacking.render(language)),
        })
        .collect()
}
