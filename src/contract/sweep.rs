//! Every sign-in at once: regions of sign-ins that no policy tells apart further, and what becomes of them.

use serde::{Deserialize, Serialize};

use crate::contract::question::{Question, TenantIdentity, User};
use crate::contract::verdict::{Clause, Decision};
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::reading::Reading;

/// What a sweep goes by.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SweepSettings {
    /// The moment, RFC 3339 with any offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// How open questions of the documentation are settled.
    pub reading: Reading,
    /// The resource tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant: Option<TenantIdentity>,
    /// Id or display name of the authentication strength with less than which nobody should get in; absent:
    /// multifactor authentication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require: Option<String>,
    /// Regions of each kind, at most 1 000; absent: 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// People by whose groups and roles users are told apart and counted; absent: everybody who can be thought of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<User>>,
}

/// Every sign-in at once.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweepReport {
    /// Version of this format: 1.
    pub sweep: u8,
    /// What it comes to, in one sentence.
    pub text: String,
    /// The strength with less than which nobody should get in.
    pub required: String,
    /// What sign-ins are told apart by; what is not among them makes no difference.
    pub dimensions: Vec<SweptDimension>,
    /// What can be presented, the weakest first; what policies take alike is one.
    pub credentials: Vec<SweptCredential>,
    /// Conditional Access policies, in the order of the documents.
    pub policies: Vec<SweptPolicy>,
    /// Sign-ins that are let in with less than what is required.
    pub gaps: Regions,
    /// Sign-ins that are let in with what is required, and of which it cannot be told whether less is refused.
    pub possible_gaps: Regions,
    /// Sign-ins that nothing is accepted for, though no policy blocks them.
    pub dead_ends: Regions,
    /// Sign-ins that are blocked whatever is presented.
    pub blocked: Regions,
    /// Sign-ins of which it cannot be told what becomes of them with anything.
    pub undecided: Regions,
    /// What a change turns; null where nothing is compared.
    pub change: Option<SweptChange>,
    /// Users and what they open, by the weakest that is accepted.
    pub map: SweptMap,
    /// How many people were counted, and of how many it is not known what policies name of theirs.
    pub people: Option<SweptPeople>,
    /// What the answer leans on, and what was not looked at whole.
    pub notes: Vec<SweepNote>,
}

/// A dimension with its classes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweptDimension {
    /// What it is.
    pub dimension: Dimension,
    /// Its name for people.
    pub label: String,
    /// What no policy tells apart is one class.
    pub classes: Vec<SweptClass>,
}

/// A class of a dimension.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweptClass {
    /// Its name for people.
    pub text: String,
    /// How many values it has.
    pub count: u32,
    /// Ids of applications, users, groups and roles, or what policies call them; empty for what has none.
    pub ids: Vec<String>,
}

/// Something that can be presented.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweptCredential {
    /// Its name for people; what policies take alike stands together.
    pub text: String,
    /// Names of what is taken alike.
    pub names: Vec<String>,
    /// How much it is, 0 to 3: the built-in strengths that it meets.
    pub level: u8,
    /// Whether it is what is required.
    pub suffices: bool,
}

/// A Conditional Access policy, and whether it matters.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweptPolicy {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub display_name: Option<String>,
    /// Where it stands.
    pub policy: Clause,
    /// Whether it matters.
    pub role: PolicyRole,
    /// Whether it is in force and never decides: without it nothing changes.
    pub idle: bool,
    /// The policies, by their places here, beside which it refuses nothing more.
    pub beside: Vec<u32>,
    /// A sign-in that only it refuses, and what would be let in without it.
    pub alone: Option<Region>,
    /// The same as a sentence.
    pub text: String,
}

/// Whether a policy matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum PolicyRole {
    /// It refuses sign-ins that nothing else refuses.
    Decides,
    /// Whatever it refuses others refuse too.
    Overshadowed,
    /// What it asks for everything meets.
    AlwaysMet,
    /// It is for no sign-in.
    NeverApplies,
    /// It asks for nothing but session controls.
    AsksNothing,
    /// It is off, or report-only.
    NotInForce,
    /// Whether it is for a sign-in cannot be told.
    Undecided,
}

