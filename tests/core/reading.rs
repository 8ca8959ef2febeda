//! What people read, kept as snapshots, so that a changed sentence is seen in review. `INSTA_UPDATE=always` rewrites them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use entra_verdict::contract::PolicyInput;
use entra_verdict::contract::{Check, Verdict};
use entra_verdict::{Language, Tenant, evaluate_text};
use serde_json::json;

fn outline(verdict: &Verdict) -> String {
    fn checks_of(checks: &[Check], depth: usize, out: &mut String) {
        for check in checks {
            let outcome = format!("{:?}", check.outcome).to_lowercase();
            let place = check.policy.as_ref().map_or("", |clause| &clause.path);
            let indent = "  ".repeat(depth);
            writeln!(out, "{indent}[{outcome}] {} {place}", check.id.as_str()).unwrap();
            writeln!(out, "{indent}  {}", check.text).unwrap();
            let class = format!("{:?}", check.basis.class).to_lowercase();
            let basis = &check.basis;
            writeln!(out, "{indent}  {class}, {}, {}", basis.source, basis.dated).unwrap();
            checks_of(&check.checks, depth + 1, out);
        }
    }
    let mut out = String::new();
    let reason = &verdict.reason;
    writeln!(out, "{} ({})", verdict.decision.as_str(), reason.code).unwrap();
    writeln!(out, "{}", reason.text).unwrap();
    if let Some(message) = &reason.user_message {
        writeln!(out, "user reads: {message}").unwrap();
    }
    for strength in &verdict.strengths {
        let outcome = serde_json::to_value(strength.outcome).unwrap();
        let outcome = outcome.as_str().unwrap_or_default();
        writeln!(
            out,
            "strength {}: {outcome} ({})",
            strength.display_name, strength.reason
        )
        .unwrap();
    }
    out.push('\n');
    checks_of(&verdict.checks, 0, &mut out);
    out.push('\n');
    for remedy in &verdict.remedies {
        writeln!(out, "remedy {}: {}", remedy.document, remedy.text).unwrap();
    }
    for remedy in &verdict.combined_remedies {
        writeln!(out, "remedy of {}: {}", remedy.changes.len(), remedy.text).unwrap();
    }
    for alternative in &verdict.alternatives {
        writeln!(out, "alternative: {}", alternative.text).unwrap();
    }
    for assumption in &verdict.assumptions {
        writeln!(out, "{} {}", assumption.id, assumption.text).unwrap();
    }
    for finding in &verdict.findings {
        let severity = format!("{:?}", finding.severity).to_lowercase();
        writeln!(
            out,
            "{severity} {} {}: {}",
            finding.code, finding.path, finding.text
        )
        .unwrap();
    }
    out
}

/// Every change and every other method that can be offered, as it is put into words.
#[test]
fn remedies_read_well_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> = ["remedies", "alternatives"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for (language, tag) in [(Language::En, "en"), (Language::Ja, "ja")] {
        let mut out = String::new();
        for path in &paths {
            let verdict = evaluate_text(&fs::read_to_string(path).unwrap(), language).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy();
            writeln!(out, "{name}: {}", verdict.reason.code).unwrap();
            for remedy in &verdict.remedies {
                writeln!(out, "  {}", remedy.text).unwrap();
            }
            for remedy in &verdict.combined_remedies {
                writeln!(out, "  in {}: {}", remedy.changes.len(), remedy.text).unwrap();
            }
            for alternative in &verdict.alternatives {
                writeln!(out, "  or {}", alternative.text).unwrap();
            }
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("remedies.{tag}"), out);
        });
    }
}

#[test]
fn verdicts_read_well_in_both_languages() {
    for name in [
        "passkey/seed-rsa-ds100-refuses-others",
        "passkey/seed-attestation-enforced-later-register",
        "profiles/several-none-matches",
        "strength/aaguid-not-allowed",
        "certificate/strength/seed-wrong-oid",
        "certificate/strength/seed-no-aki",
        "reading/a1-report",
        "certificate/mode/combined-over-oid",
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/scenarios")
            .join(format!("{name}.json"));
        let text = fs::read_to_string(path).unwrap();
        for (language, tag) in [(Language::En, "en"), (Language::Ja, "ja")] {
            let verdict = evaluate_text(&text, language).unwrap();
            let snapshot = format!("{}.{tag}", name.replace('/', "-"));
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(snapshot, outline(&verdict));
            });
        }
    }
}

#[test]
fn a_rule_that_cannot_be_read_is_explained_in_the_readers_language() {
    for rule in [
        "",
        "model -eq \"x\"",
        "device.model -is \"x\"",
        "device.model -eq",
        "device.model -eq \"x",
        "(device.model -eq \"x\"",
        "device.model -in [\"x\" \"y\"]",
        "device.model -eq \"x\" \"y\"",
    ] {
        let policy = json!({
            "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
            "conditions": {
                "users": { "includeUsers": ["All"] },
                "applications": { "includeApplications": ["All"] },
                "devices": { "deviceFilter": { "mode": "include", "rule": rule } },
            },
        });
        let tenant = Tenant::load(vec![PolicyInput::Json(policy)]).unwrap();
        let text = |language| {
            let findings = tenant.findings(language);
            let of_rule = findings.iter().find(|one| one.code == "access.deviceRule");
            of_rule.unwrap().text.clone()
        };
        assert!(text(Language::En).ends_with("undecided."), "{rule}");
        assert!(!text(Language::Ja).contains(" a"), "{}", text(Language::Ja));
    }
}
