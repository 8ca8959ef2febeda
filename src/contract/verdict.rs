//! The answer: decision, reason, trace, assumptions and findings.
//!
//! Every door serialises these types and nothing else, so that all of them answer byte for byte the same.

use serde::Serialize;
use std::borrow::Cow;

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Version of this format: 1.
    pub verdict: u8,
    /// Whether the credential is let in.
    pub decision: Decision,
    /// The first decisive check, in the order in which the service checks.
    pub reason: Reason,
    /// What was presented, as it was understood.
    pub credential: CredentialSummary,
    /// What Conditional Access says; null where the question names no access, or no policy was given.
    pub access: Option<AccessResult>,
    /// One entry for each authentication strength that was tested.
    pub strengths: Vec<StrengthResult>,
    /// The whole trace: every check, passed, failed, skipped and undecided.
    pub checks: Vec<Check>,
    /// The places where the documentation is silent and this project had to choose a reading.
    pub assumptions: Vec<Assumption>,
    /// Changes to one policy document, each of which would turn the answer into `allow`; what opens less comes first.
    pub remedies: Vec<Remedy>,
    /// Changes to several policy documents that only together would turn the answer into `allow`, in the same order.
    pub combined_remedies: Vec<CombinedRemedy>,
    /// Other methods with which the same sign-in would be let in, those that the user has registered first.
    pub alternatives: Vec<Alternative>,
    /// What is noteworthy about the policies and the question, whatever the decision.
    pub findings: Vec<Finding>,
}

/// Whether the credential is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// Everything that was judged passed.
    Allow,
    /// Something that was judged failed.
    Deny,
    /// An input is missing, or the documentation is silent, and the answer depends on it.
    Indeterminate,
}

impl Decision {
    /// The wire form: `allow`, `deny` or `indeterminate`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
            Self::Indeterminate => "indeterminate",
        }
    }
}

/// Why the decision is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Stable code, `allowed` when everything passed.
    pub code: &'static str,
    /// The reason as a sentence, in the language asked for.
    pub text: String,
    /// The error code that the service shows (`AADSTS…`), where the documentation gives one.
    pub service_code: Option<String>,
    /// What the user reads on the screen, where the documentation gives the text.
    pub user_message: Option<String>,
    /// The clause that decided.
    pub policy: Option<Clause>,
}

/// A place in a policy document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Clause {
    /// Index of the document in `policies`, from 0.
    pub document: u32,
    /// RFC 6901 JSON Pointer into the document as given.
    pub path: String,
}

impl From<&Clause> for Clause {
    fn from(clause: &Clause) -> Self {
        clause.clone()
    }
}

/// The credential as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum CredentialSummary {
    /// A passkey.
    Passkey {
        /// The AAGUID, lower case with hyphens; null when the question gives none.
        aaguid: Option<String>,
        /// `claimed` for an AAGUID that somebody typed, `attested` for one from a verified attestation.
        aaguid_source: AaguidSource,
        /// A name for people, where this build or the FIDO metadata knows the model. Never part of a decision.
        name: Option<String>,
    },
    /// A certificate.
    Certificate {
        /// Subject in encoded order.
        subject: String,
        /// Issuer in encoded order.
        issuer: String,
        /// Serial number, lower-case hex.
        serial_number: String,
        /// `x509CertificateSingleFactor` or `x509CertificateMultiFactor`; null where nothing states it.
        mode: Option<&'static str>,
    },
    /// A method without further data.
    Method {
        /// The authenticationMethodModes member.
        method: &'static str,
    },
}

/// Where an AAGUID comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AaguidSource {
    /// Somebody typed it, or an authenticator said so without proof.
    Claimed,
    /// A verified attestation states it.
    Attested,
}

/// What Conditional Access says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessResult {
    /// One entry for each policy.
    pub policies: Vec<AccessPolicyResult>,
}

/// The outcome for one Conditional Access policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessPolicyResult {
    /// Id of the policy, null for one that has none.
    pub id: Option<String>,
    /// Display name.
    pub display_name: Option<String>,
    /// `conditionalAccessPolicyState`. Report-only policies never decide.
    pub state: Cow<'static, str>,
    /// Whether the policy is for this sign-in.
    pub applies: Applies,
    /// Graph's `analysisReasons` flags of what kept it out.
    pub reasons: Vec<Cow<'static, str>>,
    /// Whether what it asks for is met.
    pub satisfied: Satisfied,
    /// Where the policy stands.
    pub policy: Clause,
}

/// Whether a policy is for a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Applies {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// An input is missing.
    Unknown,
}

/// Whether what a policy asks for is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Satisfied {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// An input is missing.
    Unknown,
    /// The policy does not apply, or asks for nothing.
    NotApplicable,
}

