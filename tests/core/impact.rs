//! What a change of policies does to a population.

use entra_verdict::contract::{
    Decision, Effect, ImpactReport, KeyKind, PolicyInput, PopulationSource, Question,
};
use entra_verdict::{Impact, ImpactOptions, Language, RowForm, Tenant};
use serde_json::{Value, json};

const DS100: &str = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY: &str = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const AUTHENTICATOR: &str = "90a3ccdf-635c-4729-a248-9b709135078f";
const PLATFORM: &str = "7fd635b3-2ef9-4542-8d9d-164f2c771efc";
const GROUP: &str = "aaaaaaaa-0000-4000-8000-000000000001";
const PHISHING_RESISTANT: &str = "00000000-0000-0000-0000-000000000004";
const MFA: &str = "00000000-0000-0000-0000-000000000002";

fn open() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        "id": "Fido2", "state": "enabled", "isAttestationEnforced": false,
        "keyRestrictions": { "isEnforced": false, "enforcementType": "allow", "aaGuids": [] },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }],
    })
}

fn list(aaguids: &[&str]) -> Value {
    let mut policy = open();
    policy["keyRestrictions"] =
        json!({ "isEnforced": true, "enforcementType": "allow", "aaGuids": aaguids });
    policy
}

fn for_group(group: &str) -> Value {
    let mut policy = open();
    policy["includeTargets"] = json!([{ "targetType": "group", "id": group }]);
    policy
}

fn asks_for(strength: &str) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
        "id": "cccccccc-0000-4000-8000-000000000001", "displayName": "Everybody", "state": "enabled",
        "conditions": {
            "clientAppTypes": ["all"],
            "users": { "includeUsers": ["All"] },
            "applications": { "includeApplications": ["All"] },
        },
        "grantControls": {
            "operator": "AND", "builtInControls": ["compliantDevice"],
            "authenticationStrength": { "id": strength },
        },
    })
}

fn blocks_legacy() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
        "id": "cccccccc-0000-4000-8000-000000000002", "displayName": "Legacy", "state": "enabled",
        "conditions": {
            "clientAppTypes": ["exchangeActiveSync", "other"],
            "users": { "includeUsers": ["All"] },
            "applications": { "includeApplications": ["All"] },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["block"] },
    })
}

fn key(aaguid: &str) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethod", "id": format!("k-{aaguid}"),
        "aaGuid": aaguid, "passkeyType": "deviceBound", "attestationLevel": "attested",
        "displayName": "blue", "createdDateTime": "2025-01-01T00:00:00Z",
        "lastUsedDateTime": "2026-11-01T00:00:00Z",
    })
}

/// A line of somebody called so, with keys of these models and other methods.
fn person(name: &str, aaguids: &[&str], methods: &[&str]) -> Value {
    json!({
        "user": {
            "id": format!("00000000-0000-4000-9000-{:012}", name.len()),
            "userPrincipalName": format!("{name}@contoso.com"), "displayName": name,
            "groups": [], "roles": [], "type": "member", "accountEnabled": true,
        },
        "passkeys": aaguids.iter().map(|id| key(id)).collect::<Vec<_>>(),
        "methodsRegistered": methods,
    })
}

fn tenant(policies: &[Value]) -> Tenant {
    Tenant::load(policies.iter().cloned().map(PolicyInput::Json).collect()).unwrap()
}

fn impact(before: &[Value], after: &[Value], options: ImpactOptions) -> Impact {
    let question = json!({
        "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": {},
    });
    let question: Question = serde_json::from_value(question).unwrap();
    let after = (!after.is_empty()).then(|| tenant(after));
    Impact::new(tenant(before), after, Some(&question), options).unwrap()
}

fn rows_of(bytes: Vec<u8>) -> Vec<Value> {
    let text = String::from_utf8(bytes).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The rows and the report of files, fed in pieces of a prime number of bytes.
fn files(mut impact: Impact, files: &[(&str, Vec<u8>)]) -> (Vec<Value>, ImpactReport) {
    for (name, bytes) in files {
        for piece in bytes.chunks(97) {
            impact.feed(name, piece);
        }
        impact.end(name);
    }
    let report = impact.finish();
    (rows_of(impact.take()), report)
}

fn ndjson() -> ImpactOptions {
    ImpactOptions {
        rows: RowForm::Ndjson,
        ..ImpactOptions::default()
    }
}

fn lines(people: &[Value]) -> Vec<u8> {
    let lines: Vec<String> = people.iter().map(Value::to_string).collect();
    (lines.join("\n") + "\n").into_bytes()
}

fn asked(before: &[Value], after: &[Value], people: &[Value]) -> (Vec<Value>, ImpactReport) {
    files(
        impact(before, after, ndjson()),
        &[("people.ndjson", lines(people))],
    )
}

/// Effect and reason of each row.
fn effects(rows: &[Value]) -> Vec<(&str, Option<&str>)> {
    rows.iter()
        .map(|row| (row["effect"].as_str().unwrap(), row["reason"].as_str()))
        .collect()
}

#[test]
fn losing_a_key_is_not_being_locked_out() {
    let people = [
        person("a", &[YUBIKEY], &[]),
        person("bb", &[YUBIKEY, DS100], &[]),
        person("ccc", &[DS100], &[]),
        person("dddd", &[YUBIKEY], &["microsoftAuthenticatorPush"]),
        person("eeeee", &[], &["mobilePhone"]),
    ];
    let (rows, report) = asked(&[open()], &[list(&[DS100])], &people);
    let refused = Some("passkey.aaguidNotAllowed");
    assert_eq!(
        effects(&rows),
        [
            ("lockedOut", refused),
            ("losesKey", refused),
            ("unchanged", None),
            ("losesKey", refused),
            ("unchanged", None),
        ]
    );
    assert_eq!(
        rows[3]["otherWays"],
        json!([["password", "microsoftAuthenticatorPush"]])
    );
    assert_eq!(
        rows[1]["keys"][0]["before"],
        json!({ "decision": "allow", "reason": "allowed" })
    );
    assert_eq!(
        rows[1]["keys"][0]["after"],
        json!({ "decision": "deny", "reason": "passkey.aaguidNotAllowed" })
    );
    let totals = report.totals;
    assert_eq!((totals.users, totals.keys, totals.unreadable), (5, 5, 0));
    assert_eq!(
        (totals.locked_out, totals.loses_key, totals.unchanged),
        (1, 2, 2)
    );
    assert_eq!((totals.keys_lost, totals.users_with_keys), (3, 4));
    let [yubikey, ds100] = report.models.as_slice() else {
        panic!("two models: {:?}", report.models);
    };
    assert_eq!(yubikey.aa_guid.as_deref(), Some(YUBIKEY));
    assert_eq!((yubikey.keys, yubikey.users, yubikey.lost), (3, 3, 3));
    assert_eq!(yubikey.before.decision, Some(Decision::Allow));
    assert_eq!(yubikey.after.decision, Some(Decision::Deny));
    assert_eq!((ds100.keys, ds100.lost), (2, 0));
    assert_eq!(report.reasons[0].reason, "passkey.aaguidNotAllowed");
    assert!(!report.reasons[0].text.is_empty());
}

#[test]
fn another_method_counts_only_where_the_strength_for_all_resources_takes_it() {
    let people = [
        person("a", &[YUBIKEY], &["microsoftAuthenticatorPush"]),
        person("bb", &[YUBIKEY], &["windowsHelloForBusiness"]),
    ];
    let before = [open(), asks_for(PHISHING_RESISTANT), blocks_legacy()];
    let after = [
        list(&[DS100]),
        asks_for(PHISHING_RESISTANT),
        blocks_legacy(),
    ];
    let (rows, report) = asked(&before, &after, &people);
    let refused = Some("passkey.aaguidNotAllowed");
    assert_eq!(
        effects(&rows),
        [("lockedOut", refused), ("losesKey", refused)]
    );
    assert_eq!(rows[1]["otherWays"], json!([["windowsHelloForBusiness"]]));
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.code == "impact.anySignIn")
    );
}

