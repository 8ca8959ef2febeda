//! Real policies and certificates that nobody on the project wrote.
//!
//! They live beside the project and are not part of it: where they are missing these tests are skipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use entra_verdict::contract::Decision;
use entra_verdict::contract::Inspection;
use entra_verdict::contract::{PolicyInput, Question, RuleId};
use entra_verdict::{Language, Tenant, inspect};
use serde_json::{Value, json};
use support::data;

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

fn load(folder: &Path, name: &str) -> Tenant {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    Tenant::load(vec![PolicyInput::Text(text)]).unwrap()
}

fn ask(tenant: &Tenant, question: &Value) -> (Decision, &'static str, Option<String>) {
    let question: Question = serde_json::from_value(question.clone()).unwrap();
    let verdict = tenant.evaluate(&question, Language::En).unwrap();
    let path = verdict.reason.policy.map(|clause| clause.path);
    (verdict.decision, verdict.reason.code, path)
}

#[test]
fn every_graph_sample_is_recognised_or_noted() {
    let Some(folder) = data("graph-samples") else {
        return;
    };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let mut recognised = BTreeMap::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let kind = match inspect(&text, Language::En) {
            Ok(Inspection::Policies { resources, .. }) => resources[0].resource.to_owned(),
            Ok(Inspection::GraphResponse { resource, .. }) => format!("response of {resource}"),
            Ok(Inspection::Attestation { .. }) => "attestation".to_owned(),
            Ok(other) => format!("{other:?}"),
            Err(error) => error.code().to_owned(),
        };
        // Loading never fails on a document that Microsoft published; what is not a policy is a finding.
        let tenant = Tenant::load(vec![PolicyInput::Text(text)]).unwrap();
        let noted = tenant
            .findings(Language::En)
            .iter()
            .any(|finding| finding.code == "input.unrecognisedPolicy");
        let is_policy = !noted;
        recognised.insert(name, (kind, is_policy));
    }
    let kind = |name: &str| recognised[name].0.as_str();
    for (name, (kind, is_policy)) in &recognised {
        let expected = [
            ("fido2-policy-", "fido2AuthenticationMethodConfiguration"),
            (
                "x509-policy-",
                "x509CertificateAuthenticationMethodConfiguration",
            ),
            ("strength-create", "authenticationStrengthPolicy"),
            ("strength-list", "authenticationStrengthPolicy"),
            ("strength-get", "authenticationStrengthPolicy"),
            (
                "combinationconfig-",
                "authenticationCombinationConfiguration",
            ),
            ("crosstenantaccess-", "crossTenantAccessPolicy"),
            ("ca-policy-", "conditionalAccessPolicy"),
        ];
        if let Some((_, expected)) = expected.iter().find(|(start, _)| name.starts_with(start)) {
            assert_eq!(kind, expected, "{name}");
            assert!(is_policy, "{name}");
        }
    }
    assert_eq!(
        kind("authenticationmethodspolicy-live-shape.v1.response.json"),
        "fido2AuthenticationMethodConfiguration"
    );
    assert_eq!(
        kind("fido2methods-list.v1.response.json"),
        "response of fido2AuthenticationMethod"
    );
    // The documentation's sample declares more bytes than it has.
    assert_eq!(kind("fido2-register.v1.request.json"), "input.attestation");
}

#[test]
fn a_live_policy_with_profiles_admits_and_refuses() {
    let Some(folder) = data("graph-samples") else {
        return;
    };
    let tenant = load(
        &folder,
        "authenticationmethodspolicy-live-shape.v1.response.json",
    );
    let sign_in = |aaguid: &str, kind: &str| {
        let question = json!({
            "action": "signIn", "at": "2026-11-21T00:00:00Z",
            "credential": { "passkey": { "aaguid": aaguid, "type": kind } },
        });
        ask(&tenant, &question)
    };
    let (decision, code, path) = sign_in("7e3f3d30-3557-4442-bdae-139312178b39", "deviceBound");
    assert_eq!(
        (decision, code),
        (Decision::Deny, "passkey.noProfileMatches")
    );
    assert_eq!(
        path.as_deref(),
        Some("/authenticationMethodConfigurations/0/passkeyProfiles")
    );
    assert_eq!(
        sign_in("cb69481e-8ff7-4039-93ec-0a2729a154a8", "deviceBound").0,
        Decision::Allow
    );
    // The second profile admits every synced passkey.
    assert_eq!(
        sign_in("7e3f3d30-3557-4442-bdae-139312178b39", "synced").0,
        Decision::Allow
    );
    let findings = tenant.findings(Language::En);
    let duplicate = findings
        .iter()
        .find(|finding| finding.code == "passkey.duplicateAaguid")
        .unwrap();
    assert!(duplicate.line.is_some() && duplicate.column.is_some());
}

