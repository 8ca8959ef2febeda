//! A person with keys and other methods, wherever they were read from.

use std::borrow::Cow;
use uuid::Uuid;

use crate::base::directory::is_external_name;
use crate::contract::limits;
use crate::contract::population::{PopulationCertificate, PopulationKey, PopulationPerson, Text};
use crate::population::noted::Noted;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::registration_word::RegistrationWord;
use crate::vocabulary::text::excerpt;
use crate::vocabulary::user_type::UserType;
use crate::words::population;

/// A person. What is `None` is not known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person<'t> {
    pub id: Option<Text<'t>>,
    pub user_principal_name: Option<Text<'t>>,
    pub display_name: Option<Text<'t>>,
    pub groups: Option<Vec<Text<'t>>>,
    /// The groups that were looked at; `None`: all that policies name.
    pub groups_asked: Option<Vec<Text<'t>>>,
    pub roles: Option<Vec<Text<'t>>>,
    /// The roles that were looked at; `None`: all that policies name.
    pub roles_asked: Option<Vec<Text<'t>>>,
    pub kind: Option<UserType>,
    pub enabled: Option<bool>,
    pub passkeys: Option<Vec<Key<'t>>>,
    /// Windows Hello for Business and Platform SSO.
    pub device_keys: Vec<Key<'t>>,
    pub certificates: Option<Vec<PopulationCertificate<'t>>>,
    pub certificate_user_ids: Option<Vec<Text<'t>>>,
    pub on_premises_name: Option<Text<'t>>,
    pub registered: Option<Registered>,
}

/// A key.
#[derive(Clone, Debug)]
pub(crate) struct Key<'t> {
    pub kind: KeyKind,
    pub id: Option<Text<'t>>,
    pub aaguid: Option<Uuid>,
    pub passkey_type: Option<PasskeyType>,
    pub attestation_level: Option<AttestationLevel>,
    pub display_name: Option<Text<'t>>,
    pub last_used: Option<Text<'t>>,
}

/// What is registered, as methods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Registered {
    /// Without passkeys, of which each is a key.
    pub modes: Modes,
    /// Passkeys that only a word tells of, each with its type where the word says it.
    pub passkeys: Vec<Option<PasskeyType>>,
    /// A key of Platform SSO that only a word tells of.
    pub platform_credential: bool,
}

/// A part of what is known of a person, and what happened to the keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    pub person: Person<'static>,
    pub events: Vec<Event>,
}

/// What a log says of a key.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// As the log writes it, which sorts by time.
    pub at: String,
    pub what: Happened,
    /// Id of the key, by [`key_id`](crate::population::key_id).
    pub key: Option<String>,
    pub aaguid: Option<Uuid>,
    pub kind: KeyKind,
    pub passkey_type: Option<PasskeyType>,
}

/// What happened to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Happened {
    Added,
    Deleted,
    Used,
}

/// Entries of one person that count.
pub(crate) const ENTRIES: usize = limits::LIST;

impl<'t> Person<'t> {
    /// Somebody of a line of people; what is noteworthy is added to `notes`.
    pub fn of_line(read: PopulationPerson<'t>, notes: &mut Vec<Noted>) -> Result<Self, Noted> {
        let user = read.user.unwrap_or_default();
        let blank = |text: &Text<'_>| text.as_str().trim().is_empty();
        let id = user.id.filter(|id| !blank(id));
        let name = user.user_principal_name.filter(|name| !blank(name));
        if id.is_none() && name.is_none() {
            return Err(Noted::lost(&population::NO_USER));
        }
        // The service gives such names to users whose home is elsewhere.
        let is_guest = name
            .as_ref()
            .is_some_and(|name| is_external_name(name.as_str()));
        for gap in read.unreadable.iter().flatten() {
            let source = gap.source.as_ref().map_or("", Text::as_str);
            notes.push(Noted::counted(&population::GAP).with("what", excerpt(source)));
        }
        let mut device_keys = Vec::new();
        for (kind, keys) in [
            (
                KeyKind::WindowsHelloForBusiness,
                read.windows_hello_for_business,
            ),
            (KeyKind::PlatformCredential, read.platform_credentials),
        ] {
            device_keys.extend(Key::list(kind, keys.unwrap_or_default(), notes));
        }
        let certificates = read.certificates.map(|mut list| {
            bounded(&mut list, notes);
            list
        });
        Ok(Self {
            id,
            user_principal_name: name,
            display_name: user.display_name,
            groups: user.groups,
            groups_asked: user.groups_asked,
            roles: user.roles,
            roles_asked: user.roles_asked,
            kind: match user.kind.as_ref().or(user.user_type.as_ref()) {
                None if is_guest => Some(UserType::B2bCollaborationGuest),
                None => None,
                Some(kind) => Some(user_type(kind.as_str())?),
            },
            enabled: user.account_enabled,
            passkeys: read
                .passkeys
                .map(|keys| Key::list(KeyKind::Passkey, keys, notes)),
            device_keys,
            certificates,
            certificate_user_ids: read.certificate_user_ids.or(user.certificate_user_ids),
            on_premises_name: user.on_premises_user_principal_name,
            registered: read
                .methods_registered
                .as_ref()
                .map(|words| Registered::of_words(words.iter().map(Text::as_str), notes)),
        })
    }

