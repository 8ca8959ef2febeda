//! Where passkeys can be used: the matrix of Microsoft's documentation (passkeys.md#where-passkeys-can-be-used).

use uuid::Uuid;

use crate::contract::passkey_support::{PasskeySupport, PlatformSupport};
use crate::credential::webauthn::aaguid;
use crate::vocabulary::browser::Browser;
use crate::vocabulary::browser::Browser::{Chrome, Edge, Firefox, Safari};
use crate::vocabulary::language::Language;
use crate::vocabulary::operating_system::OperatingSystem;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::words::passkey_support as words;
use crate::words::sentence::{Row, Text};

const SOURCE: &str =
    "https://learn.microsoft.com/entra/identity/authentication/concept-fido2-compatibility";
const DATED: &str = "2026-04-16";

/// What holds the passkeys that a note is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Any,
    SecurityKey,
    Authenticator,
}
use Holder::{Any, Authenticator, SecurityKey};

/// One row of the matrix.
struct System {
    platform: OperatingSystem,
    browsers: &'static [Browser],
    unsupported: &'static [Browser],
    brokers: &'static [&'static str],
    notes: &'static [(Holder, &'static Row)],
}

static MATRIX: [System; 6] = [
    System {
        platform: OperatingSystem::Windows,
        browsers: &[Chrome, Edge, Firefox],
        unsupported: &[],
        brokers: &[],
        notes: &[
            (SecurityKey, &words::WINDOWS_KEY),
            (Authenticator, &words::WINDOWS_AUTHENTICATOR),
        ],
    },
    System {
        platform: OperatingSystem::MacOs,
        browsers: &[Chrome, Edge, Firefox, Safari],
        unsupported: &[],
        brokers: &["Microsoft Intune Company Portal"],
        notes: &[(Any, &words::MAC_VERSION), (SecurityKey, &words::MAC_KEY)],
    },
    System {
        platform: OperatingSystem::ChromeOs,
        browsers: &[Chrome],
        unsupported: &[],
        brokers: &[],
        notes: &[(SecurityKey, &words::CHROME_OS_KEY)],
    },
    System {
        platform: OperatingSystem::Linux,
        browsers: &[Chrome, Edge, Firefox],
        unsupported: &[],
        brokers: &[],
        notes: &[(Authenticator, &words::LINUX_AUTHENTICATOR)],
    },
    System {
        platform: OperatingSystem::Ios,
        browsers: &[Chrome, Edge, Firefox, Safari],
        unsupported: &[],
        brokers: &["Microsoft Authenticator"],
        notes: &[(Any, &words::IOS_VERSION), (SecurityKey, &words::IOS_KEY)],
    },
    System {
        platform: OperatingSystem::Android,
        browsers: &[Chrome, Edge],
        unsupported: &[Firefox],
        brokers: &[
            "Microsoft Authenticator",
            "Microsoft Intune Company Portal",
            "Link to Windows",
        ],
        notes: &[
            (Any, &words::ANDROID_VERSION),
            (SecurityKey, &words::ANDROID_KEY),
            (Authenticator, &words::ANDROID_AUTHENTICATOR),
        ],
    },
];

/// Where a passkey of this type and model can be used.
pub(crate) fn support(
    kind: Option<PasskeyType>,
    model: Uuid,
    language: Language,
) -> PasskeySupport {
    let holder = if aaguid::is_microsoft_authenticator(model) {
        Some(Authenticator)
    } else if kind == Some(PasskeyType::Synced) {
        Some(Any)
    } else {
        kind.map(|_| SecurityKey)
    };
    let concerns = |of: Holder| of == Any || holder.is_none_or(|own| own == of);
    let platform = |row: &System| PlatformSupport {
        platform: row.platform,
        browsers: row.browsers.to_vec(),
        unsupported: row.unsupported.to_vec(),
        brokers: row.brokers,
        notes: row
            .notes
            .iter()
            .filter(|(of, _)| concerns(*of))
            .map(|(_, note)| Text::new(&note.sentence).render(language))
            .collect(),
    };
    PasskeySupport {
        source: SOURCE,
        dated: DATED,
        platforms: MATRIX.iter().map(platform).collect(),
    }
}
