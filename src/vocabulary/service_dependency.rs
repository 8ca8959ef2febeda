//! Services that an application depends on, whose policies are met before it is opened.
//!
//! Documented: "early-bound" rows of Microsoft's *service-dependencies* (read 2026-11-30), which says that its list is not whole.
//! *Outlook groups*, *Microsoft Classroom* and *Project* have no one id in the public list of Microsoft's applications, and are left
//! out. What is bound late is asked when the service is, and not at the sign-in.

use uuid::Uuid;

const EXCHANGE: u128 = 0x00000002_0000_0ff1_ce00_000000000000;
const SHAREPOINT: u128 = 0x00000003_0000_0ff1_ce00_000000000000;
const SKYPE: u128 = 0x00000004_0000_0ff1_ce00_000000000000;
const DIRECTORY: u128 = 0x00000002_0000_0000_c000_000000000000;
const AZURE_MANAGEMENT: u128 = 0x797f4846_ba00_4fd7_ba43_dac1f8f63013;
const POWER_APPS: u128 = 0x475226c6_020e_4fb2_8a90_7a972cbfc1d4;

/// The applications of one client, and the services that it depends on.
const EARLY_BOUND: [(&[u128], &[u128]); 7] = [
    // Microsoft Teams, its services, its two web clients
    (
        &[
            0x1fec8e78_bce4_4aaf_ab1b_5451cc387264,
            0xcc15fd57_2c6c_4117_a88c_83b1d56b4bbe,
            0x5e3ce6c0_2b1f_4285_8d4b_75ee78787346,
            0xe1829006_9cf1_4d05_8b48_2e665cb48e6a,
        ],
        &[EXCHANGE, SHAREPOINT, SKYPE],
    ),
    // Microsoft Forms
    (
        &[
            0xc9a559d2_7aab_4f13_a6ed_e7e9c52aec87,
            0x5f00fd34_f302_417f_81ef_1adda179d8fd,
        ],
        &[EXCHANGE, SHAREPOINT],
    ),
    // Microsoft To-Do
    (
        &[
            0xc830ddb0_63e6_4f22_bd71_2ad47198a23e,
            0x2087bd82_7206_4c0a_b305_1321a39e5926,
            0x3ff8e6ba_7dc3_4e9e_ba40_ee12b60d6d48,
        ],
        &[EXCHANGE],
    ),
    (
        &[POWER_APPS],
        &[AZURE_MANAGEMENT, DIRECTORY, SHAREPOINT, EXCHANGE],
    ),
    // Power Automate: Microsoft Flow
    (
        &[
            0x7df0a125_d3be_4c96_aa54_591f83ff541c,
            0x6204c1d1_4712_4c46_a7d9_3ed63d992682,
        ],
        &[POWER_APPS],
    ),
    (&[SKYPE], &[EXCHANGE]),
    // Visual Studio
    (
        &[0x04f0c124_f2bc_4f59_8241_bf6df9866bbd],
        &[AZURE_MANAGEMENT],
    ),
];

/// The services whose policies have to be met before an application is opened.
pub(crate) fn early_bound(application: Uuid) -> impl Iterator<Item = Uuid> {
    let application = application.as_u128();
    EARLY_BOUND
        .iter()
        .filter(move |(clients, _)| clients.contains(&application))
        .flat_map(|(_, services)| services.iter())
        .map(|service| Uuid::from_u128(*service))
}
