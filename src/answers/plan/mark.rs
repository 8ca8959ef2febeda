//! What an answer can say of a check, whatever was compared in it.

use crate::base::check::{Check, Outcome};
use crate::contract::verdict::Clause;

/// How a check came out, by which clause and for which reason, and on what it leans, with the checks that it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Mark {
    rule: &'static str,
    outcome: Outcome,
    code: Option<&'static str>,
    clause: Option<Clause>,
    service_code: Option<&'static str>,
    assumptions: Vec<&'static str>,
    advisory: bool,
    /// The check that settled it, where that is another one.
    settled_by: Option<Box<Mark>>,
    below: Vec<Mark>,
}

impl Mark {
    pub fn of(check: &Check) -> Self {
        let deciding = check.deciding();
        let is_other = !std::ptr::eq(deciding, check);
        Self {
            rule: check.rule.id.as_str(),
            outcome: check.outcome,
            code: check.code,
            clause: check.clause.clone(),
            service_code: check.service_code,
            assumptions: check.assumptions.iter().map(|one| one.id).collect(),
            advisory: check.advisory,
            settled_by: is_other.then(|| Box::new(Self::of(deciding))),
            below: check.children.iter().map(Self::of).collect(),
        }
    }
}
