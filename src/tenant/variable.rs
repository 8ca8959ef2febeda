//! Variables that stand in the place of ids, where a tool or a template fills them in.

use crate::base::directory::is_id;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Node, Reader};
use crate::words::findings;

/// Whether a text is a variable: `%tenantid%` of CIPP's, `${var.group}`, `{{group}}`, `<group id>`, `$(group)` of Azure Pipelines', and
/// the tokens `#{group}#` and `__group__`.
pub(crate) fn is_variable(text: &str) -> bool {
    let between = |open: &str, close: &str| {
        let rest = text.split_once(open).map(|(_, rest)| rest);
        rest.is_some_and(|rest| rest.find(close).is_some_and(|at| at > 0))
    };
    let token = text.trim();
    let token = token
        .strip_prefix("__")
        .and_then(|token| token.strip_suffix("__"));
    let marks = [
        ("%", "%"),
        ("${", "}"),
        ("{{", "}}"),
        ("<", ">"),
        ("$(", ")"),
        ("#{", "}"),
    ];
    token.is_some_and(|token| !token.is_empty())
        || marks.into_iter().any(|(open, close)| between(open, close))
}

/// Whether an id is one: templates have it empty, of zeros alone, or as a variable.
pub(crate) fn is_filled_in(id: &str) -> bool {
    id.trim().chars().any(|one| one != '0' && one != '-') && !is_variable(id)
}

/// The id by which a resource is told from others, in lower case.
pub(crate) fn own_id(node: &Node<'_>) -> Option<String> {
    let node = node.get("id")?;
    let id = node.spelling.id(node.value.as_str()?).trim();
    is_filled_in(id).then(|| id.to_ascii_lowercase())
}

impl Reader {
    /// Notes a name where Graph has an id.
    pub fn name_for_id(&mut self, entry: &str, at: &Clause) {
        if !is_id(entry) && !is_variable(entry) {
            let note = Note::new(Severity::Warning, &findings::NAME_FOR_ID);
            self.note(note.at(at).with("value", entry));
        }
    }

    /// Whether a text is a variable, which gets a note.
    pub fn variable(&mut self, text: &str, at: &Clause) -> bool {
        let is_variable = is_variable(text);
        if is_variable {
            let note = Note::new(Severity::Warning, &findings::VARIABLE).at(at);
            self.note(note.with("value", text));
        }
        is_variable
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_names_and_words_are_no_variables() {
        for text in [
            "%tenantid%",
            "${var.group}",
            "{{ group }}",
            "<group id>",
            "x-%a%",
            "$(Group)",
            "#{Group}#",
            " __Group__ ",
        ] {
            assert!(is_variable(text), "{text}");
        }
        let group = "11111111-2222-4333-8444-555555555555";
        for text in [
            "All",
            group,
            "100 %",
            "%%",
            "____",
            "sg__prod__admins",
            "Cash ($)",
            "#1 {a}",
            "$()",
            "urn:user:registerdevice",
            "a > b",
            "",
        ] {
            assert!(!is_variable(text), "{text}");
        }
    }
}
