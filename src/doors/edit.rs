//! Changes to a JSON text, given as JSON text.

use crate::base::edit::edit;
use crate::base::error::Error;
use crate::doors::read;

/// [`edit`](crate::json::edit) with the patch as JSON text.
///
/// # Errors
/// As [`edit`](crate::json::edit), and `input.syntax` or `input.value` for a patch that is not a list in JSON.
pub fn edit_text(text: &str, patch: &str) -> Result<String, Error> {
    edit(text, &read::patch(patch)?)
}
