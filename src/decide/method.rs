//! State and targets of a method policy (passkeys.md#targets-and-profiles, first part; the same for certificates).

use crate::base::check::{Check, Outcome};
use crate::base::clause::step;
use crate::base::places::tokens;
use crate::contract::verdict::Clause;
use crate::question::who::Who;
use crate::tenant::methods::method::{Method, State, Target, TargetType};
use crate::tenant::reader::Member;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::text::excerpt;
use crate::words::sentence::{Row, Rule};
use crate::words::{assumptions, findings, reasons, rules};

/// Whether a target names the user.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Named<'t> {
    Yes,
    No,
    Unknown(Unsure<'t>),
}

/// What is not known about a target.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unsure<'t> {
    /// The user's groups.
    Groups,
    /// The user's id.
    UserId,
    /// What kind of target it is.
    Member(&'t str),
}

impl Unsure<'_> {
    /// The undecided check of a target.
    pub fn check(self, rule: &'static Rule, target: &Target) -> Check {
        match self {
            Self::Groups => Check::unknown(rule, &reasons::GROUPS_UNKNOWN).actual(&target.id),
            Self::UserId => Check::unknown(rule, &reasons::USER_ID_MISSING).actual(&target.id),
            Self::Member(name) => Check::unknown_member(rule, name),
        }
        .at(&target.at)
    }
}

/// passkeys.md#targets-and-profiles: `all_users`, a group that the user is in, or the user.
pub(crate) fn names<'t>(target: &'t Target, who: &Who) -> Named<'t> {
    if target.is_all_users() {
        return Named::Yes;
    }
    let (known, missing) = match &target.kind {
        Member::Known(TargetType::Group) => (who.is_in(&target.id), Unsure::Groups),
        Member::Known(TargetType::User) => (who.is(&target.id), Unsure::UserId),
        // What kind of object the id names is not known, so neither is whether it names the user.
        Member::Unknown(name) => (None, Unsure::Member(name)),
    };
    match known {
        Some(true) => Named::Yes,
        Some(false) => Named::No,
        None => Named::Unknown(missing),
    }
}

/// The three checks that come before everything else, in service order.
pub(crate) fn checks(method: &Method, who: &Who) -> Vec<Check> {
    vec![state(method), exclude(method, who), include(method, who)]
}

/// Whether no method policy that is at hand switches one of the methods off.
pub(crate) fn enabled(tenant: &Tenant, modes: Modes) -> bool {
    modes
        .iter()
        .all(|mode| !policy_of(tenant, mode).is_some_and(Method::is_disabled))
}

/// What the policy of a bare method says against its use, where that is at hand: no rule asks it about one.
pub(crate) fn unusable(tenant: &Tenant, mode: Mode, who: &Who) -> Option<&'static Row> {
    let method = policy_of(tenant, mode)?;
    let fails = |check: Check| check.outcome == Outcome::Fail;
    if method.is_disabled() {
        Some(&findings::METHOD_SWITCHED_OFF)
    } else if fails(exclude(method, who)) || fails(include(method, who)) {
        Some(&findings::METHOD_NOT_FOR_USER)
    } else {
        None
    }
}

fn policy_of(tenant: &Tenant, mode: Mode) -> Option<&Method> {
    match mode {
        Mode::Fido2 => tenant.fido2.as_ref().map(|policy| &policy.method),
        Mode::X509CertificateSingleFactor | Mode::X509CertificateMultiFactor => {
            tenant.x509.as_ref().map(|policy| &policy.method)
        }
        mode => {
            let mut others = tenant.other_methods.iter();
            others.find_map(|(id, method)| is_of(id, mode).then_some(method))
        }
    }
}

