//! Everything people read, in English and Japanese, keyed by code.
//!
//! Decision code names a row; nothing outside this module holds a sentence.

pub(crate) mod assumptions;
pub(crate) mod errors;
pub(crate) mod findings;
pub(crate) mod parser;
pub(crate) mod reasons;
pub(crate) mod remedies;
pub(crate) mod rule_syntax;
pub(crate) mod rules;

use serde::{Deserialize, Serialize};

use crate::verdict::BasisClass;

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

/// A sentence in both languages; `{name}` stands for an argument.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub en: &'static str,
    pub ja: &'static str,
}

impl Sentence {
    /// The sentence as what fills a gap of another one.
    pub fn words(&self) -> Said {
        Said::new(self.en, self.ja)
    }

    fn template(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Ja => self.ja,
        }
    }
}

/// A code with its sentence: a reason, a finding or an error.
#[derive(Debug)]
pub(crate) struct Row {
    pub code: &'static str,
    pub sentence: Sentence,
}

/// An open question of the documentation, or a ruling that stands in for its silence.
#[derive(Debug)]
pub(crate) struct Assumption {
    pub id: &'static str,
    pub sentence: Sentence,
}

/// A check that the evaluator makes, with the documentation it rests on.
#[derive(Debug)]
pub(crate) struct Rule {
    pub id: &'static str,
    pub class: BasisClass,
    pub source: &'static str,
    /// Date of the page or schema that was read, `YYYY-MM-DD`.
    pub dated: &'static str,
    /// Read when the check passed.
    pub pass: Sentence,
    /// Read when the check was not made.
    pub skip: Sentence,
    /// For a check that is made of others.
    pub group: Option<Group>,
}

/// What is read of a check that is made of others, where one of them settled it.
#[derive(Debug)]
pub(crate) struct Group {
    pub fail: Sentence,
    pub unknown: Sentence,
}

/// A sentence together with what fills it.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    sentence: &'static Sentence,
    args: Vec<(&'static str, Arg)>,
}

/// What fills a gap of a sentence.
#[derive(Clone, Debug)]
enum Arg {
    /// A value, the same in both languages.
    Value(String),
    Words(Said),
}

impl Arg {
    fn in_language(&self, language: Language) -> &str {
        match (self, language) {
            (Self::Value(value), _) => value,
            (Self::Words(said), Language::En) => &said.en,
            (Self::Words(said), Language::Ja) => &said.ja,
        }
    }
}

/// Words in both languages that fill a gap of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub en: String,
    pub ja: String,
}

impl Said {
    fn new(en: impl Into<String>, ja: impl Into<String>) -> Self {
        Self {
            en: en.into(),
            ja: ja.into(),
        }
    }

    fn same(words: &str) -> Self {
        Self::new(words, words)
    }
}

impl Text {
    pub fn new(sentence: &'static Sentence) -> Self {
        Self {
            sentence,
            args: Vec::new(),
        }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Value(value.into())));
        self
    }

    pub fn with_words(mut self, name: &'static str, words: Said) -> Self {
        self.args.push((name, Arg::Words(words)));
        self
    }

    /// Whether this is the sentence of a row.
    pub fn is_of(&self, row: &'static Row) -> bool {
        std::ptr::eq(self.sentence, &row.sentence)
    }

    /// The sentence with its arguments filled in. An argument that is missing stays visible as `{name}`.
    pub fn render(&self, language: Language) -> String {
        self.render_with(language, std::iter::empty())
    }

    /// The sentence with its arguments filled in, and with more that stand elsewhere.
    pub fn render_with<'a>(
        &'a self,
        language: Language,
        more: impl Iterator<Item = (&'static str, &'a str)> + Clone,
    ) -> String {
        let mut rest = self.sentence.template(language);
        let args = || {
            let own = self
                .args
                .iter()
                .map(|(name, value)| (*name, value.in_language(language)));
            own.chain(more.clone())
        };
        let filled: usize = args().map(|(_, value)| value.len()).sum();
        let mut out = String::with_capacity(rest.len() + filled);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match args().find(|(key, _)| *key == name) {
                Some((_, value)) => out.push_str(value),
                None => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

/// Declares rows as statics and the table of all of them.
macro_rules! rows {
    ($table:ident: $($name:ident = $code:literal, $en:literal, $ja:literal;)*) => {
        $(pub(crate) static $name: $crate::catalogue::Row = $crate::catalogue::Row {
            code: $code,
            sentence: $crate::catalogue::Sentence { en: $en, ja: $ja },
        };)*
        /// Every row of this table, for the tests that walk it.
        #[cfg(test)]
        pub(crate) static $table: &[&$crate::catalogue::Row] = &[$(&$name),*];
    };
}
pub(crate) use rows;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}').map(|(name, _)| name))
            .collect()
    }

    fn sound(id: &str, sentence: &Sentence) {
        assert!(!sentence.en.trim().is_empty(), "{id} has no English text");
        assert!(!sentence.ja.trim().is_empty(), "{id} has no Japanese text");
        assert!(
            sentence.ja.chars().any(|c| c > '\u{3000}'),
            "the Japanese text of {id} is not Japanese"
        );
        assert_eq!(
            placeholders(sentence.en),
            placeholders(sentence.ja),
            "the two texts of {id} take different arguments"
        );
        assert!(
            !sentence.en.contains('!') && !sentence.ja.contains('！'),
            "{id} exclaims"
        );
    }

    #[test]
    fn every_text_exists_in_both_languages_with_the_same_arguments() {
        for table in [reasons::ALL, findings::ALL, errors::ALL, remedies::ALL] {
            for row in table {
                sound(row.code, &row.sentence);
            }
        }
        for sentence in rule_syntax::ALL {
            sound("rule", sentence);
        }
        for assumption in assumptions::ALL {
            sound(assumption.id, &assumption.sentence);
        }
        for rule in rules::ALL {
            sound(rule.id, &rule.pass);
            sound(rule.id, &rule.skip);
            if let Some(group) = &rule.group {
                sound(rule.id, &group.fail);
                sound(rule.id, &group.unknown);
            }
        }
    }

    #[test]
    fn every_check_names_its_source_and_its_date() {
        for rule in rules::ALL {
            let digits = rule.dated.chars().filter(char::is_ascii_digit).count();
            assert_eq!(
                (digits, rule.dated.len()),
                (8, 10),
                "{} has no date",
                rule.id
            );
            assert!(!rule.source.is_empty(), "{} names no source", rule.id);
        }
    }

    #[test]
    fn a_text_fills_its_arguments() {
        static SENTENCE: Sentence = Sentence {
            en: "{a} and {b}, {missing}",
            ja: "{a}と{b}、{missing}",
        };
        let text = Text::new(&SENTENCE).with("a", "{b}").with("b", "2");
        assert_eq!(text.render(Language::En), "{b} and 2, {missing}");
        assert_eq!(text.render(Language::Ja), "{b}と2、{missing}");
    }
}
