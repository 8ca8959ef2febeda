//! Would this credential be let in by this Microsoft Entra configuration, and why?
//!
//! One [`Tenant`] holds what an organisation has configured, as Microsoft Graph JSON. One question about it,
//! [`scenario::Question`], gets one [`verdict::Verdict`]: decision, the clause that decided, every check, and the
//! places where the documentation is silent. The core is pure: time, group membership and everything else comes in
//! with the question.
//!
//! ```
//! use entra_verdict::{Language, Tenant, scenario::PolicyInput, verdict::Decision};
//!
//! let policy = r##"{
//!   "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
//!   "isAttestationEnforced": false,
//!   "keyRestrictions": {
//!     "isEnforced": true, "enforcementType": "allow",
//!     "aaGuids": ["7e3f3d30-3557-4442-bdae-139312178b39"]
//!   }
//! }"##;
//! let tenant = Tenant::load(vec![PolicyInput::Text(policy.to_owned())])?;
//! let question = serde_json::from_str(
//!     r#"{ "action": "signIn",
//!          "credential": { "passkey": { "aaguid": "cb69481e-8ff7-4039-93ec-0a2729a154a8" } } }"#,
//! )?;
//! let verdict = tenant.evaluate(&question, Language::En)?;
//! assert_eq!(verdict.decision, Decision::Deny);
//! assert_eq!(verdict.reason.code, "passkey.aaguidNotAllowed");
//! assert_eq!(verdict.reason.policy.unwrap().path, "/keyRestrictions/aaGuids");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

/// Keeps the README's Rust honest.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod catalogue;
pub mod compare;
mod credential;
mod decide;
mod error;
pub mod graph;
mod inspect;
pub mod json;
pub mod limits;
mod metadata;
pub mod models;
mod question;
mod remedy;
pub mod scenario;
#[cfg(feature = "schema")]
pub mod schema;
mod tenant;
mod trace;
mod typed;
pub mod verdict;
mod vocabulary;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod what_if;

pub use crate::catalogue::Language;
pub use crate::compare::compare;
pub use crate::credential::attestation::AttestationType;
pub use crate::credential::attestation::report::{
    AttestationForm, AttestationOutcome, AttestationReport, AuthenticatorFlags, ClientDataReport,
    CreationOptionsReport,
};
pub use crate::credential::report::{
    CertificateReport, ConsideredPolicyOids, RevocationListReport,
};
pub use crate::error::{Error, ErrorReport};
pub use crate::graph::graph_change;
pub use crate::inspect::{Inspection, inspect};
pub use crate::metadata::{Metadata, MetadataSignature, MetadataSummary};
pub use crate::tenant::Tenant;

use serde::Serialize;

use crate::credential::Credential;
use crate::decide::Decided;
use crate::question::Circumstances;
use crate::scenario::{Question, Scenario};
use crate::trace::Note;
use crate::verdict::{Decision, Verdict};

impl Tenant {
    /// Reads policy documents given as the JSON text of a list, whose elements are objects or JSON text themselves.
    ///
    /// # Errors
    /// As [`Tenant::load`].
    pub fn load_text(policies: &str) -> Result<Self, Error> {
        Self::load(scenario::read_policies(policies)?)
    }

    /// Adds trust data given as JSON text, as [`Tenant::with_trust`].
    ///
    /// # Errors
    /// `input.syntax`, `input.value` or `input.missing`.
    pub fn with_trust_text(self, trust: &str) -> Result<Self, Error> {
        self.with_trust(&scenario::read_trust(trust)?)
    }

    /// [`Tenant::with_trust_text`], with the FIDO metadata as the text of a file beside the trust data: a BLOB or its
    /// decoded payload. Quoting megabytes into JSON and reading them back takes longer than reading them.
    ///
    /// # Errors
    /// As [`Tenant::with_trust`], and `input.syntax`.
    pub fn with_metadata_text(self, trust: &str, metadata: &str) -> Result<Self, Error> {
        self.with_evidence(&scenario::read_trust(trust)?, Some(metadata))
    }

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

    /// Answers a question given as JSON text.
    ///
    /// # Errors
    /// As [`Tenant::evaluate`], and `input.syntax` with line and column.
    pub fn evaluate_text(&self, question: &str, language: Language) -> Result<Verdict, Error> {
        self.evaluate_text_with(question, Options::in_language(language))
    }

