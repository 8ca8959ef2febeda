//! Bounds of a text of JSON, counted before any tree is built of it.

/// Offset of the first bracket that nests deeper than `bound`, strings left out.
pub(crate) fn too_deep(text: &str, bound: usize) -> Option<usize> {
    let opening = text.bytes().filter(|byte| matches!(byte, b'{' | b'['));
    if opening.count() <= bound {
        return None;
    }
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (offset, byte) in text.bytes().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth += 1;
                if depth > bound {
                    return Some(offset);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Offset where a text has more values than `bound`. What stands between values is counted, strings left out, which is as
/// many as there are values.
pub(crate) fn too_many(text: &str, bound: usize) -> Option<usize> {
    let is_between = |byte: &u8| matches!(byte, b'{' | b'[' | b',');
    if values_at_most(text) <= bound {
        return None;
    }
    let mut count = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if !in_string && is_between(&byte) => {
                count += 1;
                if count > bound {
                    return Some(offset);
                }
            }
            _ => {}
        }
    }
    None
}

/// How many values a text has, by what stands between them; those in strings are counted too.
pub(crate) fn values_at_most(text: &str) -> usize {
    let is_between = |byte: &u8| matches!(byte, b'{' | b'[' | b',');
    text.bytes().filter(is_between).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_without_what_stands_in_strings() {
        assert_eq!(too_many("[1,2,{\"a\":[]}]", 5), None);
        assert_eq!(too_many("[1,2,{\"a\":[]}]", 4), Some(10));
        assert_eq!(too_many(r#"["[[[,,,\\\",{{"]"#, 1), None);
    }
}
