//! Attestation objects (WebAuthn Level 3, sections 6.5 and 8), read and verified.
//!
//! One file per attestation statement format. Written from the specification.

mod android_key;
mod apple;
mod auth_data;
mod cbor;
mod certificate;
pub(crate) mod cose;
mod der;
mod fido_u2f;
mod packed;
pub(crate) mod report;
mod safetynet;
mod tpm;

use ciborium::value::Value;
use serde::Serialize;
use uuid::Uuid;

use self::android_key::AndroidKey;
use self::apple::Apple;
use self::auth_data::AuthenticatorData;
use self::cbor::Map;
use self::fido_u2f::FidoU2f;
use self::packed::Packed;
use self::safetynet::SafetyNet;
use self::tpm::Tpm;
use super::certificate::Certificate;
use super::signature::{self, Signed, Verified};
use crate::catalogue::{Row, reasons};

/// Why bytes are not what WebAuthn makes.
#[derive(Clone, Debug)]
pub(crate) struct Malformed {
    pub row: &'static Row,
    /// The member, or the offset or count of bytes, that the sentence names.
    pub what: String,
}

impl Malformed {
    pub fn new(row: &'static Row, what: impl Into<String>) -> Self {
        Self {
            row,
            what: what.into(),
        }
    }
}

/// A member that is missing, or not of the form that WebAuthn gives it.
pub(super) fn member(name: &str) -> Malformed {
    Malformed::new(&reasons::MALFORMED_MEMBER, name)
}

/// An attestation object.
#[derive(Clone, Debug)]
pub(crate) struct Attestation {
    /// `fmt`.
    pub format: String,
    pub data: AuthenticatorData,
    statement: Statement,
}

/// `attStmt`, by its format.
#[derive(Clone, Debug)]
enum Statement {
    None,
    Packed(Packed),
    Tpm(Tpm),
    AndroidKey(AndroidKey),
    SafetyNet(SafetyNet),
    Apple(Apple),
    FidoU2f(FidoU2f),
    /// Of a format that this build does not know.
    Other,
}

/// Attestation types of WebAuthn Level 3, section 6.5.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AttestationType {
    /// No attestation.
    #[serde(rename = "none")]
    None,
    /// The credential signed for itself.
    #[serde(rename = "self")]
    SelfAttestation,
    /// A certificate of the model; whether it is Basic or AttCA, only metadata tells.
    #[serde(rename = "basic")]
    Basic,
    /// A certificate of the authenticator's own, by an attestation authority.
    #[serde(rename = "attCA")]
    AttCa,
    /// A certificate for this credential alone, by an anonymisation authority.
    #[serde(rename = "anonCA")]
    AnonCa,
}

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

/// What became of the verification procedure of a format.
#[derive(Clone, Debug)]
pub(crate) struct Verification {
    /// `None` where the format is unknown.
    pub kind: Option<AttestationType>,
    /// The requirement that is not met, or how far the rest was verified.
    pub result: Result<Signature, &'static Row>,
    /// The attestation certificate first.
    pub chain: Vec<Certificate>,
    /// What id-fido-gen-ce-aaguid of the attestation certificate says.
    pub certificate_aaguid: Option<Uuid>,
    /// The format signs the AAGUID.
    pub covers_aaguid: bool,
}

impl Verification {
    /// Whether a verified attestation states the AAGUID.
    pub fn attests(&self, aaguid: Uuid) -> bool {
        matches!(self.result, Ok(Signature::Verified))
            && self.covers_aaguid
            && !self.chain.is_empty()
            && self
                .certificate_aaguid
                .is_none_or(|stated| stated == aaguid)
    }
}

/// What a statement is verified against.
#[derive(Clone, Copy)]
struct Signing<'a> {
    data: &'a AuthenticatorData,
    client_data_hash: &'a [u8; 32],
}

impl Signing<'_> {
    /// authenticatorData and the hash of the client data, concatenated.
    fn message(&self) -> Vec<u8> {
        [self.data.bytes.as_slice(), self.client_data_hash].concat()
    }
}