#[test]
fn the_documented_key_restrictions_refuse_another_key() {
    let Some(folder) = data("graph-samples") else {
        return;
    };
    let tenant = load(
        &folder,
        "fido2-policy-patch-keyrestrictions-rsa.request.json",
    );
    let question = json!({
        "action": "signIn",
        "credential": { "passkey": { "aaguid": "cb69481e-8ff7-4039-93ec-0a2729a154a8" } },
    });
    let (_, code, path) = ask(&tenant, &question);
    assert_eq!(code, "passkey.aaguidNotAllowed");
    assert_eq!(path.as_deref(), Some("/keyRestrictions/aaGuids"));
}

#[test]
fn a_real_smart_card_certificate_meets_a_strength_of_its_issuer_and_policy() {
    let Some(folder) = data("x509/piv-test-cards") else {
        return;
    };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let mut met = 0;
    for path in paths {
        let Ok(Inspection::Certificate { certificates, .. }) = inspect_file(&path) else {
            continue;
        };
        let leaf = &certificates[0];
        let Some(issuer) = &leaf.authority_key_identifier else {
            continue;
        };
        let oids = leaf.policy_oids.clone().unwrap_or_default();
        let Some(oid) = oids.first().filter(|_| oids.len() <= 5) else {
            continue;
        };
        let strength = |oid: &str| {
            json!({
                "displayName": "PIV", "allowedCombinations": ["x509CertificateMultiFactor"],
                "combinationConfigurations": [{
                    "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
                    "appliesToCombinations": ["x509CertificateMultiFactor"],
                    "allowedIssuerSkis": [issuer], "allowedPolicyOIDs": [oid],
                }],
            })
        };
        let question = json!({
            "action": "signIn", "strengths": ["PIV"],
            "credential": {
                "certificate": text_of(&path),
                "certificateMode": "x509CertificateMultiFactor",
            },
        });
        let tenant = |oid| Tenant::load(vec![PolicyInput::Json(strength(oid))]).unwrap();
        assert_eq!(
            ask(&tenant(oid), &question).0,
            Decision::Allow,
            "{}",
            path.display()
        );
        assert_eq!(
            ask(&tenant("1.2.3.4"), &question).1,
            "strength.policyOidNotAllowed",
            "{}",
            path.display()
        );
        met += 1;
    }
    assert!(met >= 3, "only {met} smart-card certificates were read");
}

/// What the package makes of a file that is dropped on the page.
fn text_of(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    entra_verdict::json::decode(&bytes)
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default()
}

fn inspect_file(path: &Path) -> Result<Inspection, entra_verdict::Error> {
    inspect(&text_of(path), Language::En)
}

#[test]
fn every_certificate_gives_a_report_or_a_clear_error() {
    let Some(folder) = data("x509") else {
        return;
    };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let mut reports = 0;
    let mut errors = BTreeMap::new();
    for path in &paths {
        match inspect_file(path) {
            Ok(Inspection::Certificate { .. }) => reports += 1,
            Ok(_) => *errors.entry("not recognised").or_insert(0) += 1,
            Err(error) => {
                assert!(error.code().starts_with("input."), "{}", path.display());
                *errors.entry(error.code()).or_insert(0) += 1;
            }
        }
    }
    eprintln!(
        "{reports} certificates read of {} files, others: {errors:?}",
        paths.len()
    );
    assert!(reports * 2 > paths.len(), "{reports} of {}", paths.len());
}

