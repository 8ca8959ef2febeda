//! What a Conditional Access policy asks for, and whether it is met.

use std::cell::OnceCell;

use crate::base::check::Lacking;
use crate::base::check::{Check, Outcome, first};
use crate::contract::About;
use crate::credential::presented::Credential;
use crate::decide::decided::Decided;
use crate::decide::external;
use crate::decide::external::Abroad;
use crate::decide::strength::delivery;
use crate::decide::strength::judge::JudgedStrength;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::{Attribute, SignIn, device_attribute_input};
use crate::tenant::access::cross_tenant::Claim;
use crate::tenant::access::grant::{Control, ControlKind, Grant};
use crate::tenant::reader::{Cause, Member, Untold};
use crate::tenant::strengths::strength::Strength;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::day::start_of;
use crate::vocabulary::federation::FederatedIdpMfaBehavior;
use crate::vocabulary::grant_control::GrantControl;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::inputs;
use crate::words::sentence::Rule;
use crate::words::{assumptions, reasons, rules};

/// What the controls are judged by.
pub(crate) struct Asked<'a> {
    pub tenant: &'a Tenant,
    pub credential: &'a Credential,
    pub question: &'a Circumstances,
    pub sign_in: &'a SignIn,
    /// Strengths do not count here, since another policy's take precedence.
    pub without_strengths: bool,
    /// The policy is not report-only.
    pub enforced: bool,
    /// The control `mfa`, the same for every policy of one sign-in.
    pub mfa: &'a OnceCell<Mfa>,
}

/// From this moment on an approved client app is not asked for any more (F30).
const APPROVED_UNTIL: i64 = start_of(2026, 7, 1);

/// The built-in multifactor strength, by which the control `mfa` is judged.
const MFA_STRENGTH: &str = "00000000-0000-0000-0000-000000000002";

/// The check of the controls as a whole.
pub(crate) fn judge(
    decided: &mut Decided,
    grant: &Grant,
    asked: &Asked<'_>,
    strengths: &mut Vec<JudgedStrength>,
) -> Check {
    let rule = &rules::ACCESS_GRANT;
    let children: Vec<Check> = grant
        .controls
        .iter()
        .map(|control| judge_control(decided, control, asked, strengths))
        .collect();
    if let Some(blocked) = children
        .iter()
        .find(|check| check.code == Some(reasons::ACCESS_BLOCKED.code))
    {
        return Check::led_by(&rules::ACCESS_GRANT_BLOCKS, blocked)
            .at(&grant.at)
            .with_children(children);
    }
    let counted: Vec<&Check> = children
        .iter()
        .filter(|check| check.outcome != Outcome::Skip)
        .collect();
    let any = match &grant.any {
        Member::Known(any) => *any,
        Member::Unknown(name) if counted.len() > 1 => {
            let is_it = |kind: &ControlKind| matches!(kind, ControlKind::Unknown(untold) if untold.name == *name);
            let mut both = grant.controls.iter().zip(&children);
            let check = match both.find(|(control, _)| is_it(&control.kind)) {
                Some((_, child)) => Check::led_by(rule, child),
                None => Check::unknown_member(rule, name),
            };
            return check.at(&grant.at).with_children(children);
        }
        Member::Unknown(_) => false,
    };
    let strength = || {
        children.iter().find(|check| {
            check.outcome == Outcome::Fail && check.code == Some(reasons::ACCESS_STRENGTH.code)
        })
    };
    let check = if counted.is_empty() {
        Check::pass(rule)
    } else if any {
        if first(&children, Outcome::Pass).is_some() {
            Check::pass(rule)
        } else {
            // Of several that fail the strength gives the reason.
            let lead = first(&children, Outcome::Unknown)
                .or_else(strength)
                .or_else(|| first(&children, Outcome::Fail));
            lead.map_or_else(|| Check::pass(rule), |lead| Check::led_by(rule, lead))
        }
    } else {
        let lead = strength()
            .or_else(|| first(&children, Outcome::Fail))
            .or_else(|| first(&children, Outcome::Unknown));
        lead.map_or_else(|| Check::pass(rule), |lead| Check::led_by(rule, lead))
    };
    check.at(&grant.at).with_children(children)
}

