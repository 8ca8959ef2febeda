//! Microsoft's own applications that Conditional Access knows by a name, and the groups of them that policies can name (F36).

use uuid::Uuid;

use crate::vocabulary::likeness::distance;

/// A group of applications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ApplicationGroup {
    Office365,
    MicrosoftAdminPortals,
}

/// The groups by the names that policies have for them, and by those of the portal.
const GROUPS: [(&str, &str, ApplicationGroup); 2] = [
    ("Office365", "Office 365", ApplicationGroup::Office365),
    (
        "MicrosoftAdminPortals",
        "Microsoft Admin Portals",
        ApplicationGroup::MicrosoftAdminPortals,
    ),
];

impl ApplicationGroup {
    /// The group of this name; blanks around it and letter case are ignored.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim();
        GROUPS
            .iter()
            .find(|(wire, portal, _)| {
                wire.eq_ignore_ascii_case(text) || portal.eq_ignore_ascii_case(text)
            })
            .map(|(.., group)| *group)
    }

    /// Whether the built-in list has an application.
    pub fn has(self, id: Uuid) -> bool {
        self.members()
            .iter()
            .any(|(known, _)| *known == id.as_u128())
    }

    fn members(self) -> &'static [Entry] {
        match self {
            Self::Office365 => OFFICE_365,
            Self::MicrosoftAdminPortals => ADMIN_PORTALS,
        }
    }

    /// Members of which no public list has the id.
    fn without_id(self) -> &'static [&'static str] {
        match self {
            Self::Office365 => OFFICE_365_WITHOUT_ID,
            Self::MicrosoftAdminPortals => ADMIN_PORTALS_WITHOUT_ID,
        }
    }

    const ALL: [Self; 2] = [Self::Office365, Self::MicrosoftAdminPortals];

    /// The groups whose lists have an application.
    pub fn of(id: Uuid) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |group| group.has(id))
    }
}

/// What a documented name stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// Several where several applications have the name, none where no public list has the id.
    pub ids: Vec<Uuid>,
    /// The groups that the documentation lists the name in.
    pub groups: Vec<ApplicationGroup>,
}

/// What a name stands for; blanks around it and letter case are ignored.
pub(crate) fn named(text: &str) -> Option<Named> {
    let text = text.trim();
    let mut found = Named::default();
    let tables = [OFFICE_365, ADMIN_PORTALS, OTHERS].into_iter().flatten();
    for (id, _) in tables.filter(|(_, name)| name.eq_ignore_ascii_case(text)) {
        let id = Uuid::from_u128(*id);
        if !found.ids.contains(&id) {
            found.ids.push(id);
        }
    }
    found.groups = ApplicationGroup::ALL
        .into_iter()
        .filter(|group| {
            let is_it = |name: &&str| name.eq_ignore_ascii_case(text);
            found.ids.iter().any(|id| group.has(*id)) || group.without_id().iter().any(is_it)
        })
        .collect();
    let is_known = !found.ids.is_empty() || !found.groups.is_empty();
    is_known.then_some(found)
}

/// The known names that are most like a text, the nearest first: those that hold it, or differ from it by little.
pub(crate) fn nearest(text: &str) -> Vec<&'static str> {
    const SHOWN: usize = 3;
    let text = text.trim().to_lowercase();
    let with_id = [OFFICE_365, ADMIN_PORTALS, OTHERS].into_iter().flatten();
    let without = ApplicationGroup::ALL.map(ApplicationGroup::without_id);
    let names = GROUPS
        .iter()
        .map(|(_, portal, _)| *portal)
        .chain(with_id.map(|(_, name)| *name))
        .chain(without.into_iter().flatten().copied());
    // A name of a page, or longer, is like none.
    let bound = (text.chars().count() / 3).clamp(2, 8);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let lower = name.to_lowercase();
        let holds = text.chars().count() > 2 && lower.contains(&text);
        let far = distance(&text, &lower, bound).or(holds.then_some(bound));
        if let Some(far) = far
            && !found.iter().any(|(_, known)| *known == name)
        {
            found.push((far, name));
        }
    }
    found.sort_by_key(|(far, _)| *far);
    found
        .into_iter()
        .take(SHOWN)
        .map(|(_, name)| name)
        .collect()
}

