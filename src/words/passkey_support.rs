//! What to know of passkeys on an operating system, by Microsoft's documentation.

use crate::words::table::rows;

rows! { ALL:
    WINDOWS_KEY = "support.windows",
        "A security key needs Windows 10 version 1903 or later.",
        "セキュリティ キーには Windows 10 バージョン 1903 以降が必要です。";
    WINDOWS_AUTHENTICATOR = "support.windows",
        "In native apps a passkey in Microsoft Authenticator needs Windows 11 version 22H2 or later.",
        "ネイティブ アプリで Microsoft Authenticator のパスキーを使うには、Windows 11 バージョン 22H2 以降が必要です。";
    MAC_VERSION = "support.macOS",
        "Signing in needs macOS 11.1 with Safari 14 or later; in native apps with the Enterprise SSO plug-in it needs macOS 14 or later.",
        "サインインには macOS 11.1 および Safari 14 以降が必要です。Enterprise SSO プラグインを使うネイティブ アプリでは macOS 14 以降が必要です。";
    MAC_KEY = "support.macOS",
        "A new security key cannot be registered in a browser, and keys work by USB only.",
        "ブラウザーで新しいセキュリティ キーを登録することはできません。また、キーは USB 接続でのみ使えます。";
    CHROME_OS_KEY = "support.chromeOS",
        "A security key cannot be registered here, and keys work by USB only.",
        "セキュリティ キーは登録できません。また、キーは USB 接続でのみ使えます。";
    LINUX_AUTHENTICATOR = "support.linux",
        "A passkey in Microsoft Authenticator cannot be used in Firefox.",
        "Firefox では Microsoft Authenticator のパスキーを使えません。";
    IOS_VERSION = "support.iOS",
        "Signing in needs iOS 14.3 or later; in native apps it needs iOS 16, and with the Enterprise SSO plug-in iOS 17.1.",
        "サインインには iOS 14.3 以降が必要です。ネイティブ アプリでは iOS 16 以降、Enterprise SSO プラグインを使う場合は iOS 17.1 以降が必要です。";
    IOS_KEY = "support.iOS",
        "A new security key cannot be registered in a browser, keys do not work by Bluetooth, and keys with FIPS 140-3 not by NFC.",
        "ブラウザーで新しいセキュリティ キーを登録することはできません。Bluetooth のキーと、NFC による FIPS 140-3 認定のキーは使えません。";
    ANDROID_VERSION = "support.android",
        "Signing in needs Google Play Services 21 or later.",
        "サインインには Google Play 開発者サービス 21 以降が必要です。";
    ANDROID_KEY = "support.android",
        "Security keys do not work by Bluetooth; in native apps they need Android 13 or later.",
        "Bluetooth のセキュリティ キーは使えません。ネイティブ アプリでは Android 13 以降が必要です。";
    ANDROID_AUTHENTICATOR = "support.android",
        "In native apps a passkey in Microsoft Authenticator needs Android 14 or later.",
        "ネイティブ アプリで Microsoft Authenticator のパスキーを使うには、Android 14 以降が必要です。";
}
