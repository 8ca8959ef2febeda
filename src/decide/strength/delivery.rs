//! Microsoft's own delivery of SMS and voice calls, and its end (F23).

use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::question::circumstances::Circumstances;
use crate::question::who::Who;
use crate::vocabulary::day::start_of;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::findings;

/// Role template of Global Administrators.
pub(crate) const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";

/// Whether methods are delivered by SMS or voice call.
pub(crate) fn is_delivered(modes: Modes) -> bool {
    modes.has(Mode::Sms) || modes.has(Mode::Voice)
}

/// Whether nothing but methods of that kind is among these.
pub(crate) fn is_only_delivered(modes: Modes) -> bool {
    modes.is_subset([Mode::Sms, Mode::Voice].into_iter().collect())
}

/// The day on which the delivery ends for a user, as a moment and as people write it.
fn end(who: &Who) -> (i64, &'static str) {
    let roles = who.roles.as_ref();
    let administers = roles.is_some_and(|roles| roles.contains(GLOBAL_ADMINISTRATOR));
    if administers || who.kind.is_external() {
        (const { start_of(2027, 7, 1) }, "2027-07-01")
    } else {
        (const { start_of(2027, 2, 1) }, "2027-02-01")
    }
}

/// Whether only a provider of the organisation's own delivers (B7).
pub(crate) fn has_ended(question: &Circumstances) -> bool {
    question.is_from(end(&question.who).0)
}

/// What is noteworthy where SMS or voice lets somebody in.
pub(crate) fn note(question: &Circumstances) -> Note {
    let row = if has_ended(question) {
        &findings::DELIVERY_ENDED
    } else {
        &findings::DELIVERY_ENDS
    };
    Note::new(Severity::Warning, row)
        .scenario("/question/credential")
        .with("date", end(&question.who).1)
}
