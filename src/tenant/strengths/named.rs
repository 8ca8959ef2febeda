//! The authentication strengths of a tenant, found by id and by name.

use std::ops::Deref;

use crate::base::sorted::{Map, sort_by_key};
use crate::tenant::strengths::strength::Strength;

/// Strengths in the order of the documents. A question can name as many as there are, so each is looked up and not looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strengths {
    all: Vec<Strength>,
    /// Of each id in lower case the first.
    by_id: Map<String, usize>,
    /// Those of a name, by their ids.
    by_name: Map<String, Vec<usize>>,
    nameless: Option<usize>,
}

impl Deref for Strengths {
    type Target = [Strength];

    fn deref(&self) -> &[Strength] {
        &self.all
    }
}

impl From<Vec<Strength>> for Strengths {
    fn from(all: Vec<Strength>) -> Self {
        let lower = |strength: &Strength| strength.id.as_ref().map(|id| id.to_ascii_lowercase());
        let listed = || all.iter().enumerate();
        let by_id = listed().filter_map(|(index, one)| Some((lower(one)?, index)));
        let by_id = Map::of_firsts(by_id);
        let mut named: Vec<(&str, Option<String>, usize)> = listed()
            .filter_map(|(index, one)| Some((one.name()?, lower(one), index)))
            .collect();
        sort_by_key(&mut named, |(name, id, _)| ((*name).to_owned(), id.clone()));
        let groups = named.chunk_by(|(one, ..), (other, ..)| one == other);
        let group = |group: &[(&str, Option<String>, usize)]| {
            let (name, ..) = group.first()?;
            Some((
                (*name).to_owned(),
                group.iter().map(|(.., index)| *index).collect(),
            ))
        };
        let by_name = groups.filter_map(group).collect();
        let mut nameless = listed().filter(|(_, one)| one.id.is_none() && one.name().is_none());
        let nameless = match (nameless.next(), nameless.next()) {
            (Some((only, _)), None) => Some(only),
            _ => None,
        };
        Self {
            by_id,
            by_name,
            nameless,
            all,
        }
    }
}

impl Strengths {
    /// The strength of this id, letter case aside.
    pub fn by_id(&self, id: &str) -> Option<&Strength> {
        self.all.get(*self.by_id.get(&id.to_ascii_lowercase())?)
    }

    /// The strength of this id, else all of this name, by id.
    pub fn called(&self, name: &str) -> Vec<&Strength> {
        if let Some(strength) = self.by_id(name.trim()) {
            return vec![strength];
        }
        match self.by_name.get(name) {
            Some(named) => named
                .iter()
                .filter_map(|index| self.all.get(*index))
                .collect(),
            // An older spelling of a built-in strength that a document holds.
            None => Strength::built_in_id(name)
                .and_then(|id| self.by_id(id))
                .into_iter()
                .collect(),
        }
    }

    /// Puts another reading of a strength in its place; id and name are the same.
    pub fn change(&mut self, index: usize, strength: Strength) {
        if let Some(own) = self.all.get_mut(index) {
            *own = strength;
        }
    }

    /// A body without id and name is called whatever a question calls it, when there is only one.
    pub fn nameless(&self) -> Option<&Strength> {
        self.all.get(self.nameless?)
    }
}
