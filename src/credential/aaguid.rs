//! AAGUIDs that the documentation names (spec 3.6). Names are labels for people, never part of a decision.

use uuid::{Uuid, uuid};

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

/// Models that the documentation's own samples allow.
const SAMPLES: [(Uuid, &str); 1] = [(uuid!("7e3f3d30-3557-4442-bdae-139312178b39"), "RSA DS100")];

/// Whether this is one of the three Windows Hello AAGUIDs.
pub(crate) fn is_windows_hello(aaguid: Uuid) -> bool {
    WINDOWS_HELLO.iter().any(|(known, _)| *known == aaguid)
}

/// A name for people.
pub(crate) fn name(aaguid: Uuid) -> Option<&'static str> {
    WINDOWS_HELLO
        .iter()
        .chain(&MICROSOFT_AUTHENTICATOR)
        .chain(&SAMPLES)
        .find(|(known, _)| *known == aaguid)
        .map(|(_, name)| *name)
}
