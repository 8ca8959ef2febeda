//! Chains of certificates as statements carry them: each one signed by the next, up to an anchor that is given apart.

use crate::credential::certificate::Certificate;
use crate::credential::signature::{Verified, Verifier};

/// Where a chain ends.
#[derive(Debug)]
pub(crate) enum Anchored<'c> {
    /// Below an anchor, or at a certificate that is one.
    Yes {
        /// The certificates that count, the leaf first and the anchor last.
        path: Vec<&'c Certificate>,
        /// A signature among them was not verified, because this build does not know its algorithm.
        unverified: bool,
    },
    /// Nothing that is known issued this certificate.
    No(&'c Certificate),
}

/// Follows a chain, leaf first, to one of the anchors. `None` for an empty chain.
pub(crate) fn anchored<'c>(
    chain: &'c [Certificate],
    anchors: &'c [Certificate],
) -> Option<Anchored<'c>> {
    let verifier = Verifier::default();
    let signed = |certificate: &'c Certificate, issuer: &'c Certificate| {
        if certificate.issuer_der != issuer.subject_der {
            return Verified::Invalid;
        }
        match &certificate.signed {
            Some(signed) => verifier.verify(signed, &issuer.key_der),
            None => Verified::Invalid,
        }
    };
    let mut path = Vec::new();
    let mut unverified = false;
    let mut certificate = chain.first()?;
    for position in 1..=chain.len() {
        path.push(certificate);
        if anchors.iter().any(|anchor| anchor.der == certificate.der) {
            return Some(Anchored::Yes { path, unverified });
        }
        let mut perhaps = None;
        for anchor in anchors.iter().filter(|anchor| may_be_anchor(anchor)) {
            match signed(certificate, anchor) {
                Verified::Valid => {
                    path.push(anchor);
                    return Some(Anchored::Yes { path, unverified });
                }
                Verified::Unsupported => perhaps = perhaps.or(Some(anchor)),
                Verified::Invalid => {}
            }
        }
        if let Some(anchor) = perhaps {
            path.push(anchor);
            return Some(Anchored::Yes {
                path,
                unverified: true,
            });
        }
        let Some(next) = chain.get(position).filter(|next| may_issue(next)) else {
            break;
        };
        match signed(certificate, next) {
            Verified::Invalid => break,
            Verified::Unsupported => unverified = true,
            Verified::Valid => {}
        }
        certificate = next;
    }
    Some(Anchored::No(certificate))
}

/// What stands in the chain has to say that it is an authority (RFC 5280, section 6.1.4 k): otherwise any key that an
/// authority ever vouched for could vouch for others.
fn may_issue(certificate: &Certificate) -> bool {
    certificate.is_authority == Some(true)
}

/// An anchor need not say so, since whoever lists it does; a listed leaf that says it is none vouches for itself only.
fn may_be_anchor(certificate: &Certificate) -> bool {
    certificate.is_authority != Some(false)
}
