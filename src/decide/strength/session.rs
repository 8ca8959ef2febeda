//! The methods performed in a session, in order, with the data that restrictions look at.

use crate::credential::presented::Credential;
use crate::decide::external::Abroad;
use crate::question::circumstances::Circumstances;
use crate::vocabulary::mode::{Mode, Modes};

/// What was performed in the session, with the data that restrictions look at.
pub(crate) struct Session<'c> {
    /// The credential and the mode that it was performed in; `None` where it is only being registered.
    pub presented: Option<(&'c Credential, Mode)>,
    pub question: &'c Circumstances,
    /// Where the methods of an external user are performed; `None` for everybody else.
    pub abroad: Option<Abroad>,
}

impl Session<'_> {
    /// The credential that was performed.
    pub fn credential(&self) -> Option<&Credential> {
        self.presented.map(|(credential, _)| credential)
    }

    /// The mode that the credential was performed in.
    pub fn mode(&self) -> Option<Mode> {
        self.presented.map(|(_, mode)| mode)
    }

    /// Every mode performed, the credential's included.
    pub fn modes(&self) -> Modes {
        self.in_order().collect()
    }

    fn in_order(&self) -> impl Iterator<Item = Mode> {
        self.question.also_used.iter().copied().chain(self.mode())
    }

    /// Windows Hello counts only as the primary method: not after a password or a federated first factor (strengths.md#at-sign-in).
    pub fn windows_hello_came_second(&self) -> bool {
        self.in_order()
            .take_while(|mode| *mode != Mode::WindowsHelloForBusiness)
            .any(|mode| matches!(mode, Mode::Password | Mode::FederatedSingleFactor))
            && self.modes().has(Mode::WindowsHelloForBusiness)
    }
}
