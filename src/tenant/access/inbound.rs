//! Who may come in from another tenant, and to what: `crossTenantAccessPolicyB2BSetting` (access.md).

use crate::base::error::Error;
use crate::contract::verdict::Clause;
use crate::tenant::reader::{Located, Member, Members, Reader};

/// `b2bCollaborationInbound` or `b2bDirectConnectInbound`.
#[derive(Clone, Debug)]
pub(crate) struct Inbound {
    pub users: Option<Targets>,
    pub applications: Option<Targets>,
}

/// `crossTenantAccessPolicyTargetConfiguration`.
#[derive(Clone, Debug)]
pub(crate) struct Targets {
    pub at: Clause,
    /// Whether what is targeted may come in or be reached, or may not.
    pub allows: Option<Located<Member<bool>>>,
    /// Ids and reserved words, in lower case.
    pub named: Vec<String>,
}

const ACCESS_TYPES: &[(&str, bool)] = &[("allowed", true), ("blocked", false)];

impl Inbound {
    /// What nobody can tell, of which a member or a text stands in its place.
    pub fn untold(instead: Located<String>) -> Self {
        Self {
            users: Some(Targets::cut_off(instead)),
            applications: None,
        }
    }

    /// What a configuration says under a name; null and absent inherit (A22).
    pub fn read(
        reader: &mut Reader,
        members: &Members<'_>,
        name: &str,
    ) -> Result<Option<Self>, Error> {
        if let Some(cut) = members.cut_off(name) {
            return Ok(Some(Self::untold(cut)));
        }
        let Some(setting) = members.nested(name)? else {
            return Ok(None);
        };
        reader.check_members(&setting, &["usersAndGroups", "applications"]);
        let (users, applications) = (
            Targets::read(reader, &setting, "usersAndGroups")?,
            Targets::read(reader, &setting, "applications")?,
        );
        // Tools write the members of a setting that is not there, each of them null.
        let is_set = users.is_some() || applications.is_some();
        Ok(is_set.then_some(Self {
            users,
            applications,
        }))
    }
}

impl Targets {
    /// What an export that was cut has left of them.
    fn cut_off(cut: Located<String>) -> Self {
        Self {
            at: cut.at.clone(),
            allows: Some(Located {
                value: Member::Unknown(cut.value),
                at: cut.at,
            }),
            named: Vec::new(),
        }
    }

    fn read(reader: &mut Reader, members: &Members<'_>, name: &str) -> Result<Option<Self>, Error> {
        if let Some(cut) = members.cut_off(name) {
            return Ok(Some(Self::cut_off(cut)));
        }
        let nested = members.nested(name)?;
        let nested = nested.filter(|nested| !nested.others(&[]).is_empty());
        let Some(members) = nested else {
            return Ok(None);
        };
        let Some(at) = members.at().cloned() else {
            return Ok(None);
        };
        if let Some(cut) = members.cut_off("targets") {
            return Ok(Some(Self::cut_off(cut)));
        }
        reader.check_members(&members, &["accessType", "targets"]);
        let allows = reader.member(&members, "accessType", ACCESS_TYPES)?;
        let list = reader.list(&members, "targets")?;
        let mut named = Vec::new();
        for target in list.iter().flat_map(|list| list.items()) {
            let members =
                reader.members(std::slice::from_ref(&target), &["target", "targetType"])?;
            // A target without a name may be anybody or anything.
            let Some(name) = reader.string(&members, "target")? else {
                return Ok(Some(Self::cut_off(Located {
                    value: "target".to_owned(),
                    at: target.at,
                })));
            };
            named.push(name.value.trim().to_ascii_lowercase());
        }
        Ok(Some(Self { named, allows, at }))
    }
}
