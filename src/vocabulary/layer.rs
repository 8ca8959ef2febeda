//! Layers of configuration that a question can be held to.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// A layer of configuration that a question can be held to.
    pub enum Layer {
        /// The policy of the authentication method.
        Method = "method", "Authentication method policy", "認証方法ポリシー";
        /// The certificate trust store.
        TrustStore = "trustStore", "Certificate trust store", "証明書の信頼ストア";
        /// Authentication strengths that the question names.
        Strength = "strength", "Authentication strengths", "認証の強度";
        /// Conditional Access.
        Access = "access", "Conditional Access", "条件付きアクセス";
        /// What is trusted of an external user's home tenant.
        External = "external", "Cross-tenant access settings", "クロステナント アクセス設定";
    }
}
