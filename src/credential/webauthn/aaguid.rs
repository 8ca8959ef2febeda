//! AAGUIDs that the documentation names (passkeys.md#aaguids-with-a-meaning, passkeys.md#the-list-of-attested-models), and names for people. A name is never part of a decision.

use std::sync::LazyLock;
use time::Date;
use uuid::Uuid;
use uuid::uuid;

use crate::vocabulary::day::day;
use crate::vocabulary::microsoft_keys::MicrosoftKeys;

const WINDOWS_HELLO: [(Uuid, &str); 3] = [
    (
        uuid!("08987058-cadc-4b81-b6e1-30de50dcbe96"),
        "Windows Hello Hardware Authenticator",
    ),
    (
        uuid!("9ddd1817-af5a-4672-a2b9-3e3dd95000a9"),
        "Windows Hello VBS Hardware Authenticator",
    ),
    (
        uuid!("6028b017-b1d4-4c02-b4b3-afcdafc96bb2"),
        "Windows Hello Software Authenticator",
    ),
];

const MICROSOFT_AUTHENTICATOR: [(Uuid, &str); 2] = [
    (
        uuid!("de1e552d-db1d-4423-a619-566b625cdc84"),
        "Microsoft Authenticator for Android",
    ),
    (
        uuid!("90a3ccdf-635c-4729-a248-9b709135078f"),
        "Microsoft Authenticator for iOS",
    ),
];

/// Platform Credential for macOS, which Platform SSO registers as a passkey (F4).
pub(crate) const PLATFORM_CREDENTIAL: Uuid = uuid!("7fd635b3-2ef9-4542-8d9d-164f2c771efc");

/// Microsoft's list of attestation-capable models. The first line has its date and its source; each other line an
/// AAGUID, the flags Bio, USB, NFC and BLE, and a name, sorted by AAGUID. `cargo xtask catalogue` writes it.
const ATTESTED_MODELS: &str = include_str!("attested_models.tsv");

/// AAGUID and name of providers of synced passkeys, sorted by AAGUID, as the providers call themselves in public
/// lists of AAGUIDs. Read on 2026-11-21.
const PROVIDERS: &str = include_str!("passkey_providers.tsv");

/// The lines of a table by their AAGUIDs, read once: every name of a key is looked up here.
type Table = LazyLock<Vec<(Uuid, &'static str)>>;

static MODELS: Table = LazyLock::new(|| lines_of(ATTESTED_MODELS));
static SYNCED: Table = LazyLock::new(|| lines_of(PROVIDERS));

fn lines_of(table: &'static str) -> Vec<(Uuid, &'static str)> {
    let lines = table.lines().filter_map(|line| line.split_once('\t'));
    let read = lines.filter_map(|(aaguid, rest)| Some((Uuid::try_parse(aaguid).ok()?, rest)));
    read.collect()
}

/// A model of Microsoft's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub aaguid: Uuid,
    pub name: &'static str,
    pub biometric: bool,
    pub usb: bool,
    pub nfc: bool,
    pub ble: bool,
}

/// Whether this is one of the three Windows Hello AAGUIDs.
pub(crate) fn is_windows_hello(aaguid: Uuid) -> bool {
    WINDOWS_HELLO.iter().any(|(known, _)| *known == aaguid)
}

/// Whether this is Microsoft Authenticator, whose evidence only the service sees (passkeys.md#attestation).
pub(crate) fn is_microsoft_authenticator(aaguid: Uuid) -> bool {
    MICROSOFT_AUTHENTICATOR
        .iter()
        .any(|(known, _)| *known == aaguid)
}

/// Whether FIDO metadata says nothing about this AAGUID whatever it holds: Windows Hello has no attestation, Microsoft
/// Authenticator is attested by other means, and of Platform Credential for macOS nothing is said.
pub(crate) fn is_beside_metadata(aaguid: Uuid) -> bool {
    built_in().any(|(known, _)| known == aaguid)
}

/// Windows Hello, Microsoft Authenticator and Platform Credential for macOS, which no list of models has.
pub(crate) fn built_in() -> impl Iterator<Item = (Uuid, &'static str)> {
    WINDOWS_HELLO
        .iter()
        .chain(&MICROSOFT_AUTHENTICATOR)
        .copied()
        .chain([(PLATFORM_CREDENTIAL, "Platform Credential for macOS")])
}

/// The AAGUIDs of authenticators that Microsoft makes itself.
pub(crate) fn of_microsoft(keys: MicrosoftKeys) -> Vec<Uuid> {
    let is_of = |id: Uuid| match keys {
        MicrosoftKeys::Authenticator => is_microsoft_authenticator(id),
        MicrosoftKeys::WindowsHello => is_windows_hello(id),
        MicrosoftKeys::PlatformCredential => id == PLATFORM_CREDENTIAL,
    };
    let ids = built_in().map(|(id, _)| id);
    ids.filter(|id| is_of(*id)).collect()
}

