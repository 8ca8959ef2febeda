//! What several sources say of the same people, joined by object id, else by user principal name.

use crate::base::sorted::sort_by;
use crate::base::table::Table;
use crate::population::key_id;
use crate::population::noted::Noted;
use crate::population::person::{Event, Happened, Key, Part, Person, Registered, owned};
use crate::vocabulary::key_kind::KeyKind;
use crate::words::population;

/// People of whom parts are known.
#[derive(Debug, Default)]
pub(crate) struct Held {
    people: Vec<Option<HeldPerson>>,
    by_id: Table<String, usize>,
    by_name: Table<String, usize>,
}

/// A person, and what happened to the keys.
#[derive(Debug, Default)]
pub(crate) struct HeldPerson {
    pub person: Person<'static>,
    events: Vec<Event>,
    /// Where the person was first told of.
    pub file: usize,
    pub line: u64,
}

fn normal(text: &str) -> String {
    text.trim().to_lowercase()
}

impl Held {
    /// Adds a part.
    pub fn add(&mut self, part: Part, file: usize, line: u64) {
        let of = |text: &Option<crate::contract::population::Text<'static>>| {
            text.as_ref().map(|text| normal(text.as_str()))
        };
        let (id, name) = (of(&part.person.id), of(&part.person.user_principal_name));
        let by_id = id.as_ref().and_then(|id| self.by_id.get(id).copied());
        let by_name = name
            .as_ref()
            .and_then(|name| self.by_name.get(name).copied());
        // An id that is not the one known under this name is somebody else's, whose name it became.
        let by_name = by_name.filter(|at| {
            by_id.is_some() || id.is_none() || self.id_at(*at).is_none_or(|own| Some(own) == id)
        });
        let at = match (by_id, by_name) {
            (Some(at), Some(other)) if at != other => {
                if self.id_at(other).is_none() {
                    self.merge(at, other);
                }
                at
            }
            (Some(at), _) | (None, Some(at)) => at,
            (None, None) => {
                self.people.push(Some(HeldPerson {
                    file,
                    line,
                    ..HeldPerson::default()
                }));
                self.people.len() - 1
            }
        };
        // The person was taken out with a line; what is said now is of nobody whom that line names.
        if let Some(gone @ None) = self.people.get_mut(at) {
            *gone = Some(HeldPerson {
                file,
                line,
                ..HeldPerson::default()
            });
        }
        if let Some(id) = id {
            self.by_id.insert(id, at);
        }
        if let Some(name) = name {
            self.by_name.entry(name).or_insert(at);
        }
        if let Some(Some(held)) = self.people.get_mut(at) {
            held.join(part.person);
            held.events.extend(part.events);
        }
    }

    fn id_at(&self, at: usize) -> Option<String> {
        let held = self.people.get(at)?.as_ref()?;
        held.person.id.as_ref().map(|id| normal(id.as_str()))
    }

    fn merge(&mut self, into: usize, from: usize) {
        let Some(other) = self.people.get_mut(from).and_then(Option::take) else {
            return;
        };
        for place in self.by_name.values_mut().chain(self.by_id.values_mut()) {
            if *place == from {
                *place = into;
            }
        }
        if let Some(Some(held)) = self.people.get_mut(into) {
            held.join(other.person);
            held.events.extend(other.events);
        }
    }

    /// Takes out what is known of somebody of whom now everything else is said.
    pub fn take(&mut self, person: &Person<'_>) -> Option<HeldPerson> {
        if self.people.is_empty() {
            return None;
        }
        let id = person
            .id
            .as_ref()
            .and_then(|id| self.by_id.get(&normal(id.as_str())));
        let name = person.user_principal_name.as_ref();
        let at = id.or_else(|| self.by_name.get(&normal(name?.as_str())))?;
        self.people.get_mut(*at)?.take()
    }

    /// Everybody, in the order in which they were first told of.
    pub fn drain(&mut self) -> Vec<HeldPerson> {
        self.by_id.clear();
        self.by_name.clear();
        std::mem::take(&mut self.people)
            .into_iter()
            .flatten()
            .collect()
    }
}

fn extend<T>(own: &mut Option<Vec<T>>, other: Option<Vec<T>>) {
    if let Some(other) = other {
        own.get_or_insert_default().extend(other);
    }
}

/// What a person is in, and what was looked at for that.
type Asked<L> = (L, L);

