//! What a change does to a person: losing a key is not being locked out.

use crate::answers::impact::ask::{Pair, Told};
use crate::contract::verdict::Decision;
use crate::vocabulary::effect::Effect;
use crate::words::sentence::Input;

/// One side of a pair.
type Side = fn(&Pair) -> &Told;

/// What became of a person.
#[derive(Clone, Debug)]
pub(crate) struct Become {
    pub effect: Effect,
    /// The answer that it comes from.
    pub reason: Option<Told>,
    /// Inputs that would decide, each once.
    pub missing: Vec<&'static Input>,
    /// Somebody who has no way in, before and after.
    pub without_way: bool,
}

impl Become {
    /// What becomes of somebody whose account is disabled: nothing, whatever the policies say of the keys.
    pub fn disabled() -> Self {
        Self {
            effect: Effect::Disabled,
            reason: None,
            missing: Vec::new(),
            without_way: false,
        }
    }
}

/// What a change does to somebody with these keys and, in `others`, with what the other methods come to.
pub(crate) fn of(keys: &[Pair], others: Pair) -> Become {
    let ways = || keys.iter().chain([&others]);
    let any = |side: Side, decision| ways().any(|pair| side(pair).decision == decision);
    let before: Side = |pair| &pair.before;
    let after: Side = |pair| &pair.after;
    let lost = |pair: &&Pair| is(pair, Decision::Allow, Decision::Deny);
    let gained = |pair: &&Pair| is(pair, Decision::Deny, Decision::Allow);
    let open = |pair: &&Pair| {
        pair.before.decision == Decision::Indeterminate
            || pair.after.decision == Decision::Indeterminate
    };
    let (had, has) = (any(before, Decision::Allow), any(after, Decision::Allow));
    let had_perhaps = any(before, Decision::Indeterminate);
    let has_perhaps = any(after, Decision::Indeterminate);
    let reason_of = |pair: Option<&Pair>, side: Side| pair.map(|pair| *side(pair));
    let undecided = || {
        let reason = ways().find(open).map(|pair| {
            if pair.after.decision == Decision::Indeterminate {
                pair.after
            } else {
                pair.before
            }
        });
        (Effect::Undecided, reason)
    };
    let (effect, reason) = if has {
        if let Some(key) = keys.iter().find(lost) {
            (Effect::LosesKey, Some(key.after))
        } else if keys.iter().any(|key| open(&key)) || !had && had_perhaps {
            undecided()
        } else if !had || keys.iter().any(|key| gained(&key)) {
            (Effect::Gains, reason_of(ways().find(gained), before))
        } else {
            (Effect::Unchanged, None)
        }
    } else if has_perhaps {
        undecided()
    } else if had {
        let key = keys.iter().find(lost).or_else(|| ways().find(lost));
        (Effect::LockedOut, reason_of(key, after))
    } else if had_perhaps {
        undecided()
    } else {
        (Effect::Unchanged, None)
    };
    let mut missing: Vec<&'static Input> = Vec::new();
    if effect == Effect::Undecided {
        let told = ways().filter(|pair| has_input(pair, keys, has));
        let told = told.flat_map(|pair| [pair.before.missing, pair.after.missing]);
        for input in told.flatten() {
            if !missing.iter().any(|known| std::ptr::eq(*known, input)) {
                missing.push(input);
            }
        }
    }
    Become {
        effect,
        reason,
        missing,
        without_way: !had && !has && !had_perhaps && !has_perhaps,
    }
}

/// Whether what a way lacks matters: where there is another way in, only what is said of the keys is open.
fn has_input(pair: &Pair, keys: &[Pair], has: bool) -> bool {
    !has || keys.iter().any(|key| std::ptr::eq(key, pair))
}

fn is(pair: &Pair, before: Decision, after: Decision) -> bool {
    pair.before.decision == before && pair.after.decision == after
}
