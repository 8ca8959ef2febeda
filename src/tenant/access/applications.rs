//! `conditionalAccessApplications`.

use crate::base::error::Error;
use crate::contract::verdict::Clause;
use crate::tenant::access::device_filter::{FILTER_MEMBERS, filter};
use crate::tenant::access::device_rule::{Broken, Subject};
use crate::tenant::access::extent::{Extent, is_nothing, left_out, non_empty, variables, within};
use crate::tenant::reader::{Located, Member, Members, Reader};

/// `conditionalAccessApplications`.
#[derive(Clone, Debug)]
pub(crate) struct Applications {
    pub extent: Extent,
    pub include: Option<Located<Vec<String>>>,
    pub exclude: Option<Located<Vec<String>>>,
    pub user_actions: Option<Located<Vec<String>>>,
    pub contexts: Option<Located<Vec<String>>>,
    /// A filter by custom security attributes, which no question carries.
    pub filter: Option<ApplicationFilter>,
}

/// `conditionalAccessFilter` on applications: which way it counts, and why it cannot be read where it cannot.
#[derive(Clone, Debug)]
pub(crate) struct ApplicationFilter {
    pub at: Clause,
    pub includes: Member<bool>,
    pub broken: Option<Broken>,
}

impl Applications {
    pub(crate) fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let mut unknown = reader.undecided(
            members,
            &[
                "includeApplications",
                "excludeApplications",
                "includeUserActions",
                "includeAuthenticationContextClassReferences",
                "applicationFilter",
            ],
        );
        let filter = match members.nested("applicationFilter")? {
            Some(members) => {
                unknown.extend(reader.undecided(&members, FILTER_MEMBERS));
                filter(reader, &members, Subject::Application)?
            }
            None => None,
        };
        let filter = filter.map(|filter| ApplicationFilter {
            at: filter.at,
            includes: filter.includes,
            broken: filter.rule.err(),
        });
        let include = non_empty(reader.texts(members, "includeApplications")?);
        let exclude = non_empty(reader.texts(members, "excludeApplications")?);
        let user_actions = non_empty(reader.texts(members, "includeUserActions")?);
        let contexts =
            non_empty(reader.texts(members, "includeAuthenticationContextClassReferences")?);
        for (name, list) in [
            ("includeApplications", &include),
            ("excludeApplications", &exclude),
        ] {
            unknown.extend(variables(reader, name, list.as_ref()));
        }
        let only_applications = user_actions.is_none()
            && contexts.is_none()
            && filter
                .as_ref()
                .is_none_or(|filter| filter.includes == Member::Known(false));
        let never = within(include.as_ref(), exclude.as_ref()).filter(|_| only_applications);
        let mut read = Self {
            extent: Extent::of(members, never, unknown),
            include,
            exclude,
            user_actions,
            contexts,
            filter,
        };
        if read.include.is_none() && read.is_empty() {
            let left = left_out(reader, members, "includeApplications");
            read.extent.unknown.extend(left);
        }
        Ok(read)
    }

    pub fn is_empty(&self) -> bool {
        is_nothing(self.include.as_ref())
            && self.user_actions.is_none()
            && self.contexts.is_none()
            && self.filter.is_none()
    }
}
