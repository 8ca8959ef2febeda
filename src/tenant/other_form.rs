//! What is no policy document, and can be told by its form: pages, tables, archives, the sources of other tools.

use crate::tenant::reader::Node;
use crate::words::sentence::Row;
use crate::words::{errors, findings};

/// A form in which no policy document comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherForm {
    /// A page of a portal or a sign-in.
    Html,
    /// An archive, or a file of Office, which is one.
    Zip,
    /// Objects as PowerShell keeps them in XML.
    CliXml,
    /// A configuration of Microsoft365DSC.
    Dsc,
    /// The source of Terraform.
    Terraform,
    /// What PowerShell prints of objects: a list or a table.
    PowerShellList,
    Csv,
    Yaml,
    /// Two versions of a file, as version control left them for somebody to choose.
    Conflict,
    /// What Graph answers in place of a resource.
    GraphError,
    /// An entry of the sign-in log.
    SignIn,
    /// People and their keys.
    People,
    /// The same as a table.
    PeopleTable,
    /// What Microsoft offers as a beginning of Conditional Access policies.
    Template,
}

impl OtherForm {
    /// What a text is that is no JSON.
    pub fn of_text(text: &str) -> Option<Self> {
        let line = |mark: &str| text.lines().any(|line| line.starts_with(mark));
        if line("<<<<<<< ") && line(">>>>>>> ") {
            return Some(Self::Conflict);
        }
        let text = text.trim_start();
        let start = text
            .get(..START)
            .map_or_else(|| text.chars().take(START).collect(), str::to_owned);
        let lower = start.to_ascii_lowercase();
        if text.starts_with(['{', '[']) || text.starts_with("-----") {
            return None;
        }
        if text.starts_with("PK\u{3}\u{4}") || text.starts_with("PK\u{5}\u{6}") {
            return Some(Self::Zip);
        }
        if text.starts_with("#< CLIXML") || lower.contains("<objs ") {
            return Some(Self::CliXml);
        }
        let is_page = ["<!doctype html", "<html", "<head", "<body"];
        if lower.starts_with(['<', 'h']) && is_page.iter().any(|tag| lower.contains(tag)) {
            return Some(Self::Html);
        }
        if lower.contains("import-dscresource") || lower.contains("microsoft365dsc") {
            return Some(Self::Dsc);
        }
        let lines = || {
            let lines = start.lines().map(str::trim_end);
            lines.filter(|line| !line.trim().is_empty()).take(LINES)
        };
        if lines().any(is_dsc) {
            return Some(Self::Dsc);
        }
        if text.starts_with("@{") {
            return Some(Self::PowerShellList);
        }
        if lines().any(is_terraform) {
            return Some(Self::Terraform);
        }
        let several = |is: fn(&str) -> bool| lines().filter(|line| is(line)).count() > 1;
        if several(is_printed) || lines().skip(1).take(1).any(is_rule) {
            return Some(Self::PowerShellList);
        }
        if is_csv(&lines().collect::<Vec<_>>()) {
            return Some(if lines().next().is_some_and(is_of_people) {
                Self::PeopleTable
            } else {
                Self::Csv
            });
        }
        if several(is_yaml) {
            return Some(Self::Yaml);
        }
        None
    }

