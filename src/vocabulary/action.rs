//! What the user does with a credential.

use serde::Deserialize;
use serde::Serialize;

/// What the user does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Register the credential.
    Register,
    /// Sign in with the credential.
    SignIn,
}
