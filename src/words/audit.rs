//! Both languages, held to the same arguments.

use crate::vocabulary::language::Language;
use crate::words::sentence::{Sentence, Text};
use crate::words::{
    assumptions, errors, findings, impact, inputs, passkey_support, population, reasons, remedies,
    rule_syntax, rules, sweep,
};

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

    /// One word for one thing: what is not written, where it is not part of what comes around it, and what is.
    const INSTEAD: &[(&str, &[&str], &str)] = &[
        ("—", &[], "what is there, or nothing"),
        ("未決", &[], "判定できません"),
        ("見守", &[], "監視"),
        ("強度", &["認証の強度"], "認証の強度"),
        ("文書", &["文書化"], "公式ドキュメント"),
        ("この句", &[], "この設定"),
        ("アテステーション", &[], "構成証明"),
        ("デバイスバインド", &[], "デバイス バインド"),
        ("ユーザ ", &[], "ユーザー"),
    ];

    fn one_word_for_one_thing(id: &str, text: &str) {
        for (word, within, instead) in INSTEAD {
            let allowed: usize = within.iter().map(|whole| text.matches(whole).count()).sum();
            assert!(
                text.matches(word).count() <= allowed,
                "{id} says {word} instead of {instead}: {text}"
            );
        }
    }

    fn sound(id: &str, sentence: &Sentence) {
        one_word_for_one_thing(id, sentence.en);
        one_word_for_one_thing(id, sentence.ja);
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
        for table in [
            reasons::ALL,
            findings::ALL,
            errors::ALL,
            remedies::ALL,
            impact::ALL,
            sweep::ALL,
            passkey_support::ALL,
            population::ALL,
        ] {
            for row in table {
                sound(row.code, &row.sentence);
            }
        }
        for input in inputs::ALL {
            sound(input.path, &input.label);
        }
        for sentence in rule_syntax::ALL {
            sound("rule", sentence);
        }
        for assumption in assumptions::ALL {
            sound(assumption.id, &assumption.sentence);
        }
        for rule in rules::ALL {
            sound(rule.id.as_str(), &rule.pass);
            sound(rule.id.as_str(), &rule.skip);
            if let Some(group) = &rule.group {
                sound(rule.id.as_str(), &group.fail);
                sound(rule.id.as_str(), &group.unknown);
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
                rule.id.as_str()
            );
            assert!(
                !rule.source.is_empty(),
                "{} names no source",
                rule.id.as_str()
            );
        }
    }

    #[test]
    fn a_text_fills_its_arguments() {
        static SENTENCE: Sentence = Sentence::new("{a} and {b}, {missing}", "{a}と{b}、{missing}");
        let text = Text::new(&SENTENCE).with("a", "{b}").with("b", "2");
        assert_eq!(text.render(Language::En), "{b} and 2, {missing}");
        assert_eq!(text.render(Language::Ja), "{b}と2、{missing}");
    }
}
