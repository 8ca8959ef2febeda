//! The verdict: what was decided, in words.

use crate::answers::asked::{Asked, access_at, allowed, assumptions, strengths};
#[cfg(feature = "answers")]
use crate::answers::remedy::offer;
use crate::base::check::Check;
use crate::base::directory::Directory;
use crate::base::error::Error;
use crate::base::note::Note;
#[cfg(feature = "answers")]
use crate::base::parts;
use crate::contract::options::Options;
use crate::contract::question::Question;
use crate::contract::scenario::Scenario;
use crate::contract::verdict::{
    self, AccessPolicyResult, AccessResult, CredentialSummary, Decision, Finding, Reason, Scope,
    Severity, Verdict,
};
use crate::credential::presented::Credential;
use crate::credential::webauthn::aaguid;
use crate::decide::decided::Decided;
use crate::metadata::snapshot::Metadata;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::vocabulary::rule_id::RuleId;
use crate::words::sentence::{Said, Text};
use crate::words::{findings, inputs, reasons};

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
        let asked = Asked::of(self, question, Vec::new())?;
        Ok(of(self, asked, options))
    }
}

/// The verdict on what was asked.
pub(crate) fn of(tenant: &Tenant, asked: Asked, options: Options) -> Verdict {
    let mut verdict = apart(tenant, asked, options);
    let about_policies = about_policies(tenant, options.language);
    verdict.findings.splice(0..0, about_policies);
    verdict
}

/// The verdict without what is noteworthy about the policies, which is the same whatever the question.
pub(crate) fn apart(tenant: &Tenant, asked: Asked, options: Options) -> Verdict {
    let mut verdict = offered(tenant, asked, options);
    if !tenant.directory.is_empty() {
        name_ids(&mut verdict, &tenant.directory);
    }
    verdict
}

/// What is noteworthy about the policies, as verdicts tell it.
pub(crate) fn about_policies(tenant: &Tenant, language: Language) -> Vec<Finding> {
    let mut findings = tenant.findings(language);
    if !tenant.directory.is_empty() {
        for finding in &mut findings {
            finding.text = tenant.directory.with_names(&finding.text);
        }
    }
    findings
}

/// The verdict with what it offers, where that is wanted.
fn offered(tenant: &Tenant, asked: Asked, options: Options) -> Verdict {
    let language = options.language;
    #[cfg(feature = "answers")]
    if options.remedies {
        if parts::has_rest() {
            return with_offers(tenant, asked, language);
        }
        let mut verdict = render(asked, tenant, language);
        if verdict.decision != Decision::Allow {
            let note = Note::new(Severity::Info, &findings::SCOPE_REMEDIES);
            verdict.findings.extend(tenant.render(&[note], language));
        }
        return verdict;
    }
    render(asked, tenant, language)
}

/// The verdict with what it offers.
#[cfg(feature = "answers")]
#[inline(never)]
fn with_offers(tenant: &Tenant, asked: Asked, language: Language) -> Verdict {
    let offered = offer::of(tenant, &asked, language);
    let mut verdict = render(asked, tenant, language);
    offered.put_into(&mut verdict);
    verdict
}

/// Answers a scenario.
///
/// # Errors
/// `input.…` when a policy, the credential or the question cannot be read, or when nothing covers it.
pub fn evaluate(scenario: Scenario, language: Language) -> Result<Verdict, Error> {
    answer(scenario, Vec::new(), Options::in_language(language))
}

pub(crate) fn answer(
    scenario: Scenario,
    notes: Vec<Note>,
    options: Options,
) -> Result<Verdict, Error> {
    let trust = scenario.trust.unwrap_or_default();
    let tenant = Tenant::load(scenario.policies)?.with_trust(&trust)?;
    let asked = Asked::of(&tenant, &scenario.question, notes)?;
    Ok(of(&tenant, asked, options))
}

/// The verdict in `language`.
fn render(asked: Asked, tenant: &Tenant, language: Language) -> Verdict {
    let Asked {
        credential,
        mut decided,
        notes: extra,
        ..
    } = asked;
    let (decision, reason) = answer_of(&decided, language);
    let assumptions = assumptions(&decided, tenant);
    let decided_notes = std::mem::take(&mut decided.notes);
    let mut notes: Vec<Note> = extra.into_iter().chain(decided_notes).collect();
    if !reasons::are_loaded(language) {
        notes.push(Note::new(Severity::Info, &findings::SCOPE_WORDS));
    }
    let findings = tenant.render(&notes, language);
    let strengths = strengths(&decided, tenant);
    let access = access(&mut decided);
    let mut verdict = Verdict {
        verdict: 1,
        decision,
        scope: Scope {
            judged: decided.judged,
            not_judged: decided.not_judged,
        },
        reason,
        credential: summary(&credential, decided.mode, tenant.evidence.metadata()),
        access,
        strengths,
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
                text: Text::new(&assumption.sentence).render_with(language, |_| None),
            })
            .collect(),
        remedies: Vec::new(),
        combined_remedies: Vec::new(),
        alternatives: Vec::new(),
        findings,
    };
    if tenant.has_lists_of_one() {
        as_given(&mut verdict, tenant);
    }
    verdict
}

