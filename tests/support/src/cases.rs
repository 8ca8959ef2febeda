//! What has to hold of forged certificates, natively and in wasm.
#![expect(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the names say what has to hold, and a test that cannot go on should stop where it is"
)]

use entra_verdict::contract::Inspection;
use entra_verdict::{Language, evaluate_json, inspect};
use serde_json::{Value, json};

use crate::forged::{
    Forged, alternative_names, authority_by_serial, authority_key_identifier, extension, hex,
    policies, subject_key_identifier, tlv,
};

/// The report on a certificate, as its JSON.
pub fn report(der: &[u8]) -> Value {
    match inspect(&hex(der), Language::En) {
        Ok(Inspection::Certificate { certificates, .. }) => {
            serde_json::to_value(&certificates[0]).unwrap()
        }
        other => panic!("{other:?}"),
    }
}

/// The code of the error, where there is no report.
pub fn refusal(text: &str) -> (String, String) {
    let error = inspect(text, Language::En)
        .unwrap_err()
        .report(Language::En);
    (error.code.to_owned(), error.message)
}

/// The verdict on a certificate, as its JSON.
pub fn verdict(certificate: &str, policies: &Value, user: &Value, strengths: &Value) -> Value {
    let scenario = json!({
        "scenario": 1, "title": "forged", "policies": policies,
        "question": {
            "action": "signIn", "at": "2030-01-01T00:00:00Z", "user": user, "strengths": strengths,
            "credential": {
                "certificate": certificate, "certificateMode": "x509CertificateMultiFactor",
            },
        },
    });
    serde_json::from_str(&evaluate_json(&scenario.to_string(), Language::En)).unwrap()
}

/// A strength that asks for one of these issuers and policies.
pub fn strength(skis: &[&str], oids: &[&str]) -> Value {
    json!({
        "displayName": "Card", "allowedCombinations": ["x509CertificateMultiFactor"],
        "combinationConfigurations": [{
            "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
            "appliesToCombinations": ["x509CertificateMultiFactor"],
            "allowedIssuerSkis": skis, "allowedPolicyOIDs": oids,
        }],
    })
}

fn trust_store() -> Value {
    use base64::Engine;
    let der = Forged::authority().der();
    let certificate = base64::engine::general_purpose::STANDARD.encode(der);
    json!({ "certificateAuthorities": [{ "isRootAuthority": true, "certificate": certificate }] })
}

fn reason(answer: &Value) -> &str {
    answer["reason"]["code"].as_str().unwrap_or_default()
}

fn finding<'a>(answer: &'a Value, code: &str) -> Option<&'a Value> {
    let findings = answer["findings"].as_array()?;
    findings.iter().find(|finding| finding["code"] == code)
}

pub fn every_form_of_the_authority_key_identifier() {
    let id = [2; 20];
    let ski = hex(&id);
    let unusable = extension("2.5.29.35", false, &[0x30, 0]);
    let broken = extension("2.5.29.35", false, &[0xff, 0xff]);
    let by_serial = authority_by_serial("CN=Root,DC=com", &[0x00, 0x9a]);
    for (aki, of_chain, of_strength) in [
        (Some(authority_key_identifier(&id)), "allowed", "allowed"),
        // Absent, or without a key identifier: chained by name and signature, but not met by a restriction.
        (None, "allowed", "strength.issuerUnidentified"),
        (Some(by_serial), "allowed", "strength.issuerUnidentified"),
        (Some(unusable), "allowed", "strength.issuerUnidentified"),
        (Some(broken), "allowed", "strength.issuerUnidentified"),
        (
            Some(authority_key_identifier(&[9; 20])),
            "certificate.issuerNotTrusted",
            "strength.issuerNotAllowed",
        ),
    ] {
        let forged = Forged {
            extensions: aki.into_iter().collect(),
            ..Forged::leaf()
        };
        let chain = verdict(
            &forged.hex(),
            &json!([trust_store()]),
            &json!({}),
            &json!([]),
        );
        assert_eq!(reason(&chain), of_chain, "{:?}", forged.extensions);
        let strength = json!([strength(&[&ski], &[])]);
        let met = verdict(&forged.hex(), &strength, &json!({}), &json!(["Card"]));
        assert_eq!(reason(&met), of_strength, "{:?}", forged.extensions);
    }
    let report = report(
        &Forged::leaf()
            .with(authority_by_serial("CN=Root,DC=com", &[0x00, 0x9a]))
            .der(),
    );
    assert_eq!(report["authorityKeyIdentifier"], Value::Null);
    assert_eq!(
        report["authorityCertIssuer"],
        json!(["directoryName:DC=com,CN=Root"])
    );
    assert_eq!(report["authorityCertSerialNumber"], "009a");
}

