//! Graph's `x509CertificateAuthenticationMode`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `x509CertificateAuthenticationMode`.
    pub enum CertificateMode {
        /// The certificate is one factor.
        SingleFactor = "x509CertificateSingleFactor", "Single-factor", "単一要素";
        /// The certificate is multifactor authentication.
        MultiFactor = "x509CertificateMultiFactor", "Multifactor", "多要素";
    }
}
