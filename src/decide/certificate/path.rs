//! A path of certificates, and what the checks along it look at.

use crate::contract::About;
use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::signature::{Verified, Verifier, verify_once};
use crate::question::circumstances::Circumstances;
use crate::tenant::evidence::Evidence;
use crate::tenant::methods::x509::X509Policy;
use crate::tenant::trust_store::{Authority, TrustStore};
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::text::to_upper_hex;

/// What the checks of a chain look at.
pub(crate) struct Context<'t> {
    pub leaf: &'t Certificate,
    pub store: &'t TrustStore,
    pub evidence: &'t Evidence,
    /// `None` where trust documents stand without a method configuration.
    pub policy: Option<&'t X509Policy>,
    pub question: &'t Circumstances,
    pub verifier: Verifier<'t>,
}

impl<'t> Context<'t> {
    /// Whether the key of `issuer` made the signature of `certificate`.
    pub fn signature(&self, certificate: &'t Certificate, issuer: &'t Authority) -> Verified {
        let key = &issuer.certificate.key_der;
        match &certificate.signed {
            Some(signed) if std::ptr::eq(certificate, self.leaf) => {
                self.verifier.verify(signed, key)
            }
            Some(signed) => verify_once(signed, key),
            None => Verified::Unsupported,
        }
    }

    /// Each certificate of the path with the authority that issued it.
    pub fn links(&self, path: &[&'t Authority]) -> Vec<(&'t Certificate, &'t Authority)> {
        std::iter::once(self.leaf)
            .chain(path.iter().map(|authority| &authority.certificate))
            .zip(path.iter().copied())
            .collect()
    }
}

/// A certificate as what a check is about; `document` is that of the trust store, where it stands in one.
pub(crate) fn about(certificate: &Certificate, document: Option<u32>) -> About {
    About {
        kind: AboutKind::Certificate,
        id: certificate.subject_key_id.as_deref().map(to_upper_hex),
        name: Some(certificate.subject.encoded_order()),
        document,
    }
}
