//! What of a person the policies can tell apart: the groups, roles and users that they name. People who are alike in that
//! are asked about once.

use std::borrow::Cow;

use crate::base::directory::{Own, Sort, is_id};
use crate::base::table::Table;
use crate::contract::population::Text;
use crate::population::person::Person;
use crate::question::who::Who;
use crate::tenant::access::users::{Side, is_user_word};
use crate::tenant::methods::method::{Method, Target, TargetType};
use crate::tenant::reader::{Located, Member};
use crate::tenant::tenant::Tenant;
use crate::vocabulary::user_type::UserType;

/// What policies name, by what it is called in lower case.
#[derive(Clone, Debug, Default)]
pub(crate) struct Relevant {
    groups: Named,
    roles: Named,
    users: Named,
}

/// Objects of one sort that policies name.
#[derive(Clone, Debug, Default)]
struct Named {
    places: Table<String, u32>,
    /// Whether something is called by a name and not by an id, so that ids that nothing names could be its.
    by_name: bool,
}

/// What a person is like, as far as policies can tell: the key, and who stands for it.
#[derive(Debug, Default)]
pub(crate) struct Class {
    /// What people who are alike have in common.
    pub key: Vec<u32>,
    groups: Option<Vec<String>>,
    groups_asked: Option<Vec<String>>,
    roles: Option<Vec<String>>,
    roles_asked: Option<Vec<String>>,
}

impl Named {
    fn add(&mut self, word: &str) {
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX - 1);
        self.places
            .entry(word.trim().to_ascii_lowercase())
            .or_insert(next);
        self.by_name |= !is_id(word.trim());
    }

    fn add_all(&mut self, list: &Option<Located<Vec<String>>>) {
        for word in list.iter().flat_map(|list| &list.value) {
            self.add(word);
        }
    }

    /// The places of what is named among ids and names, sorted, and who keeps them; what is not named is kept once where
    /// names leave open what it is.
    fn among(&self, own: &[Text<'_>], key: &mut Vec<u32>) -> Vec<String> {
        let start = key.len();
        let mut kept = Vec::new();
        let (mut other_id, mut other_name) = (false, false);
        if self.places.is_empty() {
            return kept;
        }
        for text in own {
            let word = lower(text.as_str());
            if let Some(place) = self.places.get(word.as_ref()) {
                key.push(*place);
                kept.push(word.into_owned());
            } else if self.by_name || !is_id(&word) {
                let other = if is_id(&word) {
                    &mut other_id
                } else {
                    &mut other_name
                };
                if !std::mem::replace(other, true) {
                    kept.push(word.into_owned());
                }
            }
        }
        if let Some(places) = key.get_mut(start..) {
            places.sort_unstable();
        }
        key.push(u32::MAX - 3 + u32::from(other_id) + 2 * u32::from(other_name));
        kept
    }

    fn place(&self, own: Option<&str>) -> u32 {
        let place = own.and_then(|own| self.places.get(lower(own).as_ref()));
        place.map_or(0, |place| place + 1)
    }
}

