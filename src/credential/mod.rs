//! What the person presents, read once.

pub(crate) mod aaguid;
pub(crate) mod attestation;
pub(crate) mod certificate;
pub(crate) mod client_data;
pub(crate) mod creation_options;
pub(crate) mod crl;
pub(crate) mod oid_names;
pub(crate) mod paste;
pub(crate) mod policy_oids;
pub(crate) mod registration;
pub(crate) mod report;
pub(crate) mod signature;
pub(crate) mod user_ids;

use uuid::Uuid;

use self::attestation::{Attestation, Verification};
use self::certificate::Certificate;
use self::paste::Pasted;
use self::registration::Registration;
use crate::catalogue::errors;
use crate::error::Error;
use crate::limits;
use crate::metadata::Metadata;
use crate::scenario::{
    AttestationLevel, CertificateMode, CredentialInput, OneOrMany, PasskeyInput, PasskeyType,
    too_large,
};
use crate::verdict::{AaguidSource, CredentialSummary};
use crate::vocabulary::mode::Mode;
use crate::vocabulary::text::binary;

/// A credential.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    Passkey(Passkey),
    Certificate(Presented),
    Method(Mode),
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
    pub registration: Option<Box<Registration>>,
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
        if let Some(passkey) = &input.passkey {
            return Passkey::read(passkey).map(Self::Passkey);
        }
        if let Some(text) = &input.certificate {
            return Presented::read(text, input).map(Self::Certificate);
        }
        let method = input.method.as_deref().unwrap_or_default();
        Mode::parse(method).map(Self::Method).ok_or_else(|| {
            Error::new(&errors::METHOD)
                .with("value", method)
                .at(format!("{AT}/method"))
        })
    }

    /// The credential for people; the metadata names models that this build does not know.
    pub fn summary(
        &self,
        mode: Option<CertificateMode>,
        metadata: Option<&Metadata>,
    ) -> CredentialSummary {
        let name = |id| {
            aaguid::name(id)
                .or_else(|| Some(metadata?.model(id)?.name.as_str()))
                .map(str::to_owned)
        };
        match self {
            Self::Passkey(passkey) => CredentialSummary::Passkey {
                aaguid: passkey.aaguid.map(|id| id.hyphenated().to_string()),
                aaguid_source: passkey.aaguid_source(),
                name: passkey.aaguid.and_then(name),
            },
            Self::Certificate(presented) => CredentialSummary::Certificate {
                subject: presented.leaf.subject.encoded_order(),
                issuer: presented.leaf.issuer.encoded_order(),
                serial_number: crate::vocabulary::text::to_hex(&presented.leaf.serial),
                mode: mode.map(CertificateMode::as_str),
            },
            Self::Method(mode) => CredentialSummary::Method {
                method: mode.as_str(),
            },
        }
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
            registration: None,
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
        let registration = Registration::read(input)?.map(Box::new);
        let attestation = registration
            .as_ref()
            .and_then(|registration| registration.attestation.as_ref().ok());
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
            registration,
        })
    }

    /// The attestation object, where the question carries one that can be read.
    pub fn attestation(&self) -> Option<&Attestation> {
        self.registration.as_ref()?.attestation.as_ref().ok()
    }

    pub fn verification(&self) -> Option<&Verification> {
        self.registration.as_ref()?.verification.as_ref()
    }

    fn aaguid_source(&self) -> AaguidSource {
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

/// Whether a text is a private key: as PEM, or as DER in base64 or hex.
pub(crate) fn is_private_key(text: &str) -> bool {
    paste::is_key_pem(text) || binary(text).is_some_and(|der| paste::may_be_key(&der))
}

/// The beginning of a pasted text, so that an error message stays readable.
pub(crate) fn excerpt(text: &str) -> String {
    const LENGTH: usize = 60;
    let mut excerpt: String = text.chars().take(LENGTH).collect();
    if text.chars().nth(LENGTH).is_some() {
        excerpt.push('…');
    }
    excerpt
}
