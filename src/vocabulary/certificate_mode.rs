//! Graph's `x509CertificateAuthenticationMode`.

use serde::Deserialize;
use serde::Serialize;

/// Graph's `x509CertificateAuthenticationMode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CertificateMode {
    /// The certificate is one factor.
    #[serde(rename = "x509CertificateSingleFactor")]
    SingleFactor,
    /// The certificate is multifactor authentication.
    #[serde(rename = "x509CertificateMultiFactor")]
    MultiFactor,
}

impl CertificateMode {
    /// The wire form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleFactor => "x509CertificateSingleFactor",
            Self::MultiFactor => "x509CertificateMultiFactor",
        }
    }
}