#[test]
fn a_strength_alone_locks_out_those_who_have_no_key() {
    let people = [
        person("a", &[], &["mobilePhone"]),
        person("bb", &[DS100], &["mobilePhone"]),
        person("ccc", &[], &[]),
    ];
    let before = [open(), asks_for(MFA)];
    let after = [open(), asks_for(PHISHING_RESISTANT)];
    let (rows, report) = asked(&before, &after, &people);
    assert_eq!(
        effects(&rows),
        [
            ("lockedOut", Some("access.strengthUnsatisfied")),
            ("unchanged", None),
            ("unchanged", None)
        ]
    );
    assert_eq!(report.totals.without_way, 1);
}

#[test]
fn unknown_groups_and_methods_leave_it_open_and_say_for_how_many() {
    let mut unknown = person("a", &[YUBIKEY], &["mobilePhone"]);
    unknown["user"].as_object_mut().unwrap().remove("groups");
    let mut member = person("bb", &[YUBIKEY], &[]);
    member["user"]["groups"] = json!([GROUP.to_uppercase(), DS100]);
    let outside = person("ccc", &[YUBIKEY], &["mobilePhone"]);
    let (rows, report) = asked(&[open()], &[for_group(GROUP)], &[unknown, member, outside]);
    assert_eq!(
        effects(&rows),
        [
            ("undecided", Some("input.groupMembershipUnknown")),
            ("unchanged", None),
            ("losesKey", Some("method.userNotTargeted")),
        ]
    );
    assert_eq!(rows[0]["missing"], json!(["/question/user/groups"]));
    assert_eq!(rows[1]["user"]["groups"], json!([GROUP]));
    assert_eq!(report.undecided.len(), 1);
    assert_eq!(
        (report.undecided[0].path, report.undecided[0].users),
        ("/question/user/groups", 1)
    );

    let mut unknown = person("a", &[YUBIKEY], &[]);
    unknown.as_object_mut().unwrap().remove("methodsRegistered");
    let (rows, report) = asked(&[open()], &[list(&[DS100])], &[unknown]);
    assert_eq!(rows[0]["effect"], "undecided");
    assert_eq!(report.undecided[0].path, "/question/registered");
}

#[test]
fn a_group_that_only_the_policies_after_name_is_not_one_that_nobody_is_in() {
    let another = "aaaaaaaa-0000-4000-8000-000000000002";
    let mut looked_at = person("a", &[YUBIKEY], &[]);
    looked_at["user"]["groups"] = json!([GROUP]);
    looked_at["user"]["groupsAsked"] = json!([GROUP]);
    let mut both = person("bb", &[YUBIKEY], &[]);
    both["user"]["groups"] = json!([another]);
    both["user"]["groupsAsked"] = json!([GROUP, another]);
    let mut neither = person("ccc", &[YUBIKEY], &["mobilePhone"]);
    neither["user"]["groups"] = json!([]);
    neither["user"]["groupsAsked"] = json!([GROUP, another]);
    let after = [for_group(another)];
    let (rows, report) = asked(&[open()], &after, &[looked_at, both, neither]);
    assert_eq!(
        effects(&rows),
        [
            ("undecided", Some("input.groupMembershipUnknown")),
            ("unchanged", None),
            ("losesKey", Some("method.userNotTargeted")),
        ]
    );
    assert_eq!(report.totals.undecided, 1);
    // Of what was looked at, what the policies name.
    assert_eq!(rows[0]["user"]["groupsAsked"], json!([]));

    // The row of somebody explains itself as it was counted.
    let impact = impact(&[open()], &after, ndjson());
    let told = impact.explain_text(&rows[0].to_string(), 0).unwrap();
    let code = told.after.as_ref().map(|verdict| verdict.reason.code);
    assert_eq!(code, Some("input.groupMembershipUnknown"));
}

#[test]
fn a_block_for_all_resources_that_hangs_on_the_person_alone_locks_out() {
    let mut blocks = blocks_legacy();
    blocks["conditions"]["clientAppTypes"] = json!(["all"]);
    blocks["conditions"]["users"] = json!({ "includeUsers": ["All"], "excludeGroups": [GROUP] });
    let mut outside = person("a", &[YUBIKEY], &[]);
    outside["user"]["groups"] = json!([]);
    let mut excluded = person("bb", &[YUBIKEY], &[]);
    excluded["user"]["groups"] = json!([GROUP]);
    let before = [open(), blocks_legacy()];
    let people = [outside, excluded];
    let (rows, _) = asked(&before, &[open(), blocks.clone()], &people);
    let expected = [("lockedOut", Some("access.blocked")), ("unchanged", None)];
    assert_eq!(effects(&rows), expected);
    // Where it depends on the device too, it shuts out nobody whatever they sign in from.
    blocks["conditions"]["platforms"] = json!({ "includePlatforms": ["android"] });
    let (rows, _) = asked(&before, &[open(), blocks], &people);
    assert_eq!(effects(&rows), [("unchanged", None), ("unchanged", None)]);
}

