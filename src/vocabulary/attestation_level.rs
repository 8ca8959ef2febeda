//! Graph's `attestationLevel`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `attestationLevel`.
    pub enum AttestationLevel {
        /// The service verified the attestation.
        Attested = "attested", "Attested", "構成証明あり";
        /// It did not.
        NotAttested = "notAttested", "Not attested", "構成証明なし";
    }
}
