//! What a registration response and the options before it say, for people.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use super::{Attestation, AttestationType, Signature, Verification, cose};
use crate::catalogue::{Language, Text};
use crate::credential::aaguid;
use crate::credential::client_data::ClientData;
use crate::credential::creation_options::{CreationOptions, id_bytes};
use crate::credential::report::CertificateReport;
use crate::vocabulary::text::{rfc3339, to_hex};

/// A WebAuthn attestation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AttestationReport {
    /// Which form was pasted.
    pub form: AttestationForm,
    /// Attestation statement format.
    pub format: String,
    /// Attestation type; null where the format is unknown.
    pub attestation_type: Option<AttestationType>,
    /// AAGUID in the authenticator data.
    pub aaguid: String,
    /// A name for people, where this build knows the model.
    pub name: Option<&'static str>,
    /// Flags of the authenticator data.
    pub flags: AuthenticatorFlags,
    /// Signature counter.
    pub sign_count: u32,
    /// SHA-256 of the relying party's id, lower-case hex.
    pub rp_id_hash: String,
    /// Id of the credential, base64url.
    pub credential_id: String,
    /// Algorithm of the credential's key: name and COSE identifier.
    pub algorithm: String,
    /// Names of the extensions that the authenticator answered.
    pub extensions: Vec<String>,
    /// What the browser says of the ceremony; null where it was not pasted.
    pub client_data: Option<ClientDataReport>,
    /// What became of the verification procedure of the format.
    pub verification: AttestationOutcome,
    /// What is wrong, in the language asked for, where the verification failed.
    pub failure: Option<String>,
    /// AAGUID that the attestation certificate is for, where it says so.
    pub certificate_aaguid: Option<String>,
    /// Certificates of the statement, the attestation certificate first.
    pub certificates: Vec<CertificateReport>,
}

/// Which form of an attestation was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AttestationForm {
    /// The attestation object alone, as base64url, base64 or hex.
    AttestationObject,
    /// JSON that holds one: a browser's response or the body of the Graph registration request.
    Registration,
}

/// What became of the verification of an attestation statement. That it is verified does not say that its certificate is
/// trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AttestationOutcome {
    /// Everything that the format asks for holds.
    Verified,
    /// Something that it asks for does not hold.
    Failed,
    /// Its signature covers client data that was not pasted.
    ClientDataMissing,
    /// Everything but the signature, which this build leaves out or whose algorithm it does not know.
    SignatureNotChecked,
    /// The format has nothing to verify, is retired, or is unknown.
    NotVerifiable,
}

/// Flags of the authenticator data (WebAuthn Level 3, section 6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorFlags {
    /// UP.
    pub user_present: bool,
    /// UV.
    pub user_verified: bool,
    /// BE: the credential may be backed up, that is synced.
    pub backup_eligible: bool,
    /// BS.
    pub backup_state: bool,
    /// AT.
    pub attested_credential_data: bool,
    /// ED.
    pub extension_data: bool,
}

/// Client data of a ceremony.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClientDataReport {
    /// `webauthn.create` for a registration.
    #[serde(rename = "type")]
    pub kind: String,
    /// Challenge, base64url.
    pub challenge: String,
    /// Origin of the page.
    pub origin: String,
    /// The page stood in a frame of another origin.
    pub cross_origin: bool,
}

/// Graph's `webauthnCredentialCreationOptions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CreationOptionsReport {
    /// Challenge as it is written.
    pub challenge: Option<String>,
    /// When the challenge expires, RFC 3339.
    pub challenge_timeout_date_time: Option<String>,
    /// Id of the relying party.
    pub rp_id: Option<String>,
    /// Name of the user, most often the user principal name.
    pub user_name: Option<String>,
    /// Algorithms that are offered: name and COSE identifier.
    pub algorithms: Vec<String>,
    /// Credentials that the user has already, base64url without the digit that Graph writes behind them.
    pub exclude_credentials: Vec<String>,
    /// User verification.
    pub user_verification: Option<String>,
    /// A resident key is required.
    pub require_resident_key: bool,
    /// Attestation conveyance preference.
    pub attestation: Option<String>,
}

impl AttestationReport {
    pub(crate) fn of(
        read: &Attestation,
        client: Option<&ClientData>,
        form: AttestationForm,
        language: Language,
    ) -> Self {
        let verification = read.verify(client.map(|client| &client.hash));
        let data = &read.data;
        let flags = data.flags;
        let failure = verification.result.err();
        Self {
            form,
            format: read.format.clone(),
            attestation_type: verification.kind,
            aaguid: data.aaguid.hyphenated().to_string(),
            name: aaguid::name(data.aaguid),
            flags: AuthenticatorFlags {
                user_present: flags.user_present(),
                user_verified: flags.user_verified(),
                backup_eligible: flags.backup_eligible(),
                backup_state: flags.backup_state(),
                attested_credential_data: flags.attested_credential_data(),
                extension_data: flags.extension_data(),
            },
            sign_count: data.sign_count,
            rp_id_hash: to_hex(&data.rp_id_hash),
            credential_id: URL_SAFE_NO_PAD.encode(&data.credential_id),
            algorithm: cose::shown(data.key.algorithm),
            extensions: data
                .extensions
                .iter()
                .filter_map(|(name, _)| name.as_text().map(str::to_owned))
                .collect(),
            client_data: client.map(|client| ClientDataReport {
                kind: client.kind.clone(),
                challenge: client.challenge.clone(),
                origin: client.origin.clone(),
                cross_origin: client.cross_origin,
            }),
            verification: AttestationOutcome::of(&verification),
            failure: failure.map(|row| Text::new(&row.sentence).render(language)),
            certificate_aaguid: verification
                .certificate_aaguid
                .map(|id| id.hyphenated().to_string()),
            certificates: verification
                .chain
                .iter()
                .map(CertificateReport::of)
                .collect(),
        }
    }
}

impl AttestationOutcome {
    fn of(verification: &Verification) -> Self {
        match verification.result {
            Ok(Signature::Verified) => Self::Verified,
            Ok(Signature::LeftOut | Signature::Unsupported) => Self::SignatureNotChecked,
            Ok(Signature::ClientDataMissing) => Self::ClientDataMissing,
            Ok(Signature::NotVerifiable) => Self::NotVerifiable,
            Err(_) => Self::Failed,
        }
    }
}

impl CreationOptionsReport {
    pub(crate) fn of(options: &CreationOptions) -> Self {
        Self {
            challenge: options.challenge.clone(),
            challenge_timeout_date_time: options
                .challenge_timeout
                .map(|at| rfc3339(at.unix_timestamp())),
            rp_id: options.rp_id.clone(),
            user_name: options.user_name.clone(),
            algorithms: options
                .algorithms
                .iter()
                .map(|one| cose::shown(*one))
                .collect(),
            exclude_credentials: options
                .exclude
                .iter()
                .filter_map(|text| id_bytes(text))
                .map(|id| URL_SAFE_NO_PAD.encode(id))
                .collect(),
            user_verification: options.user_verification.clone(),
            require_resident_key: options.resident_key,
            attestation: options.attestation.clone(),
        }
    }
}