#[test]
fn what_somebody_comes_to_does_not_hang_on_who_came_before() {
    let blocks = |users: Value| {
        let mut policy = blocks_legacy();
        policy["displayName"] = json!("Admins");
        policy["conditions"]["clientAppTypes"] = json!(["all"]);
        policy["conditions"]["users"] = users;
        [open(), policy]
    };
    let called = |name: &str, members: Value| {
        let mut one = person(name, &[YUBIKEY], &[]);
        one["user"]
            .as_object_mut()
            .unwrap()
            .extend(members.as_object().unwrap().clone());
        one
    };
    let blocked = ("lockedOut", Some("access.blocked"));
    let unchanged = ("unchanged", None);
    let open_group = ("undecided", Some("input.groupMembershipUnknown"));
    let open_user = ("undecided", Some("input.unknownEnumMember"));
    let cases = [
        // A role of Microsoft's by its name.
        (
            blocks(json!({ "includeRoles": ["62e90394-69f5-4237-9190-012177145e10"] })),
            vec![
                (
                    called("a", json!({ "roles": ["Global Reader"] })),
                    unchanged,
                ),
                (
                    called("bb", json!({ "roles": ["global administrator"] })),
                    blocked,
                ),
                (
                    called(
                        "ccc",
                        json!({ "roles": ["{62E90394-69F5-4237-9190-012177145E10}"] }),
                    ),
                    blocked,
                ),
            ],
        ),
        // A group's name that is nearly the policy's.
        (
            blocks(json!({ "includeGroups": ["Finance admins"] })),
            vec![
                (called("a", json!({ "groups": ["Sales"] })), unchanged),
                (
                    called("bb", json!({ "groups": ["Finance admin"] })),
                    open_group,
                ),
                (
                    called("ccc", json!({ "groups": ["finance admins"] })),
                    blocked,
                ),
                (called("dddd", json!({ "groups": [GROUP] })), open_group),
            ],
        ),
        // A user's name that is nearly the policy's.
        (
            blocks(json!({ "includeUsers": ["Adele Vance"] })),
            vec![
                (
                    called(
                        "a",
                        json!({ "id": "Grady Archie", "userPrincipalName": null }),
                    ),
                    unchanged,
                ),
                (
                    called(
                        "bb",
                        json!({ "id": "Adele Vanse", "userPrincipalName": null }),
                    ),
                    open_user,
                ),
                (
                    called(
                        "ccc",
                        json!({ "id": "Adele Vance", "userPrincipalName": null }),
                    ),
                    blocked,
                ),
            ],
        ),
    ];
    let before = [open(), blocks_legacy()];
    for (after, mut people) in cases {
        for turn in 0..people.len() {
            people.rotate_left(turn.min(1));
            let (lines, expected): (Vec<Value>, Vec<_>) = people.iter().cloned().unzip();
            let (rows, _) = asked(&before, &after, &lines);
            assert_eq!(effects(&rows), expected, "{}", after[1]);
        }
    }
}

#[test]
fn sides_that_cannot_be_compared_are_refused() {
    let refused = |before: &[Value], after: &[Value]| {
        let (before, after) = (tenant(before), tenant(after));
        let asked = Impact::new(before, Some(after), None, ImpactOptions::default());
        let report = asked.unwrap_err().report(Language::En);
        (report.code, report.path, report.message)
    };
    let (code, path, message) = refused(&[open(), asks_for(MFA)], &[open()]);
    assert_eq!((code, path.as_deref()), ("input.value", Some("/after")));
    assert!(
        message.contains("Only the policies before the change have Conditional Access"),
        "{message}"
    );
    let (_, path, _) = refused(&[open()], &[open(), asks_for(MFA)]);
    assert_eq!(path.as_deref(), Some("/before"));
    let mut body = list(&[DS100]);
    body.as_object_mut().unwrap().remove("id");
    let (_, path, message) = refused(&[open()], &[body.clone()]);
    assert_eq!(path.as_deref(), Some("/after"));
    assert!(message.contains("without id"), "{message}");
    // Laid over what it changes it is the policy as it becomes.
    let people = [person("a", &[YUBIKEY], &[])];
    let (rows, _) = asked(&[open()], &[open(), body], &people);
    assert_eq!(
        effects(&rows),
        [("lockedOut", Some("passkey.aaguidNotAllowed"))]
    );
}

#[test]
fn members_of_a_line_that_are_misspelt_are_said() {
    let mut misspelt = person("a", &[YUBIKEY], &[]);
    let keys = misspelt["passkeys"].take();
    misspelt.as_object_mut().unwrap().remove("passkeys");
    misspelt["Passkeys"] = keys;
    misspelt["user"]["groupAsked"] = json!([GROUP]);
    let (_, report) = asked(&[open()], &[list(&[DS100])], &[misspelt]);
    assert_eq!(report.totals.unreadable, 2);
    let said: Vec<&str> = report
        .unreadable
        .places
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert!(
        said.iter()
            .any(|text| text.contains("“Passkeys”") && text.contains("“passkeys”")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|text| text.contains("“groupsAsked”")),
        "{said:?}"
    );
}

#[test]
fn a_guest_is_told_by_the_name_that_the_service_gave() {
    let mut guest = person("ann_fabrikam.com#EXT#", &[YUBIKEY], &[]);
    guest["user"].as_object_mut().unwrap().remove("type");
    let (rows, _) = asked(&[open()], &[open()], &[guest]);
    assert_eq!(rows[0]["user"]["type"], "b2bCollaborationGuest");
}

