//! What policies ask for, asked of the rule itself for each device and each control that can be met.

use std::cell::OnceCell;

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::side::Side;
use crate::answers::sweep::space::Space;
use crate::answers::sweep::users::Extent;
use crate::base::check::Outcome;
use crate::base::error::Error;
use crate::base::sorted::{Set, sort_by};
use crate::contract::question::Question;
use crate::credential::presented::Credential;
use crate::decide::access::grant::{self, Asked};
use crate::decide::order;
use crate::question::circumstances::Circumstances;
use crate::tenant::access::extent::no_place;
use crate::tenant::access::grant::{Control, ControlKind, Grant};
use crate::tenant::reader::Member;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::grant_control::GrantControl;
use crate::vocabulary::mode::Mode;

/// Controls of one grant that only a question can say to be met; a grant with more is left open.
const STATED: usize = 8;

/// The controls that only a question can say to be met, each once.
pub(crate) fn stated(sides: &[Side]) -> Vec<String> {
    let mut seen = Set::new();
    let mut found = Vec::new();
    for grant in sides
        .iter()
        .flat_map(Side::in_force)
        .filter_map(|one| one.grant.as_ref())
    {
        for name in grant.controls.iter().filter_map(stated_name) {
            if seen.insert(name.to_ascii_lowercase()) {
                found.push(name.to_owned());
            }
        }
    }
    found
}

fn stated_name(control: &Control) -> Option<&str> {
    match &control.kind {
        ControlKind::Stated(name) => Some(name),
        ControlKind::ApprovedApplication => Some(GrantControl::ApprovedApplication.as_str()),
        _ => None,
    }
}

/// The controls of devices that a policy asks for, by their names, each with how it comes out for a device.
fn of_device(side: &Side, question: &Circumstances) -> Vec<(GrantControl, Outcome)> {
    let asked = |kind: &ControlKind| {
        let grants = side.in_force().filter_map(|policy| policy.grant.as_ref());
        let mut controls = grants.flat_map(|grant| &grant.controls);
        controls.any(|one| one.kind == *kind)
    };
    let outcome = |kind: &ControlKind| {
        let at = no_place();
        let control = Control {
            at: at.clone(),
            kind: kind.clone(),
        };
        let grant = Grant {
            at,
            any: Member::Known(false),
            controls: vec![control],
        };
        let credential = Credential::from(Mode::Password);
        let judge = Judge::new(side, &credential, question);
        judge.map_or(Outcome::Unknown, |mut judge| {
            judge.outcome(&grant, question, false)
        })
    };
    let all = grant::OF_DEVICE.iter().filter(|one| asked(&one.kind));
    all.map(|one| (one.name, outcome(&one.kind))).collect()
}

/// How the controls of devices come out for a device, where a policy asks for them.
pub(crate) fn devices(side: &Side, question: &Circumstances) -> impl Iterator<Item = Outcome> {
    let controls = of_device(side, question).into_iter();
    controls.map(|(_, outcome)| outcome)
}

/// The names of the controls that a device meets.
pub(crate) fn met_by_device(side: &Side, question: &Circumstances) -> Vec<String> {
    let controls = of_device(side, question).into_iter();
    let met = controls.filter(|(_, outcome)| *outcome == Outcome::Pass);
    met.map(|(name, _)| name.as_str().to_owned()).collect()
}

/// A credential of one kind of user, ready to be held against what policies ask for.
pub(crate) struct Judge<'a> {
    side: &'a Side,
    credential: &'a Credential,
    decided: crate::decide::decided::Decided,
}

impl<'a> Judge<'a> {
    /// # Errors
    /// As a question of the credential without Conditional Access policies.
    pub fn new(
        side: &'a Side,
        credential: &'a Credential,
        question: &Circumstances,
    ) -> Result<Self, Error> {
        Ok(Self {
            side,
            credential,
            decided: order::settle(&side.bare, credential, question)?,
        })
    }

