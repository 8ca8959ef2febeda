//! The decision: pure functions, one file per rule family. No clock, no randomness, no I/O.
//!
//! `decide` knows tenant, credential and question; none of them knows `decide`.

mod binding;
mod chain;
mod method;
mod mode;
mod passkey;
mod restriction;
mod revocation;
mod session;
mod strength;

use self::session::Session;
use self::strength::Judged;
use crate::catalogue::{self, Assumption, Language, Text, errors, findings, reasons, rules};
use crate::credential::certificate::Certificate;
use crate::credential::{Credential, Presented};
use crate::error::Error;
use crate::question::Circumstances;
use crate::scenario::{Action, CertificateMode};
use crate::tenant::Tenant;
use crate::tenant::strength::Strength;
use crate::tenant::x509::X509Policy;
use crate::trace::{Check, Note, Outcome};
use crate::verdict::{
    self, AuthenticationStrengthResult, Decision, Reason, Severity, StrengthResult, Verdict,
};
use crate::vocabulary::mode::Mode;

/// Everything that was decided, before it is put into words.
pub(crate) struct Decided {
    checks: Vec<Check>,
    strengths: Vec<JudgedStrength>,
    notes: Vec<Note>,
    mode: Option<CertificateMode>,
    /// Why the mode of the certificate is undecided, where a method policy was to decide it.
    undecided_mode: Option<Check>,
}

