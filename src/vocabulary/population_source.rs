//! Where people and their keys are read from.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Where people and their keys are read from.
    pub enum PopulationSource {
        /// Lines of people, as `entra-verdict collect` writes them.
        People = "people", "People, one in each line", "1 行に 1 人の一覧";
        /// Graph's `fido2Methods` and other authentication methods of users.
        AuthenticationMethods = "authenticationMethods", "Authentication methods (Graph)", "認証方法 (Graph)";
        /// Graph's `userRegistrationDetails`.
        RegistrationDetails = "registrationDetails", "Registration report (Graph)", "登録レポート (Graph)";
        /// The portal's file of the registration report.
        RegistrationFile = "registrationFile", "Registration report (portal, CSV)", "登録レポート (ポータルの CSV)";
        /// Audit logs, of Graph or of Log Analytics.
        AuditLogs = "auditLogs", "Audit logs", "監査ログ";
        /// Sign-in logs, of Graph or of Log Analytics.
        SignInLogs = "signInLogs", "Sign-in logs", "サインイン ログ";
        /// Users of Graph.
        Users = "users", "Users (Graph)", "ユーザー (Graph)";
        /// Groups and roles that users are in.
        Memberships = "memberships", "Groups and roles of users (Graph)", "ユーザーのグループとロール (Graph)";
    }
}