/// Whether every key of this AAGUID is bound to one device, as far as the documentation names it.
pub(crate) fn is_device_bound(aaguid: Uuid) -> bool {
    built_in().any(|(known, _)| known == aaguid) || is_listed(aaguid)
}

/// A name for people.
pub(crate) fn name(aaguid: Uuid) -> Option<&'static str> {
    built_in()
        .find(|(known, _)| *known == aaguid)
        .map(|(_, name)| name)
        .or_else(|| listed(aaguid).map(|model| model.name))
        .or_else(|| line_of(&SYNCED, aaguid))
}

/// The AAGUID for people, with its name where there is one.
pub(crate) fn shown(aaguid: Uuid) -> String {
    let id = aaguid.hyphenated();
    name(aaguid).map_or_else(|| id.to_string(), |name| format!("{name} ({id})"))
}

/// Whether Microsoft's list has the model.
pub(crate) fn is_listed(aaguid: Uuid) -> bool {
    line_of(&MODELS, aaguid).is_some()
}

/// Every model of Microsoft's list.
pub(crate) fn all_listed() -> impl Iterator<Item = Listed> {
    MODELS
        .iter()
        .filter_map(|(aaguid, rest)| read(*aaguid, rest))
}

/// The day of the documentation that Microsoft's list was read from, `YYYY-MM-DD`.
pub(crate) fn list_dated() -> &'static str {
    ATTESTED_MODELS
        .split_once('\t')
        .map_or("", |(dated, _)| dated)
}

/// Microsoft adds models every month: after this many days the list in the build is old.
const LIST_DAYS: i64 = 90;

/// Whether the list is old on a day.
pub(crate) fn list_is_old(on: Date) -> bool {
    day(list_dated()).is_some_and(|dated| (on - dated).whole_days() > LIST_DAYS)
}

fn listed(aaguid: Uuid) -> Option<Listed> {
    read(aaguid, line_of(&MODELS, aaguid)?)
}

fn read(aaguid: Uuid, rest: &'static str) -> Option<Listed> {
    let (flags, name) = rest.split_once('\t')?;
    let flag = |at: usize| flags.as_bytes().get(at) == Some(&b'1');
    Some(Listed {
        aaguid,
        name,
        biometric: flag(0),
        usb: flag(1),
        nfc: flag(2),
        ble: flag(3),
    })
}

/// What follows an AAGUID in a table, whose lines are sorted.
fn line_of(table: &[(Uuid, &'static str)], aaguid: Uuid) -> Option<&'static str> {
    let place = table.binary_search_by_key(&aaguid, |(own, _)| *own).ok()?;
    table.get(place).map(|(_, rest)| *rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_every_line_names_a_model() {
        let mut lines = ATTESTED_MODELS.lines();
        let (dated, source) = lines.next().unwrap().split_once('\t').unwrap();
        assert_eq!(dated, list_dated());
        assert!(day(dated).is_some() && source.starts_with("https://learn.microsoft.com/"));
        let lines: Vec<_> = lines.collect();
        assert!(lines.len() >= 265, "{} models", lines.len());
        assert!(lines.is_sorted());
        for line in &lines {
            let [id, flags, model] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            assert!(flags.len() == 4 && flags.bytes().all(|flag| matches!(flag, b'0' | b'1')));
            assert_eq!(name(Uuid::try_parse(id).unwrap()), Some(model));
        }
        assert_eq!(all_listed().count(), lines.len());
    }

    #[test]
    fn providers_are_labels_only() {
        assert!(PROVIDERS.lines().is_sorted());
        for line in PROVIDERS.lines() {
            let (id, provider) = line.split_once('\t').unwrap();
            let id = Uuid::try_parse(id).unwrap();
            assert_eq!(name(id), Some(provider));
            assert!(!is_listed(id) && !is_device_bound(id));
        }
    }

    #[test]
    fn the_flags_are_those_of_the_list() {
        let model = listed(uuid!("cb69481e-8ff7-4039-93ec-0a2729a154a8"));
        let model = model.unwrap();
        assert!(model.name.starts_with("YubiKey 5 Series"), "{model:?}");
        assert!(model.usb && !model.nfc && !model.ble && !model.biometric);
    }

    #[test]
    fn the_list_gets_old() {
        let dated = day(list_dated()).unwrap();
        assert!(!list_is_old(dated + time::Duration::days(90)));
        assert!(list_is_old(dated + time::Duration::days(91)));
    }

    #[test]
    fn well_known_keys_have_names() {
        let name = |id| name(Uuid::try_parse(id).unwrap());
        assert_eq!(
            name("7e3f3d30-3557-4442-bdae-139312178b39"),
            Some("RSA DS100")
        );
        assert!(
            name("90a3ccdf-635c-4729-a248-9b709135078f")
                .unwrap()
                .contains("iOS")
        );
        assert_eq!(name("00000000-0000-0000-0000-000000000000"), None);
    }
}