fn judge_control(
    decided: &mut Decided,
    control: &Control,
    asked: &Asked<'_>,
    strengths: &mut Vec<JudgedStrength>,
) -> Check {
    let rule = &rules::ACCESS_CONTROL;
    let check = match &control.kind {
        ControlKind::Block => Check::fail(rule, &reasons::ACCESS_BLOCKED).expected("block"),
        ControlKind::Mfa => {
            let mfa = asked.mfa.get_or_init(|| mfa(decided, asked));
            mfa.check.clone()
        }
        ControlKind::Strength(id) if asked.without_strengths => {
            Check::skip(&rules::ACCESS_STRENGTH).about(called(asked.tenant, id, control))
        }
        ControlKind::Strength(id) if id.is_empty() => Check::unknown(
            &rules::ACCESS_STRENGTH,
            &reasons::STRENGTH_NOT_NAMED,
        )
        .about(called(asked.tenant, id, control)),
        ControlKind::Strength(id) => strength(decided, id, asked, strengths),
        ControlKind::CompliantDevice => device(&COMPLIANT, asked),
        ControlKind::DomainJoinedDevice => device(&JOINED, asked),
        ControlKind::ApprovedApplication if asked.question.is_from(APPROVED_UNTIL) => {
            Check::skip(&rules::ACCESS_APPROVED_APPLICATION)
        }
        ControlKind::ApprovedApplication => {
            stated(GrantControl::ApprovedApplication.as_str(), asked)
        }
        ControlKind::NotGiven => Check::unknown(rule, &reasons::ACCESS_CONTROLS_NOT_GIVEN),
        // Who has the password elsewhere cannot change it here (Learn, authentication-conditional-access, 2024-05-15).
        ControlKind::Stated(name)
            if name.eq_ignore_ascii_case(GrantControl::PasswordChange.as_str())
                && asked.question.who.kind.is_external() =>
        {
            Check::fail(rule, &reasons::ACCESS_PASSWORD_ELSEWHERE).expected(name)
        }
        ControlKind::Stated(name) => stated(name, asked),
        ControlKind::Unknown(untold) => control_told_by(rule, untold),
    };
    let named = |name: &str| About {
        kind: AboutKind::Control,
        id: None,
        name: Some(name.to_owned()),
        document: Some(control.at.document),
    };
    match control.kind.name() {
        Some(name) => check.about(named(name)),
        None => check,
    }
    .at(&control.at)
}

/// The strength that a control names, whether or not it is judged.
fn called(tenant: &Tenant, name: &str, control: &Control) -> About {
    let fallback = Strength::fallback(name);
    let known = tenant.strengths.called(name);
    let strength = known.first().copied().or(fallback);
    let own = (!name.is_empty()).then(|| name.to_owned());
    About {
        kind: AboutKind::Strength,
        id: strength.and_then(|strength| strength.id.clone()),
        name: strength.and_then(Strength::name).map(str::to_owned).or(own),
        document: Some(control.at.document),
    }
}

/// The check of a control that is not known, or not told.
fn control_told_by(rule: &'static Rule, untold: &Untold) -> Check {
    match &untold.cause {
        Cause::Unknown(_) => Check::unknown_member(rule, &untold.name),
        Cause::Cut => Check::unknown(rule, &reasons::CONTROLS_CUT),
        Cause::Twice => Check::unknown(rule, &reasons::CONTROLS_TWICE),
        Cause::NotGiven => Check::unknown(rule, &reasons::ACCESS_CONTROLS_NOT_GIVEN),
        Cause::Pending => {
            Check::unknown(rule, &reasons::CONTROLS_PENDING).assuming(&assumptions::A17)
        }
        Cause::Variable => {
            Check::unknown(rule, &reasons::CONTROLS_VARIABLE).assuming(&assumptions::A17)
        }
    }
    .actual(&untold.name)
}

fn unmet(name: &str) -> Check {
    Check::fail(&rules::ACCESS_CONTROL, &reasons::ACCESS_CONTROL).expected(name)
}

/// A control that only the question can know about.
fn stated(name: &str, asked: &Asked<'_>) -> Check {
    let rule = &rules::ACCESS_CONTROL;
    match &asked.sign_in.satisfied {
        Some(met) if met.contains(&name.to_ascii_lowercase()) => Check::pass(rule).expected(name),
        Some(_) => unmet(name),
        None => Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING)
            .expected(name)
            .missing(&inputs::SATISFIED),
    }
}

