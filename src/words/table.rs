//! Rows declared as statics, with the table of all of them.

/// Declares rows as statics and the table of all of them. `lacks` names the input whose absence a row tells of.
macro_rules! rows {
    (@lacks) => { None };
    (@lacks $input:ident) => { Some(&$crate::words::inputs::$input) };
    ($table:ident: $($name:ident = $code:literal $(lacks $input:ident)?, $en:literal, $ja:literal;)*) => {
        $(pub(crate) static $name: $crate::words::sentence::Row = $crate::words::sentence::Row {
            code: $code,
            input: $crate::words::table::rows!(@lacks $($input)?),
            sentence: $crate::words::sentence::Sentence::new($en, $ja),
        };)*
        /// Every row of this table, for what walks it.
        #[cfg(any(test, feature = "schema"))]
        pub(crate) static $table: &[&$crate::words::sentence::Row] = &[$(&$name),*];
    };
}
pub(crate) use rows;
