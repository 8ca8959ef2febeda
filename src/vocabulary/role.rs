//! Microsoft's built-in roles, which policies name by id and people by name.

use std::sync::LazyLock;

/// The names and template ids of permissions-reference. The first line has the day; each other line an id and a name.
/// `cargo xtask catalogue` writes it.
const ROLES: &str = include_str!("roles.tsv");

/// Id in lower case, and name.
static TABLE: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = ROLES.lines().skip(1);
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// What the role of a template id is called.
pub(crate) fn role_named(id: &str) -> Option<&'static str> {
    let found = TABLE.iter().find(|(own, _)| own.eq_ignore_ascii_case(id))?;
    Some(found.1)
}

/// The template id of a role; letter case is ignored.
pub(crate) fn role_id(name: &str) -> Option<&'static str> {
    let found = TABLE
        .iter()
        .find(|(_, own)| own.eq_ignore_ascii_case(name))?;
    Some(found.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_one_name_and_one_id() {
        let id = "62e90394-69f5-4237-9190-012177145e10";
        assert_eq!(role_id("global ADMINISTRATOR"), Some(id));
        assert_eq!(role_named(&id.to_uppercase()), Some("Global Administrator"));
        assert_eq!(TABLE.len(), 123);
        for (id, name) in TABLE.iter() {
            assert_eq!((role_named(id), role_id(name)), (Some(*name), Some(*id)));
        }
    }
}