impl Attestation {
    /// Reads CBOR. Statements of a known format are read whole, so that what is not well-formed is known before anybody
    /// asks for a signature.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let Value::Map(object) = cbor::whole(bytes)? else {
            return Err(member("attestationObject"));
        };
        let format = cbor::member(&object, "fmt")
            .and_then(Value::as_text)
            .ok_or_else(|| member("fmt"))?;
        let data = cbor::member(&object, "authData")
            .and_then(Value::as_bytes)
            .ok_or_else(|| member("authData"))?;
        let data = AuthenticatorData::read(data)?;
        let statement = cbor::member(&object, "attStmt").ok_or_else(|| member("attStmt"))?;
        Ok(Self {
            statement: Statement::read(format, statement)?,
            format: format.to_owned(),
            data,
        })
    }

    /// Follows the verification procedure of the format (section 8), without the hash of the client data as far as that
    /// goes.
    pub fn verify(&self, client_data_hash: Option<&[u8; 32]>) -> Verification {
        let (kind, x5c) = self.kind_and_certificates();
        let mut verification = Verification {
            kind,
            result: Ok(Signature::NotVerifiable),
            chain: Vec::new(),
            certificate_aaguid: None,
            covers_aaguid: !matches!(self.statement, Statement::FidoU2f(_)),
        };
        for der in x5c {
            match Certificate::from_der(der) {
                Ok(certificate) => verification.chain.push(certificate),
                Err(_) => {
                    verification.result = Err(&reasons::STATEMENT_CERTIFICATE);
                    return verification;
                }
            }
        }
        if let Some(leaf) = verification.chain.first() {
            match certificate::aaguid(leaf) {
                Ok(aaguid) => verification.certificate_aaguid = aaguid,
                Err(row) => {
                    verification.result = Err(row);
                    return verification;
                }
            }
        }
        verification.result = match client_data_hash {
            Some(client_data_hash) => self.verify_statement(
                Signing {
                    data: &self.data,
                    client_data_hash,
                },
                verification.chain.first(),
            ),
            None if matches!(self.statement, Statement::None | Statement::Other) => {
                Ok(Signature::NotVerifiable)
            }
            None => Ok(Signature::ClientDataMissing),
        };
        verification
    }

    fn verify_statement(
        &self,
        signing: Signing<'_>,
        leaf: Option<&Certificate>,
    ) -> Result<Signature, &'static Row> {
        match (&self.statement, leaf) {
            (Statement::Packed(packed), leaf) => packed.verify(signing, leaf),
            (Statement::Tpm(tpm), Some(leaf)) => tpm.verify(signing, leaf),
            (Statement::AndroidKey(key), Some(leaf)) => key.verify(signing, leaf),
            (Statement::Apple(_), Some(leaf)) => Apple::verify(signing, leaf),
            (Statement::FidoU2f(u2f), Some(leaf)) => u2f.verify(signing, leaf),
            _ => Ok(Signature::NotVerifiable),
        }
    }

    /// The attestation type, and the certificates of the statement as they are.
    pub fn kind_and_certificates(&self) -> (Option<AttestationType>, &[Vec<u8>]) {
        match &self.statement {
            Statement::None => (Some(AttestationType::None), &[]),
            Statement::Packed(packed) if packed.x5c.is_empty() => {
                (Some(AttestationType::SelfAttestation), &[])
            }
            Statement::Packed(packed) => (Some(AttestationType::Basic), &packed.x5c),
            Statement::Tpm(tpm) => (Some(AttestationType::AttCa), &tpm.x5c),
            Statement::AndroidKey(key) => (Some(AttestationType::Basic), &key.x5c),
            Statement::SafetyNet(safetynet) => (Some(AttestationType::Basic), &safetynet.x5c),
            Statement::Apple(apple) => (Some(AttestationType::AnonCa), &apple.x5c),
            Statement::FidoU2f(u2f) => (Some(AttestationType::Basic), &u2f.x5c),
            Statement::Other => (None, &[]),
        }
    }

    /// Whether the credential signed for itself (section 8.2, without `x5c`).
    pub fn is_self(&self) -> bool {
        self.kind_and_certificates().0 == Some(AttestationType::SelfAttestation)
    }
}

impl Statement {
    fn read(format: &str, value: &Value) -> Result<Self, Malformed> {
        let map = || value.as_map().ok_or_else(|| member("attStmt"));
        Ok(match format {
            "none" if map()?.is_empty() => Self::None,
            "none" => return Err(member("attStmt")),
            "packed" => Self::Packed(Packed::read(map()?)?),
            "tpm" => Self::Tpm(Tpm::read(map()?)?),
            "android-key" => Self::AndroidKey(AndroidKey::read(map()?)?),
            "android-safetynet" => Self::SafetyNet(SafetyNet::read(map()?)?),
            "apple" => Self::Apple(Apple::read(map()?)?),
            "fido-u2f" => Self::FidoU2f(FidoU2f::read(map()?)?),
            _ => Self::Other,
        })
    }
}

/// A member of a statement that is a byte string.
fn bytes(statement: &Map, name: &'static str) -> Result<Vec<u8>, Malformed> {
    cbor::member(statement, name)
        .and_then(Value::as_bytes)
        .filter(|bytes| !bytes.is_empty())
        .cloned()
        .ok_or_else(|| member(&format!("attStmt.{name}")))
}

fn algorithm(statement: &Map) -> Result<i64, Malformed> {
    cbor::member(statement, "alg")
        .and_then(cbor::integer)
        .ok_or_else(|| member("attStmt.alg"))
}

/// The attestation certificate and what stands behind it.
fn certificates(statement: &Map) -> Result<Vec<Vec<u8>>, Malformed> {
    let wrong = || member("attStmt.x5c");
    let items = cbor::member(statement, "x5c")
        .and_then(Value::as_array)
        .filter(|items| !items.is_empty() && items.len() <= crate::limits::CERTIFICATES)
        .ok_or_else(wrong)?;
    items
        .iter()
        .map(|item| item.as_bytes().cloned().ok_or_else(wrong))
        .collect()
}

/// Verifies a signature by a COSE algorithm and a key that is DER of a SubjectPublicKeyInfo.
fn verify(
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

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}
