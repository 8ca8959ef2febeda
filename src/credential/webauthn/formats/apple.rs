//! Apple's anonymous attestation (WebAuthn Level 3, section 8.8).

use asn1_rs::Any;
use asn1_rs::FromDer as _;

use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::malformed::Malformed;
use crate::credential::webauthn::statement::{Signature, Signing, certificates};
use crate::credential::webauthn::{attestation_certificate, cose};
use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::digest::sha256;
use crate::words::reasons;
use crate::words::sentence::Row;

#[derive(Clone, Debug)]
pub(crate) struct Apple {
    pub x5c: Vec<Vec<u8>>,
}

/// The extension that holds the nonce.
const NONCE: &str = "1.2.840.113635.100.8.2";

impl Apple {
    pub fn read(statement: &Map) -> Result<Self, Malformed> {
        Ok(Self {
            x5c: certificates(statement)?,
        })
    }

    /// There is no signature but those of the chain: the certificate itself is made for the credential.
    pub fn verify(signing: Signing<'_>, leaf: &Certificate) -> Result<Signature, &'static Row> {
        let stated = attestation_certificate::extension(leaf, NONCE);
        let nonce = stated.as_ref().and_then(|(_, value)| nonce(value));
        if nonce != Some(sha256(&signing.message()).as_slice()) {
            return Err(&reasons::APPLE_NONCE);
        }
        match signing.data.key.spki() {
            None => Ok(Signature::Unsupported),
            Some(spki) if cose::same(&spki, &leaf.key_der) => Ok(Signature::Verified),
            Some(_) => Err(&reasons::STATEMENT_KEY),
        }
    }
}

/// SEQUENCE { [1] EXPLICIT OCTET STRING }.
fn nonce(value: &[u8]) -> Option<&[u8]> {
    let (_, sequence) = Any::from_der(value).ok()?;
    let (_, tagged) = Any::from_der(sequence.data).ok()?;
    let (_, nonce) = Any::from_der(tagged.data).ok()?;
    (tagged.tag().0 == 1 && nonce.tag().0 == 4).then_some(nonce.data)
}
