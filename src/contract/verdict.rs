//! The answer: decision, reason, trace, assumptions and findings.
//!
//! Every door serialises these types and nothing else, so that all of them answer byte for byte the same.

use std::borrow::Cow;

use serde::Serialize;

use crate::contract::fixed;
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::enumeration::enumeration;
use crate::vocabulary::input_kind::InputKind;
use crate::vocabulary::layer::Layer;
use crate::vocabulary::mode::Mode;
use crate::vocabulary::rule_id::RuleId;

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Version of this format: 1.
    pub verdict: u8,
    /// Whether the credential is let in.
    pub decision: Decision,
    /// What the decision speaks of, and what was loaded and left out of it.
    pub scope: Scope,
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

enumeration! {
    /// Whether the credential is let in.
    pub enum Decision {
        /// Everything that was judged passed.
        Allow = "allow", "Allowed", "許可";
        /// Something that was judged failed.
        Deny = "deny", "Refused", "拒否";
        /// An input is missing, or the documentation is silent, and the answer depends on it.
        Indeterminate = "indeterminate", "Undecided", "判定できません";
    }
}

/// What a decision speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// Layers that were judged, in the order of the service.
    pub judged: Vec<Layer>,
    /// Layers that were loaded and left out, because the question does not say enough: an `allow` then has the reason
    /// `allowed.inPart`.
    pub not_judged: Vec<NotJudged>,
}

/// A layer that was loaded and left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NotJudged {
    /// Which.
    pub layer: Layer,
    /// How many policies of it were loaded.
    pub documents: usize,
    /// RFC 6901 JSON Pointer to the member of the scenario without which it cannot be judged.
    #[serde(serialize_with = "fixed::text")]
    pub needs: &'static str,
}

/// Why the decision is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Stable code; `allowed` when everything passed, `allowed.inPart` when something that was loaded was not judged.
    #[serde(serialize_with = "fixed::text")]
    pub code: &'static str,
    /// The reason as a sentence, in the language asked for.
    pub text: String,
    /// The error code that the service shows (`AADSTS…`), where the documentation gives one.
    pub service_code: Option<String>,
    /// What the user reads on the screen, where the documentation gives the text.
    pub user_message: Option<String>,
    /// The clause that decided.
    pub policy: Option<Clause>,
    /// The check that decided: RFC 6901 JSON Pointer into `checks` of the verdict; null when everything passed.
    pub check: Option<String>,
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
        mode: Option<CertificateMode>,
    },
    /// A method without further data.
    Method {
        /// The authenticationMethodModes member.
        method: Mode,
    },
}

enumeration! {
    /// Where an AAGUID comes from.
    pub enum AaguidSource {
        /// Somebody typed it, or an authenticator said so without proof.
        Claimed = "claimed", "claimed", "申告";
        /// A verified attestation states it.
        Attested = "attested", "attested", "構成証明済み";
    }
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
    #[serde(serialize_with = "fixed::filled")]
    pub state: Cow<'static, str>,
    /// Whether the policy is for this sign-in.
    pub applies: Applies,
    /// Graph's `analysisReasons` flags of what kept it out.
    pub reasons: Vec<Cow<'static, str>>,
    /// Whether what it asks for is met.
    pub satisfied: Satisfied,
    /// Where the policy stands.
    pub policy: Clause,
    /// Its check: RFC 6901 JSON Pointer into `checks` of the verdict.
    pub check: String,
}

enumeration! {
    /// Whether a policy is for a sign-in.
    pub enum Applies {
        /// It is.
        Yes = "yes", "applies", "適用される";
        /// It is not.
        No = "no", "does not apply", "適用されない";
        /// An input is missing.
        Unknown = "unknown", "undecided", "判定できません";
    }
}

enumeration! {
    /// Whether what a policy asks for is met.
    pub enum Satisfied {
        /// It is.
        Yes = "yes", "met", "満たしている";
        /// It is not.
        No = "no", "not met", "満たしていない";
        /// An input is missing.
        Unknown = "unknown", "undecided", "判定できません";
        /// The policy does not apply, or asks for nothing.
        NotApplicable = "notApplicable", "not asked for", "対象外";
    }
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
    /// Whether what was performed satisfies it.
    pub decision: StrengthDecision,
    /// The service's own vocabulary.
    pub outcome: AuthenticationStrengthResult,
    /// Why: `strength.satisfied`, or the code of the deciding check.
    #[serde(serialize_with = "fixed::text")]
    pub reason: &'static str,
    /// Only report-only policies ask for it, so it decides nothing.
    pub report_only: bool,
    /// The clause that decided.
    pub policy: Option<Clause>,
    /// Its check: RFC 6901 JSON Pointer into `checks` of the verdict.
    pub check: String,
}

enumeration! {
    /// Whether an authentication strength is satisfied.
    pub enum StrengthDecision {
        /// It is.
        Satisfied = "satisfied", "satisfied", "満たしている";
        /// It is not.
        Unsatisfied = "unsatisfied", "not satisfied", "満たしていない";
        /// An input is missing, or the documentation is silent.
        Undecided = "undecided", "undecided", "判定できません";
    }
}

