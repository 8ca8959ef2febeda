//! What a change of policies does to a population: whose keys are not accepted any more, and who is locked out.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;

use crate::contract::graph_change::GraphChange;
use crate::contract::verdict::{Decision, Verdict};
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::effect::Effect;
use crate::vocabulary::input_kind::InputKind;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::microsoft_keys::MicrosoftKeys;
use crate::vocabulary::mode::Mode;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::population_source::PopulationSource;
use crate::vocabulary::row_form::RowForm;

/// What is asked about a population.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ImpactSettings {
    /// A question, of which action, credential and user do not count. Without an application, a user action or strengths, a
    /// way in is what the strengths of Conditional Access for all resources accept.
    pub question: Option<Value>,
    /// The form of rows.
    pub rows: RowForm,
    /// Effects of which there are rows; empty for all.
    pub only: Vec<Effect>,
    /// Authenticators of Microsoft that the proposed list has whether they are in use or not.
    pub listed: Vec<MicrosoftKeys>,
}

/// What a change of policies does to a population, or, without one, what is in use.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactReport {
    /// Version of this format: 1.
    pub impact: u8,
    /// Whether there are policies after a change; else everything after it is as before.
    pub compared: bool,
    /// How many of what.
    pub totals: ImpactTotals,
    /// Models in use, those with the most people first.
    pub models: Vec<ImpactModel>,
    /// Why keys are refused or undecided after the change, the most frequent first.
    pub reasons: Vec<ImpactReason>,
    /// Inputs that would decide what is undecided, those that concern the most people first.
    pub undecided: Vec<ImpactMissing>,
    /// The models in use as the list of the passkey policy; null where there is no passkey policy.
    pub allow_list: Option<AllowList>,
    /// What could not be read.
    pub unreadable: ImpactUnreadable,
    /// The files, and what they were read as.
    pub sources: Vec<ImpactSource>,
    /// What the answer leans on.
    pub notes: Vec<ImpactNote>,
}

/// How many people and keys. People whose account is disabled are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactTotals {
    /// People, disabled accounts among them.
    pub users: u64,
    /// Keys of people whose account is not disabled: passkeys, Windows Hello for Business, Platform Credential, certificates.
    pub keys: u64,
    /// People for whom nothing changes.
    pub unchanged: u64,
    /// People who lose a key, and have another way in.
    pub loses_key: u64,
    /// People who had a way in and have none any more.
    pub locked_out: u64,
    /// People who get in by what was not accepted before.
    pub gains: u64,
    /// People of whom something is missing that would decide.
    pub undecided: u64,
    /// Lines, rows and entries that could not be read.
    pub unreadable: u64,
    /// Disabled accounts, which count as none of the above but `users`.
    pub disabled: u64,
    /// Keys of disabled accounts.
    pub disabled_keys: u64,
    /// People who have a key.
    pub users_with_keys: u64,
    /// Keys that are accepted before and refused after.
    pub keys_lost: u64,
    /// Keys that are refused before and accepted after.
    pub keys_gained: u64,
    /// Keys that are refused after.
    pub keys_refused: u64,
    /// Keys of which it is undecided after.
    pub keys_undecided: u64,
    /// Certificates among the keys.
    pub certificates: u64,
    /// Passkeys that were attested at registration.
    pub attested: u64,
    /// Passkeys of which it is known that they were not.
    pub not_attested: u64,
    /// Synced passkeys.
    pub synced: u64,
    /// Passkeys that are bound to a device.
    pub device_bound: u64,
    /// Keys that were last used more than 90 days before the question.
    pub unused: u64,
    /// Keys of which the last use is not known.
    pub use_unknown: u64,
    /// Passkeys of models that Microsoft's list of attested models does not name.
    pub not_attestable: u64,
    /// Passkeys whose AAGUID is not known, or all zeros.
    pub unknown_model: u64,
    /// People without a way in before and after.
    pub without_way: u64,
}

impl ImpactTotals {
    /// Adds what another part counted.
    pub(crate) fn add(&mut self, other: &Self) {
        self.users += other.users;
        self.keys += other.keys;
        self.unchanged += other.unchanged;
        self.loses_key += other.loses_key;
        self.locked_out += other.locked_out;
        self.gains += other.gains;
        self.undecided += other.undecided;
        self.unreadable += other.unreadable;
        self.disabled += other.disabled;
        self.disabled_keys += other.disabled_keys;
        self.users_with_keys += other.users_with_keys;
        self.keys_lost += other.keys_lost;
        self.keys_gained += other.keys_gained;
        self.keys_refused += other.keys_refused;
        self.keys_undecided += other.keys_undecided;
        self.certificates += other.certificates;
        self.attested += other.attested;
        self.not_attested += other.not_attested;
        self.synced += other.synced;
        self.device_bound += other.device_bound;
        self.unused += other.unused;
        self.use_unknown += other.use_unknown;
        self.not_attestable += other.not_attestable;
        self.unknown_model += other.unknown_model;
        self.without_way += other.without_way;
    }
}

