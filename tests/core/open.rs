//! Plans that leave the user or the certificate open answer as the ordinary road does: decision, reason, clause and assumptions, over the
//! tenants of every scenario. `PLAN_DRAWS` says how many of either are drawn for each.

use std::sync::LazyLock;
use std::thread;

use entra_verdict::contract::{
    Clause, Cloud, Decision, FederatedIdpMfaBehavior, HomeTenant, IdentityProvider, PlanAnswer,
    PolicyInput, Question, Scenario, User, UserType, Verdict,
};
use entra_verdict::{CertificatePlan, Error, Language, OpenPlan, Options, Tenant, UserPlan};
use serde_json::{Value, json};
use support::forged::{
    Forged, alternative_names, authority_by_serial, authority_key_identifier, extension, policies,
    subject_key_identifier,
};
use support::mutate::random::Random;

use crate::answered::answered;

const OPTIONS: Options = Options {
    language: Language::En,
    remedies: false,
};

fn draws(otherwise: usize) -> usize {
    let said = std::env::var("PLAN_DRAWS").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(otherwise)
}

/// What is said both ways: decision, code, clause, code of the service and assumptions.
type Said = Result<
    (
        Decision,
        &'static str,
        Option<Clause>,
        Option<String>,
        Vec<&'static str>,
    ),
    &'static str,
>;

fn ordinary(verdict: Result<Verdict, Error>) -> Said {
    let verdict = verdict.map_err(|error| error.code())?;
    let reason = verdict.reason;
    Ok((
        verdict.decision,
        reason.code,
        reason.policy,
        reason.service_code,
        verdict.assumptions.iter().map(|one| one.id).collect(),
    ))
}

fn planned(answers: &[PlanAnswer], place: Result<u32, Error>) -> Said {
    let place = place.map_err(|error| error.code())?;
    let PlanAnswer {
        decision,
        reason,
        assumptions,
    } = answers[usize::try_from(place).unwrap()].clone();
    Ok((
        decision,
        reason.code,
        reason.policy,
        reason.service_code.map(str::to_owned),
        assumptions,
    ))
}

/// A tenant with a question, and the words that are asked about it.
struct Case {
    name: String,
    tenant: Tenant,
    question: Question,
    /// What names people in the scenario.
    named: Vec<String>,
    /// Every other short text in it.
    others: Vec<String>,
}

/// Members whose texts name somebody.
const NAMING: [&str; 22] = [
    "includeUsers",
    "excludeUsers",
    "includeGroups",
    "excludeGroups",
    "includeRoles",
    "excludeRoles",
    "includeTargets",
    "excludeTargets",
    "usersAndGroups",
    "target",
    "id",
    "displayName",
    "userPrincipalName",
    "mail",
    "roleTemplateId",
    "groups",
    "groupsAsked",
    "roles",
    "rolesAsked",
    "members",
    "tenantId",
    "templateId",
];

fn texts(value: &Value, is_naming: bool, case: &mut Case) {
    match value {
        Value::String(text) if (1..80).contains(&text.len()) => {
            let into = if is_naming {
                &mut case.named
            } else {
                &mut case.others
            };
            if into.len() < 400 && !into.contains(text) {
                into.push(text.clone());
            }
        }
        Value::Array(items) => items.iter().for_each(|one| texts(one, is_naming, case)),
        Value::Object(members) => {
            for (name, one) in members {
                texts(one, NAMING.contains(&name.as_str()), case);
            }
        }
        _ => {}
    }
}

fn case(name: &str, given: &Value) -> Option<Case> {
    let scenario: Scenario = serde_json::from_value(given.clone()).ok()?;
    let mut tenant = Tenant::load(scenario.policies).ok()?;
    if let Some(trust) = &scenario.trust {
        tenant = tenant.with_trust(trust).ok()?;
    }
    let mut case = Case {
        name: name.to_owned(),
        tenant,
        question: scenario.question,
        named: Vec::new(),
        others: Vec::new(),
    };
    texts(given, false, &mut case);
    Some(case)
}

/// Every scenario that is loaded, and tenants of many policies at once.
fn cases() -> &'static [Case] {
    static ALL: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let single = answered()
            .iter()
            .filter_map(|one| case(&one.name, &one.scenario));
        single.chain(mixed()).collect()
    });
    &ALL
}

