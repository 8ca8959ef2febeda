//! A build without any feature decides as the whole one does, or says what it lacks.
#![cfg(test)]

use entra_verdict::contract::Options;
use entra_verdict::evaluate_text_with;
use serde_json::Value;
use support::scenarios;

/// Where attestations and metadata stand.
const LEFT_OUT: [&str; 4] = [
    "/question/credential/passkey/attestationObject",
    "/question/credential/passkey/registration",
    "/question/credential/passkey/creationOptions",
    "/trust/metadata",
];

#[test]
fn it_decides_as_the_whole_one_or_says_what_it_lacks() {
    let mut wrong = Vec::new();
    let (mut same, mut refused) = (0, 0);
    for (name, text) in scenarios() {
        let scenario: Value = serde_json::from_str(&text).unwrap();
        let expected = |member: &str| scenario["expect"][member].as_str();
        let is_there = |at: &&str| scenario.pointer(at).is_some_and(|value| !value.is_null());
        let left_out = LEFT_OUT.iter().find(|at| is_there(at));
        let (expected_code, code) = match evaluate_text_with(&text, Options::default()) {
            Err(error) if error.code() == "input.notBuiltIn" => {
                refused += 1;
                if left_out.is_none() {
                    wrong.push(format!("{name}: {error}"));
                }
                continue;
            }
            Err(error) => (expected("error"), error.code()),
            Ok(verdict) => {
                let unverified = |code: &str| code == "scope.signatures";
                if left_out.is_some() {
                    wrong.push(format!("{name}: what is left out was not missed"));
                }
                if verdict.findings.iter().any(|one| unverified(one.code)) {
                    continue;
                }
                (expected("reason"), verdict.reason.code)
            }
        };
        match expected_code {
            Some(expected) if expected != code => {
                wrong.push(format!("{name}: {code}, expected {expected}"));
            }
            _ => same += 1,
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        same > 1500 && refused > 100,
        "{same} the same, {refused} refused"
    );
}
