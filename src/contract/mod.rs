//! What crosses a door, in and out: shapes without behaviour.

pub(crate) mod comparison;
pub(crate) mod error_report;
pub(crate) mod graph_change;
pub(crate) mod inspection;
pub mod limits;
pub(crate) mod models;
pub(crate) mod options;
pub(crate) mod question;
pub(crate) mod scenario;
pub(crate) mod span;
pub(crate) mod verdict;
pub(crate) mod what_if;

pub use self::comparison::*;
pub use self::error_report::ErrorReport;
pub use self::graph_change::*;
pub use self::inspection::*;
pub use self::models::*;
pub use self::options::Options;
pub use self::question::*;
pub use self::scenario::*;
pub use self::span::Span;
pub use self::verdict::*;
pub use self::what_if::*;
pub use crate::vocabulary::action::Action;
pub use crate::vocabulary::attestation_level::AttestationLevel;
pub use crate::vocabulary::attestation_type::AttestationType;
pub use crate::vocabulary::certificate_mode::CertificateMode;
pub use crate::vocabulary::channel::Channel;
pub use crate::vocabulary::federation::FederatedIdpMfaBehavior;
pub use crate::vocabulary::passkey_type::PasskeyType;
pub use crate::vocabulary::reading::Reading;
pub use crate::vocabulary::user_type::UserType;
