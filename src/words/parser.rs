//! What the reader of JSON says, in words for people. It speaks English and of Rust's types.

use crate::words::sentence::Said;

/// Syntax errors, in the words of serde_json.
const SYNTAX: [(&str, &str, &str); 19] = [
    (
        "EOF while parsing a list",
        "the text ends before the list does; a `]` may be missing",
        "配列が閉じる前にテキストが終わっています。`]` が足りない可能性があります",
    ),
    (
        "EOF while parsing an object",
        "the text ends before the object does; a `}` may be missing",
        "オブジェクトが閉じる前にテキストが終わっています。`}` が足りない可能性があります",
    ),
    (
        "EOF while parsing a string",
        "the text ends before the string does; a `\"` may be missing",
        "文字列が閉じる前にテキストが終わっています。`\"` が足りない可能性があります",
    ),
    (
        "EOF while parsing a value",
        "the text ends where a value belongs",
        "値が必要な箇所でテキストが終わっています",
    ),
    (
        "expected `:`",
        "a `:` belongs here",
        "ここには `:` が必要です",
    ),
    (
        "expected `,` or `]`",
        "a `,` or the end of the list belongs here",
        "ここには `,` か配列の終わりが必要です",
    ),
    (
        "expected `,` or `}`",
        "a `,` or the end of the object belongs here",
        "ここには `,` かオブジェクトの終わりが必要です",
    ),
    (
        "expected ident",
        "only `true`, `false` and `null` stand without quotes",
        "引用符なしで書けるのは `true`、`false`、`null` だけです",
    ),
    (
        "expected value",
        "a value belongs here",
        "ここには値が必要です",
    ),
    (
        "invalid escape",
        "a `\\` begins no escape here; as a character it is written `\\\\`",
        "`\\` の後が正しくありません。文字としての `\\` は `\\\\` と書きます",
    ),
    (
        "invalid number",
        "this is no number",
        "数値として正しくありません",
    ),
    (
        "number out of range",
        "the number is too large",
        "数値が大きすぎます",
    ),
    (
        "control character (\\u0000-\\u001F) found while parsing a string",
        "a string goes on in another line or holds a control character; a `\"` may be missing",
        "文字列の途中に改行か制御文字があります。`\"` が足りない可能性があります",
    ),
    (
        "unexpected end of hex escape",
        "this escape is half of a character: after `\\ud800` to `\\udbff` another one has to follow, `\\udc00` to `\\udfff`",
        "文字の半分だけのエスケープです。`\\ud800` から `\\udbff` の後には `\\udc00` から `\\udfff` が続く必要があります",
    ),
    (
        "lone leading surrogate in hex escape",
        "this escape is the second half of a character without the first; `\\ud800` to `\\udbff` has to come before it",
        "文字の後半だけのエスケープです。前に `\\ud800` から `\\udbff` が必要です",
    ),
    (
        "invalid unicode code point",
        "this escape is no character",
        "このエスケープは文字として正しくありません",
    ),
    (
        "key must be a string",
        "the name of a member stands in `\"`",
        "メンバーの名前は `\"` で囲みます",
    ),
    (
        "trailing comma",
        "after the last element there is no `,`",
        "最後の要素の後に `,` は付けられません",
    ),
    (
        "trailing characters",
        "something follows after the end of the JSON",
        "JSON の終わりの後に余分な文字があります",
    ),
];

/// What is found and what is asked for, in the words of serde.
const TYPES: [(&str, &str, &str); 13] = [
    ("unit value", "null", "null"),
    ("null", "null", "null"),
    ("a sequence", "a list", "配列"),
    ("sequence", "a list", "配列"),
    ("a map", "an object", "オブジェクト"),
    ("map", "an object", "オブジェクト"),
    ("a string", "a text", "文字列"),
    ("a boolean", "true or false", "true または false "),
    ("u8", "a whole number", "整数"),
    ("u32", "a whole number", "整数"),
    ("u64", "a whole number", "整数"),
    (
        "OneOrMany",
        "a text or a list of texts",
        "文字列または文字列の配列",
    ),
    (
        "AuthenticationFlow",
        "a text or an object",
        "文字列またはオブジェクト",
    ),
];

/// A type of JSON's, by the name that its schema has for it.
pub(crate) fn json_type(name: &str) -> Said {
    const TYPES: [(&str, &str, &str); 7] = [
        ("null", "null", "null "),
        ("boolean", "true or false", "true または false "),
        ("number", "a number", "数値"),
        ("whole number", "a whole number", "整数"),
        ("string", "a text", "文字列"),
        ("array", "a list", "配列"),
        ("object", "an object", "オブジェクト"),
    ];
    match TYPES.iter().find(|(known, ..)| *known == name) {
        Some((_, en, ja)) => Said::new(*en, *ja),
        None => Said::same(name),
    }
}

/// What was found, by the word that its value follows.
const VALUES: [(&str, &str, &str); 4] = [
    ("string ", "the text", "文字列"),
    ("integer ", "the number", "数値"),
    ("floating point ", "the number", "数値"),
    ("boolean ", "", ""),
];