enumeration! {
    /// Graph's `authenticationStrengthResult`.
    pub enum AuthenticationStrengthResult {
        /// Nothing can be said.
        NotSet = "notSet", "cannot be said", "判定できません";
        /// Skipped because the user is registering security information.
        SkippedForProofUp = "skippedForProofUp", "skipped while security info is registered", "セキュリティ情報の登録中は省略されます";
        /// Met.
        Satisfied = "satisfied", "is satisfied", "満たしています";
        /// One more registered method would meet it.
        SingleChallengeRequired = "singleChallengeRequired", "one more registered method would satisfy it", "登録済みの方法をもう 1 つ使えば満たせます";
        /// Several more registered methods would meet it.
        MultipleChallengesRequired = "multipleChallengesRequired", "several more registered methods would satisfy it", "登録済みの方法をさらに複数使えば満たせます";
        /// One method has to be registered to meet it.
        SingleRegistrationRequired = "singleRegistrationRequired", "one method has to be registered to satisfy it", "満たすには方法を 1 つ登録する必要があります";
        /// Several methods have to be registered to meet it.
        MultipleRegistrationsRequired = "multipleRegistrationsRequired", "several methods have to be registered to satisfy it", "満たすには方法を複数登録する必要があります";
        /// The method fits; the AAGUID, issuer or policy OID restriction is not met.
        CannotSatisfyDueToCombinationConfiguration = "cannotSatisfyDueToCombinationConfiguration", "is not satisfied: the method fits, its restriction is not met", "満たしていません: 方法は適合しますが、制限を満たしません";
        /// No way for this user to meet it.
        CannotSatisfy = "cannotSatisfy", "cannot be satisfied by this user", "このユーザーは満たせません";
    }
}

/// One check of the trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Which rule was checked, such as `passkey.aaguid`.
    pub id: RuleId,
    /// How it came out.
    pub outcome: CheckOutcome,
    /// Reason code when the check failed or is undecided.
    #[serde(serialize_with = "fixed::some")]
    pub code: Option<&'static str>,
    /// The clause that was read.
    pub policy: Option<Clause>,
    /// What the check is about, where several checks of one rule are about different things.
    pub about: Option<About>,
    /// What the clause asks for.
    pub expected: Option<String>,
    /// What the credential, the user or the question has.
    pub actual: Option<String>,
    /// The same one by one.
    pub values: Values,
    /// The input that would decide the check, where it lacks one.
    pub missing: Option<Missing>,
    /// The outcome as a sentence.
    #[serde(serialize_with = "fixed::filled")]
    pub text: Cow<'static, str>,
    /// What the rule rests on.
    pub basis: Basis,
    /// The checks that this one is made of.
    pub checks: Vec<Check>,
}

/// What a check is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// What it is.
    pub kind: AboutKind,
    /// Its id, where it has one: of a certificate its subject key identifier as upper-case hex.
    pub id: Option<String>,
    /// What people call it: of a certificate its subject in encoded order.
    pub name: Option<String>,
    /// Index of the policy document that it stands in.
    pub document: Option<u32>,
}

/// What was compared, one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Values {
    /// What the clause asks for: of a long list the first entries.
    pub expected: Vec<String>,
    /// What the credential, the user or the question has.
    pub actual: Vec<String>,
}

/// An input that would decide a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// RFC 6901 JSON Pointer into the scenario.
    pub path: String,
    /// Where it belongs.
    pub kind: InputKind,
    /// What people call it, in the language asked for.
    pub label: String,
}

enumeration! {
    /// How a check came out.
    pub enum CheckOutcome {
        /// Passed.
        Pass = "pass", "Passed", "合格";
        /// Failed.
        Fail = "fail", "Failed", "不合格";
        /// Not made, because no document covers it or something before it settled the matter.
        Skip = "skip", "Skipped", "対象外";
        /// Undecided.
        Unknown = "unknown", "Undecided", "判定できません";
    }
}

/// What a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Basis {
    /// How sure one can be.
    pub class: BasisClass,
    /// The page or schema.
    #[serde(serialize_with = "fixed::text")]
    pub source: &'static str,
    /// Its date, `YYYY-MM-DD`.
    #[serde(serialize_with = "fixed::text")]
    pub dated: &'static str,
    /// Another statement that contradicts it, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<Statement>,
}

/// A statement that contradicts the one that a check rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// The page or message.
    #[serde(serialize_with = "fixed::text")]
    pub source: &'static str,
    /// Its date, `YYYY-MM-DD`.
    #[serde(serialize_with = "fixed::text")]
    pub dated: &'static str,
}

enumeration! {
    /// How sure one can be of a rule.
    pub enum BasisClass {
        /// Microsoft's documentation says so.
        Documented = "documented", "documented", "文書";
        /// The published schema says so.
        Schema = "schema", "schema", "スキーマ";
        /// Somebody published what a real tenant does.
        Observed = "observed", "observed", "観測";
        /// This project concludes it; the documentation is silent.
        Inferred = "inferred", "inferred", "推論";
    }
}

/// A reading that the decision leaned on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assumption {
    /// Number of the open question (`A…`) or of the project's ruling (`B…`).
    #[serde(serialize_with = "fixed::text")]
    pub id: &'static str,
    /// What is assumed, as a sentence.
    #[serde(serialize_with = "fixed::filled")]
    pub text: Cow<'static, str>,
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
    pub methods: Vec<Mode>,
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
    #[serde(serialize_with = "fixed::text")]
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
    /// RFC 6902 patch of the document that takes the finding away; null where there is no one way to do that.
    pub mend: Option<Vec<serde_json::Value>>,
}

enumeration! {
    /// How much a finding matters.
    pub enum Severity {
        /// The service would refuse it, or it cannot be what was meant.
        Error = "error", "Error", "エラー";
        /// It probably is not what was meant, or part of the answer hangs on it.
        Warning = "warning", "Warning", "警告";
        /// Good to know.
        Info = "info", "Note", "情報";
    }
}