/// A control that the device meets.
pub(crate) struct OfDevice {
    pub name: GrantControl,
    pub kind: ControlKind,
    /// The attribute that tells of it, and the value that meets it, both in lower case.
    pub attribute: &'static str,
    wanted: &'static str,
    /// What of another tenant has to be trusted for it.
    claim: Claim,
}

impl OfDevice {
    /// Whether the device of a sign-in meets it; `None` where nothing tells.
    pub fn is_met(&self, sign_in: &SignIn) -> Option<bool> {
        let device = sign_in.device.as_ref()?;
        if device.is_empty() {
            return Some(false);
        }
        let stated = device.get(self.attribute)?;
        Some(matches!(stated, Attribute::One(text) if text == self.wanted))
    }
}

const COMPLIANT: OfDevice = OfDevice {
    name: GrantControl::CompliantDevice,
    kind: ControlKind::CompliantDevice,
    attribute: "iscompliant",
    wanted: "true",
    claim: Claim::CompliantDevice,
};

const JOINED: OfDevice = OfDevice {
    name: GrantControl::DomainJoinedDevice,
    kind: ControlKind::DomainJoinedDevice,
    attribute: "trusttype",
    wanted: "serverad",
    claim: Claim::HybridDevice,
};

/// The controls that the device meets.
pub(crate) const OF_DEVICE: [OfDevice; 2] = [COMPLIANT, JOINED];

/// A control that the device meets, unless the question states it.
fn device(control: &OfDevice, asked: &Asked<'_>) -> Check {
    let rule = &rules::ACCESS_CONTROL;
    let name = control.name.as_str();
    if asked.question.who.kind.is_external() {
        // Who has no Microsoft Entra account has no home tenant that could tell of a device.
        if asked.question.who.without_entra.is_some() {
            return Check::fail(rule, &reasons::ACCESS_DEVICE_NOT_TRUSTED).expected(name);
        }
        // A home tenant's device counts where it is trusted, and no other device can be known here.
        match external::trusts(asked.tenant, &asked.question.who, control.claim) {
            Ok(trusted) => {
                let check = if trusted.value {
                    held_device(control, asked)
                } else {
                    Check::fail(rule, &reasons::ACCESS_DEVICE_NOT_TRUSTED).expected(name)
                };
                return check.assuming_if(trusted.inherited, &assumptions::A22);
            }
            Err(open) => {
                // A device that lacks what is asked for does not meet the control, trusted or not.
                let check = held_device(control, asked);
                return if check.outcome == Outcome::Fail {
                    check
                } else {
                    Check::unknown(rule, open.row)
                        .expected(name)
                        .missing(open.input)
                };
            }
        }
    }
    held_device(control, asked)
}

/// The same for a device whose word counts here.
fn held_device(control: &OfDevice, asked: &Asked<'_>) -> Check {
    let rule = &rules::ACCESS_CONTROL;
    let name = control.name.as_str();
    if asked.sign_in.satisfied.is_some() {
        return stated(name, asked);
    }
    let missing = |lacking: Lacking| {
        Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING)
            .expected(name)
            .missing(lacking)
    };
    match control.is_met(asked.sign_in) {
        Some(true) => Check::pass(rule).expected(name),
        Some(false) => unmet(name),
        None if asked.sign_in.device.is_none() => missing((&inputs::DEVICE).into()),
        None => missing(device_attribute_input(control.attribute)),
    }
}

/// The control `mfa`, and whether SMS or voice alone meets it (F23).
pub(crate) struct Mfa {
    pub check: Check,
    pub delivered: bool,
}

impl Mfa {
    fn of(check: Check) -> Self {
        Self {
            check,
            delivered: false,
        }
    }

    /// Met by methods, which may be delivered.
    fn met(delivered: bool, question: &Circumstances) -> Self {
        let check = Check::pass(&rules::ACCESS_CONTROL).expected("mfa");
        let leans = delivered && delivery::has_ended(question);
        Self {
            check: check
                .assuming(&assumptions::B4)
                .assuming_if(leans, &assumptions::B7),
            delivered,
        }
    }
}