#[test]
fn disabled_accounts_are_counted_apart() {
    let mut disabled = person("a", &[YUBIKEY], &[]);
    disabled["user"]["accountEnabled"] = json!(false);
    let (rows, report) = asked(&[open()], &[list(&[DS100])], &[disabled.clone()]);
    assert_eq!(rows[0]["user"]["accountEnabled"], false);
    assert_eq!(effects(&rows), [("disabled", None)]);
    let only = ImpactOptions {
        only: vec![Effect::LockedOut],
        ..ndjson()
    };
    let people = [("people.ndjson", lines(&[disabled]))];
    let (locked_out, _) = files(impact(&[open()], &[list(&[DS100])], only), &people);
    assert!(locked_out.is_empty());
    let totals = report.totals;
    assert_eq!(
        (totals.users, totals.disabled, totals.disabled_keys),
        (1, 1, 1)
    );
    assert_eq!((totals.locked_out, totals.keys), (0, 0));
    assert!(report.models.is_empty());
}

#[test]
fn platform_sso_is_a_passkey_of_its_own_model_and_windows_hello_is_a_key() {
    let mut one = person("a", &[], &[]);
    one["platformCredentials"] = json!([{ "id": "p", "displayName": "Mac", "platform": "macOS" }]);
    let mut other = person("bb", &[], &[]);
    other["windowsHelloForBusiness"] =
        json!([{ "id": "w", "displayName": "PC", "keyStrength": "normal" }]);
    let word = person("ccc", &[], &["macOsSecureEnclaveKey"]);
    let people = [one, other, word];
    let refused = Some("passkey.aaguidNotAllowed");
    let (rows, report) = asked(&[open()], &[list(&[DS100])], &people);
    assert_eq!(
        effects(&rows),
        [
            ("lockedOut", refused),
            ("unchanged", None),
            ("lockedOut", refused)
        ]
    );
    assert_eq!(rows[0]["keys"][0]["aaGuid"], PLATFORM);
    assert_eq!(rows[1]["keys"][0]["kind"], "windowsHelloForBusiness");
    assert!(
        report
            .models
            .iter()
            .any(|model| model.kind == KeyKind::PlatformCredential)
    );
    let (rows, _) = asked(&[open()], &[list(&[DS100, PLATFORM])], &people);
    assert!(rows.iter().all(|row| row["effect"] == "unchanged"));
}

#[test]
fn keys_that_were_not_accepted_before_are_gained() {
    let people = [person("a", &[YUBIKEY], &[])];
    let (rows, report) = asked(&[list(&[DS100])], &[list(&[DS100, YUBIKEY])], &people);
    assert_eq!(
        effects(&rows),
        [("gains", Some("passkey.aaguidNotAllowed"))]
    );
    assert_eq!((report.totals.gains, report.totals.keys_gained), (1, 1));
}

#[test]
fn without_a_change_it_says_what_is_in_use() {
    let mut old = person("a", &[YUBIKEY], &[]);
    old["passkeys"][0]["lastUsedDateTime"] = json!("2026-08-01T00:00:00Z");
    old["passkeys"][0]["attestationLevel"] = json!("notAttested");
    let mut synced = person("bb", &["bada5566-a7aa-401f-bd96-45619a55120d"], &[]);
    synced["passkeys"][0]["passkeyType"] = json!("synced");
    let zeros = person("ccc", &["00000000-0000-0000-0000-000000000000"], &[]);
    let (rows, report) = asked(
        &[list(&[DS100])],
        &[],
        &[old, synced, zeros, person("dddd", &[DS100], &[])],
    );
    assert!(!report.compared);
    assert!(rows.iter().all(|row| row["effect"] == "unchanged"));
    let totals = report.totals;
    assert_eq!(
        (totals.unused, totals.synced, totals.not_attested),
        (1, 1, 1)
    );
    assert_eq!(
        (
            totals.keys_refused,
            totals.unknown_model,
            totals.not_attestable
        ),
        (3, 1, 1)
    );
}

#[test]
fn parts_come_to_what_the_whole_does() {
    let before = [open(), asks_for("00000000-0000-0000-0000-000000000004")];
    let after = [
        list(&[DS100]),
        asks_for("00000000-0000-0000-0000-000000000004"),
    ];
    let zeros = "00000000-0000-0000-0000-000000000000";
    let mut used = person("dddd", &[DS100], &["sms"]);
    used["passkeys"][0]["lastUsedDateTime"] = json!("2026-11-01T00:00:00Z");
    let people = [
        person("a", &[YUBIKEY], &["windowsHelloForBusiness"]),
        person("bb", &[YUBIKEY, DS100], &[]),
        person("ccc", &[zeros], &["sms"]),
        used,
        person("eeeee", &[], &[]),
        json!({ "user": 7 }),
        person("ffffff", &[YUBIKEY], &[]),
    ];
    let (rows, whole) = asked(&before, &after, &people);
    for size in 1..=people.len() {
        let mut joined = impact(&before, &after, ndjson());
        let mut joined_rows = Vec::new();
        for of in people.chunks(size) {
            let mut one = impact(&before, &after, ndjson());
            one.feed("people.ndjson", &lines(of));
            let part = serde_json::to_string(&one.part()).unwrap();
            joined_rows.extend(rows_of(one.take()));
            joined.merge_text(&part).unwrap();
        }
        let mut report = joined.finish();
        // A part counts its own lines.
        report
            .unreadable
            .places
            .clone_from(&whole.unreadable.places);
        assert_eq!(report, whole, "parts of {size}");
        assert_eq!(joined_rows, rows);
        assert_eq!(joined.people(), 6);
    }
}

#[test]
fn a_part_without_people_is_none_that_could_not_be_read() {
    let (before, after) = ([open()], [list(&[DS100])]);
    let mut joined = impact(&before, &after, ndjson());
    for people in [lines(&[]), Vec::new(), lines(&[person("a", &[DS100], &[])])] {
        let mut one = impact(&before, &after, ndjson());
        one.feed("-", people.trim_ascii());
        one.end("-");
        let part = one.part();
        assert_eq!(part.totals.unreadable, 0);
        joined.merge(&part).unwrap();
    }
    let report = joined.finish();
    assert_eq!((report.totals.users, report.totals.unreadable), (1, 0));
    assert!(report.unreadable.reasons.is_empty());
    // Who names a file that has nothing in it is told so.
    let (_, report) = files(impact(&before, &after, ndjson()), &[("-", Vec::new())]);
    assert_eq!(report.unreadable.places[0].code, "population.unrecognised");
}

