//! The decision: pure functions, one file per rule family. No clock, no randomness, no I/O.
//!
//! `decide` knows tenant, credential and question; none of them knows `decide`.

mod aaguid;
pub(crate) mod access;
mod attestation;
pub(crate) mod attestation_metadata;
pub(crate) mod binding;
mod ceremony;
mod chain;
pub(crate) mod external;
mod layers;
pub(crate) mod method;
pub(crate) mod mode;
mod passkey;
mod passkey_type;
mod path;
mod profile;
mod restriction;
mod revocation;
mod session;
mod strength;
mod strengths;
mod unchecked;

use self::access::JudgedAccess;
use self::strengths::JudgedStrength;
use crate::catalogue::{self, Assumption, Language, Text, errors, findings, reasons};
use crate::credential::Credential;
use crate::error::Error;
use crate::question::Circumstances;
use crate::scenario::{Action, CertificateMode};
use crate::tenant::Tenant;
use crate::trace::{Check, Note, Outcome};
use crate::verdict::{self, Decision, Reason, Severity, Verdict};

/// Everything that was decided, before it is put into words.
pub(crate) struct Decided {
    checks: Vec<Check>,
    strengths: Vec<JudgedStrength>,
    notes: Vec<Note>,
    mode: Option<CertificateMode>,
    access: Option<JudgedAccess>,
    /// Why the mode of the certificate is undecided, where a method policy was to decide it.
    undecided_mode: Option<Check>,
}

/// Groups that get a finding for not being ids.
const MAX_GROUP_NOTES: usize = 20;

/// Answers a question about a tenant.
pub(crate) fn decide(
    tenant: &Tenant,
    credential: &Credential,
    question: &Circumstances,
) -> Result<Decided, Error> {
    let mut decided = Decided {
        checks: Vec::new(),
        strengths: Vec::new(),
        notes: Vec::new(),
        mode: None,
        access: None,
        undecided_mode: None,
    };
    match credential {
        Credential::Certificate(_) => decided.notes.extend(tenant.evidence.notes.iter().cloned()),
        Credential::Passkey(_) => {
            if let Some(metadata) = &tenant.evidence.metadata {
                metadata.in_force(question.at)?;
                decided.notes.extend(metadata.notes.iter().cloned());
            }
        }
        Credential::Method(_) => {}
    }
    let registers = question.action == Action::Register;
    if let Credential::Certificate(presented) = credential {
        decided.read_notes(presented);
    }
    if let Credential::Passkey(passkey) = credential {
        attestation::notes(passkey, question, &mut decided.notes);
    }
    if registers && !matches!(credential, Credential::Passkey(_)) {
        return Err(Error::new(&errors::REGISTER_PASSKEY_ONLY).at("/question/credential"));
    }
    for (index, group) in question.who.groups.iter().flatten().enumerate() {
        if index < MAX_GROUP_NOTES && uuid::Uuid::try_parse(group).is_err() {
            decided.notes.push(
                Note::new(Severity::Warning, &findings::GROUP_NOT_AN_ID)
                    .scenario("/question/user/groups")
                    .with("value", group),
            );
        }
    }
    if registers && !question.strengths.is_empty() {
        decided.note(
            Severity::Info,
            &findings::SCOPE_REGISTER_STRENGTHS,
            "/question/strengths",
        );
    }
    let layers = decided.method_layer(tenant, credential, question)
        + decided.access_layer(tenant, credential, question);
    let strengths: &[String] = if registers { &[] } else { &question.strengths };
    if layers == 0 && strengths.is_empty() {
        return Err(nothing_to_judge(tenant, credential));
    }
    if strengths.is_empty() && !registers && decided.access.is_none() {
        decided.note(
            Severity::Info,
            &findings::SCOPE_NO_STRENGTH,
            "/question/strengths",
        );
    }
    for (index, name) in strengths.iter().enumerate() {
        decided.strength_layer(tenant, credential, question, name, index);
    }
    decided.external_layer(tenant, credential, question);
    if matches!(credential, Credential::Certificate(_)) {
        decided.note_one_certificate();
    }
    Ok(decided)
}

fn nothing_to_judge(tenant: &Tenant, credential: &Credential) -> Error {
    match (credential, tenant.unrecognised.first()) {
        (Credential::Method(_), _) => {
            Error::new(&errors::NOTHING_FOR_METHOD).at("/question/strengths")
        }
        (_, Some(at)) => Error::new(&errors::NOTHING_RECOGNISED)
            .in_document(at.document)
            .at(at.path.clone()),
        (_, None) => Error::new(&errors::NOTHING_TO_JUDGE).at("/policies"),
    }
}

impl Decided {
    fn note(&mut self, severity: Severity, row: &'static crate::catalogue::Row, path: &str) {
        self.notes.push(Note::new(severity, row).scenario(path));
    }

