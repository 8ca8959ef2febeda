//! Chains of certificates as statements carry them: each one signed by the next, up to an anchor that is given apart.

use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::signature::{Verified, verify_once};

/// Where a chain ends.
#[derive(Debug)]
pub(crate) enum Anchored<'c> {
    /// Below an anchor, or at a certificate that is one.
    Yes {
        /// The certificates that count, the leaf first and the anchor last.
        path: Vec<&'c Certificate>,
        /// The weakest verification among their signatures; never [`Verified::Invalid`].
        verified: Verified,
    },
    /// Nothing that is known issued this certificate.
    No(&'c Certificate),
}

/// Follows a chain, leaf first, to one of the anchors. `None` for an empty chain.
pub(crate) fn anchored<'c>(
    chain: &'c [Certificate],
    anchors: &'c [Certificate],
) -> Option<Anchored<'c>> {
    let signed = |certificate: &'c Certificate, issuer: &'c Certificate| {
        if certificate.issuer_der != issuer.subject_der {
            return Verified::Invalid;
        }
        match &certificate.signed {
            Some(signed) => verify_once(signed, &issuer.key_der),
            None => Verified::Invalid,
        }
    };
    let mut path = Vec::new();
    let mut verified = Verified::Valid;
    // An anchor that may have issued a certificate counts only where nothing else leads to one.
    let mut perhaps = None;
    let mut certificate = chain.first()?;
    for position in 1..=chain.len() {
        path.push(certificate);
        if anchors.iter().any(|anchor| anchor.der == certificate.der) {
            return Some(Anchored::Yes { path, verified });
        }
        let issuer = anchors
            .iter()
            .filter(|anchor| may_be_anchor(anchor))
            .map(|anchor| (signed(certificate, anchor).max(verified), anchor))
            .min_by_key(|(verified, _)| *verified)
            .filter(|(verified, _)| *verified != Verified::Invalid);
        if let Some((verified, anchor)) = issuer {
            let path = path.iter().copied().chain([anchor]).collect();
            if verified == Verified::Valid {
                return Some(Anchored::Yes { path, verified });
            }
            perhaps = perhaps.or(Some(Anchored::Yes { path, verified }));
        }
        let Some(next) = chain.get(position).filter(|next| may_issue(next)) else {
            break;
        };
        match signed(certificate, next) {
            Verified::Invalid => break,
            link => verified = verified.max(link),
        }
        certificate = next;
    }
    Some(perhaps.unwrap_or(Anchored::No(certificate)))
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
