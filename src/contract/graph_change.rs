//! Requests to Microsoft Graph that turn policies into edited ones.

use serde::Serialize;
use serde_json::Value;

use crate::contract::inspection::PolicyReference;
use crate::contract::verdict::{Clause, Finding};

/// What to send, in order, and what is noteworthy about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GraphChange {
    /// The requests, in the order in which they have to be sent.
    pub requests: Vec<GraphRequest>,
    /// Changes that no request makes: places in the edited documents, and in those before for what is gone.
    pub unsent: Vec<UnsentChange>,
    /// What is noteworthy about the edited documents; of severity `error` is what the service is known to refuse.
    pub findings: Vec<Finding>,
}

/// One request to Microsoft Graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GraphRequest {
    /// `PATCH`, `POST` or `DELETE`.
    pub method: &'static str,
    /// Version and path, such as `/v1.0/policies/…`.
    pub path: String,
    /// The permissions of Microsoft Graph that it needs, least privilege.
    pub permissions: &'static [&'static str],
    /// The built-in role of Microsoft Entra that suffices for a person to send it.
    pub role: &'static str,
    /// Where it changes an authentication strength, the Conditional Access policies that ask for it: who signs in under
    /// them is affected, and the service asks for a confirmation.
    pub affects: Vec<PolicyReference>,
    /// The body; null for `DELETE`.
    pub body: Option<Value>,
    /// The resource in the edited documents; null for `DELETE`.
    pub policy: Option<Clause>,
    /// The body as indented JSON; empty for `DELETE`.
    pub json: String,
    /// The request as a command of the Azure CLI, for a POSIX shell.
    pub azure_cli: String,
    /// The request as a command of Microsoft Graph PowerShell.
    pub power_shell: String,
}

/// A change that no request makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnsentChange {
    /// Why.
    pub why: Unsent,
    /// The resource.
    pub policy: Clause,
    /// Its Graph type.
    pub resource: &'static str,
    /// The Conditional Access policies of the edited documents that still ask for it.
    pub referred_by: Vec<PolicyReference>,
}

/// Why a change is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Unsent {
    /// The resource is gone; whether it is to be deleted is for somebody to decide.
    Removed,
    /// An authentication strength is gone that policies still refer to; the service does not delete it until they do not.
    InUse,
    /// The resource is changed by uploads or by hand, or cannot be changed, such as a built-in strength.
    NotWritable,
    /// It has no id, so nothing tells which resource it is.
    NoId,
    /// Its id is none that Microsoft Graph gives, and in the path of a request it could lead to another resource.
    InvalidId,
    /// A member is gone, at this place before. The service keeps what a request does not have, and no value is known to take
    /// it away: it has to be given the value that is wanted.
    MemberGone,
}
