//! Sentences in two languages, and what fills them.
//!
//! Where the wasm module is divided, what the statics of this room hold of a language lies in a module of its own, but for what
//! [`words::parts`](crate::words::parts) and the labels of inputs hold. What is not loaded is zeros.

use std::borrow::Cow;
use std::hint::black_box;

use crate::contract::verdict::{BasisClass, Statement};
use crate::vocabulary::input_kind::InputKind;
use crate::vocabulary::language::Language;
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::text::{TWICE, shortened};

/// A sentence in both languages; `{name}` stands for an argument.
#[derive(Debug)]
pub(crate) struct Sentence {
    en: &'static str,
    ja: &'static str,
}

/// A sentence is one with itself: what it says need not be there.
impl PartialEq for Sentence {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Sentence {}

impl Sentence {
    /// Without the feature `words` the texts are not kept.
    pub const fn new(en: &'static str, ja: &'static str) -> Self {
        if cfg!(feature = "words") {
            Self { en, ja }
        } else {
            Self { en: "", ja: "" }
        }
    }

    /// The sentence as what fills a gap of another one.
    pub fn words(&self) -> Said {
        Said::of(|language| self.in_language(language).unwrap_or_default())
    }

    /// The sentence with its gaps; `None` where the words of the language are not loaded.
    pub fn in_language(&self, language: Language) -> Option<&'static str> {
        // The compiler would take what a static holds for known.
        let known = black_box(self);
        let own = match language {
            Language::En => known.en,
            Language::Ja => known.ja,
        };
        (!own.starts_with('\0')).then_some(own)
    }
}

/// An input that would decide a check.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub kind: InputKind,
    /// RFC 6901 JSON Pointer into the scenario.
    pub path: &'static str,
    pub label: Sentence,
}

impl Input {
    /// What people call it, which is always there.
    pub fn label_in(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.label.en,
            Language::Ja => self.label.ja,
        }
    }
}

/// A code with its sentence: a reason, a finding or an error.
#[derive(Debug)]
pub(crate) struct Row {
    pub code: &'static str,
    /// The input whose absence the row tells of; the gap `{input}` has its label.
    pub input: Option<&'static Input>,
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
    pub id: RuleId,
    pub class: BasisClass,
    pub source: &'static str,
    /// Date of the page or schema that was read, `YYYY-MM-DD`.
    pub dated: &'static str,
    /// What contradicts it, where two statements do.
    pub against: Option<Statement>,
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
        match self {
            Self::Value(value) => value,
            Self::Words(said) => said.in_language(language),
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
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ja => &self.ja,
        }
    }

    pub(crate) fn new(en: impl Into<String>, ja: impl Into<String>) -> Self {
        Self {
            en: en.into(),
            ja: ja.into(),
        }
    }

    /// What something is called in each language.
    pub fn of(called: impl Fn(Language) -> &'static str) -> Self {
        Self::new(called(Language::En), called(Language::Ja))
    }

    /// What is made of words in each language.
    pub fn of_each(made: impl Fn(Language) -> String) -> Self {
        Self::new(made(Language::En), made(Language::Ja))
    }

    pub(crate) fn same(words: &str) -> Self {
        Self::new(words, words)
    }
}

/// Whether a character is of the Japanese script.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Whether a character is punctuation of the Japanese script, which has a blank of its own.
fn is_wide_mark(c: char) -> bool {
    matches!(
        c,
        '\u{3001}' | '\u{3002}' | '\u{300c}'..='\u{300f}' | '\u{ff08}' | '\u{ff09}'
    )
}

