//! Certificates of shapes that real ones lack, forged for the test.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop where it is"
)]

#[path = "forged/cases.rs"]
mod cases;
mod forged;

use proptest::prelude::*;

#[test]
fn every_form_of_the_authority_key_identifier() {
    cases::every_form_of_the_authority_key_identifier();
}

#[test]
fn a_version_1_certificate_chains_by_name_and_meets_no_issuer() {
    cases::a_version_1_certificate_chains_by_name_and_meets_no_issuer();
}

#[test]
fn the_user_ids_to_copy_are_the_ones_that_match() {
    for subject in cases::SUBJECTS {
        cases::the_user_ids_to_copy_are_the_ones_that_match(subject, &[1]);
    }
    for serial in cases::SERIALS {
        cases::the_user_ids_to_copy_are_the_ones_that_match("CN=Adele", serial);
    }
}

#[test]
fn what_entra_is_not_known_to_check_is_a_finding() {
    cases::what_entra_is_not_known_to_check_is_a_finding();
}

#[test]
fn bytes_that_are_no_certificate() {
    cases::bytes_that_are_no_certificate();
}

/// OIDs whose order differs as strings and as numbers, in any order, some of them allowed.
fn oids() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let arcs = [1, 2, 5, 9, 10, 11, 19, 20, 99, 100, 101, 1000];
    let all: Vec<String> = arcs.iter().map(|arc| format!("1.3.6.1.4.{arc}")).collect();
    let some = proptest::sample::subsequence(all.clone(), 0..=12).prop_shuffle();
    (some, proptest::sample::subsequence(all, 1..=5))
}

proptest! {
    #[test]
    fn policy_oids_in_any_order((oids, allowed) in oids().prop_filter("none", |(oids, _)| !oids.is_empty())) {
        cases::policy_oids_in_any_order(&oids, &allowed);
    }

    #[test]
    fn any_name_and_any_serial_number(
        value in "[ -~À-žぁ-ん]{1,24}",
        serial in proptest::collection::vec(any::<u8>(), 1..=20),
    ) {
        let escaped: String = value
            .bytes()
            .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("\\{byte:02X}") })
            .collect();
        let mut serial = serial;
        serial.insert(0, 1);
        serial.truncate(20);
        cases::the_user_ids_to_copy_are_the_ones_that_match(&format!("CN={escaped},DC=com"), &serial);
    }
}
