//! A build without the feature `signatures` follows a chain all the same, and says that it did not verify it.

use entra_verdict::contract::{CheckOutcome, Decision, RuleId};
use entra_verdict::{Language, evaluate_text};

#[test]
fn a_verdict_says_that_signatures_were_not_checked() {
    for scenario in [
        include_str!("../scenarios/certificate/chain/signature-rsa.json"),
        include_str!("../scenarios/certificate/chain/signature-rsa-broken.json"),
        include_str!("../scenarios/certificate/chain/two-authorities.json"),
    ] {
        let verdict = evaluate_text(scenario, Language::En).unwrap();
        assert_eq!(verdict.decision, Decision::Allow);
        let finding = verdict
            .findings
            .iter()
            .find(|one| one.code == "scope.signatures");
        assert!(finding.unwrap().text.contains("not checked"));
        let chain = verdict
            .checks
            .iter()
            .find(|one| one.id == RuleId::CertificateChain);
        let links = &chain.unwrap().checks;
        assert!(!links.is_empty());
        assert!(links.iter().all(|link| link.outcome == CheckOutcome::Skip));
    }
}

#[test]
fn the_strength_and_the_mode_do_not_need_them() {
    let scenario = include_str!("../scenarios/certificate/strength/seed-wrong-oid.json");
    let verdict = evaluate_text(scenario, Language::En).unwrap();
    assert_eq!(verdict.reason.code, "strength.policyOidNotAllowed");
}

#[test]
fn an_attestation_is_read_without_them() {
    let scenario = include_str!("../scenarios/attestation/signature-broken.json");
    let verdict = evaluate_text(scenario, Language::En).unwrap();
    assert_eq!(verdict.reason.code, "input.metadataMissing");
    let mut codes = verdict.findings.iter().map(|finding| finding.code);
    assert!(codes.any(|code| code == "scope.signatures"));
    let attested = matches!(
        verdict.credential,
        entra_verdict::contract::CredentialSummary::Passkey {
            aaguid_source: entra_verdict::contract::AaguidSource::Attested,
            ..
        }
    );
    assert!(!attested);
}
