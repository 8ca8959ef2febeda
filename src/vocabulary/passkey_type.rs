//! Graph's `passkeyType`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `passkeyType`.
    pub enum PasskeyType {
        /// The private key never leaves one device.
        DeviceBound = "deviceBound", "Device-bound", "デバイス バインド";
        /// The private key is synchronised by a provider.
        Synced = "synced", "Synced", "同期";
    }
}