/// A model in use, by people whose account is not disabled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactModel {
    /// What kind of key.
    pub kind: KeyKind,
    /// Lower case with hyphens; null where it is not known, and for what has none.
    pub aa_guid: Option<String>,
    /// Its name, for people; null where this build knows none.
    pub name: Option<String>,
    /// Keys.
    pub keys: u64,
    /// People.
    pub users: u64,
    /// Keys that were attested at registration.
    pub attested: u64,
    /// Keys of which it is known that they were not.
    pub not_attested: u64,
    /// Synced keys.
    pub synced: u64,
    /// Keys that were last used more than 90 days before the question.
    pub unused: u64,
    /// The last use of any of them, as it was given.
    pub last_used: Option<String>,
    /// Whether Microsoft's list of attested models names it.
    pub listed: bool,
    /// The verdicts before.
    pub before: ImpactDecisions,
    /// The verdicts after.
    pub after: ImpactDecisions,
    /// Keys that are accepted before and refused after.
    pub lost: u64,
}

/// Decisions about keys of one model, which may differ between people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactDecisions {
    /// The decision about every one of them; null where they differ.
    pub decision: Option<Decision>,
    /// Accepted.
    pub allow: u64,
    /// Refused.
    pub deny: u64,
    /// Undecided.
    pub indeterminate: u64,
}

/// How many keys share a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactReason {
    /// The decision.
    pub decision: Decision,
    /// Its reason code.
    pub reason: Cow<'static, str>,
    /// The reason as a sentence that holds of all of them.
    pub text: String,
    /// Keys.
    pub keys: u64,
    /// Keys that were accepted before.
    pub lost: u64,
}

/// An input that would decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactMissing {
    /// JSON Pointer into a scenario.
    pub path: &'static str,
    /// Where it belongs.
    pub kind: InputKind,
    /// What people call it.
    pub label: String,
    /// For how many people.
    pub users: u64,
}

/// What could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactUnreadable {
    /// How many lines, rows and entries.
    pub count: u64,
    /// How many for each reason, and what was noteworthy.
    pub reasons: Vec<ImpactProblems>,
    /// The first ones, each with its place.
    pub places: Vec<ImpactProblem>,
}

/// How many share a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactProblems {
    /// Stable code.
    pub code: Cow<'static, str>,
    /// Whether what it is about counts all the same.
    pub counted: bool,
    /// How many.
    pub count: u64,
}

/// A line, row or entry that could not be read, or is noteworthy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactProblem {
    /// Stable code.
    pub code: Cow<'static, str>,
    /// The file.
    pub file: String,
    /// The line in it, from 1; of what stands in a document without lines, its place in the list, from 1.
    pub line: u64,
    /// Why, and what to do.
    pub text: String,
    /// Whether what it is about counts all the same.
    pub counted: bool,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactSource {
    /// Its name.
    pub file: String,
    /// What it was read as, in the order of what stands in it.
    pub kinds: Vec<PopulationSource>,
    /// Lines, rows and entries that were read.
    pub read: u64,
}

/// What the answer leans on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactNote {
    /// Stable code.
    pub code: &'static str,
    /// For people.
    pub text: String,
}

/// The models in use as the list of the passkey policy, which keeps everybody's keys.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AllowList {
    /// The models in use, and those of Microsoft that were chosen, lower case with hyphens, sorted.
    pub aa_guids: Vec<String>,
    /// One list for each profile that somebody with a key is in scope of; the legacy policy counts as one.
    pub profiles: Vec<AllowListProfile>,
    /// Bytes of the passkey policy with these lists.
    pub bytes: usize,
    /// Bytes that the service takes (F2).
    pub bound: usize,
    /// The requests that make the lists those of the policy.
    pub change: GraphChange,
}

/// The list of one profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AllowListProfile {
    /// Id of the profile; null for the legacy policy.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The models in use by those in its scope, and those that were chosen.
    pub aa_guids: Vec<String>,
    /// Of these, those that its allow list lacks today.
    pub added: Vec<String>,
    /// What its allow list has today and nobody in its scope uses.
    pub removed: Vec<String>,
}

