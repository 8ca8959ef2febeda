//! The answers of a plan by their numbers, each once.

use crate::answers::asked::Asked;
use crate::base::table::Table;
use crate::contract::plan::PlanAnswer;
use crate::tenant::tenant::Tenant;

/// Answers by their numbers: as many as a tenant has reasons to decide otherwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    all: Vec<PlanAnswer>,
    places: Table<PlanAnswer, u32>,
}

impl Answers {
    pub fn all(&self) -> &[PlanAnswer] {
        &self.all
    }

    /// The number of what was answered.
    pub fn place(&mut self, tenant: &Tenant, asked: &Asked) -> u32 {
        let assumptions = asked.assumptions(tenant);
        let answer = PlanAnswer {
            decision: asked.decided.decision(),
            reason: asked.reason(tenant),
            assumptions: assumptions.iter().map(|one| one.id).collect(),
        };
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(answer.clone()).or_insert(next);
        if place == next {
            self.all.push(answer);
        }
        place
    }
}
