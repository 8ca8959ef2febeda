//! Enumerations as one table: wire name, value, and label in each language.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Visitor};

use crate::vocabulary::language::Language;

/// What every enumeration of the contract has.
pub(crate) trait Enumeration: Copy + 'static {
    /// Every member, in the order in which people choose from them.
    const MEMBERS: &'static [Self];
    /// Every wire name with its member, in that order.
    const TABLE: &'static [(&'static str, Self)];
    /// The wire names, in that order.
    const NAMES: &'static [&'static str];

    /// The wire name.
    fn name(self) -> &'static str;

    /// What people call it.
    fn label(self, language: Language) -> &'static str;

    /// The member of this name, or of another name that it goes by; blanks around it and letter case are ignored.
    fn named(text: &str) -> Option<Self>;
}

/// A member by its name, for every enumeration alike.
pub(crate) fn read<'de, E: Enumeration, D: Deserializer<'de>>(from: D) -> Result<E, D::Error> {
    struct Name<E>(PhantomData<E>);

    impl<E: Enumeration> Visitor<'_> for Name<E> {
        type Value = E;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a string")
        }

        fn visit_str<F: Error>(self, text: &str) -> Result<E, F> {
            E::named(text).ok_or_else(|| F::unknown_variant(text, E::NAMES))
        }
    }

    from.deserialize_str(Name(PhantomData))
}

/// Declares an enumeration: each member with its wire name, further names that are read for it, and its labels in
/// English and Japanese.
macro_rules! enumeration {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $member:ident = $wire:literal $(| $alias:literal)*, $en:literal, $ja:literal;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $wire)] $member,)*
        }

        impl $name {
            /// The wire name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                $crate::vocabulary::enumeration::Enumeration::name(self)
            }
        }

        impl $crate::vocabulary::enumeration::Enumeration for $name {
            const MEMBERS: &'static [Self] = &[$(Self::$member),*];
            const TABLE: &'static [(&'static str, Self)] = &[$(($wire, Self::$member)),*];
            const NAMES: &'static [&'static str] = &[$($wire),*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $wire,)*
                }
            }

            fn label(self, language: $crate::vocabulary::language::Language) -> &'static str {
                use $crate::vocabulary::language::Language;
                match (self, language) {
                    $((Self::$member, Language::En) => $en,
                    (Self::$member, Language::Ja) => $ja,)*
                }
            }

            fn named(text: &str) -> Option<Self> {
                const NAMES: &[(&str, $name)] = &[$(($wire, $name::$member), $(($alias, $name::$member),)*)*];
                let text = text.trim();
                NAMES
                    .iter()
                    .find(|(name, _)| name.eq_ignore_ascii_case(text))
                    .map(|(_, member)| *member)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::vocabulary::enumeration::read(from)
            }
        }
    };
}
pub(crate) use enumeration;
