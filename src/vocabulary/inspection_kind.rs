//! What something pasted is, as an inspection says it.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// What something pasted is, as an inspection says it.
    pub enum InspectionKind {
        /// An AAGUID.
        Aaguid = "aaguid", "AAGUID", "AAGUID";
        /// Certificate.
        Certificate = "certificate", "Certificate", "証明書";
        /// Certificate revocation list.
        RevocationList = "revocationList", "Certificate revocation list", "証明書失効リスト";
        /// Policies.
        Policies = "policies", "Policies", "ポリシー";
        /// Scenario.
        Scenario = "scenario", "Scenario", "シナリオ";
        /// Attestation.
        Attestation = "attestation", "Attestation", "構成証明";
        /// Creation options.
        CreationOptions = "creationOptions", "Creation options", "作成オプション";
        /// Graph response.
        GraphResponse = "graphResponse", "Graph response", "Graph の応答";
        /// A web page.
        Html = "html", "Web page", "Web ページ";
        /// An archive.
        Zip = "zip", "Archive", "圧縮ファイル";
        /// Configuration of Microsoft365DSC.
        DscConfiguration = "dscConfiguration", "Configuration of Microsoft365DSC", "Microsoft365DSC の構成";
        /// Terraform configuration.
        Terraform = "terraform", "Terraform configuration", "Terraform の構成";
        /// Output of PowerShell.
        PowerShellList = "powerShellList", "Output of PowerShell", "PowerShell の出力";
        /// A table.
        Csv = "csv", "CSV", "CSV";
        /// YAML.
        Yaml = "yaml", "YAML", "YAML";
        /// Error of Microsoft Graph.
        GraphError = "graphError", "Error of Microsoft Graph", "Microsoft Graph のエラー";
        /// Entry of the sign-in log.
        SignIn = "signIn", "Entry of the sign-in log", "サインイン ログのエントリ";
        /// People and their keys.
        People = "people", "People and their keys", "人とそのキー";
        /// Template of Conditional Access.
        Template = "template", "Template of Conditional Access", "条件付きアクセスのテンプレート";
    }
}
