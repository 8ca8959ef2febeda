//! Graph's `whatIfAnalysisReasons`: what keeps a policy out.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `whatIfAnalysisReasons`: what keeps a policy out.
    pub enum AnalysisReason {
        /// Nothing.
        NotSet = "notSet", "No reason", "理由なし";
        /// Users, groups, roles and guests.
        Users = "users", "User", "ユーザー";
        /// Workload identities.
        WorkloadIdentities = "workloadIdentities", "Workload identity", "ワークロード ID";
        /// The application that is opened.
        Application = "application", "Application", "アプリケーション";
        /// User actions.
        UserActions = "userActions", "User action", "ユーザー操作";
        /// The authentication context.
        AuthenticationContext = "authenticationContext", "Authentication context", "認証コンテキスト";
        /// The platform of the device.
        DevicePlatform = "devicePlatform", "Device platform", "デバイス プラットフォーム";
        /// The filter for devices.
        Devices = "devices", "Filter for devices", "デバイスのフィルター";
        /// Client apps.
        ClientApps = "clientApps", "Client app", "クライアント アプリ";
        /// Where the sign-in comes from.
        Location = "location", "Location", "場所";
        /// The risk of the sign-in.
        SignInRisk = "signInRisk", "Sign-in risk", "サインイン リスク";
        /// A policy without conditions.
        EmptyPolicy = "emptyPolicy", "Policy without conditions", "条件のないポリシー";
        /// A policy that cannot be evaluated.
        InvalidPolicy = "invalidPolicy", "Invalid policy", "無効な形式のポリシー";
        /// A policy that is off.
        PolicyNotEnabled = "policyNotEnabled", "Policy is off", "ポリシーがオフ";
        /// The risk of the user.
        UserRisk = "userRisk", "User risk", "ユーザー リスク";
        /// The time of the sign-in.
        Time = "time", "Time", "時刻";
        /// The insider risk.
        InsiderRisk = "insiderRisk", "Insider risk", "内部リスク";
        /// The authentication flow.
        AuthenticationFlow = "authenticationFlow", "Authentication flow", "認証フロー";
    }
}