/// The application that a sign-in counts as opening which asks for baseline scopes alone (F31).
pub(crate) const DIRECTORY: Uuid = Uuid::from_u128(0x0000_0002_0000_0000_c000_0000_0000_0000);

/// Application id and name.
type Entry = (u128, &'static str);

/// Names: reference-office-365-application-contents, 2026-06-05. Ids: the public list of Microsoft's applications
/// merill/microsoft-info (MIT), 2026-08-20.
const OFFICE_365: &[Entry] = &[
    (
        0xe1979c22_8b73_4aed_a4da_572cc4d0b832,
        "App Studio for Microsoft Teams",
    ),
    (0x4354e225_50c9_4423_9ece_2d5afd904870, "Augmentation Loop"),
    (0x4580fd1d_e5a3_4f56_9ad1_aab0e3bf8f76, "Call Recorder"),
    (0x48af08dc_f6d2_435f_b2a7_069abd99c086, "Connectors"),
    (
        0xcb58b23f_9a26_4ef4_9e9e_ca08567ef56c,
        "Device Management Service",
    ),
    (0x8f348934_64be_4bb2_bc16_c54c96789f43, "EDU Assignments"),
    (
        0xfb8d773d_7ef8_4ec0_a117_179f88add510,
        "Enterprise Copilot Platform",
    ),
    (0x86b4b4b4_db10_481c_876b_07447e7f204f, "Groups Service"),
    (0x39aaf054_81a5_48c7_a4f8_0293012095b9, "IC3 Gateway"),
    (
        0x93aca3ff_e61e_477f_b3e7_9fe10c6b97af,
        "IC3 Gateway Non Cae",
    ),
    (0x79d1f229_c1e5_4bd5_b2fd_4764b025b103, "Insights Services"),
    (
        0x6b91db1b_f05b_405a_a0b2_e3f60b28d645,
        "M365 Admin Services",
    ),
    (
        0x0fbd6821_7888_443f_821c_36471d94fda1,
        "M365 Auditing Public Protected Web API app",
    ),
    (
        0x0cd196ee_71bf_4fd6_a57c_b491ffd4fb1e,
        "Media Analysis and Transformation Service",
    ),
    (
        0x7084e364_df71_4a4a_9e8f_d375b5529913,
        "Messaging Async Media",
    ),
    (
        0x6f82282e_0070_4e78_bc23_e6320c5fa7de,
        "Microsoft Discovery Service",
    ),
    (
        0x00000007_0000_0ff1_ce00_000000000000,
        "Microsoft Exchange Online Protection",
    ),
    (
        0x6204c1d1_4712_4c46_a7d9_3ed63d992682,
        "Microsoft Flow Portal",
    ),
    (0xc9a559d2_7aab_4f13_a6ed_e7e9c52aec87, "Microsoft Forms"),
    (
        0x5f00fd34_f302_417f_81ef_1adda179d8fd,
        "Microsoft Forms Web",
    ),
    (
        0x40775b29_2688_46b6_a3b5_b256bd04df9f,
        "Microsoft Information Protection API",
    ),
    (0xd3590ed6_52b3_4102_aeff_aad2292ab01c, "Microsoft Office"),
    (
        0x00000006_0000_0ff1_ce00_000000000000,
        "Microsoft Office 365 Portal",
    ),
    (
        0x394866fc_eedb_4f01_8536_3ff84b16be2a,
        "Microsoft People Cards Service",
    ),
    (0xb737dad2_2f6c_4c65_90e3_ca563267e8b9, "Microsoft Planner"),
    (
        0x75f31797_37c9_498e_8dc9_53c16a36afca,
        "Microsoft Planner Client",
    ),
    (
        0xdcad865d_9257_4521_ad4d_bae3e137b345,
        "Microsoft SharePoint Online - SharePoint Home",
    ),
    (
        0xcf53fce8_def6_4aeb_8d30_b158e7b1cf83,
        "Microsoft Stream Portal",
    ),
    (
        0x2634dd23_5e5a_431c_81ca_11710d9079f4,
        "Microsoft Stream Service",
    ),
    (0x1fec8e78_bce4_4aaf_ab1b_5451cc387264, "Microsoft Teams"),
    (
        0xb55b276d_2b09_4ad2_8de5_f09cf24ffba9,
        "Microsoft Teams - Teams And Channels Service",
    ),
    (
        0xb1379a75_ce5e_4fa3_80c6_89bb39bf646c,
        "Microsoft Teams Chat Aggregator",
    ),
    (
        0xab3be6b7_f5df_413d_ac2d_abf1e3fd9c0b,
        "Microsoft Teams Graph Service",
    ),
    (
        0x51133ff5_8e0d_4078_bcca_84fb7f905b64,
        "Microsoft Teams Mailhook",
    ),
    (
        0x75efb5bc_18a1_4e7b_8a66_2ad2503d79c6,
        "Microsoft Teams Retail Service",
    ),
    (
        0xcc15fd57_2c6c_4117_a88c_83b1d56b4bbe,
        "Microsoft Teams Services",
    ),
    (
        0x8e14e873_35ba_4720_b787_0bed94370b17,
        "Microsoft Teams Targeting Application",
    ),
    (
        0x1996141e_2b07_4491_927a_5a024b335c78,
        "Microsoft Teams UIS",
    ),
    (
        0x5e3ce6c0_2b1f_4285_8d4b_75ee78787346,
        "Microsoft Teams Web Client",
    ),
    (
        0xe1829006_9cf1_4d05_8b48_2e665cb48e6a,
        "Microsoft Teams Web Client",
    ),
    (
        0x3ff8e6ba_7dc3_4e9e_ba40_ee12b60d6d48,
        "Microsoft To-Do web app",
    ),
    (
        0x392c0cd5_b73d_42f5_9e94_49904793f11c,
        "Microsoft Virtual Events Portal",
    ),
    (
        0x7fc21101_d09b_4343_8eb3_21187e0431a4,
        "Microsoft Virtual Events Services",
    ),
    (
        0x00695ed2_3202_4156_8da1_69f60065e255,
        "Microsoft Visio Data Visualizer",
    ),
    (
        0x95de633a_083e_42f5_b444_a4295d8e9314,
        "Microsoft Whiteboard Services",
    ),
    (
        0x038187f5_ca69_4382_8c0b_8d87708d099f,
        "MSAI Substrate Meeting Intelligence",
    ),
    (
        0x1eff577d_b871_4ec2_a30f_b7d43c927d20,
        "Natural Language Editor",
    ),
    (
        0x57da3f69_2d82_4c17_9e57_2e6d78b2dc60,
        "O365 Diagnostic Service",
    ),
    (0x4345a7b9_9a63_4910_a426_35363201d503, "O365 Suite UX"),
    (
        0x23c898c1_f7e8_41da_9501_f16571f8d097,
        "OCPS Checkin Service",
    ),
    (0x67ad5377_2d78_4ac2_a867_6300cda00e85, "Office 365"),
    (
        0xec156f81_f23a_47bd_b16f_9fb2c66420f9,
        "Office 365 Exchange Microservices",
    ),
    (
        0x00000002_0000_0ff1_ce00_000000000000,
        "Office 365 Exchange Online",
    ),
    (
        0x66a88757_258c_4c72_893c_3e8bed4d6899,
        "Office 365 Search Service",
    ),
    (
        0x00000003_0000_0ff1_ce00_000000000000,
        "Office 365 SharePoint Online",
    ),
    (0x94c63fef_13a3_47bc_8074_75af8c65887a, "Office Delve"),
    (0x166f1b03_5b19_416f_a94b_1d7aa2d247dc, "Office Hive"),
    (
        0x4455b2bd_5303_4d53_a2f7_c516f73920d4,
        "Office Hive Fairfax",
    ),
    (
        0xd2ec8372_dfe3_4557_b7aa_6d898c240f3b,
        "Office MRO Device Manager Service",
    ),
    (
        0xebe0c285_db95_403f_a1a3_a793bd6d7767,
        "Office MRO Device Manager Service",
    ),
    (
        0x93d53678_613d_4013_afc1_62e9e444a0a5,
        "Office Online Add-in SSO",
    ),
    (
        0x243c63a3_247d_41c5_9d83_7788c43f1c43,
        "Office Online Core SSO",
    ),
    (
        0x3ce44149_e365_40e4_9bb4_8c0ecb710fe6,
        "Office Online Print SSO",
    ),
    (
        0x5a4eed13_c4c4_4b4c_9506_334ab200bf31,
        "Office Online Search SSO",
    ),
    (
        0xe03a13ee_9730_4cae_8525_47559c8cf18a,
        "Office Online Service",
    ),
    (
        0x467423d3_dc5d_4c1e_b0e7_12d85ade8da8,
        "Office Online Speech SSO",
    ),
    (
        0x62fd1447_0ef3_4ab7_a956_7dd05232ecc1,
        "Office Scripts Service",
    ),
    (
        0xb97b6bd4_a49f_4a0c_af18_af507d1da76c,
        "Office Shredding Service",
    ),
    (0x4b233688_031c_404b_9a80_a4f3f2351f90, "Office.com"),
    (
        0x89bee1f7_5e6e_4d8a_9f3d_ecd601259da7,
        "Office365 Shell WCSS-Client",
    ),
    (
        0x0f698dd4_f011_4d23_a33e_b36416dcb1e6,
        "OfficeClientService",
    ),
    (0x4765445b_32c6_49b0_83e6_1d93765276ca, "OfficeHome"),
    (
        0x9e4a5442_a5c9_4f6f_b03f_5b9fcaaf24b1,
        "OfficeServicesManager",
    ),
    (
        0xab9b8c07_8f02_4f72_87fa_80105867a763,
        "OneDrive SyncEngine",
    ),
    (0x2d4d3d8e_2be3_4bef_9f87_7875a61c29de, "OneNote"),
    (
        0x6a1a91a6_19f9_4a37_b68b_9bed3f4e6595,
        "Outlook Browser Extension",
    ),
    (
        0x13d54852_ae25_4f0b_823a_b09eea89f431,
        "Outlook Service for Exchange",
    ),
    (0x475226c6_020e_4fb2_8a90_7a972cbfc1d4, "PowerApps Service"),
    (
        0x09abbdfd_ed23_44ee_a2d9_a627aa1c90f3,
        "ProjectWorkManagement",
    ),
    (0x18f36947_75b0_49fb_8d1c_29584a55cac5, "Reply-At-Mention"),
    (
        0x08e18876_6177_487e_b8b5_cf950c1e598c,
        "SharePoint Online Web Client Extensibility",
    ),
    (
        0x3bc2296e_aa22_4ed2_9e1e_946d05afa6a2,
        "SharePoint Online Web Client Extensibility Isolated",
    ),
    (
        0x48ac35b8_9aa8_4d74_927d_1f4a14a0b239,
        "Skype and Teams Tenant Admin API",
    ),
    (0x7557eb47_c689_4224_abcf_aef9bd7573df, "Skype for Business"),
    (
        0x00000004_0000_0ff1_ce00_000000000000,
        "Skype for Business Online",
    ),
    (
        0x1e70cd27_4707_4589_8ec5_9bd20c472a46,
        "Skype Presence Service",
    ),
    (0x905fcf26_4eb7_48a0_9ff0_8dcc7194b5ba, "Sway"),
    (0xa23b959c_7ce8_4e57_9140_b90eb88a9e97, "Sway"),
    (
        0x4c4f550b_42b2_4a16_93f9_fdb9e01bb6ed,
        "Targeted Messaging Service",
    ),
    (
        0x6bc3b958_689b_49f5_9006_36d165f30e00,
        "Teams CMD Services Artifacts",
    ),
    (0x00000005_0000_0ff1_ce00_000000000000, "Viva Engage"),
];

/// Names of the same page for which that list has no id.
const OFFICE_365_WITHOUT_ID: &[&str] = &[
    "AI Hub Services",
    "Copilot Data Platform",
    "DataSecurityInvestigation",
    "EnrichmentSvc",
    "INT Augmentation Loop 1P",
    "Legacy Smart Compose",
    "Loop",
    "Loop Web Application",
    "Loop Web Service",
    "M365ChatClient",
    "make.gov.powerapps.us",
    "make.powerapps.com",
    "Message Recall",
    "MessagingAsyncMediaProd",
    "Microsoft 365 eSignature",
    "Microsoft 365 eSignature PPE",
    "Microsoft 365 Reporting Service",
    "Microsoft Flow Portal GCC",
    "Microsoft Teams - T4L Web Client",
    "Microsoft Teams Analytics",
    "Microsoft Todo web app",
    "O365 Suite UX PathFinder",
    "Office Collab Actions",
    "Office Notification Service",
    "Office Online Augmentation Loop SSO",
    "Office Online Loki SSO",
    "Office Online Maker SSO",
    "Office Scripts Service - INT",
    "Office Scripts Service - Local",
    "Office Scripts Service - Test",
    "Office365 Shell DoD WCSS-Client",
    "OfficePowerPointSGS",
    "Olympus",
    "OMEX External",
    "One Outlook Web",
    "OneDrive",
    "OneOutlook",
    "Project for the web",
    "ProjectWorkManagement_AdminTools",
    "ProjectWorkManagement_USGov",
    "Protection Center",
    "SharePoint Notification Services",
    "SharePoint Notification Services Fairfax",
    "Teams Device Management Services",
    "Teams Walkie Talkie Service",
    "Teams Walkie Talkie Service - GCC",
];

/// Portals: concept-conditional-access-cloud-apps, 2026, which gives no ids. Ids: as above.
const ADMIN_PORTALS: &[Entry] = &[
    (0xc44b4083_3bb0_49c1_b47d_974e53cbdf3c, "Azure portal"),
    (
        0xc44b4083_3bb0_49c1_b47d_974e53cbdf3c,
        "Microsoft Entra admin center",
    ),
    (
        0x497effe9_df71_4043_a8bb_14cf78c4b63b,
        "Exchange admin center",
    ),
    (
        0x618dd325_23f6_4b6f_8380_4df78026e39b,
        "Microsoft 365 admin center",
    ),
    (
        0x80ccca67_54bd_44ab_8625_4b79c4dc7775,
        "Microsoft Defender portal",
    ),
    (
        0x80ccca67_54bd_44ab_8625_4b79c4dc7775,
        "Microsoft Purview portal",
    ),
    (
        0x2ddfbe71_ed12_4123_b99b_d5fc8a062a79,
        "Microsoft Teams admin center",
    ),
    (0x00000006_0000_0ff1_ce00_000000000000, "Office 365 portal"),
];

/// A portal of the same page for which that list has no id.
const ADMIN_PORTALS_WITHOUT_ID: &[&str] = &["Microsoft Intune admin center"];

/// Applications that the documentation of Conditional Access speaks of by name. Ids: as above.
const OTHERS: &[Entry] = &[
    (
        0x00000002_0000_0000_c000_000000000000,
        "Windows Azure Active Directory",
    ),
    (0x00000003_0000_0000_c000_000000000000, "Microsoft Graph"),
    (
        0x797f4846_ba00_4fd7_ba43_dac1f8f63013,
        "Windows Azure Service Management API",
    ),
    (0x0000000a_0000_0000_c000_000000000000, "Microsoft Intune"),
    (
        0xd4ebce55_015a_49b5_a083_c84d1797ae8c,
        "Microsoft Intune Enrollment",
    ),
    (
        0x01cb2876_7ebd_4aa4_9cc9_d28bd4d359a9,
        "Device Registration Service",
    ),
    (
        0x0000000c_0000_0000_c000_000000000000,
        "Microsoft App Access Panel",
    ),
    (0x2793995e_0a7d_40d7_bd35_6968ba142197, "My Apps"),
    (0x8c59ead7_d703_4a27_9e55_c96a0054c8d2, "My Profile"),
    (0x19db86c3_b2b9_44cc_b339_36da233a3be2, "My Signins"),
    (
        0x9cdead84_a844_4324_93f2_b2e6bb768d07,
        "Azure Virtual Desktop",
    ),
    (
        0xa4a365df_50f1_4397_bc59_1a1564b8bb9c,
        "Microsoft Remote Desktop",
    ),
    (
        0x270efc09_cd0d_444b_a71f_39af4910ec45,
        "Windows Cloud Login",
    ),
    (
        0x372140e0_b3b7_4226_8ef9_d57986796201,
        "Azure Windows VM Sign-In",
    ),
    (0x499b84ac_1321_427f_aa17_267ca6975798, "Azure DevOps"),
    (0x022907d3_0f1b_48f7_badc_1ba6abab6d66, "Azure SQL Database"),
    (0xcfa8b339_82a2_471a_a3c9_0fc0be7a4093, "Azure Key Vault"),
    (0xe406a681_f3d4_42a8_90b6_c2b029497af1, "Azure Storage"),
    (0xe9f49c6b_5ce5_44c8_925d_015017e9f7ad, "Azure Data Lake"),
    (
        0x4ac7d521_0382_477b_b0f8_7e1d95f85ca2,
        "Azure Analysis Services",
    ),
    (0x00000007_0000_0000_c000_000000000000, "Dataverse"),
    (
        0x00000007_0000_0000_c000_000000000000,
        "Common Data Service",
    ),
    (0x00000009_0000_0000_c000_000000000000, "Power BI Service"),
    (
        0x05a65629_4c1b_48c1_a78b_804c4abdd4af,
        "Microsoft Cloud App Security",
    ),
    (
        0x04b07795_8ddb_461a_bbee_02f9e1bf7b46,
        "Microsoft Azure CLI",
    ),
    (
        0x1950a258_227b_4e31_a9cf_717495945fc2,
        "Microsoft Azure PowerShell",
    ),
    (
        0x1b730954_1685_4b74_9bfd_dac224a7b894,
        "Azure Active Directory PowerShell",
    ),
    (
        0x14d82eec_204b_4c2f_b7e8_296a70dab67e,
        "Microsoft Graph Command Line Tools",
    ),
    (0xde8bc8b5_d9f9_48b1_a8ad_b748da725064, "Graph Explorer"),
    (
        0x29d9ed98_a469_4536_ade2_f981bc1d605e,
        "Microsoft Authentication Broker",
    ),
    (0x6db7aeea_6c4a_475d_bbb0_7338bc73d646, "Yammer"),
    (0x00000002_0000_0ff1_ce00_000000000000, "Exchange Online"),
    (0x00000003_0000_0ff1_ce00_000000000000, "SharePoint Online"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_what_the_lists_say() {
        let exchange = named(" office 365 EXCHANGE online ").unwrap();
        assert_eq!(exchange.ids.len(), 1);
        assert_eq!(exchange.groups, [ApplicationGroup::Office365]);
        // Two applications have one name, and one has two groups.
        assert_eq!(named("Sway").unwrap().ids.len(), 2);
        let portal = Uuid::from_u128(0x0000_0006_0000_0ff1_ce00_0000_0000_0000);
        assert_eq!(ApplicationGroup::of(portal).count(), 2);
        assert!(named("Loop").unwrap().ids.is_empty());
        assert!(named("Microsoft Graph").unwrap().groups.is_empty());
        assert!(named("Microsoft Grahp").is_none());
    }

    #[test]
    fn the_nearest_names_come_first() {
        assert_eq!(nearest("Microsoft Grahp").first(), Some(&"Microsoft Graph"));
        assert_eq!(nearest("Offce 365").first(), Some(&"Office 365"));
        assert!(nearest("exchange").contains(&"Office 365 Exchange Online"));
        assert!(nearest("no such thing at all").is_empty());
    }
}
