//! What was pasted, read for people: policies, certificates, revocation lists, attestations, FIDO metadata.

use serde::Deserialize;
use serde::Serialize;
use serde_json::Map;
use serde_json::Value;
use std::collections::BTreeMap;

use crate::contract::error_report::ErrorReport;
use crate::contract::passkey_support::PasskeySupport;
use crate::contract::verdict::Clause;
use crate::contract::verdict::Finding;
use crate::vocabulary::attestation_type::AttestationType;
use crate::vocabulary::passkey_type::PasskeyType;

/// What was pasted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Inspection {
    /// An AAGUID.
    Aaguid {
        /// Lower case with hyphens.
        aaguid: String,
        /// A name for people, where this build knows the model.
        name: Option<&'static str>,
        /// Device-bound for every model that the documentation lists: what is capable of attestation is not synced.
        /// A suggestion for whoever asks the question; the evaluator takes only what the question states.
        passkey_type: Option<PasskeyType>,
        /// Where such a passkey can be used, for people.
        support: PasskeySupport,
    },
    /// One or several certificates.
    Certificate {
        /// In the order of the text.
        certificates: Vec<CertificateReport>,
        /// Why others in the text cannot be read.
        unreadable: Vec<ErrorReport>,
    },
    /// One or several certificate revocation lists, and no certificate.
    RevocationList {
        /// In the order of the text.
        lists: Vec<RevocationListReport>,
        /// How many other PEM blocks in the text cannot be read as one.
        others: usize,
    },
    /// Policy documents.
    Policies {
        /// The resources that were recognised.
        resources: Vec<RecognisedResource>,
        /// What is noteworthy about them.
        findings: Vec<Finding>,
    },
    /// A scenario.
    Scenario {
        /// Its title.
        title: Option<String>,
        /// How many policy documents it has.
        policies: usize,
    },
    /// A WebAuthn attestation, verified as far as its client data is there. Nothing says that it is trusted.
    Attestation(Box<AttestationReport>),
    /// What Microsoft Graph asks an authenticator to make.
    CreationOptions(Box<CreationOptionsReport>),
    /// A response of Microsoft Graph that is not a policy.
    GraphResponse {
        /// Graph's name of the resource, empty when the response does not tell.
        resource: String,
        /// The resources in it, as they are.
        items: Vec<Map<String, Value>>,
        /// What to do with it, where it is of people; in the language asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// People and what they sign in with.
    People(Instead),
    /// A web page.
    Html(Instead),
    /// An error of Microsoft Graph.
    GraphError(Instead),
    /// Entries of the sign-in log.
    SignIn(Instead),
    /// A template of Conditional Access.
    Template(Instead),
    /// A table.
    Csv(Instead),
    /// YAML.
    Yaml(Instead),
    /// Two versions of a file, as version control left them.
    Conflict(Instead),
    /// Source of Terraform.
    Terraform(Instead),
    /// What PowerShell prints of objects: a list or a table.
    PowerShellList(Instead),
    /// A configuration of Microsoft365DSC in which nothing is read, or that cannot be read.
    DscConfiguration(Instead),
    /// An archive.
    Zip(Instead),
    /// Nothing that this version recognises.
    Unrecognised,
}

/// What was recognised and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Instead {
    /// What it is and what to do instead, in the language asked for.
    pub text: String,
}

/// A resource in a policy document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecognisedResource {
    /// Graph's name of the type.
    pub resource: &'static str,
    /// Display name or id.
    pub name: Option<String>,
    /// RFC 6901 JSON Pointer into the document.
    pub path: String,
}

/// A resource of a loaded tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TenantResource {
    /// Index of the document.
    pub document: u32,
    /// RFC 6901 JSON Pointer into the document.
    pub path: String,
    /// Graph's name of the type.
    pub resource: &'static str,
    /// Display name or id.
    pub name: Option<String>,
    /// For an authentication strength the Conditional Access policies that ask for it; the service does not delete it
    /// while there are any.
    pub referred_by: Vec<PolicyReference>,
}

/// A Conditional Access policy that refers to something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PolicyReference {
    /// Id of the policy, null for one that has none.
    pub id: Option<String>,
    /// Display name.
    pub display_name: Option<String>,
    /// Where it refers.
    pub policy: Clause,
}

