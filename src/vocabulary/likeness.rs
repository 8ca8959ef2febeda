//! How alike two names are.

/// How many letters have to be put in, left out or changed to make one text of the other (Levenshtein); `None` where
/// they are more than `bound`.
pub(crate) fn distance(one: &str, other: &str, bound: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > bound {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = index + 1;
        next.push(left);
        for (wanted, pair) in other.iter().zip(row.windows(2)) {
            let [diagonal, above] = pair else { continue };
            let changed = diagonal + usize::from(letter != wanted);
            left = changed.min(above + 1).min(left + 1);
            next.push(left);
        }
        if next.iter().min().is_some_and(|least| *least > bound) {
            return None;
        }
        row = next;
    }
    row.last().copied().filter(|distance| *distance <= bound)
}

/// The known names that are most like a text, the nearest first: those that hold it, or differ from it by little.
pub(crate) fn nearest_of<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    const SHOWN: usize = 3;
    let text = text.trim().to_lowercase();
    // A name of a page, or longer, is like none.
    let bound = (text.chars().count() / 3).clamp(2, 8);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let lower = name.to_lowercase();
        let holds = text.chars().count() > 2 && lower.contains(&text);
        let far = distance(&text, &lower, bound).or(holds.then_some(bound));
        if let Some(far) = far
            && !found.iter().any(|(_, known)| *known == name)
        {
            found.push((far, name));
        }
    }
    found.sort_by_key(|(far, _)| *far);
    found
        .into_iter()
        .take(SHOWN)
        .map(|(_, name)| name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_up_to_the_bound() {
        assert_eq!(distance("keyRestriction", "keyRestrictions", 2), Some(1));
        assert_eq!(distance("stat", "state", 2), Some(1));
        assert_eq!(distance("", "ab", 2), Some(2));
        assert_eq!(distance("abc", "abc", 0), Some(0));
        assert_eq!(distance("kitten", "sitting", 3), Some(3));
        assert_eq!(distance("kitten", "sitting", 2), None);
    }
}
