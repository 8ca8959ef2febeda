//! Graph's `riskLevel`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `riskLevel`.
    #[derive(Default)]
    pub enum RiskLevel {
        /// No risk.
        #[default]
        None = "none", "None", "なし";
        /// Low risk.
        Low = "low", "Low", "低";
        /// Medium risk.
        Medium = "medium", "Medium", "中";
        /// High risk.
        High = "high", "High", "高";
        /// A risk that the licence hides.
        Hidden = "hidden", "Hidden", "非表示";
    }
}
