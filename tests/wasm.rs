//! The core inside wasm: in Node and in a browser, wherever the test runner puts this file.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop where it is"
)]

use entra_verdict::{Language, evaluate_json};
use include_dir::{Dir, DirEntry, include_dir};
use serde_json::Value;
use support::{cases, damage, expect};
use wasm_bindgen_test::wasm_bindgen_test;

static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/scenarios");

fn scenarios<'d>(folder: &'d Dir<'d>, into: &mut Vec<(&'d str, &'d str)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => scenarios(folder, into),
            DirEntry::File(file) => {
                let path = file.path().to_str().expect("a path in UTF-8");
                into.push((path, file.contents_utf8().expect("text in UTF-8")));
            }
        }
    }
}

/// A sample: `cargo xtask scenarios` replays each of them through the package.
#[wasm_bindgen_test]
fn every_40th_scenario_comes_out_as_it_says() {
    let mut all = Vec::new();
    scenarios(&SCENARIOS, &mut all);
    assert!(all.len() > 200, "only {} scenarios were found", all.len());
    let mut wrong = Vec::new();
    all.sort_unstable();
    for (path, text) in all.into_iter().step_by(40) {
        let scenario: Value = serde_json::from_str(text).expect("a scenario in JSON");
        let answer: Value =
            serde_json::from_str(&evaluate_json(text, Language::En)).expect("an answer in JSON");
        let lines = expect::mismatches(&scenario["expect"], &answer);
        wrong.extend(lines.into_iter().map(|line| format!("{path}: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[wasm_bindgen_test]
fn bad_input_is_an_error_and_not_a_trap() {
    for text in [
        "",
        "{",
        "[]",
        "null",
        "{\"scenario\": 2}",
        "\u{feff}",
        "\u{0}\u{0}\u{0}\u{0}",
    ] {
        let answer: Value =
            serde_json::from_str(&evaluate_json(text, Language::Ja)).expect("an answer in JSON");
        let code = answer["error"]["code"].as_str().unwrap_or_default();
        assert!(code.starts_with("input."), "{text:?} gave {answer}");
    }
}

#[wasm_bindgen_test]
fn forged_certificates_are_read_and_judged_as_natively() {
    cases::every_form_of_the_authority_key_identifier();
    cases::a_report_hands_out_the_certificate_itself();
    cases::a_version_1_certificate_chains_by_name_and_meets_no_issuer();
    for (subject, serial) in cases::SUBJECTS.into_iter().zip(cases::SERIALS) {
        cases::the_user_ids_to_copy_are_the_ones_that_match(subject, serial);
    }
    let oids = ["1.2.10", "1.2.9", "1.2.1", "1.2.100", "1.2.11", "1.2.20"].map(str::to_owned);
    for allowed in &oids {
        cases::policy_oids_in_any_order(&oids, std::slice::from_ref(allowed));
    }
    cases::what_entra_is_not_known_to_check_is_a_finding();
    cases::bytes_that_are_no_certificate();
}

#[wasm_bindgen_test]
fn damaged_attestations_are_judged_as_natively() {
    damage::a_signature_with_another_bit_is_none();
    damage::authenticator_data_with_another_bit_is_not_what_was_signed();
    damage::an_object_cut_anywhere_is_malformed();
    damage::bytes_behind_the_object_are_malformed();
    damage::another_certificate_is_not_the_one_that_signed();
    damage::what_was_expected_is_compared();
}
