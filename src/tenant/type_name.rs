//! Names of Graph's types.

/// `microsoft.graph.`, in any letter case, and the number sign left out.
pub(crate) fn type_name(declared: &str) -> &str {
    const NAMESPACE: &str = "microsoft.graph.";
    let declared = declared.trim().trim_start_matches('#');
    match declared.split_at_checked(NAMESPACE.len()) {
        Some((namespace, name)) if namespace.eq_ignore_ascii_case(NAMESPACE) => name,
        _ => declared,
    }
}
