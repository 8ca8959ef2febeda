//! Texts that every build has, told to a serialiser as such: one that keeps them says them once.
//!
//! Serde names the variant of an enumeration by a static text, which in JSON is a string like any other.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

/// A static text.
#[derive(Clone, Copy)]
struct Fixed(&'static str);

impl Serialize for Fixed {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit_variant("", 0, self.0)
    }
}

/// A text that is always there.
pub(crate) fn text<S: Serializer>(text: &&'static str, to: S) -> Result<S::Ok, S::Error> {
    Fixed(text).serialize(to)
}

/// A text that may be missing.
pub(crate) fn some<S: Serializer>(text: &Option<&'static str>, to: S) -> Result<S::Ok, S::Error> {
    text.map(Fixed).serialize(to)
}

/// A text that is static unless something fills it.
#[expect(
    clippy::ptr_arg,
    reason = "serde hands a field over as it is, and it is told from others by being static"
)]
pub(crate) fn filled<S: Serializer>(text: &Cow<'static, str>, to: S) -> Result<S::Ok, S::Error> {
    match text {
        Cow::Borrowed(text) => Fixed(text).serialize(to),
        Cow::Owned(text) => text.serialize(to),
    }
}