#[test]
fn a_report_shows_the_names_and_keys_that_nothing_parses() {
    let Some(folder) = data("x509") else {
        return;
    };
    for (name, member, shown) in [
        ("pyca/san_x400address.der", "/otherNames/0", "x400Address:"),
        (
            "pyca/san_edipartyname.der",
            "/otherNames/0",
            "ediPartyName:",
        ),
        ("pyca/custom/rsa_pss_cert.pem", "/key", "RSA-PSS 2048"),
    ] {
        let report = serde_json::to_value(inspect_file(&folder.join(name)).unwrap()).unwrap();
        let came = report.pointer(&format!("/certificates/0{member}"));
        let came = came.and_then(Value::as_str).unwrap_or_default();
        assert!(came.starts_with(shown), "{name}: {came}");
    }
}

/// The base64 of a PEM block.
fn body_of(pem: &str) -> String {
    pem.lines()
        .skip_while(|line| !line.starts_with("-----BEGIN"))
        .skip(1)
        .take_while(|line| !line.starts_with("-----END"))
        .map(str::trim)
        .collect()
}

/// The authorities of the test cards as a tenant would upload them.
fn authorities(folder: &Path) -> Value {
    let mut authorities = Vec::new();
    for entry in fs::read_dir(folder.join("ICAM_CA_and_Signer")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.contains("Root_CA") || name.contains("Signing_CA") {
            let pem = text_of(&path);
            let body = body_of(&pem);
            authorities.push(json!({ "isRootAuthority": false, "certificate": body }));
        }
    }
    assert!(authorities.len() >= 8, "{} authorities", authorities.len());
    json!({ "value": [{ "id": "classic", "certificateAuthorities": authorities }] })
}

/// A day on which all of them were valid.
const AT: &str = "2021-01-01T00:00:00Z";

#[test]
fn real_smart_card_certificates_chain_to_their_root() {
    let Some(folder) = data("x509/piv-test-cards") else {
        return;
    };
    let tenant = Tenant::load(vec![PolicyInput::Json(authorities(&folder))]).unwrap();
    let mut chained = 0;
    for card in [
        "01_Golden_PIV",
        "02_Golden_PIV-I",
        "46_Golden_FIPS_201-2_PIV",
    ] {
        let mut paths = Vec::new();
        files(&folder.join(card), &mut paths);
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !name.starts_with("3 - ") {
                continue;
            }
            let pem = text_of(&path);
            let question = |at: &str, certificate: &str| {
                json!({
                    "action": "signIn", "at": at,
                    "credential": { "certificate": certificate },
                })
            };
            let ask = |question: Value| {
                let question: Question = serde_json::from_value(question).unwrap();
                tenant.evaluate(&question, Language::En).unwrap()
            };
            let verdict = ask(question(AT, &pem));
            let chain = verdict
                .checks
                .iter()
                .find(|check| check.id == RuleId::CertificateChain);
            assert_eq!(
                verdict.reason.code, "allowed",
                "{card} {name}: {}",
                verdict.reason.text
            );
            assert!(!chain.unwrap().checks.is_empty(), "{card} {name}");
            let late = ask(question("2199-01-01T00:00:00Z", &pem));
            assert_eq!(late.reason.code, "certificate.expired");
            assert_eq!(late.reason.service_code.as_deref(), Some("AADSTS500172"));
            // One bit of the signature.
            let body = body_of(&pem);
            let last = body.trim_end_matches('=').len() - 3;
            let broken: String = body
                .chars()
                .enumerate()
                .map(|(at, c)| match (at == last, c) {
                    (true, 'A') => 'B',
                    (true, _) => 'A',
                    (false, c) => c,
                })
                .collect();
            let broken = ask(question(AT, &broken));
            assert_eq!(
                broken.reason.code, "certificate.signatureInvalid",
                "{card} {name}"
            );
            chained += 1;
        }
    }
    assert!(chained >= 3, "only {chained} certificates were tried");
}

/// The files below a folder whose names end so, sorted.
fn named(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    files(folder, &mut paths);
    paths.retain(|path| path.to_string_lossy().ends_with(end));
    paths.sort();
    paths
}