#[test]
fn a_part_that_is_added_twice_is_refused() {
    let (before, after) = ([open()], [list(&[DS100])]);
    let part = |people: &[Value]| {
        let mut one = impact(&before, &after, ndjson());
        one.feed("-", &lines(people));
        one.part()
    };
    let mut joined = impact(&before, &after, ndjson());
    joined.merge(&part(&[person("a", &[DS100], &[])])).unwrap();
    // Others who have the same count for themselves, and so do several parts without anybody.
    joined.merge(&part(&[person("bb", &[DS100], &[])])).unwrap();
    joined.merge(&part(&[])).unwrap();
    joined.merge(&part(&[])).unwrap();
    let again = joined.merge(&part(&[person("a", &[DS100], &[])]));
    assert_eq!(again.unwrap_err().code(), "input.value");
    assert_eq!(joined.finish().totals.users, 2);
}

#[test]
fn what_would_decide_keeps_its_name_in_parts() {
    let policies = [open(), asks_for(MFA)];
    let mut guest = person("a", &[YUBIKEY], &[]);
    guest["user"]["type"] = json!("b2bCollaborationGuest");
    let (_, whole) = asked(&policies, &policies, std::slice::from_ref(&guest));
    assert!(
        whole.undecided.iter().any(|one| one.path == "/policies"),
        "{:?}",
        whole.undecided
    );
    let mut one = impact(&policies, &policies, ndjson());
    one.feed("people.ndjson", &lines(&[guest]));
    let mut joined = impact(&policies, &policies, ndjson());
    joined.merge(&one.part()).unwrap();
    assert_eq!(joined.finish().undecided, whole.undecided);
}

#[test]
fn a_reason_is_about_the_key_that_it_stands_by() {
    let people = [
        person("a", &[YUBIKEY], &[]),
        person("bb", &[AUTHENTICATOR], &[]),
    ];
    let (before, after) = ([open()], [list(&[DS100])]);
    for (language, general) in [
        (
            Language::En,
            "The AAGUID is not on the enforced allow list.",
        ),
        (
            Language::Ja,
            "AAGUID が、適用されている許可リストにありません。",
        ),
    ] {
        let options = ImpactOptions {
            rows: RowForm::Csv,
            language,
            ..ImpactOptions::default()
        };
        let mut one = impact(&before, &after, options.clone());
        one.feed("p", &lines(&people));
        let report = one.finish();
        let text = String::from_utf8(one.take()).unwrap();
        let rows: Vec<&str> = text.lines().skip(1).collect();
        assert!(
            rows[0].contains(YUBIKEY) && !rows[0].contains(AUTHENTICATOR),
            "{text}"
        );
        assert!(
            rows[1].contains(AUTHENTICATOR) && !rows[1].contains(YUBIKEY),
            "{text}"
        );
        assert_eq!(report.reasons[0].text, general);
        // Parts that say it of one key each come to the same.
        let mut joined = impact(&before, &after, options.clone());
        for person in people.chunks(1) {
            let mut one = impact(&before, &after, options.clone());
            one.feed("p", &lines(person));
            let part = one.part();
            assert!(part.reasons[0].text.contains("AAGUID "));
            joined.merge(&part).unwrap();
        }
        assert_eq!(joined.finish().reasons, report.reasons);
    }
}

#[test]
fn external_mfa_is_a_way_in_with_conditional_access_and_without() {
    let one = [person("a", &[YUBIKEY], &["externalAuthMethod"])];
    let (rows, _) = asked(&[open()], &[list(&[DS100])], &one);
    assert_eq!(rows[0]["effect"], "losesKey");
    let mut mfa = asks_for(MFA);
    mfa["grantControls"] = json!({ "operator": "OR", "builtInControls": ["mfa"] });
    let (rows, _) = asked(&[open(), mfa.clone()], &[list(&[DS100]), mfa], &one);
    assert_eq!(rows[0]["effect"], "losesKey");
}

#[test]
fn many_keys_of_one_model_are_told_once() {
    let mut one = person("a", &[], &[]);
    let keys = (0..200).map(|number| {
        let mut key = key(YUBIKEY);
        key["id"] = json!(format!("k{number}"));
        key
    });
    one["passkeys"] = keys.collect();
    let options = ImpactOptions {
        rows: RowForm::Csv,
        ..ImpactOptions::default()
    };
    let mut impact = impact(&[open()], &[list(&[DS100])], options);
    impact.feed("p", &lines(&[one]));
    impact.finish();
    let text = String::from_utf8(impact.take()).unwrap();
    assert!(text.contains(" × 200"), "{text}");
}

#[test]
fn people_with_names_of_external_users_are_judged_as_their_lines_say() {
    let mut invited = person("a", &[YUBIKEY], &[]);
    invited["user"]["userPrincipalName"] = json!("a_fabrikam.com#EXT#@contoso.onmicrosoft.com");
    // One of a class must not speak for the others of it.
    let people = [invited, person("bb", &[DS100], &[])];
    let (rows, report) = asked(&[open()], &[list(&[DS100])], &people);
    assert_eq!(rows.len(), 2);
    assert_eq!((report.totals.users, report.totals.keys), (2, 2));
    let told: Vec<&str> = effects(&rows).iter().map(|(effect, _)| *effect).collect();
    assert_eq!(told, ["lockedOut", "unchanged"]);
}

#[test]
fn a_part_of_other_policies_is_refused() {
    let mut one = impact(&[open()], &[list(&[DS100])], ndjson());
    one.feed("people.ndjson", &lines(&[person("a", &[YUBIKEY], &[])]));
    let part = serde_json::to_value(one.part()).unwrap();
    let refused = |part: &Value, after: &[Value]| {
        let mut other = impact(&[open()], after, ndjson());
        other.merge_text(&part.to_string()).unwrap_err().code()
    };
    assert_eq!(refused(&part, &[list(&[YUBIKEY])]), "input.value");
    let mut later = part.clone();
    later["impactPart"] = json!(2);
    assert_eq!(refused(&later, &[list(&[DS100])]), "input.value");
    let mut strange = part.clone();
    strange["missing"] = json!([{ "path": "/question/weather", "label": "weather", "users": 1 }]);
    assert_eq!(refused(&strange, &[list(&[DS100])]), "input.value");
    assert_eq!(
        refused(&json!({ "impactPart": 1 }), &[list(&[DS100])]),
        "input.missing"
    );
}

