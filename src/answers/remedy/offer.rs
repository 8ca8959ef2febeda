//! What a verdict offers: policy changes, and other methods that would be let in.

use crate::answers::asked::Asked;
use crate::answers::remedy::{alternative, search};
use crate::contract::verdict::{Alternative, CombinedRemedy, Remedy, Verdict};
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;

/// What a verdict offers.
#[derive(Debug)]
pub(crate) struct Offer {
    remedies: Vec<Remedy>,
    combined: Vec<CombinedRemedy>,
    alternatives: Vec<Alternative>,
}

/// Looks for what would let the credential in, and for what else would be.
pub(crate) fn of(tenant: &Tenant, asked: &Asked, language: Language) -> Offer {
    let (credential, circumstances) = (&asked.credential, &asked.circumstances);
    let narrowed = asked.decided.access.as_ref();
    // The policies that are not for the sign-in change nothing.
    let narrowed = narrowed.map(|access| tenant.for_sign_in(&access.policies));
    let tenant = narrowed.as_ref().unwrap_or(tenant);
    let found = search::find(tenant, credential, circumstances, &asked.decided);
    let alternatives =
        alternative::find(tenant, credential, circumstances, &asked.decided, language);
    let (remedies, combined) = found.render(language);
    Offer {
        remedies,
        combined,
        alternatives,
    }
}

impl Offer {
    pub fn put_into(self, verdict: &mut Verdict) {
        verdict.remedies = self.remedies;
        verdict.combined_remedies = self.combined;
        verdict.alternatives = self.alternatives;
    }
}
