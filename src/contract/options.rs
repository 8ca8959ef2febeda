//! What is wanted of a verdict.

use crate::vocabulary::language::Language;

/// What is wanted of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Language of the texts.
    pub language: Language,
    /// Whether policy changes are looked for that would let the credential in, and other methods that would be. The
    /// search loads and asks the changed policies, which takes many times as long as the answer itself; an `allow`
    /// needs none.
    pub remedies: bool,
}

impl Options {
    /// With remedies.
    pub(crate) fn in_language(language: Language) -> Self {
        Self {
            language,
            ..Self::default()
        }
    }
}

impl Default for Options {
    /// English, with remedies.
    fn default() -> Self {
        Self {
            language: Language::default(),
            remedies: true,
        }
    }
}
