//! What the organisation has configured: Graph documents recognised, read, checked and indexed once.

pub(crate) mod access;
pub(crate) mod directory;
pub(crate) mod documents;
pub(crate) mod dsc;
pub(crate) mod evidence;
pub(crate) mod hidden;
pub(crate) mod known_models;
pub(crate) mod layers;
pub(crate) mod lists;
pub(crate) mod methods;
pub(crate) mod named;
pub(crate) mod other_form;
pub(crate) mod reader;
pub(crate) mod recognise;
pub(crate) mod selected;
pub(crate) mod spelling;
pub(crate) mod strengths;
#[expect(
    clippy::module_inception,
    reason = "the tenant is looked for under its name"
)]
pub(crate) mod tenant;
pub(crate) mod terraform;
pub(crate) mod trial;
pub(crate) mod trust_store;
pub(crate) mod type_name;
pub(crate) mod variable;
