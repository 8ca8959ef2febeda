//! A path of certificates, and what the checks along it look at.

use crate::credential::certificate::Certificate;
use crate::question::Circumstances;
use crate::tenant::evidence::Evidence;
use crate::tenant::trust_store::{Authority, TrustStore};
use crate::tenant::x509::X509Policy;

/// What the checks of a chain look at.
pub(crate) struct Context<'t> {
    pub store: &'t TrustStore,
    pub evidence: &'t Evidence,
    /// `None` where trust documents stand without a method configuration.
    pub policy: Option<&'t X509Policy>,
    pub question: &'t Circumstances,
}

/// Each certificate of the path with the authority that issued it.
pub(crate) fn links<'c>(
    leaf: &'c Certificate,
    path: &[&'c Authority],
) -> Vec<(&'c Certificate, &'c Authority)> {
    std::iter::once(leaf)
        .chain(path.iter().map(|authority| &authority.certificate))
        .zip(path.iter().copied())
        .collect()
}
