//! What an export selected (`$select`), as `@odata.context` tells it.

/// The list of what was selected, of the resource that a context is of (OData 4.01, context URL, 10.7 to 10.9); `None` where all of
/// it was.
pub(crate) fn selection(context: &str) -> Option<&str> {
    let (_, fragment) = context.split_once("$metadata#")?;
    let fragment = fragment.strip_suffix("/$entity").unwrap_or(fragment);
    let inner = fragment.trim_end().strip_suffix(')')?;
    let mut depth = 1_u32;
    let (open, _) = inner.char_indices().rev().find(|(_, letter)| {
        depth = match letter {
            ')' => depth + 1,
            '(' => depth - 1,
            _ => depth,
        };
        depth == 0
    })?;
    let list = inner.get(open + 1..)?;
    // A key, and the type that a collection is of.
    let is_key = list.contains('\'') || inner.get(..open)? == "Collection";
    // What is expanded has parentheses of its own, and leaves the rest as it is.
    let selects = parts(list).any(|part| !part.contains('(') && !part.is_empty());
    (!is_key && selects).then_some(list)
}

/// The entries of a list, each with what stands in its parentheses.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    list.split(move |letter| {
        depth = match letter {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        letter == ',' && depth == 0
    })
    .map(str::trim)
}

/// Whether a list has a member, be it by a part of it, expanded, or of a type of its own.
pub(crate) fn has(list: &str, name: &str) -> bool {
    parts(list).any(|part| {
        let part = part.split('(').next().unwrap_or_default();
        let mut steps = part.split('/');
        let mut own = steps.by_ref().skip_while(|step| step.contains('.'));
        let own = own.next().unwrap_or_default();
        own == "*" || own.eq_ignore_ascii_case(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_selected_stands_in_the_context() {
        let of = |fragment: &str| {
            let context = format!("https://graph.microsoft.com/v1.0/$metadata#{fragment}");
            selection(&context).map(str::to_owned)
        };
        let list = of("identity/conditionalAccess/policies(id,displayName)").unwrap();
        assert!(has(&list, "DisplayName") && !has(&list, "conditions"));
        let one =
            of("policies/authenticationStrengthPolicies(id,combinationConfigurations())/$entity");
        assert!(has(&one.unwrap(), "combinationConfigurations"));
        let deep = of("policies(id,conditions/users,microsoft.graph.x/state)").unwrap();
        assert!(has(&deep, "conditions") && has(&deep, "state") && !has(&deep, "users"));
        for whole in [
            "identity/conditionalAccess/policies",
            "policies/authenticationStrengthPolicies(combinationConfigurations())",
            "policies/authenticationStrengthPolicies('0a')/combinationConfigurations",
            "policies('0a')",
            "Collection(microsoft.graph.conditionalAccessPolicy)",
            "policies(*)x",
        ] {
            assert_eq!(of(whole), None, "{whole}");
        }
        assert!(has(&of("policies(*)").unwrap(), "anything"));
    }
}