pub fn a_report_hands_out_the_certificate_itself() {
    use base64::Engine;
    let base64 = |der: &[u8]| base64::engine::general_purpose::STANDARD.encode(der);
    let reports = |text: &str| -> Vec<Value> {
        match inspect(text, Language::En) {
            Ok(Inspection::Certificate { certificates, .. }) => certificates
                .iter()
                .map(|one| serde_json::to_value(one).unwrap())
                .collect(),
            other => panic!("{other:?}"),
        }
    };
    let root = Forged {
        issuer_key: 2,
        ..Forged::authority()
    };
    // Vouched for by the key that the authority had before.
    let rollover = Forged {
        issuer_key: 3,
        ..Forged::authority()
    }
    .with(authority_key_identifier(&[3; 20]));
    let of_own_key = Forged::authority().with(authority_key_identifier(&[2; 20]));
    for (forged, is_self_signed) in [
        (Forged::leaf(), false),
        (root, true),
        (of_own_key, true),
        (rollover, false),
    ] {
        let der = forged.der();
        let body = base64(&der);
        let pem = format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----");
        for text in [&hex(&der), &body, &pem, &hex(&[&der[..], &[0; 3]].concat())] {
            let reports = reports(text);
            assert_eq!(reports.len(), 1);
            assert_eq!(reports[0]["der"], body);
            assert_eq!(reports[0]["isSelfSigned"], is_self_signed);
        }
    }
    // A bundle (RFC 5652, section 5.1): its certificates, each as it is, the issuer last.
    let [authority, leaf] = [Forged::authority().der(), Forged::leaf().der()];
    let signed_data = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
    let members = [
        &[2, 1, 1, 0x31, 0][..],
        &tlv(0x30, &tlv(6, &[&signed_data[..8], &[1]].concat())),
        &tlv(0xa0, &[&authority[..], &leaf].concat()),
        &[0x31, 0],
    ]
    .concat();
    let content = [tlv(6, &signed_data), tlv(0xa0, &tlv(0x30, &members))].concat();
    let reports = reports(&base64(&tlv(0x30, &content)));
    let ders: Vec<&Value> = reports.iter().map(|one| &one["der"]).collect();
    assert_eq!(ders, [&base64(&leaf), &base64(&authority)]);
}

pub fn a_version_1_certificate_chains_by_name_and_meets_no_issuer() {
    let forged = Forged {
        version: 1,
        ..Forged::leaf()
    };
    assert_eq!(report(&forged.der())["version"], 1);
    let chain = verdict(
        &forged.hex(),
        &json!([trust_store()]),
        &json!({}),
        &json!([]),
    );
    assert_eq!(reason(&chain), "allowed");
    assert!(chain["assumptions"].to_string().contains("B2"));
    let strength = json!([strength(&["02"], &[])]);
    let met = verdict(&forged.hex(), &strength, &json!({}), &json!(["Card"]));
    assert_eq!(reason(&met), "strength.issuerUnidentified");
    // By name and signature: the name alone is not enough.
    let other_key = Forged {
        version: 1,
        issuer_key: 3,
        ..Forged::leaf()
    };
    let chain = verdict(
        &other_key.hex(),
        &json!([trust_store()]),
        &json!({}),
        &json!([]),
    );
    assert_eq!(reason(&chain), "certificate.issuerNotTrusted");
}

