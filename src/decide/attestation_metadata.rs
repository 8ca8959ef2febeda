//! What attestation is held to by FIDO metadata (spec 3.5): the model is listed, the chain ends in one of its roots, it is
//! certified, capable and not compromised.

use uuid::Uuid;

use crate::catalogue::{reasons, rules};
use crate::credential::certificate::Certificate;
use crate::question::Circumstances;
use crate::trace::Check;

/// The checks of an attested AAGUID against metadata, in service order. The first says whether there is metadata at all;
/// the signature and the AAGUID extension are judged between it and the others.
pub(super) fn metadata_checks(
    aaguid: Uuid,
    _chain: &[Certificate],
    _question: &Circumstances,
) -> Vec<Check> {
    vec![
        Check::unknown(&rules::ATTESTATION_METADATA, &reasons::METADATA_MISSING)
            .actual(aaguid.hyphenated().to_string()),
    ]
}