/// A message of serde or serde_json, without the place that it may name at its end.
pub(crate) fn said(message: &str) -> Said {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(what, _)| what);
    let message = &without_middle(message);
    if let Some((_, en, ja)) = SYNTAX.iter().find(|(known, ..)| *known == message) {
        return Said::new(*en, *ja);
    }
    if let Some(name) = message.strip_prefix("missing field ") {
        return Said::same(name);
    }
    if let Some(name) = message.strip_prefix("duplicate field ") {
        return Said::new(
            format!("{name} stands there twice"),
            format!("{name} が 2 回あります"),
        );
    }
    if let Some(name) = message.strip_prefix("data did not match any variant of untagged enum ") {
        let Said { en, ja } = type_words(name);
        return Said::new(format!("it has to be {en}"), format!("{ja}が必要です"));
    }
    if let Some((found, known)) = message
        .strip_prefix("unknown variant ")
        .and_then(|rest| rest.split_once(", expected "))
    {
        let known = known.strip_prefix("one of ").unwrap_or(known);
        return Said::new(
            format!("{found} is not known here; known are {known}"),
            format!(
                "{found} は使えません。使えるのは {} です",
                known.replace(" or ", "、").replace(", ", "、")
            ),
        );
    }
    let types = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "));
    match types {
        Some((found, expected)) => {
            let (found, expected) = (value_words(found), type_words(expected));
            Said::new(
                format!("{} stands where {} belongs", found.en, expected.en),
                format!("{}が必要な箇所に{}があります", expected.ja, found.ja),
            )
        }
        None => Said::same(message),
    }
}

/// A message that repeats a whole text, without most of it: what was found stands first, and what is asked for last.
fn without_middle(message: &str) -> String {
    const START: usize = 120;
    const END: usize = 1_000;
    let start = message.char_indices().nth(START).map(|(start, _)| start);
    // What is asked for is known by the words before it.
    let end = message.rfind(", expected ").or_else(|| {
        let mut characters = message.char_indices().rev();
        characters.nth(END).map(|(end, _)| end)
    });
    match (start, end) {
        (Some(start), Some(end)) if start < end => {
            let (first, last) = (message.get(..start), message.get(end..));
            [first.unwrap_or_default(), "…", last.unwrap_or_default()].concat()
        }
        _ => message.to_owned(),
    }
}

fn type_words(name: &str) -> Said {
    // A struct goes by its Rust name.
    if name.starts_with("struct ") {
        return type_words("a map");
    }
    match TYPES.iter().find(|(known, ..)| *known == name) {
        Some((_, en, ja)) => Said::new(*en, *ja),
        None => Said::same(name),
    }
}

fn value_words(found: &str) -> Said {
    for (kind, en, ja) in VALUES {
        if let Some(value) = found.strip_prefix(kind) {
            return Said::new(
                format!("{en} {value}").trim_start(),
                format!("{ja} {value} ").trim_start(),
            );
        }
    }
    type_words(found)
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::base::typed;
    use crate::contract::question::CredentialInput;
    use crate::contract::question::Question;

    /// Whatever serde_json finds wrong with a text is said in words of our own, in both languages.
    #[test]
    fn syntax_errors_are_said_in_both_languages() {
        for text in [
            "[1",
            "{\"a\": 1",
            "\"a",
            "{\"a\":",
            "{\"a\" 1}",
            "[1 2]",
            "{\"a\": 1 \"b\": 2}",
            "nul",
            "[oops]",
            "\"\\x\"",
            "[-]",
            "1e999",
            "\"a\nb\"",
            "{a: 1}",
            "[1,]",
            "{} x",
            "{\"a\": 1,}",
            r#""\ud800""#,
            r#""\ud800x""#,
            r#""\udc00""#,
            r#""\ud800\ud800""#,
        ] {
            let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
            let words = said(&error.to_string());
            assert_ne!(words.en, words.ja, "{text}: {}", words.en);
            assert!(!words.en.contains(" at line "), "{}", words.en);
        }
    }

    /// As scenarios are read: the text first, then its values.
    fn about<T: DeserializeOwned>(text: &str) -> Said {
        let value = serde_json::from_str(text).unwrap();
        said(&typed::read::<T>(&value).err().unwrap().said)
    }

    #[test]
    fn values_of_another_kind_are_said_without_the_words_of_rust() {
        let with = |members: &str| {
            about::<Question>(&format!(
                r#"{{"action": "signIn", "credential": {{"method": "sms"}}, {members}}}"#
            ))
        };
        let cases = [
            (
                with(r#""at": 5"#),
                "the number `5` stands where a text belongs",
                "文字列が必要な箇所に数値 `5` があります",
            ),
            (
                with(r#""strengths": {}"#),
                "an object stands where a list belongs",
                "配列が必要な箇所にオブジェクトがあります",
            ),
            (
                with(r#""user": true"#),
                "`true` stands where an object belongs",
                "オブジェクトが必要な箇所に`true` があります",
            ),
            (
                with(r#""reading": 1"#),
                "the number `1` stands where a text belongs",
                "文字列が必要な箇所に数値 `1` があります",
            ),
            (
                with(r#""reading": "exact""#),
                "`exact` is not known here; known are `report`, `strict`, `lenient`",
                "`exact` は使えません。使えるのは `report`、`strict`、`lenient` です",
            ),
            (about::<Question>("{}"), "`action`", "`action`"),
            (
                about::<CredentialInput>(r#"{"chain": 5}"#),
                "it has to be a text or a list of texts",
                "文字列または文字列の配列が必要です",
            ),
            (
                said("duplicate field `no` at line 1 column 3"),
                "`no` stands there twice",
                "`no` が 2 回あります",
            ),
        ];
        for (words, en, ja) in cases {
            assert_eq!((words.en.as_str(), words.ja.as_str()), (en, ja));
        }
    }
}
