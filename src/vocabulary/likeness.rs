//! How alike two names are.

use uuid::Uuid;

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

/// The known name that another one is most like: a plural, or two letters away; one where the name is short. None where
/// two are as like.
pub(crate) fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    const SHORT: usize = 5;
    let lower = name.to_ascii_lowercase();
    let bound = if lower.len() < SHORT { 1 } else { 2 };
    let near: Vec<(usize, &str)> = known
        .iter()
        .filter_map(|known| {
            let far = distance(&lower, &known.to_ascii_lowercase(), bound)?;
            Some((far, *known))
        })
        .collect();
    let least = near.iter().map(|(far, _)| *far).min()?;
    let mut nearest = near.iter().filter(|(far, _)| *far == least);
    match (nearest.next(), nearest.next()) {
        (Some((_, known)), None) => Some(known),
        _ => None,
    }
}

/// Whether one of two names that people gave, in lower case, may be a slip for the other: a letter or two, or several names in one
/// text. Numbers, single letters and ideographs tell names apart: Tier 1 is not Tier 2, nor Team A Team B, nor 東京 大阪.
pub(crate) fn may_be_slip(one: &str, other: &str) -> bool {
    let is_list_with = |list: &str, name: &str| {
        let mut parts = list.split([',', ';']);
        list.contains([',', ';']) && parts.any(|part| part.trim() == name)
    };
    if is_list_with(one, other) || is_list_with(other, one) {
        return true;
    }
    let length = one.chars().count().min(other.chars().count());
    let bound = match length {
        0..3 => 0,
        3..5 => 1,
        _ => 2,
    };
    if one == other || distance(one, other, bound).is_none() {
        return false;
    }
    let single = |text: &str| -> String {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words
            .filter(|word| word.chars().count() == 1 && !word.chars().all(char::is_numeric))
            .collect()
    };
    if single(one) != single(other) {
        return false;
    }
    let tells = |letter: &char| letter.is_numeric() || ('\u{3400}'..='\u{9fff}').contains(letter);
    let split = |text: &str| -> (String, String) { text.chars().partition(tells) };
    let ((one, plain), (other, beside)) = (split(one), split(other));
    one == other || plain.trim() != beside.trim()
}

/// The member of an object that a name is meant to be which none has: one that is like it, or that is a part of it. Annotations
/// are somebody's own.
pub(crate) fn meant_member<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    const PART: usize = 4;
    if name.starts_with(['_', '$', '#']) || name.contains('@') {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let parts = known.iter().copied().filter(|one| {
        let one = one.to_ascii_lowercase();
        one.len() >= PART && lower.contains(&one) || lower.len() >= PART && one.contains(&lower)
    });
    let same = known.iter().find(|one| one.eq_ignore_ascii_case(name));
    same.copied()
        .or_else(|| nearest(name, known))
        .or_else(|| parts.max_by_key(|one| one.len()))
}

/// Whether two ids differ in one hexadecimal digit.
pub(crate) fn is_one_digit_off(one: &Uuid, other: &Uuid) -> bool {
    const DIGIT: u32 = 4;
    let differs = one.as_u128() ^ other.as_u128();
    // The lowest digit that differs is the highest one too.
    let lowest = differs.trailing_zeros() / DIGIT * DIGIT;
    differs != 0 && differs >> lowest < 1 << DIGIT
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
    let ascending = (0..=bound).flat_map(|far| found.iter().filter(move |(one, _)| *one == far));
    ascending.take(SHOWN).map(|(_, name)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_laid_beside_each_other_digit_by_digit() {
        let off = |one: u128, other: u128| {
            is_one_digit_off(&Uuid::from_u128(one), &Uuid::from_u128(other))
        };
        assert!(off(0x10, 0x1f) && off(0x10, 0xf0) && off(0, 0xf << 124));
        assert!(!off(0x10, 0x10) && !off(0x18, 0x07 << 4) && !off(0x08, 0x10));
    }

    #[test]
    fn slips_are_letters_and_no_numbers() {
        for (one, other) in [
            ("contractor", "contractors"),
            ("hq tokio", "hq tokyo"),
            ("amdins", "admins"),
            ("tier 0", "tier0"),
            ("sales, admins", "admins"),
            ("sales;admins", "sales"),
            ("グルーブ", "グループ"),
        ] {
            assert!(may_be_slip(one, other) && may_be_slip(other, one), "{one}");
        }
        for (one, other) in [
            ("admins", "admins"),
            ("tier 1", "tier 2"),
            ("office", "office 1"),
            ("東京支店", "大阪支店"),
            ("hr", "it"),
            ("team a", "team b"),
            ("sales", "admins"),
            ("sales, admins", "guests"),
        ] {
            assert!(
                !may_be_slip(one, other) && !may_be_slip(other, one),
                "{one}"
            );
        }
    }

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
