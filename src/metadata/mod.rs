//! FIDO metadata: what the FIDO Alliance publishes about authenticator models.
//!
//! Written from the FIDO Metadata Service v3 and the FIDO Metadata Statement specifications. A snapshot is either the
//! signed BLOB or its decoded payload; of each entry only what rules look at is kept.

pub(crate) mod blob;
pub(crate) mod chain;
pub(crate) mod entry;
pub(crate) mod payload;
pub(crate) mod reduced;
pub(crate) mod rule;
pub(crate) mod snapshot;
pub(crate) mod status;