    /// Where several strengths apply, whoever names them, and the certificate does not meet all, a second one cannot help.
    fn note_one_certificate(&mut self) {
        let of_access = self.access.iter().flat_map(|access| &access.strengths);
        let mut applying: Vec<&JudgedStrength> = Vec::new();
        for strength in self.strengths.iter().chain(of_access) {
            let same = |one: &&JudgedStrength| one.id == strength.id && one.name == strength.name;
            if !applying.iter().any(same) {
                applying.push(strength);
            }
        }
        let unmet = |one: &&JudgedStrength| one.judged.check.outcome == Outcome::Fail;
        if applying.len() > 1 && applying.iter().any(unmet) {
            let path = if self.strengths.is_empty() {
                "/question/access"
            } else {
                "/question/strengths"
            };
            self.note(Severity::Info, &findings::ONE_CERTIFICATE, path);
        }
    }

    /// The trace in service order.
    pub fn all_checks(&self) -> Vec<&Check> {
        self.checks
            .iter()
            .chain(self.strengths.iter().map(|s| &s.judged.check))
            .chain(self.access.iter().map(|access| &access.check))
            .collect()
    }

    /// The verdict in `language`.
    pub fn render(
        self,
        tenant: &Tenant,
        credential: &Credential,
        extra: &[Note],
        language: Language,
    ) -> Verdict {
        let all = self.all_checks();
        let (decision, decisive) = decision(&all);
        let mut assumptions: Vec<&'static Assumption> = Vec::new();
        for check in &all {
            check.collect_assumptions(&mut assumptions);
            if tenant.mended_any(check) {
                assumptions.push(&catalogue::assumptions::A16);
            }
        }
        assumptions.sort_by_key(|assumption| assumption.order());
        assumptions.dedup_by_key(|assumption| assumption.id);
        let notes: Vec<Note> = extra.iter().chain(&self.notes).cloned().collect();
        let mut findings = tenant.findings(language);
        findings.extend(tenant.render(&notes, language));
        Verdict {
            verdict: 1,
            decision,
            reason: reason(decisive, language),
            credential: credential.summary(self.mode, tenant.evidence.metadata.as_deref()),
            access: self.access.as_ref().map(|access| verdict::AccessResult {
                policies: access.policies.clone(),
            }),
            strengths: self
                .strengths
                .iter()
                .chain(self.access.iter().flat_map(|access| &access.strengths))
                .map(JudgedStrength::result)
                .collect(),
            checks: self
                .checks
                .into_iter()
                .chain(self.strengths.into_iter().map(|s| s.judged.check))
                .chain(self.access.into_iter().map(|access| access.check))
                .map(|check| check.render(language))
                .collect(),
            assumptions: assumptions
                .into_iter()
                .map(|assumption| verdict::Assumption {
                    id: assumption.id,
                    text: Text::new(&assumption.sentence).render(language),
                })
                .collect(),
            remedies: Vec::new(),
            combined_remedies: Vec::new(),
            alternatives: Vec::new(),
            findings,
        }
    }

    /// Decision and reason alone.
    pub fn answer(&self, language: Language) -> (Decision, Reason) {
        let (decision, decisive) = decision(&self.all_checks());
        (decision, reason(decisive, language))
    }

    /// The check that decides, `None` where everything passed.
    pub fn decisive(&self) -> Option<&Check> {
        decision(&self.all_checks()).1
    }

    /// The mode of the certificate, where something states it.
    pub fn mode(&self) -> Option<CertificateMode> {
        self.mode
    }

    /// The decision alone.
    pub fn decision(&self) -> Decision {
        decision(&self.all_checks()).0
    }
}

/// A fail beats an unknown, an unknown beats a pass; the first of its kind decides.
fn decision<'c>(checks: &[&'c Check]) -> (Decision, Option<&'c Check>) {
    let first = |outcome| {
        checks
            .iter()
            .find(|check| check.outcome == outcome && !check.advisory)
            .copied()
    };
    if let Some(check) = first(Outcome::Fail) {
        return (Decision::Deny, Some(check));
    }
    if let Some(check) = first(Outcome::Unknown) {
        return (Decision::Indeterminate, Some(check));
    }
    (Decision::Allow, None)
}

fn reason(decisive: Option<&Check>, language: Language) -> Reason {
    match decisive {
        None => Reason {
            code: reasons::ALLOWED.code,
            text: Text::new(&reasons::ALLOWED.sentence).render(language),
            service_code: None,
            user_message: None,
            policy: None,
        },
        Some(check) => reason_of(check.deciding(), language),
    }
}

fn reason_of(check: &Check, language: Language) -> Reason {
    Reason {
        code: check.code.unwrap_or(reasons::ALLOWED.code),
        text: check.sentence(language),
        service_code: check.service_code.map(str::to_owned),
        user_message: check.user_message.map(str::to_owned),
        policy: check.clause.clone(),
    }
}