/// Policies of several scenarios together, asked the question of one of them.
fn mixed() -> Vec<Case> {
    let is_mixed = |one: &Value| {
        let asks = one.pointer("/question/access").is_some();
        let policies = one["policies"].as_array();
        asks && policies.is_some_and(|all| all.iter().all(|policy| policy.is_object()))
    };
    let all: Vec<&Value> = answered().iter().map(|one| &one.scenario).collect();
    let all: Vec<&Value> = all.into_iter().filter(|one| is_mixed(one)).collect();
    let together = all.chunks(7).enumerate().filter_map(|(place, some)| {
        let mut policies: Vec<Value> = Vec::new();
        for (at, one) in some.iter().enumerate() {
            for policy in one["policies"].as_array().unwrap() {
                let mut policy = policy.clone();
                if policy.get("conditions").is_some() {
                    policy["id"] = json!(format!("policy {at} {}", policies.len()));
                }
                policies.push(policy);
            }
        }
        let mut scenario = some[place % some.len()].clone();
        scenario["policies"] = Value::Array(policies);
        case(&format!("mixed {place}"), &scenario)
    });
    together.collect()
}

/// Asks every case in as many threads as there are, and gives what was wrong and how many were asked.
fn each(ask: impl Fn(&Case, &mut Random, &mut Vec<String>) -> usize + Sync) -> usize {
    let threads = thread::available_parallelism().unwrap().get();
    let all: Vec<&Case> = cases().iter().collect();
    let parts: Vec<(Vec<String>, usize)> = thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|first| {
                let own: Vec<_> = all
                    .iter()
                    .enumerate()
                    .skip(first)
                    .step_by(threads)
                    .collect();
                let ask = &ask;
                scope.spawn(move || {
                    let (mut wrong, mut asked) = (Vec::new(), 0);
                    for (seed, case) in own {
                        let seed = u64::try_from(seed).unwrap();
                        asked += ask(case, &mut Random::new(seed), &mut wrong);
                    }
                    (wrong, asked)
                })
            })
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).collect()
    });
    let wrong: Vec<&String> = parts.iter().flat_map(|(wrong, _)| wrong).collect();
    let shown: Vec<&str> = wrong.iter().take(12).map(|one| one.as_str()).collect();
    assert!(
        wrong.is_empty(),
        "{} differ\n{}",
        wrong.len(),
        shown.join("\n")
    );
    parts.iter().map(|(_, asked)| asked).sum()
}

const KINDS: [UserType; 7] = [
    UserType::Member,
    UserType::InternalGuest,
    UserType::B2bCollaborationGuest,
    UserType::B2bCollaborationMember,
    UserType::B2bDirectConnectUser,
    UserType::OtherExternalUser,
    UserType::ServiceProvider,
];

const CLOUDS: [Cloud; 3] = [Cloud::Commercial, Cloud::UsGovernment, Cloud::China];

const PROVIDERS: [IdentityProvider; 3] = [
    IdentityProvider::EntraId,
    IdentityProvider::EmailOneTimePasscode,
    IdentityProvider::Google,
];

const FEDERATED: [FederatedIdpMfaBehavior; 3] = [
    FederatedIdpMfaBehavior::AcceptIfMfaDoneByFederatedIdp,
    FederatedIdpMfaBehavior::EnforceMfaByFederatedIdp,
    FederatedIdpMfaBehavior::RejectMfaByFederatedIdp,
];

const ROLES: [&str; 6] = [
    "62e90394-69f5-4237-9190-012177145e10",
    "Global Administrator",
    "global administrator",
    "Security Administrator",
    "Helpdesk Administrator",
    "194ae4cb-b126-40b2-bd5b-6091b380977d",
];

/// An id that nothing names.
fn stranger(random: &mut Random) -> String {
    let number = random.below(1 << 20);
    format!("5713{:04x}-0000-4000-8000-{number:012x}", number % 0xffff)
}