struct JudgedStrength {
    id: Option<String>,
    name: String,
    judged: Judged,
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
        undecided_mode: None,
    };
    let registers = question.action == Action::Register;
    if let Credential::Certificate(presented) = credential {
        decided.read_notes(&presented.leaf);
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
    if question.asks_for_access {
        decided.note(
            Severity::Warning,
            &findings::SCOPE_ACCESS,
            "/question/access",
        );
        decided
            .checks
            .push(Check::unknown(&rules::ACCESS, &reasons::ACCESS_NOT_JUDGED));
    }
    let layers = decided.method_layer(tenant, credential, question);
    let strengths: &[String] = if registers { &[] } else { &question.strengths };
    if layers == 0 && strengths.is_empty() && !question.asks_for_access {
        return Err(nothing_to_judge(tenant, credential));
    }
    if strengths.is_empty() && !registers {
        decided.note(
            Severity::Info,
            &findings::SCOPE_NO_STRENGTH,
            "/question/strengths",
        );
    }
    for (index, name) in strengths.iter().enumerate() {
        decided.strength_layer(tenant, credential, question, name, index);
    }
    let unmet = decided
        .strengths
        .iter()
        .any(|strength| strength.judged.check.outcome == Outcome::Fail);
    if strengths.len() > 1 && unmet && matches!(credential, Credential::Certificate(_)) {
        decided.note(
            Severity::Info,
            &findings::ONE_CERTIFICATE,
            "/question/strengths",
        );
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

    /// What is noteworthy about the certificate itself.
    fn read_notes(&mut self, leaf: &Certificate) {
        let count = leaf.policy_oids.as_ref().map_or(0, Vec::len);
        let noted = [
            (
                count > restriction::CONSIDERED,
                count,
                &findings::MANY_POLICY_OIDS,
            ),
            (
                leaf.trailing_bytes > 0,
                leaf.trailing_bytes,
                &findings::TRAILING_BYTES,
            ),
        ];
        for (holds, count, row) in noted {
            if holds {
                self.notes.push(
                    Note::new(Severity::Warning, row)
                        .scenario("/question/credential/certificate")
                        .with("count", count.to_string()),
                );
            }
        }
    }

    /// The method policy of the credential. Answers how many layers were judged.
    fn method_layer(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
    ) -> usize {
        let (name, covered) = match credential {
            Credential::Passkey(_) => ("Fido2", tenant.fido2.is_some()),
            Credential::Certificate(_) => ("X509Certificate", tenant.x509.is_some()),
            // A bare method consults no method policy.
            Credential::Method(_) => return 0,
        };
        if question.who.kind.is_external() && question.action == Action::SignIn {
            self.checks.push(
                Check::unknown(&rules::EXTERNAL, &reasons::EXTERNAL_NOT_JUDGED)
                    .actual(question.who.kind.as_str()),
            );
            return usize::from(covered || tenant.methods.is_some());
        }
        let mut layers = 0;
        match credential {
            Credential::Passkey(passkey) => {
                if let Some(policy) = &tenant.fido2 {
                    let checks = passkey::checks(policy, passkey, question, &mut self.notes);
                    self.checks.extend(checks);
                    return 1;
                }
            }
            Credential::Certificate(presented) => {
                if let Some(policy) = &tenant.x509 {
                    self.checks
                        .extend(method::checks(&policy.method, &question.who));
                    self.certificate_layer(tenant, presented, policy, question);
                    return 1;
                }
                self.mode = presented.mode;
                if tenant.trust_store.is_some() {
                    self.chain(tenant, presented, None, question);
                    layers = 1;
                }
            }
            Credential::Method(_) => {}
        }
        if let Some(policy) = &tenant.methods {
            self.checks.push(method::not_configured(policy, name));
            return 1;
        }
        self.checks
            .push(Check::skip(&rules::METHOD_CONFIGURED).expected(name));
        self.note(Severity::Info, &findings::SCOPE_METHOD_POLICY, "/policies");
        layers
    }

    /// The chain, its validity, revocation and scope.
    fn chain(
        &mut self,
        tenant: &Tenant,
        presented: &Presented,
        policy: Option<&X509Policy>,
        question: &Circumstances,
    ) {
        let Some(store) = &tenant.trust_store else {
            let check = Check::unknown(&rules::CERTIFICATE_CHAIN, &reasons::TRUST_STORE_MISSING);
            self.checks.push(check);
            return;
        };
        let context = chain::Context {
            store,
            evidence: &tenant.evidence,
            policy,
            question,
        };
        let checks = chain::checks(&context, &presented.leaf, &mut self.notes);
        self.checks.extend(checks);
    }

    fn certificate_layer(
        &mut self,
        tenant: &Tenant,
        presented: &Presented,
        policy: &X509Policy,
        question: &Circumstances,
    ) {
        self.chain(tenant, presented, Some(policy), question);
        let required = mode::required_affinity(policy, &presented.leaf);
        let binding = binding::check(
            policy,
            &presented.leaf,
            &question.who,
            required,
            &mut self.notes,
        );
        self.checks.push(binding::assume(binding, policy));
        let outcome = mode::mode(policy, &presented.leaf, &mut self.notes);
        if presented.mode.is_some() && outcome.mode.is_some() && presented.mode != outcome.mode {
            self.note(
                Severity::Warning,
                &findings::MODE_OVERRULED,
                "/question/credential/certificateMode",
            );
        }
        self.mode = outcome.mode.or(presented.mode);
        let mut check = outcome.check;
        if check.outcome == Outcome::Unknown {
            // An undecided mode matters only where a strength depends on it, so the check alone decides nothing.
            self.undecided_mode = Some(check.clone());
            check.advisory = true;
        }
        self.checks.push(check);
    }

    fn strength_layer(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
        name: &str,
        index: usize,
    ) {
        let path = format!("/question/strengths/{index}");
        let fallback;
        let strength = match find(tenant, name, &mut self.notes, &path) {
            Some(strength) => strength,
            None => match Strength::fallback(name) {
                Some(strength) => {
                    self.note(Severity::Warning, &findings::BUILT_IN_FALLBACK, &path);
                    fallback = strength;
                    &fallback
                }
                None => {
                    let check = Check::unknown(&rules::STRENGTH, &reasons::STRENGTH_NOT_FOUND)
                        .with("name", name);
                    self.strengths.push(JudgedStrength {
                        id: None,
                        name: name.to_owned(),
                        judged: Judged {
                            check,
                            outcome: AuthenticationStrengthResult::NotSet,
                        },
                    });
                    return;
                }
            },
        };
        let mut judged = self.judge(strength, credential, question);
        if question.who.kind.is_external() {
            judged = external(judged, question);
        }
        let name = strength.name().unwrap_or(name);
        judged.check = judged.check.with("name", name);
        self.strengths.push(JudgedStrength {
            id: strength.id.clone(),
            name: name.to_owned(),
            judged,
        });
    }

    fn judge(
        &self,
        strength: &Strength,
        credential: &Credential,
        question: &Circumstances,
    ) -> Judged {
        let judge = |mode| {
            strength::judge(
                strength,
                &Session {
                    credential,
                    mode,
                    question,
                },
            )
        };
        let mode = match credential {
            Credential::Passkey(_) => Mode::Fido2,
            Credential::Method(mode) => *mode,
            Credential::Certificate(_) => match self.mode {
                Some(mode) => certificate_mode(mode),
                None => {
                    // A mode that nothing states is tried both ways.
                    let single = judge(Mode::X509CertificateSingleFactor);
                    let multi = judge(Mode::X509CertificateMultiFactor);
                    return either(single, multi, self.undecided_mode.as_ref());
                }
            },
        };
        judge(mode)
    }

    /// The verdict in `language`.
    pub fn render(
        &self,
        tenant: &Tenant,
        credential: &Credential,
        extra: &[Note],
        language: Language,
    ) -> Verdict {
        let all: Vec<&Check> = self
            .checks
            .iter()
            .chain(self.strengths.iter().map(|s| &s.judged.check))
            .collect();
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
            credential: credential.summary(self.mode),
            strengths: self.strengths.iter().map(JudgedStrength::result).collect(),
            checks: all.iter().map(|check| check.render(language)).collect(),
            assumptions: assumptions
                .into_iter()
                .map(|assumption| verdict::Assumption {
                    id: assumption.id,
                    text: Text::new(&assumption.sentence).render(language),
                })
                .collect(),
            remedies: Vec::new(),
            findings,
        }
    }

    /// The decision alone.
    pub fn decision(&self) -> Decision {
        let all: Vec<&Check> = self
            .checks
            .iter()
            .chain(self.strengths.iter().map(|s| &s.judged.check))
            .collect();
        decision(&all).0
    }
}

