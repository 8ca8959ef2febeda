//! What the person presents: a passkey, a certificate or a method.

use uuid::Uuid;

use crate::base::built_in::OfAttestation;
use crate::base::error::{Error, too_large};
use crate::contract::limits;
use crate::contract::question::{CredentialInput, DescribedCertificate, OneOrMany, PasskeyInput};
use crate::contract::verdict::AaguidSource;
use crate::credential::paste::Pasted;
use crate::credential::webauthn::attestation::{Attestation, Verification};
use crate::credential::webauthn::registration::Registration;
use crate::credential::x509::certificate::Certificate;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::mode::Mode;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::text::{excerpt, hex, is_oid};
use crate::words::errors;

/// A credential.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    Passkey(Passkey),
    Certificate(Presented),
    Method(Method),
}

/// A method of which nothing is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Method {
    pub mode: Mode,
    /// What is known of its certificate.
    pub certificate: Option<Described>,
}

/// What is known of a certificate that is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Described {
    pub authority_key_id: Option<Vec<u8>>,
    /// Distinct, in encoded order.
    pub policy_oids: Option<Vec<String>>,
}

/// A passkey: what the question states of it, and what its attestation object says.
#[derive(Clone, Debug)]
pub(crate) struct Passkey {
    /// The AAGUID that counts: what the authenticator says, else what the question states.
    pub aaguid: Option<Uuid>,
    /// The AAGUID that the question states.
    pub stated_aaguid: Option<Uuid>,
    /// The type that counts.
    pub kind: Option<PasskeyType>,
    /// The type that the question states.
    pub stated_kind: Option<PasskeyType>,
    pub attestation_level: Option<AttestationLevel>,
    /// The registration response, where the question carries one.
    pub response: Option<OfAttestation<Box<Registration>>>,
}

/// A certificate with what the question says of it.
#[derive(Clone, Debug)]
pub(crate) struct Presented {
    pub leaf: Box<Certificate>,
    /// Places of certificates that cannot be read, among all that were given, from 0.
    pub unreadable: Vec<usize>,
    pub mode: Option<CertificateMode>,
}
const AT: &str = "/question/credential";

impl Credential {
    /// Reads the credential of a question.
    pub fn read(input: &CredentialInput) -> Result<Self, Error> {
        let given = [
            input.passkey.is_some(),
            input.certificate.is_some(),
            input.method.is_some(),
        ];
        match given.into_iter().filter(|given| *given).count() {
            0 => return Err(Error::new(&errors::CREDENTIAL_MISSING).at(AT)),
            1 => {}
            _ => return Err(Error::new(&errors::CREDENTIAL_ONE_OF).at(AT)),
        }
        if input.described_certificate.is_some() && !input.method.is_some_and(is_certificate) {
            let error = Error::new(&errors::DESCRIBED_BESIDE);
            return Err(error.at(format!("{AT}/describedCertificate")));
        }
        if let Some(passkey) = &input.passkey {
            return Passkey::read(passkey).map(Self::Passkey);
        }
        if let Some(text) = &input.certificate {
            return Presented::read(text, input).map(Self::Certificate);
        }
        match input.method {
            Some(mode) => {
                let described = input.described_certificate.as_ref();
                let certificate = described.map(Described::read).transpose()?;
                Ok(Self::Method(Method { mode, certificate }))
            }
            None => Err(Error::new(&errors::CREDENTIAL_MISSING).at(AT)),
        }
    }
}

impl From<Mode> for Credential {
    fn from(mode: Mode) -> Self {
        let certificate = None;
        Self::Method(Method { mode, certificate })
    }
}

fn is_certificate(mode: Mode) -> bool {
    matches!(
        mode,
        Mode::X509CertificateSingleFactor | Mode::X509CertificateMultiFactor
    )
}

impl Described {
    fn read(input: &DescribedCertificate) -> Result<Self, Error> {
        let at =
            |error: Error, member: &str| error.at(format!("{AT}/describedCertificate/{member}"));
        let authority_key_id = match &input.authority_key_identifier {
            None => None,
            Some(text) => match hex(text).filter(|id| !id.is_empty()) {
                Some(id) => Some(id),
                None => {
                    let error = Error::new(&errors::KEY_IDENTIFIER).with("value", excerpt(text));
                    return Err(at(error, "authorityKeyIdentifier"));
                }
            },
        };
        let count = input.certificate_policies.as_ref().map_or(0, Vec::len);
        if count > limits::LIST {
            let error = too_large("certificatePolicies", limits::LIST, "entries");
            return Err(at(error, "certificatePolicies"));
        }
        let mut policy_oids: Option<Vec<String>> = None;
        for (index, text) in input.certificate_policies.iter().flatten().enumerate() {
            let text = text.trim();
            if !is_oid(text) {
                let error = Error::new(&errors::POLICY_OID).with("value", excerpt(text));
                return Err(at(error, &format!("certificatePolicies/{index}")));
            }
            let oids = policy_oids.get_or_insert_default();
            if !oids.iter().any(|one| one == text) {
                oids.push(text.to_owned());
            }
        }
        if input.certificate_policies.is_some() {
            policy_oids.get_or_insert_default();
        }
        Ok(Self {
            authority_key_id,
            policy_oids,
        })
    }
}