/// What somebody could be called, or a group or a role: most often what something names.
fn word(case: &Case, random: &mut Random) -> String {
    let text = match random.below(16) {
        0..9 => random.one(&case.named).cloned(),
        9 => random.one(&case.others).cloned(),
        10 => random.one(&ROLES).map(|role| (*role).to_owned()),
        11 => {
            let name = format!("somebody{}@elsewhere.example", random.below(9));
            Some(name)
        }
        12 => Some(format!("Nothing {}", random.below(3))),
        _ => None,
    };
    let text = text.unwrap_or_else(|| stranger(random));
    match random.below(24) {
        0 => text.to_uppercase(),
        1 => format!("{{{text}}}"),
        2 => format!(" {text} "),
        // A letter too few.
        3 => text.chars().skip(1).collect(),
        _ => text,
    }
}

fn words(case: &Case, random: &mut Random) -> Vec<String> {
    let count = random.below(5);
    (0..count).map(|_| word(case, random)).collect()
}

fn some<T>(random: &mut Random, often: usize, value: impl FnOnce(&mut Random) -> T) -> Option<T> {
    (random.below(4) < often).then(|| value(random))
}

fn user(case: &Case, random: &mut Random) -> User {
    let given = &case.question.user;
    let mut user = if random.once_in(3) {
        given.clone()
    } else {
        User::default()
    };
    if random.below(4) > 0 {
        user.id = some(random, 3, |random| word(case, random));
    }
    if random.once_in(2) {
        user.user_principal_name = some(random, 3, |random| word(case, random));
    }
    if random.below(4) > 0 {
        user.groups = some(random, 3, |random| words(case, random));
    }
    if random.once_in(5) {
        user.groups_asked = some(random, 3, |random| words(case, random));
    }
    if random.below(4) > 0 {
        user.roles = some(random, 3, |random| words(case, random));
    }
    if random.once_in(5) {
        user.roles_asked = some(random, 3, |random| words(case, random));
    }
    if random.once_in(2) {
        user.kind = *random.one(&KINDS).unwrap();
    }
    if random.once_in(3) {
        user.home = Some(HomeTenant {
            tenant: some(random, 2, |random| word(case, random)),
            cloud: some(random, 2, |random| *random.one(&CLOUDS).unwrap()),
            identity_provider: some(random, 1, |random| *random.one(&PROVIDERS).unwrap()),
        });
    }
    if random.once_in(8) {
        user.federated_idp_mfa_behavior = random.one(&FEDERATED).copied();
    }
    if random.once_in(4) {
        let bound = given.certificate_user_ids.clone();
        user.certificate_user_ids = some(random, 2, |_| bound.unwrap_or_default());
        user.on_premises_user_principal_name = some(random, 2, |random| word(case, random));
    }
    user
}

/// Somebody who is like another one but for ids that nothing names, and for the order of what is listed.
fn twin(user: &User, random: &mut Random) -> User {
    let mut twin = user.clone();
    let lists = [&mut twin.groups, &mut twin.roles];
    for list in lists.into_iter().flatten() {
        list.reverse();
        for one in list.iter_mut().filter(|one| one.starts_with("5713")) {
            *one = stranger(random);
        }
    }
    if twin.id.as_ref().is_some_and(|id| id.starts_with("5713")) {
        twin.id = Some(stranger(random));
    }
    twin
}

fn of_user(case: &Case, plan: &mut UserPlan, user: &User, wrong: &mut Vec<String>) {
    let question = Question {
        user: user.clone(),
        ..case.question.clone()
    };
    let expected = ordinary(case.tenant.evaluate_with(&question, OPTIONS));
    let place = plan.decide(user);
    let came = planned(plan.answers(), place);
    if came != expected {
        let user = serde_json::to_string(user).unwrap();
        wrong.push(format!("{}: {user}\n  {came:?}\n  {expected:?}", case.name));
    }
}

#[test]
fn every_user_is_answered_as_the_ordinary_road_does() {
    let draws = draws(3);
    let asked = each(|case, random, wrong| {
        let question = Question {
            user: User::default(),
            ..case.question.clone()
        };
        // What cannot be asked about anybody is not planned.
        let Ok(mut plan) = case.tenant.plan_users(&question) else {
            return 0;
        };
        for _ in 0..draws {
            let user = user(case, random);
            of_user(case, &mut plan, &user, wrong);
            of_user(case, &mut plan, &twin(&user, random), wrong);
        }
        2 * draws
    });
    assert!(asked > 10_000, "{asked}");
}

