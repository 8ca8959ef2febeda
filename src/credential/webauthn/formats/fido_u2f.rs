//! The format of FIDO U2F (WebAuthn Level 3, section 8.6).

use x509_parser::prelude::FromDer;
use x509_parser::prelude::SubjectPublicKeyInfo;

use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::cose;
use crate::credential::webauthn::cose::{Curve, PublicKey};
use crate::credential::webauthn::malformed::{Malformed, member};
use crate::credential::webauthn::statement::{Signature, Signing, bytes, certificates, verify};
use crate::credential::x509::certificate::Certificate;
use crate::words::reasons;
use crate::words::sentence::Row;

#[derive(Clone, Debug)]
pub(crate) struct FidoU2f {
    signature: Vec<u8>,
    /// Exactly one.
    pub x5c: Vec<Vec<u8>>,
}
const ES256: i64 = -7;

impl FidoU2f {
    pub fn read(statement: &Map) -> Result<Self, Malformed> {
        let x5c = certificates(statement)?;
        if x5c.len() != 1 {
            return Err(member("attStmt.x5c"));
        }
        Ok(Self {
            signature: bytes(statement, "sig")?,
            x5c,
        })
    }

    pub fn verify(
        &self,
        signing: Signing<'_>,
        leaf: &Certificate,
    ) -> Result<Signature, &'static Row> {
        let curve = SubjectPublicKeyInfo::from_der(&leaf.key_der)
            .ok()
            .and_then(|(_, key)| cose::curve(&key));
        let PublicKey::Ec {
            curve: Curve::P256,
            x,
            y,
        } = &signing.data.key.public
        else {
            return Err(&reasons::STATEMENT_ALGORITHM);
        };
        if curve != Some(Curve::P256) {
            return Err(&reasons::STATEMENT_ALGORITHM);
        }
        // What a U2F device signs: a zero byte, the two hashes, the key handle, and the key as X9.62 writes it.
        let message = [
            &[0],
            signing.data.rp_id_hash.as_slice(),
            signing.client_data_hash,
            &signing.data.credential_id,
            &[4],
            x,
            y,
        ]
        .concat();
        verify(ES256, &leaf.key_der, message, &self.signature)
    }
}