/// What a part of a population comes to, to be joined with the other parts: counts alone, nothing of single people but what
/// could not be read of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactPart {
    /// Version of this format: 1.
    pub impact_part: u8,
    /// What policies and question are told apart by.
    pub of: String,
    /// How many of what.
    pub totals: ImpactTotals,
    /// The models in use.
    pub models: Vec<ImpactPartModel>,
    /// Why keys are refused or undecided.
    pub reasons: Vec<ImpactReason>,
    /// Inputs that would decide.
    pub missing: Vec<ImpactPartMissing>,
    /// The models in use by those in scope of each profile.
    pub lists: Vec<Vec<String>>,
    /// What could not be read, and what was noteworthy.
    pub problems: Vec<ImpactProblems>,
    /// The first ones, each with its place in what this part was read from.
    pub places: Vec<ImpactProblem>,
    /// The files.
    pub sources: Vec<ImpactSource>,
    /// People of whom the groups are known.
    pub groups_known: u64,
    /// Of these, those in a group that a policy names.
    pub in_groups: u64,
    /// What its people are told apart by from those of another part, in hexadecimal.
    pub people: String,
}

/// A model of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactPartModel {
    /// What kind of key.
    pub kind: KeyKind,
    /// Lower case with hyphens; null where it is not known, and for what has none.
    pub aa_guid: Option<String>,
    /// Keys.
    pub keys: u64,
    /// People.
    pub users: u64,
    /// Keys that were attested at registration.
    pub attested: u64,
    /// Keys of which it is known that they were not.
    pub not_attested: u64,
    /// Synced keys.
    pub synced: u64,
    /// Keys that were not used for long.
    pub unused: u64,
    /// The last use of any of them.
    pub last_used: Option<String>,
    /// Accepted, refused and undecided before.
    pub before: [u64; 3],
    /// Accepted, refused and undecided after.
    pub after: [u64; 3],
    /// Keys that are accepted before and refused after.
    pub lost: u64,
}

/// An input that would decide, in a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactPartMissing {
    /// JSON Pointer into a scenario.
    pub path: String,
    /// What it is called, in English: several inputs of the policies have one path.
    pub label: String,
    /// For how many people.
    pub users: u64,
}

/// A person, as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactUser {
    /// Who.
    pub user: ImpactPerson,
    /// What the change does.
    pub effect: Effect,
    /// Reason code of the key that is lost, gained or undecided; null where nothing changes.
    pub reason: Option<&'static str>,
    /// Each key.
    pub keys: Vec<ImpactKey>,
    /// What else lets the person in after the change: methods, in the order in which they are performed.
    pub other_ways: Vec<Vec<Mode>>,
    /// What would decide: JSON Pointers into a scenario.
    pub missing: Vec<&'static str>,
}

/// Who a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactPerson {
    /// Object id.
    pub id: Option<String>,
    /// User principal name.
    pub user_principal_name: Option<String>,
    /// What the person is called.
    pub display_name: Option<String>,
    /// Whether the account is enabled; null where it is not known.
    pub account_enabled: Option<bool>,
    /// `member`, or a guestOrExternalUserTypes member.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Groups of the person that policies name; null where they are not known.
    pub groups: Option<Vec<String>>,
    /// Of the groups that policies name, those that were looked at, where not all were: of others it is not known whether the
    /// person is in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups_asked: Option<Vec<String>>,
    /// Roles of the person that policies name; null where they are not known.
    pub roles: Option<Vec<String>>,
    /// Of the roles that policies name, those that were looked at, where not all were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles_asked: Option<Vec<String>>,
}

/// A key of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactKey {
    /// What kind.
    pub kind: KeyKind,
    /// Id of the method; of a certificate its thumbprint.
    pub id: Option<String>,
    /// AAGUID, lower case with hyphens.
    pub aa_guid: Option<String>,
    /// Name of the model, or subject of the certificate.
    pub name: Option<String>,
    /// Device-bound or synced, where it is known.
    pub passkey_type: Option<PasskeyType>,
    /// Attested or not, where it is known.
    pub attestation_level: Option<AttestationLevel>,
    /// What the person calls it.
    pub display_name: Option<String>,
    /// When it was used last.
    pub last_used_date_time: Option<String>,
    /// The verdict before.
    pub before: ImpactVerdict,
    /// The verdict after.
    pub after: ImpactVerdict,
}

/// Both verdicts about a key of somebody, with every check.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactExplanation {
    /// The verdict before.
    pub before: Verdict,
    /// The verdict after; null without a change.
    pub after: Option<Verdict>,
}

/// The verdict about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImpactVerdict {
    /// The decision.
    pub decision: Decision,
    /// Its reason code.
    pub reason: &'static str,
}
