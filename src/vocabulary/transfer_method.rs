//! Graph's `conditionalAccessTransferMethods`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `conditionalAccessTransferMethods`.
    #[derive(Default)]
    pub enum TransferMethod {
        /// No flow that is restricted.
        #[default]
        None = "none", "None", "なし";
        /// Device code flow.
        DeviceCodeFlow = "deviceCodeFlow", "Device code flow", "デバイス コード フロー";
        /// Authentication transfer.
        AuthenticationTransfer = "authenticationTransfer", "Authentication transfer", "認証の転送";
    }
}
