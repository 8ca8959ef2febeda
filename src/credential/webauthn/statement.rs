//! What attestation statement formats have in common: members, and what a signature covers.

use ciborium::value::Value;

use crate::credential::webauthn::auth_data::AuthenticatorData;
use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::malformed::{Malformed, member};
use crate::credential::webauthn::{cbor, cose};
use crate::credential::x509::signature;
use crate::credential::x509::signature::{Signed, Verified};
use crate::words::reasons;
use crate::words::sentence::Row;

/// How a statement was verified, where nothing in it is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    /// Everything that the format asks for holds.
    Verified,
    /// All but the signature, since this build leaves signatures out.
    LeftOut,
    /// All but the signature, whose algorithm or key this build does not verify.
    Unsupported,
    /// Nothing yet: the client data, which the signature covers, is not given.
    ClientDataMissing,
    /// The format has nothing to verify, or this build does not verify it.
    NotVerifiable,
}

/// What a statement is verified against.
#[derive(Clone, Copy)]
pub(crate) struct Signing<'a> {
    pub(crate) data: &'a AuthenticatorData,
    pub(crate) client_data_hash: &'a [u8; 32],
}

impl Signing<'_> {
    /// authenticatorData and the hash of the client data, concatenated.
    pub(crate) fn message(&self) -> Vec<u8> {
        [self.data.bytes.as_slice(), self.client_data_hash].concat()
    }
}

/// A member of a statement that is a byte string.
pub(crate) fn bytes(statement: &Map, name: &'static str) -> Result<Vec<u8>, Malformed> {
    cbor::member(statement, name)
        .and_then(Value::as_bytes)
        .filter(|bytes| !bytes.is_empty())
        .cloned()
        .ok_or_else(|| member(&format!("attStmt.{name}")))
}

pub(crate) fn algorithm(statement: &Map) -> Result<i64, Malformed> {
    cbor::member(statement, "alg")
        .and_then(cbor::integer)
        .ok_or_else(|| member("attStmt.alg"))
}

/// The attestation certificate and what stands behind it.
pub(crate) fn certificates(statement: &Map) -> Result<Vec<Vec<u8>>, Malformed> {
    let wrong = || member("attStmt.x5c");
    let items = cbor::member(statement, "x5c")
        .and_then(Value::as_array)
        .filter(|items| !items.is_empty() && items.len() <= crate::contract::limits::CERTIFICATES)
        .ok_or_else(wrong)?;
    items
        .iter()
        .map(|item| item.as_bytes().cloned().ok_or_else(wrong))
        .collect()
}

/// Verifies a signature by a COSE algorithm and a key that is DER of a SubjectPublicKeyInfo.
pub(crate) fn verify(
    algorithm: i64,
    key: &[u8],
    message: Vec<u8>,
    signature: &[u8],
) -> Result<Signature, &'static Row> {
    match cose::fit(algorithm, key) {
        cose::Fit::Fits => {}
        cose::Fit::Never => return Err(&reasons::STATEMENT_ALGORITHM),
        cose::Fit::Beyond => return Ok(Signature::Unsupported),
    }
    let Some(identifier) = cose::algorithm_identifier(algorithm) else {
        return Ok(Signature::Unsupported);
    };
    let signed = Signed {
        message,
        algorithm: identifier,
        signature: signature.to_vec(),
    };
    match signature::verify(&signed, key) {
        Verified::Valid => Ok(Signature::Verified),
        Verified::LeftOut => Ok(Signature::LeftOut),
        // Algorithm and kind of key are known here, so it is the key itself that is none.
        Verified::Invalid | Verified::Unsupported => Err(&reasons::STATEMENT_SIGNATURE),
    }
}
