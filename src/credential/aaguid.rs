//! AAGUIDs that the documentation names (spec 3.6 and 3.7). Names are labels for people, never part of a decision.

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

/// AAGUID and name of each model in Microsoft's list of attestation-capable keys, sorted by AAGUID.
///
/// Source: `concept-fido2-hardware-vendor` of the Microsoft Entra documentation, 2026-10-06.
const ATTESTED_MODELS: &str = include_str!("attested_models.tsv");

/// Whether this is one of the three Windows Hello AAGUIDs.
pub(crate) fn is_windows_hello(aaguid: Uuid) -> bool {
    WINDOWS_HELLO.iter().any(|(known, _)| *known == aaguid)
}

/// A name for people.
pub(crate) fn name(aaguid: Uuid) -> Option<&'static str> {
    WINDOWS_HELLO
        .iter()
        .chain(&MICROSOFT_AUTHENTICATOR)
        .find(|(known, _)| *known == aaguid)
        .map(|(_, name)| *name)
        .or_else(|| listed(aaguid))
}

fn listed(aaguid: Uuid) -> Option<&'static str> {
    let mut buffer = Uuid::encode_buffer();
    let wanted: &str = aaguid.hyphenated().encode_lower(&mut buffer);
    ATTESTED_MODELS
        .lines()
        .find_map(|line| line.strip_prefix(wanted)?.strip_prefix('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_every_line_names_a_model() {
        let lines: Vec<_> = ATTESTED_MODELS.lines().collect();
        assert_eq!(lines.len(), 265);
        assert!(lines.is_sorted());
        for line in lines {
            let (id, model) = line.split_once('\t').unwrap();
            assert_eq!(name(Uuid::try_parse(id).unwrap()), Some(model));
        }
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
