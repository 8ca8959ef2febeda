//! What every authentication method configuration has: state, include and exclude targets (passkeys.md#shape-of-the-policy, certificates.md#shape-of-the-policy).

use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Located, Member, Members, Node, Reader};
use crate::words::{findings, reasons};

/// `state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Enabled,
    Disabled,
}

pub(crate) const STATES: &[(&str, State)] =
    &[("enabled", State::Enabled), ("disabled", State::Disabled)];

/// `targetType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TargetType {
    User,
    Group,
}

const TARGET_TYPES: &[(&str, TargetType)] =
    &[("user", TargetType::User), ("group", TargetType::Group)];

/// One include or exclude target.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub at: Clause,
    pub id: String,
    /// Absent counts as a group: security groups are the only targets that can be saved today.
    pub kind: Member<TargetType>,
    /// `allowedPasskeyProfiles`, passkey targets only.
    pub profiles: Option<Located<Vec<String>>>,
}

impl Target {
    pub fn is_all_users(&self) -> bool {
        is_everybody(&self.id)
    }

    fn told(node: &Node<'_>) -> Option<Self> {
        let id = node.get("id")?.value.as_str()?.trim().to_owned();
        let kind = match node.get("targetType") {
            None => Some(TargetType::Group),
            Some(kind) => is_one_of(kind.value.as_str()?, TARGET_TYPES),
        };
        Some(Self {
            at: node.at.clone(),
            kind: match kind {
                Some(kind) if !may_mean_everybody(&id) => Member::Known(kind),
                _ => Member::Unknown(id.clone()),
            },
            id,
            profiles: None,
        })
    }
}

/// State and targets of a method configuration.
#[derive(Clone, Debug)]
pub(crate) struct Method {
    pub at: Clause,
    pub state: Option<Located<Member<State>>>,
    pub exclude: Vec<Target>,
    /// `None` when the member is absent, as in a request body that does not change it.
    pub include: Option<Located<Vec<Target>>>,
}
pub(crate) const METHOD_MEMBERS: &[&str] = &["id", "state", "includeTargets", "excludeTargets"];

impl Method {
    /// Whether users can have the method at all.
    pub fn is_enabled(&self) -> bool {
        let state = self.state.as_ref();
        state.is_none_or(|state| state.value == Member::Known(State::Enabled))
    }

    /// Whether the policy says that nobody can use the method.
    pub fn is_disabled(&self) -> bool {
        let state = self.state.as_ref();
        state.is_some_and(|state| state.value == Member::Known(State::Disabled))
    }

    pub fn read(reader: &mut Reader, members: &Members<'_>, at: &Clause) -> Result<Self, Error> {
        Ok(Self {
            at: at.clone(),
            state: reader.member(members, "state", STATES)?,
            exclude: targets(reader, members, "excludeTargets")?
                .map(|list| list.value)
                .unwrap_or_default(),
            include: targets(reader, members, "includeTargets")?,
        })
    }

    /// State and targets of a configuration that no rule reads, of which nothing is said that cannot be read.
    pub fn told(node: &Node<'_>) -> Self {
        let state = node.get("state").and_then(|state| {
            let known = is_one_of(state.value.as_str()?, STATES)?;
            Some(Located {
                value: Member::Known(known),
                at: state.at,
            })
        });
        let told = |name: &str| {
            let list = node.get(name).filter(|list| list.value.is_array())?;
            let value: Option<Vec<Target>> = list.items().iter().map(Target::told).collect();
            Some(Located {
                value: value?,
                at: list.at,
            })
        };
        Self {
            at: node.at.clone(),
            state,
            exclude: told("excludeTargets")
                .map(|list| list.value)
                .unwrap_or_default(),
            include: told("includeTargets"),
        }
    }
}

fn is_one_of<T: Copy>(text: &str, known: &[(&str, T)]) -> Option<T> {
    let text = text.trim();
    let mut known = known.iter();
    known.find_map(|(name, value)| name.eq_ignore_ascii_case(text).then_some(*value))
}

/// The word for every user.
const EVERYBODY: &str = "all_users";

/// Whether a target is the word for every user.
fn is_everybody(id: &str) -> bool {
    id.eq_ignore_ascii_case(EVERYBODY)
}

/// Whether a target is what the portal or another part of Graph calls every user.
fn may_mean_everybody(id: &str) -> bool {
    let letters = id.chars().filter(|letter| letter.is_alphanumeric());
    let letters = letters.collect::<String>().to_lowercase();
    let words = [
        "all",
        "allusers",
        "everyone",
        "everybody",
        "すべてのユーザー",
        "全ユーザー",
    ];
    !is_everybody(id) && words.contains(&letters.as_str())
}

pub(crate) fn targets(
    reader: &mut Reader,
    members: &Members<'_>,
    name: &str,
) -> Result<Option<Located<Vec<Target>>>, Error> {
    let Some(list) = reader.list(members, name)? else {
        return Ok(None);
    };
    let mut targets = Vec::new();
    for node in list.items() {
        let members = reader.members(
            std::slice::from_ref(&node),
            &[
                "id",
                "targetType",
                "isRegistrationRequired",
                "allowedPasskeyProfiles",
            ],
        )?;
        let Some(id) = reader.string(&members, "id")? else {
            reader.note(Note::new(Severity::Warning, &findings::TARGET_WITHOUT_ID).at(&node.at));
            reader.leave_open(&node.at, &reasons::TARGET_NOT_TOLD);
            continue;
        };
        let id = reader.trimmed(id);
        let kind = reader.member(&members, "targetType", TARGET_TYPES)?;
        let may_mean_everybody = may_mean_everybody(&id.value);
        if may_mean_everybody {
            reader.misspelled_as(&id.value, &id.at, EVERYBODY);
        } else if !is_everybody(&id.value) {
            reader.name_for_id(&id.value, &id.at);
        }
        targets.push(Target {
            // A variable could mean any group or user, and what is nearly the word for everybody could be that.
            kind: if may_mean_everybody || reader.variable(&id.value, &id.at) {
                Member::Unknown(id.value.clone())
            } else {
                kind.map_or(Member::Known(TargetType::Group), |read| read.value)
            },
            id: id.value,
            profiles: reader.texts(&members, "allowedPasskeyProfiles")?,
            at: node.at,
        });
    }
    Ok(Some(Located {
        value: targets,
        at: list.at,
    }))
}