/// Whether a configuration of the authentication methods policy is that of a mode.
fn is_of(id: &str, mode: Mode) -> bool {
    let name = match mode {
        Mode::Sms => "Sms",
        Mode::Voice => "Voice",
        Mode::Email => "Email",
        Mode::SoftwareOath => "SoftwareOath",
        Mode::HardwareOath => "HardwareOath",
        Mode::MicrosoftAuthenticatorPush | Mode::DeviceBasedPush => "MicrosoftAuthenticator",
        Mode::TemporaryAccessPassOneTime | Mode::TemporaryAccessPassMultiUse => {
            "TemporaryAccessPass"
        }
        Mode::QrCodePin => "QRCodePin",
        _ => return false,
    };
    id.eq_ignore_ascii_case(name)
}

fn state(method: &Method) -> Check {
    let rule = &rules::METHOD_STATE;
    let Some(state) = &method.state else {
        return Check::pass(rule)
            .at(&method.at)
            .expected("enabled")
            .assuming(&assumptions::B1);
    };
    match &state.value {
        Member::Known(State::Enabled) => Check::pass(rule).actual("enabled"),
        Member::Known(State::Disabled) => {
            Check::fail(rule, &reasons::METHOD_DISABLED).actual("disabled")
        }
        Member::Unknown(name) => Check::unknown_member(rule, name),
    }
    .at(&state.at)
    .expected("enabled")
}

/// The targets that name the user, surely or perhaps.
fn first_named<'t>(
    targets: &'t [Target],
    who: &Who,
) -> (Option<&'t Target>, Option<(&'t Target, Unsure<'t>)>) {
    let mut perhaps = None;
    for target in targets {
        match names(target, who) {
            Named::Yes => return (Some(target), None),
            Named::Unknown(unsure) => perhaps = perhaps.or(Some((target, unsure))),
            Named::No => {}
        }
    }
    (None, perhaps)
}

/// An excluded user is out, whatever includes say; it blocks registration and sign-in.
fn exclude(method: &Method, who: &Who) -> Check {
    let rule = &rules::METHOD_EXCLUDE;
    let at = step(&method.at, "excludeTargets");
    match first_named(&method.exclude, who) {
        (Some(target), _) => Check::fail(rule, &reasons::USER_EXCLUDED)
            .at(&target.at)
            .actual(&target.id),
        (None, Some((target, unsure))) => unsure.check(rule, target),
        (None, None) => Check::pass(rule).at_opt((!method.exclude.is_empty()).then_some(&at)),
    }
}

fn include(method: &Method, who: &Who) -> Check {
    let rule = &rules::METHOD_INCLUDE;
    let Some(include) = &method.include else {
        return Check::pass(rule)
            .at(&method.at)
            .actual("all_users")
            .assuming(&assumptions::B1);
    };
    match first_named(&include.value, who) {
        (Some(target), _) => Check::pass(rule).at(&target.at).actual(&target.id),
        (None, Some((target, unsure))) => unsure.check(rule, target),
        (None, None) => Check::fail(rule, &reasons::USER_NOT_TARGETED).at(&include.at),
    }
}

/// The check for a method that a whole policy does not contain.
pub(crate) fn not_configured(policy: &Clause, method: &'static str) -> Check {
    Check::fail(&rules::METHOD_CONFIGURED, &reasons::METHOD_NOT_CONFIGURED)
        .at(policy)
        .expected(method)
}

/// The check for a method policy that an export has cut.
pub(crate) fn cut_off(cut: &Clause, tenant: &Tenant) -> Check {
    let why = tenant.cut.why.get(cut).copied();
    let row = why.unwrap_or(&reasons::EXPORT_CUT);
    let name = tokens(&cut.path).and_then(|mut tokens| tokens.pop());
    Check::unknown(&rules::METHOD_CONFIGURED, row)
        .at(cut)
        .with("name", excerpt(&name.unwrap_or_default()))
}

/// Whether the include check leaves anybody in scope to look at further.
pub(crate) fn in_scope(checks: &[Check]) -> bool {
    !checks
        .iter()
        .any(|check| check.rule.id == rules::METHOD_INCLUDE.id && check.outcome == Outcome::Fail)
}
