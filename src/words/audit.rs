//! Both languages, held to the same arguments.

use crate::vocabulary::language::Language;
use crate::words::sentence::{Sentence, Text};
use crate::words::{
    assumptions, errors, findings, general, impact, inputs, members, passkey_support, population,
    reasons, remedies, rule_syntax, rules, sweep,
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

    fn both(sentence: &Sentence) -> [&'static str; 2] {
        [Language::En, Language::Ja].map(|language| sentence.in_language(language).unwrap())
    }

    fn sound(id: &str, sentence: &Sentence) {
        let [en, ja] = both(sentence);
        one_word_for_one_thing(id, en);
        one_word_for_one_thing(id, ja);
        assert!(!en.trim().is_empty(), "{id} has no English text");
        assert!(!ja.trim().is_empty(), "{id} has no Japanese text");
        assert!(
            ja.chars().any(|c| c > '\u{3000}'),
            "the Japanese text of {id} is not Japanese"
        );
        assert_eq!(
            placeholders(en),
            placeholders(ja),
            "the two texts of {id} take different arguments"
        );
        assert!(!en.contains('!') && !ja.contains('！'), "{id} exclaims");
    }

    #[test]
    fn every_text_exists_in_both_languages_with_the_same_arguments() {
        for table in [
            reasons::ALL,
            general::ALL,
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
        for words in members::all() {
            sound("member", words);
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
    fn blanks_stand_between_the_scripts_and_not_within_the_japanese_one() {
        static SENTENCE: Sentence =
            Sentence::new("{a}", "答えは{a}によって、ポリシーは {b} を「{a}」");
        let said = |a: &str, b: &str| {
            let text = Text::new(&SENTENCE).with("a", a).with("b", b);
            text.render(Language::Ja)
        };
        assert_eq!(
            said("ユーザー ID", "Office365"),
            "答えはユーザー ID によって、ポリシーは Office365 を「ユーザー ID」"
        );
        assert_eq!(
            said("IP アドレス", "セキュリティ情報の登録"),
            "答えは IP アドレスによって、ポリシーはセキュリティ情報の登録を「IP アドレス」"
        );
        assert_eq!(
            said("準拠状態 (isCompliant)", "「情報」"),
            "答えは準拠状態 (isCompliant) によって、ポリシーは「情報」を「準拠状態 (isCompliant)」"
        );
    }

    /// Every sentence, filled by words of either script.
    #[test]
    fn every_japanese_sentence_keeps_the_scripts_apart() {
        let tables = [
            reasons::ALL,
            findings::ALL,
            errors::ALL,
            remedies::ALL,
            impact::ALL,
            passkey_support::ALL,
            population::ALL,
        ];
        let rows = tables.into_iter().flatten();
        let rows = rows.map(|row| &row.sentence);
        let rules = rules::ALL.iter().flat_map(|rule| {
            let group = rule.group.iter();
            let group = group.flat_map(|group| [&group.fail, &group.unknown]);
            [&rule.pass, &rule.skip].into_iter().chain(group)
        });
        let labels = inputs::ALL.iter().map(|input| &input.label);
        let mut wrong = Vec::new();
        for sentence in rows.chain(rules).chain(labels) {
            for word in ["ID", "7", "利用規約", "要件 (mfa)"] {
                let mut text = Text::new(sentence);
                for name in placeholders(both(sentence)[1]) {
                    text = text.with(name, word);
                }
                let said = text.render(Language::Ja);
                let letters: Vec<char> = said.chars().collect();
                let kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
                let touching = letters.windows(2).any(|pair| {
                    kana(pair[0]) && pair[1].is_ascii_alphanumeric()
                        || kana(pair[1]) && pair[0].is_ascii_alphanumeric()
                });
                let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30ff}');
                let apart = letters.windows(3).any(|three| {
                    let both = kana(three[0]) && kana(three[2]);
                    // Compounds of katakana words have blanks.
                    three[1] == ' ' && both && !(katakana(three[0]) || katakana(three[2]))
                });
                if touching || apart {
                    wrong.push(said);
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_text_fills_its_arguments() {
        static SENTENCE: Sentence = Sentence::new("{a} and {b}, {missing}", "{a}と{b}、{missing}");
        let text = Text::new(&SENTENCE).with("a", "{b}").with("b", "2");
        assert_eq!(text.render(Language::En), "{b} and 2, {missing}");
        assert_eq!(text.render(Language::Ja), "{b} と 2、{missing}");
    }
}
