//! Countries and regions, as named locations name them: ISO 3166-1 alpha-2.

/// The assigned codes, and the code of Kosovo that is in use (2026-11-29), in their order and without anything between.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCO\
    CRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISIT\
    JEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZ\
    OMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUM\
    USUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

/// Whether a text is one of them, in any letter case.
pub(crate) fn is_country(text: &str) -> bool {
    let wanted = text.as_bytes();
    let mut codes = CODES.as_bytes().chunks(2);
    codes.any(|code| code.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_in_any_letter_case_and_names_are_none() {
        assert_eq!(CODES.len(), 2 * 250);
        for code in ["JP", "jp", "GB", "ZW", "AD"] {
            assert!(is_country(code), "{code}");
        }
        for text in ["UK", "Russia", "", "DA", "J", "JPN", "日本"] {
            assert!(!is_country(text), "{text}");
        }
    }

    #[test]
    fn they_stand_in_their_order() {
        let codes: Vec<&[u8]> = CODES.as_bytes().chunks(2).collect();
        assert!(codes.is_sorted());
    }
}
