//! How open questions of the documentation are settled.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// How open questions of the documentation are settled.
    #[derive(Default)]
    pub enum Reading {
        /// Where the readings differ the answer is `indeterminate`.
        #[default]
        Report = "report", "Report both readings", "両方の解釈を示す";
        /// The reading that admits less.
        Strict = "strict", "The stricter reading", "厳しい解釈";
        /// The reading that admits more.
        Lenient = "lenient", "The more lenient reading", "緩い解釈";
    }
}

impl Reading {
    /// The reading of two statements of which the more lenient one holds by now, unless it is read strictly.
    pub(crate) fn settled(self) -> Self {
        match self {
            Self::Report => Self::Lenient,
            other => other,
        }
    }
}