impl JudgedStrength {
    fn result(&self) -> StrengthResult {
        let check = &self.judged.check;
        StrengthResult {
            id: self.id.clone(),
            display_name: self.name.clone(),
            outcome: self.judged.outcome,
            reason: check.code.unwrap_or(reasons::STRENGTH_SATISFIED.code),
            policy: check.deciding().clause.clone(),
        }
    }
}

fn certificate_mode(mode: CertificateMode) -> Mode {
    match mode {
        CertificateMode::SingleFactor => Mode::X509CertificateSingleFactor,
        CertificateMode::MultiFactor => Mode::X509CertificateMultiFactor,
    }
}

/// Two judgements of one strength under the two modes: the common one where both agree, else undecided.
fn either(single: Judged, multi: Judged, undecided: Option<&Check>) -> Judged {
    let (a, b) = (&single.check, &multi.check);
    if a.outcome != b.outcome {
        let check = match undecided {
            Some(undecided) => Check::led_by(&rules::STRENGTH, undecided),
            None => Check::unknown(&rules::STRENGTH, &reasons::CERTIFICATE_MODE_MISSING)
                .at_opt(b.clause.as_ref().or(a.clause.as_ref()))
                .expected(b.expected.clone().unwrap_or_default())
                .actual("—"),
        };
        let check = check.with_children(vec![single.check, multi.check]);
        return Judged {
            check,
            outcome: AuthenticationStrengthResult::NotSet,
        };
    }
    // The same answer either way. Where the codes differ, the one that got further says more.
    let got_further = a.code != Some(reasons::COMBINATION_NOT_ALLOWED.code);
    let mut chosen = if got_further && a.code != b.code {
        single
    } else {
        multi
    };
    chosen.check = chosen.check.actual("—");
    chosen
}

/// For an external user everything but the plain lack of a method depends on the home tenant and its cloud.
fn external(judged: Judged, question: &Circumstances) -> Judged {
    if judged.check.code == Some(reasons::COMBINATION_NOT_ALLOWED.code) {
        return judged;
    }
    let check = Check::unknown(&rules::STRENGTH, &reasons::EXTERNAL_NOT_JUDGED)
        .actual(question.who.kind.as_str())
        .with_children(judged.check.children);
    Judged {
        check,
        outcome: AuthenticationStrengthResult::NotSet,
    }
}

/// The strength of this id, else of this name; several of one name: the first by id, with a finding.
fn find<'t>(
    tenant: &'t Tenant,
    name: &str,
    notes: &mut Vec<Note>,
    path: &str,
) -> Option<&'t Strength> {
    let by_id = tenant.strengths.iter().find(|strength| {
        strength
            .id
            .as_deref()
            .is_some_and(|id| id.eq_ignore_ascii_case(name.trim()))
    });
    if by_id.is_some() {
        return by_id;
    }
    let mut named: Vec<&Strength> = tenant
        .strengths
        .iter()
        .filter(|strength| strength.name() == Some(name))
        .collect();
    if named.len() > 1 {
        notes.push(
            Note::new(Severity::Warning, &findings::STRENGTH_NAME_AMBIGUOUS)
                .scenario(path)
                .with("name", name),
        );
        named.sort_by_key(|strength| strength.id.as_ref().map(|id| id.to_ascii_lowercase()));
    }
    if let Some(strength) = named.first() {
        return Some(strength);
    }
    // An older spelling of a built-in strength that a document holds.
    if let Some(id) = Strength::built_in_id(name) {
        return tenant
            .strengths
            .iter()
            .find(|strength| strength.id.as_deref() == Some(id));
    }
    // A body without id and name is called whatever the question calls it, when there is only one.
    let mut nameless = tenant
        .strengths
        .iter()
        .filter(|strength| strength.id.is_none() && strength.name().is_none());
    match (nameless.next(), nameless.next()) {
        (Some(only), None) => Some(only),
        _ => None,
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
        text: check.text.render(language),
        service_code: check.service_code.map(str::to_owned),
        user_message: check.user_message.map(str::to_owned),
        policy: check.clause.clone(),
    }
}
