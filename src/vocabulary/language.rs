//! Languages of the texts.

use serde::Deserialize;
use serde::Serialize;

/// Language of the texts. Codes never change with the language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

impl Language {
    /// The language for a BCP 47 tag: Japanese for `ja` and its variants, else English.
    ///
    /// ```
    /// use entra_verdict::Language;
    /// assert_eq!(Language::from_tag("ja-JP"), Language::Ja);
    /// assert_eq!(Language::from_tag("de"), Language::En);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("ja") {
            Self::Ja
        } else {
            Self::En
        }
    }
}
