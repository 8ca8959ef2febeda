//! What tools export of an organisation's people.

use entra_verdict::contract::{PolicyInput, Question};
use entra_verdict::{Impact, ImpactOptions, Tenant};
use serde_json::json;

/// In whatever pieces a file comes, the report and the rows are the same.
pub fn population(bytes: &[u8]) {
    let whole = judged(bytes, bytes.len().max(1));
    assert_eq!(judged(bytes, 7), whole);
}

fn judged(bytes: &[u8], piece: usize) -> (String, String) {
    let policy = json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled",
        "keyRestrictions": { "isEnforced": true, "enforcementType": "allow", "aaGuids": ["7e3f3d30-3557-4442-bdae-139312178b39"] },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }],
    });
    let question = json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": {} });
    let question: Question = serde_json::from_value(question).unwrap();
    let tenant = Tenant::load(vec![PolicyInput::Json(policy)]).unwrap();
    let mut impact = Impact::new(tenant, None, Some(&question), ImpactOptions::default()).unwrap();
    for piece in bytes.chunks(piece) {
        impact.feed("people", piece);
    }
    impact.end("people");
    let report = serde_json::to_string(&impact.finish()).unwrap();
    (report, String::from_utf8(impact.take()).unwrap())
}
