//! Ids of keys: Graph writes base64url with the number of pad characters behind it as a digit, the audit log plain base64.

/// The id without padding, in one alphabet.
fn bare(id: &str) -> (String, bool) {
    let text = id.trim();
    let without = text.trim_end_matches('=');
    let letters = without.chars().map(|c| match c {
        '+' => '-',
        '/' => '_',
        c => c,
    });
    (letters.collect(), without.len() < text.len())
}

/// Takes the digit off that tells the padding, where the rest has the length for it.
fn without_digit(mut id: String) -> String {
    let rest = id.len().saturating_sub(1) % 4;
    let fits = match id.as_bytes().last() {
        Some(b'0') => rest == 0,
        Some(b'1') => rest == 3,
        Some(b'2') => rest == 2,
        _ => false,
    };
    if fits && id.len() > 1 {
        id.pop();
    }
    id
}

/// An id as Graph writes it.
pub(crate) fn of_graph(id: &str) -> String {
    match bare(id) {
        (id, true) => id,
        (id, false) => without_digit(id),
    }
}

/// An id as the audit log writes it, or, where it cannot be that, as Graph does.
pub(crate) fn of_log(id: &str) -> String {
    match bare(id) {
        (id, false) if id.len() % 4 == 1 => without_digit(id),
        (id, _) => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_the_padding_are_one_id() {
        for (graph, log) in [
            ("AbC-_w2", "AbC+/w=="),
            ("AbC-_wE1", "AbC+/wE="),
            ("AbC-_wE_0", "AbC+/wE/"),
        ] {
            assert_eq!(of_graph(graph), of_log(log), "{graph}");
        }
        assert_eq!(of_log("AbC+/w"), "AbC-_w");
        assert_eq!(of_log("AbC-_wE_0"), "AbC-_wE_");
        assert_eq!(of_graph("AbC-_w=="), "AbC-_w");
        assert_eq!(of_graph("0"), "0");
    }
}