/// What was read of a certificate, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CertificateReport {
    /// X.509 version.
    pub version: u32,
    /// Subject in encoded order.
    pub subject: String,
    /// Subject in reverse order, as Windows shows it.
    pub subject_reversed: String,
    /// Issuer in encoded order, as certificateUserIds write it.
    pub issuer: String,
    /// Issuer in reverse order, as Windows shows it.
    pub issuer_reversed: String,
    /// Serial number, lower-case hex.
    pub serial_number: String,
    /// Start of the validity, RFC 3339.
    pub not_before: String,
    /// End of the validity, RFC 3339.
    pub not_after: String,
    /// Key identifier of the issuer (AKI), upper-case hex; null where the certificate has none that is usable.
    pub authority_key_identifier: Option<String>,
    /// Issuer of the issuer's certificate, where the AKI names it that way (`authorityCertIssuer`).
    pub authority_cert_issuer: Vec<String>,
    /// Serial number of the issuer's certificate, lower-case hex, where the AKI names it that way.
    pub authority_cert_serial_number: Option<String>,
    /// Key identifier of the subject (SKI), upper-case hex.
    pub subject_key_identifier: Option<String>,
    /// Distinct policy OIDs in encoded order; null when the extension cannot be read.
    pub policy_oids: Option<Vec<String>>,
    /// The same OIDs in lexical order, that is as strings.
    pub policy_oids_lexical: Option<Vec<String>>,
    /// The same OIDs in lexical order arc by arc, that is as numbers.
    pub policy_oids_numeric: Option<Vec<String>>,
    /// Which of them authentication strengths take into account, under each reading of “the first five”.
    pub considered_policy_oids: Option<ConsideredPolicyOids>,
    /// User principal names of the subject alternative name.
    pub user_principal_names: Vec<String>,
    /// RFC 822 names of the subject alternative name.
    pub rfc822_names: Vec<String>,
    /// Other subject alternative names, as `type:value`.
    pub other_names: Vec<String>,
    /// Security identifier of the account, from Microsoft's SID extension (1.3.6.1.4.1.311.25.2).
    pub security_identifier: Option<String>,
    /// OIDs of the extended key usage.
    pub extended_key_usage: Vec<String>,
    /// Names of the key usage bits (RFC 5280, section 4.2.1.3).
    pub key_usage: Vec<&'static str>,
    /// `cA` of the basic constraints; null when the extension is absent.
    pub is_authority: Option<bool>,
    /// `pathLenConstraint` of the basic constraints.
    pub path_length: Option<u32>,
    /// One name is subject and issuer, and no other key is named as the issuer's: a root, when it is an authority's.
    pub is_self_signed: bool,
    /// Where the issuer publishes revocation lists. The service does not look here, but at the trust store.
    pub crl_distribution_points: Vec<String>,
    /// Key type and size.
    pub key: String,
    /// Signature algorithm, by name where it is a well-known one, else its OID.
    pub signature_algorithm: String,
    /// SHA-1 thumbprint of the certificate, upper-case hex.
    pub thumbprint: String,
    /// SHA-256 thumbprint of the certificate, upper-case hex.
    pub thumbprint_sha256: String,
    /// What can stand in a user's certificateUserIds for this certificate, ready to copy.
    pub certificate_user_ids: Vec<String>,
    /// OIDs of extensions that cannot be read.
    pub unreadable_extensions: Vec<String>,
    /// Names of the OIDs in this report, where they are well-known.
    pub oid_names: BTreeMap<String, &'static str>,
    /// The certificate itself, DER in base64.
    pub der: String,
}

/// The policy OIDs that count under each reading of “the first five”; all of them where there are no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConsideredPolicyOids {
    /// The first five as the certificate has them.
    pub encoded: Vec<String>,
    /// The first five in lexical order, as strings.
    pub lexical: Vec<String>,
    /// The first five in lexical order, arc by arc as numbers.
    pub numeric: Vec<String>,
}

/// What was read of a revocation list, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RevocationListReport {
    /// Issuer in encoded order.
    pub issuer: String,
    /// Key identifier of the issuer (AKI), upper-case hex; null where the list has none that is usable.
    pub authority_key_identifier: Option<String>,
    /// Number of the list, hex; null where it has none.
    pub crl_number: Option<String>,
    /// Number of the base that a delta list builds on, hex; null for a base list.
    pub base_crl_number: Option<String>,
    /// When it was issued, RFC 3339.
    pub this_update: String,
    /// When the next one is due, RFC 3339.
    pub next_update: Option<String>,
    /// How many certificates it names as revoked.
    pub revoked: usize,
    /// The list itself, DER in base64.
    pub der: String,
}

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
    /// Where such a passkey can be used, for people.
    pub support: PasskeySupport,
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

/// What a snapshot says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MetadataSummary {
    /// Serial number (`no`).
    pub number: Option<u64>,
    /// The day on which the next snapshot is due, `YYYY-MM-DD`.
    pub next_update: Option<String>,
    /// Authenticator models with an AAGUID.
    pub models: usize,
    /// Whether somebody vouches for it.
    pub signature: MetadataSignature,
    /// Common name of who signed it, else the whole name in encoded order.
    pub signed_by: Option<String>,
    /// From when on every certificate that the signature rests on is valid, RFC 3339.
    pub valid_from: Option<String>,
    /// Until when they are. A question about another time is answered with `input.metadata`.
    pub valid_until: Option<String>,
    /// What is noteworthy about the snapshot, whatever the question.
    pub findings: Vec<Finding>,
}

/// Whether somebody vouches for a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MetadataSignature {
    /// Signed, and verified up to the root.
    Verified,
    /// Signed, and not verified, because the build leaves signatures out.
    NotVerified,
    /// A decoded payload, which has no signature.
    None,
}
