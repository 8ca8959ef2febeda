//! Plans answer as the ordinary road does, reason included.

use entra_verdict::contract::{Decision, PolicyInput, Question, Scenario};
use entra_verdict::{Decider, Language, Options, Plan, Tenant};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answered::answered;

const YUBIKEY: &str = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const DS100: &str = "7e3f3d30-3557-4442-bdae-139312178b39";

/// Windows Hello, Authenticator, Platform SSO, a model of Microsoft's list, a provider, and what is none.
const TOLD: [&str; 7] = [
    "08987058-cadc-4b81-b6e1-30de50dcbe96",
    "90a3ccdf-635c-4729-a248-9b709135078f",
    "7fd635b3-2ef9-4542-8d9d-164f2c771efc",
    YUBIKEY,
    "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
];

/// AAGUIDs that a scenario names anywhere, some that the documentation does, and some that nobody has: no two runs differ.
fn aaguids(text: &str, seed: u64) -> Vec<Uuid> {
    let words = text.split(|c: char| !c.is_ascii_hexdigit() && c != '-');
    let named = words.filter_map(|word| Uuid::try_parse(word).ok()).take(12);
    let others = (1..=24_u128).map(|n| {
        Uuid::from_u128(
            (u128::from(seed) + n).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
        )
    });
    let told = TOLD.iter().map(|id| id.parse().unwrap());
    named.chain(told).chain(others).collect()
}

fn with_aaguid(question: &Question, aaguid: Uuid) -> Question {
    let mut question = question.clone();
    if let Some(passkey) = &mut question.credential.passkey {
        passkey.aaguid = Some(aaguid.hyphenated().to_string());
    }
    question
}

#[test]
fn every_question_about_a_passkey_is_answered_as_the_ordinary_road_does() {
    let mut asked = 0_usize;
    for (one, seed) in answered().iter().zip(0_u64..) {
        let Ok(scenario) = serde_json::from_value::<Scenario>(one.scenario.clone()) else {
            continue;
        };
        let mut question = scenario.question;
        let Some(passkey) = &mut question.credential.passkey else {
            continue;
        };
        passkey.aaguid = None;
        let Ok(mut tenant) = Tenant::load(scenario.policies) else {
            continue;
        };
        if let Some(trust) = &scenario.trust {
            match tenant.with_trust(trust) {
                Ok(trusting) => tenant = trusting,
                Err(_) => continue,
            }
        }
        // What cannot be asked is not planned either, and what carries its registration has its AAGUID.
        let Ok(mut plan) = tenant.plan(&question) else {
            continue;
        };
        for aaguid in aaguids(&one.text, seed) {
            let place = plan.decide(aaguid).unwrap();
            let planned = &plan.answers()[usize::try_from(place).unwrap()];
            let question = with_aaguid(&question, aaguid);
            let ordinary = tenant.ask(&question).unwrap();
            assert_eq!(
                planned.decision,
                ordinary.decision(),
                "{}: {aaguid}",
                one.name
            );
            assert_eq!(planned.reason, ordinary.reason(), "{}: {aaguid}", one.name);
            asked += 1;
        }
    }
    assert!(asked > 10_000, "{asked}");
}

#[test]
fn questions_of_one_shape_are_decided_as_each_by_itself() {
    let mut asked = 0_usize;
    for (one, seed) in answered().iter().zip(0_u64..) {
        let Ok(scenario) = serde_json::from_value::<Scenario>(one.scenario.clone()) else {
            continue;
        };
        let Ok(tenant) = Tenant::load(scenario.policies) else {
            continue;
        };
        let mut decider = Decider::new(tenant.clone());
        let question = serde_json::to_string_pretty(&one.scenario["question"]).unwrap();
        let own = one.scenario.pointer("/question/credential/passkey/aaguid");
        let Some(own) = own.and_then(Value::as_str) else {
            continue;
        };
        for aaguid in aaguids(&one.text, seed).iter().take(6) {
            let text = question.replace(own, &aaguid.hyphenated().to_string());
            let ordinary = tenant.ask_text(&text).map(|answer| {
                let in_part = answer.reason().code == "allowed.inPart";
                (answer.decision(), in_part)
            });
            let brief = decider.decide_text(&text, None);
            let brief = brief.map(|brief| (brief.decision, brief.in_part));
            match (ordinary, brief) {
                (Ok(ordinary), Ok(brief)) => assert_eq!(brief, ordinary, "{}: {aaguid}", one.name),
                (Err(ordinary), Err(brief)) => assert_eq!(brief.code(), ordinary.code()),
                (ordinary, brief) => panic!("{}: {ordinary:?}, {brief:?}", one.name),
            }
            asked += 1;
        }
    }
    assert!(asked > 1_000, "{asked}");
}

