//! What was asked, and what was decided, before it is put into words.

use crate::base::check::Check;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::sort_by_key;
use crate::contract::answer::AnswerReason;
use crate::contract::question::Question;
use crate::contract::verdict::{Decision, Scope, StrengthResult};
use crate::credential::presented::Credential;
use crate::decide::access::agreed;
use crate::decide::access::depends;
use crate::decide::access::meant::meant;
use crate::decide::decided::Decided;
use crate::decide::order;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;
use crate::words::sentence::Assumption;
use crate::words::{assumptions, reasons};

/// What was asked, and what was decided.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub credential: Credential,
    pub circumstances: Circumstances,
    pub decided: Decided,
    /// What is noteworthy about how the question was written.
    pub notes: Vec<Note>,
}

impl Asked {
    pub fn of(tenant: &Tenant, question: &Question, notes: Vec<Note>) -> Result<Self, Error> {
        let (credential, circumstances) = read(tenant, question)?;
        let mut asked = Self::decided(tenant, credential, circumstances)?;
        asked.notes = notes;
        asked.note(tenant);
        Ok(asked)
    }

    /// What was read before, decided with every step; nothing is noted yet.
    pub fn decided(
        tenant: &Tenant,
        credential: Credential,
        circumstances: Circumstances,
    ) -> Result<Self, Error> {
        let decided = order::decide(tenant, &credential, &circumstances)?;
        Ok(Self {
            credential,
            circumstances,
            decided,
            notes: Vec::new(),
        })
    }

    /// Adds what is noteworthy about the circumstances, whatever was decided.
    pub fn note(&mut self, tenant: &Tenant) {
        let circumstances = &self.circumstances;
        self.notes.extend(agreed::notes(tenant, circumstances));
        self.notes.extend(depends::notes(tenant, circumstances));
    }

    pub fn reason(&self, tenant: &Tenant) -> AnswerReason {
        reason(&self.decided, tenant)
    }

    pub fn assumptions(&self, tenant: &Tenant) -> Vec<&'static Assumption> {
        assumptions(&self.decided, tenant)
    }
}

/// What was asked, and what came of it; the trace is made when somebody reads it.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    credential: Credential,
    circumstances: Circumstances,
    decided: Decided,
    notes: Vec<Note>,
}

impl Settled {
    pub fn of(tenant: &Tenant, question: &Question, notes: Vec<Note>) -> Result<Self, Error> {
        let (credential, circumstances) = read(tenant, question)?;
        let decided = order::settle(tenant, &credential, &circumstances)?;
        Ok(Self {
            credential,
            circumstances,
            decided,
            notes,
        })
    }

    pub fn decision(&self) -> Decision {
        self.decided.decision()
    }

    pub fn reason(&self, tenant: &Tenant) -> AnswerReason {
        reason(&self.decided, tenant)
    }

    pub fn scope(&self) -> Scope {
        Scope {
            judged: self.decided.judged.clone(),
            not_judged: self.decided.not_judged.clone(),
        }
    }

    /// One entry for each strength that was tested; where none is, no trace is made to find out.
    pub fn strengths(&self, tenant: &Tenant) -> Vec<StrengthResult> {
        match self.circumstances.strengths.is_empty() && self.decided.access.is_none() {
            true => Vec::new(),
            false => strengths(&self.with_trace(tenant).decided, tenant),
        }
    }

    /// The same with every step.
    pub fn with_trace(&self, tenant: &Tenant) -> Asked {
        let (credential, circumstances) = (self.credential.clone(), self.circumstances.clone());
        // What could be settled can be told.
        let decided = order::decide(tenant, &credential, &circumstances);
        let mut asked = Asked {
            decided: decided.unwrap_or_else(|_| self.decided.clone()),
            credential,
            circumstances,
            notes: self.notes.clone(),
        };
        asked.note(tenant);
        asked
    }
}

/// The code and the clause that decided.
fn reason(decided: &Decided, tenant: &Tenant) -> AnswerReason {
    let deciding = decided.decisive().map(Check::deciding);
    let code = deciding.and_then(|check| check.code);
    AnswerReason {
        code: code.unwrap_or_else(|| allowed(decided)),
        policy: deciding
            .and_then(|check| check.clause.as_ref())
            .map(|clause| tenant.as_given(clause)),
        service_code: deciding.and_then(|check| check.service_code),
    }
}

/// What a question says, held against the tenant.
fn read(tenant: &Tenant, question: &Question) -> Result<(Credential, Circumstances), Error> {
    let circumstances = Circumstances::read(question)?.within(&tenant.directory);
    let credential = Credential::read(&question.credential)?;
    meant(tenant, &circumstances)?;
    Ok((credential, circumstances))
}

/// What is decided about a question, where nobody reads the trace.
pub(crate) fn settled(tenant: &Tenant, question: &Question) -> Result<Decided, Error> {
    let (credential, circumstances) = read(tenant, question)?;
    order::settle(tenant, &credential, &circumstances)
}

/// The code of what is let in: everything that was loaded was judged, or only a part of it.
pub(crate) fn allowed(decided: &Decided) -> &'static str {
    if decided.not_judged.is_empty() {
        reasons::ALLOWED.code
    } else {
        reasons::ALLOWED_IN_PART.code
    }
}

/// The assumptions that a decision leans on, in the order of their ids.
pub(crate) fn assumptions(decided: &Decided, tenant: &Tenant) -> Vec<&'static Assumption> {
    let all = decided.all_checks();
    let mut leans: Vec<&'static Assumption> = Vec::new();
    for check in &all {
        check.collect_assumptions(&mut leans);
    }
    if tenant.mended_any(&all) {
        leans.push(&assumptions::A16);
    }
    sort_by_key(&mut leans, |assumption| assumption.order());
    leans.dedup_by_key(|assumption| assumption.id);
    leans
}

/// The strengths, each with its check in the trace.
pub(crate) fn strengths(decided: &Decided, tenant: &Tenant) -> Vec<StrengthResult> {
    let first = decided.checks.len();
    let named = decided.strengths.iter().enumerate();
    let mut strengths: Vec<StrengthResult> = named
        .map(|(index, strength)| strength.result(format!("/{}", first + index)))
        .collect();
    if let Some(access) = &decided.access {
        let at = access_at(decided);
        strengths.extend(access.strengths.iter().map(|strength| {
            let about = strength.judged.check.about.as_deref();
            let path = about.and_then(|about| access.check.find_about(about));
            strength.result(path.map_or_else(|| at.clone(), |path| [&at, path.as_str()].concat()))
        }));
    }
    for policy in strengths.iter_mut().filter_map(|one| one.policy.as_mut()) {
        *policy = tenant.as_given(policy);
    }
    strengths
}

/// Where the check of Conditional Access stands in the trace.
pub(crate) fn access_at(decided: &Decided) -> String {
    format!("/{}", decided.checks.len() + decided.strengths.len())
}
