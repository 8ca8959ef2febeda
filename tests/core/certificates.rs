//! Certificates of shapes that real ones lack, forged for the test.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use entra_verdict::contract::Inspection;
use entra_verdict::{Language, inspect};
use proptest::prelude::*;
use support::{cases, forged};

#[test]
fn every_form_of_the_authority_key_identifier() {
    cases::every_form_of_the_authority_key_identifier();
}

#[test]
fn a_version_1_certificate_chains_by_name_and_meets_no_issuer() {
    cases::a_version_1_certificate_chains_by_name_and_meets_no_issuer();
}

#[test]
fn a_report_hands_out_the_certificate_itself() {
    cases::a_report_hands_out_the_certificate_itself();
}

/// The revocation lists of a scenario.
fn lists(name: &str) -> Vec<String> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/scenarios/certificate/revocation"
    );
    let text = std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
    let scenario: serde_json::Value = serde_json::from_str(&text).unwrap();
    serde_json::from_value(scenario["trust"]["crls"].clone()).unwrap()
}

#[test]
fn revocation_lists_are_recognised_in_every_form() {
    let inspected = |text: &str| match inspect(text, Language::En) {
        Ok(Inspection::RevocationList { lists, others }) => Some((lists, others)),
        _ => None,
    };
    let [base, delta] = &lists("delta-expired")[..] else {
        panic!("a base and a delta");
    };
    let body = |pem: &str| -> String { pem.lines().filter(|line| !line.contains('-')).collect() };
    let der = STANDARD.decode(body(base)).unwrap();
    let (read, others) = inspected(&format!("{base}\nand\n{delta}")).unwrap();
    assert_eq!((read.len(), others), (2, 0));
    assert_eq!(read[0].der, body(base));
    assert_eq!(read[1].der, body(delta));
    assert_eq!(read[0].base_crl_number, None);
    assert_eq!(read[1].base_crl_number, read[0].crl_number);
    for text in [
        body(base),
        forged::hex(&der),
        base.replace("X509 CRL", "CERTIFICATE"),
        base.replace('\n', "\\n"),
        forged::hex(&[&der[..], &[0; 3]].concat()),
        // More text than a certificate may have.
        format!("{base}{}", " words".repeat(100_000)),
    ] {
        assert_eq!(inspected(&text), Some((vec![read[0].clone()], 0)), "{text}");
    }
    let broken = delta.replace(
        "-----BEGIN X509 CRL-----\n",
        "-----BEGIN X509 CRL-----\nAAAA",
    );
    assert_eq!(inspected(&format!("{base}{broken}")).unwrap().1, 1);
    // A certificate goes before lists, and what is cut off is none.
    assert_eq!(inspected(&forged::hex(&der[..der.len() - 1])), None);
    let certificate = format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        STANDARD.encode(forged::Forged::leaf().der())
    );
    let kind = |text: &str| serde_json::to_value(inspect(text, Language::En).unwrap()).unwrap();
    assert_eq!(kind(&format!("{base}{certificate}"))["kind"], "certificate");
    // More lists than the bound.
    let error = inspect(&base.repeat(1001), Language::En).unwrap_err();
    assert_eq!(error.code(), "input.tooLarge");
}

#[test]
fn a_private_key_beside_a_revocation_list_is_refused() {
    let list = &lists("delta-expired")[0];
    let key = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ==\n-----END PRIVATE KEY-----\n";
    let mislabelled = key.replace("PRIVATE KEY", "CERTIFICATE");
    let long = " words".repeat(100_000);
    for text in [
        format!("{list}{key}"),
        format!("{list}{mislabelled}"),
        format!("{list}{key}{long}"),
    ] {
        assert!(inspect(&text, Language::En).is_err(), "{text}");
    }
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
