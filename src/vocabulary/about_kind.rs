//! What a check can be about.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// What a check can be about.
    pub enum AboutKind {
        /// An authentication strength.
        Strength = "strength", "Authentication strength", "認証の強度";
        /// A combination of methods of a strength.
        Combination = "combination", "Combination of methods", "方法の組み合わせ";
        /// A Conditional Access policy.
        Policy = "policy", "Conditional Access policy", "条件付きアクセス ポリシー";
        /// A grant control of a Conditional Access policy.
        Control = "control", "Grant control", "許可コントロール";
        /// A passkey profile.
        Profile = "profile", "Passkey profile", "パスキー プロファイル";
        /// A rule of the certificate policy.
        Rule = "rule", "Certificate rule", "証明書の規則";
        /// A username binding of the certificate policy.
        Binding = "binding", "Username binding", "ユーザー名バインド";
        /// A certificate.
        Certificate = "certificate", "Certificate", "証明書";
    }
}