impl PolicyRole {
    /// Whether a policy is in force and never decides.
    pub(crate) fn is_idle(self) -> bool {
        matches!(
            self,
            Self::Overshadowed | Self::AlwaysMet | Self::NeverApplies
        )
    }
}

/// Regions of one kind, the largest first.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Regions {
    /// The regions; together they are all, where it is complete. They can overlap.
    pub regions: Vec<Region>,
    /// Whether there is nothing beside them.
    pub complete: bool,
}

/// Sign-ins that have the same answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// What they have in common; what is not among it makes no difference.
    pub within: Vec<RegionPart>,
    /// The answer.
    pub decision: Decision,
    /// What is presented, by its places among the credentials.
    pub credentials: Vec<u32>,
    /// The policies that are for the sign-in of the question, by their places among the policies.
    pub policies: Vec<u32>,
    /// How many people can sign in so; null where nobody was counted.
    pub people: Option<u32>,
    /// The smallest question of the region, to open by itself.
    pub question: Question,
    /// The region in words.
    pub text: String,
}

/// What sign-ins have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegionPart {
    /// The dimension.
    pub dimension: Dimension,
    /// Places among its classes.
    pub classes: Vec<u32>,
    /// Whether it is everything but them.
    pub except: bool,
}

/// What a change turns.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweptChange {
    /// Let in before, refused now.
    pub lost: Regions,
    /// Refused before, let in now.
    pub gained: Regions,
    /// Undecided before or now, and not both.
    pub unsure: Regions,
}

/// Users and what they open.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweptMap {
    /// The resources, as classes of their dimension; one of any where policies tell none apart.
    pub columns: Vec<String>,
    /// The users.
    pub rows: Vec<MapRow>,
    /// Whether every class of users has a row.
    pub complete: bool,
}

/// Users of one class.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MapRow {
    /// Who they are.
    pub text: String,
    /// The same by classes; nothing for a member whom no policy names.
    pub within: Vec<RegionPart>,
    /// How many; null where nobody was counted.
    pub people: Option<u32>,
    /// What they meet with each resource.
    pub cells: Vec<MapCell>,
}

/// What somebody meets with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MapCell {
    /// The weakest credential that is let in under some circumstances, by its place; null for none.
    pub weakest: Option<u32>,
    /// Whether something weaker is undecided.
    pub open: bool,
    /// Whether a policy blocks it under all circumstances.
    pub blocked: bool,
}

/// Circumstances that the map is narrowed to, each by the place of a class of its dimension; what is absent is any.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SweepNarrowing {
    /// The client.
    pub client_app: Option<u32>,
    /// The platform of the device.
    pub platform: Option<u32>,
    /// Where the sign-in comes from.
    pub location: Option<u32>,
    /// The risk of the sign-in.
    pub sign_in_risk: Option<u32>,
    /// The risk of the user.
    pub user_risk: Option<u32>,
    /// The insider risk.
    pub insider_risk: Option<u32>,
    /// How the authentication is passed on.
    pub authentication_flow: Option<u32>,
    /// The device.
    pub device: Option<u32>,
}

impl SweepNarrowing {
    /// The classes that are held to.
    pub(crate) fn classes(&self) -> impl Iterator<Item = (Dimension, u32)> {
        let all = [
            (Dimension::ClientApp, self.client_app),
            (Dimension::Platform, self.platform),
            (Dimension::Location, self.location),
            (Dimension::SignInRisk, self.sign_in_risk),
            (Dimension::UserRisk, self.user_risk),
            (Dimension::InsiderRisk, self.insider_risk),
            (Dimension::AuthenticationFlow, self.authentication_flow),
            (Dimension::Device, self.device),
        ];
        let held = all.into_iter();
        held.filter_map(|(dimension, class)| Some((dimension, class?)))
    }
}

/// People who were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweptPeople {
    /// Counted.
    pub counted: u32,
    /// Left out, since it is not known whether they are among the groups, roles or users that policies name.
    pub unknown: u32,
}

/// What the answer leans on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SweepNote {
    /// What it is about.
    pub code: &'static str,
    /// In words.
    pub text: String,
}