/// Joins what two sources tell of a person. Where one of them looked at everything, that holds whatever the other looked at.
fn extend_asked<T>(own: Asked<&mut Option<Vec<T>>>, other: Asked<Option<Vec<T>>>) {
    let both = |(mut own, other): (Vec<T>, Vec<T>)| {
        own.extend(other);
        own
    };
    *own.1 = match (&own.0, &other.0) {
        (Some(_), Some(_)) => own.1.take().zip(other.1).map(both),
        (Some(_), None) => own.1.take(),
        (None, _) => other.1,
    };
    extend(own.0, other.0);
}

impl HeldPerson {
    fn join(&mut self, other: Person<'static>) {
        let own = &mut self.person;
        own.id = own.id.take().or(other.id);
        own.user_principal_name = own.user_principal_name.take().or(other.user_principal_name);
        own.display_name = own.display_name.take().or(other.display_name);
        own.kind = own.kind.or(other.kind);
        own.enabled = own.enabled.or(other.enabled);
        extend_asked(
            (&mut own.groups, &mut own.groups_asked),
            (other.groups, other.groups_asked),
        );
        extend_asked(
            (&mut own.roles, &mut own.roles_asked),
            (other.roles, other.roles_asked),
        );
        extend(&mut own.certificates, other.certificates);
        extend(&mut own.certificate_user_ids, other.certificate_user_ids);
        own.on_premises_name = own.on_premises_name.take().or(other.on_premises_name);
        if let Some(other) = other.registered {
            own.registered.get_or_insert_default().join(other);
        }
        if let Some(keys) = other.passkeys {
            let own = own.passkeys.get_or_insert_default();
            for key in keys {
                put(own, key);
            }
        }
        for key in other.device_keys {
            put(&mut own.device_keys, key);
        }
    }

    /// The person with what another source says too, and with what happened to the keys.
    pub fn settled<'t>(mut self, line: Person<'t>, notes: &mut Vec<Noted>) -> Person<'t> {
        let held = &mut self.person;
        let held_passkeys = held.passkeys.take();
        let held_devices = std::mem::take(&mut held.device_keys);
        let mut registered = line.registered;
        if let Some(other) = held.registered.take() {
            registered.get_or_insert_default().join(other);
        }
        let mut passkeys = line.passkeys;
        if let Some(others) = held_passkeys {
            let own = passkeys.get_or_insert_default();
            others.into_iter().for_each(|key| put(own, key));
        }
        let mut device_keys = line.device_keys;
        held_devices
            .into_iter()
            .for_each(|key| put(&mut device_keys, key));
        let mut certificates = line.certificates;
        extend(&mut certificates, held.certificates.take());
        let (groups, groups_asked) = match line.groups {
            Some(_) => (line.groups, line.groups_asked),
            None => (held.groups.take(), held.groups_asked.take()),
        };
        let (roles, roles_asked) = match line.roles {
            Some(_) => (line.roles, line.roles_asked),
            None => (held.roles.take(), held.roles_asked.take()),
        };
        let person = Person {
            id: line.id.or(held.id.take()),
            user_principal_name: line.user_principal_name.or(held.user_principal_name.take()),
            display_name: line.display_name.or(held.display_name.take()),
            groups,
            groups_asked,
            roles,
            roles_asked,
            kind: line.kind.or(held.kind),
            enabled: line.enabled.or(held.enabled),
            passkeys,
            device_keys,
            certificates,
            certificate_user_ids: line
                .certificate_user_ids
                .or(held.certificate_user_ids.take()),
            on_premises_name: line.on_premises_name.or(held.on_premises_name.take()),
            registered,
        };
        happened(person, self.events, notes)
    }

    /// The person by itself.
    pub fn alone(self, notes: &mut Vec<Noted>) -> Person<'static> {
        self.settled(Person::default(), notes)
    }
}

/// Puts a key among others; one that is there takes over what is known.
fn put<'t>(keys: &mut Vec<Key<'t>>, key: Key<'t>) {
    let id = key.id.as_ref().map(|id| key_id::of_graph(id.as_str()));
    let same = keys.iter_mut().find(|own| {
        own.kind == key.kind
            && id.is_some()
            && own.id.as_ref().map(|id| key_id::of_graph(id.as_str())) == id
    });
    let Some(own) = same else {
        return keys.push(key);
    };
    own.aaguid = own.aaguid.or(key.aaguid);
    own.passkey_type = own.passkey_type.or(key.passkey_type);
    own.attestation_level = own.attestation_level.or(key.attestation_level);
    own.display_name = own.display_name.take().or(key.display_name);
    let later = key.last_used.as_ref().map(|at| at.as_str().to_owned());
    if let Some(later) = later {
        used(own, &later);
    }
}