#[test]
fn what_a_policy_for_all_resources_leaves_out_is_not_what_is_asked_about() {
    let mut policy = asks_for("00000000-0000-0000-0000-000000000004");
    policy["conditions"]["applications"]["excludeApplications"] =
        json!(["0000000a-0000-0000-c000-000000000000"]);
    let policies = [open(), policy.clone()];
    let after = [list(&[DS100]), policy];
    let (rows, _) = asked(&policies, &after, &[person("a", &[YUBIKEY], &[])]);
    assert_eq!(
        effects(&rows),
        [("lockedOut", Some("passkey.aaguidNotAllowed"))]
    );
}

#[test]
fn the_list_has_what_is_in_use_for_each_profile() {
    let profile = |id: &str| {
        json!({
            "id": id, "name": id, "passkeyTypes": "deviceBound", "attestationEnforcement": "disabled",
            "keyRestrictions": { "isEnforced": true, "enforcementType": "allow", "aaGuids": [DS100] },
        })
    };
    let (one, two) = (
        "11111111-0000-4000-8000-000000000001",
        "11111111-0000-4000-8000-000000000002",
    );
    let mut policy = open();
    policy["passkeyProfiles"] = json!([profile(one), profile(two)]);
    policy["defaultPasskeyProfile"] = json!(one);
    policy["includeTargets"] = json!([
        { "targetType": "group", "id": GROUP, "allowedPasskeyProfiles": [two] },
        { "targetType": "group", "id": "all_users", "allowedPasskeyProfiles": [one] },
    ]);
    let mut member = person("bb", &[AUTHENTICATOR], &[]);
    member["user"]["groups"] = json!([GROUP]);
    let people = [person("a", &[YUBIKEY], &[]), member];
    let options = ImpactOptions {
        listed: vec![PLATFORM.parse().unwrap()],
        ..ImpactOptions::default()
    };
    let (_, report) = files(impact(&[policy], &[], options), &[("p", lines(&people))]);
    let list = report.allow_list.unwrap();
    let of = |at: usize| {
        (
            list.profiles[at].id.as_deref().unwrap(),
            list.profiles[at].aa_guids.clone(),
        )
    };
    assert_eq!(
        of(0),
        (
            one,
            vec![
                PLATFORM.to_owned(),
                AUTHENTICATOR.to_owned(),
                YUBIKEY.to_owned()
            ]
        )
    );
    assert_eq!(
        of(1),
        (two, vec![PLATFORM.to_owned(), AUTHENTICATOR.to_owned()])
    );
    assert_eq!(list.profiles[1].removed, [DS100]);
    assert!(list.bytes > 100 && list.bound == 20_480);
    let [request] = list.change.requests.as_slice() else {
        panic!("one request: {:?}", list.change);
    };
    assert_eq!(request.method, "PATCH");
    assert!(request.json.contains(AUTHENTICATOR));
}

#[test]
fn a_question_can_name_the_application() {
    let question = json!({
        "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": {},
        "access": { "application": "Office365", "satisfied": ["compliantDevice"] },
    });
    let question: Question = serde_json::from_value(question).unwrap();
    let mut policy = asks_for(PHISHING_RESISTANT);
    policy["conditions"]["applications"]["includeApplications"] = json!(["Office365"]);
    let (before, after) = (
        tenant(&[open(), asks_for(MFA)]),
        tenant(&[open(), asks_for(MFA), policy]),
    );
    let mut impact = Impact::new(before, Some(after), Some(&question), ndjson()).unwrap();
    impact.feed("p", &lines(&[person("a", &[], &["mobilePhone"])]));
    impact.finish();
    let rows = rows_of(impact.take());
    assert_eq!(
        effects(&rows),
        [("lockedOut", Some("access.strengthUnsatisfied"))]
    );
}

#[test]
fn lines_that_cannot_be_read_are_counted_with_line_and_reason() {
    let good = person("a", &[YUBIKEY], &[]).to_string();
    let mut braces = person("bb", &[], &[]);
    braces["passkeys"] = json!([
        key("{CB69481E-8FF7-4039-93EC-0A2729A154A8}"),
        key("cb69481e8ff7403993ec0a2729a154a8"),
        key("no guid"),
    ]);
    let text = [
        good.clone(),
        "{\"user\": {\"id\": 7}}".to_owned(),
        good.clone(),
        "not json".to_owned(),
        braces.to_string(),
        "{\"user\": {}}".to_owned(),
        json!({ "user": { "id": "x", "type": "alien" } }).to_string(),
        open().to_string(),
        String::new(),
        person("cccc", &[YUBIKEY], &["telepathy"])
            .to_string()
            .chars()
            .take(60)
            .collect(),
    ]
    .join("\n");
    let (rows, report) = files(
        impact(&[open()], &[list(&[DS100])], ndjson()),
        &[("people.ndjson", text.into_bytes())],
    );
    assert_eq!(rows.len(), 2);
    let places: Vec<_> = report
        .unreadable
        .places
        .iter()
        .map(|place| (place.line, place.code.as_ref()))
        .collect();
    assert_eq!(
        places,
        [
            (2, "population.value"),
            (3, "population.duplicate"),
            (4, "population.syntax"),
            (5, "population.aaguid"),
            (6, "population.noUser"),
            (7, "population.userType"),
            (8, "population.policies"),
            (10, "population.cutOff"),
        ]
    );
    assert_eq!(report.totals.unreadable, 7);
    assert_eq!(report.totals.keys, 4);
    assert_eq!(report.totals.unknown_model, 1);
    let keys = rows[1]["keys"].as_array().unwrap();
    assert!(keys[..2].iter().all(|key| key["aaGuid"] == YUBIKEY));
}

#[test]
fn somebody_with_200_keys_is_one_person() {
    let keys = vec![YUBIKEY; 200];
    let (rows, report) = asked(&[open()], &[list(&[DS100])], &[person("a", &keys, &[])]);
    assert_eq!(rows[0]["keys"].as_array().unwrap().len(), 200);
    assert_eq!((report.models[0].keys, report.models[0].users), (200, 1));
}

