//! The same questions before and after a change of policies.

use serde::Serialize;

use crate::contract::error_report::ErrorReport;
use crate::contract::verdict::{CheckOutcome, Clause, Decision, Reason};
use crate::vocabulary::rule_id::RuleId;

/// The same questions before and after a change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Version of this format: 1.
    pub comparison: u8,
    /// One entry for each question, in order.
    pub questions: Vec<ComparedQuestion>,
    /// What authentication strengths allow otherwise than before, whoever asks.
    pub restrictions: Vec<RestrictionChange>,
    /// Certificate authorities that the trust store has or does not have any more.
    pub authorities: Vec<AuthorityChange>,
}

/// One question before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ComparedQuestion {
    /// Whether the decision or its reason code changed.
    pub changed: bool,
    /// The answer before.
    pub before: ComparedAnswer,
    /// The answer after.
    pub after: ComparedAnswer,
    /// Checks that came out otherwise, in the order of the trace.
    pub checks: Vec<ComparedCheck>,
    /// Known authenticator models that get in or are kept out by the change in the same circumstances; null for a
    /// question without passkey, and from the 17th one on that differs in more than its credential.
    pub models: Option<ModelChanges>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ComparedAnswer {
    /// The decision, null where there is an error.
    pub decision: Option<Decision>,
    /// The reason, null where there is an error.
    pub reason: Option<Reason>,
    /// Why the question cannot be answered.
    pub error: Option<ErrorReport>,
}

/// A check that came out otherwise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ComparedCheck {
    /// Ids of the checks that it is part of, the outermost first, and its own.
    pub path: Vec<RuleId>,
    /// How it came out before; null where it was not made.
    pub before: Option<CheckState>,
    /// How it came out after; null where it is not made any more.
    pub after: Option<CheckState>,
}

/// How a check came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CheckState {
    /// How it came out.
    pub outcome: CheckOutcome,
    /// Reason code when it failed or is undecided.
    pub code: Option<&'static str>,
    /// The clause that was read, in the policies of its side.
    pub policy: Option<Clause>,
    /// The outcome as a sentence.
    pub text: String,
}

/// Known authenticator models that a change concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ModelChanges {
    /// Let in after, not before.
    pub gained: Vec<NamedModel>,
    /// Let in before, refused after.
    pub lost: Vec<NamedModel>,
    /// Let in before, undecided after.
    pub undecided: Vec<NamedModel>,
}

/// An authenticator model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NamedModel {
    /// Lower case with hyphens.
    pub aaguid: String,
    /// Its name, where this build knows one.
    pub name: Option<&'static str>,
}

/// What one authentication strength allows otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RestrictionChange {
    /// Id of the strength, else its display name.
    pub strength: String,
    /// The combination that is restricted; null where the combinations themselves changed.
    pub combination: Option<String>,
    /// What is listed.
    pub kind: RestrictionKind,
    /// What was listed, sorted; null where nothing was restricted, or there was no such strength.
    pub before: Option<Vec<String>>,
    /// What is listed now, sorted; null where nothing is restricted any more, or there is no such strength.
    pub after: Option<Vec<String>>,
}

/// What a list of an authentication strength holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RestrictionKind {
    /// `allowedCombinations`.
    Combination,
    /// `allowedAAGUIDs`.
    Aaguid,
    /// `allowedIssuerSkis`.
    Issuer,
    /// `allowedPolicyOIDs`.
    PolicyOid,
}

/// An authority that came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthorityChange {
    /// Subject in encoded order.
    pub subject: String,
    /// SubjectKeyIdentifier, upper-case hex; null where the certificate has none.
    pub subject_key_identifier: Option<String>,
    /// Whether it is trusted now; before it was the other way round.
    pub trusted: bool,
}