/// `mfa` is met by the combinations of the built-in multifactor strength, whatever configurations it may have, by
/// external MFA (F21), and, for somebody without a Microsoft Entra account, by a second factor of this tenant (F22).
fn mfa(decided: &Decided, asked: &Asked<'_>) -> Mfa {
    let rule = &rules::ACCESS_CONTROL;
    if let Some(met) = &asked.sign_in.satisfied
        && met.contains("mfa")
    {
        return Mfa::of(Check::pass(rule).expected("mfa"));
    }
    let question = asked.question;
    let place = external::place(asked.tenant, question);
    let performed = performed(asked);
    if place == Some(Abroad::WithoutEntra) {
        return match external::second_factors(performed) {
            none if none.len() == 0 => Mfa::of(unmet("mfa").assuming(&assumptions::B4)),
            some => Mfa::met(delivery::is_only_delivered(some), question),
        };
    }
    let by_federation = question
        .who
        .federation
        .is_some_and(|behaviour| behaviour == FederatedIdpMfaBehavior::EnforceMfaByFederatedIdp);
    let has_external_mfa = performed.has(Mode::ExternalAuthMethod) && !by_federation;
    if has_external_mfa && external::counts_external_mfa(place) {
        return Mfa::met(false, question);
    }
    let judged = decided.built_in(MFA_STRENGTH, asked.tenant, asked.credential, question);
    let Some(judged) = judged else {
        return Mfa::of(
            Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING)
                .expected("mfa")
                .missing(&inputs::MFA_STRENGTH)
                .assuming(&assumptions::B4),
        );
    };
    // What the strength leans on that says which methods count, the control leans on too.
    let mut leans = Vec::new();
    judged.check.collect_assumptions(&mut leans);
    leans.retain(|one| [assumptions::A10.id, assumptions::B6.id].contains(&one.id));
    let check = match (judged.check.outcome, place) {
        (Outcome::Pass, _) => {
            let mut met = Mfa::met(judged.delivered, question);
            met.check.assumptions.extend(leans);
            return met;
        }
        // Whether it was set up by a home tenant that is trusted is open.
        (Outcome::Fail, Some(Abroad::Unknown(open))) if has_external_mfa => {
            Check::unknown(rule, open.row)
                .expected("mfa")
                .missing(open.input)
        }
        (Outcome::Fail, _) => {
            let mut unmet = unmet("mfa");
            unmet.assumptions.extend(leans);
            unmet
        }
        _ => Check::led_by(rule, &judged.check)
            .expected("mfa")
            .with_children(vec![judged.check]),
    };
    Mfa::of(check.assuming(&assumptions::B4))
}

/// The methods performed that a question names as such.
fn performed(asked: &Asked<'_>) -> Modes {
    let own = match asked.credential {
        Credential::Method(own) => Some(own.mode),
        Credential::Passkey(_) | Credential::Certificate(_) => None,
    };
    let before = asked.question.also_used.iter().copied();
    before.chain(own).collect()
}

/// A strength that a policy brings in fails with a code of the access; its own stands in the list of strengths.
fn strength(
    decided: &mut Decided,
    id: &str,
    asked: &Asked<'_>,
    strengths: &mut Vec<JudgedStrength>,
) -> Check {
    let rule = &rules::ACCESS_STRENGTH;
    let mut judged = decided.judge_strength(
        asked.tenant,
        asked.credential,
        asked.question,
        id,
        "/question/access",
        None,
    );
    let check = match judged.judged.check.outcome {
        Outcome::Pass => Check::pass(rule),
        Outcome::Fail => Check::fail(rule, &reasons::ACCESS_STRENGTH)
            .user_message_opt(judged.judged.check.deciding().user_message),
        _ => Check::led_by(rule, &judged.judged.check),
    };
    let mut check = check.with("name", &judged.name);
    check.about.clone_from(&judged.judged.check.about);
    judged.enforced = asked.enforced;
    let known = strengths
        .iter_mut()
        .find(|one| one.id == judged.id && one.name == judged.name);
    let judgement = match known {
        Some(known) => {
            known.enforced |= judged.enforced;
            judged.judged.check
        }
        None => {
            let judgement = judged.judged.check.clone();
            strengths.push(judged);
            judgement
        }
    };
    check.with_children(vec![judgement])
}