/// The certificates of all scenarios.
fn certificates() -> &'static [String] {
    static ALL: LazyLock<Vec<String>> = LazyLock::new(|| {
        let all = answered().iter();
        let all = all.filter_map(|one| one.scenario.pointer("/question/credential/certificate"));
        let mut all: Vec<String> = all
            .filter_map(|one| one.as_str().map(str::to_owned))
            .collect();
        all.sort();
        all.dedup();
        all
    });
    &ALL
}

fn of_certificate(
    case: &Case,
    plan: &mut CertificatePlan,
    certificate: &str,
    wrong: &mut Vec<String>,
) {
    let mut question = case.question.clone();
    question.credential.certificate = Some(certificate.to_owned());
    let expected = ordinary(case.tenant.evaluate_with(&question, OPTIONS));
    let place = plan.decide(certificate);
    let came = planned(plan.answers(), place);
    if came != expected {
        wrong.push(format!(
            "{}: {certificate}\n  {came:?}\n  {expected:?}",
            case.name
        ));
    }
}

#[test]
fn every_certificate_is_answered_as_the_ordinary_road_does() {
    let draws = draws(3);
    let asked = each(|case, random, wrong| {
        let Some(own) = &case.question.credential.certificate else {
            return 0;
        };
        let mut question = case.question.clone();
        question.credential.certificate = None;
        let Ok(mut plan) = case.tenant.plan_certificates(&question) else {
            return 0;
        };
        of_certificate(case, &mut plan, own, wrong);
        for _ in 0..draws {
            let another = random.one(certificates()).unwrap();
            of_certificate(case, &mut plan, another, wrong);
        }
        of_certificate(case, &mut plan, own, wrong);
        draws + 2
    });
    assert!(asked > 3_000, "{asked}");
}

const RULE_OID: &str = "1.2.3.4.6";
const STRENGTH_OID: &str = "1.2.3.4.7";
const GROUP: &str = "11111111-2222-4333-8444-555555555555";

/// A tenant in which everything about a certificate decides.
fn tenant_of_cards() -> Tenant {
    use base64::Engine;
    let der = Forged::authority().der();
    let certificate = base64::engine::general_purpose::STANDARD.encode(der);
    let documents = json!([
        {
            "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
            "id": "X509Certificate", "state": "enabled",
            "certificateUserBindings": [
                { "x509CertificateField": "PrincipalName", "userProperty": "userPrincipalName", "priority": 1, "trustAffinityLevel": "low" },
                { "x509CertificateField": "SubjectKeyIdentifier", "userProperty": "certificateUserIds", "priority": 2, "trustAffinityLevel": "high" },
            ],
            "authenticationModeConfiguration": {
                "x509CertificateAuthenticationDefaultMode": "x509CertificateSingleFactor",
                "x509CertificateDefaultRequiredAffinityLevel": "low",
                "rules": [
                    { "x509CertificateRuleType": "policyOID", "identifier": RULE_OID,
                      "x509CertificateAuthenticationMode": "x509CertificateMultiFactor", "x509CertificateRequiredAffinityLevel": "low" },
                    { "x509CertificateRuleType": "issuerSubject", "identifier": "CN=Other CA,DC=contoso,DC=com",
                      "x509CertificateAuthenticationMode": "x509CertificateMultiFactor", "x509CertificateRequiredAffinityLevel": "high" },
                ],
            },
            "includeTargets": [{ "targetType": "group", "id": "all_users" }],
        },
        { "certificateAuthorities": [{ "isRootAuthority": true, "certificate": certificate }] },
        {
            "id": "cards", "displayName": "Cards", "allowedCombinations": ["x509CertificateMultiFactor"],
            "combinationConfigurations": [{
                "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
                "appliesToCombinations": ["x509CertificateMultiFactor"],
                "allowedIssuerSkis": ["0202020202020202020202020202020202020202"], "allowedPolicyOIDs": [STRENGTH_OID],
            }],
        },
        {
            "id": "for the group", "displayName": "For the group", "state": "enabled",
            "conditions": { "users": { "includeGroups": [GROUP] }, "applications": { "includeApplications": ["All"] }, "clientAppTypes": ["all"] },
            "grantControls": { "operator": "OR", "builtInControls": ["mfa"] },
        },
    ]);
    let documents = documents.as_array().unwrap().iter().cloned();
    let tenant = Tenant::load(documents.map(PolicyInput::Json).collect()).unwrap();
    let trust = json!({ "revoked": [{ "issuer": "0202020202020202020202020202020202020202", "serial": "0bad" }] });
    tenant.with_trust_text(&trust.to_string()).unwrap()
}