/// A text in lower case without blanks around it; ids most often are.
fn lower(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

impl Relevant {
    pub fn of<'t>(tenants: impl Iterator<Item = &'t Tenant>) -> Self {
        let mut all = Self::default();
        for tenant in tenants {
            let methods = [
                tenant.fido2.as_deref().map(|policy| &policy.method),
                tenant.x509.as_deref().map(|policy| &policy.method),
            ];
            methods
                .into_iter()
                .flatten()
                .for_each(|method| all.method(method));
            for policy in tenant.access_policies.iter() {
                if let Some(users) = &policy.conditions.users {
                    all.side(&users.include);
                    all.side(&users.exclude);
                }
            }
            let sorts = [
                (Sort::Group, &mut all.groups),
                (Sort::Role, &mut all.roles),
                (Sort::User, &mut all.users),
            ];
            for (sort, named) in sorts {
                tenant
                    .directory
                    .words(sort)
                    .for_each(|word| named.add(word));
            }
        }
        all
    }

    /// Whether policies name a group at all.
    pub fn names_groups(&self) -> bool {
        !self.groups.places.is_empty()
    }

    fn method(&mut self, method: &Method) {
        let include = method.include.iter().flat_map(|list| &list.value);
        for target in include.chain(&method.exclude) {
            self.target(target);
        }
    }

    fn target(&mut self, target: &Target) {
        if target.is_all_users() {
            return;
        }
        match &target.kind {
            Member::Known(TargetType::User) => self.users.add(&target.id),
            Member::Known(TargetType::Group) => self.groups.add(&target.id),
            Member::Unknown(_) => {}
        }
    }

    fn side(&mut self, side: &Side) {
        self.groups.add_all(&side.groups);
        self.roles.add_all(&side.roles);
        let users = side.users.iter().flat_map(|list| &list.value);
        for user in users.filter(|user| !is_user_word(user)) {
            self.users.add(user);
        }
    }

    /// What the person is like; `class` is filled anew.
    pub fn classify(&self, person: &Person<'_>, class: &mut Class) {
        let Class {
            key,
            groups,
            groups_asked,
            roles,
            roles_asked,
        } = class;
        key.clear();
        let kind = person.kind.unwrap_or_default();
        let id = person.id.as_ref().map(Text::as_str);
        let name = person.user_principal_name.as_ref().map(Text::as_str);
        let bits = [
            id.is_some(),
            id.is_some_and(|id| is_id(id.trim())),
            name.is_some(),
            person.groups.is_some(),
            person.groups_asked.is_some(),
            person.roles.is_some(),
            person.roles_asked.is_some(),
        ];
        let bits = bits.iter().fold(0, |bits, bit| bits << 1 | u32::from(*bit));
        key.push(bits << 8 | kind as u32);
        key.push(self.users.place(id));
        key.push(self.users.place(name));
        for (named, own, kept) in [
            (&self.groups, &person.groups, groups),
            (&self.groups, &person.groups_asked, groups_asked),
            (&self.roles, &person.roles, roles),
            (&self.roles, &person.roles_asked, roles_asked),
        ] {
            key.push(u32::MAX);
            *kept = own.as_ref().map(|own| named.among(own, key));
        }
    }
}

impl Class {
    /// The person as circumstances have them, with nothing but what policies can tell apart.
    pub fn who(&self, person: &Person<'_>, base: &Who) -> Who {
        let own = |own: &Option<Vec<String>>, asked: &Option<Vec<String>>| -> Option<Own> {
            let asked = asked.as_ref();
            let asked = asked.map(|asked| asked.iter().cloned().collect());
            let own: Own = own.as_ref()?.iter().cloned().collect();
            Some(own.among_asked(asked))
        };
        Who {
            id: person.id.as_ref().map(|id| lower(id.as_str()).into_owned()),
            groups: own(&self.groups, &self.groups_asked),
            roles: own(&self.roles, &self.roles_asked),
            kind: person.kind.unwrap_or(UserType::Member),
            user_principal_name: person
                .user_principal_name
                .as_ref()
                .map(|name| name.as_str().to_owned()),
            on_premises_user_principal_name: None,
            certificate_user_ids: None,
            renamed: false,
            ..base.clone()
        }
    }

    /// The groups that policies name.
    pub fn groups(&self) -> Option<&Vec<String>> {
        self.groups.as_ref()
    }

    /// Of the groups that policies name, those that were looked at; `None`: all were.
    pub fn groups_asked(&self) -> Option<&Vec<String>> {
        self.groups_asked.as_ref()
    }

    /// The roles that policies name.
    pub fn roles(&self) -> Option<&Vec<String>> {
        self.roles.as_ref()
    }

    /// Of the roles that policies name, those that were looked at; `None`: all were.
    pub fn roles_asked(&self) -> Option<&Vec<String>> {
        self.roles_asked.as_ref()
    }
}
