//! Would this credential be let in by this Microsoft Entra configuration, and why?
//!
//! One [`Tenant`] holds what an organisation has configured, as Microsoft Graph JSON. One question about it,
//! [`contract::Question`], gets one [`contract::Verdict`]: decision, the clause that decided, every check, and the
//! places where the documentation is silent. The core is pure: time, group membership and everything else comes in
//! with the question.
//!
//! ```
//! use entra_verdict::contract::{Decision, PolicyInput};
//! use entra_verdict::{Language, Tenant};
//!
//! let policy = r##"{
//!   "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
//!   "isAttestationEnforced": false,
//!   "keyRestrictions": {
//!     "isEnforced": true, "enforcementType": "allow",
//!     "aaGuids": ["7e3f3d30-3557-4442-bdae-139312178b39"]
//!   }
//! }"##;
//! let tenant = Tenant::load(vec![PolicyInput::Text(policy.to_owned())])?;
//! let question = serde_json::from_str(
//!     r#"{ "action": "signIn",
//!          "credential": { "passkey": { "aaguid": "cb69481e-8ff7-4039-93ec-0a2729a154a8" } } }"#,
//! )?;
//! let verdict = tenant.evaluate(&question, Language::En)?;
//! assert_eq!(verdict.decision, Decision::Deny);
//! assert_eq!(verdict.reason.code, "passkey.aaguidNotAllowed");
//! assert_eq!(verdict.reason.policy.unwrap().path, "/keyRestrictions/aaGuids");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! Each switches whole rooms; all are on unless others are asked for. A build without any decides as the whole one does,
//! with the same codes, or says what it lacks.
//!
//! | feature | without it |
//! | --- | --- |
//! | `answers` | verdicts offer no changes; no models, comparison, What If, requests to Graph, inspection, vocabulary |
//! | `attestation` | a question with an attestation, or FIDO metadata, is the error `input.notBuiltIn` |
//! | `signatures` | signatures are not verified, which the verdict says (`scope.signatures`) |
//! | `words` | texts are the values alone that would fill them |
//! | `schema` (off) | no JSON Schemas, and no catalogue of what a verdict can say |
//!
//! # The rooms
//!
//! The data's way is one road, and nothing runs back: what a room imports stands above it in this list.
//!
//! | room | what it holds |
//! | --- | --- |
//! | `vocabulary` | names that others fixed: enumerations of Graph and WebAuthn, distinguished names, OIDs |
//! | [`contract`] | what crosses a door, in and out: shapes without behaviour |
//! | `words` | sentences and labels, in English and Japanese |
//! | `base` | errors, JSON and its places, clauses, checks and notes |
//! | `credential` | what the person presents, parsed and, where the bytes allow, verified |
//! | `metadata` | what the FIDO Alliance publishes about authenticator models |
//! | `population` | people and their keys, read from what Graph, the portal and the logs export |
//! | `question` | the circumstances: who, when and where |
//! | `tenant` | what the organisation has configured, checked and indexed once |
//! | `decide` | pure functions, one file for each rule |
//! | `answers` | verdict, remedies, models, comparison, What If, requests to Graph, inspection |
//! | `doors` | text in, answers out |

#![cfg_attr(
    not(all(feature = "answers", feature = "attestation")),
    expect(dead_code, reason = "of what is left out, which others use")
)]

/// Keeps the README's Rust honest.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod answers;
mod base;
pub mod contract;
mod credential;
mod decide;
mod doors;
mod metadata;
#[cfg(feature = "answers")]
mod population;
mod question;
mod tenant;
mod vocabulary;
mod words;

pub use crate::answers::answer::Answer;
#[cfg(feature = "answers")]
pub use crate::answers::compare::compare;
#[cfg(feature = "answers")]
pub use crate::answers::graph_change::change::graph_change;
#[cfg(feature = "answers")]
pub use crate::answers::impact::survey::{Impact, ImpactOptions};
#[cfg(feature = "answers")]
pub use crate::answers::inspect::inspect;
pub use crate::answers::plan::aaguid::Plan;
pub use crate::answers::plan::certificate::CertificatePlan;
pub use crate::answers::plan::user::UserPlan;
#[cfg(feature = "answers")]
pub use crate::answers::sweep::swept::{SweepStart, Swept};
pub use crate::answers::verdict::evaluate;
#[cfg(feature = "answers")]
pub use crate::answers::vocabulary::vocabulary;
pub use crate::base::error::Error;
pub use crate::contract::limits;
pub use crate::contract::options::Options;
pub use crate::credential::secret::is_secret;
#[cfg(feature = "answers")]
pub use crate::doors::answers::graph_change_text;
#[cfg(feature = "schema")]
pub use crate::doors::catalogue::catalogue;
pub use crate::doors::plan::OpenPlan;
#[cfg(feature = "schema")]
pub use crate::doors::schema;
pub use crate::doors::shapes::{Brief, Decider};
pub use crate::doors::tenant::{evaluate_json, evaluate_text, evaluate_text_with};
#[cfg(feature = "attestation")]
pub use crate::metadata::snapshot::Metadata;
pub use crate::tenant::tenant::Tenant;
pub use crate::vocabulary::language::Language;
#[cfg(feature = "answers")]
pub use crate::vocabulary::row_form::RowForm;

/// JSON text: bytes of a file as text, the places of values in it, and changes that leave the rest as it stands.
pub mod json {
    pub use crate::base::edit::edit;
    pub use crate::base::json::decode;
    pub use crate::base::places::{locate, locate_all};
    pub use crate::contract::span::Span;
    pub use crate::doors::edit::edit_text;
}