/// Serial numbers of every length, with the high bit, negative, and zero.
pub const SERIALS: [&[u8]; 8] = [
    &[0],
    &[1],
    &[0x7f],
    &[0x00, 0x80],
    &[0x80],
    &[0xff, 0x01],
    &[
        0x48, 0xef, 0xa0, 0x6b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0x41, 0xb2,
    ],
    &[
        0x00, 0xff, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ],
];

/// Names with what has to be escaped, quoted or reordered, as RFC 4514 writes them.
pub const SUBJECTS: [&str; 8] = [
    "CN=Adele",
    "CN=Adele,OU=People,O=Contoso,C=US",
    r"CN=Doe\, Jane,O=Contoso\, Ltd.",
    "CN=Adele+UID=4711,DC=contoso,DC=com",
    r#"CN=The \"Boss\",O=A\+B"#,
    r"CN=back\\slash,O=less\<more\>",
    "CN=山田 太郎,O=コントソ",
    r"CN=\ blank at both ends\ ,O=x\=y\;z",
];

/// What `inspect` offers for copying is what a binding finds, as the documentation writes it.
pub fn the_user_ids_to_copy_are_the_ones_that_match(subject: &str, serial: &[u8]) {
    let forged = Forged {
        subject: subject.to_owned(),
        issuer: format!("CN=Forged CA,{subject}"),
        serial: serial.to_vec(),
        ..Forged::leaf()
    }
    .with(subject_key_identifier(&[7; 20]))
    .with(alternative_names(
        "adele@contoso.com",
        "adele.vance@contoso.com",
    ));
    let der = forged.der();
    let certificate = hex(&der);
    let ids = report(&der)["certificateUserIds"].clone();
    let ids: Vec<&str> = ids
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(ids.len(), 7, "{ids:?}");
    for (field, id) in [
        "PrincipalName",
        "RFC822Name",
        "IssuerAndSubject",
        "Subject",
        "SubjectKeyIdentifier",
        "SHA1PublicKey",
        "IssuerAndSerialNumber",
    ]
    .into_iter()
    .zip(&ids)
    {
        let policy = json!({
            "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
            "state": "enabled", "includeTargets": [{ "targetType": "group", "id": "all_users" }],
            "certificateUserBindings": [{
                "x509CertificateField": field, "userProperty": "certificateUserIds", "priority": 1,
            }],
            "authenticationModeConfiguration": {
                "x509CertificateAuthenticationDefaultMode": "x509CertificateMultiFactor",
                "x509CertificateDefaultRequiredAffinityLevel": "low",
            },
        });
        let user = json!({ "certificateUserIds": [id] });
        let answer = verdict(&certificate, &json!([policy]), &user, &json!([]));
        let binding = answer["checks"]
            .as_array()
            .unwrap()
            .iter()
            .find(|check| check["id"] == "certificate.binding")
            .unwrap();
        assert_eq!(binding["outcome"], "pass", "{field} {id}: {binding}");
        assert_eq!(
            finding(&answer, "certificate.userIdSpelling"),
            None,
            "{field} {id}"
        );
        // The last digit changed matches nothing.
        let mut other = (*id).to_owned();
        other.push('0');
        let user = json!({ "certificateUserIds": [other] });
        let answer = verdict(&certificate, &json!([policy]), &user, &json!([]));
        assert!(
            answer["checks"]
                .to_string()
                .contains("certificate.noBindingMatches"),
            "{field} {other}"
        );
    }
}

