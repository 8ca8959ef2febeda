//! Browsers, as Microsoft's documentation of passkeys names them.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// A browser, as Microsoft's documentation of passkeys names it.
    pub enum Browser {
        /// Google Chrome.
        Chrome = "chrome", "Chrome", "Chrome";
        /// Microsoft Edge.
        Edge = "edge", "Edge", "Edge";
        /// Mozilla Firefox.
        Firefox = "firefox", "Firefox", "Firefox";
        /// Apple Safari.
        Safari = "safari", "Safari", "Safari";
    }
}
