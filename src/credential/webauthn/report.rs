//! Attestations and creation options for people.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::contract::inspection::{
    AttestationForm, AttestationOutcome, AttestationReport, AuthenticatorFlags, CertificateReport,
    ClientDataReport, CreationOptionsReport,
};
use crate::credential::platforms;
use crate::credential::webauthn::attestation::{Attestation, Verification};
use crate::credential::webauthn::client_data::ClientData;
use crate::credential::webauthn::creation_options::{CreationOptions, id_bytes};
use crate::credential::webauthn::statement::Signature;
use crate::credential::webauthn::{aaguid, cose};
use crate::vocabulary::language::Language;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::text::{rfc3339, to_hex};
use crate::words::sentence::Text;

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
            support: platforms::support(
                Some(if flags.backup_eligible() {
                    PasskeyType::Synced
                } else {
                    PasskeyType::DeviceBound
                }),
                data.aaguid,
                language,
            ),
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
