//! Names of Graph's types.

/// `microsoft.graph.` and the number sign left out.
pub(crate) fn type_name(declared: &str) -> &str {
    let declared = declared.trim().trim_start_matches('#');
    declared
        .strip_prefix("microsoft.graph.")
        .unwrap_or(declared)
}
