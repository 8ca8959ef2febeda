//! Certificates of shapes that real ones lack, forged for the test.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use entra_verdict::contract::Inspection;
use entra_verdict::{Language, inspect};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::forged::{Forged, authority_key_identifier, extension, subject_key_identifier};
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

/// Authorities one above the other, the last of them a root, as a trust store.
fn store(authorities: &[Forged]) -> Value {
    let last = authorities.len() - 1;
    let listed = authorities.iter().enumerate().map(|(at, one)| {
        let kind = if at == last { "root" } else { "intermediate" };
        json!({
            "@odata.type": "#microsoft.graph.certificateAuthorityDetail", "id": at.to_string(),
            "certificateAuthorityType": kind, "certificate": STANDARD.encode(one.der()),
        })
    });
    json!({ "value": listed.collect::<Vec<_>>() })
}

/// The authority of a level, issued by the next one; the last level issues itself.
fn authority(level: u8, last: u8, serial: u8) -> Forged {
    let above = last.min(level + 1);
    let name = |level: u8| format!("CN=Level {level},DC=contoso,DC=com");
    Forged {
        serial: vec![serial],
        subject: name(level),
        issuer: name(above),
        key: 10 + level,
        issuer_key: 10 + above,
        ..Forged::leaf()
    }
    .with(extension("2.5.29.19", true, &[0x30, 3, 1, 1, 0xff]))
    .with(subject_key_identifier(&[level; 20]))
    .with(authority_key_identifier(&[above; 20]))
}

fn issued() -> Forged {
    Forged {
        issuer: "CN=Level 1,DC=contoso,DC=com".to_owned(),
        issuer_key: 11,
        ..Forged::leaf()
    }
    .with(authority_key_identifier(&[1; 20]))
}

fn asked(leaf: &Forged, policies: &Value) -> Value {
    cases::verdict(&leaf.hex(), policies, &json!({}), &json!([]))
}

fn codes(verdict: &Value) -> Vec<&str> {
    let findings = verdict["findings"].as_array().unwrap().iter();
    findings.map(|one| one["code"].as_str().unwrap()).collect()
}

#[test]
fn a_chain_is_followed_up_to_32_authorities() {
    let chain = |length: u8| -> Vec<Forged> {
        let levels = 1..=length;
        levels.map(|level| authority(level, length, 1)).collect()
    };
    for (length, decision) in [(32, "allow"), (33, "indeterminate")] {
        let verdict = asked(&issued(), &json!([store(&chain(length))]));
        assert_eq!(verdict["decision"], decision, "{length}: {verdict}");
    }
}

#[test]
fn of_more_paths_than_are_looked_at_one_that_holds_is_enough() {
    // Two authorities on each level but the last, so that each level has twice the paths.
    let levels = |count: u8, is_right: bool| -> Vec<Forged> {
        let mut all = Vec::new();
        for level in 1..=count {
            for serial in [1, 2] {
                let mut one = authority(level, count + 1, serial);
                if level == count && !is_right {
                    one.issuer_key = 1;
                }
                all.push(one);
            }
        }
        all.push(authority(count + 1, count + 1, 1));
        all
    };
    for (count, is_right, decision) in [
        (8, true, "allow"),
        (8, false, "deny"),
        (9, true, "allow"),
        (9, false, "indeterminate"),
    ] {
        let verdict = asked(&issued(), &json!([store(&levels(count, is_right))]));
        assert_eq!(verdict["decision"], decision, "{count} {is_right}");
        let assumed = verdict["assumptions"].as_array().unwrap();
        assert!(assumed.iter().any(|one| one["id"] == "A52"), "{count}");
    }
}

#[test]
fn of_paths_that_are_as_good_the_shortest_is_shown() {
    let mut root = authority(1, 1, 9);
    root.issuer = root.subject.clone();
    let all = [authority(1, 2, 1), authority(2, 2, 1), root];
    let mut store = store(&all);
    store["value"][1]["certificateAuthorityType"] = json!("root");
    let verdict = asked(&issued(), &json!([store]));
    assert_eq!(verdict["decision"], "allow");
    let chain = verdict["checks"].as_array().unwrap().iter();
    let mut chain = chain.filter(|one| one["id"] == "certificate.chain");
    let links = chain.next().unwrap()["checks"].as_array().unwrap();
    assert_eq!(links.len(), 1, "{links:?}");
}