/// `certificateAuthorityDetail` of a PKI-based store, with a revocation list to look at.
fn authority(text: &str, is_root: bool) -> Value {
    let body = if text.contains("-----BEGIN") {
        body_of(text)
    } else {
        text.to_owned()
    };
    json!({
        "certificateAuthorityType": if is_root { "root" } else { "intermediate" },
        "certificate": body,
        "certificateRevocationListUrl": "http://crl.example/list.crl",
    })
}

/// The test cards' authorities, cross-certificates and broken ones included, with every revocation list of theirs.
fn test_card_tenant(folder: &Path) -> Tenant {
    let authorities: Vec<Value> = named(&folder.join("ICAM_CA_and_Signer"), ".crt")
        .iter()
        .filter(|path| {
            let name = path.to_string_lossy();
            ["Signing_CA", "Root_CA_-", "/bridge/", "/roots/"]
                .iter()
                .any(|part| name.contains(part))
        })
        .map(|path| authority(&text_of(path), path.to_string_lossy().contains("Root_CA_-")))
        .collect();
    let lists: Vec<String> = named(folder, ".crl")
        .iter()
        .map(|path| text_of(path))
        .collect();
    assert!(authorities.len() > 60 && lists.len() > 50);
    let trust = serde_json::from_value(json!({ "crls": lists })).unwrap();
    let document = json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directory/publicKeyInfrastructure/certificateBasedAuthConfigurations('1')/certificateAuthorities",
        "value": authorities,
    });
    Tenant::load(vec![PolicyInput::Json(document)])
        .unwrap()
        .with_trust(&trust)
        .unwrap()
}

#[test]
fn the_test_cards_stand_against_their_own_revocation_lists() {
    let Some(folder) = data("x509/piv-test-cards") else {
        return;
    };
    let tenant = test_card_tenant(&folder);
    let ask = |path: &Path, reading: &str| {
        let question: Question = serde_json::from_value(json!({
            "action": "signIn", "at": "2021-06-01T00:00:00Z", "reading": reading,
            "credential": { "certificate": text_of(path) },
        }))
        .unwrap();
        tenant.evaluate(&question, Language::En).unwrap()
    };
    let mut cards = 0;
    for card in [
        "01_Golden_PIV",
        "02_Golden_PIV-I",
        "46_Golden_FIPS_201-2_PIV",
    ] {
        for path in named(&folder.join(card), ".crt") {
            let verdict = ask(&path, "report");
            let check = |id| verdict.checks.iter().find(|check| check.id == id).unwrap();
            assert_eq!(verdict.reason.code, "allowed", "{}", path.display());
            // Every list was there and in order, the root's too.
            let revocation = check(RuleId::CertificateRevocation);
            assert!(revocation.checks.len() >= 2, "{}", path.display());
            for row in &revocation.checks {
                assert_eq!(format!("{:?}", row.outcome), "Pass", "{}", row.text);
            }
            // Two generations of the authority signed each other: several paths, of which the shortest is shown.
            assert_eq!(check(RuleId::CertificateChain).checks.len(), 2);
            assert!(verdict.assumptions.iter().any(|one| one.id == "A52"));
            // One of the paths leads over an authority that has expired.
            let strict = ask(&path, "strict");
            assert_eq!(strict.reason.code, "certificate.expired");
            cards += 1;
        }
    }
    assert!(cards >= 12, "only {cards} certificates of the cards");

    // What is wrong with these stands in their names; what the service is not known to check is a finding.
    let bridge = folder.join("ICAM_CA_and_Signer/bridge");
    for (number, code, service_code) in [
        ("01", "certificate.signatureInvalid", None),
        ("02", "certificate.notYetValid", Some("AADSTS500172")),
        ("03", "certificate.expired", Some("AADSTS500172")),
        ("04", "allowed", None),
        ("16", "certificate.revoked", Some("AADSTS500171")),
        ("19", "certificate.revocationFailed", Some("AADSTS500173")),
        ("33", "certificate.issuerNotTrusted", Some("AADSTS500176")),
        ("36", "certificate.revocationFailed", Some("AADSTS2205015")),
    ] {
        let start = format!("{number}_");
        let path = named(&bridge, ".crt")
            .into_iter()
            .find(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                name.starts_with(&start)
            })
            .unwrap();
        let verdict = ask(&path, "report");
        assert_eq!(verdict.reason.code, code, "{}", path.display());
        assert_eq!(
            verdict.reason.service_code.as_deref(),
            service_code,
            "{number}"
        );
    }
}

