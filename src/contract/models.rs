//! What policies say to every known authenticator model.

use serde::Serialize;

use crate::contract::verdict::{Decision, Finding};

/// The models that are known, and what the policy says to each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Models {
    /// Sorted by name, then by AAGUID.
    pub models: Vec<AuthenticatorModel>,
    /// How many models share a reason at registration, the most frequent first.
    pub registration: Vec<ReasonCount>,
    /// How many models share a reason at sign-in, the most frequent first.
    pub sign_in: Vec<ReasonCount>,
    /// The day of Microsoft's list of attested models in this build, `YYYY-MM-DD`.
    pub catalogue_dated: &'static str,
    /// Serial number of the FIDO metadata that was given.
    pub metadata_number: Option<u64>,
    /// What is noteworthy about the list and the metadata.
    pub findings: Vec<Finding>,
}

/// An authenticator model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorModel {
    /// Lower case with hyphens.
    pub aaguid: String,
    /// Its name, for people.
    pub name: String,
    /// Where the model is known from.
    pub source: ModelSource,
    /// How it is reached, in WebAuthn's words, as far as list or metadata tell.
    pub transports: Vec<String>,
    /// Whether it has a fingerprint reader or the like; null where nothing tells.
    pub biometric: Option<bool>,
    /// The status that the metadata reports at the moment, such as `FIDO_CERTIFIED_L1`; null without metadata.
    pub certification: Option<String>,
    /// Microsoft's list of attested models names it.
    pub listed: bool,
    /// Its metadata meets the documented requirements; null without metadata of it.
    pub meets_requirements: Option<bool>,
    /// The key was taken for attested, because list and metadata say that the model is fit for it.
    pub attested: bool,
    /// Whether a genuine key of the model may be registered.
    pub registration: ModelVerdict,
    /// Whether a registered key of the model may sign in.
    pub sign_in: ModelVerdict,
}

/// Where a model is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ModelSource {
    /// What Microsoft's documentation names, in this build.
    Catalogue,
    /// The FIDO metadata that was given.
    Metadata,
    /// Both.
    Both,
}

/// The decision about one model, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ModelVerdict {
    /// Whether the model is let in.
    pub decision: Decision,
    /// Reason code, `allowed` when everything passed.
    pub reason: &'static str,
    /// The reason as a sentence.
    pub text: String,
}

/// How many models share a decision and its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReasonCount {
    /// The decision.
    pub decision: Decision,
    /// Its reason code.
    pub reason: &'static str,
    /// How many models.
    pub count: usize,
}
