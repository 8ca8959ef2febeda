//! What a change turns, for each thing that can be presented.

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::outcome::Refusals;
use crate::answers::sweep::space::Space;

/// The sign-ins that turn with one credential.
pub(crate) struct Turned {
    pub lost: Bdd,
    pub gained: Bdd,
    pub unsure: Bdd,
}

/// What is let in before and refused after, the other way round, and what is undecided on one side alone.
pub(crate) fn turned(space: &Space, before: &Refusals, after: &Refusals) -> Turned {
    let (was, is) = (before.allowed(space), after.allowed(space));
    Turned {
        lost: was.and(&after.denied),
        gained: is.and(&before.denied),
        unsure: before.open.xor(&after.open),
    }
}