#[test]
fn the_federal_authorities_are_a_trust_store_of_their_own() {
    let Some(folder) = data("x509/federal-pki") else {
        return;
    };
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    let pems: Vec<String> = named(&folder.join("certs"), ".pem")
        .iter()
        .flat_map(|path| {
            let text = text_of(path);
            let blocks: Vec<String> = text
                .split(BEGIN)
                .skip(1)
                .map(|block| format!("{BEGIN}{block}"))
                .collect();
            blocks
        })
        .collect();
    let authorities: Vec<Value> = pems.iter().map(|pem| authority(pem, false)).collect();
    let tenant = Tenant::load(vec![PolicyInput::Json(json!({ "value": authorities }))]).unwrap();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut most_oids = 0;
    for pem in &pems {
        let Ok(Inspection::Certificate { certificates, .. }) = inspect(pem, Language::En) else {
            panic!("not a certificate: {pem}");
        };
        for report in &certificates {
            let oids = report.policy_oids.clone().unwrap();
            let considered = report.considered_policy_oids.clone().unwrap();
            let mut sorted = report.policy_oids_lexical.clone().unwrap();
            assert!(sorted.is_sorted(), "{pem}");
            assert_eq!(considered.encoded, oids[..oids.len().min(5)]);
            sorted.truncate(5);
            assert_eq!(considered.lexical, sorted);
            most_oids = most_oids.max(oids.len());
        }
        let question: Question = serde_json::from_value(json!({
            "action": "signIn", "at": "2026-07-01T00:00:00Z",
            "credential": { "certificate": pem },
        }))
        .unwrap();
        let verdict = tenant.evaluate(&question, Language::En).unwrap();
        // Whether they are revoked is not known, since each names a list that nobody gave.
        assert_ne!(verdict.decision, Decision::Allow, "{pem}");
        *reasons.entry(verdict.reason.code).or_default() += 1;
    }
    eprintln!("{} authorities: {reasons:?}", pems.len());
    assert!(pems.len() > 130);
    assert_eq!(most_oids, 31);
    assert!(reasons["certificate.revocationUnknown"] > 50, "{reasons:?}");
    assert!(
        !reasons.contains_key("certificate.signatureInvalid"),
        "{reasons:?}"
    );
}