    /// [`Tenant::evaluate_text`], with what is wanted of the verdict.
    ///
    /// # Errors
    /// As [`Tenant::evaluate_text`].
    pub fn evaluate_text_with(&self, question: &str, options: Options) -> Result<Verdict, Error> {
        let (question, notes) = scenario::read_question(question)?;
        self.answer(&question, &notes, options)
    }

    /// The decision of [`Tenant::evaluate`] alone, without putting the trace into words.
    ///
    /// # Errors
    /// As [`Tenant::evaluate`].
    pub fn decide(&self, question: &Question) -> Result<Decision, Error> {
        let (.., decided) = self.ask(question)?;
        Ok(decided.decision())
    }

    /// [`Tenant::decide`] of a question given as JSON text.
    ///
    /// # Errors
    /// As [`Tenant::evaluate_text`].
    pub fn decide_text(&self, question: &str) -> Result<Decision, Error> {
        self.decide(&scenario::read_question(question)?.0)
    }

    fn ask(&self, question: &Question) -> Result<(Credential, Circumstances, Decided), Error> {
        let circumstances = Circumstances::read(question)?;
        let credential = Credential::read(&question.credential)?;
        let decided = decide::decide(self, &credential, &circumstances)?;
        Ok((credential, circumstances, decided))
    }

    fn answer(
        &self,
        question: &Question,
        notes: &[Note],
        options: Options,
    ) -> Result<Verdict, Error> {
        let (credential, circumstances, decided) = self.ask(question)?;
        let language = options.language;
        let found = options.remedies.then(|| {
            let remedies = remedy::find(self, &credential, &circumstances, &decided);
            let others =
                remedy::alternative::find(self, &credential, &circumstances, &decided, language);
            (remedies, others)
        });
        let mut verdict = decided.render(self, &credential, notes, language);
        if let Some((remedies, others)) = found {
            (verdict.remedies, verdict.combined_remedies) = remedies.render(language);
            verdict.alternatives = others;
        }
        Ok(verdict)
    }
}

/// What is wanted of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Language of the texts.
    pub language: Language,
    /// Whether policy changes are looked for that would let the credential in, and other methods that would be. The
    /// search loads and asks the changed policies, which takes many times as long as the answer itself; an `allow`
    /// needs none.
    pub remedies: bool,
}

impl Options {
    fn in_language(language: Language) -> Self {
        Self {
            language,
            ..Self::default()
        }
    }
}

impl Default for Options {
    /// English, with remedies.
    fn default() -> Self {
        Self {
            language: Language::default(),
            remedies: true,
        }
    }
}

/// Answers a scenario.
///
/// # Errors
/// `input.…` when a policy, the credential or the question cannot be read, or when nothing covers it.
pub fn evaluate(scenario: Scenario, language: Language) -> Result<Verdict, Error> {
    answer(scenario, &[], Options::in_language(language))
}

fn answer(scenario: Scenario, notes: &[Note], options: Options) -> Result<Verdict, Error> {
    let trust = scenario.trust.unwrap_or_default();
    Tenant::load(scenario.policies)?
        .with_trust(&trust)?
        .answer(&scenario.question, notes, options)
}

/// Answers a scenario given as JSON text.
///
/// # Errors
/// As [`evaluate`], and `input.syntax` with line and column.
pub fn evaluate_text(text: &str, language: Language) -> Result<Verdict, Error> {
    evaluate_text_with(text, Options::in_language(language))
}

/// [`evaluate_text`], with what is wanted of the verdict.
///
/// # Errors
/// As [`evaluate_text`].
pub fn evaluate_text_with(text: &str, options: Options) -> Result<Verdict, Error> {
    let (scenario, notes) = scenario::read(text)?;
    answer(scenario, &notes, options)
}

/// Answers a scenario given as JSON text with JSON text: the verdict, or `{"error": …}`.
#[must_use]
pub fn evaluate_json(text: &str, language: Language) -> String {
    match evaluate_text(text, language) {
        Ok(verdict) => json(&verdict),
        Err(error) => json(&ErrorDocument {
            error: error.report(language),
        }),
    }
}

#[derive(Serialize)]
struct ErrorDocument {
    error: ErrorReport,
}

/// The answer types hold strings, numbers and lists only, so they always serialise.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
