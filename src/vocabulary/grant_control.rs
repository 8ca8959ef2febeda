//! Graph's `conditionalAccessGrantControl`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `conditionalAccessGrantControl`.
    pub enum GrantControl {
        /// Access is blocked.
        Block = "block", "Block access", "アクセスのブロック";
        /// Multifactor authentication.
        Mfa = "mfa", "Multifactor authentication", "多要素認証";
        /// A compliant device.
        CompliantDevice = "compliantDevice", "Compliant device", "準拠デバイス";
        /// A hybrid joined device.
        DomainJoinedDevice = "domainJoinedDevice", "Microsoft Entra hybrid joined device", "Microsoft Entra ハイブリッド参加デバイス";
        /// An approved client app.
        ApprovedApplication = "approvedApplication", "Approved client app", "承認されたクライアント アプリ";
        /// An app with a protection policy.
        CompliantApplication = "compliantApplication", "App protection policy", "アプリ保護ポリシー";
        /// A password change.
        PasswordChange = "passwordChange", "Password change", "パスワードの変更";
        /// A remediated risk.
        RiskRemediation = "riskRemediation", "Risk remediation", "リスクの修復";
    }
}