/// Ids in sentences, told with what the directory among the documents calls them.
fn name_ids(verdict: &mut Verdict, directory: &Directory) {
    fn checks(all: &mut [verdict::Check], directory: &Directory) {
        for check in all {
            check.text = directory.with_names(&check.text).into();
            checks(&mut check.checks, directory);
        }
    }
    checks(&mut verdict.checks, directory);
    let findings = verdict.findings.iter_mut().map(|finding| &mut finding.text);
    let remedies = verdict.remedies.iter_mut().map(|remedy| &mut remedy.text);
    for text in findings.chain(remedies).chain([&mut verdict.reason.text]) {
        *text = directory.with_names(text);
    }
}

/// A value that stands in the place of a list has no place among its elements.
fn as_given(verdict: &mut Verdict, tenant: &Tenant) {
    fn checks(all: &mut [verdict::Check], tenant: &Tenant) {
        for check in all {
            if let Some(clause) = &mut check.policy {
                *clause = tenant.as_given(clause);
            }
            checks(&mut check.checks, tenant);
        }
    }
    checks(&mut verdict.checks, tenant);
    if let Some(clause) = &mut verdict.reason.policy {
        *clause = tenant.as_given(clause);
    }
}

/// Decision and reason alone.
pub(crate) fn answer_of(decided: &Decided, language: Language) -> (Decision, Reason) {
    let reason = match decided.decisive_at() {
        Some((index, check)) => reason(&decided.all_checks(), index, check, language),
        None => let_in(decided, language),
    };
    (decided.decision(), reason)
}

/// Why a credential is let in.
fn let_in(decided: &Decided, language: Language) -> Reason {
    let text = match decided.not_judged.first() {
        None => Text::new(&reasons::ALLOWED.sentence),
        Some(left_out) => {
            let layer = Said::of(|language| left_out.layer.label(language));
            let row = match left_out.needs {
                needs if needs == inputs::USER_ACTION.path => {
                    &reasons::ALLOWED_WITHOUT_REGISTRATION
                }
                _ if left_out.documents == 0 => &reasons::ALLOWED_BESIDE_UNREAD,
                _ => &reasons::ALLOWED_IN_PART,
            };
            Text::new(&row.sentence)
                .with_words("layer", layer)
                .with("count", left_out.documents.to_string())
        }
    };
    Reason {
        code: allowed(decided),
        text: text.render(language),
        service_code: None,
        user_message: None,
        policy: None,
        check: None,
    }
}

/// The reason of the check that decides, which stands at `index` in the trace.
fn reason(all: &[&Check], index: usize, check: &Check, language: Language) -> Reason {
    let way = check.way();
    let deciding = check.deciding();
    let mut path = format!("/{index}");
    for (index, _) in &way {
        path.push_str(&format!("/checks/{index}"));
    }
    // What settled it may stand beside it, as the mode of a certificate does beside a strength.
    let last = way.last().map_or(check, |(_, last)| last);
    if last.clause != deciding.clause
        && let Some(beside) = all.iter().position(|one| one.is_alike(deciding))
    {
        path = format!("/{beside}");
    }
    let policy = way.iter().find_map(|(_, check)| {
        let about = check.about.as_ref()?;
        about
            .name
            .as_deref()
            .filter(|_| about.kind == AboutKind::Policy)
    });
    // A strength that the question names, which no policy stands around.
    let strength = || {
        let about = check.about.as_ref()?;
        let name = about.name.as_deref();
        name.filter(|name| about.kind == AboutKind::Strength && !name.is_empty())
    };
    let told = cause(last, deciding, language);
    Reason {
        code: deciding.code.unwrap_or(reasons::ALLOWED.code),
        text: match policy.or_else(strength) {
            Some(name) if told.contains(name) && policy.is_none() => told,
            Some(name) => within(name, told, language),
            None => told,
        },
        service_code: deciding.service_code.map(str::to_owned),
        user_message: deciding.user_message.map(str::to_owned),
        policy: deciding.clause.clone(),
        check: Some(path),
    }
}

/// The sentence of what decides; where none of several profiles is met, with what each of them lacks.
fn cause(shown: &Check, deciding: &Check, language: Language) -> String {
    let told = deciding.sentence(language).into_owned();
    let lacking = shown.children.iter().filter_map(|child| {
        let about = child.about.as_ref()?;
        let name = about.name.as_deref()?;
        let lacks = about.kind == AboutKind::Profile && shown.rule.id == RuleId::PasskeyProfiles;
        lacks.then(|| within(name, child.deciding().sentence(language), language))
    });
    std::iter::once(told)
        .chain(lacking)
        .collect::<Vec<_>>()
        .join(match language {
            Language::En => " ",
            Language::Ja => "",
        })
}

/// A sentence about what people call by a name.
fn within(name: &str, told: impl Into<String>, language: Language) -> String {
    Text::new(&reasons::WITHIN)
        .with("name", name)
        .with("text", told)
        .render(language)
}

/// The policies of Conditional Access, each with its check in the trace.
fn access(decided: &mut Decided) -> Option<AccessResult> {
    let at = access_at(decided);
    let policies = std::mem::take(&mut decided.access.as_mut()?.policies);
    let policies = policies.into_iter().enumerate();
    let policies = policies
        .map(|(index, policy)| AccessPolicyResult {
            check: format!("{at}/checks/{index}"),
            ..policy
        })
        .collect();
    Some(AccessResult { policies })
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
            mode,
        },
        Credential::Method(own) => CredentialSummary::Method { method: own.mode },
    }
}
