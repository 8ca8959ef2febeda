//! Where a registration takes place.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Where a registration takes place.
    #[derive(Default)]
    pub enum Channel {
        /// The Security info page.
        #[default]
        SecurityInfo = "securityInfo", "Security info", "セキュリティ情報";
        /// The v1.0 provisioning API.
        Graph = "graph", "Provisioning API (v1.0)", "プロビジョニング API (v1.0)";
        /// The beta provisioning API.
        GraphBeta = "graphBeta", "Provisioning API (beta)", "プロビジョニング API (ベータ)";
    }
}
