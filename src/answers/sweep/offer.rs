//! One thing that can be presented.

use crate::base::error::Error;
use crate::base::sorted::Map;
use crate::contract::question::{CredentialInput, Question};
use crate::credential::presented::Credential;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::sentence::Said;

/// What can be presented, as a question says it.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub credential: CredentialInput,
    pub also_used: Vec<Mode>,
    pub called: Said,
    /// Methods that stand in for it, for what switches methods off.
    pub modes: Modes,
    /// How many of the strengths asked about are met, which those that come first lack.
    pub meets: Vec<bool>,
}

impl Offer {
    /// Says it in a question.
    pub fn put(&self, question: &mut Question) {
        question.credential = self.credential.clone();
        question.also_used.clone_from(&self.also_used);
    }

    pub fn read(&self) -> Result<Credential, Error> {
        Credential::read(&self.credential)
    }
}

/// Entries by the lists that have them: those that stand in the same ones together.
pub(crate) fn by_lists<T: Ord>(lists: impl Iterator<Item = Vec<T>>) -> Vec<Vec<T>> {
    let mut named: Map<T, Vec<usize>> = Map::new();
    for (place, list) in lists.enumerate() {
        for entry in list {
            named.update(entry, Vec::new(), |places| places.push(place));
        }
    }
    let mut classes: Vec<(Vec<usize>, Vec<T>)> = Vec::new();
    for (entry, places) in named {
        match classes.iter_mut().find(|(own, _)| *own == places) {
            Some((_, entries)) => entries.push(entry),
            None => classes.push((places, vec![entry])),
        }
    }
    classes.into_iter().map(|(_, entries)| entries).collect()
}
