//! The verdict: what was decided, in words.

use crate::answers::remedy::{alternative, search};
use crate::base::check::Check;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::options::Options;
use crate::contract::question::Question;
use crate::contract::scenario::Scenario;
use crate::contract::verdict::{self, CredentialSummary, Decision, Reason, Verdict};
use crate::credential::presented::Credential;
use crate::credential::webauthn::aaguid;
use crate::decide::decided::{Decided, decision};
use crate::decide::order;
use crate::decide::strength::judge::JudgedStrength;
use crate::metadata::snapshot::Metadata;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::language::Language;
use crate::words::sentence::{Assumption, Text};
use crate::words::{assumptions, reasons};

impl Tenant {
    /// Answers a question about this tenant.
    ///
    /// # Errors
    /// `input.…` when the credential or the question cannot be read, or when nothing covers it.
    pub fn evaluate(&self, question: &Question, language: Language) -> Result<Verdict, Error> {
        self.evaluate_with(question, Options::in_language(language))
    }

    /// [`Tenant::evaluate`], with what is wanted of the verdict.
    ///
    /// # Errors
    /// As [`Tenant::evaluate`].
    pub fn evaluate_with(&self, question: &Question, options: Options) -> Result<Verdict, Error> {
        self.answer(question, &[], options)
    }

    /// The decision of [`Tenant::evaluate`] alone, without putting the trace into words.
    ///
    /// # Errors
    /// As [`Tenant::evaluate`].
    pub fn decide(&self, question: &Question) -> Result<Decision, Error> {
        let (.., decided) = self.ask(question)?;
        Ok(decided.decision())
    }

    fn ask(&self, question: &Question) -> Result<(Credential, Circumstances, Decided), Error> {
        let circumstances = Circumstances::read(question)?;
        let credential = Credential::read(&question.credential)?;
        let decided = order::decide(self, &credential, &circumstances)?;
        Ok((credential, circumstances, decided))
    }

    pub(crate) fn answer(
        &self,
        question: &Question,
        notes: &[Note],
        options: Options,
    ) -> Result<Verdict, Error> {
        let (credential, circumstances, decided) = self.ask(question)?;
        let language = options.language;
        let found = options.remedies.then(|| {
            let remedies = search::find(self, &credential, &circumstances, &decided);
            let others = alternative::find(self, &credential, &circumstances, &decided, language);
            (remedies, others)
        });
        let mut verdict = render(decided, self, &credential, notes, language);
        if let Some((remedies, others)) = found {
            (verdict.remedies, verdict.combined_remedies) = remedies.render(language);
            verdict.alternatives = others;
        }
        Ok(verdict)
    }
}

/// Answers a scenario.
///
/// # Errors
/// `input.…` when a policy, the credential or the question cannot be read, or when nothing covers it.
pub fn evaluate(scenario: Scenario, language: Language) -> Result<Verdict, Error> {
    answer(scenario, &[], Options::in_language(language))
}

pub(crate) fn answer(
    scenario: Scenario,
    notes: &[Note],
    options: Options,
) -> Result<Verdict, Error> {
    let trust = scenario.trust.unwrap_or_default();
    Tenant::load(scenario.policies)?
        .with_trust(&trust)?
        .answer(&scenario.question, notes, options)
}

/// The verdict in `language`.
fn render(
    decided: Decided,
    tenant: &Tenant,
    credential: &Credential,
    extra: &[Note],
    language: Language,
) -> Verdict {
    let all = decided.all_checks();
    let (decision, decisive) = decision(&all);
    let mut assumptions: Vec<&'static Assumption> = Vec::new();
    for check in &all {
        check.collect_assumptions(&mut assumptions);
        if tenant.mended_any(check) {
            assumptions.push(&assumptions::A16);
        }
    }
    assumptions.sort_by_key(|assumption| assumption.order());
    assumptions.dedup_by_key(|assumption| assumption.id);
    let notes: Vec<Note> = extra.iter().chain(&decided.notes).cloned().collect();
    let mut findings = tenant.findings(language);
    findings.extend(tenant.render(&notes, language));
    Verdict {
        verdict: 1,
        decision,
        reason: reason(decisive, language),
        credential: summary(
            credential,
            decided.mode,
            tenant.evidence.metadata.as_deref(),
        ),
        access: decided.access.as_ref().map(|access| verdict::AccessResult {
            policies: access.policies.clone(),
        }),
        strengths: decided
            .strengths
            .iter()
            .chain(decided.access.iter().flat_map(|access| &access.strengths))
            .map(JudgedStrength::result)
            .collect(),
        checks: decided
            .checks
            .into_iter()
            .chain(decided.strengths.into_iter().map(|s| s.judged.check))
            .chain(decided.access.into_iter().map(|access| access.check))
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
pub(crate) fn answer_of(decided: &Decided, language: Language) -> (Decision, Reason) {
    let (decision, decisive) = decision(&decided.all_checks());
    (decision, reason(decisive, language))
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

/// The credential for people; the metadata names models that this build does not know.
fn summary(
    credential: &Credential,
    mode: Option<CertificateMode>,
    metadata: Option<&Metadata>,
) -> CredentialSummary {
    let name = |id| {
        aaguid::name(id)
            .or_else(|| Some(metadata?.model(id)?.name.as_str()))
            .map(str::to_owned)
    };
    match credential {
        Credential::Passkey(passkey) => CredentialSummary::Passkey {
            aaguid: passkey.aaguid.map(|id| id.hyphenated().to_string()),
            aaguid_source: passkey.aaguid_source(),
            name: passkey.aaguid.and_then(name),
        },
        Credential::Certificate(presented) => CredentialSummary::Certificate {
            subject: presented.leaf.subject.encoded_order(),
            issuer: presented.leaf.issuer.encoded_order(),
            serial_number: crate::vocabulary::text::to_hex(&presented.leaf.serial),
            mode: mode.map(CertificateMode::as_str),
        },
        Credential::Method(mode) => CredentialSummary::Method {
            method: mode.as_str(),
        },
    }
}
