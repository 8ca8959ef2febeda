//! Rules that change on a day, held against a small model of them that shares nothing with the core: whatever the moment,
//! the cloud and the reading. Moments beside the day that a rule changes on come up as often as all others.

use entra_verdict::Language;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::answered::answer;

/// Days on which a rule changes, and some others.
const DAYS: &[&str] = &[
    "2026-03-01",
    "2026-05-01",
    "2026-06-15",
    "2026-07-01",
    "2026-10-01",
    "2026-12-01",
    "2027-02-01",
    "2027-07-01",
];

/// A moment as RFC 3339 and as the day in UTC. Of the days that count also the last second before, in another offset too.
fn moment() -> impl Strategy<Value = (String, String)> {
    let any_day =
        (2025_u16..2028, 1_u8..13, 1_u8..29, 0_u8..24).prop_map(|(year, month, day, hour)| {
            let day = format!("{year}-{month:02}-{day:02}");
            (format!("{day}T{hour:02}:30:00Z"), day)
        });
    let eve = |day: &str| {
        // The day before, which for all of these is the last of a month or the 14th.
        match day {
            "2026-03-01" => "2026-02-28",
            "2026-05-01" => "2026-04-30",
            "2026-06-15" => "2026-06-14",
            "2026-07-01" => "2026-06-30",
            "2026-10-01" => "2026-09-30",
            "2026-12-01" => "2026-11-30",
            "2027-02-01" => "2027-01-31",
            _ => "2027-06-30",
        }
        .to_owned()
    };
    let edge = (prop::sample::select(DAYS), 0_u8..4).prop_map(move |(day, way)| match way {
        0 => (format!("{day}T00:00:00Z"), day.to_owned()),
        1 => (format!("{}T23:59:59Z", eve(day)), eve(day)),
        // Nine hours ahead: still the eve in UTC.
        2 => (format!("{day}T08:59:59+09:00"), eve(day)),
        _ => (format!("{day}T09:00:00+09:00"), day.to_owned()),
    });
    prop_oneof![any_day, edge]
}

fn reading() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["report", "strict", "lenient"])
}

fn cloud() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["commercial", "usGovernment", "china"])
}

fn decision(policies: &Value, question: &Value) -> String {
    let scenario =
        json!({ "scenario": 1, "title": "Dated", "policies": policies, "question": question });
    let answer = answer(&scenario.to_string(), Language::En);
    answer["decision"].as_str().unwrap_or("none").to_owned()
}

fn access(policy: &Value, at: &str, reading: &str, more: &Value, access: &Value) -> String {
    let mut policy = policy.clone();
    policy["@odata.type"] = json!("#microsoft.graph.conditionalAccessPolicy");
    policy["id"] = json!("00000000-0000-4000-8000-000000000001");
    policy["displayName"] = json!("Contoso");
    policy["state"] = json!("enabled");
    let mut question = json!({
        "action": "signIn", "at": at, "reading": reading, "access": access,
        "user": { "id": "11111111-2222-4333-8444-555555555555", "groups": [], "roles": [] },
    });
    let more = more.as_object().unwrap().clone();
    question.as_object_mut().unwrap().extend(more);
    decision(&json!([policy]), &question)
}

fn everything() -> Value {
    json!({ "clientAppTypes": ["all"], "applications": { "includeApplications": ["All"] }, "users": { "includeUsers": ["All"] } })
}

const APPLICATION: &str = "cccccccc-1111-4222-8333-444444444444";

