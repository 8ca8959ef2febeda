//! Microsoft clouds; Graph's host forms are read too.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Microsoft clouds; Graph's host forms are read too.
    pub enum Cloud {
        /// The commercial cloud.
        Commercial = "commercial" | "microsoftonline.com" | "login.microsoftonline.com" | "https://login.microsoftonline.com" | "https://login.microsoftonline.com/", "Commercial", "商用";
        /// Microsoft Azure operated for the US government.
        UsGovernment = "usGovernment" | "microsoftonline.us" | "login.microsoftonline.us" | "https://login.microsoftonline.us" | "https://login.microsoftonline.us/", "US Government", "米国政府";
        /// Microsoft Azure operated by 21Vianet.
        China = "china" | "partner.microsoftonline.cn" | "login.partner.microsoftonline.cn" | "https://login.partner.microsoftonline.cn" | "https://login.partner.microsoftonline.cn/" | "chinacloudapi.cn" | "login.chinacloudapi.cn" | "https://login.chinacloudapi.cn" | "https://login.chinacloudapi.cn/", "China", "中国";
    }
}
