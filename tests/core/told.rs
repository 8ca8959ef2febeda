//! What verdicts tell beside their decision: why a policy does not apply, what a check was about, and which findings and
//! assumptions there are, and no others.

use std::fs;
use std::path::Path;

use entra_verdict::{Language, Options, evaluate_json, evaluate_text_with};
use serde_json::{Value, json};

fn told(scenario: &str) -> Value {
    told_of(&text(scenario))
}

fn text(scenario: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let text = fs::read_to_string(folder.join(format!("{scenario}.json")));
    text.unwrap_or_else(|_| panic!("{scenario}"))
}

/// Without remedies, which ask many times.
fn told_of(scenario: &str) -> Value {
    let options = Options {
        language: Language::En,
        remedies: false,
    };
    match evaluate_text_with(scenario, options) {
        Ok(verdict) => serde_json::to_value(verdict).unwrap(),
        Err(error) => json!({ "error": error.report(Language::En) }),
    }
}

fn column(verdict: &Value, list: &str, name: &str) -> Vec<String> {
    let list = verdict[list].as_array().unwrap().iter();
    list.map(|one| one[name].as_str().unwrap().to_owned())
        .collect()
}

/// Each place of a verdict with what has to stand there; a text that begins with `…` has to have the rest in it.
fn hold(rows: &[(&str, &str, Value)]) {
    let mut wrong = Vec::new();
    for (scenario, place, wanted) in rows {
        let verdict = told(scenario);
        let came = match *place {
            "findings" => json!(column(&verdict, place, "code")),
            "assumptions" => json!(column(&verdict, place, "id")),
            place => verdict.pointer(place).cloned().unwrap_or_default(),
        };
        let part = wanted.as_str().and_then(|text| text.strip_prefix('…'));
        let is_right = match (part, came.as_str()) {
            (Some(part), Some(came)) => came.contains(part),
            _ => came == *wanted,
        };
        if !is_right {
            wrong.push(format!("{scenario} {place}: {came} instead of {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each cause has a sentence of its own.
#[test]
fn what_is_not_known_is_told_by_its_own_cause() {
    const TEXT: &str = "/reason/text";
    hold(&[
        (
            "passkey/profiles-of-one-id-sentence",
            TEXT,
            json!("…Two passkey profiles that differ have one id"),
        ),
        ("access/partner-listed-twice", TEXT, json!("…listed twice")),
        ("scope/hidden-partners", TEXT, json!("…not read")),
        (
            "documents/member-misspelt-mfa-trust",
            TEXT,
            json!("…spelt much like a known one"),
        ),
        (
            "access/trust-partner-not-named",
            TEXT,
            json!("…have no tenantId"),
        ),
        (
            "documents/list-of-partners-null",
            TEXT,
            json!("…a list of them is null"),
        ),
        (
            "access/clouds-cut",
            TEXT,
            json!("…not known: allowedCloudEndpoints"),
        ),
        (
            "access/clouds-home-not-said",
            TEXT,
            json!("…depends on the cloud of the home tenant"),
        ),
        (
            "access/clouds-own-not-said",
            TEXT,
            json!("…depends on the cloud of this tenant"),
        ),
        (
            "access/device-filter-guest-untrusted",
            TEXT,
            json!("…“isCompliant” of an external user's device"),
        ),
        (
            "access/device-filter-guest-no-settings",
            TEXT,
            json!("…depends on the cross-tenant access settings"),
        ),
        (
            "access/guest-password-change",
            TEXT,
            json!("…external users cannot make in this tenant"),
        ),
        ("scope/hidden-passkey-policy", TEXT, json!("…not read")),
        ("documents/select-passkey-policy", TEXT, json!("…$select")),
        (
            "documents/select-policies-without-state",
            TEXT,
            json!("…whether it is in force"),
        ),
        ("method/state-empty", TEXT, json!("…Nothing is given here")),
        (
            "scope/hidden-policy-not-asked",
            TEXT,
            json!("…could not be read"),
        ),
    ]);
}

/// access.md: `analysisReasons` names the condition that does not match, each once; `policyNotEnabled` for a policy that is off.
#[test]
fn why_a_policy_does_not_apply() {
    const FIRST: &str = "/access/policies/0/reasons";
    hold(&[
        ("access/client-app-older-not", FIRST, json!(["clientApps"])),
        (
            "access/conditions-one-fails",
            FIRST,
            json!(["clientApps", "signInRisk"]),
        ),
        (
            "access/context-not-matched",
            FIRST,
            json!(["authenticationContext"]),
        ),
        ("access/location-trusted-without-document", FIRST, json!([])),
        (
            "access/strength-not-given-disabled",
            FIRST,
            json!(["policyNotEnabled"]),
        ),
        (
            "access/what-if-after-export",
            "/access/policies/1/reasons",
            json!([]),
        ),
    ]);
}

/// Which condition it is for which the policy is not.
#[test]
fn what_a_policy_is_not_for() {
    let check = |number: usize| format!("/checks/0/checks/0/checks/{number}/text");
    let rows = [
        ("access/guest-member", 0, "user"),
        (
            "access/action-device-not-everywhere",
            1,
            "Register or join devices",
        ),
        ("access/platform-empty", 2, "platform: Linux"),
        ("access/client-app-not-matched", 2, "client app: Browser"),
        ("access/location-families", 3, "the location of the sign-in"),
        ("access/conditions-one-fails", 4, "sign-in risk: None"),
        ("access/user-risk-absent", 3, "user risk: None"),
        ("access/insider-risk-not-given", 3, "insider risk: None"),
        (
            "access/flow-not-given-lenient",
            3,
            "authentication flow: None",
        ),
    ];
    for (scenario, number, part) in rows {
        let verdict = told(scenario);
        let text = verdict.pointer(&check(number)).unwrap().as_str().unwrap();
        assert!(
            text.starts_with("The policy is not for"),
            "{scenario}: {text}"
        );
        assert!(text.contains(part), "{scenario}: {text}");
    }
}

/// What is excluded by something that leans on nothing leaves nothing to lean on, and what is stated is not assumed.
#[test]
fn nothing_is_assumed_where_nothing_is_silent() {
    for scenario in [
        "access/application-group-beside-id",
        "access/application-name-unknown-strict",
        "access/application-other-beside-excluded-group",
        "access/application-group-name-exclude-other",
        "access/conditions-one-fails",
        "access/grant-approved-and-after",
        "access/state-disabled",
        "access/state-disabled-unknown-condition",
    ] {
        assert_eq!(told(scenario)["assumptions"], json!([]), "{scenario}");
    }
}

/// All findings of an answer, in their order: what is not noteworthy is not told, and what nobody asked is.
#[test]
fn findings_are_these_and_no_others() {
    const METADATA: &[&str] = &[
        "passkey.legacyPolicy",
        "metadata.unsigned",
        "passkey.freshness",
        "metadata.snapshot",
    ];
    let rows: [(&str, &[&str]); 40] = [
        ("access/context-odd-beside-its-own", &[]),
        ("access/device-labels-part", &[]),
        (
            "access/device-property-unknown-given",
            &["input.unknownEnumMember", "input.unusedMember"],
        ),
        (
            "access/grant-approved-and-after",
            &["access.approvedAppRetired"],
        ),
        ("access/grant-custom", &["access.customControl"]),
        (
            "access/guest-certificate-issuer-typed-noted",
            &["certificate.manyPolicyOids"],
        ),
        (
            "access/guest-certificate-mode-single",
            &["certificate.manyPolicyOids", "strength.builtInFallback"],
        ),
        ("access/guest-off-nothing-given", &["scope.strengths"]),
        (
            "access/guest-without-entra-federated-mfa-sms",
            &["method.smsVoiceRetirement"],
        ),
        ("access/policies-empty", &[]),
        (
            "access/strength-not-found-or-met",
            &["access.strengthNotGiven"],
        ),
        (
            "certificate/binding/affinity-of-policy-over-table",
            &["scope.strengths"],
        ),
        (
            "certificate/binding/row-mail-other",
            &["certificate.userIdsMany", "scope.strengths"],
        ),
        ("certificate/chain/signature-pss", &["scope.strengths"]),
        (
            "certificate/chain/signature-sha1",
            &["certificate.weakAlgorithm", "scope.strengths"],
        ),
        (
            "certificate/input/authority-first",
            &[
                "certificate.keyUsage",
                "certificate.isAuthority",
                "scope.strengths",
            ],
        ),
        ("certificate/mode/issuer-over-default", &[]),
        (
            "certificate/revocation/crl-escaped-line-ends",
            &["scope.strengths"],
        ),
        (
            "certificate/revocation/crl-other-authority",
            &["scope.strengths"],
        ),
        (
            "certificate/shape/eleven-authorities-revoked",
            &["certificate.chainLong", "scope.strengths"],
        ),
        ("certificate/shape/ten-authorities", &["scope.strengths"]),
        (
            "certificate/strength/five-oids",
            &["policy.missingId", "policy.blanks", "scope.methodPolicy"],
        ),
        (
            "certificate/strength/multifactor-for-single-factor",
            &["scope.methodPolicy"],
        ),
        (
            "documents/cut-configuration",
            &["policy.exportCut", "scope.strengths"],
        ),
        ("documents/cut-strength", &["policy.exportCut"]),
        (
            "method/bare-method",
            &[
                "passkey.windowsHelloUnmanaged",
                "passkey.legacyPolicy",
                "scope.methodPolicy",
                "strength.builtInFallback",
            ],
        ),
        (
            "scope/access-not-asked-deny",
            &[
                "passkey.windowsHelloUnmanaged",
                "passkey.legacyPolicy",
                "scope.strengths",
            ],
        ),
        ("strength/several-all-needed", &["scope.methodPolicy"]),
        (
            "strength/windows-hello-primary",
            &["strength.builtInFallback"],
        ),
        ("access/grant-or-mfa-met-device-met", &[]),
        (
            "access/federated-accept",
            &["strength.builtInFallback", "method.smsVoiceRetirement"],
        ),
        ("attestation/client-data-missing-with-metadata", METADATA),
        (
            "attestation/format-custom",
            &[
                "passkey.windowsHelloUnmanaged",
                "passkey.legacyPolicy",
                "scope.attestation",
                "passkey.freshness",
            ],
        ),
        (
            "attestation/format-none-graphBeta",
            &["passkey.windowsHelloUnmanaged", "passkey.legacyPolicy"],
        ),
        ("attestation/metadata-lacks-hmac-secret", METADATA),
        ("attestation/metadata-listed-absent", METADATA),
        ("attestation/object-not-in-metadata", METADATA),
        (
            "attestation/signature-broken",
            &["passkey.legacyPolicy", "passkey.freshness"],
        ),
        (
            "method/disabled",
            &[
                "passkey.windowsHelloUnmanaged",
                "passkey.legacyPolicy",
                "scope.strengths",
            ],
        ),
        (
            "passkey/legacy-synced-first-day",
            &[
                "passkey.windowsHelloUnmanaged",
                "passkey.legacyPolicy",
                "scope.strengths",
            ],
        ),
    ];
    hold(&rows.map(|(scenario, findings)| (scenario, "findings", json!(findings))));
}

/// What was judged, in the order of the layers, and what was given and not asked about.
#[test]
fn what_was_judged_is_told() {
    let access = json!([{ "layer": "access", "documents": 1, "needs": "/question/access" }]);
    hold(&[
        ("access/policies-empty", "/scope/judged", json!(["access"])),
        ("access/policies-empty", "/scope/notJudged", json!([])),
        (
            "strength/windows-hello-primary",
            "/scope/judged",
            json!(["strength"]),
        ),
        (
            "certificate/mode/issuer-over-default",
            "/scope/judged",
            json!(["method", "trustStore", "strength"]),
        ),
        (
            "access/external-direct-connect-trusted",
            "/scope/judged",
            json!(["strength", "external"]),
        ),
        (
            "scope/access-not-asked-deny",
            "/scope/judged",
            json!(["method"]),
        ),
        (
            "scope/access-not-asked-deny",
            "/scope/notJudged",
            access.clone(),
        ),
        ("scope/access-page-not-asked", "/scope/notJudged", access),
        ("scope/access-not-in-force", "/scope/notJudged", json!([])),
    ]);
}

/// What of the user and of the certificate was compared, and by which rule.
#[test]
fn what_a_certificate_was_held_against() {
    const BINDING: &str = "/checks/7/checks/0/actual";
    const MODE: &str = "/checks/8/checks/0";
    let mode = |name: &str| format!("{MODE}/{name}");
    let issuing = "DC=example,DC=contoso,CN=Contoso Issuing CA";
    let serial = "X509:<I>DC=example,DC=contoso,CN=Contoso Issuing CA<SR>014f3e2d1c6ba0ef48";
    hold(&[
        (
            "certificate/binding/affinity-of-policy-over-table",
            BINDING,
            json!("adele@contoso.example"),
        ),
        (
            "certificate/binding/mail",
            BINDING,
            json!("adele@contoso.example"),
        ),
        (
            "certificate/binding/user-ids-serial-as-cmdlets-write-it",
            BINDING,
            json!(serial),
        ),
        (
            "certificate/binding/priority-twice",
            "/checks/7/checks/1/outcome",
            json!("skip"),
        ),
        (
            "certificate/binding/affinity-by-rule",
            &mode("about/name"),
            json!(issuing),
        ),
        (
            "certificate/binding/affinity-by-rule",
            &mode("outcome"),
            json!("skip"),
        ),
        (
            "certificate/mode/issuer-over-default",
            "/checks/8/checks",
            json!([]),
        ),
        (
            "certificate/mode/unknown-default",
            "/checks/9/text",
            json!("…the authentication strength “Multi” is satisfied"),
        ),
    ]);
    let twice = told("certificate/binding/affinity-by-rule");
    let mode = &twice["checks"][8]["checks"];
    assert_eq!(mode.as_array().unwrap().len(), 2);
    assert_eq!(mode[1]["outcome"], "pass");
}

/// The assumption that the path has to be built of the trust store is named where there is none, too (B3).
#[test]
fn a_chain_that_is_broken_leans_on_the_trust_store() {
    for scenario in [
        "certificate/order/chain-before-binding",
        "certificate/store/page-expanded",
    ] {
        let named = column(&told(scenario), "assumptions", "id");
        assert_eq!(named, ["B3"], "{scenario}");
    }
}

/// The flags of the authenticator data, and which of them is missing.
#[test]
fn flags_of_an_authenticator_are_told_one_by_one() {
    hold(&[
        (
            "attestation/format-custom",
            "/checks/7/actual",
            json!("UP, UV"),
        ),
        (
            "attestation/user-verification-missing",
            "/checks/10/actual",
            json!("UP"),
        ),
        (
            "attestation/user-verification-missing",
            "/checks/10/text",
            json!("…says user present (UP), not user present (UP), user verified (UV)."),
        ),
        (
            "attestation/user-verification-missing",
            "/checks/10/expected",
            json!("UP, UV"),
        ),
    ]);
}

/// A model is told by its name only where it is not let in, and an AAGUID only where one was given.
#[test]
fn the_model_that_was_held_against_a_list() {
    const LIST: &str = "/checks/3/checks/0/checks/2";
    let list = |name: &str| format!("{LIST}/{name}");
    let hello = "The AAGUID 08987058-cadc-4b81-b6e1-30de50dcbe96 is on the allow list.";
    hold(&[
        (
            "passkey/block-list-others",
            &list("actual"),
            json!("7e3f3d30-3557-4442-bdae-139312178b39"),
        ),
        ("passkey/block-list-empty", &list("actual"), json!(null)),
        (
            "passkey/allow-list-empty",
            &list("text"),
            json!("…(RSA DS100) is not on the enforced allow list"),
        ),
        (
            "passkey/attestation-windows-hello",
            "/checks/7/checks/0/checks/2/text",
            json!(hello),
        ),
        (
            "method/disabled",
            "/checks/3/checks/0/checks/0/expected",
            json!("deviceBound,synced"),
        ),
        ("attestation/format-custom", "assumptions", json!([])),
        (
            "attestation/format-tpm-graph-lenient",
            "/checks/11/checks/0/checks/1/text",
            json!("Attestation is not enforced."),
        ),
    ]);
}

/// What was performed, what was asked for, and of which strength.
#[test]
fn what_a_strength_asked_for() {
    let issuer = |check: usize| format!("/checks/{check}/checks/0/checks/0/checks/0/actual");
    let used = "/checks/8/checks/0/checks/3/checks/0/checks/0/actual";
    hold(&[
        (
            "strength/windows-hello-primary",
            "/checks/0/actual",
            json!("windowsHelloForBusiness"),
        ),
        ("access/register-strength-nothing-used", used, json!(null)),
        (
            "strength/built-in-phishing-resistant",
            "/checks/1/text",
            json!("…is satisfied."),
        ),
        (
            "outcome/registered-passKeySynced",
            "/checks/0/text",
            json!("…asks for: Passkey (FIDO2)"),
        ),
        (
            "access/strength-not-found-or-met",
            "/strengths/0/reportOnly",
            json!(false),
        ),
        (
            "certificate/strength/aki-issuer-and-serial",
            &issuer(1),
            json!("issuer + serial number"),
        ),
        (
            "certificate/strength/aki-absent-but-let-in",
            &issuer(9),
            json!(null),
        ),
        // Of a certificate whose mode does not matter none is told.
        (
            "access/guest-certificate-mode-no-matter",
            "/checks/1/actual",
            json!(null),
        ),
        (
            "access/guest-certificate-mode-no-matter",
            "/checks/1/checks/0/actual",
            json!("x509CertificateMultiFactor"),
        ),
        (
            "access/guest-certificate-mode-missing",
            "/checks/1/about/name",
            json!("Phishing-resistant MFA"),
        ),
        (
            "access/grant-mfa-two",
            "/findings/0/text",
            json!("…ends on 2027-02-01"),
        ),
        (
            "access/guest-cloud-unknown-lenient",
            "assumptions",
            json!(["A18", "A28"]),
        ),
        ("documents/cut-strength", "assumptions", json!(["A17"])),
        (
            "documents/terraform-plan-unknown-strength",
            "assumptions",
            json!(["A17", "B4"]),
        ),
        (
            "strength/not-found",
            "/strengths/0/reportOnly",
            json!(false),
        ),
        (
            "strength/aaguid-unknown",
            "/checks/0/checks/0/checks/0/missing/path",
            json!("/question/credential/passkey/aaguid"),
        ),
        ("profiles/profiles-win", "assumptions", json!(["A23"])),
        // Of a passkey whose type is not stated none is told.
        (
            "documents/by-context",
            "/checks/3/checks/0/checks/0/actual",
            json!(null),
        ),
        (
            "documents/terraform-plan-unknown-models",
            "assumptions",
            json!(["A17"]),
        ),
    ]);
}

/// What a guest uses, and whose word counts.
#[test]
fn what_is_told_of_external_users() {
    const FIRST: &str = "/checks/0/text";
    const CODE: &str = "/checks/0/code";
    let unusable = || json!("strength.methodNotUsableByExternalUser");
    hold(&[
        (
            "access/external-unknown-no-home",
            FIRST,
            json!("…depends on the home tenant of the user"),
        ),
        (
            "access/home-tenant-by-domain-partners",
            FIRST,
            json!("…name partners by tenant id"),
        ),
        (
            "access/guest-without-entra-google-mfa-fido2",
            CODE,
            unusable(),
        ),
        ("access/guest-direct-off-fido2", CODE, unusable()),
        (
            "access/guest-direct-off-fido2-beside-another-policy",
            CODE,
            unusable(),
        ),
        (
            "access/guest-access-excluded",
            FIRST,
            json!("…this method can be used in the resource tenant"),
        ),
        (
            "access/external-trust-off-passkey",
            "/checks/0/actual",
            json!("fido2"),
        ),
    ]);
}

/// What is wrong with a question or an export, and what to do about it.
#[test]
fn what_to_do_is_told() {
    hold(&[
        (
            "input/bare-method-without-strength",
            "/error/message",
            json!("…or say what is opened"),
        ),
        (
            "access/nothing-to-judge",
            "/error/message",
            json!("…give the Conditional Access policies"),
        ),
        (
            "access/location-name-like-none",
            "/error/message",
            json!("…that a policy names: Office 1."),
        ),
        (
            "access/bad-application-mistyped",
            "/error/message",
            json!("…The nearest names: Office 365 Exchange Online."),
        ),
        (
            "certificate/binding/user-ids-key-hash",
            "/findings/0/text",
            json!("…<SHA1-PUKEY>C21A2299FCE6C83BEF156F7B0950F37EA50BC956"),
        ),
        (
            "certificate/strength/one-per-session",
            "/findings/3/path",
            json!("/question/strengths"),
        ),
        (
            "documents/cut-configuration",
            "/checks/0/text",
            json!("…The export was cut here"),
        ),
        ("method/no-targets", "/checks/1/policy", json!(null)),
    ]);
    assert_eq!(told("access/policies-empty")["checks"][0]["id"], "access");
}

/// What is at a bound is not beyond it, and what is beyond a bound is told as what it is.
#[test]
fn bounds_of_what_is_noteworthy() {
    let found = |scenario: &str, code: &str| -> Vec<String> {
        let verdict = told(scenario);
        let findings = verdict["findings"].as_array().unwrap().iter();
        findings
            .filter(|one| one["code"] == code)
            .map(|one| one["severity"].as_str().unwrap().to_owned())
            .collect()
    };
    let rows: [(&str, &str, &[&str]); 16] = [
        (
            "certificate/binding/user-ids-five",
            "certificate.userIdsMany",
            &[],
        ),
        (
            "certificate/binding/user-ids-six",
            "certificate.userIdsMany",
            &["info"],
        ),
        (
            "certificate/binding/user-ids-ten",
            "certificate.userIdsMany",
            &["info"],
        ),
        (
            "certificate/binding/user-ids-eleven",
            "certificate.userIdsMany",
            &["warning"],
        ),
        (
            "certificate/binding/user-ids-of-1024-characters",
            "certificate.userIdLong",
            &[],
        ),
        (
            "certificate/binding/user-ids-of-1025-characters",
            "certificate.userIdLong",
            &["warning"],
        ),
        (
            "certificate/strength/two-that-are-met",
            "certificate.onePerSession",
            &[],
        ),
        (
            "certificate/strength/one-that-is-named-twice",
            "certificate.onePerSession",
            &[],
        ),
        (
            "certificate/strength/one-per-session-of-one-name",
            "certificate.onePerSession",
            &["info"],
        ),
        (
            "access/certificate-mode-open-or-device",
            "method.smsVoiceRetirement",
            &[],
        ),
        (
            "strength/met-with-and-without-sms",
            "method.smsVoiceRetirement",
            &[],
        ),
        ("access/role-name-in-question", "input.roleNotBuiltIn", &[]),
        (
            "access/role-of-the-tenant",
            "input.roleNotBuiltIn",
            &["info"],
        ),
        ("access/role-matched", "input.roleNotBuiltIn", &[]),
        (
            "access/strength-in-force-and-report-only-1",
            "access.reportOnly",
            &[],
        ),
        ("access/state-report-only", "access.reportOnly", &["info"]),
    ];
    for (scenario, code, severities) in rows {
        assert_eq!(found(scenario, code), severities, "{scenario} {code}");
    }
    hold(&[
        (
            "certificate/shape/ten-authorities",
            "assumptions",
            json!(["B3"]),
        ),
        (
            "certificate/binding/affinity-by-rule-and-default",
            "assumptions",
            json!(["A41", "A42"]),
        ),
        (
            "strength/configuration-of-an-unknown-combination",
            "assumptions",
            json!([]),
        ),
        (
            "strength/lint-empty",
            "/checks/1/text",
            json!("…allows no combination"),
        ),
        (
            "strength/built-in-phishing-resistant",
            "/checks/1/checks/1/basis/dated",
            json!("2025-03-17"),
        ),
    ]);
    let freshness = |scenario: &str| {
        let verdict = told(scenario);
        let findings = verdict["findings"].as_array().unwrap().iter();
        let mut all = findings.filter(|one| one["code"] == "passkey.freshness");
        all.next().unwrap()["text"].as_str().unwrap().to_owned()
    };
    assert!(freshness("passkey/first-method-from").contains("Since mid October 2026"));
    assert!(freshness("passkey/first-method-before").contains("From mid October 2026"));
}

/// The finding on an issuer that was chosen from a list stands once for each configuration.
#[test]
fn an_issuer_that_was_chosen_is_told_once() {
    let text = text("access/guest-certificate-issuer-noted");
    let mut scenario: Value = serde_json::from_str(&text).unwrap();
    let count = |scenario: &Value| {
        let verdict = told_of(&scenario.to_string());
        let codes = column(&verdict, "findings", "code");
        codes
            .iter()
            .filter(|code| *code == "strength.issuerNotTyped")
            .count()
    };
    assert_eq!(count(&scenario), 1);
    let id = scenario["question"]["strengths"][0].clone();
    scenario["question"]["strengths"] = json!([id, id]);
    assert_eq!(count(&scenario), 1);
    let mut other = scenario["policies"][1].clone();
    let second = json!("ee000000-1111-4222-8333-555555555555");
    other["id"] = second.clone();
    other["displayName"] = json!("Other keys");
    scenario["policies"].as_array_mut().unwrap().push(other);
    scenario["question"]["strengths"] = json!([id, second]);
    assert_eq!(count(&scenario), 2);
}

/// An alternative is one that is not switched off, part by part.
#[test]
fn no_part_of_an_alternative_is_switched_off() {
    let verdict = evaluate_json(&text("alternatives/method-disabled"), Language::En);
    let verdict: Value = serde_json::from_str(&verdict).unwrap();
    let alternatives = verdict["alternatives"].as_array().unwrap();
    assert!(!alternatives.is_empty());
    for one in alternatives {
        let methods = one["methods"].as_array().unwrap();
        assert!(!methods.contains(&json!("sms")), "{one}");
    }
}

/// A method whose own configuration is off is told to be off, and no other (strengths.md#methods).
#[test]
fn a_method_that_is_switched_off_is_told() {
    let configurations = [
        ("Sms", "smsAuthenticationMethodConfiguration", &["sms"][..]),
        (
            "Voice",
            "voiceAuthenticationMethodConfiguration",
            &["voice"],
        ),
        (
            "Email",
            "emailAuthenticationMethodConfiguration",
            &["email"],
        ),
        (
            "SoftwareOath",
            "softwareOathAuthenticationMethodConfiguration",
            &["softwareOath"],
        ),
        (
            "HardwareOath",
            "hardwareOathAuthenticationMethodConfiguration",
            &["hardwareOath"],
        ),
        (
            "MicrosoftAuthenticator",
            "microsoftAuthenticatorAuthenticationMethodConfiguration",
            &["microsoftAuthenticatorPush", "deviceBasedPush"],
        ),
        (
            "TemporaryAccessPass",
            "temporaryAccessPassAuthenticationMethodConfiguration",
            &["temporaryAccessPassOneTime", "temporaryAccessPassMultiUse"],
        ),
        (
            "QRCodePin",
            "qrCodePinAuthenticationMethodConfiguration",
            &["qrCodePin"],
        ),
        (
            "Fido2",
            "fido2AuthenticationMethodConfiguration",
            &["fido2"],
        ),
        (
            "X509Certificate",
            "x509CertificateAuthenticationMethodConfiguration",
            &["x509CertificateSingleFactor", "x509CertificateMultiFactor"],
        ),
    ];
    let methods = configurations.iter().flat_map(|(_, _, methods)| *methods);
    for method in methods {
        for (id, kind, own) in &configurations {
            let off = json!({ "@odata.type": format!("#microsoft.graph.{kind}"), "id": id, "state": "disabled" });
            let strength = json!({ "displayName": "Mine", "allowedCombinations": [method] });
            let scenario = json!({ "scenario": 1, "policies": [off, strength],
                "question": { "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": method },
                    "strengths": ["Mine"] } });
            let verdict = told_of(&scenario.to_string());
            let findings = verdict["findings"].as_array();
            let of_method = |one: &&Value| one["path"] == "/question/credential/method";
            let said = findings
                .unwrap_or_else(|| panic!("{verdict}"))
                .iter()
                .any(|one| of_method(&one));
            assert_eq!(said, own.contains(method), "{method} and {id}: {verdict}");
        }
    }
}

/// A policy that blocks says so, be it in force or not.
#[test]
fn what_a_policy_does_is_told() {
    const ALL: &str = "/checks/0/text";
    const ONE: &str = "/checks/0/checks/0/text";
    hold(&[
        (
            "access/state-report-only",
            ONE,
            json!("…applies and blocks the access"),
        ),
        (
            "access/context-odd-beside-its-own",
            ALL,
            json!("…that blocks the access applies"),
        ),
        (
            "access/grant-empty-controls-strength-null",
            ONE,
            json!("…applies, or is met, is undecided"),
        ),
        (
            "access/grant-empty-controls-strength-null",
            ALL,
            json!("…that applies is met is undecided"),
        ),
        (
            "access/context-not-matched",
            ONE,
            json!("…“Policy 1” does not apply"),
        ),
        (
            "access/context-not-matched",
            "/checks/0/checks/0/outcome",
            json!("skip"),
        ),
        (
            "access/state-unknown",
            "/access/policies/0/state",
            json!("unknownFutureValue"),
        ),
        (
            "access/action-may-precede-or",
            "/access/policies/1/satisfied",
            json!("unknown"),
        ),
        (
            "access/action-may-precede-report-only",
            "/access/policies/1/satisfied",
            json!("yes"),
        ),
        (
            "access/grant-terms-unknown",
            ONE,
            json!("…applies, or is met, is undecided"),
        ),
    ]);
}

/// A strength of a policy that is report-only is marked so, and told by the name that the policy has for it.
#[test]
fn strengths_of_policies_are_told() {
    const GRANT: &str = "/checks/0/checks/0/checks/3/checks";
    let control = |number: usize, name: &str| format!("{GRANT}/{number}/{name}");
    let id = "ee000000-1111-4222-8333-444444444444";
    hold(&[
        (
            "access/strength-not-found-report-only",
            "/strengths/0/reportOnly",
            json!(true),
        ),
        (
            "access/strength-in-force-and-report-only-1",
            "/strengths/0/reportOnly",
            json!(false),
        ),
        (
            "access/strength-in-force-and-report-only-2",
            "/strengths/0/reportOnly",
            json!(false),
        ),
        (
            "strength/windows-hello-primary",
            "/strengths/0/reportOnly",
            json!(false),
        ),
        (
            "access/strength-not-found-report-only",
            &control(0, "about/name"),
            json!(id),
        ),
        (
            "access/strength-without-name-or-met",
            &control(1, "about/name"),
            json!(null),
        ),
        (
            "access/grant-and-strength-met-device-unknown",
            &control(1, "text"),
            json!("The authentication strength “Phishing-resistant MFA” is satisfied."),
        ),
    ]);
}

/// A clause of the document, not one beside it.
#[test]
fn the_clause_that_a_check_read() {
    const FIRST: &str = "/checks/0/checks/0/checks/0";
    let of_first = |name: &str| format!("{FIRST}/{name}");
    const LOCATION: &str = "/checks/0/checks/0/checks/3";
    let of_location = |name: &str| format!("{LOCATION}/{name}");
    hold(&[
        (
            "access/never-but-other-group",
            &of_first("policy/path"),
            json!("/conditions/users/includeGroups/1"),
        ),
        (
            "documents/cut-users-and-applications",
            &of_first("policy/path"),
            json!("/conditions/users"),
        ),
        (
            "documents/half-read-users",
            &of_first("text"),
            json!("…“includeUsers” may be meant"),
        ),
        (
            "access/location-families",
            &of_location("actual"),
            json!("192.0.2.7"),
        ),
        (
            "access/location-trusted-without-document",
            &of_location("missing/kind"),
            json!("question"),
        ),
        (
            "access/exclusion-scopes-after",
            "/checks/0/checks/0/checks/1/basis/dated",
            json!("2026-07-01"),
        ),
    ]);
}

/// The retirement of SMS and voice is told where they alone let somebody in, and nowhere else (F23).
#[test]
fn the_end_of_sms_and_voice_is_told_where_it_matters() {
    let is_told = |scenario: &str| {
        let verdict = told(scenario);
        column(&verdict, "findings", "code").contains(&"method.smsVoiceRetirement".to_owned())
    };
    for scenario in [
        "access/grant-mfa-sms-report-only",
        "access/grant-or-strength-met-device-unknown",
        "access/guest-without-entra-emailOneTimePasscode-mfa-softwareOath-only",
    ] {
        assert!(!is_told(scenario), "{scenario}");
    }
    let by_sms = "access/guest-without-entra-emailOneTimePasscode-mfa-sms";
    assert!(is_told(by_sms), "{by_sms}");
}

/// Why a question contradicts itself, and which application is meant.
#[test]
fn what_a_question_says_twice_is_told() {
    const MESSAGE: &str = "/error/message";
    const FINDING: &str = "/findings/0/text";
    let exchange = "Office 365 Exchange Online (00000002-0000-0ff1-ce00-000000000000)";
    let row = |part: &str| json!(["…", part].concat());
    hold(&[
        (
            "access/satisfied-device-not-registered",
            MESSAGE,
            row("the device is not registered"),
        ),
        (
            "access/satisfied-device-null",
            MESSAGE,
            row("the device does not meet it (trustType)"),
        ),
        (
            "access/location-named-beside-address",
            MESSAGE,
            row("198.51.100.7 is not in that named location"),
        ),
        (
            "access/location-named-beside-no-country",
            MESSAGE,
            row("a country that cannot be told"),
        ),
        ("access/application-digit-missing", MESSAGE, row(exchange)),
        ("access/application-one-digit-off", FINDING, row(exchange)),
        (
            "access/service-dependency",
            FINDING,
            row("Office 365 SharePoint Online (00000003-0000-0ff1-ce00-000000000000)"),
        ),
        ("access/satisfied-device-agrees", "findings", json!([])),
        ("access/service-dependency-in-group", "findings", json!([])),
        ("access/service-dependency-of-others", "findings", json!([])),
        (
            "access/service-dependency-report-only",
            "findings",
            json!([]),
        ),
        (
            "access/location-named-beside-address-within",
            "findings",
            json!([]),
        ),
        ("access/location-id-of-another", "findings", json!([])),
    ]);
}

/// What a device has to say before a control is known, and what a sign-in for baseline scopes alone is judged by.
#[test]
fn what_is_missing_of_a_device_is_told() {
    const LABEL: &str = "/checks/0/checks/0/checks/3/checks/0/missing/label";
    hold(&[
        (
            "access/grant-hybrid-not-said",
            LABEL,
            json!("join type of the device (trustType)"),
        ),
        ("access/grant-device-unknown", LABEL, json!("device")),
        (
            "access/baseline-scopes-directory",
            "/checks/0/checks/0/checks/1/basis/dated",
            json!("2026-07-01"),
        ),
        (
            "access/application-name-of-another-in-policy",
            "assumptions",
            json!([]),
        ),
        (
            "scope/hidden-passkey-policy",
            "/scope/judged",
            json!(["method", "strength"]),
        ),
    ]);
}
