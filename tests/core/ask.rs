//! What is answered before anybody reads the trace is what the whole verdict says.

use entra_verdict::contract::{PolicyInput, Question, Scenario};
use entra_verdict::{Language, Options, Tenant};
use serde_json::{Value, json};

use crate::answered::answered;

const WITHOUT_REMEDIES: Options = Options {
    language: Language::En,
    remedies: false,
};

/// Answer and verdict as far as both say the same, or the error's code.
fn both(tenant: &Tenant, question: &Question) -> (Value, Value) {
    let verdict = tenant.evaluate_with(question, WITHOUT_REMEDIES);
    let verdict = verdict.map(|verdict| {
        let reason = &verdict.reason;
        json!({
            "decision": verdict.decision,
            "reason": [json!(reason.code), json!(reason.policy), json!(reason.service_code)],
            "scope": verdict.scope,
            "strengths": verdict.strengths,
        })
    });
    let answer = tenant.ask(question).map(|answer| {
        let reason = answer.reason();
        json!({
            "decision": answer.decision(),
            "reason": [json!(reason.code), json!(reason.policy), json!(reason.service_code)],
            "scope": answer.scope(),
            "strengths": answer.strengths(),
        })
    });
    let told = |came: Result<Value, entra_verdict::Error>| {
        came.unwrap_or_else(|error| json!({ "error": error.code() }))
    };
    (told(verdict), told(answer))
}

fn scenarios() -> impl Iterator<Item = (&'static str, Scenario)> {
    answered().iter().filter_map(|one| {
        let scenario = serde_json::from_value(one.scenario.clone()).ok()?;
        Some((one.name.as_str(), scenario))
    })
}

#[test]
fn an_answer_says_what_its_verdict_says() {
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for (name, scenario) in scenarios() {
        let Ok(tenant) = Tenant::load(scenario.policies) else {
            continue;
        };
        let trust = scenario.trust.unwrap_or_default();
        let Ok(tenant) = tenant.with_trust(&trust) else {
            continue;
        };
        let (verdict, answer) = both(&tenant, &scenario.question);
        asked += 1;
        if verdict != answer {
            wrong.push(format!("{name}\n  {verdict}\n  {answer}"));
        }
        if asked % 50 == 0
            && let Ok(answer) = tenant.ask(&scenario.question)
        {
            let whole = tenant.evaluate_with(&scenario.question, WITHOUT_REMEDIES);
            assert_eq!(answer.verdict(WITHOUT_REMEDIES), whole.unwrap(), "{name}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 1200, "{asked}");
}

/// The policies of a scenario, each with another one behind it that is for the same and blocks, or asks for the same.
fn doubled(scenario: &Scenario, blocks: bool) -> Option<Vec<PolicyInput>> {
    let mut all = Vec::new();
    let mut copies = 0;
    for policy in &scenario.policies {
        all.push(policy.clone());
        let PolicyInput::Json(value) = policy else {
            continue;
        };
        let mut copy = value.clone();
        let Some(members) = copy.as_object_mut() else {
            continue;
        };
        if !members.contains_key("conditions") {
            continue;
        }
        copies += 1;
        members.insert("id".to_owned(), json!(format!("copy {copies}")));
        if blocks {
            let block = json!({ "operator": "OR", "builtInControls": ["block"] });
            members.insert("grantControls".to_owned(), block);
        }
        all.push(PolicyInput::Json(copy));
    }
    (copies > 0).then_some(all)
}

/// What several policies say alike is asked once where no trace is made.
#[test]
fn what_policies_say_alike_comes_to_the_same_for_each_of_them() {
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for (name, scenario) in scenarios() {
        for blocks in [true, false] {
            let policies = doubled(&scenario, blocks).map(Tenant::load);
            let Some(Ok(tenant)) = policies else {
                continue;
            };
            let (verdict, answer) = both(&tenant, &scenario.question);
            asked += 1;
            if verdict != answer {
                wrong.push(format!("{name}, {blocks}\n  {verdict}\n  {answer}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 1000, "{asked}");
}

/// Where the trace is not made, a policy that asks for what one before it asked for is passed over.
#[test]
fn of_many_policies_together_the_same_one_decides() {
    let all: Vec<Scenario> = scenarios().map(|(_, scenario)| scenario).collect();
    let given = all.iter().flat_map(|scenario| &scenario.policies);
    let mut policies: Vec<Value> = given
        .filter_map(|one| match one {
            PolicyInput::Json(value) => value.get("conditions").map(|_| value.clone()),
            PolicyInput::Text(_) => None,
        })
        .collect();
    for (index, policy) in policies.iter_mut().enumerate() {
        if let Some(members) = policy.as_object_mut() {
            members.insert("id".to_owned(), json!(format!("policy {index}")));
            members.remove("policyApplies");
        }
    }
    assert!(policies.len() > 200, "{}", policies.len());
    let questions: Vec<&Question> = all
        .iter()
        .map(|scenario| &scenario.question)
        .filter(|question| question.access.is_some())
        .collect();
    let (mut wrong, mut asked) = (Vec::new(), 0);
    // Few policies leave something to decide to those that stand behind.
    for (place, some) in policies.chunks(4).enumerate() {
        let some = some.iter().cloned().map(PolicyInput::Json);
        let Ok(tenant) = Tenant::load(some.collect()) else {
            continue;
        };
        for question in questions.iter().skip(place % 32).step_by(32) {
            let (verdict, answer) = both(&tenant, question);
            asked += 1;
            if verdict != answer {
                wrong.push(format!("{place}\n  {verdict}\n  {answer}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 2500, "{asked}");
}
