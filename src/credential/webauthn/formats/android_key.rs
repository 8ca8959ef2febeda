//! Android key attestation (WebAuthn Level 3, section 8.4).

use asn1_rs::Any;
use asn1_rs::FromDer as _;

use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::malformed::Malformed;
use crate::credential::webauthn::statement::{
    Signature, Signing, algorithm, bytes, certificates, verify,
};
use crate::credential::webauthn::{attestation_certificate, cose};
use crate::credential::x509::certificate::Certificate;
use crate::words::reasons;
use crate::words::sentence::Row;

#[derive(Clone, Debug)]
pub(crate) struct AndroidKey {
    algorithm: i64,
    signature: Vec<u8>,
    pub x5c: Vec<Vec<u8>>,
}

/// The key description extension.
const KEY_DESCRIPTION: &str = "1.3.6.1.4.1.11129.2.1.17";

/// Tags of an AuthorizationList, and the values that a credential's key has.
const PURPOSE: u32 = 1;
const PURPOSE_SIGN: u8 = 2;
const ALL_APPLICATIONS: u32 = 600;
const ORIGIN: u32 = 702;
const ORIGIN_GENERATED: u8 = 0;

impl AndroidKey {
    pub fn read(statement: &Map) -> Result<Self, Malformed> {
        Ok(Self {
            algorithm: algorithm(statement)?,
            signature: bytes(statement, "sig")?,
            x5c: certificates(statement)?,
        })
    }

    pub fn verify(
        &self,
        signing: Signing<'_>,
        leaf: &Certificate,
    ) -> Result<Signature, &'static Row> {
        let verified = verify(
            self.algorithm,
            &leaf.key_der,
            signing.message(),
            &self.signature,
        )?;
        let key = signing.data.key.spki();
        if !key.is_some_and(|key| cose::same(&key, &leaf.key_der)) {
            return Err(&reasons::STATEMENT_KEY);
        }
        let description = attestation_certificate::extension(leaf, KEY_DESCRIPTION);
        let fields = description
            .as_ref()
            .and_then(|(_, value)| Any::from_der(value).ok())
            .and_then(|(_, description)| children(description.data))
            .unwrap_or_default();
        // attestationVersion and its level, keymasterVersion and its level, attestationChallenge, uniqueId, and what
        // software and hardware enforce.
        let [_, _, _, _, challenge, _, software, hardware, ..] = fields.as_slice() else {
            return Err(&reasons::ANDROID_KEY_DESCRIPTION);
        };
        if challenge.data != signing.client_data_hash {
            return Err(&reasons::ANDROID_KEY_CHALLENGE);
        }
        for list in [software, hardware] {
            authorized(list.data)?;
        }
        Ok(verified)
    }
}

/// What an AuthorizationList says of the key. One that says nothing contradicts nothing: the specification's own test
/// vector is of this kind.
fn authorized(list: &[u8]) -> Result<(), &'static Row> {
    let fields = children(list).ok_or(&reasons::ANDROID_KEY_DESCRIPTION)?;
    for field in fields {
        let value = || Some(Any::from_der(field.data).ok()?.1.data);
        let allowed = match field.tag().0 {
            ALL_APPLICATIONS => false,
            ORIGIN => value() == Some(&[ORIGIN_GENERATED]),
            PURPOSE => value()
                .and_then(children)
                .is_some_and(|purposes| purposes.iter().any(|one| one.data == [PURPOSE_SIGN])),
            _ => true,
        };
        if !allowed {
            return Err(&reasons::ANDROID_KEY_AUTHORIZATION);
        }
    }
    Ok(())
}

/// The values in the content of a SEQUENCE or a SET.
fn children(content: &[u8]) -> Option<Vec<Any<'_>>> {
    let mut rest = content;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (after, one) = Any::from_der(rest).ok()?;
        found.push(one);
        rest = after;
    }
    Some(found)
}