#[test]
fn what_is_noteworthy_about_authorities() {
    let key_usage = |bits: u8, unused: u8| extension("2.5.29.15", true, &[3, 2, unused, bits]);
    let with = |extension| {
        asked(
            &issued(),
            &json!([store(&[authority(1, 1, 1).with(extension)])]),
        )
    };
    let marked = "certificate.notAnAuthority";
    // keyCertSign, and digitalSignature alone.
    assert!(!codes(&with(key_usage(0x04, 2))).contains(&marked));
    assert!(codes(&with(key_usage(0x80, 7))).contains(&marked));
    let critical = with(extension("1.2.3.4.5", true, &[5, 0]));
    assert!(codes(&critical).contains(&"certificate.criticalExtension"));
    // No authority may stand below, and none does.
    let mut bounded = authority(1, 1, 1);
    bounded.extensions[0] = extension("2.5.29.19", true, &[0x30, 6, 1, 1, 0xff, 2, 1, 0]);
    let bounded = asked(&issued(), &json!([store(&[bounded])]));
    assert!(!codes(&bounded).contains(&"certificate.pathLength"));
    // Client authentication, and authentication of servers beside it.
    let uses = [[0x2b, 6, 1, 5, 5, 7, 3, 2], [0x2b, 6, 1, 5, 5, 7, 3, 1]];
    let uses: Vec<u8> = uses.iter().flat_map(|oid| forged::tlv(6, oid)).collect();
    let uses = extension("2.5.29.37", false, &forged::tlv(0x30, &uses));
    let leaf = asked(&issued().with(uses), &json!([store(&[authority(1, 1, 1)])]));
    assert!(!codes(&leaf).contains(&"certificate.extendedKeyUsage"));
}

#[test]
fn policies_that_cannot_be_read_matter_where_a_rule_reads_them() {
    let by_oid = json!({
        "x509CertificateRuleType": "policyOID", "identifier": "1.2.3.4",
        "x509CertificateAuthenticationMode": "x509CertificateMultiFactor",
    });
    let by_issuer = json!({
        "x509CertificateRuleType": "issuerSubject", "identifier": "CN=Nobody",
        "x509CertificateAuthenticationMode": "x509CertificateMultiFactor",
    });
    let broken = issued().with(extension("2.5.29.32", false, &[0xff, 0xff]));
    for (leaf, rules, outcome) in [
        (&broken, json!([]), "pass"),
        (&broken, json!([by_issuer]), "pass"),
        (&broken, json!([by_oid]), "unknown"),
        (&broken, json!([by_issuer, by_oid]), "unknown"),
        (&issued(), json!([by_oid]), "pass"),
    ] {
        let configuration = json!({
            "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
            "id": "X509Certificate", "state": "enabled",
            "includeTargets": [{ "targetType": "group", "id": "all_users" }],
            "certificateUserBindings": [],
            "authenticationModeConfiguration": {
                "x509CertificateAuthenticationDefaultMode": "x509CertificateSingleFactor", "rules": rules,
            },
        });
        let verdict = asked(leaf, &json!([configuration, store(&[authority(1, 1, 1)])]));
        let checks = verdict["checks"].as_array().unwrap().iter();
        let mut modes = checks.filter(|one| one["id"] == "certificate.mode");
        assert_eq!(modes.next().unwrap()["outcome"], outcome, "{rules}");
    }
}

#[test]
fn what_cannot_be_read_is_told_by_its_name_and_its_number() {
    let broken = issued().with(extension("2.5.29.17", false, &[0xff, 0xff]));
    let verdict = asked(&broken, &json!([store(&[authority(1, 1, 1)])]));
    assert!(
        codes(&verdict).contains(&"certificate.extensionUnreadable"),
        "{verdict}"
    );
    let pem = |der: &[u8]| {
        format!(
            "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
            STANDARD.encode(der)
        )
    };
    let text = [pem(&issued().der()), pem(&[0x30, 3, 2, 1, 1])].concat();
    let store = json!([store(&[authority(1, 1, 1)])]);
    let verdict = cases::verdict(&text, &store, &json!({}), &json!([]));
    let findings = verdict["findings"].as_array().unwrap().iter();
    let mut unreadable = findings.filter(|one| one["code"] == "certificate.unreadable");
    let told = unreadable.next().unwrap()["text"].as_str().unwrap();
    assert!(told.contains("Number 2 of the certificates"), "{told}");
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
