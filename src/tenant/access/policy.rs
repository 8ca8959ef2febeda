//! `conditionalAccessPolicy`: whom and what it is for, and what it asks for.

use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::extent::words;
use crate::tenant::access::grant::{GRANT_MEMBERS, Grant};
use crate::tenant::reader::{Cause, Located, Member, Members, Node, Reader, Untold};
use crate::tenant::selected::left_out;
use crate::vocabulary::likeness::nearest;
use crate::words::findings;

/// A policy.
#[derive(Clone, Debug)]
pub(crate) struct AccessPolicy {
    pub at: Clause,
    pub id: Option<String>,
    pub name: Option<String>,
    /// `None` when absent, as in a request body.
    pub state: Option<Located<Member<PolicyState>>>,
    pub conditions: Conditions,
    /// What the service itself says of one sign-in: `whatIfAnalysisResult`.
    pub what_if: Option<WhatIf>,
    /// `None` for a policy of session controls only.
    pub grant: Option<Grant>,
    /// Whether more than its own document tells what it is: request bodies over it, or what an export selected of it.
    pub is_layered: bool,
    /// Names of the session controls that are set, which are listed and not judged.
    pub session: Vec<Located<String>>,
}

/// `policyApplies` and `analysisReasons` of a What If answer.
#[derive(Clone, Debug)]
pub(crate) struct WhatIf {
    pub applies: Located<bool>,
    /// Names of flags.
    pub reasons: Vec<String>,
}

impl AccessPolicy {
    /// Leaves open what an attribute says that is not known yet.
    pub fn leave_open(&mut self, pending: &Located<String>) {
        let is_of =
            |part: &str| pending.value == part || pending.at.path.contains(&["/", part].concat());
        let untold = Located {
            value: Untold {
                name: pending.value.clone(),
                cause: Cause::Pending,
            },
            at: pending.at.clone(),
        };
        if is_of("grant_controls") {
            let grant = self.grant.take().map_or_else(
                || Grant::untold(untold.clone()),
                |grant| grant.with_unknown(vec![untold.clone()]),
            );
            self.grant = Some(grant);
        } else if !is_of("session_controls") && pending.value != "display_name" {
            self.conditions.leave_open(untold);
        }
    }

    /// Whether it is disabled.
    pub fn is_off(&self) -> bool {
        let state = self.state.as_ref().map(|state| &state.value);
        state == Some(&Member::Known(PolicyState::Disabled))
    }

    /// Whether it can decide: report-only and disabled policies never do.
    pub fn is_in_force(&self) -> bool {
        match self.state.as_ref().map(|state| &state.value) {
            None | Some(Member::Unknown(_)) => true,
            Some(Member::Known(state)) => *state == PolicyState::Enabled,
        }
    }
}

impl WhatIf {
    /// What an answer says of a policy that it does not name.
    pub fn without(answer: &Clause) -> Self {
        Self {
            applies: Located {
                value: false,
                at: answer.clone(),
            },
            reasons: Vec::new(),
        }
    }
}

/// `conditionalAccessPolicyState`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PolicyState {
    Enabled,
    Disabled,
    ReportOnly,
}

impl PolicyState {
    /// The wire name.
    pub fn as_str(self) -> &'static str {
        STATES
            .iter()
            .find(|(_, state)| *state == self)
            .map_or("", |(name, _)| name)
    }
}

const STATES: &[(&str, PolicyState)] = &[
    ("enabled", PolicyState::Enabled),
    ("disabled", PolicyState::Disabled),
    ("enabledForReportingButNotEnforced", PolicyState::ReportOnly),
];

const POLICY_MEMBERS: &[&str] = &[
    "id",
    "templateId",
    "displayName",
    "description",
    "createdDateTime",
    "modifiedDateTime",
    "deletedDateTime",
    "state",
    "partialEnablementStrategy",
    "conditions",
    "grantControls",
    "sessionControls",
    "policyApplies",
    "analysisReasons",
    // Of CIPP's templates.
    "LocationInfo",
    "GUID",
];

/// What stands in the place of a member that is not there: what an export has cut, or another name that is like its own.
fn instead_of(name: &str, members: &Members<'_>) -> Option<Clause> {
    let is_like = |other: &Located<String>| nearest(&other.value, POLICY_MEMBERS) == Some(name);
    let others = members.others(POLICY_MEMBERS);
    let like = others.into_iter().find(is_like);
    members.cut_off(name).or(like).map(|found| found.at)
}

