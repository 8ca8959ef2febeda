//! User actions of Conditional Access.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UserAction {
    RegisterSecurityInformation,
    RegisterOrJoinDevices,
}

impl UserAction {
    /// The name that What If uses, or the URN that policies write.
    pub fn read(name: &str) -> Option<Self> {
        let name = name.trim();
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if is("registerSecurityInformation") || is("urn:user:registersecurityinfo") {
            Some(Self::RegisterSecurityInformation)
        } else if is("registerOrJoinDevices") || is("urn:user:registerdevice") {
            Some(Self::RegisterOrJoinDevices)
        } else {
            None
        }
    }
}
