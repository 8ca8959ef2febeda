//! Requests to Microsoft Graph that turn policies into edited ones: the smallest, lists whole. Nothing is sent from here.

pub(crate) mod access;
pub(crate) mod body;
pub(crate) mod change;
pub(crate) mod configuration;
pub(crate) mod cross_tenant;
pub(crate) mod entry;
pub(crate) mod method;
pub(crate) mod path;
pub(crate) mod requests;
pub(crate) mod strength;
