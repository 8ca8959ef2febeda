//! Sign-ins drawn at random, each held against the region that it is in.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::answers::sweep::space::Point;
use crate::answers::sweep::swept::{SweepStart, Swept};
use crate::base::directory::Sort;
use crate::contract::limits;
use crate::contract::question::Question;
use crate::contract::scenario::PolicyInput;
use crate::contract::sweep::{Region, RegionPart, Regions, SweepSettings};
use crate::contract::verdict::Decision;
use crate::credential::presented::Credential;
use crate::decide::order;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::language::Language;

/// SplitMix64: the same in every run.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            found.push(path);
        }
    }
}

/// Policies of a scenario, where they load.
fn tenant(path: &Path) -> Option<(Tenant, SweepSettings)> {
    let scenario: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).ok()?;
    let policies = scenario.get("policies")?.as_array()?.clone();
    let policies = policies.into_iter().map(PolicyInput::Json).collect();
    let tenant = Tenant::load(policies).ok()?;
    let question = scenario.get("question")?;
    let text = |name: &str| {
        question
            .get(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let settings = SweepSettings {
        at: text("at"),
        ..SweepSettings::default()
    };
    Some((tenant, settings))
}

/// The question of a sign-in, by any value of its classes.
fn question(swept: &Swept, point: &Point, offer: usize, draw: &mut Draw) -> Question {
    let mut question = swept.question(point, offer);
    let alike = swept.offers(offer);
    alike[draw.below(alike.len())].put(&mut question);
    let parts = swept.parts();
    for (axis, class) in parts.axes.iter().zip(&point.classes) {
        let candidates = &axis.classes[*class].0;
        candidates[draw.below(candidates.len())].put(&mut question);
    }
    let (mut groups, mut roles) = (Vec::new(), Vec::new());
    for (membership, is_in) in parts.memberships.iter().zip(&point.memberships) {
        if *is_in {
            let entry = membership.entries[draw.below(membership.entries.len())].clone();
            match membership.sort {
                Sort::Role => roles.push(entry),
                _ => groups.push(entry),
            }
        }
    }
    question.user.groups = Some(groups);
    question.user.roles = Some(roles);
    (question.user.groups_asked, question.user.roles_asked) = (None, None);
    question
}

fn decided(tenant: &Tenant, question: &Question) -> Decision {
    let circumstances = Circumstances::read(question)
        .unwrap()
        .within(&tenant.directory);
    let credential = Credential::read(&question.credential).unwrap();
    order::decide(tenant, &credential, &circumstances)
        .unwrap()
        .decision()
}

/// Sign-ins of a tenant that are decided otherwise than their region says, and how many were of somebody in groups that were
/// left over a bound.
fn differ(
    tenant: &Tenant,
    settings: &SweepSettings,
    bound: usize,
    count: usize,
    draw: &mut Draw,
) -> (Vec<String>, usize) {
    let swept = match tenant
        .sweep_within(None, settings, bound)
        .and_then(SweepStart::finish)
    {
        Ok(swept) => swept,
        Err(error) => return (vec![format!("{error:?}")], 0),
    };
    let parts = swept.parts();
    let (mut differing, mut left_over) = (Vec::new(), 0);
    for _ in 0..count {
        let sparse = draw.below(4);
        let point = Point {
            classes: parts
                .axes
                .iter()
                .map(|axis| draw.below(axis.classes.len()))
                .collect(),
            controls: parts.controls.iter().map(|_| draw.below(2) == 1).collect(),
            memberships: parts
                .memberships
                .iter()
                .map(|_| draw.below(2 + 2 * sparse) == 0)
                .collect(),
        };
        if !swept.looks_at(&point) {
            continue;
        }
        let offer = draw.below(swept.offer_count());
        let told = swept.decision(&point, offer).unwrap();
        let mut memberships = parts.memberships.iter().zip(&point.memberships);
        let is_in_rest = memberships.any(|(one, is_in)| one.is_rest && *is_in);
        left_over += usize::from(is_in_rest);
        let witness = swept.question(&point, offer);
        if is_in_rest && decided(tenant, &witness) != told {
            let witness = serde_json::to_string(&witness).unwrap();
            differing.push(format!("told {told:?}, but its own question: {witness}"));
        }
        let question = question(&swept, &point, offer, draw);
        let came = decided(tenant, &question);
        // Of what was left over nobody knows which it is.
        if told != came && !(is_in_rest && told == Decision::Indeterminate) {
            differing.push(format!(
                "told {told:?}, came {came:?}: {}",
                serde_json::to_string(&question).unwrap()
            ));
        }
    }
    (differing, left_over)
}

/// Every sign-in of a small space.
fn all_points(swept: &Swept) -> Vec<Point> {
    let parts = swept.parts();
    let mut points = vec![Point {
        classes: Vec::new(),
        controls: Vec::new(),
        memberships: Vec::new(),
    }];
    for axis in &parts.axes {
        let with = |point: &Point| {
            let point = point.clone();
            (0..axis.classes.len()).map(move |class| {
                let mut point = point.clone();
                point.classes.push(class);
                point
            })
        };
        points = points.iter().flat_map(with).collect();
    }
    let flags = parts.controls.iter().map(|_| true);
    for is_control in flags.chain(parts.memberships.iter().map(|_| false)) {
        let with = |point: &Point| {
            let point = point.clone();
            [false, true].into_iter().map(move |value| {
                let mut point = point.clone();
                let flags = if is_control {
                    &mut point.controls
                } else {
                    &mut point.memberships
                };
                flags.push(value);
                point
            })
        };
        points = points.iter().flat_map(with).collect();
    }
    points
}

/// How many sign-ins there are.
fn count(swept: &Swept) -> usize {
    let parts = swept.parts();
    let flags = parts.controls.len() + parts.memberships.len();
    let classes = parts.axes.iter().map(|axis| axis.classes.len());
    classes.fold(1_usize << flags.min(20), usize::saturating_mul)
}

/// Whether a sign-in has what a region says.
fn is_within(swept: &Swept, region: &Region, point: &Point, offer: usize) -> bool {
    let parts = swept.parts();
    let of_sort = |sort: Sort| -> Vec<usize> {
        let memberships = parts.memberships.iter().enumerate();
        let own = memberships.filter(|(_, one)| (one.sort == Sort::Role) == (sort == Sort::Role));
        own.map(|(index, _)| index).collect()
    };
    let has = |part: &RegionPart| {
        let classes: Vec<usize> = part.classes.iter().map(|one| *one as usize).collect();
        let own = match part.dimension {
            Dimension::Control => point.controls[classes[0]],
            Dimension::Group => point.memberships[of_sort(Sort::Group)[classes[0]]],
            Dimension::Role => point.memberships[of_sort(Sort::Role)[classes[0]]],
            dimension => {
                let axis = parts
                    .axes
                    .iter()
                    .position(|axis| axis.dimension == dimension);
                classes.contains(&point.classes[axis.unwrap()])
            }
        };
        own != part.except
    };
    region.credentials.iter().any(|one| *one as usize == offer) && region.within.iter().all(has)
}

/// Asks about every sign-in of a tenant by the ordinary road: the regions that are told are those sign-ins and no others. How
/// many were asked, and how many gaps are possible.
fn hold_by_brute_force(tenant: &Tenant, swept: &Swept, named: &str) -> (usize, usize) {
    let report = swept.report(Language::En);
    let (mut asked, mut possible) = (0, 0);
    for point in all_points(swept) {
        let mut outcomes = Vec::new();
        for offer in 0..swept.offer_count() {
            asked += 1;
            outcomes.push(decided(tenant, &swept.question(&point, offer)));
        }
        let told = |regions: &Regions, offer: usize| {
            assert!(regions.complete, "{named}");
            let mut all = regions.regions.iter();
            all.any(|one| is_within(swept, one, &point, offer))
        };
        let any = |regions: &Regions| (0..outcomes.len()).any(|offer| told(regions, offer));
        let here = || format!("{named}: {point:?} {outcomes:?}");
        let is_let_in = |wanted: bool| {
            let all = outcomes.iter().zip(&report.credentials);
            let mut own = all.filter(|(_, one)| one.suffices == wanted);
            own.any(|(one, _)| *one == Decision::Allow)
        };
        let only_enough = is_let_in(true) && !is_let_in(false);
        for (offer, outcome) in outcomes.iter().enumerate() {
            let is_less = !report.credentials[offer].suffices;
            let is_gap = is_less && *outcome == Decision::Allow;
            assert_eq!(told(&report.gaps, offer), is_gap, "gap {offer}: {}", here());
            let is_possible = is_less && only_enough && *outcome == Decision::Indeterminate;
            possible += usize::from(is_possible);
            let told = told(&report.possible_gaps, offer);
            assert_eq!(told, is_possible, "possible gap {offer}: {}", here());
        }
        let refused = outcomes.iter().all(|one| *one == Decision::Deny);
        let none = outcomes.iter().all(|one| *one != Decision::Allow);
        let told = any(&report.dead_ends) || any(&report.blocked);
        assert_eq!(told, refused, "refused: {}", here());
        let is_open = none && !refused;
        assert_eq!(any(&report.undecided), is_open, "undecided: {}", here());
    }
    (asked, possible)
}

#[test]
fn regions_are_what_brute_force_finds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/access");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let (mut tenants, mut asked) = (0, 0);
    for path in paths.iter().step_by(13) {
        let Some((tenant, settings)) = tenant(path) else {
            continue;
        };
        let settings = SweepSettings {
            limit: Some(1_000),
            ..settings
        };
        let Ok(swept) = tenant.sweep(None, &settings) else {
            continue;
        };
        if count(&swept) * swept.offer_count() > 3_000 {
            continue;
        }
        tenants += 1;
        asked += hold_by_brute_force(&tenant, &swept, &path.display().to_string()).0;
    }
    assert!(
        tenants > 20 && asked > 5_000,
        "{tenants} tenants, {asked} asked"
    );
}

