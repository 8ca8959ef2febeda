//! The form of rows.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// The form of rows.
    #[derive(Default)]
    pub enum RowForm {
        /// No rows: only the report is wanted.
        #[default]
        None = "none", "No rows", "行なし";
        /// One JSON object in each line.
        Ndjson = "ndjson", "NDJSON", "NDJSON";
        /// CSV (RFC 4180), safe to open in a spreadsheet.
        Csv = "csv", "CSV", "CSV";
    }
}
