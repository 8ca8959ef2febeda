//! The application that a sign-in opens.

use uuid::Uuid;

use crate::vocabulary::application::{ApplicationGroup, named};

/// An application, or a group of them, as the question calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Application {
    /// Without blanks around it.
    pub called: String,
    /// Its id; several where a name stands for several applications, none where nobody says which it has.
    pub ids: Vec<Uuid>,
    /// Whether it is a group itself.
    pub group: Option<ApplicationGroup>,
    /// Groups that the built-in lists have it in.
    pub member_of: Vec<ApplicationGroup>,
}

impl Application {
    pub fn read(text: &str) -> Self {
        let called = text.trim().to_owned();
        let group = ApplicationGroup::named(&called);
        let (ids, member_of) = match (Uuid::try_parse(&called), group) {
            (Ok(id), _) => (vec![id], ApplicationGroup::of(id).collect()),
            (Err(_), Some(_)) => (Vec::new(), Vec::new()),
            (Err(_), None) => {
                let named = named(&called).unwrap_or_default();
                (named.ids, named.groups)
            }
        };
        Self {
            called,
            ids,
            group,
            member_of,
        }
    }

    /// The application with this id.
    pub fn with_id(id: Uuid) -> Self {
        Self {
            called: id.hyphenated().to_string(),
            ids: vec![id],
            group: None,
            member_of: ApplicationGroup::of(id).collect(),
        }
    }

    /// Whether every resource is asked for, one of which a policy may be for and another not.
    pub fn is_all(&self) -> bool {
        self.called.eq_ignore_ascii_case("All")
    }

    /// Whether anything but a policy knows what is meant.
    pub fn is_known(&self) -> bool {
        self.is_all() || self.group.is_some() || !self.ids.is_empty() || !self.member_of.is_empty()
    }
}