#[test]
fn the_documented_certificate_policies_judge_a_real_card() {
    let (Some(samples), Some(cards)) = (data("graph-samples"), data("x509/piv-test-cards")) else {
        return;
    };
    let card = text_of(&cards.join("46_Golden_FIPS_201-2_PIV/3 - ICAM_PIV_Auth_SP_800-73-4.crt"));
    let Ok(Inspection::Certificate { certificates, .. }) = inspect(&card, Language::En) else {
        panic!("the card is not read");
    };
    let report = &certificates[0];
    let upn = &report.user_principal_names[0];
    let ski = report.subject_key_identifier.as_ref().unwrap();
    let store: Vec<Value> = named(&cards.join("ICAM_CA_and_Signer"), "gen3.crt")
        .iter()
        .chain(&named(&cards.join("ICAM_CA_and_Signer"), "gen1-3.crt"))
        .filter(|path| {
            let name = path.to_string_lossy();
            name.contains("PIV_Signing_CA_-_gold") || name.contains("PIV_Root_CA")
        })
        .map(|path| authority(&text_of(path), path.to_string_lossy().contains("Root")))
        .collect();
    assert_eq!(store.len(), 2);
    let lists: Vec<String> = named(&cards, ".crl")
        .iter()
        .map(|path| text_of(path))
        .collect();
    let trust = serde_json::from_value(json!({ "crls": lists })).unwrap();
    let ask = |sample: &str, group: &str| {
        let policy = fs::read_to_string(samples.join(sample)).unwrap();
        let tenant = Tenant::load(vec![
            PolicyInput::Text(policy),
            PolicyInput::Json(json!({ "value": store })),
        ])
        .unwrap()
        .with_trust(&trust)
        .unwrap();
        let question: Question = serde_json::from_value(json!({
            "action": "signIn", "at": "2021-06-01T00:00:00Z",
            "user": {
                "userPrincipalName": upn, "onPremisesUserPrincipalName": upn,
                "certificateUserIds": [format!("X509:<SKI>{ski}")], "groups": [group],
            },
            "credential": { "certificate": card },
        }))
        .unwrap();
        tenant.evaluate(&question, Language::En).unwrap()
    };
    let everyone = "00000000-0000-4000-8000-000000000000";
    let single = "x509CertificateSingleFactor";
    let multi = "x509CertificateMultiFactor";
    for (sample, group, code, mode) in [
        (
            "x509-policy-default-live-shape.v1.response.json",
            everyone,
            "method.disabled",
            single,
        ),
        (
            "x509-policy-default.beta.response.json",
            everyone,
            "method.disabled",
            single,
        ),
        (
            "x509-policy-patch.v1.request.json",
            everyone,
            "allowed",
            multi,
        ),
        (
            "x509-policy-patch-3-bindings.v1.request.json",
            everyone,
            "allowed",
            single,
        ),
        (
            "x509-policy-patch-powershell-body.v1.request.json",
            everyone,
            "method.userNotTargeted",
            multi,
        ),
        (
            "x509-policy-patch-powershell-body.v1.request.json",
            "33333333-4444-4555-8666-777777777777",
            "allowed",
            multi,
        ),
        (
            "x509-policy-rules-full.constructed.json",
            "55555555-6666-4777-8888-999999999999",
            "allowed",
            single,
        ),
    ] {
        let verdict = ask(sample, group);
        assert_eq!(
            verdict.reason.code, code,
            "{sample}: {}",
            verdict.reason.text
        );
        let credential = serde_json::to_value(&verdict.credential).unwrap();
        assert_eq!(credential["mode"], mode, "{sample}");
    }
    // A blank after an issuer's name, and a property in capitals: read, with a finding.
    let codes = |sample: &str| -> Vec<&str> {
        let verdict = ask(sample, everyone);
        verdict
            .findings
            .iter()
            .map(|finding| finding.code)
            .collect()
    };
    assert!(codes("x509-policy-patch.v1.request.json").contains(&"policy.blanks"));
    assert!(
        codes("x509-policy-patch-powershell-body.v1.request.json").contains(&"policy.letterCase")
    );
    // The documentation's trust stores hold the word “Binary” for a certificate.
    for sample in [
        "certificatebasedauthconfiguration-list-legacy.v1.response.json",
        "pki-list-certificateauthorities.v1.response.json",
    ] {
        let tenant = load(&samples, sample);
        let findings = tenant.findings(Language::En);
        assert!(
            findings
                .iter()
                .any(|finding| finding.code == "trust.certificateUnreadable"),
            "{sample}"
        );
        let question = json!({
            "action": "signIn", "at": "2021-06-01T00:00:00Z",
            "credential": { "certificate": card },
        });
        assert_eq!(
            self::ask(&tenant, &question).1,
            "certificate.issuerNotTrusted"
        );
    }
}

fn attested_only() -> Tenant {
    let policy = json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        "id": "Fido2", "state": "enabled", "isAttestationEnforced": true,
        "isSelfServiceRegistrationAllowed": true,
        "keyRestrictions": { "isEnforced": false, "enforcementType": "block", "aaGuids": [] },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }],
    });
    Tenant::load(vec![PolicyInput::Json(policy)]).unwrap()
}