/// A certificate that differs from [`Forged::leaf`] in what the tenant looks at, and in what it does not.
fn forged(random: &mut Random) -> String {
    let mut leaf = Forged {
        version: if random.once_in(12) { 1 } else { 3 },
        serial: match random.below(4) {
            0 => vec![0x0b, 0xad],
            _ => vec![1, random.byte(), random.byte()],
        },
        subject: format!("CN=Adele {},DC=contoso,DC=com", random.below(50)),
        key: 3 + u8::try_from(random.below(3)).unwrap(),
        ..Forged::leaf()
    };
    if random.once_in(6) {
        leaf.issuer = "CN=Other CA,DC=contoso,DC=com".to_owned();
    }
    if random.once_in(6) {
        leaf.issuer_key = 9;
    }
    if leaf.version < 3 {
        return leaf.hex();
    }
    leaf = match random.below(6) {
        0 => leaf,
        1 => leaf.with(authority_key_identifier(&[7; 20])),
        2 => leaf.with(authority_by_serial("CN=Other CA,DC=contoso,DC=com", &[1])),
        _ => leaf.with(authority_key_identifier(&[2; 20])),
    };
    let oids = [RULE_OID, STRENGTH_OID, "1.2.3.4.8", "2.5.29.32.0"];
    let count = random.below(4);
    let mut oids: Vec<&str> = (0..count).map(|_| *random.one(&oids).unwrap()).collect();
    if random.once_in(8) {
        oids.splice(0..0, ["1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5"]);
    }
    if !oids.is_empty() {
        leaf = leaf.with(policies(&oids));
    }
    if random.below(3) > 0 {
        let name = random
            .one(&["adele@contoso.com", "bert@contoso.com"])
            .unwrap();
        let mail = format!("mail{}@contoso.com", random.below(9));
        leaf = leaf.with(alternative_names(name, &mail));
    }
    if random.once_in(2) {
        leaf = leaf.with(subject_key_identifier(&[random.byte() % 3; 20]));
    }
    if random.once_in(8) {
        leaf = leaf.with(extension("2.5.29.15", true, &[3, 2, 5, 0x20]));
    }
    if random.once_in(12) {
        leaf = leaf.with(extension("2.5.29.32", false, &[1, 2]));
    }
    leaf.hex()
}

fn card_question(moment: &str, groups: &[&str]) -> Question {
    let question = json!({
        "action": "signIn", "at": moment, "strengths": ["Cards"], "credential": {},
        "user": { "id": "22222222-2222-4333-8444-555555555555", "userPrincipalName": "adele@contoso.com", "groups": groups, "roles": [],
            "certificateUserIds": ["X509:<SKI>0101010101010101010101010101010101010101"] },
        "access": { "application": "Office365" },
    });
    serde_json::from_value(question).unwrap()
}