/// A strength has a combination that nobody knows, so that less than what is required may be enough for it.
#[test]
fn less_that_cannot_be_told_is_a_possible_gap() {
    let strength = r##"{ "@odata.type": "#microsoft.graph.authenticationStrengthPolicy", "id": "aaaaaaaa-0000-4000-8000-000000000001",
        "displayName": "Newer", "policyType": "custom", "allowedCombinations": ["fido2", "password,somethingNew"] }"##;
    let policy = r##"{ "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "a", "displayName": "a", "state": "enabled",
        "conditions": { "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ["All"] } },
        "grantControls": { "operator": "OR", "authenticationStrength": { "id": "aaaaaaaa-0000-4000-8000-000000000001" } } }"##;
    let texts = [strength, policy].map(|text| PolicyInput::Text(text.to_owned()));
    let tenant = Tenant::load(texts.to_vec()).unwrap();
    let settings = SweepSettings {
        at: Some("2026-11-30T00:00:00Z".to_owned()),
        ..SweepSettings::default()
    };
    let swept = tenant.sweep(None, &settings).unwrap();
    let (_, possible) = hold_by_brute_force(&tenant, &swept, "a combination that nobody knows");
    assert!(possible > 0);
    let report = swept.report(Language::En);
    let texts = |regions: &Regions| -> Vec<String> {
        regions.regions.iter().map(|one| one.text.clone()).collect()
    };
    // What the policy is not for.
    let actions = "Resource: Register or join devices → ";
    let gaps = texts(&report.gaps);
    assert!(gaps.iter().all(|one| one.starts_with(actions)), "{gaps:?}");
    let possible = texts(&report.possible_gaps);
    let members = "Resource: all but Register or join devices; User type: Member, Internal guest";
    let text = [members, " → Undecided ← Password"].concat();
    assert_eq!(possible[0], text);
}