impl Passkey {
    /// A key of a model, attested or of unknown attestation.
    pub fn of_model(aaguid: Uuid, attested: bool) -> Self {
        Self {
            aaguid: Some(aaguid),
            stated_aaguid: Some(aaguid),
            kind: Some(PasskeyType::DeviceBound),
            stated_kind: Some(PasskeyType::DeviceBound),
            attestation_level: attested.then_some(AttestationLevel::Attested),
            response: None,
        }
    }

    fn read(input: &PasskeyInput) -> Result<Self, Error> {
        let aaguid = match &input.aaguid {
            None => None,
            Some(text) => Some(Uuid::try_parse(text.trim()).map_err(|_| {
                Error::new(&errors::AAGUID)
                    .with("value", excerpt(text))
                    .at(format!("{AT}/passkey/aaguid"))
            })?),
        };
        let response = Registration::read(input)?;
        let attestation = response
            .as_ref()
            .and_then(|response| response.held().attestation.as_ref().ok());
        // Whether a credential may be backed up is how an attestation object tells the types apart (A28).
        let read_kind = attestation.map(|read| {
            if read.data.flags.backup_eligible() {
                PasskeyType::Synced
            } else {
                PasskeyType::DeviceBound
            }
        });
        Ok(Self {
            aaguid: attestation.map(|read| read.data.aaguid).or(aaguid),
            stated_aaguid: aaguid,
            kind: read_kind.or(input.kind),
            stated_kind: input.kind,
            attestation_level: input.attestation_level,
            response,
        })
    }

    /// The registration response, where the question carries one.
    pub fn registration(&self) -> Option<&Registration> {
        Some(self.response.as_ref()?.held())
    }

    /// The attestation object, where the question carries one that can be read.
    pub fn attestation(&self) -> Option<&Attestation> {
        self.registration()?.attestation.as_ref().ok()
    }

    pub fn verification(&self) -> Option<&Verification> {
        self.registration()?.verification.as_ref()
    }

    /// Whether what the key says of itself is attested, or stated to be.
    pub fn is_attested(&self) -> bool {
        match self.attestation() {
            Some(_) => self.aaguid_source() == AaguidSource::Attested,
            None => self.attestation_level == Some(AttestationLevel::Attested),
        }
    }

    pub fn aaguid_source(&self) -> AaguidSource {
        let attested = self
            .attestation()
            .zip(self.verification())
            .is_some_and(|(read, verification)| verification.attests(read.data.aaguid));
        if attested {
            AaguidSource::Attested
        } else {
            AaguidSource::Claimed
        }
    }
}

impl Presented {
    fn read(text: &str, input: &CredentialInput) -> Result<Self, Error> {
        let at = |error: Error| error.at(format!("{AT}/certificate"));
        let pasted = Pasted::read(text).map_err(at)?;
        let mut count = pasted.len();
        let (leaf, mut unreadable) = pasted.into_leaf().map_err(at)?;
        let chain: &[String] = match &input.chain {
            None => &[],
            Some(OneOrMany::One(text)) => std::slice::from_ref(text),
            Some(OneOrMany::Many(texts)) => texts,
        };
        let mut size = text.len();
        for text in chain {
            size = size.saturating_add(text.len());
            if size > limits::CERTIFICATE_BYTES {
                return Err(too_large("certificate", limits::CERTIFICATE_BYTES, "bytes")
                    .at(format!("{AT}/chain")));
            }
            let more = Pasted::read(text).map_err(|error| error.at(format!("{AT}/chain")))?;
            unreadable.extend(more.unreadable.iter().map(|(at, _)| count + at));
            count += more.len();
        }
        if count > limits::CERTIFICATES {
            return Err(
                too_large("certificate", limits::CERTIFICATES, "certificates")
                    .at(format!("{AT}/chain")),
            );
        }
        Ok(Self {
            leaf: Box::new(leaf),
            unreadable,
            mode: input.certificate_mode,
        })
    }
}