/// Notes the latest use.
fn used(key: &mut Key<'_>, at: &str) {
    let earlier = key
        .last_used
        .as_ref()
        .is_none_or(|known| known.as_str() < at);
    if earlier && !at.is_empty() {
        key.last_used = Some(owned(at));
    }
}

/// What the logs say, in the order of time.
fn happened<'t>(
    mut person: Person<'t>,
    mut events: Vec<Event>,
    notes: &mut Vec<Noted>,
) -> Person<'t> {
    if events.is_empty() {
        return person;
    }
    sort_by(&mut events, |one, other| one.at.cmp(&other.at));
    // The list of methods is how it is; the logs are what became of it.
    let is_listed = person.passkeys.is_some();
    let mut keys = person.passkeys.take().unwrap_or_default();
    let mut seen_any = is_listed;
    let same = |key: &Key<'_>, id: &str| {
        key.id
            .as_ref()
            .is_some_and(|own| key_id::of_graph(own.as_str()) == id || own.as_str() == id)
    };
    for event in events {
        if event.kind != KeyKind::Passkey {
            device(&mut person.device_keys, &event);
            continue;
        }
        seen_any = true;
        let by_id = event
            .key
            .as_ref()
            .and_then(|id| keys.iter().position(|key| same(key, id)));
        match event.what {
            Happened::Deleted => {
                let by_model = || {
                    let mut of_model = keys.iter().enumerate().filter(|(_, key)| {
                        event.key.is_none() && event.aaguid.is_some() && key.aaguid == event.aaguid
                    });
                    of_model.next().map(|(at, _)| at)
                };
                // A key that is listed still was registered again.
                if let Some(at) = by_id.or_else(by_model)
                    && !is_listed
                {
                    keys.remove(at);
                }
            }
            Happened::Added => {
                if let Some(key) = by_id.and_then(|at| keys.get_mut(at)) {
                    key.aaguid = key.aaguid.or(event.aaguid);
                    key.passkey_type = key.passkey_type.or(event.passkey_type);
                } else if is_listed {
                    if event.key.is_some() {
                        notes.push(Noted::counted(&population::NOT_LISTED));
                    }
                } else {
                    let mut key = Key::unknown(KeyKind::Passkey, event.passkey_type);
                    key.id = event.key.as_deref().map(owned);
                    key.aaguid = event.aaguid;
                    keys.push(key);
                }
            }
            Happened::Used => {
                let fits = |key: &Key<'_>| match event.aaguid {
                    Some(aaguid) => key.aaguid == Some(aaguid),
                    None => {
                        event.passkey_type.is_none()
                            || key.passkey_type.is_none()
                            || key.passkey_type == event.passkey_type
                    }
                };
                let mut fitting = keys.iter_mut().filter(|key| fits(key));
                match (fitting.next(), fitting.next()) {
                    (Some(key), None) => used(key, &event.at),
                    (None, _) if !is_listed => {
                        let mut key = Key::unknown(KeyKind::Passkey, event.passkey_type);
                        key.aaguid = event.aaguid;
                        used(&mut key, &event.at);
                        keys.push(key);
                    }
                    // Which of several it was is not told.
                    _ => {}
                }
            }
        }
    }
    person.passkeys = seen_any.then_some(keys);
    person
}

fn device(keys: &mut Vec<Key<'_>>, event: &Event) {
    let mut own = keys.iter_mut().filter(|key| key.kind == event.kind);
    match (own.next(), own.next()) {
        (Some(key), None) => used(key, &event.at),
        (None, _) => {
            let mut key = Key::unknown(event.kind, None);
            used(&mut key, &event.at);
            keys.push(key);
        }
        _ => {}
    }
}

impl Registered {
    /// The passkeys and keys of Platform SSO that only the words tell of.
    pub fn told_keys(&self) -> impl Iterator<Item = Key<'static>> {
        let passkeys = self.passkeys.iter();
        let passkeys = passkeys.map(|kind| Key::unknown(KeyKind::Passkey, *kind));
        let platform = self.platform_credential;
        let platform = platform.then(|| Key::unknown(KeyKind::PlatformCredential, None));
        passkeys.chain(platform)
    }
}