#[test]
fn answers_of_graph_are_joined_by_id_and_by_name() {
    let id = "00000000-0000-4000-9000-00000000000a";
    let methods = json!({
        "responses": [
            { "id": "1", "status": 200, "body": {
                "@odata.context": format!("https://graph.microsoft.com/v1.0/$metadata#users('{id}')/authentication/fido2Methods"),
                "value": [key(YUBIKEY)],
            } },
            { "id": "2", "status": 403, "body": { "error": { "code": "Forbidden" } } },
        ],
    });
    let report_page = json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#reports/authenticationMethods/userRegistrationDetails",
        "value": [
            { "id": id, "userPrincipalName": "Ann@contoso.com", "userDisplayName": "Ann", "userType": "member",
              "methodsRegistered": ["fido2SecurityKey", "mobilePhone"] },
            { "id": "00000000-0000-4000-9000-00000000000b", "userPrincipalName": "bob@contoso.com",
              "userType": "guest", "methodsRegistered": ["passKeySynced"] },
        ],
    });
    let csv = "User principal name;Display name;Methods registered\r\nANN@contoso.com;\"Ann; \"\"A\"\"\r\nB\";Software OATH token\r\n";
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain(csv.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let pretty = serde_json::to_string_pretty(&report_page).unwrap();
    let (rows, report) = files(
        impact(&[open()], &[list(&[DS100])], ndjson()),
        &[
            (
                "methods.json",
                serde_json::to_string_pretty(&methods).unwrap().into_bytes(),
            ),
            ("report.json", pretty.into_bytes()),
            ("report.csv", utf16),
        ],
    );
    assert_eq!(rows.len(), 2);
    let refused = Some("passkey.aaguidNotAllowed");
    assert_eq!(effects(&rows)[0], ("losesKey", refused));
    assert_eq!(rows[0]["keys"].as_array().unwrap().len(), 1);
    assert_eq!(
        rows[0]["otherWays"],
        json!([
            ["password", "voice"],
            ["password", "softwareOath"],
            ["password", "sms"]
        ])
    );
    assert_eq!(rows[1]["user"]["type"], "b2bCollaborationGuest");
    assert_eq!(report.unreadable.count, 1);
    assert_eq!(report.unreadable.places[0].code, "population.refused");
    let kinds: Vec<_> = report
        .sources
        .iter()
        .map(|source| source.kinds.clone())
        .collect();
    assert_eq!(
        kinds,
        [
            vec![PopulationSource::AuthenticationMethods],
            vec![PopulationSource::RegistrationDetails],
            vec![PopulationSource::RegistrationFile],
        ]
    );
}

#[test]
fn japanese_headings_are_read() {
    let csv = "ユーザー プリンシパル名,表示名,登録済みのメソッド\n\
               taro@contoso.com,\"山田, 太郎\",\"電話, パスキー (デバイス バインド)\"\n\
               hanako@contoso.com,花子\n";
    let (rows, report) = files(
        impact(&[open()], &[list(&[DS100])], ndjson()),
        &[("report.csv", csv.as_bytes().to_vec())],
    );
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["user"]["displayName"], "山田, 太郎");
    assert_eq!(rows[0]["keys"][0]["passkeyType"], "deviceBound");
    assert_eq!(rows[0]["effect"], "undecided");
    assert_eq!(
        (
            report.unreadable.places[0].line,
            report.unreadable.places[0].code.as_ref()
        ),
        (3, "population.row")
    );
}

fn audit(activity: &str, name: &str, key: &str, aaguid: &str, at: &str) -> Value {
    json!({
        "activityDateTime": at, "activityDisplayName": activity, "result": "success",
        "targetResources": [{ "id": null, "type": "User", "userPrincipalName": name }],
        "additionalDetails": [
            { "key": "Webauthn info", "value": "x" }, { "key": "AAGuid", "value": aaguid },
            { "key": "KeyIdentifier", "value": key },
        ],
    })
}

#[test]
fn logs_merge_into_the_same_keys_and_deletions_remove() {
    let name = "ann@contoso.com";
    let entries = json!({ "value": [
        audit("Add Passkey (device-bound)", name, "AbC+/w==", YUBIKEY, "2026-10-01T00:00:00Z"),
        audit("User registered security info", name, "AbC+/w==", YUBIKEY, "2026-10-01T00:00:01Z"),
        audit("Add FIDO2 security key", name, "Zzz+/w==", DS100, "2026-10-02T00:00:00Z"),
        audit("Delete Passkey (device-bound)", name, "Zzz+/w==", DS100, "2026-10-03T00:00:00Z"),
    ] });
    let sign_in = json!({
        "TimeGenerated": "2026-11-02T00:00:00Z", "AppDisplayName": "Portal", "UserPrincipalName": "ANN@contoso.com",
        "AuthenticationDetails": "[{\"authenticationMethod\": \"Passkey (device-bound)\", \"succeeded\": true}]",
    });
    let (rows, report) = files(
        impact(&[open()], &[list(&[DS100])], ndjson()),
        &[
            (
                "audit.json",
                serde_json::to_string_pretty(&entries).unwrap().into_bytes(),
            ),
            ("signins.ndjson", (sign_in.to_string() + "\n").into_bytes()),
        ],
    );
    assert_eq!(rows.len(), 1, "{rows:?} {report:?}");
    let keys = rows[0]["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 1, "{keys:?}");
    assert_eq!(keys[0]["aaGuid"], YUBIKEY);
    assert_eq!(keys[0]["lastUsedDateTime"], "2026-11-02T00:00:00Z");

    // The list of methods has the id with the digit that tells the padding, and is how it is.
    let mut listed = key(YUBIKEY);
    listed["id"] = json!("AbC-_w2");
    let page = json!({
        "@odata.context": format!("x/$metadata#users('{name}')/authentication/fido2Methods"), "value": [listed],
    });
    let (rows, report) = files(
        impact(&[open()], &[list(&[DS100])], ndjson()),
        &[
            ("page.json", page.to_string().into_bytes()),
            ("audit.json", entries.to_string().into_bytes()),
        ],
    );
    assert_eq!(rows[0]["keys"].as_array().unwrap().len(), 1);
    assert_eq!(report.unreadable.reasons[0].code, "population.notListed");
    assert_eq!(report.totals.unreadable, 0);
}

#[test]
fn what_is_joined_goes_with_the_line_that_comes_after_it() {
    let mut one = person("a", &[YUBIKEY], &[]);
    one.as_object_mut().unwrap().remove("methodsRegistered");
    let csv = b"userPrincipalName,methodsRegistered\nA@CONTOSO.com,mobilePhone\n".to_vec();
    let policies = (&[open()], &[list(&[DS100])]);
    let people = lines(&[one]);
    let (rows, report) = files(
        impact(policies.0, policies.1, ndjson()),
        &[("r.csv", csv.clone()), ("p.ndjson", people.clone())],
    );
    assert_eq!((rows.len(), report.totals.users), (1, 1));
    assert_eq!(rows[0]["effect"], "losesKey");
    let (rows, report) = files(
        impact(policies.0, policies.1, ndjson()),
        &[("p.ndjson", people), ("r.csv", csv)],
    );
    assert_eq!((rows.len(), report.totals.users), (1, 1));
    assert_eq!(report.unreadable.places[0].code, "population.late");
}

#[test]
fn csv_out_runs_nothing() {
    let mut one = person("a", &[YUBIKEY], &[]);
    one["user"]["displayName"] = json!("=HYPERLINK(\"x\"),\n+1");
    let options = ImpactOptions {
        rows: RowForm::Csv,
        language: Language::Ja,
        only: vec![Effect::LockedOut],
        ..ImpactOptions::default()
    };
    let mut impact = impact(&[open()], &[list(&[DS100])], options);
    impact.feed("p", &lines(&[one, person("bb", &[DS100], &[])]));
    impact.finish();
    let text = String::from_utf8(impact.take()).unwrap();
    assert!(text.contains("\"'=HYPERLINK(\"\"x\"\"),\n+1\""), "{text}");
    assert!(text.contains("締め出される"));
    assert_eq!(text.matches("@contoso.com").count(), 1);
}

#[test]
fn files_of_other_kinds_are_said_to_be_none_of_people() {
    let (_, report) = files(
        impact(&[open()], &[], ndjson()),
        &[
            ("page.html", b"<!doctype html>\n<p>\n".to_vec()),
            ("x.zip", b"PK\x03\x04abc".to_vec()),
            ("empty", Vec::new()),
            ("cut.json", b"{\n\"value\": [\n{\"a\"".to_vec()),
        ],
    );
    let told: Vec<_> = report
        .unreadable
        .places
        .iter()
        .map(|place| (place.file.as_str(), place.code.as_ref()))
        .collect();
    assert_eq!(
        told,
        [
            ("page.html", "population.headings"),
            ("x.zip", "population.encoding"),
            ("cut.json", "population.cutOff"),
            ("empty", "population.unrecognised"),
        ]
    );
}

#[test]
fn groups_that_nobody_is_in_hint_at_another_tenant() {
    let people = [person("a", &[YUBIKEY], &[])];
    let (_, report) = asked(&[for_group(GROUP)], &[for_group(GROUP)], &people);
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.code == "impact.anotherTenant")
    );
}