/// The reconstructed rule over a real snapshot differs from Microsoft's list in exactly the models that passkeys.md#the-list-of-attested-models names.
#[test]
fn the_rule_and_the_list_differ_where_they_are_known_to() {
    let Some(folder) = data("fido-mds") else {
        return;
    };
    let text = fs::read_to_string(folder.join("mds3-payload-no291-2026-10.noicons.json")).unwrap();
    let tenant = attested_only().with_metadata_text("{}", &text).unwrap();
    let question =
        serde_json::from_value(json!({ "at": "2026-10-20T00:00:00Z", "user": { "groups": [] } }));
    let models = tenant.models(&question.unwrap(), Language::En).unwrap();
    assert_eq!(models.metadata_number, Some(291));
    let of_rule = |met: bool| {
        let rows = models.models.iter();
        rows.filter(move |row| row.meets_requirements == Some(met))
    };
    assert_eq!(of_rule(true).count(), 248);
    let unlisted: Vec<&str> = of_rule(true)
        .filter(|row| !row.listed)
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(unlisted, ["WebComm OETHenticator"]);
    let mut listed: Vec<&str> = of_rule(false)
        .filter(|row| row.listed)
        .filter_map(|row| row.aaguid.get(..8))
        .collect();
    listed.sort_unstable();
    let mut known = [
        // Not certified.
        "3789da91", "89b19028", "912435d9", "c5703116", "c89674e3", "f8d5c4e9",
        // Self-attestation only.
        "0db01cd6", "664d9f67", "bb878d7b",
        // No rk or hmac-secret in authenticatorGetInfo.
        "20f0be98", "a1f52be5", "b50d5e0a", "bbf4b6a7", "cdbdaea2", "d384db22", "efb96b10",
        "f7c558a0", "fbefdf68",
    ];
    known.sort_unstable();
    assert_eq!(listed, known);
    // Every model of the list is in the metadata, so that a genuine key of it can be registered.
    let refused: Vec<&str> = models
        .models
        .iter()
        .filter(|row| row.listed && row.registration.decision != Decision::Allow)
        .map(|row| row.aaguid.as_str())
        .collect();
    // But for one without a root, which nothing could vouch for.
    assert_eq!(refused, ["bb878d7b-cf54-4784-b390-357030497043"]);
    let reason = |aaguid: &str| {
        let row = models.models.iter().find(|row| row.aaguid == aaguid);
        row.unwrap().registration.reason
    };
    // The only revoked model was never certified, which comes first.
    assert_eq!(
        reason("ba86dc56-635f-4141-aef6-00227b1b9af6"),
        "attestation.authenticatorNotCertified"
    );
    assert!(models.csv().lines().count() == models.models.len() + 1);
    // The metadata tells how models are reached that the list says nothing of, by getInfo or by its hint.
    let without: Vec<&str> = models
        .models
        .iter()
        .filter(|row| row.transports.is_empty())
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(without.len(), 18, "{without:?}");
}

#[test]
fn the_genuine_blob_verifies_at_its_time() {
    let Some(folder) = data("fido-mds") else {
        return;
    };
    let text = fs::read_to_string(folder.join("mds-no122-2024-12-20.blob.jwt")).unwrap();
    let load = |text: &str, root: &str| {
        let trust = match root {
            "" => json!({}),
            name => {
                let root = fs::read_to_string(folder.join("roots").join(name)).unwrap();
                json!({ "metadataRoot": root })
            }
        };
        attested_only().with_metadata_text(&trust.to_string(), text)
    };
    let ask = |tenant: &Tenant, at: &str| {
        let question: Question = serde_json::from_value(json!({
            "action": "register", "at": at,
            // YubiKey 5 Series with NFC
            "credential": { "passkey": { "aaguid": "2fc0579f-8113-47ea-b116-bb5a8db9202a", "type": "deviceBound" } },
        }))
        .unwrap();
        match tenant.evaluate(&question, Language::En) {
            Ok(verdict) => verdict.reason.code,
            Err(error) => error.code(),
        }
    };
    for root in ["", "GlobalSign_Root_CA_R3.pem"] {
        let tenant = load(&text, root).unwrap();
        assert_eq!(
            ask(&tenant, "2025-01-01T00:00:00Z"),
            "input.attestationUnknown"
        );
        for at in [
            "2024-06-26T20:17:03Z",
            "2025-07-28T20:17:04Z",
            "2026-11-21T00:00:00Z",
        ] {
            assert_eq!(ask(&tenant, at), "input.metadata", "{at}");
        }
    }
    let code = |text: &str, root: &str| load(text, root).unwrap_err().code();
    assert_eq!(code(&text, "apple_webauthn_root_ca.pem"), "input.metadata");
    let half = text.len() / 2;
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap();
    let other = if part(half..half + 1) == "A" {
        "B"
    } else {
        "A"
    };
    let changed = [part(0..half), other, part(half + 1..text.len())].concat();
    assert_eq!(code(&changed, ""), "input.metadata");
    for cut in [0, 100, half, text.len() - 1, text.len() - 342] {
        assert_eq!(code(part(0..cut), ""), "input.metadata", "{cut}");
    }
}

