//! `conditionalAccessGrantControls`.

use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::extent::{located, no_place, non_empty};
use crate::tenant::reader::{Cause, Located, Member, Members, Reader, Untold, meant};
use crate::tenant::spelling::Spelling;
use crate::vocabulary::grant_control::GrantControl;
use crate::words::findings;

/// `conditionalAccessGrantControls`.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub at: Clause,
    /// `OR`, else `AND`.
    pub any: Member<bool>,
    pub controls: Vec<Control>,
}

/// One thing that a policy asks for.
#[derive(Clone, Debug)]
pub(crate) struct Control {
    pub at: Clause,
    pub kind: ControlKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ControlKind {
    Block,
    Mfa,
    CompliantDevice,
    DomainJoinedDevice,
    /// Not enforced any more (F30).
    ApprovedApplication,
    /// A control that only the question can know about, by the name that `access.satisfied` gives it.
    Stated(String),
    /// Id or name of the authentication strength; empty where it has neither.
    Strength(String),
    /// What is not known here, or not told.
    Unknown(Untold),
    /// What the document leaves out, though a policy that is stored asks for something.
    NotGiven,
}

const CONTROLS: &[&str] = &[
    "block",
    "mfa",
    "compliantDevice",
    "domainJoinedDevice",
    "approvedApplication",
    "compliantApplication",
    "passwordChange",
    "riskRemediation",
];

pub(crate) const GRANT_MEMBERS: &[&str] = &[
    "operator",
    "builtInControls",
    "customAuthenticationFactors",
    "termsOfUse",
    "authenticationStrength",
];
const OPERATORS: &[(&str, bool)] = &[("OR", true), ("AND", false)];

impl ControlKind {
    /// The name that Graph or the policy has for it; a strength has one of its own.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Block => Some(GrantControl::Block.as_str()),
            Self::Mfa => Some(GrantControl::Mfa.as_str()),
            Self::CompliantDevice => Some(GrantControl::CompliantDevice.as_str()),
            Self::DomainJoinedDevice => Some(GrantControl::DomainJoinedDevice.as_str()),
            Self::ApprovedApplication => Some(GrantControl::ApprovedApplication.as_str()),
            Self::Stated(name) => Some(name),
            Self::Unknown(untold) => {
                matches!(untold.cause, Cause::Unknown(_)).then_some(untold.name.as_str())
            }
            Self::Strength(_) | Self::NotGiven => None,
        }
    }
}

impl Grant {
    /// Whether two policies ask for the same.
    pub(crate) fn asks_the_same(&self, other: &Self) -> bool {
        let own = self.controls.iter().map(|control| &control.kind);
        self.any == other.any && own.eq(other.controls.iter().map(|control| &control.kind))
    }