    /// Whether what is asked for is met.
    pub fn outcome(
        &mut self,
        grant: &Grant,
        question: &Circumstances,
        without_strengths: bool,
    ) -> Outcome {
        let Some(sign_in) = &question.access else {
            return Outcome::Unknown;
        };
        let mfa = OnceCell::new();
        let asked = Asked {
            tenant: &self.side.tenant,
            credential: self.credential,
            question,
            sign_in,
            without_strengths,
            enforced: true,
            mfa: &mfa,
        };
        grant::judge(&mut self.decided, grant, &asked, &mut Vec::new()).outcome
    }
}

/// What of a sign-in a grant hangs on, beside credential and kind of user.
pub(crate) struct Needs {
    device: bool,
    /// Places among the controls of the space.
    controls: Vec<usize>,
}

impl Needs {
    pub fn of(grant: &Grant, space: &Space) -> Self {
        let place = |name: &str| {
            let mut all = space.parts.controls.iter();
            all.position(|one| one.eq_ignore_ascii_case(name))
        };
        let is_of_device = |control: &Control| {
            matches!(
                control.kind,
                ControlKind::CompliantDevice | ControlKind::DomainJoinedDevice
            )
        };
        let mut controls: Vec<usize> = grant
            .controls
            .iter()
            .filter_map(stated_name)
            .filter_map(place)
            .collect();
        sort_by(&mut controls, usize::cmp);
        controls.dedup();
        Self {
            device: grant.controls.iter().any(is_of_device),
            controls,
        }
    }
}

/// The sign-ins of one kind of user and a credential by whether they meet a grant: `holds` where they do not.
pub(crate) fn unmet(
    space: &Space,
    needs: &Needs,
    devices: &[(Candidate, Vec<String>)],
    question: &Question,
    read: &dyn Fn(&Question) -> Result<Circumstances, Error>,
    outcome: &mut dyn FnMut(&Circumstances) -> Outcome,
) -> Result<Extent, Error> {
    let axis = space.axis(Dimension::Device).filter(|_| needs.device);
    let of_devices = match (axis, devices) {
        (Some(_), devices) => devices,
        (None, [first, ..]) => std::slice::from_ref(first),
        (None, []) => &[],
    };
    let mut extent = Extent::of(space, Outcome::Fail);
    if needs.controls.len() > STATED {
        return Ok(Extent::of(space, Outcome::Unknown));
    }
    for (class, (device, met)) in of_devices.iter().enumerate() {
        let mut question = question.clone();
        device.put(&mut question);
        let mut circumstances = read(&question)?;
        for choice in 0..1_usize << needs.controls.len() {
            let mut within =
                axis.map_or_else(|| space.everything(), |axis| space.class(axis, class));
            let mut satisfied: Set<String> =
                met.iter().map(|one| one.to_ascii_lowercase()).collect();
            for (place, index) in needs.controls.iter().enumerate() {
                let flag = space.control(*index);
                let is_met = choice >> place & 1 == 1;
                within = if is_met {
                    within.and(&flag)
                } else {
                    within.and_not(&flag)
                };
                let name = space.parts.controls.get(*index).filter(|_| is_met);
                satisfied = satisfied
                    .iter()
                    .chain(name.map(|name| name.to_ascii_lowercase()).as_ref())
                    .cloned()
                    .collect();
            }
            if let Some(sign_in) = &mut circumstances.access {
                sign_in.satisfied = (!space.parts.controls.is_empty()).then_some(satisfied);
            }
            let came = match outcome(&circumstances) {
                Outcome::Fail => Outcome::Pass,
                Outcome::Unknown => Outcome::Unknown,
                Outcome::Pass | Outcome::Skip => Outcome::Fail,
            };
            extent = extent.or(&Extent::of(space, came).and(&within));
        }
    }
    Ok(extent)
}

/// The sign-ins that a policy blocks whatever is presented.
pub(crate) fn blocks(grant: &Grant) -> bool {
    grant
        .controls
        .iter()
        .any(|control| control.kind == ControlKind::Block)
}
