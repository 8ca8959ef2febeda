//! Properties of devices, and the words that stand for everything.

/// Properties of a device that a filter can name, as the documentation spells them; an extension attribute has a number.
pub(crate) const DEVICE_ATTRIBUTES: &[&str] = &[
    "deviceId",
    "displayName",
    "deviceOwnership",
    "ownership",
    "enrollmentProfileName",
    "extensionAttribute",
    "isCompliant",
    "manufacturer",
    "mdmAppId",
    "model",
    "operatingSystem",
    "operatingSystemVersion",
    "physicalIds",
    "devicePhysicalIds",
    "profileType",
    "systemLabels",
    "trustType",
];

/// A property of a device, as the documentation spells it.
pub(crate) fn device_attribute(name: &str) -> Option<String> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name.get(stem.len()..).unwrap_or_default();
    let is_numbered = stem.eq_ignore_ascii_case("extensionAttribute");
    let right = match number.parse::<u8>() {
        Ok(number) => is_numbered && (1..=15).contains(&number),
        Err(_) => number.is_empty() && !is_numbered,
    };
    let spelled = DEVICE_ATTRIBUTES
        .iter()
        .find(|known| known.eq_ignore_ascii_case(stem))?;
    right.then(|| format!("{spelled}{number}"))
}

/// What stands for every platform and every client.
pub(crate) const ALL: &str = "all";