/// The outcome for one authentication strength.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StrengthResult {
    /// Id of the strength, null for one that has none.
    pub id: Option<String>,
    /// Display name, or what the question called it.
    pub display_name: String,
    /// The service's own vocabulary.
    pub outcome: AuthenticationStrengthResult,
    /// Why: `strength.satisfied`, or the code of the deciding check.
    pub reason: &'static str,
    /// Only report-only policies ask for it, so it decides nothing.
    pub report_only: bool,
    /// The clause that decided.
    pub policy: Option<Clause>,
}

/// Graph's `authenticationStrengthResult`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AuthenticationStrengthResult {
    /// Nothing can be said.
    NotSet,
    /// Skipped because the user is registering security information.
    SkippedForProofUp,
    /// Met.
    Satisfied,
    /// One more registered method would meet it.
    SingleChallengeRequired,
    /// Several more registered methods would meet it.
    MultipleChallengesRequired,
    /// One method has to be registered to meet it.
    SingleRegistrationRequired,
    /// Several methods have to be registered to meet it.
    MultipleRegistrationsRequired,
    /// The method fits; the AAGUID, issuer or policy OID restriction is not met.
    CannotSatisfyDueToCombinationConfiguration,
    /// No way for this user to meet it.
    CannotSatisfy,
}

/// One check of the trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Which rule was checked, such as `passkey.aaguid`.
    pub id: &'static str,
    /// How it came out.
    pub outcome: CheckOutcome,
    /// Reason code when the check failed or is undecided.
    pub code: Option<&'static str>,
    /// The clause that was read.
    pub policy: Option<Clause>,
    /// What the clause asks for.
    pub expected: Option<String>,
    /// What the credential, the user or the question has.
    pub actual: Option<String>,
    /// The outcome as a sentence.
    pub text: String,
    /// What the rule rests on.
    pub basis: Basis,
    /// The checks that this one is made of.
    pub checks: Vec<Check>,
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CheckOutcome {
    /// Passed.
    Pass,
    /// Failed.
    Fail,
    /// Not made, because no document covers it or something before it settled the matter.
    Skip,
    /// Undecided.
    Unknown,
}

/// What a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Basis {
    /// How sure one can be.
    pub class: BasisClass,
    /// The page or schema.
    pub source: &'static str,
    /// Its date, `YYYY-MM-DD`.
    pub dated: &'static str,
}

/// How sure one can be of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum BasisClass {
    /// Microsoft's documentation says so.
    Documented,
    /// The published schema says so.
    Schema,
    /// Somebody published what a real tenant does.
    Observed,
    /// This project concludes it; the documentation is silent.
    Inferred,
}

/// A reading that the decision leaned on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assumption {
    /// Number of the open question (`A…`) or of the project's ruling (`B…`).
    pub id: &'static str,
    /// What is assumed, as a sentence.
    pub text: String,
}

/// A policy change after which the same question answers `allow`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Remedy {
    /// What the change does, as a sentence.
    pub text: String,
    /// Index of the document that it changes.
    pub document: u32,
    /// RFC 6902 patch.
    pub patch: Vec<serde_json::Value>,
    /// How many known authenticator models get in by it beside the one that was asked about; null where the credential
    /// is no passkey with an AAGUID, or where more models are known than are counted.
    pub admits: Option<usize>,
}

/// Changes to several policy documents after which the same question answers `allow`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CombinedRemedy {
    /// What the changes do, as sentences.
    pub text: String,
    /// The changes, one for each document.
    pub changes: Vec<DocumentChange>,
    /// As in [`Remedy`].
    pub admits: Option<usize>,
}

/// What changes in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentChange {
    /// Index of the document.
    pub document: u32,
    /// RFC 6902 patch.
    pub patch: Vec<serde_json::Value>,
}

/// Methods with which the same sign-in would be let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// authenticationMethodModes members in the order in which they are performed, beside those of `alsoUsed`.
    pub methods: Vec<&'static str>,
    /// Whether the user has registered them; a password needs no registration. Null where that is not known.
    pub registered: Option<bool>,
    /// How many known models of passkeys would do, where the method is `fido2`.
    pub models: Option<usize>,
    /// The same as a sentence.
    pub text: String,
}

/// Something noteworthy about a policy or the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Stable code.
    pub code: &'static str,
    /// Index of the policy document; null when `path` points into the scenario.
    pub document: Option<u32>,
    /// RFC 6901 JSON Pointer.
    pub path: String,
    /// Line of the place in a policy that came as text, from 1.
    pub line: Option<u32>,
    /// Column of the place in UTF-16 code units, from 1.
    pub column: Option<u32>,
    /// The finding as a sentence.
    pub text: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The service would refuse it, or it cannot be what was meant.
    Error,
    /// It probably is not what was meant, or part of the answer hangs on it.
    Warning,
    /// Good to know.
    Info,
}
