//! Attestation objects (WebAuthn Level 3, sections 6.5 and 8), read and verified.
//!
//! One file per attestation statement format. Written from the specification.

use ciborium::value::Value;
use uuid::Uuid;

use crate::credential::webauthn::auth_data::AuthenticatorData;
use crate::credential::webauthn::formats::android_key::AndroidKey;
use crate::credential::webauthn::formats::apple::Apple;
use crate::credential::webauthn::formats::fido_u2f::FidoU2f;
use crate::credential::webauthn::formats::packed::Packed;
use crate::credential::webauthn::formats::safetynet::SafetyNet;
use crate::credential::webauthn::formats::tpm::Tpm;
use crate::credential::webauthn::malformed::{Malformed, member};
use crate::credential::webauthn::statement::{Signature, Signing};
use crate::credential::webauthn::{attestation_certificate, cbor};
use crate::credential::x509::certificate::Certificate;
use crate::vocabulary::attestation_type::AttestationType;
use crate::words::reasons;
use crate::words::sentence::Row;

/// An attestation object.
#[derive(Clone, Debug)]
pub(crate) struct Attestation {
    /// `fmt`.
    pub format: String,
    pub data: AuthenticatorData,
    /// All of its CBOR is in the form that authenticators are to write.
    pub is_canonical: bool,
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

impl Attestation {
    /// Reads CBOR. Statements of a known format are read whole, so that what is not well-formed is known before anybody
    /// asks for a signature.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let item = cbor::whole(bytes)?;
        let Value::Map(object) = item.value else {
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
            is_canonical: item.is_canonical && data.is_canonical,
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
            match attestation_certificate::aaguid(leaf) {
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