#[test]
fn the_documented_conditional_access_samples_are_judged() {
    let Some(folder) = data("graph-samples") else {
        return;
    };
    let ask = |sample: &str, access: Value, method: &str| {
        let tenant = load(&folder, sample);
        let question: Question = serde_json::from_value(json!({
            "action": "signIn", "at": "2026-11-21T00:00:00Z",
            "user": { "id": "15dc174b-f34c-4588-ac45-61d6e05dce93", "groups": [], "roles": [] },
            "credential": { "method": method }, "access": access,
        }))
        .unwrap();
        serde_json::to_value(tenant.evaluate(&question, Language::En).unwrap()).unwrap()
    };
    // What the service answered when it was asked What If: report-only, so it does not decide.
    let verdict = ask(
        "ca-whatif-authcontext.v1.response.json",
        json!({ "authenticationContext": "c37" }),
        "sms",
    );
    let policy = &verdict["access"]["policies"][0];
    assert_eq!(policy["applies"], "yes");
    assert_eq!(policy["satisfied"], "no");
    assert_eq!(policy["state"], "enabledForReportingButNotEnforced");
    assert_eq!(verdict["decision"], "allow");
    // A body without id for everybody and everything.
    let sample = "ca-policy-with-strength-create.constructed.json";
    let access = json!({ "application": "00000003-0000-0ff1-ce00-000000000000" });
    let verdict = ask(sample, access.clone(), "sms");
    assert_eq!(verdict["access"]["policies"][0]["satisfied"], "no");
    let verdict = ask(sample, access, "fido2");
    assert_eq!(verdict["access"]["policies"][0]["satisfied"], "yes");
}

#[test]
fn graphs_documented_what_if_answer_gives_itself_back() {
    let Some(folder) = data("graph-samples") else {
        return;
    };
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let given: Value =
        serde_json::from_str(&read("ca-whatif-authcontext.v1.response.json")).unwrap();
    let request = read("ca-whatif-authcontext.v1.request.json");
    let answer = |policies: Value| {
        let tenant = Tenant::load(vec![PolicyInput::Json(policies)]).unwrap();
        serde_json::to_value(tenant.what_if_text(&request, Language::En).unwrap()).unwrap()
    };
    assert_eq!(answer(given.clone()), given);
    // Nothing in it is unknown here, whichever members it leaves null.
    let tenant = Tenant::load(vec![PolicyInput::Json(given.clone())]).unwrap();
    let findings = tenant.findings(Language::En);
    let unknown = ["policy.unknownMember", "input.unknownEnumMember"];
    assert!(!findings.iter().any(|one| unknown.contains(&one.code)));
    // Its conditions alone lead to the same answer.
    let mut bare = given.clone();
    let policy = bare
        .pointer_mut("/value/0")
        .and_then(Value::as_object_mut)
        .unwrap();
    policy.retain(|name, _| name != "policyApplies" && name != "analysisReasons");
    policy.insert(
        "@odata.type".to_owned(),
        json!("#microsoft.graph.conditionalAccessPolicy"),
    );
    let mut answered = answer(bare);
    let policy = answered
        .pointer_mut("/value/0")
        .and_then(Value::as_object_mut)
        .unwrap();
    policy.remove("@odata.type");
    assert_eq!(answered, given);
}
