//! The packed format (WebAuthn Level 3, section 8.2).

use x509_parser::prelude::FromDer;
use x509_parser::prelude::X509Certificate;

use crate::credential::webauthn::cbor;
use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::malformed::Malformed;
use crate::credential::webauthn::statement::{
    Signature, Signing, algorithm, bytes, certificates, verify,
};
use crate::credential::x509::certificate::Certificate;
use crate::words::reasons;
use crate::words::sentence::Row;

#[derive(Clone, Debug)]
pub(crate) struct Packed {
    algorithm: i64,
    signature: Vec<u8>,
    /// Empty in self-attestation.
    pub x5c: Vec<Vec<u8>>,
}

impl Packed {
    pub fn read(statement: &Map) -> Result<Self, Malformed> {
        let has = |name| cbor::member(statement, name).is_some();
        // Level 1 knew ECDAA, which is neither of the two forms that are left.
        if has("ecdaaKeyId") {
            return Err(Malformed::new(&reasons::MALFORMED_ECDAA, ""));
        }
        Ok(Self {
            algorithm: algorithm(statement)?,
            signature: bytes(statement, "sig")?,
            x5c: if has("x5c") {
                certificates(statement)?
            } else {
                Vec::new()
            },
        })
    }

    pub fn verify(
        &self,
        signing: Signing<'_>,
        leaf: Option<&Certificate>,
    ) -> Result<Signature, &'static Row> {
        let Some(leaf) = leaf else {
            return self.verify_self(signing);
        };
        let verified = verify(
            self.algorithm,
            &leaf.key_der,
            signing.message(),
            &self.signature,
        )?;
        requirements(leaf)?;
        Ok(verified)
    }

    fn verify_self(&self, signing: Signing<'_>) -> Result<Signature, &'static Row> {
        let key = &signing.data.key;
        if key.algorithm != self.algorithm {
            return Err(&reasons::STATEMENT_ALGORITHM);
        }
        match key.spki() {
            Some(spki) => verify(self.algorithm, &spki, signing.message(), &self.signature),
            None => Ok(Signature::Unsupported),
        }
    }
}

/// Section 8.2.1.
fn requirements(leaf: &Certificate) -> Result<(), &'static Row> {
    if leaf.version != 3 {
        return Err(&reasons::PACKED_VERSION);
    }
    let Ok((_, read)) = X509Certificate::from_der(&leaf.der) else {
        return Err(&reasons::STATEMENT_CERTIFICATE);
    };
    let subject = read.subject();
    let one = |texts: Vec<&str>, wanted: &dyn Fn(&str) -> bool| texts.into_iter().any(wanted);
    let country = subject.iter_country().filter_map(|one| one.as_str().ok());
    let organization = subject
        .iter_organization()
        .filter_map(|one| one.as_str().ok());
    let unit = subject
        .iter_organizational_unit()
        .filter_map(|one| one.as_str().ok());
    let name = subject
        .iter_common_name()
        .filter_map(|one| one.as_str().ok());
    let named = one(country.collect(), &|text| {
        text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
    }) && one(organization.collect(), &|text| !text.is_empty())
        && one(unit.collect(), &|text| text == "Authenticator Attestation")
        && one(name.collect(), &|text| !text.is_empty());
    if !named {
        return Err(&reasons::PACKED_SUBJECT);
    }
    if leaf.is_authority != Some(false) {
        return Err(&reasons::STATEMENT_BASIC_CONSTRAINTS);
    }
    Ok(())
}
