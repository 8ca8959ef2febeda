//! Sets of places, a bit for each.

/// How many places a word has.
const WIDTH: usize = u64::BITS as usize;

/// A set of places below a count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// None of so many places.
    pub fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(WIDTH)])
    }

    pub fn has(&self, place: usize) -> bool {
        let word = self.0.get(place / WIDTH);
        word.is_some_and(|word| word & bit(place) != 0)
    }

    /// Puts a place in.
    pub fn put(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / WIDTH) {
            *word |= bit(place);
        }
    }

    /// Takes a place out.
    pub fn take(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / WIDTH) {
            *word &= !bit(place);
        }
    }

    /// Keeps what the other set has too.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// The places in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let words = self.0.iter().enumerate();
        words.flat_map(|(index, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let lowest = rest.trailing_zeros() as usize;
                rest &= rest.checked_sub(1)?;
                Some(index * WIDTH + lowest)
            })
        })
    }
}

fn bit(place: usize) -> u64 {
    1 << (place % WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_in() {
        let places = [0, 1, 63, 64, 130, 199];
        let mut bits = Bits::none(200);
        places.iter().for_each(|place| bits.put(*place));
        assert_eq!(bits.iter().collect::<Vec<_>>(), places);
        assert!(bits.has(63) && !bits.has(65) && !bits.has(5_000));
        bits.take(64);
        bits.take(2);
        let mut others = Bits::none(200);
        [1, 64, 130, 131]
            .iter()
            .for_each(|place| others.put(*place));
        bits.keep(&others);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [1, 130]);
        assert_eq!(Bits::none(0).iter().next(), None);
    }
}