#[test]
fn what_only_looks_like_the_aaguid_of_the_passkey_shares_nothing() {
    let mut decider = Decider::new(tenant());
    let question = |id: &str, aaguid: &str| {
        format!(
            r#"{{ "action": "signIn", "user": {{ "id": "\"aaguid\": \"{id}" }},
                "remark": {{ "aaguid": "{id}" }}, "credential": {{ "passkey": {{ "aaguid": "{aaguid}" }} }} }}"#
        )
    };
    for _ in 0..3 {
        for (id, aaguid, expected) in [
            (YUBIKEY, YUBIKEY, Decision::Allow),
            (DS100, YUBIKEY, Decision::Allow),
            (YUBIKEY, DS100, Decision::Deny),
        ] {
            let brief = decider.decide_text(&question(id, aaguid), None).unwrap();
            assert_eq!(brief.decision, expected);
        }
    }
}

#[test]
fn a_question_without_a_moment_is_of_the_one_that_is_given() {
    let mut decider = Decider::new(tenant());
    let question =
        json!({ "action": "signIn", "credential": { "passkey": { "aaguid": YUBIKEY } } });
    let text = question.to_string();
    for _ in 0..3 {
        let unread = decider.decide_text(&text, Some("yesterday")).unwrap_err();
        assert_eq!(unread.code(), "input.value");
        assert!(
            decider
                .decide_text(&text, Some("2026-11-21T00:00:00Z"))
                .is_ok()
        );
    }
}

fn tenant() -> Tenant {
    let policy = json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled",
        "isAttestationEnforced": false,
        "keyRestrictions": { "isEnforced": true, "enforcementType": "allow", "aaGuids": [YUBIKEY] },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }],
    });
    Tenant::load(vec![PolicyInput::Json(policy)]).unwrap()
}

fn planned() -> Plan {
    tenant().plan_text("{}").unwrap()
}

#[test]
fn many_are_answered_at_once_by_number() {
    let mut plan = planned();
    let bytes: Vec<u8> = [YUBIKEY, DS100, YUBIKEY, TOLD[6]]
        .iter()
        .flat_map(|id| Uuid::try_parse(id).unwrap().into_bytes())
        .collect();
    let numbers = plan.decide_many(&bytes).unwrap();
    let said: Vec<_> = numbers
        .iter()
        .map(|number| plan.answers()[usize::try_from(*number).unwrap()].clone())
        .map(|answer| (answer.decision, answer.reason.code))
        .collect();
    let (allowed, refused) = (
        (Decision::Allow, "allowed"),
        (Decision::Deny, "passkey.aaguidNotAllowed"),
    );
    assert_eq!(said, [allowed, refused, allowed, refused]);
    assert_eq!(plan.answers().len(), 2);

    let left_over = plan.decide_many(&bytes[..17]).unwrap_err();
    let report = left_over.report(Language::En);
    assert_eq!(report.code, "input.value");
    assert!(
        report.message.contains("and 1 are left over"),
        "{}",
        report.message
    );
}

#[test]
fn an_answer_is_explained_by_the_ordinary_road() {
    let options = Options {
        language: Language::Ja,
        remedies: true,
    };
    let told = planned()
        .explain_text(&format!("{{{DS100}}}"), options)
        .unwrap();
    let question = json!({ "action": "signIn", "credential": { "passkey": { "aaguid": DS100 } } });
    let ordinary = tenant().evaluate_text_with(&question.to_string(), options);
    assert_eq!(
        serde_json::to_value(told).unwrap(),
        serde_json::to_value(ordinary.unwrap()).unwrap()
    );
}

#[test]
fn what_a_plan_cannot_be_made_of_is_said() {
    let refused = |question: Value| {
        let report = tenant()
            .plan_text(&question.to_string())
            .unwrap_err()
            .report(Language::En);
        (report.code, report.path)
    };
    let at = |path: &str| ("input.value", Some(path.to_owned()));
    let fixed = json!({ "credential": { "passkey": { "aaguid": YUBIKEY } } });
    assert_eq!(refused(fixed), at("/question/credential/passkey/aaguid"));
    let another = json!({ "credential": { "method": "password" } });
    assert_eq!(refused(another), at("/question/credential"));
    let misspelt = json!({ "strenghts": [] });
    assert_eq!(refused(misspelt), at("/question/strenghts"));
    let mut plan = planned();
    let unread = plan.decide_text("YubiKey").unwrap_err();
    assert_eq!(unread.code(), "input.aaguid");
}
