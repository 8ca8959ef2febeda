//! Which of a certificate's policy OIDs are taken into account (strengths.md#first-five-policy-oids).

use std::cmp::Ordering;

use crate::base::sorted::sort_by;

/// How many policy OIDs of a certificate authentication strengths take into account.
pub(crate) const CONSIDERED: usize = 5;

/// An order in which the first ones could be meant (A1, A2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// As the certificate has them.
    Encoded,
    /// As strings.
    Lexical,
    /// Arc by arc, as numbers.
    Numeric,
}

impl Order {
    pub const ALL: [Self; 3] = [Self::Encoded, Self::Lexical, Self::Numeric];

    /// The OIDs, given in encoded order, in this one.
    pub fn sorted(self, oids: &[String]) -> Vec<String> {
        let mut sorted = oids.to_vec();
        match self {
            Self::Encoded => {}
            Self::Lexical => sort_by(&mut sorted, Ord::cmp),
            Self::Numeric => sort_by(&mut sorted, |a, b| by_arcs(a, b)),
        }
        sorted
    }

    /// Those that count when the first five in this order do.
    pub fn considered(self, oids: &[String]) -> Vec<String> {
        let mut sorted = self.sorted(oids);
        sorted.truncate(CONSIDERED);
        sorted
    }
}

/// Arcs are numbers without leading zeros, so a longer one is larger.
fn by_arcs(a: &str, b: &str) -> Ordering {
    let key = |oid: &str| -> Vec<(usize, String)> {
        oid.split('.')
            .map(|arc| (arc.len(), arc.to_owned()))
            .collect()
    };
    key(a).cmp(&key(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_compare_as_numbers_and_strings_do_not() {
        assert_eq!(by_arcs("1.9", "1.10"), Ordering::Less);
        assert_eq!(by_arcs("1.2.3", "1.2"), Ordering::Greater);
        let oids = ["1.10", "1.9", "1.1"].map(str::to_owned);
        assert_eq!(Order::Encoded.sorted(&oids), ["1.10", "1.9", "1.1"]);
        assert_eq!(Order::Lexical.sorted(&oids), ["1.1", "1.10", "1.9"]);
        assert_eq!(Order::Numeric.sorted(&oids), ["1.1", "1.9", "1.10"]);
    }
}
