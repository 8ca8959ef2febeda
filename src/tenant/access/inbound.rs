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
    /// What a configuration says under a name; null and absent inherit (A22).
    pub fn read(
        reader: &mut Reader,
        members: &Members<'_>,
        name: &str,
    ) -> Result<Option<Self>, Error> {
        let Some(setting) = members.nested(name)? else {
            return Ok(None);
        };
        reader.check_members(&setting, &["usersAndGroups", "applications"]);
        Ok(Some(Self {
            users: Targets::read(reader, &setting, "usersAndGroups")?,
            applications: Targets::read(reader, &setting, "applications")?,
        }))
    }
}

impl Targets {
    fn read(reader: &mut Reader, members: &Members<'_>, name: &str) -> Result<Option<Self>, Error> {
        let Some(members) = members.nested(name)? else {
            return Ok(None);
        };
        let Some(at) = members.at().cloned() else {
            return Ok(None);
        };
        reader.check_members(&members, &["accessType", "targets"]);
        let allows = reader.member(&members, "accessType", ACCESS_TYPES)?;
        let list = reader.list(&members, "targets")?;
        let targets = list.iter().flat_map(|list| list.items());
        let named = targets.filter_map(|target| {
            let name = target.get("target")?.value.as_str()?;
            Some(name.trim().to_ascii_lowercase())
        });
        Ok(Some(Self {
            named: named.collect(),
            allows,
            at,
        }))
    }
}