impl AccessPolicy {
    /// Reads a policy and the request bodies that are laid over it, topmost first; `at` is where it stands.
    pub fn read(reader: &mut Reader, layers: &[Node<'_>], at: &Clause) -> Result<Self, Error> {
        let members = reader.members(layers, POLICY_MEMBERS)?;
        let mut conditions = match members.nested("conditions")? {
            Some(conditions) => Conditions::read(reader, &conditions)?,
            None => {
                // No stored policy is without conditions.
                let at = instead_of("conditions", &members).unwrap_or_else(|| at.clone());
                if !reader.is_cut(&at) {
                    let row = &findings::ACCESS_CONDITIONS_NOT_GIVEN;
                    reader.note(Note::new(Severity::Warning, row).at(&at));
                }
                let cause = if reader.is_cut(&at) {
                    reader.cause_of_cut(&at)
                } else {
                    Cause::NotGiven
                };
                let value = Untold {
                    name: "conditions".to_owned(),
                    cause,
                };
                Conditions {
                    unknown: vec![Located { value, at }],
                    ..Conditions::default()
                }
            }
        };
        for both in members.in_other_letters(&["conditions", "grantControls"]) {
            let (name, cause) = (both.value, Cause::Twice);
            let value = Untold { name, cause };
            let at = both.at;
            conditions.unknown.push(Located { value, at });
        }
        // Whether it is in force then, nobody says.
        if let Some(at) = left_out(layers, &["state"]) {
            let value = Untold {
                name: "state".to_owned(),
                cause: Cause::NotGiven,
            };
            conditions.unknown.push(Located { value, at });
        }
        let session = members.nested("sessionControls")?;
        let session = session.as_ref().map(session_controls).unwrap_or_default();
        let grant = match members.nested("grantControls")? {
            Some(grant) => {
                let unknown = reader.undecided(&grant, GRANT_MEMBERS);
                let read = Grant::read(reader, &grant)?.with_unknown(unknown);
                Some(read.or_not_given(reader, &grant, !session.is_empty()))
            }
            None => instead_of("grantControls", &members).map(|at| {
                if !reader.is_cut(&at) {
                    return Grant::not_given(at);
                }
                let value = Untold {
                    name: "grantControls".to_owned(),
                    cause: reader.cause_of_cut(&at),
                };
                Grant::untold(Located { value, at })
            }),
        };
        let grant = grant.or_else(|| left_out(layers, &["grantControls"]).map(Grant::not_given));
        let reasons = words(reader, &members, "analysisReasons")?;
        let what_if = reader
            .boolean(&members, "policyApplies")?
            .map(|applies| WhatIf {
                applies,
                reasons: reasons.map(|reasons| reasons.value).unwrap_or_default(),
            });
        // No stored policy has neither of the controls; an answer of What If leaves to the policy what it asks for.
        let grant = match grant {
            None if session.is_empty() && what_if.is_none() => {
                let row = &findings::ACCESS_CONTROLS_NOT_GIVEN;
                reader.note(Note::new(Severity::Warning, row).at(at));
                Some(Grant::not_given(at.clone()))
            }
            grant => grant,
        };
        Ok(Self {
            what_if,
            at: at.clone(),
            is_layered: layers.len() > 1 || layers.iter().any(|layer| layer.selected.is_some()),
            id: reader
                .string(&members, "id")?
                .map(|id| reader.trimmed(id).value),
            name: reader
                .string(&members, "displayName")?
                .map(|name| name.value),
            state: match members.in_other_letters(&["state"]).pop() {
                Some(both) => Some(Located {
                    value: Member::Unknown(both.value),
                    at: both.at,
                }),
                None => reader.member(&members, "state", STATES)?,
            },
            conditions,
            grant,
            session,
        })
    }
}

/// The session controls that are set, whatever their names, without those that are off.
fn session_controls(members: &Members<'_>) -> Vec<Located<String>> {
    let is_off = |name: &str| {
        members.get(name).is_some_and(|node| {
            let enabled = node.get("isEnabled").map_or(node.value, |node| node.value);
            enabled.as_bool() == Some(false)
        })
    };
    members
        .others(&[])
        .into_iter()
        .filter(|control| !is_off(&control.value))
        .collect()
}
