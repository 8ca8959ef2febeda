//! Fields of CSV (RFC 4180), for a spreadsheet.

/// A field of CSV. Names come from what anybody may have written, and spreadsheets run what begins like a formula.
pub(crate) fn field(text: &str) -> String {
    let guard = if text
        .trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
    {
        "'"
    } else {
        ""
    };
    if guard.is_empty() && !text.contains(['"', ',', ';', '\n', '\r', '\t']) {
        return text.to_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_csv_is_quoted_where_it_has_to_be() {
        assert_eq!(field("YubiKey 5"), "YubiKey 5");
        assert_eq!(field("Key, \"blue\""), "\"Key, \"\"blue\"\"\"");
        assert_eq!(field("=1+1"), "\"'=1+1\"");
        assert_eq!(field(" =1+1"), "\"' =1+1\"");
        assert_eq!(field("＝1+1"), "\"'＝1+1\"");
    }
}