#[test]
fn certificates_of_one_class_are_answered_alike() {
    let draws = draws(3) * 200;
    let (mut wrong, mut classes) = (Vec::new(), 0);
    for (moment, groups) in [
        ("2030-01-01T00:00:00Z", &[GROUP][..]),
        ("2030-01-01T00:00:00Z", &[]),
        ("2040-01-01T00:00:00Z", &[]),
        ("2019-01-01T00:00:00Z", &[GROUP]),
    ] {
        let case = Case {
            name: format!("cards at {moment}"),
            tenant: tenant_of_cards(),
            question: card_question(moment, groups),
            named: Vec::new(),
            others: Vec::new(),
        };
        let mut plan = case.tenant.plan_certificates(&case.question).unwrap();
        let mut random = Random::new(7);
        for _ in 0..draws / 4 {
            let certificate = forged(&mut random);
            of_certificate(&case, &mut plan, &certificate, &mut wrong);
        }
        classes += plan.answers().len();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(classes > 20, "{classes}");
}

#[test]
fn a_user_is_told_by_reason_clause_and_assumptions() {
    let policy = json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled",
        "isAttestationEnforced": false, "keyRestrictions": { "isEnforced": false },
        "includeTargets": [{ "targetType": "group", "id": GROUP }],
    });
    let tenant = Tenant::load(vec![PolicyInput::Json(policy)]).unwrap();
    let question = r#"{ "credential": { "passkey": {} } }"#;
    let mut plan = tenant.open_plan_text(question, "user").unwrap();
    let told = |plan: &mut OpenPlan, user: &Value| {
        let place = plan.decide_text(&user.to_string()).unwrap();
        let answer = plan.answers()[usize::try_from(place).unwrap()].clone();
        (answer.decision, answer.reason.code)
    };
    let member = json!({ "groups": [GROUP, "33333333-2222-4333-8444-555555555555"] });
    assert_eq!(told(&mut plan, &member), (Decision::Allow, "allowed"));
    let other = json!({ "groups": ["33333333-2222-4333-8444-555555555555"] });
    let refused = (Decision::Deny, "method.userNotTargeted");
    assert_eq!(told(&mut plan, &other), refused);
    let unknown = (Decision::Indeterminate, "input.groupMembershipUnknown");
    assert_eq!(told(&mut plan, &json!({})), unknown);

    let lines = [
        member.to_string(),
        "{".into(),
        String::new(),
        other.to_string(),
    ]
    .join("\n");
    assert_eq!(plan.decide_lines(&lines), [0, u32::MAX, u32::MAX, 1]);

    let explained = plan.explain_text(&other.to_string(), OPTIONS).unwrap();
    let whole = json!({ "action": "signIn", "user": other, "credential": { "passkey": {} } });
    let evaluated = tenant
        .evaluate_text_with(&whole.to_string(), OPTIONS)
        .unwrap();
    assert_eq!(
        serde_json::to_value(explained).unwrap(),
        serde_json::to_value(evaluated).unwrap()
    );
}

#[test]
fn what_a_plan_with_another_open_part_cannot_be_made_of_is_said() {
    let tenant = tenant_of_cards();
    let refused = |question: Value, open: &str| {
        let report = tenant
            .open_plan_text(&question.to_string(), open)
            .unwrap_err()
            .report(Language::En);
        (report.code, report.path)
    };
    let at = |path: &str| ("input.value", Some(path.to_owned()));
    let password = json!({ "method": "password" });
    let fixed = json!({ "user": { "id": GROUP }, "credential": password, "strengths": ["Cards"] });
    assert_eq!(refused(fixed, "user"), at("/question/user"));
    let without = json!({ "strengths": ["Cards"] });
    let (code, _) = refused(without.clone(), "user");
    assert_eq!(code, "input.missing");
    assert_eq!(
        refused(json!({ "credential": password }), "certificate"),
        at("/question/credential")
    );
    let fixed = json!({ "credential": { "certificate": Forged::leaf().hex() } });
    assert_eq!(
        refused(fixed, "certificate"),
        at("/question/credential/certificate")
    );
    assert_eq!(refused(without, "colour"), ("input.value", None));

    let mut plan = tenant.open_plan_text("{}", "certificate").unwrap();
    let unread = plan.decide_text("\"no certificate\"").unwrap_err();
    assert_eq!(
        unread.report(Language::En).path.as_deref(),
        Some("/question/credential/certificate")
    );
    let question = json!({ "credential": password, "strengths": ["Cards"] });
    let mut plan = tenant
        .open_plan_text(&question.to_string(), "user")
        .unwrap();
    let misspelt = plan.decide_text(r#"{ "group": [] }"#).unwrap_err();
    let report = misspelt.report(Language::En);
    assert_eq!(
        (report.code, report.path.as_deref()),
        ("input.value", Some("/question/user/group"))
    );
}
