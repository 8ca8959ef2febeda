//! Microsoft's own applications that Conditional Access knows by a name, and the groups of them that policies can name (F36).

use std::sync::LazyLock;
use uuid::Uuid;

use crate::vocabulary::likeness::nearest_of;

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

    /// What policies write for the groups.
    pub fn names() -> impl Iterator<Item = &'static str> {
        GROUPS.iter().map(|(wire, ..)| *wire)
    }

    /// Whether the built-in list has an application.
    pub fn has(self, id: Uuid) -> bool {
        self.members()
            .iter()
            .any(|(known, _)| *known == id.as_u128())
    }

    fn table(self) -> &'static Table {
        let [office_365, admin_portals] = &*TABLES;
        match self {
            Self::Office365 => office_365,
            Self::MicrosoftAdminPortals => admin_portals,
        }
    }

    /// The applications that the built-in list has.
    pub fn ids(self) -> impl Iterator<Item = Uuid> {
        self.members().iter().map(|(id, _)| Uuid::from_u128(*id))
    }

    fn members(self) -> &'static [Entry] {
        &self.table().with_id
    }

    /// Members of which no public list has the id.
    fn without_id(self) -> &'static [&'static str] {
        &self.table().without_id
    }

    /// How many applications the built-in list has; a line of it can be one that is there already.
    pub fn distinct(self) -> usize {
        let mut ids: Vec<u128> = self.members().iter().map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    }

    /// The portal's name.
    pub fn label(self) -> &'static str {
        let own = GROUPS.iter().find(|(.., group)| *group == self);
        own.map_or("", |(_, portal, _)| portal)
    }

    pub const ALL: [Self; 2] = [Self::Office365, Self::MicrosoftAdminPortals];

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
    for (id, _) in with_ids().filter(|(_, name)| name.eq_ignore_ascii_case(text)) {
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

/// The name of an application.
pub(crate) fn name_of(id: Uuid) -> Option<&'static str> {
    let own = with_ids().find(|(known, _)| *known == id.as_u128());
    own.map(|(_, name)| *name)
}

/// The known names that are most like a text, the nearest first.
pub(crate) fn nearest(text: &str) -> Vec<&'static str> {
    let with_id = with_ids();
    let without = ApplicationGroup::ALL.map(ApplicationGroup::without_id);
    let names = GROUPS
        .iter()
        .map(|(_, portal, _)| *portal)
        .chain(with_id.map(|(_, name)| *name))
        .chain(without.into_iter().flatten().copied());
    nearest_of(text, names)
}

/// The ids of all of them.
pub(crate) fn built_in() -> impl Iterator<Item = Uuid> {
    with_ids().map(|(id, _)| Uuid::from_u128(*id))
}

/// Every application with an id.
fn with_ids() -> impl Iterator<Item = &'static Entry> {
    let groups = ApplicationGroup::ALL.into_iter();
    groups
        .flat_map(|group| group.members().iter())
        .chain(OTHERS)
}

/// The application that a sign-in counts as opening which asks for baseline scopes alone (F31).
pub(crate) const DIRECTORY: Uuid = Uuid::from_u128(0x0000_0002_0000_0000_c000_0000_0000_0000);

/// Windows Azure Service Management API, which is Azure Resource Manager.
const AZURE_MANAGEMENT: Uuid = Uuid::from_u128(0x797f4846_ba00_4fd7_ba43_dac1f8f63013);

/// What a policy for it is enforced for beside itself (concept-conditional-access-cloud-apps, 2026-01-26): Azure portal, which is the
/// Microsoft Entra admin center too, Azure Data Lake, Application Insights API, Log Analytics API.
const BOUND_TO_AZURE: [u128; 4] = [
    0xc44b4083_3bb0_49c1_b47d_974e53cbdf3c,
    0xe9f49c6b_5ce5_44c8_925d_015017e9f7ad,
    0xf5c26e74_f226_4ae8_85f0_b4af0080ac9e,
    0xca7f3f0b_7d91_482c_8e09_c5d840d0eac5,
];

/// Applications that a policy for this one is for as well.
pub(crate) fn stands_for(id: Uuid) -> &'static [u128] {
    match id {
        AZURE_MANAGEMENT => &BOUND_TO_AZURE,
        _ => &[],
    }
}

/// Application id and name.
type Entry = (u128, &'static str);

/// Names: reference-office-365-application-contents. Ids: the public list of Microsoft's applications merill/microsoft-info
/// (MIT). The first line has the days; each other line an id, empty where that list has no such name, and a name.
/// `cargo xtask catalogue` writes it.
const OFFICE_365: &str = include_str!("office_365.tsv");

/// The portals of concept-conditional-access-cloud-apps, which gives no ids (B9), in the same form.
const ADMIN_PORTALS: &str = include_str!("admin_portals.tsv");

/// The lines of a table, with ids read once: deciding asks for them with each policy that names a group.
struct Table {
    with_id: Vec<Entry>,
    without_id: Vec<&'static str>,
}

static TABLES: LazyLock<[Table; 2]> =
    LazyLock::new(|| [OFFICE_365, ADMIN_PORTALS].map(Table::read));

impl Table {
    fn read(text: &'static str) -> Self {
        let mut table = Self {
            with_id: Vec::new(),
            without_id: Vec::new(),
        };
        for (id, name) in text
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once('\t'))
        {
            match Uuid::try_parse(id) {
                Ok(id) => table.with_id.push((id.as_u128(), name)),
                Err(_) => table.without_id.push(name),
            }
        }
        table
    }
}

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
    (
        0x797f4846_ba00_4fd7_ba43_dac1f8f63013,
        "Azure Resource Manager",
    ),
    (0xe9f49c6b_5ce5_44c8_925d_015017e9f7ad, "Azure Data Lake"),
    (
        0xf5c26e74_f226_4ae8_85f0_b4af0080ac9e,
        "Application Insights API",
    ),
    (0xca7f3f0b_7d91_482c_8e09_c5d840d0eac5, "Log Analytics API"),
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
