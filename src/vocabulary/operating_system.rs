//! Operating systems, as Microsoft's documentation of passkeys names them.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// An operating system, as Microsoft's documentation of passkeys names it; Conditional Access knows other platforms.
    pub enum OperatingSystem {
        /// Windows.
        Windows = "windows", "Windows", "Windows";
        /// macOS.
        MacOs = "macOS", "macOS", "macOS";
        /// ChromeOS.
        ChromeOs = "chromeOS", "ChromeOS", "ChromeOS";
        /// Linux.
        Linux = "linux", "Linux", "Linux";
        /// iOS and iPadOS.
        Ios = "iOS", "iOS", "iOS";
        /// Android.
        Android = "android", "Android", "Android";
    }
}