    pub(crate) fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let mut controls = Vec::new();
        let built_in = reader.texts(members, "builtInControls")?;
        for (name, at) in built_in.iter().flat_map(located) {
            let lower = name.to_ascii_lowercase();
            if let Some(meant) = CONTROLS
                .iter()
                .find(|meant| meant.eq_ignore_ascii_case(&name) && **meant != name)
            {
                reader.note(
                    Note::new(Severity::Info, &findings::LETTER_CASE)
                        .at(&at)
                        .with("value", &name)
                        .with("meant", *meant)
                        .replacing(*meant),
                );
            }
            let kind = match lower.as_str() {
                "block" => ControlKind::Block,
                "mfa" => ControlKind::Mfa,
                "compliantdevice" => ControlKind::CompliantDevice,
                "domainjoineddevice" => ControlKind::DomainJoinedDevice,
                "approvedapplication" => ControlKind::ApprovedApplication,
                "compliantapplication" | "passwordchange" | "riskremediation" => {
                    ControlKind::Stated(name.clone())
                }
                _ => {
                    reader.misspelled(&name, &at, CONTROLS, meant(&name, CONTROLS));
                    ControlKind::Unknown(Untold {
                        name: name.clone(),
                        cause: Cause::Unknown(None),
                    })
                }
            };
            controls.push(Control { at, kind });
        }
        let terms = reader.texts(members, "termsOfUse")?;
        for (name, at) in terms.iter().flat_map(located) {
            let kind = ControlKind::Stated(format!("termsOfUse:{name}"));
            controls.push(Control { at, kind });
        }
        let custom = non_empty(reader.texts(members, "customAuthenticationFactors")?);
        if let Some(list) = &custom {
            reader
                .note(Note::new(Severity::Warning, &findings::ACCESS_CUSTOM_CONTROL).at(&list.at));
        }
        for (name, at) in custom.iter().flat_map(located) {
            let kind = ControlKind::Stated(name.clone());
            controls.push(Control { at, kind });
        }
        let strength = members.nested("authenticationStrength")?;
        // Tools write the members of a strength that is not there, each of them null or empty.
        let is_there = |strength: &Members<'_>| {
            let id = strength.get("id");
            id.is_none_or(|id| !id.value.is_null()) || !strength.others(&[]).is_empty()
        };
        let strength = strength.filter(is_there);
        if let Some(strength) = strength {
            let id = reader.string(&strength, "id")?;
            let name = reader.string(&strength, "displayName")?;
            let named = [id, name].into_iter().flatten();
            let mut named = named.map(|read| read.value.trim().to_owned());
            let named = named.find(|name| !name.is_empty());
            controls.push(Control {
                at: strength.at().cloned().unwrap_or_else(no_place),
                kind: ControlKind::Strength(named.unwrap_or_default()),
            });
        } else if let Some(bound) = reader.string(members, "authenticationStrength@odata.bind")? {
            // A request body names the strength by its address.
            let id = bound.value.rsplit(['/', '(']).next().unwrap_or_default();
            let id = id.trim_matches(['\'', ')', ' ']).to_owned();
            controls.push(Control {
                at: bound.at,
                kind: ControlKind::Strength(id),
            });
        }
        // A stored policy has a list here, if an empty one; of Terraform's attributes those that are not set are null.
        let null = members.get("builtInControls");
        let null = null.filter(|node| node.value.is_null() && node.spelling == Spelling::Graph);
        if let Some(null) = null.filter(|_| !controls.is_empty()) {
            let row = &findings::ACCESS_CONTROLS_NOT_GIVEN;
            reader.note(Note::new(Severity::Warning, row).at(&null.at));
            controls.push(Control {
                at: null.at,
                kind: ControlKind::NotGiven,
            });
        }
        let operator = reader.member(members, "operator", OPERATORS)?;
        // What nothing reads may say how controls count together.
        let others = members.others(GRANT_MEMBERS);
        let open = others.into_iter().next().map(|other| other.value);
        let unsaid = open.map_or(Member::Known(false), Member::Unknown);
        Ok(Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            any: operator.map_or(unsaid, |operator| operator.value),
            controls,
        })
    }

    /// What a policy asks for whose grant controls are not given.
    pub(crate) fn not_given(at: Clause) -> Self {
        Self::only(at, ControlKind::NotGiven)
    }

    /// The same where it is known why.
    pub(crate) fn untold(untold: Located<Untold>) -> Self {
        Self::only(untold.at, ControlKind::Unknown(untold.value))
    }

    fn only(at: Clause, kind: ControlKind) -> Self {
        let control = Control {
            at: at.clone(),
            kind,
        };
        Self {
            at,
            any: Member::Known(false),
            controls: vec![control],
        }
    }

    /// Where nothing is asked for, what is asked for was left out. Only beside session controls may there be nothing, and
    /// then nothing else is said, or an empty list says so.
    pub(crate) fn or_not_given(
        mut self,
        reader: &mut Reader,
        members: &Members<'_>,
        has_session: bool,
    ) -> Self {
        let built_in = members.get("builtInControls");
        let says_nothing = built_in.as_ref().is_none_or(|node| node.value.is_null());
        let may_be_empty = has_session && (!says_nothing || members.others(&[]).is_empty());
        if self.controls.is_empty() && !may_be_empty {
            let at = built_in.map_or_else(|| self.at.clone(), |node| node.at);
            reader.note(Note::new(Severity::Warning, &findings::ACCESS_CONTROLS_NOT_GIVEN).at(&at));
            self.controls.push(Control {
                at,
                kind: ControlKind::NotGiven,
            });
        }
        self
    }

    /// Members that are not known may be more controls, or change how the others count together.
    pub(crate) fn with_unknown(mut self, unknown: Vec<Located<Untold>>) -> Self {
        for Located { value, at } in unknown {
            if self.any == Member::Known(true) {
                self.any = Member::Unknown(value.name.clone());
            }
            let kind = ControlKind::Unknown(value);
            self.controls.push(Control { at, kind });
        }
        self
    }
}
