//! Maps and sets as sorted vectors: most have ten entries, and trees for each type of key and value were a twelfth of the
//! code. One that may become large is collected, which sorts once, and not inserted into.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// The places of so many entries in ascending order; entries that are the same keep theirs. Not generic, so that there is
/// one sort.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// Sorts by a comparison; entries that are the same keep their order.
pub(crate) fn sort_by<T>(entries: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if entries.is_sorted_by(|one, other| compare(one, other) != Ordering::Greater) {
        return;
    }
    let places = order(
        entries.len(),
        &|one, other| match (entries.get(one), entries.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        },
    );
    let mut taken: Vec<Option<T>> = entries.drain(..).map(Some).collect();
    let sorted = places.into_iter();
    entries.extend(sorted.filter_map(|place| taken.get_mut(place)?.take()));
}

/// Sorts by what a key tells of each; entries with the same key keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(entries: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(entries, |one, other| key(one).cmp(&key(other)));
}

/// A map in the order of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Map<K, V>(Vec<(K, V)>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> Map<K, V> {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// Takes the entry of the first key out.
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }
}

impl<K: Ord, V> Map<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0
            .binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (_, value) = self.0.get(self.place(key).ok()?)?;
        Some(value)
    }

    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts a value in, and gives back the one that the key had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => {
                let (_, known) = self.0.get_mut(place)?;
                Some(std::mem::replace(known, value))
            }
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (_, value) = self.0.remove(self.place(key).ok()?);
        Some(value)
    }

    /// Changes the value of a key, which is `first` before it has one.
    pub fn update(&mut self, key: K, mut first: V, change: impl FnOnce(&mut V)) {
        match self.place(&key) {
            Ok(place) => {
                if let Some((_, value)) = self.0.get_mut(place) {
                    change(value);
                }
            }
            Err(place) => {
                change(&mut first);
                self.0.insert(place, (key, first));
            }
        }
    }

    /// The value of a key, which is `first` where it had none.
    pub fn settled(&mut self, key: K, first: V) -> V
    where
        V: Copy,
    {
        if let Some(known) = self.get(&key) {
            return *known;
        }
        self.insert(key, first);
        first
    }

    /// Collects entries; of those with the same key the first counts.
    pub fn of_firsts(entries: impl Iterator<Item = (K, V)>) -> Self {
        let mut entries: Vec<(K, V)> = entries.collect();
        sort_by(&mut entries, |(one, _), (other, _)| one.cmp(other));
        entries.dedup_by(|later, first| later.0 == first.0);
        Self(entries)
    }
}

/// Of entries with the same key the last counts.
impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut entries: Vec<(K, V)> = entries.into_iter().collect();
        sort_by(&mut entries, |(one, _), (other, _)| one.cmp(other));
        entries.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                std::mem::swap(later, kept);
            }
            same
        });
        Self(entries)
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A set in ascending order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Set<T> {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub fn retain(&mut self, keeps: impl FnMut(&T) -> bool) {
        self.0.retain(keeps);
    }
}

impl<T: Ord> Set<T> {
    pub fn contains<Q: Ord + ?Sized>(&self, entry: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let found = self.0.binary_search_by(|known| known.borrow().cmp(entry));
        found.is_ok()
    }

    /// Puts an entry in; false where it was there.
    pub fn insert(&mut self, entry: T) -> bool {
        match self.0.binary_search(&entry) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, entry);
                true
            }
        }
    }

    /// What this set has and the other has not.
    pub fn difference<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = &'s T> {
        self.iter().filter(|entry| !other.contains(*entry))
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut entries: Vec<T> = entries.into_iter().collect();
        sort_by(&mut entries, T::cmp);
        entries.dedup();
        Self(entries)
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s Set<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_in_the_order_of_its_keys() {
        let entries = [(3, 'c'), (1, 'a'), (2, 'b'), (1, 'z'), (3, 'y')];
        let last: Map<_, _> = entries.into_iter().collect();
        assert_eq!(
            last.iter().collect::<Vec<_>>(),
            [(&1, &'z'), (&2, &'b'), (&3, &'y')]
        );
        let first = Map::of_firsts(entries.into_iter());
        assert_eq!(
            first.iter().collect::<Vec<_>>(),
            [(&1, &'a'), (&2, &'b'), (&3, &'c')]
        );
        let mut built = Map::new();
        for (key, value) in entries {
            built.insert(key, value);
        }
        assert_eq!(built, last);
        assert_eq!(built.get(&2), Some(&'b'));
        assert_eq!(built.get(&9), None);
        assert_eq!(built.remove(&9), None);
        assert_eq!(built.remove(&2), Some('b'));
        assert_eq!(built.pop_first(), Some((1, 'z')));
        built.update(7, '0', |value| *value = 'u');
        built.update(3, '0', |value| *value = 'v');
        assert_eq!(built.into_iter().collect::<Vec<_>>(), [(3, 'v'), (7, 'u')]);
    }

    #[test]
    fn a_set_has_each_entry_once() {
        let mut set: Set<&str> = ["b", "a", "b", "c"].into_iter().collect();
        assert_eq!(set.iter().copied().collect::<String>(), "abc");
        assert!(set.insert("aa") && !set.insert("a"));
        assert!(set.contains("aa") && !set.contains("d"));
        let other = ["a", "c"].into_iter().collect();
        assert_eq!(
            set.difference(&other).copied().collect::<Vec<_>>(),
            ["aa", "b"]
        );
        assert_eq!(set.len(), 4);
    }

    #[test]
    fn what_is_the_same_keeps_its_order() {
        let mut entries = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by(&mut entries, |one, other| one.0.cmp(&other.0));
        assert_eq!(entries, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