/// The readings of “the first five” (strengths.md#first-five-policy-oids), written down once more without the evaluator.
pub fn policy_oids_in_any_order(oids: &[String], allowed: &[String]) {
    let forged = Forged::leaf().with(policies(oids));
    let report = report(&forged.der());
    assert_eq!(report["policyOids"], json!(oids));
    let five = |mut sorted: Vec<String>| {
        sorted.truncate(5);
        sorted
    };
    let arcs =
        |oid: &String| -> Vec<u64> { oid.split('.').map(|arc| arc.parse().unwrap()).collect() };
    let mut lexical = oids.to_vec();
    lexical.sort();
    let mut numeric = oids.to_vec();
    numeric.sort_by_key(arcs);
    let readings = [oids.to_vec(), lexical.clone(), numeric].map(five);
    assert_eq!(report["policyOidsLexical"], json!(lexical));
    let [encoded, lexical, numeric] = &readings;
    let considered = &report["consideredPolicyOids"];
    assert_eq!(considered["encoded"], json!(encoded));
    assert_eq!(considered["lexical"], json!(lexical));
    assert_eq!(considered["numeric"], json!(numeric));

    let is_allowed = |oid: &String| allowed.contains(oid);
    let any = oids.iter().any(is_allowed);
    let all = readings.iter().all(|five| five.iter().any(is_allowed));
    let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
    let strength = json!([strength(&[], &allowed)]);
    let answer = verdict(&forged.hex(), &strength, &json!({}), &json!(["Card"]));
    let expected = match (any, all) {
        (false, _) => "strength.policyOidNotAllowed",
        (true, true) => "allowed",
        (true, false) => "strength.policyOidOrderAmbiguous",
    };
    assert_eq!(reason(&answer), expected, "{oids:?} against {allowed:?}");
    let many = finding(&answer, "certificate.manyPolicyOids");
    assert_eq!(many.is_some(), oids.len() > 5);
}

pub fn what_entra_is_not_known_to_check_is_a_finding() {
    let good = || Forged::leaf().with(authority_key_identifier(&[2; 20]));
    // extKeyUsage: serverAuth; keyUsage: keyEncipherment; basicConstraints: cA; an extension nobody knows.
    let server_auth = tlv(0x30, &tlv(6, &[0x2b, 6, 1, 5, 5, 7, 3, 1]));
    for (extension, code) in [
        (
            extension("2.5.29.37", false, &server_auth),
            "certificate.extendedKeyUsage",
        ),
        (
            extension("2.5.29.15", true, &[3, 2, 5, 0x20]),
            "certificate.keyUsage",
        ),
        (
            extension("2.5.29.19", true, &[0x30, 3, 1, 1, 0xff]),
            "certificate.isAuthority",
        ),
        (
            extension("1.2.3.4.5", true, &[5, 0]),
            "certificate.criticalExtension",
        ),
    ] {
        let answer = |forged: &Forged| {
            verdict(
                &forged.hex(),
                &json!([trust_store()]),
                &json!({}),
                &json!([]),
            )
        };
        let without = answer(&good());
        assert_eq!(finding(&without, code), None);
        let with = answer(&good().with(extension));
        assert!(finding(&with, code).is_some(), "{code}: {with}");
        assert_eq!(reason(&with), "allowed", "{code}");
        assert!(with["assumptions"].to_string().contains("A51"), "{code}");
    }
}

pub fn bytes_that_are_no_certificate() {
    let der = Forged::leaf()
        .with(authority_key_identifier(&[2; 20]))
        .der();
    // Every beginning of it is an error that says so, from where it can be told from anything else.
    for length in 64..der.len() {
        let (code, message) = refusal(&hex(&der[..length]));
        assert_eq!(code, "input.certificate");
        assert!(message.contains("cut off"), "{message}");
    }
    let mut longer = der.clone();
    longer.extend([0; 9]);
    let strength = json!([strength(&[&hex(&[2; 20])], &[])]);
    let answer = verdict(&hex(&longer), &strength, &json!({}), &json!(["Card"]));
    assert_eq!(reason(&answer), "allowed");
    assert!(finding(&answer, "certificate.trailingBytes").is_some());
    // Indefinite length, as BER allows: the same content, closed by two zero bytes.
    let mut indefinite = vec![0x30, 0x80];
    indefinite.extend(&der[4..]);
    indefinite.extend([0, 0]);
    let (code, message) = refusal(&hex(&indefinite));
    assert_eq!(code, "input.certificate");
    assert!(message.contains("indefinite"), "{message}");
    // A certificate in whose AKI a length is wrong keeps what is readable.
    let broken = Forged::leaf()
        .with(extension("2.5.29.35", false, &[0x30, 0x22, 0x80, 0x20]))
        .with(subject_key_identifier(&[7; 20]));
    let report = report(&broken.der());
    assert_eq!(report["unreadableExtensions"], json!(["2.5.29.35"]));
    assert_eq!(report["subjectKeyIdentifier"], hex(&[7; 20]));
}
