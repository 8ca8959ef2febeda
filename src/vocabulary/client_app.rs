//! Graph's `conditionalAccessClientApp`, without `all`, which only a policy says.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `conditionalAccessClientApp`, without `all`, which only a policy says.
    pub enum ClientApp {
        /// A browser.
        Browser = "browser", "Browser", "ブラウザー";
        /// An app with modern authentication.
        MobileAppsAndDesktopClients = "mobileAppsAndDesktopClients", "Mobile apps and desktop clients", "モバイル アプリとデスクトップ クライアント";
        /// Exchange ActiveSync.
        ExchangeActiveSync = "exchangeActiveSync", "Exchange ActiveSync", "Exchange ActiveSync";
        /// Exchange ActiveSync on a supported platform.
        EasSupported = "easSupported", "Exchange ActiveSync, supported", "Exchange ActiveSync (サポート対象)";
        /// A client with legacy authentication.
        Other = "other", "Other clients", "その他のクライアント";
    }
}
