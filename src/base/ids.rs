//! A table from ids of 128 bits, such as AAGUIDs, to numbers: made once, and asked a million times.

/// A table that is at most half full. An id is spread by one multiplication, since whoever names ids in policies is the
/// organisation itself.
#[derive(Clone, Debug)]
pub(crate) struct Ids {
    slots: Vec<Slot>,
    /// Bits of a product that do not tell a slot.
    shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    high: u64,
    low: u64,
    value: u32,
}

/// What an id has that was not given a number yet.
pub(crate) const UNTOLD: u32 = u32::MAX - 1;

/// What a slot has that is free.
const FREE: u32 = u32::MAX;

/// Odd, and without a pattern: the golden ratio in 64 bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Ids {
    /// The ids, none of which has a number yet.
    pub fn of(ids: impl IntoIterator<Item = u128>) -> Self {
        let ids: Vec<u128> = ids.into_iter().collect();
        let size = (ids.len() * 2).next_power_of_two().max(2);
        let free = Slot {
            high: 0,
            low: 0,
            value: FREE,
        };
        let mut all = Self {
            slots: vec![free; size],
            shift: u64::BITS - size.trailing_zeros(),
        };
        for id in ids {
            let (high, low) = halves(id);
            if let Some(slot) = all.slot(high, low) {
                *slot = Slot {
                    high,
                    low,
                    value: UNTOLD,
                };
            }
        }
        all
    }

    /// The number of an id: [`UNTOLD`] before it has one, `None` for an id that is not in the table.
    pub fn get(&self, high: u64, low: u64) -> Option<u32> {
        let mut at = self.start(high, low);
        loop {
            let slot = self.slots.get(at)?;
            if slot.high == high && slot.low == low && slot.value != FREE {
                return Some(slot.value);
            }
            if slot.value == FREE {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Gives an id of the table its number; false for an id that is not in the table.
    pub fn set(&mut self, high: u64, low: u64, value: u32) -> bool {
        let known = self.get(high, low).is_some();
        if let Some(slot) = self.slot(high, low).filter(|_| known) {
            slot.value = value.min(UNTOLD);
        }
        known
    }

    /// Where an id stands, or would stand.
    fn slot(&mut self, high: u64, low: u64) -> Option<&mut Slot> {
        let last = self.slots.len() - 1;
        let mut at = self.start(high, low);
        while self
            .slots
            .get(at)
            .is_some_and(|slot| slot.value != FREE && (slot.high, slot.low) != (high, low))
        {
            at = (at + 1) & last;
        }
        self.slots.get_mut(at)
    }

    fn start(&self, high: u64, low: u64) -> usize {
        let spread = (high.rotate_left(29) ^ low).wrapping_mul(SPREAD);
        usize::try_from(spread >> self.shift).unwrap_or_default()
    }
}

/// Both halves of an id.
pub(crate) fn halves(id: u128) -> (u64, u64) {
    let [a, b] = [id >> 64, id & u128::from(u64::MAX)].map(u64::try_from);
    (a.unwrap_or_default(), b.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_numbers_that_they_were_given_and_others_none() {
        for count in [0_u128, 1, 2, 3, 100, 1000] {
            // Alike in their lower or in their upper half, as numbered ones are.
            let known: Vec<u128> = (0..count)
                .flat_map(|one| [one, one << 64, one << 100])
                .collect();
            let mut ids = Ids::of(known.iter().copied());
            for id in &known {
                let (high, low) = halves(*id);
                assert_eq!(ids.get(high, low), Some(UNTOLD), "{id:x} of {count}");
            }
            for (number, id) in (0_u32..).zip(&known) {
                let (high, low) = halves(*id);
                assert!(ids.set(high, low, number));
            }
            for id in &known {
                let (high, low) = halves(*id);
                let last = known.iter().rposition(|one| one == id);
                assert_eq!(
                    ids.get(high, low),
                    last.and_then(|at| u32::try_from(at).ok())
                );
            }
            for stranger in [count, u128::MAX, count << 64 | 1, (count + 1) << 100] {
                let (high, low) = halves(stranger);
                if !known.contains(&stranger) {
                    assert_eq!(ids.get(high, low), None, "{stranger:x} of {count}");
                    assert!(!ids.set(high, low, 1));
                }
            }
        }
    }
}
