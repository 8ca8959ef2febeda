//! Bytes changed at random, by what they are: JSON, DER, CBOR or plain text.

pub mod cbor;
pub mod der;
pub mod json;
pub mod random;
pub mod text;