/// Certificates are told apart by the issuers and policy OIDs that a strength names, and by the mode that a rule gives them.
#[test]
fn certificates_are_told_apart_by_issuer_and_policy_oid() {
    let strength = r##"{ "@odata.type": "#microsoft.graph.authenticationStrengthPolicy", "id": "aaaaaaaa-0000-4000-8000-000000000001",
        "displayName": "Smart cards", "policyType": "custom", "allowedCombinations": ["x509CertificateMultiFactor"],
        "combinationConfigurations": [{ "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
          "id": "c0000000-0000-4000-8000-000000000001", "appliesToCombinations": ["x509CertificateMultiFactor"],
          "allowedIssuerSkis": ["9A4248C6"], "allowedPolicyOIDs": ["1.2.3.4.6"] }] }"##;
    let policy = r##"{ "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "a", "displayName": "a", "state": "enabled",
        "conditions": { "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ["All"] } },
        "grantControls": { "operator": "OR", "authenticationStrength": { "id": "aaaaaaaa-0000-4000-8000-000000000001" } } }"##;
    let method = r##"{ "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration", "id": "X509Certificate",
        "state": "enabled", "includeTargets": [{ "targetType": "group", "id": "all_users" }], "certificateUserBindings": [],
        "authenticationModeConfiguration": { "x509CertificateAuthenticationDefaultMode": "x509CertificateMultiFactor",
          "rules": [{ "x509CertificateRuleType": "policyOID", "identifier": "1.2.3.4.7", "policyOidIdentifier": "1.2.3.4.7",
            "x509CertificateAuthenticationMode": "x509CertificateSingleFactor" }] } }"##;
    let texts = [strength, policy, method].map(|text| PolicyInput::Text(text.to_owned()));
    let tenant = Tenant::load(texts.to_vec()).unwrap();
    let settings = SweepSettings {
        at: Some("2026-11-30T00:00:00Z".to_owned()),
        require: Some("Smart cards".to_owned()),
        ..SweepSettings::default()
    };
    let swept = tenant.sweep(None, &settings).unwrap();
    hold_by_brute_force(&tenant, &swept, "certificates");
    let report = swept.report(Language::En);
    let credentials = report.credentials.iter();
    let enough: Vec<&str> = credentials
        .filter(|one| one.suffices)
        .flat_map(|one| one.names.iter().map(String::as_str))
        .collect();
    assert_eq!(
        enough,
        ["Certificate (multifactor): issuer 9A4248C6, policy OID 1.2.3.4.6"]
    );
    let names = report.credentials.iter().flat_map(|one| &one.names);
    let certificates: Vec<&String> = names.filter(|one| one.starts_with("Certificate")).collect();
    let single = "Certificate (single-factor): any other issuer, policy OID 1.2.3.4.7";
    assert!(
        certificates.iter().any(|one| *one == single),
        "{certificates:?}"
    );
    // No rule gives the other OIDs one factor, and the one with a rule never counts as several.
    let is_single = |one: &&&String| one.starts_with("Certificate (single-factor)");
    let of_rule = |one: &&String| one.contains("1.2.3.4.7");
    assert!(
        certificates
            .iter()
            .all(|one| is_single(&one) == of_rule(one)),
        "{certificates:?}"
    );
}

