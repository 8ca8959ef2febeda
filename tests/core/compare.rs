//! The same questions before and after a change of policies.

use entra_verdict::contract::{CheckOutcome, Decision, RuleId};
use entra_verdict::contract::{CheckState, Comparison, RestrictionKind};
use entra_verdict::contract::{PolicyInput, Question};
use entra_verdict::{Language, Tenant, compare};
use serde_json::{Value, json};

const DS100: &str = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY: &str = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

fn passkeys(aaguids: &[&str]) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        "id": "Fido2", "state": "enabled", "isAttestationEnforced": false,
        "keyRestrictions": { "isEnforced": true, "enforcementType": "allow", "aaGuids": aaguids },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }],
    })
}

fn strength(configuration: Value) -> Value {
    json!({
        "id": "50000000-0000-4000-8000-000000000001", "displayName": "S", "policyType": "custom",
        "allowedCombinations": ["fido2", "x509CertificateMultiFactor"],
        "combinationConfigurations": configuration,
    })
}

fn of(before: Vec<Value>, after: Vec<Value>, questions: &[Value]) -> Comparison {
    let inputs = |policies: Vec<Value>| policies.into_iter().map(PolicyInput::Json).collect();
    let questions: Vec<Question> = questions
        .iter()
        .map(|question| serde_json::from_value(question.clone()).unwrap())
        .collect();
    compare(inputs(before), inputs(after), &questions, Language::En).unwrap()
}

fn sign_in(aaguid: &str) -> Value {
    json!({
        "action": "signIn",
        "user": { "groups": [] },
        "credential": { "passkey": { "aaguid": aaguid, "type": "deviceBound" } },
    })
}

#[test]
fn an_entry_more_on_the_allow_list_changes_one_question_and_one_model() {
    let found = of(
        vec![passkeys(&[DS100])],
        vec![passkeys(&[DS100, YUBIKEY])],
        &[sign_in(DS100), sign_in(YUBIKEY)],
    );
    let [same, other] = found.questions.as_slice() else {
        panic!("two questions, two answers");
    };
    assert!(!same.changed && same.checks.is_empty());
    assert!(other.changed);
    assert_eq!(other.before.decision, Some(Decision::Deny));
    assert_eq!(
        other.before.reason.as_ref().unwrap().code,
        "passkey.aaguidNotAllowed"
    );
    assert_eq!(other.after.decision, Some(Decision::Allow));
    let ways: Vec<String> = other
        .checks
        .iter()
        .map(|one| ids(&one.path).join(" "))
        .collect();
    assert_eq!(
        ways,
        [
            "passkey.profiles",
            "passkey.profiles passkey.profile",
            "passkey.profiles passkey.profile passkey.aaguid",
        ]
    );
    let leaf = other.checks.last().unwrap();
    let place = |state: &Option<CheckState>| state.as_ref().unwrap().policy.clone().unwrap().path;
    assert_eq!(leaf.before.as_ref().unwrap().outcome, CheckOutcome::Fail);
    assert_eq!(place(&leaf.before), "/keyRestrictions/aaGuids");
    assert_eq!(place(&leaf.after), "/keyRestrictions/aaGuids/1");
    for question in &found.questions {
        let models = question.models.as_ref().unwrap();
        assert!(models.lost.is_empty());
        let gained: Vec<&str> = models
            .gained
            .iter()
            .map(|one| one.aaguid.as_str())
            .collect();
        assert_eq!(gained, [YUBIKEY]);
    }
}

#[test]
fn profiles_are_told_apart_by_their_id_wherever_they_stand() {
    let profile = |id: &str, types: &str| json!({ "id": id, "name": id, "passkeyTypes": types });
    let policy = |profiles: Value| {
        json!({
            "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
            "id": "Fido2", "state": "enabled", "passkeyProfiles": profiles,
            "includeTargets": [{
                "targetType": "group", "id": "all_users", "allowedPasskeyProfiles": ["a", "b"],
            }],
        })
    };
    let (a, b) = (profile("a", "synced"), profile("b", "deviceBound"));
    let found = of(
        vec![policy(json!([a, b]))],
        vec![policy(json!([b, a]))],
        &[sign_in(DS100)],
    );
    assert!(
        found
            .questions
            .iter()
            .all(|one| !one.changed && one.checks.is_empty())
    );
}

#[test]
fn what_a_strength_lists_is_compared_whoever_asks() {
    let x509 = |skis: &[&str], oids: &[&str]| {
        json!([{
            "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
            "id": "c", "appliesToCombinations": ["x509CertificateMultiFactor"],
            "allowedIssuerSkis": skis, "allowedPolicyOIDs": oids,
        }])
    };
    let found = of(
        vec![strength(x509(&["AA"], &["1.2.3"]))],
        vec![strength(x509(&["aa", "BB"], &[]))],
        &[],
    );
    let lists: Vec<_> = found
        .restrictions
        .iter()
        .map(|one| (one.kind, one.before.clone(), one.after.clone()))
        .collect();
    let list = |entries: &[&str]| Some(entries.iter().map(ToString::to_string).collect());
    assert_eq!(
        lists,
        [
            (RestrictionKind::Issuer, list(&["AA"]), list(&["AA", "BB"])),
            (RestrictionKind::PolicyOid, list(&["1.2.3"]), None),
        ]
    );
}

#[test]
fn a_question_that_cannot_be_answered_says_so_on_its_side() {
    let mut asked = sign_in(DS100);
    asked["strengths"] = json!([]);
    let found = of(vec![], vec![passkeys(&[DS100])], &[asked]);
    let only = found.questions.first().unwrap();
    assert_eq!(only.before.error.as_ref().unwrap().code, "input.missing");
    assert_eq!(only.after.decision, Some(Decision::Allow));
    assert!(only.changed);
}

#[test]
fn the_same_policies_change_nothing_in_any_scenario_of_several_layers() {
    for text in [
        include_str!("../scenarios/profiles/several-none-matches.json"),
        include_str!("../scenarios/access/several-blocked-first.json"),
        include_str!("../scenarios/certificate/chain/three-rsa.json"),
    ] {
        let scenario: Value = serde_json::from_str(text).unwrap();
        let tenant = Tenant::load_text(&scenario["policies"].to_string()).unwrap();
        let questions = json!([scenario["question"]]).to_string();
        let found = tenant
            .compare_text(&tenant, &questions, Language::Ja)
            .unwrap();
        let only = found.questions.first().unwrap();
        assert!(!only.changed && only.checks.is_empty());
        assert!(found.restrictions.is_empty() && found.authorities.is_empty());
    }
}

fn ids(path: &[RuleId]) -> Vec<&'static str> {
    path.iter().map(|id| id.as_str()).collect()
}