    /// What the person is called in a message.
    pub fn called(&self) -> &str {
        let name = self.user_principal_name.as_ref().or(self.id.as_ref());
        name.map_or("", Text::as_str)
    }
}

fn bounded<T>(list: &mut Vec<T>, notes: &mut Vec<Noted>) {
    if list.len() > ENTRIES {
        list.truncate(ENTRIES);
        notes.push(Noted::counted(&population::TOO_MANY_KEYS).with("bound", ENTRIES.to_string()));
    }
}

/// The kind of user; Graph's own words are `Member` and `Guest`.
pub(crate) fn user_type(text: &str) -> Result<UserType, Noted> {
    if text.trim().eq_ignore_ascii_case("guest") {
        return Ok(UserType::B2bCollaborationGuest);
    }
    UserType::named(text)
        .ok_or_else(|| Noted::lost(&population::USER_TYPE).with("value", excerpt(text)))
}

/// An AAGUID in any of its spellings: braces, capitals, no hyphens.
pub(crate) fn aaguid(text: &str, notes: &mut Vec<Noted>) -> Option<Uuid> {
    let read = Uuid::try_parse(text).or_else(|_| Uuid::try_parse(text.trim()));
    if read.is_err() && !text.trim().is_empty() {
        notes.push(Noted::counted(&population::AAGUID).with("value", excerpt(text)));
    }
    read.ok()
}

/// A member of an enumeration; one that is not known counts as unknown.
pub(crate) fn member<E: Enumeration>(text: &str, notes: &mut Vec<Noted>) -> Option<E> {
    // What Graph writes is most often written as Graph writes it.
    let exact = E::TABLE.iter().find(|(name, _)| *name == text);
    let read = exact.map(|(_, member)| *member).or_else(|| E::named(text));
    let stands_for_none = |text: &str| {
        let text = text.trim();
        text.is_empty() || text.eq_ignore_ascii_case("unknownFutureValue")
    };
    if read.is_none() && !stands_for_none(text) {
        notes.push(Noted::counted(&population::MEMBER).with("value", excerpt(text)));
    }
    read
}

impl<'t> Key<'t> {
    /// A key of which nothing else is known.
    pub fn unknown(kind: KeyKind, passkey_type: Option<PasskeyType>) -> Self {
        Self {
            kind,
            id: None,
            aaguid: None,
            passkey_type,
            attestation_level: None,
            display_name: None,
            last_used: None,
        }
    }

    /// A key as Graph has it.
    pub fn of_graph(kind: KeyKind, key: PopulationKey<'t>, notes: &mut Vec<Noted>) -> Self {
        Self {
            kind,
            id: key.id,
            aaguid: key.aa_guid.and_then(|text| aaguid(text.as_str(), notes)),
            passkey_type: key
                .passkey_type
                .and_then(|text| member(text.as_str(), notes)),
            attestation_level: key
                .attestation_level
                .and_then(|text| member(text.as_str(), notes)),
            display_name: key.display_name,
            last_used: key.last_used_date_time,
        }
    }

    fn list(kind: KeyKind, mut keys: Vec<PopulationKey<'t>>, notes: &mut Vec<Noted>) -> Vec<Self> {
        bounded(&mut keys, notes);
        keys.into_iter()
            .map(|key| Self::of_graph(kind, key, notes))
            .collect()
    }
}

/// A text by itself.
pub(crate) fn owned(text: &str) -> Text<'static> {
    Text(Cow::Owned(text.to_owned()))
}

impl Registered {
    /// Words of the registration report, or members of `authenticationMethodModes`.
    pub fn of_words<'w>(words: impl Iterator<Item = &'w str>, notes: &mut Vec<Noted>) -> Self {
        let mut read = Self::default();
        for word in words {
            if !read.add(word) {
                notes.push(Noted::counted(&population::METHOD).with("value", excerpt(word)));
            }
        }
        read
    }

    /// Adds a word; false where it is not known.
    pub fn add(&mut self, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("none") {
            return true;
        }
        if let Some(word) = RegistrationWord::named(text) {
            self.add_word(word);
            return true;
        }
        let Some(mode) = Mode::named(text) else {
            return false;
        };
        if mode == Mode::Fido2 {
            self.passkeys.push(None);
        } else {
            self.modes = self.modes.with(mode);
        }
        true
    }

    fn add_word(&mut self, word: RegistrationWord) {
        match word {
            RegistrationWord::Fido2SecurityKey => self.passkeys.push(None),
            RegistrationWord::PassKeyDeviceBound
            | RegistrationWord::PassKeyDeviceBoundAuthenticator
            | RegistrationWord::PassKeyDeviceBoundWindowsHello => {
                self.passkeys.push(Some(PasskeyType::DeviceBound));
            }
            RegistrationWord::PassKeySynced => self.passkeys.push(Some(PasskeyType::Synced)),
            RegistrationWord::MacOsSecureEnclaveKey => self.platform_credential = true,
            word => self.modes = word.modes().iter().fold(self.modes, Modes::with),
        }
    }

    /// What two sources say together.
    pub fn join(&mut self, other: Self) {
        self.modes = other.modes.iter().fold(self.modes, Modes::with);
        self.platform_credential |= other.platform_credential;
        if self.passkeys.len() < other.passkeys.len() {
            self.passkeys = other.passkeys;
        }
    }
}