/// Joins a part to Japanese words: between the scripts stands a blank, and within the Japanese one none.
pub(crate) fn joined(out: &mut String, part: &str) {
    let is_blank = out.ends_with(' ') || part.starts_with(' ');
    let before = out.trim_end_matches(' ').chars().next_back();
    let after = part.trim_start_matches(' ').chars().next();
    let (Some(before), Some(after)) = (before, after) else {
        out.push_str(part);
        return;
    };
    let is_japanese = |c| is_wide(c) || is_wide_mark(c);
    let opens = |c: char| c.is_alphanumeric() || matches!(c, '(' | '[' | '{' | '#' | '-' | '/');
    let closes = |c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '}' | '%' | '*' | '/');
    let is_between = is_wide(before) && !is_japanese(after) && opens(after)
        || !is_japanese(before) && closes(before) && is_wide(after);
    if is_between && !is_blank {
        out.push(' ');
    }
    if is_blank && is_japanese(before) && is_japanese(after) {
        out.truncate(out.trim_end_matches(' ').len());
        out.push_str(part.trim_start_matches(' '));
    } else {
        out.push_str(part);
    }
}

/// The longest value that a sentence repeats, in characters: longer than any name.
const LONGEST: usize = 400;

/// What is read in the place of a member that is given twice, in a Japanese sentence.
const TWICE_JA: &str = "… (異なる値で 2 回指定)";

/// What is read where there is nothing to fill a gap with.
fn absent(gap: &str, language: Language) -> &'static str {
    match (gap, language) {
        ("name", Language::En) => "(no name)",
        ("name", Language::Ja) => "(名前なし)",
        // What was given, and is nothing.
        ("value", Language::En) => "(empty)",
        ("value", Language::Ja) => "(空)",
        (_, Language::En) => "none",
        (_, Language::Ja) => "なし",
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
        let mut value = value.into();
        // What was given may have megabytes, and a sentence is to be read.
        if value.len() > LONGEST {
            value = shortened(&value, LONGEST);
        }
        self.args.push((name, Arg::Value(value)));
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

    /// Whether what is given under a name is read: without its words a sentence is what fills it.
    pub fn reads(&self, name: &str) -> bool {
        let has = |template: &str| {
            let mut gaps = template.split('{').skip(1);
            gaps.any(|gap| gap.split_once('}').is_some_and(|(own, _)| own == name))
        };
        let languages = [Language::En, Language::Ja];
        let in_each = languages.map(|language| self.sentence.in_language(language));
        cfg!(not(feature = "words")) || in_each.into_iter().any(|own| own.is_none_or(has))
    }

    /// The sentence with its arguments filled in. An argument that is missing stays visible as `{name}`.
    pub fn render(&self, language: Language) -> String {
        self.render_with(language, |_| None).into_owned()
    }

    /// What fills the sentence, where its words are not there.
    fn values(&self, language: Language) -> String {
        let own = self.args.iter();
        let own = own.map(|(name, value)| [name, ": ", value.in_language(language)].concat());
        own.collect::<Vec<_>>().join(", ")
    }

    /// The sentence with its arguments filled in, and with more that stand elsewhere and are asked for by their names.
    pub fn render_with(
        &self,
        language: Language,
        more: impl Fn(&str) -> Option<String>,
    ) -> Cow<'static, str> {
        let Some(mut rest) = self.sentence.in_language(language) else {
            return self.values(language).into();
        };
        if cfg!(not(feature = "words")) {
            return self.values(language).into();
        }
        if !rest.contains('{') {
            return rest.into();
        }
        let args = || {
            let own = self.args.iter();
            own.map(|(name, value)| (*name, value.in_language(language)))
        };
        let given = |name: &str| {
            let own = args().find(|(key, _)| *key == name);
            let own = own.map(|(_, value)| Cow::Borrowed(value));
            own.or_else(|| more(name).map(Cow::Owned))
        };
        let filled: usize = args().map(|(_, value)| value.len()).sum();
        let mut out = String::with_capacity(rest.len() + filled);
        let put: fn(&mut String, &str) = match language {
            Language::En => String::push_str,
            Language::Ja => joined,
        };
        while let Some((before, after)) = rest.split_once('{') {
            put(&mut out, before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match given(name) {
                Some(value) if value.is_empty() => put(&mut out, absent(name, language)),
                Some(value) if language == Language::Ja && value.contains(TWICE) => {
                    put(&mut out, &value.replace(TWICE, TWICE_JA));
                }
                Some(value) => put(&mut out, &value),
                None => put(&mut out, &["{", name, "}"].concat()),
            }
            rest = tail;
        }
        put(&mut out, rest);
        out.into()
    }
}
