//! Every sentence that the scenarios bring about, as people read it, in both languages.

use std::collections::BTreeMap;

use entra_verdict::Language;
use serde_json::Value;

use crate::answered::{answer, answered};

/// Sentences in an answer: what stands in `text`, in `message` and in `label`.
fn sentences<'v>(answer: &'v Value, found: &mut Vec<&'v str>) {
    match answer {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(said)
                        if ["text", "message", "label"].contains(&name.as_str()) =>
                    {
                        found.push(said);
                    }
                    // What was pasted is no sentence.
                    _ if ["patch", "mend", "values"].contains(&name.as_str()) => {}
                    _ => sentences(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| sentences(item, found)),
        _ => {}
    }
}

/// What no sentence has, and why.
const NEVER: &[(&str, &str)] = &[
    ("—", "a dash says nothing"),
    ("/question/", "a pointer is no name"),
    ("/policies/0", "a pointer is no name"),
    ("“”", "a name that is none"),
    ("「」", "a name that is none"),
    (": .", "nothing where something should be"),
    (": 。", "nothing where something should be"),
    ("()", "nothing where something should be"),
    ("未決", "判定できません"),
    ("見守", "監視"),
];

/// Members of enumerations that have names for people; an error names what can be written.
const RAW: &[&str] = &[
    "windowsHelloForBusiness",
    "deviceBasedPush",
    "temporaryAccessPass",
    "microsoftAuthenticatorPush",
    "softwareOath",
    "hardwareOath",
    "federatedMultiFactor",
    "federatedSingleFactor",
    "x509CertificateSingleFactor",
    "x509CertificateMultiFactor",
    "deviceBound",
    "compliantDevice",
    "domainJoinedDevice",
    "approvedApplication",
    "mobileAppsAndDesktopClients",
];

/// Whether Latin letters or digits touch Japanese ones, or a blank stands before or behind a particle: compounds and names have
/// blanks of their own.
fn is_badly_joined(said: &str) -> bool {
    let letters: Vec<char> = said.chars().collect();
    let is_wide = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309f}');
    let touches = letters.windows(2).any(|two| {
        is_wide(two[0]) && two[1].is_ascii_alphanumeric()
            || two[0].is_ascii_alphanumeric() && is_wide(two[1])
    });
    let is_apart = letters.windows(3).any(|three| {
        let (before, after) = (three[0], three[2]);
        let both = is_wide(before) && is_wide(after) && three[1] == ' ';
        both && (is_hiragana(before) || is_hiragana(after))
    });
    touches || is_apart
}

/// Texts of the page and of the command line use the same words.
#[test]
fn the_page_and_the_command_line_say_the_same() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let views = std::fs::read_dir(root.join("www/simulator/views")).unwrap();
    let views = views.map(|view| view.unwrap().path().join("texts.ts"));
    let mut files: Vec<_> = views.filter(|file| file.exists()).collect();
    assert!(files.len() > 10, "{files:?}");
    let others = [
        "www/kit/words.ts",
        "www/simulator/fields/table.ts",
        "pkg/cli/texts.js",
    ];
    files.extend(others.map(|file| root.join(file)));
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let file = file.display();
        for (line, said) in text.lines().enumerate() {
            let without = said.replace("認証の強度", "").replace("文書化", "");
            for word in ["未決", "見守", "強度", "文書"] {
                assert!(
                    !without.contains(word),
                    "{file}:{}: {word} in {said}",
                    line + 1
                );
            }
        }
    }
}

/// A sentence without what somebody wrote, which it quotes.
fn unquoted(said: &str) -> String {
    let parts = said
        .split(['“', '「'])
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once(['”', '」']).map_or("", |(_, rest)| rest),
        });
    parts.collect::<Vec<_>>().join("」")
}

#[test]
fn no_sentence_has_what_people_cannot_read() {
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    for one in answered() {
        let japanese = answer(&one.text, Language::Ja);
        let mut found = Vec::new();
        sentences(&one.answer, &mut found);
        sentences(&japanese, &mut found);
        if std::env::var_os("SENTENCES").is_some() {
            for said in &found {
                eprintln!("SAID {said}");
            }
        }
        for said in found {
            // A gap that nothing filled.
            let gap = said.split('{').skip(1).any(|rest| {
                let name = rest.split_once('}').map(|(name, _)| name);
                name.is_some_and(|name| {
                    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase())
                })
            });
            let never = NEVER.iter().find(|(part, _)| said.contains(part));
            let is_error = !one.answer["error"].is_null();
            let unquoted = unquoted(said);
            let raw = RAW
                .iter()
                .find(|name| !is_error && unquoted.contains(**name));
            let why = never.map(|(part, why)| format!("{part:?}: {why}"));
            let why = why.or_else(|| raw.map(|name| format!("{name} has a name for people")));
            let why = why.or_else(|| {
                let badly = is_badly_joined(&unquoted);
                badly.then(|| "a blank between the scripts, and none within one".to_owned())
            });
            if let Some(why) = why.or_else(|| gap.then(|| "a gap".to_owned())) {
                wrong
                    .entry(format!("{said}\n    {why}"))
                    .or_insert_with(|| one.name.clone());
            }
        }
    }
    let lines = wrong.iter().map(|(said, name)| format!("{name}: {said}"));
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