/// What a change turns is what the same question turns on both sides.
#[test]
fn a_change_turns_what_two_answers_differ_in() {
    let policy = |name: &str, grant: &str, groups: &str| {
        format!(
            r##"{{ "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "{name}", "displayName": "{name}", "state": "enabled",
               "conditions": {{ "users": {{ "includeUsers": ["All"], "excludeGroups": [{groups}] }},
                 "applications": {{ "includeApplications": ["All"] }}, "platforms": {{ "includePlatforms": ["iOS"] }} }},
               "grantControls": {{ "operator": "OR", "builtInControls": ["{grant}"] }} }}"##
        )
    };
    let group = r#""11111111-1111-4111-8111-111111111111""#;
    let load = |texts: Vec<String>| {
        Tenant::load(texts.into_iter().map(PolicyInput::Text).collect()).unwrap()
    };
    let before = load(vec![policy("a", "mfa", "")]);
    let after = load(vec![policy("a", "mfa", group), policy("b", "block", group)]);
    let settings = SweepSettings {
        at: Some("2026-11-30T00:00:00Z".to_owned()),
        ..SweepSettings::default()
    };
    let swept = after.sweep(Some(&before), &settings).unwrap();
    let report = swept.report(Language::En);
    let change = report.change.unwrap();
    assert!(change.lost.complete && change.gained.complete);
    let texts = |regions: &Regions| -> Vec<String> {
        regions.regions.iter().map(|one| one.text.clone()).collect()
    };
    assert_eq!(texts(&change.lost).len(), 1, "{:?}", texts(&change.lost));
    assert!(
        texts(&change.lost)[0].contains("Platform: iOS"),
        "{:?}",
        texts(&change.lost)
    );
    assert!(
        texts(&change.gained)[0].contains("11111111"),
        "{:?}",
        texts(&change.gained)
    );
    for (regions, was, is) in [
        (&change.lost, Decision::Allow, Decision::Deny),
        (&change.gained, Decision::Deny, Decision::Allow),
    ] {
        for region in &regions.regions {
            assert_eq!(decided(&before, &region.question), was, "{}", region.text);
            assert_eq!(decided(&after, &region.question), is, "{}", region.text);
        }
    }
}