    /// What a JSON value is that is no policy.
    pub fn of_value(node: &Node<'_>) -> Option<Self> {
        let error = node.get("error");
        let status = node.get("status").and_then(|status| status.value.as_u64());
        let is_refused = status.is_some_and(|status| status >= 400) && node.get("id").is_some();
        if is_refused || error.is_some_and(|error| error.get("code").is_some()) {
            return Some(Self::GraphError);
        }
        let is_sign_in = node.get("appliedConditionalAccessPolicies").is_some()
            || node.has_all(&["createdDateTime", "conditionalAccessStatus"]);
        let details = node.get("details");
        let of_access = |details: &Node<'_>| {
            details.get("conditions").is_some() || details.get("grantControls").is_some()
        };
        if details.as_ref().is_some_and(of_access) && !node.has_all(&["state"]) {
            return Some(Self::Template);
        }
        if is_sign_in {
            return Some(Self::SignIn);
        }
        is_people(node).then_some(Self::People)
    }

    /// What it is and what to do instead, in words.
    pub fn row(self) -> &'static Row {
        match self {
            Self::Html => &errors::FORM_HTML,
            Self::Zip => &errors::FORM_ZIP,
            Self::CliXml => &errors::FORM_CLIXML,
            Self::Dsc => &errors::FORM_DSC,
            Self::Terraform => &errors::FORM_TERRAFORM,
            Self::PowerShellList => &errors::FORM_POWERSHELL,
            Self::Csv => &errors::FORM_CSV,
            Self::Yaml => &errors::FORM_YAML,
            Self::Conflict => &errors::FORM_CONFLICT,
            Self::GraphError => &findings::FORM_GRAPH_ERROR,
            Self::SignIn => &findings::FORM_SIGN_IN,
            Self::People => &findings::FORM_PEOPLE,
            Self::PeopleTable => &errors::FORM_PEOPLE,
            Self::Template => &findings::FORM_TEMPLATE,
        }
    }
}

/// Whether an object is of people: a line of them, a method of somebody, an entry of the registration report or of a log, or the
/// tables of a log.
fn is_people(node: &Node<'_>) -> bool {
    let has = |name| node.get(name).is_some();
    let is_log = || {
        let tables = node
            .get("tables")
            .map_or(Vec::new(), |tables| tables.items());
        tables
            .first()
            .is_some_and(|table| table.has_all(&["columns", "rows"]))
    };
    has("methodsRegistered")
        || has("aaGuid") && !has("keyRestrictions")
        || node.get("user").is_some_and(|user| user.value.is_object()) && has("passkeys")
        || node.has_all(&["targetResources", "activityDisplayName"])
        || is_log()
}

/// Whether the heads of a table are those of the registration report.
fn is_of_people(heads: &str) -> bool {
    let letters = heads.chars().filter(|one| !one.is_whitespace());
    let heads: String = letters.flat_map(char::to_lowercase).collect();
    [
        "userprincipalname",
        "methodsregistered",
        "ユーザープリンシパル名",
    ]
    .iter()
    .any(|name| heads.contains(name))
}

/// How much of a text is looked at, in characters and in lines.
const START: usize = 4096;
const LINES: usize = 40;

/// The head of a block: `resource "azuread_conditional_access_policy" "this" {`.
fn is_terraform(line: &str) -> bool {
    let blocks = [
        "resource", "data", "module", "provider", "variable", "output",
    ];
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    line.ends_with('{')
        && (blocks.contains(&first) && second.starts_with('"')
            || ["terraform", "locals"].contains(&first) && second == "{")
}

/// The head of a block: `AADConditionalAccessPolicy "Require MFA"`.
fn is_dsc(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    first.starts_with("AAD")
        && first.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && second.is_some_and(|name| name.starts_with(['"', '\'']))
}

/// A line of a list: `DisplayName : Require MFA`. YAML has no blank before its colon.
fn is_printed(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        let is_separated = value.is_empty() || value.starts_with(' ');
        name.ends_with(' ') && is_separated && is_name(name.trim_end())
    })
}

/// The line below the heads of a table: `-----------  --`.
fn is_rule(line: &str) -> bool {
    line.trim_start().starts_with("--") && line.bytes().all(|byte| matches!(byte, b'-' | b' '))
}

