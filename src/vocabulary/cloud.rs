//! Microsoft clouds, and the names that Graph has for them.

/// A Microsoft cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cloud {
    Commercial,
    UsGovernment,
    China,
}

/// Names of clouds, Graph's host forms among them.
pub(crate) const CLOUDS: [(&str, Cloud); 7] = [
    ("commercial", Cloud::Commercial),
    ("microsoftonline.com", Cloud::Commercial),
    ("usgovernment", Cloud::UsGovernment),
    ("microsoftonline.us", Cloud::UsGovernment),
    ("china", Cloud::China),
    ("partner.microsoftonline.cn", Cloud::China),
    ("chinacloudapi.cn", Cloud::China),
];
