//! Graph's `conditionalAccessDevicePlatform`, without `all`, which only a policy says.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `conditionalAccessDevicePlatform`, without `all`, which only a policy says.
    pub enum Platform {
        /// Android.
        Android = "android", "Android", "Android";
        /// iOS and iPadOS.
        Ios = "iOS", "iOS", "iOS";
        /// Windows.
        Windows = "windows", "Windows", "Windows";
        /// Windows Phone.
        WindowsPhone = "windowsPhone", "Windows Phone", "Windows Phone";
        /// macOS.
        MacOs = "macOS", "macOS", "macOS";
        /// Linux.
        Linux = "linux", "Linux", "Linux";
    }
}
