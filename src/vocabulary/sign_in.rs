//! Properties of devices with their values, authentication contexts, and the words that stand for everything.

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

/// The values of a property of a device where the documentation lists them (condition-filters-for-devices, 2026-11-29).
pub(crate) fn device_values(property: &str) -> Option<&'static [&'static str]> {
    // For profileType it lists others than Graph's own example of What If has.
    const VALUES: [(&str, &[&str]); 4] = [
        ("isCompliant", &["true", "false"]),
        ("trustType", &["AzureAD", "ServerAD", "Workplace"]),
        ("deviceOwnership", &["Personal", "Company"]),
        ("ownership", &["Personal", "Company"]),
    ];
    let is_it = |(name, _): &&(&str, _)| name.eq_ignore_ascii_case(property);
    VALUES.iter().find(is_it).map(|(_, values)| *values)
}

/// Whether a text is the id of an authentication context: `c1` to `c99`, in any letter case.
pub(crate) fn is_context(text: &str) -> bool {
    let number = text.strip_prefix(['c', 'C']).unwrap_or_default();
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (1..=2).contains(&number.len()) && !number.starts_with('0')
}

/// What stands for every platform and every client.
pub(crate) const ALL: &str = "all";