fn is_csv(lines: &[&str]) -> bool {
    let Some(first) = lines.first() else {
        return false;
    };
    if first.starts_with("#TYPE ") {
        return true;
    }
    let is_field = |field: &str| is_name(field.trim().trim_matches('"'));
    let has = |separator: char| {
        // A blank follows a comma in prose, and none in a table.
        first.contains(separator)
            && !first.contains([separator, ' '].iter().collect::<String>().as_str())
            && first.split(separator).all(is_field)
            && lines.get(1).is_some_and(|row| row.contains(separator))
    };
    [',', ';', '\t'].into_iter().any(has)
}

/// A line of a mapping: `displayName: Require MFA`, or `conditions:`.
fn is_yaml(line: &str) -> bool {
    let entry = line.trim_start().trim_start_matches("- ");
    entry.split_once(':').is_some_and(|(name, value)| {
        let is_separated = value.is_empty() || value.starts_with(' ');
        is_separated && is_name(name.trim_matches(['"', '\''])) && !name.ends_with(' ')
    })
}

/// Whether a text could be the name of a property or of a column.
fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '@')
        && text.chars().count() < 100
        && text
            .chars()
            .all(|one| one.is_alphanumeric() || "@._ -/()#".contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        let forms = [
            (OtherForm::Html, "<!DOCTYPE html>\n<html lang=\"en\">"),
            (
                OtherForm::Html,
                "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><head>",
            ),
            (
                OtherForm::CliXml,
                "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">",
            ),
            (OtherForm::Zip, "PK\u{3}\u{4}\u{14}\0"),
            (
                OtherForm::Dsc,
                "# Generated\nparam ()\nConfiguration M365TenantConfig\n{\n  Import-DscResource -ModuleName 'Microsoft365DSC'",
            ),
            (
                OtherForm::Dsc,
                "        AADConditionalAccessPolicy \"Require MFA\"\n        {\n            Ensure = \"Present\"",
            ),
            (OtherForm::PowerShellList, "@{id=1; state=enabled}"),
            (
                OtherForm::Terraform,
                "# Require MFA\nresource \"azuread_conditional_access_policy\" \"mfa\" {\n  state = \"enabled\"\n}",
            ),
            (
                OtherForm::PowerShellList,
                "\n\nDisplayName   : Require MFA\nId            : 1\nGrantControls : @{…}\n",
            ),
            (
                OtherForm::PowerShellList,
                "Id        DisplayName\n--        -----------\n1         Require MFA\n",
            ),
            (
                OtherForm::Csv,
                "\"DisplayName\",\"State\"\r\n\"Require MFA\",\"enabled\"\r\n",
            ),
            (
                OtherForm::PeopleTable,
                "ユーザー プリンシパル名,表示名,登録済みのメソッド\na@contoso.com,A,SMS\n",
            ),
            (
                OtherForm::PeopleTable,
                "User principal name;Methods registered\na@contoso.com;SMS\n",
            ),
            (OtherForm::Csv, "名前;状態\nMFA;有効\n"),
            (OtherForm::Csv, "#TYPE Microsoft.Graph\n\"Id\"\n"),
            (
                OtherForm::Conflict,
                "{\n<<<<<<< HEAD\n\"state\": \"enabled\"\n=======\n\"state\": \"disabled\"\n>>>>>>> other\n}",
            ),
            (
                OtherForm::Yaml,
                "---\ndisplayName: Require MFA\nconditions:\n  users:\n    - All\n",
            ),
        ];
        for (form, text) in forms {
            assert_eq!(OtherForm::of_text(text), Some(form), "{text}");
        }
    }

    #[test]
    fn what_is_of_no_form_stays_so() {
        for text in [
            "",
            "hello",
            "{\"a\" : 1,\n\"b\" : 2}",
            "-----BEGIN CERTIFICATE-----\nMIIB\n",
            "Dear all, this is\nwhat I meant, isn't it",
            "TUlJQ0RqQ0NBYlNnQXdJQkFnSVVK\nTUlJQ0RqQ0NBYlNnQXdJQkFnSVVK",
        ] {
            assert_eq!(OtherForm::of_text(text), None, "{text}");
        }
    }
}