fn passkeys(question: Value) -> String {
    let policy = json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled",
        "isSelfServiceRegistrationAllowed": true, "isAttestationEnforced": false,
        "keyRestrictions": { "isEnforced": false, "enforcementType": "allow", "aaGuids": [] },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }], "excludeTargets": [],
    });
    decision(&json!([policy]), &question)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// F20: between the days the documentation and the announcement differ.
    #[test]
    fn windows_hello_as_a_second_step((at, day) in moment(), reading in reading(), second in any::<bool>()) {
        let policy = json!({
            "conditions": everything(),
            "grantControls": { "operator": "OR", "builtInControls": [],
                "authenticationStrength": { "id": "00000000-0000-0000-0000-000000000004" } },
        });
        let before = if second { json!(["password"]) } else { json!([]) };
        let more = json!({ "credential": { "method": "windowsHelloForBusiness" }, "alsoUsed": before });
        let found = access(&policy, &at, reading, &more, &json!({ "application": APPLICATION }));
        let expected = match (second, reading) {
            (false, _) => "allow",
            (true, "strict") => "deny",
            _ if day.as_str() < "2026-10-01" => "deny",
            (true, "report") if day.as_str() < "2026-12-01" => "indeterminate",
            _ => "allow",
        };
        prop_assert_eq!(found, expected, "{} {}", at, reading);
    }

    /// F30: in AND and in OR, beside a control that is met and one that is not.
    #[test]
    fn the_approved_client_app((at, day) in moment(), reading in reading(), any in any::<bool>(), beside in 0_u8..3) {
        let controls = match beside {
            0 => json!(["approvedApplication"]),
            1 => json!(["approvedApplication", "passwordChange"]),
            _ => json!(["approvedApplication", "compliantApplication"]),
        };
        let operator = if any { "OR" } else { "AND" };
        let policy = json!({
            "conditions": everything(),
            "grantControls": { "operator": operator, "builtInControls": controls },
        });
        let more = json!({ "credential": { "method": "fido2" } });
        let asked = json!({ "application": APPLICATION, "satisfied": ["passwordChange"] });
        let found = access(&policy, &at, reading, &more, &asked);
        let enforced = day.as_str() < "2026-07-01";
        let met = match (beside, any) {
            (0, _) => !enforced,
            (1, true) => true,
            (1, false) => !enforced,
            _ => false,
        };
        prop_assert_eq!(found, if met { "allow" } else { "deny" }, "{} {}", at, policy);
    }

    /// F31: an exclusion from all resources, by the scopes that are asked for.
    #[test]
    fn baseline_scopes_reach_past_an_exclusion((at, day) in moment(), reading in reading(), more_than_baseline in any::<bool>()) {
        let mut conditions = everything();
        conditions["applications"]["excludeApplications"] = json!([APPLICATION]);
        let policy = json!({
            "conditions": conditions,
            "grantControls": { "operator": "OR", "builtInControls": ["block"] },
        });
        let scopes = if more_than_baseline {
            json!(["openid", "Mail.Read"])
        } else {
            json!(["openid", "User.Read"])
        };
        let more = json!({ "credential": { "method": "fido2" } });
        let asked = json!({ "application": APPLICATION, "scopes": scopes });
        let found = access(&policy, &at, reading, &more, &asked);
        let reached = !more_than_baseline && day.as_str() >= "2026-06-15";
        prop_assert_eq!(found, if reached { "deny" } else { "allow" }, "{}", at);
    }

    /// A26: synced passkeys under the older shape, by cloud.
    #[test]
    fn synced_passkeys_in_the_older_shape((at, day) in moment(), cloud in cloud(), reading in reading(), synced in any::<bool>()) {
        let kind = if synced { "synced" } else { "deviceBound" };
        let found = passkeys(json!({
            "action": "signIn", "at": at, "reading": reading, "tenant": { "cloud": cloud },
            "credential": { "passkey": { "aaguid": "cb69481e-8ff7-4039-93ec-0a2729a154a8", "type": kind } },
        }));
        let since = match cloud {
            "commercial" => "2026-03-01",
            "usGovernment" => "2026-05-01",
            _ => "2026-10-01",
        };
        let admitted = !synced || day.as_str() >= since;
        prop_assert_eq!(found, if admitted { "allow" } else { "deny" }, "{} {}", at, cloud);
    }

    /// A61: registering Windows Hello where no allow list is enforced; of China nothing is said.
    #[test]
    fn windows_hello_without_an_allow_list((at, day) in moment(), cloud in cloud(), reading in reading()) {
        prop_assume!(cloud != "china");
        let found = passkeys(json!({
            "action": "register", "at": at, "reading": reading, "tenant": { "cloud": cloud },
            "credential": { "passkey": { "aaguid": "08987058-cadc-4b81-b6e1-30de50dcbe96", "type": "deviceBound" } },
        }));
        let since = if cloud == "commercial" { "2026-06-15" } else { "2026-10-01" };
        let expected = match reading {
            "strict" => "deny",
            "report" if day.as_str() < since => "indeterminate",
            _ => "allow",
        };
        prop_assert_eq!(found, expected, "{} {} {}", at, cloud, reading);
    }

    /// F23: the end of delivery changes no decision, and is named from the day on.
    #[test]
    fn the_end_of_sms((at, day) in moment(), reading in reading()) {
        let policy = json!({
            "conditions": everything(),
            "grantControls": { "operator": "OR", "builtInControls": ["mfa"] },
        });
        let scenario = json!({
            "scenario": 1, "title": "Dated", "policies": [{
                "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "00000000-0000-4000-8000-000000000001",
                "displayName": "Contoso", "state": "enabled", "conditions": policy["conditions"],
                "grantControls": policy["grantControls"],
            }],
            "question": {
                "action": "signIn", "at": at, "reading": reading, "credential": { "method": "sms" }, "alsoUsed": ["password"],
                "user": { "id": "11111111-2222-4333-8444-555555555555", "groups": [], "roles": [] },
                "access": { "application": APPLICATION },
            },
        });
        let found = answer(&scenario.to_string(), Language::En);
        prop_assert_eq!(&found["decision"], "allow", "{}", at);
        let named = found["assumptions"].as_array().unwrap().iter().any(|one| one["id"] == "B7");
        prop_assert_eq!(named, day.as_str() >= "2027-02-01", "{}", at);
    }
}