/// The combinations that samplers try: platforms × clients × places × risks × users. Each has the decision of its region.
#[test]
fn what_samplers_combine_is_told_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/access");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let mut draw = Draw(2);
    let mut combined = 0;
    for path in paths.iter().step_by(11) {
        let Some((tenant, settings)) = tenant(path) else {
            continue;
        };
        let Ok(swept) = tenant.sweep(None, &settings) else {
            continue;
        };
        let parts = swept.parts();
        let wanted = |dimension: Dimension| {
            matches!(
                dimension,
                Dimension::Platform
                    | Dimension::ClientApp
                    | Dimension::Location
                    | Dimension::SignInRisk
                    | Dimension::UserRisk
                    | Dimension::UserType
            )
        };
        let mut points = vec![Point {
            classes: vec![0; parts.axes.len()],
            controls: vec![false; parts.controls.len()],
            memberships: vec![false; parts.memberships.len()],
        }];
        for (index, axis) in parts.axes.iter().enumerate() {
            if wanted(axis.dimension) {
                let with = |point: &Point| {
                    let point = point.clone();
                    (0..axis.classes.len()).map(move |class| {
                        let mut point = point.clone();
                        point.classes[index] = class;
                        point
                    })
                };
                points = points.iter().flat_map(with).collect();
            }
        }
        for point in points {
            let offer = draw.below(swept.offer_count());
            combined += 1;
            let came = decided(&tenant, &swept.question(&point, offer));
            assert_eq!(
                swept.decision(&point, offer),
                Some(came),
                "{}",
                path.display()
            );
        }
    }
    assert!(combined > 500, "{combined}");
}

#[test]
fn every_sign_in_has_the_decision_of_its_region() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let count = std::env::var("SWEEP_DRAWS").map_or(20, |count| count.parse().unwrap());
    let mut draw = Draw(1);
    let (mut swept, mut left_over, mut wrong) = (0, 0, Vec::new());
    // All of them take a minute: SWEEP_EVERY=1 SWEEP_DRAWS=1000 for a million sign-ins.
    let every = std::env::var("SWEEP_EVERY").map_or(4, |every| every.parse().unwrap());
    for path in paths.into_iter().step_by(every) {
        let Some((tenant, settings)) = tenant(&path) else {
            continue;
        };
        let is_answer = tenant
            .access_policies
            .iter()
            .any(|policy| policy.what_if.is_some());
        if tenant.access_policies.is_empty() || is_answer {
            continue;
        }
        swept += 1;
        // Also with bounds that leave groups over.
        for bound in [limits::SWEPT_GROUPS, swept % 2] {
            let (differing, of_rest) = differ(&tenant, &settings, bound, count, &mut draw);
            left_over += of_rest;
            if let Some(first) = differing.first() {
                let name = path.strip_prefix(&folder).unwrap().display().to_string();
                wrong.push(format!("{name} ({} of {count}): {first}", differing.len()));
            }
        }
    }
    assert!(swept > 200, "{swept} tenants");
    assert!(left_over > 20, "{left_over} sign-ins");
    assert!(
        wrong.is_empty(),
        "{} of {swept} tenants:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
