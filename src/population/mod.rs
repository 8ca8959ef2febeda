//! People and their keys, read from what Graph, the portal and the logs export.

pub(crate) mod csv;
pub(crate) mod encoding;
pub(crate) mod feed;
pub(crate) mod graph;
pub(crate) mod held;
pub(crate) mod key_id;
pub(crate) mod logs;
pub(crate) mod members;
pub(crate) mod noted;
pub(crate) mod person;
pub(crate) mod sink;
pub(crate) mod split;
