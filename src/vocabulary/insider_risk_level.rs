//! Graph's `conditionalAccessInsiderRiskLevels`, and none.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `conditionalAccessInsiderRiskLevels`, and none.
    #[derive(Default)]
    pub enum InsiderRiskLevel {
        /// No insider risk.
        #[default]
        None = "none", "None", "なし";
        /// Minor insider risk.
        Minor = "minor", "Minor", "軽度";
        /// Moderate insider risk.
        Moderate = "moderate", "Moderate", "中程度";
        /// Elevated insider risk.
        Elevated = "elevated", "Elevated", "高度";
    }
}
