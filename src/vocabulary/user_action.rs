//! User actions of Conditional Access, by the names of What If; policies write the URNs.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// User actions of Conditional Access, by the names of What If; policies write the URNs.
    pub enum UserAction {
        /// Register security information.
        RegisterSecurityInformation = "registerSecurityInformation" | "urn:user:registersecurityinfo", "Register security information", "セキュリティ情報の登録";
        /// Register or join devices.
        RegisterOrJoinDevices = "registerOrJoinDevices" | "urn:user:registerdevice", "Register or join devices", "デバイスの登録または参加";
    }
}
