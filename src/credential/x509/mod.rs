//! Certificates and revocation lists (RFC 5280).

pub(crate) mod certificate;
pub(crate) mod crl;
pub(crate) mod digest;
pub(crate) mod oid_names;
pub(crate) mod policy_oids;
pub(crate) mod report;
pub(crate) mod signature;
pub(crate) mod user_ids;