#[test]
fn what_powershell_writes_is_read_as_graph_has_it() {
    let exported = json!([{
        "Id": "k", "AaGuid": YUBIKEY, "PasskeyType": "deviceBound", "AttestationLevel": "attested",
        "UserPrincipalName": "ann@contoso.com",
    }]);
    let selected = json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users('bob%40contoso.com')/authentication/fido2Methods(id,aaGuid)",
        "value": [],
    });
    let (rows, report) = files(
        impact(&[open()], &[list(&[DS100])], ndjson()),
        &[
            (
                "keys.json",
                serde_json::to_string_pretty(&exported)
                    .unwrap()
                    .into_bytes(),
            ),
            (
                "page.json",
                serde_json::to_string_pretty(&selected)
                    .unwrap()
                    .into_bytes(),
            ),
        ],
    );
    assert_eq!(report.unreadable.count, 0, "{:?}", report.unreadable);
    let names: Vec<_> = rows
        .iter()
        .map(|row| row["user"]["userPrincipalName"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["ann@contoso.com", "bob@contoso.com"]);
    assert_eq!(rows[0]["keys"][0]["aaGuid"], YUBIKEY);
    assert_eq!(rows[0]["keys"][0]["passkeyType"], "deviceBound");
    assert_eq!(rows[1]["keys"], json!([]));
}

#[test]
fn a_key_of_a_row_is_explained() {
    let mut impact = impact(&[open()], &[list(&[DS100])], ndjson());
    impact.feed("p", &lines(&[person("a", &[YUBIKEY], &[])]));
    impact.finish();
    let rows = impact.take();
    let row = String::from_utf8(rows).unwrap();
    let explained = impact.explain_text(&row, 0).unwrap();
    assert_eq!(explained.before.decision, Decision::Allow);
    let after = explained.after.unwrap();
    assert_eq!(
        (after.decision, after.reason.code),
        (Decision::Deny, "passkey.aaguidNotAllowed")
    );
    let certificate =
        impact.explain_text("{\"user\": {}, \"credential\": {\"method\": \"sms\"}}", 7);
    assert!(certificate.is_err());
    assert_eq!(
        impact.explain_text("[", 0).unwrap_err().code(),
        "input.syntax"
    );
}

#[test]
fn smart_cards_that_stop_working_are_told() {
    let scenario = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/scenarios/certificate/binding/row-principal-name.json"
    ));
    let scenario: Value = serde_json::from_str(&scenario.unwrap()).unwrap();
    let before = scenario["policies"].as_array().unwrap().clone();
    let mut after = before.clone();
    after[0]["state"] = json!("disabled");
    let mut one = person("a", &[], &[]);
    one["user"]["userPrincipalName"] = scenario["question"]["user"]["userPrincipalName"].clone();
    one["user"]["certificateUserIds"] = scenario["question"]["user"]["certificateUserIds"].clone();
    let credential = &scenario["question"]["credential"];
    one["certificates"] = json!([
        { "certificate": credential["certificate"], "chain": credential["chain"] },
        "no certificate",
    ]);
    let question =
        json!({ "action": "signIn", "at": scenario["question"]["at"], "credential": {} });
    let question: Question = serde_json::from_value(question).unwrap();
    let (before, after) = (tenant(&before), tenant(&after));
    let mut impact = Impact::new(before, Some(after), Some(&question), ndjson()).unwrap();
    impact.feed("p", &lines(&[one]));
    let report = impact.finish();
    let rows = rows_of(impact.take());
    assert_eq!(effects(&rows), [("lockedOut", Some("method.disabled"))]);
    assert_eq!(rows[0]["keys"][0]["kind"], "certificate");
    assert!(rows[0]["keys"][0]["name"].as_str().unwrap().contains("CN="));
    assert_eq!((report.totals.certificates, report.totals.keys), (1, 1));
    assert_eq!(report.unreadable.places[0].code, "population.certificate");
}
