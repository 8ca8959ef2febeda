//! The methods performed in a session, in order, with the data that restrictions look at.

use crate::base::check::Check;
use crate::credential::presented::Credential;
use crate::decide::external::Abroad;
use crate::decide::wanted::Wanted;
use crate::question::circumstances::Circumstances;
use crate::vocabulary::day::start_of;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::{assumptions, reasons, rules};

/// Windows Hello for Business and Platform SSO become a second step from this day on (F20) …
const SECOND_STEP_FROM: i64 = start_of(2026, 10, 1);

/// … and are one everywhere from this day on.
const SECOND_STEP_EVERYWHERE: i64 = start_of(2026, 12, 1);

/// Whether Windows Hello for Business counts after another method: refused before the change, by reading while it is
/// rolled out, and afterwards too where it is read strictly, since a page keeps the older limit (B6).
pub(crate) fn second_step(question: &Circumstances) -> Check {
    let rule = &rules::STRENGTH_SECOND_STEP;
    if !question.is_from(SECOND_STEP_FROM) {
        return Check::fail(
            &rules::STRENGTH_COMBINATION,
            &reasons::WINDOWS_HELLO_NOT_PRIMARY,
        );
    }
    let reading = if question.is_from(SECOND_STEP_EVERYWHERE) {
        question.reading.settled()
    } else {
        question.reading
    };
    Check::by_reading(rule, reading, &reasons::WINDOWS_HELLO_SECOND_STEP).assuming(&assumptions::B6)
}

/// What was performed in the session, with the data that restrictions look at.
pub(crate) struct Session<'c> {
    /// The credential and the mode that it was performed in; `None` where it is only being registered.
    pub presented: Option<(&'c Credential, Mode)>,
    pub question: &'c Circumstances,
    /// Where the methods of an external user are performed; `None` for everybody else.
    pub abroad: Option<Abroad>,
    pub wanted: Wanted,
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

    /// Whether Windows Hello came after a password or a federated first factor (strengths.md#at-sign-in).
    pub fn windows_hello_came_second(&self) -> bool {
        self.in_order()
            .take_while(|mode| *mode != Mode::WindowsHelloForBusiness)
            .any(|mode| matches!(mode, Mode::Password | Mode::FederatedSingleFactor))
            && self.modes().has(Mode::WindowsHelloForBusiness)
    }
}
