//! Why an input cannot be read, and how to mend it.

use crate::words::table::rows;

rows! { ALL:
    NOT_BUILT_IN = "input.notBuiltIn",
        "This build reads neither attestations nor FIDO metadata. Ask the whole package, or leave them out and say what is known of the passkey.",
        "このビルドは構成証明も FIDO メタデータも読み取りません。完全なパッケージに質問するか、それらを省いてパスキーについて分かっていることを指定してください。";
    METADATA_NOT_LOADED = "package.partMissing",
        "FIDO metadata is read by the part `rest` of entra-verdict, which is not loaded: pass its module to init().",
        "FIDO メタデータを読み取るのは entra-verdict の `rest` ですが、読み込まれていません。このモジュールを init() に渡してください。";
    TEXT_ENCODING = "input.syntax",
        "The file is neither UTF-8 nor UTF-16 text. Save it as UTF-8.",
        "ファイルは UTF-8 でも UTF-16 でもありません。UTF-8 で保存してください。";
    SYNTAX_EMPTY = "input.syntax",
        "The document is empty. Paste the JSON as Graph returned it.",
        "ドキュメントが空です。Graph が返した JSON を貼り付けてください。";
    SYNTAX = "input.syntax",
        "The document is not valid JSON at line {line}, column {column}: {what}. Correct it there, or paste the response as Graph returned it.",
        "ドキュメントの {line} 行 {column} 列が正しい JSON ではありません: {what}。その箇所を直すか、Graph の応答をそのまま貼り付けてください。";
    SYNTAX_PLACEHOLDER = "input.syntax",
        "A placeholder of the documentation stands at line {line}, column {column} ({what}). Replace it by values, or remove it together with the comma before it.",
        "{line} 行 {column} 列に公式ドキュメントの記入欄が残っています ({what})。値に置き換えるか、直前のコンマとともに削除してください。";
    FORM_HTML = "input.syntax",
        "This is a web page (HTML), most often a sign-in page that was saved in place of the answer. Sign in, ask Graph again (GET /identity/conditionalAccess/policies) and save the JSON.",
        "これは Web ページ (HTML) です。応答の代わりにサインイン ページが保存された場合によく起こります。サインインしてから Graph にもう一度要求し (GET /identity/conditionalAccess/policies)、JSON を保存してください。";
    FORM_ZIP = "input.syntax",
        "This is a compressed file (zip, as files of Excel and Word are too). Unpack it and give the JSON files that are in it.",
        "これは圧縮ファイルです (zip。Excel や Word のファイルもこの形式です)。展開して、中にある JSON ファイルを指定してください。";
    FORM_CLIXML = "input.syntax",
        "This is CLIXML, as Export-Clixml of PowerShell writes it. Give the policy as JSON: Import-Clixml file.xml | ConvertTo-Json -Depth 20.",
        "これは PowerShell の Export-Clixml が書き出す CLIXML です。JSON で指定してください: Import-Clixml file.xml | ConvertTo-Json -Depth 20。";
    FORM_TWICE_ENCODED = "input.syntax",
        "This is JSON within a JSON text: it was encoded twice. Decode it once more (jq fromjson, ConvertFrom-Json), and give what comes out.",
        "JSON の文字列の中に JSON が入っています (2 重にエンコードされています)。もう一度デコードした結果 (jq fromjson、ConvertFrom-Json) を指定してください。";
    FORM_DSC = "input.syntax",
        "This is PowerShell of Microsoft365DSC, with no resource in it (AADConditionalAccessPolicy \"…\" { … } and the like). Give the configuration that Export-M365DSCConfiguration wrote, or the policies as Graph has them: Get-MgIdentityConditionalAccessPolicy -All | ConvertTo-Json -Depth 20.",
        "これは Microsoft365DSC の PowerShell ですが、リソース (AADConditionalAccessPolicy \"…\" { … } など) がありません。Export-M365DSCConfiguration が書き出した構成か、Graph の形式のポリシーを指定してください: Get-MgIdentityConditionalAccessPolicy -All | ConvertTo-Json -Depth 20。";
    DSC_BROKEN = "input.syntax",
        "This configuration of Microsoft365DSC cannot be read from line {line}, column {column} on (“{what}”): a bracket or quotation mark is left open, a property is assigned twice, or something other than Name = Value stands there. Correct it there.",
        "この Microsoft365DSC の構成は {line} 行 {column} 列 (「{what}」) から先を読み取れません。括弧や引用符が閉じていないか、プロパティが 2 回指定されているか、「名前 = 値」以外のものがあります。その箇所を直してください。";
    FORM_TERRAFORM = "input.syntax",
        "This is Terraform configuration, which says what its expressions come to only when it runs. Give the output of terraform show -json, of the state or of a plan.",
        "これは Terraform の構成です。式の値は実行するまで決まりません。状態またはプランに対する terraform show -json の出力を指定してください。";
    FORM_POWERSHELL = "input.syntax",
        "This is what PowerShell prints for people (Format-List or Format-Table), which leaves out most of a policy. Export it as JSON: Get-MgIdentityConditionalAccessPolicy -All | ConvertTo-Json -Depth 20.",
        "これは PowerShell の画面表示 (Format-List または Format-Table) で、ポリシーの大部分が省かれています。JSON でエクスポートしてください: Get-MgIdentityConditionalAccessPolicy -All | ConvertTo-Json -Depth 20。";
    FORM_CSV = "input.syntax",
        "This is a table (CSV), which cannot hold a whole policy. Export JSON instead: Get-MgIdentityConditionalAccessPolicy -All | ConvertTo-Json -Depth 20.",
        "これは表 (CSV) で、ポリシー全体を表すことができません。代わりに JSON でエクスポートしてください: Get-MgIdentityConditionalAccessPolicy -All | ConvertTo-Json -Depth 20。";
    FORM_YAML = "input.syntax",
        "This is YAML. Give the policy as JSON, as Graph answers it: Invoke-MgGraphRequest -OutputType Json /v1.0/identity/conditionalAccess/policies.",
        "これは YAML です。Graph の応答どおりの JSON を指定してください: Invoke-MgGraphRequest -OutputType Json /v1.0/identity/conditionalAccess/policies。";
    FORM_CONFLICT = "input.syntax",
        "Version control left two versions of the file here (<<<<<<< and >>>>>>>). Keep one of them and take the marks out.",
        "バージョン管理の競合マーカー (<<<<<<< と >>>>>>>) が残っています。どちらか一方を残し、マーカーを取り除いてください。";
    FORM_SEVERAL_VALUES = "input.syntax",
        "These are several JSON values one after another, as lines of a file have them. Give each as a document of its own, or all of them as one list: [ … , … ].",
        "複数の JSON の値が続けて並んでいます (行ごとの JSON など)。それぞれを別のドキュメントにするか、1 つの一覧 [ … , … ] にまとめて指定してください。";
    TOO_DEEP = "input.tooLarge",
        "The document nests deeper than {bound} levels. Paste the policy alone.",
        "ドキュメントの入れ子が {bound} 段を超えています。ポリシーだけを貼り付けてください。";
    TOO_LARGE = "input.tooLarge",
        "{what}: more than the bound of {bound} {unit}. Leave out what the question does not need.",
        "{what} が上限の {bound} {unit} を超えています。質問に不要なものを省いてください。";
    TWICE = "input.value",
        "“{name}” stands here twice with different values, first on line {line}, column {column}. Keep one of them.",
        "「{name}」がここに異なる値で 2 回あります (最初は {line} 行 {column} 列)。どちらか一方だけを残してください。";
    VERSION = "input.value",
        "This version reads scenarios of version 1, not {version}.",
        "このバージョンで読み取れるシナリオはバージョン 1 です (指定: {version})。";
    MISSING_MEMBER = "input.missing",
        "A member is missing: {what}. Add it to the object named by the path.",
        "必要なメンバーがありません: {what}。パスが示すオブジェクトに追加してください。";
    VALUE = "input.value",
        "A value cannot be read: {what}. Correct the value named by the path.",
        "値を読み取れません: {what}。パスが示す値を直してください。";
    MISSPELT_MEMBER = "input.value",
        "There is no member “{name}” here. Is “{meant}” meant? Give it by that name.",
        "ここに「{name}」というメンバーはありません。「{meant}」のことであれば、その名前で指定してください。";
    MISPLACED_MEMBER = "input.value",
        "The member “{name}” is not read here. Its place in a question is {meant}.",
        "メンバー「{name}」はここでは読み取られません。質問での位置は {meant} です。";
    SCENARIO_AS_QUESTION = "input.value",
        "This is a whole scenario, in which the question is one member. Give that member alone.",
        "これはシナリオ全体で、質問はその中のメンバーの 1 つです。そのメンバーだけを指定してください。";
    ONE_SIDED = "input.value",
        "Only the policies {side} the change have {layer}, so what changes there cannot be told. Give either side whole, with what stays as it is.",
        "{layer}があるのは変更{side}のポリシーだけなので、そこで何が変わるかを判定できません。変わらないものも含めて、両方をすべて指定してください。";
    CHANGE_ALONE = "input.value",
        "The policies after the change are the body of a request without id, which leaves everything else as it is. Give what it changes before it, so that it is laid over that.",
        "変更後のポリシーは ID のない要求本文で、書かれていないものはそのまま残ります。変更される元のポリシーも、その前に指定してください。";
    PLAN_PASSKEY_ONLY = "input.value",
        "A plan leaves the AAGUID of a passkey open, and this question is about another credential. Ask about a passkey.",
        "プランはパスキーの AAGUID を未定にして質問するものですが、この質問は別の資格情報についてのものです。パスキーについて質問してください。";
    PLAN_FIXED = "input.value",
        "A plan leaves the AAGUID of a passkey open, and this question says it. Leave out the AAGUID, and the registration of the passkey.",
        "プランはパスキーの AAGUID を未定にして質問するものですが、この質問には AAGUID があります。AAGUID とパスキーの登録データを除いてください。";
    PLAN_OPEN = "input.value",
        "“{value}” is nothing that a plan leaves open. It is aaguid, user or certificate.",
        "「{value}」はプランで未定にできるものではありません。aaguid、user、certificate のいずれかを指定してください。";
    PLAN_USER_FIXED = "input.value",
        "This plan leaves the user open, and this question says something of the user. Leave out the user.",
        "このプランはユーザーを未定にして質問するものですが、この質問にはユーザーの情報があります。ユーザーを除いてください。";
    PLAN_CERTIFICATE_ONLY = "input.value",
        "This plan leaves the certificate open, and this question is about another credential. Leave out the credential.",
        "このプランは証明書を未定にして質問するものですが、この質問は別の資格情報についてのものです。資格情報を除いてください。";
    PLAN_CERTIFICATE_FIXED = "input.value",
        "This plan leaves the certificate open, and this question says it. Leave out the certificate.",
        "このプランは証明書を未定にして質問するものですが、この質問には証明書があります。証明書を除いてください。";
    PLAN_LENGTH = "input.value",
        "AAGUIDs have 16 bytes each, and {count} are left over. Give them one behind the other, without anything between.",
        "AAGUID は 1 件 16 バイトですが、{count} バイト余っています。間に何も入れずに続けて指定してください。";
    PATCH_UNFIT = "input.value",
        "The change does not fit the document: nothing stands where it changes something, or the change is none. Make it of the document as it is now.",
        "変更がドキュメントに合いません。変更する場所に何もないか、変更として読み取れません。現在のドキュメントから変更を作り直してください。";
    WRONG_TYPE = "input.value",
        "There is {actual} in “{name}” where {expected} belongs. Paste the policy as Graph returned it.",
        "「{name}」の値は{actual}ですが、{expected}が必要です。Graph が返したポリシーを貼り付けてください。";
    NOTHING_TO_SWEEP = "input.missing",
        "No Conditional Access policies were given, so there are no sign-ins to tell apart. Add them: GET /identity/conditionalAccess/policies.",
        "条件付きアクセス ポリシーがないため、サインインを区別できません。GET /identity/conditionalAccess/policies の結果を追加してください。";
    SWEEP_WHAT_IF = "input.value",
        "This is an answer of What If, which is about one sign-in, and a sweep looks at all of them. Give the policies themselves: GET /identity/conditionalAccess/policies.",
        "これは 1 つのサインインについての What If の回答です。すべてのサインインを調べるには、ポリシーそのものを指定してください: GET /identity/conditionalAccess/policies。";
    SWEEP_STRENGTH = "input.value",
        "“{value}” is no authentication strength of these policies. Name one of theirs, or a built-in one, by its id or its name.",
        "「{value}」という認証の強度はこのポリシーにありません。ポリシーにあるもの、または組み込みのものを ID か名前で指定してください。";
    SWEEP_CLASS = "input.value",
        "“{name}” has no such class: the last one is {last}. Take the place of a class among those of the report.",
        "「{name}」にその分類はありません (最後は {last})。レポートにある分類の番号を指定してください。";
    NOTHING_TO_JUDGE = "input.missing",
        "No policy covers this credential, and the question names no authentication strength. Add a method policy, or name a strength in the question.",
        "この資格情報を対象とするポリシーがなく、質問にも認証の強度がありません。方法ポリシーを追加するか、質問に認証の強度を指定してください。";
    NOTHING_FOR_METHOD = "input.missing",
        "A bare method is judged by authentication strengths only, and the question names none. Name one, or say what is opened.",
        "方法だけの指定は認証の強度でのみ判定しますが、質問に認証の強度がありません。認証の強度、またはアクセス先を指定してください。";
    NO_ACCESS_FOR_METHOD = "input.missing",
        "The question says what is opened, and no Conditional Access policy was given that could ask for anything. A bare method is judged by these and by authentication strengths alone: give the Conditional Access policies, or name a strength.",
        "質問にアクセス先がありますが、要求を定める条件付きアクセス ポリシーが指定されていません。方法だけの指定は、条件付きアクセス ポリシーと認証の強度でのみ判定します。条件付きアクセス ポリシー、または認証の強度を指定してください。";
    FORM_PEOPLE = "input.syntax",
        "These are people and what they sign in with, not policies. What a change of policies does to them is asked with them as the population: entra-verdict impact --population FILE, or the view Organisation.",
        "これはポリシーではなく、人とその認証方法のデータです。ポリシーの変更による影響を調べるには、entra-verdict impact --population ファイル、または「組織」ビューに指定してください。";
    NOTHING_RECOGNISED = "input.missing",
        "The document is not a policy that this version recognises, and nothing else covers the credential. Paste a method policy as Graph returned it, or name an authentication strength.",
        "ドキュメントはこのバージョンで認識できるポリシーではなく、ほかに資格情報を対象とするものもありません。Graph が返した方法ポリシーを貼り付けるか、認証の強度を指定してください。";
    REGISTER_PASSKEY_ONLY = "input.value",
        "Only passkeys can be registered here. Present a passkey, or ask about signing in.",
        "登録を確認できるのはパスキーだけです。パスキーを指定するか、サインインについて質問してください。";
    CREDENTIAL_MISSING = "input.missing",
        "The question presents no credential. Give a passkey, a certificate or a method.",
        "質問に資格情報がありません。パスキー、証明書、方法のいずれか 1 つを指定してください。";
    CREDENTIAL_ONE_OF = "input.value",
        "A credential is exactly one of a passkey, a certificate and a method. Keep one of them.",
        "資格情報はパスキー、証明書、方法のいずれか 1 つだけです。1 つにしてください。";
    DESCRIBED_BESIDE = "input.value",
        "What is known of a certificate stands beside a method that is one: x509CertificateSingleFactor or x509CertificateMultiFactor. Name it as the method, or leave the description out.",
        "証明書の説明は、証明書の認証方法 (x509CertificateSingleFactor または x509CertificateMultiFactor) と一緒に指定します。その方法を指定するか、説明を削除してください。";
    KEY_IDENTIFIER = "input.value",
        "“{value}” is no key identifier. Write its bytes as hex digits, as the policy has them in allowedIssuerSkis.",
        "「{value}」はキー識別子ではありません。ポリシーの allowedIssuerSkis と同じように、16 進数で指定してください。";
    POLICY_OID = "input.value",
        "“{value}” is no OID. Write numbers with dots between them, such as 1.3.6.1.4.1.311.21.8.1.",
        "「{value}」は OID ではありません。1.3.6.1.4.1.311.21.8.1 のように、数字をドットで区切って指定してください。";
    MOMENT = "input.value",
        "“{value}” is not a time. Write it as RFC 3339, such as 2026-11-21T00:00:00Z.",
        "「{value}」は時刻として読み取れません。2026-11-21T00:00:00Z のように RFC 3339 で記述してください。";
    AAGUID = "input.aaguid",
        "“{value}” is not an AAGUID. It has 32 hexadecimal digits, such as 7e3f3d30-3557-4442-bdae-139312178b39.",
        "「{value}」は AAGUID ではありません。7e3f3d30-3557-4442-bdae-139312178b39 のような 32 桁の 16 進数です。";
    CERTIFICATE_EMPTY = "input.certificate",
        "There is no certificate in the text. Paste a PEM block, or the DER as base64 or hex.",
        "テキストに証明書がありません。PEM ブロック、または base64 か 16 進の DER を貼り付けてください。";
    CERTIFICATE_TEXT = "input.certificate",
        "The text is neither PEM nor base64 nor hex. Export the certificate as Base-64 encoded X.509 (.CER) and paste it whole.",
        "テキストは PEM でも base64 でも 16 進でもありません。証明書を Base-64 encoded X.509 (.CER) でエクスポートし、全体を貼り付けてください。";
    PEM_WITHOUT_END = "input.certificate",
        "The PEM block has no END line. Paste it whole, from the BEGIN line to the END line.",
        "PEM ブロックに END 行がありません。BEGIN 行から END 行まで全体を貼り付けてください。";
    PEM_BASE64 = "input.certificate",
        "What stands in the PEM block is not base64. Paste the block as it was exported, from the BEGIN line to the END line.",
        "PEM ブロックの内容が base64 ではありません。エクスポートしたままのブロックを、BEGIN 行から END 行まで貼り付けてください。";
    CERTIFICATE_LABEL = "input.certificate",
        "The PEM text holds no CERTIFICATE block, only: {label}. Export the certificate itself.",
        "PEM テキストに CERTIFICATE ブロックがなく、{label} だけがあります。証明書をエクスポートしてください。";
    CERTIFICATE_PRIVATE_KEY = "input.certificate",
        "This is a private key. It was not kept; remove it from wherever it was copied from, and paste the certificate only.",
        "これは秘密キーです。保持していません。コピー元からも取り除き、証明書だけを貼り付けてください。";
    LIST_PRIVATE_KEY = "input.value",
        "This is a private key. It was not kept; remove it from wherever it was copied from, and give the revocation list only.",
        "これは秘密キーです。保持していません。コピー元からも取り除き、失効リストだけを指定してください。";
    POLICY_PRIVATE_KEY = "input.syntax",
        "This is a private key, not a policy. It was not kept; remove it from wherever it was copied from, and paste the JSON as Graph returned it.",
        "これはポリシーではなく秘密キーです。保持していません。コピー元からも取り除き、Graph が返した JSON を貼り付けてください。";
    CERTIFICATE_DER = "input.certificate",
        "The bytes are not an X.509 certificate in DER: {what}. Export the certificate again.",
        "バイト列は DER 形式の X.509 証明書ではありません: {what}。証明書をもう一度エクスポートしてください。";
    ATTESTATION_TEXT = "input.attestation",
        "The attestation object is neither base64url nor base64 nor hex. Paste the registration response as the browser gave it.",
        "構成証明オブジェクトは base64url でも base64 でも 16 進でもありません。ブラウザーの登録応答をそのまま貼り付けてください。";
    CLIENT_DATA_TEXT = "input.attestation",
        "The client data is neither base64url nor base64 nor hex. Paste the registration response as the browser gave it.",
        "クライアント データは base64url でも base64 でも 16 進でもありません。ブラウザーの登録応答をそのまま貼り付けてください。";
    CREATION_OPTIONS = "input.value",
        "These are not the creation options that Graph answers: there is no publicKey with a challenge. Paste the response of creationOptions whole.",
        "Graph の creationOptions の応答ではありません。challenge を含む publicKey がありません。応答全体を貼り付けてください。";
    CERTIFICATE_BUNDLE = "input.certificate",
        "This is a PKCS #7 bundle (.p7b) in which no certificate can be read. Export the single certificate as Base-64 encoded X.509 (.CER).",
        "この PKCS #7 バンドル (.p7b) からは証明書を読み取れません。証明書を 1 つずつ Base-64 encoded X.509 (.CER) でエクスポートしてください。";
    CERTIFICATE_KEY_STORE = "input.certificate",
        "This is a PKCS #12 file (.pfx, .p12), which holds a private key. It was not kept; export the certificate alone, without its key.",
        "これは秘密キーを含む PKCS #12 ファイル (.pfx、.p12) です。保持していません。キーを含めずに証明書だけをエクスポートしてください。";
    CERTIFICATE_CUT_OFF = "input.certificate",
        "The certificate is cut off: it says it has {declared} bytes, and {present} are there. Copy it whole.",
        "証明書が途中で切れています。長さは {declared} バイトと宣言されていますが、{present} バイトしかありません。全体をコピーしてください。";
    CERTIFICATE_BER = "input.certificate",
        "The bytes are BER of indefinite length; certificates are DER. Export the certificate again as Base-64 encoded X.509 (.CER).",
        "バイト列は不定長の BER ですが、証明書は DER で符号化されます。Base-64 encoded X.509 (.CER) としてもう一度エクスポートしてください。";
    CERTIFICATE_CRL = "input.certificate",
        "This is a certificate revocation list, not a certificate. Paste the certificate itself.",
        "これは証明書ではなく証明書失効リスト (CRL) です。証明書を貼り付けてください。";
    IP_ADDRESS = "input.value",
        "“{value}” is neither an IPv4 nor an IPv6 address.",
        "「{value}」は IPv4 アドレスでも IPv6 アドレスでもありません。";
    ACCESS_RESOURCE_MISSING = "input.missing",
        "The access names nothing that is opened. Give an application, a user action or an authentication context.",
        "アクセスの対象がありません。アプリケーション、ユーザー操作、認証コンテキストのいずれかを指定してください。";
    ACCESS_ONE_RESOURCE = "input.value",
        "An access opens one thing. Give one of an application, a user action and an authentication context.",
        "アクセスの対象は 1 つです。アプリケーション、ユーザー操作、認証コンテキストのいずれか 1 つを指定してください。";
    APPLICATION_UNKNOWN = "input.value",
        "“{value}” is neither the id of an application nor a name that is known here, nor does a policy name it. Give its application id.",
        "「{value}」はアプリケーションの ID でも既知の名前でもなく、ポリシーにも指定されていません。アプリケーション ID を指定してください。";
    APPLICATION_UNLIKE = "input.value",
        "“{value}” is neither the id of an application nor a name that is known here, nor does a policy name it. The nearest names: {names}. Give one of them, or the application id.",
        "「{value}」はアプリケーションの ID でも既知の名前でもなく、ポリシーにも指定されていません。近い名前: {names}。このいずれか、またはアプリケーション ID を指定してください。";
    APPLICATION_GROUP = "input.value",
        "“{value}” is not a group of applications that is known here, nor does a policy name it. Known are: {names}.",
        "「{value}」は既知のアプリケーション グループではなく、ポリシーにも指定されていません。既知のもの: {names}。";
    CONTEXT = "input.value",
        "“{value}” is not the id of an authentication context, which is one of c1 to c99, nor does a policy name it. Give the id.",
        "「{value}」は認証コンテキストの ID (c1 から c99) ではなく、ポリシーにも指定されていません。ID を指定してください。";
    NAMED_LOCATION = "input.value",
        "“{value}” is none of the named locations that the documents have or that a policy names: {names}. Give one of them, or its id.",
        "「{value}」は、ドキュメントにあるネームド ロケーションでも、ポリシーが指定するものでもありません: {names}。このいずれか、またはその ID を指定してください。";
    COUNTRY = "input.value",
        "“{value}” is not a two-letter code of a country or region (ISO 3166-1), such as JP, US or GB.",
        "「{value}」は、JP、US、GB のような 2 文字の国または地域コード (ISO 3166-1) ではありません。";
    DEVICE_VALUE = "input.value",
        "“{value}” is not a value that {attribute} has. Documented are: {names}.",
        "「{value}」は {attribute} の値ではありません。公式ドキュメントにある値: {names}。";
    USER_IS_EXTERNAL = "input.value",
        "{value} is an external user or a guest, and the question is about a member whose home is this tenant. Say which type of user it is, and where its home is.",
        "{value} は外部ユーザーまたはゲストですが、質問はこのテナントのメンバーについてのものです。ユーザーの種類とホーム テナントを指定してください。";
    USERS_TWO = "input.value",
        "The id of the user is that of {other} by the documents, and “{value}” is the name of somebody else. Give the id and the name of one person, or one of the two.",
        "ドキュメントによると、ユーザーの ID は {other} のもので、「{value}」は別のユーザーの名前です。同じユーザーの ID と名前を指定するか、どちらか一方だけを指定してください。";
    CONTROL_CONTRADICTED = "input.value",
        "“{value}” is said to be met, and the device does not meet it ({attribute}). Take it out of what is met, or correct the device.",
        "「{value}」を満たすとされていますが、デバイスの {attribute} ではそれを満たしません。満たすものから除くか、デバイスの値を直してください。";
    CONTROL_WITHOUT_DEVICE = "input.value",
        "“{value}” is said to be met, and the device is not registered, so it cannot meet it. Take it out of what is met, or say which device it is ({attribute}).",
        "「{value}」を満たすとされていますが、登録されていないデバイスは満たすことができません。満たすものから除くか、デバイスの {attribute} を指定してください。";
    LOCATION_CONTRADICTED = "input.value",
        "The sign-in is said to come from “{value}”, and {other} is not in that named location. Give the one or the other.",
        "サインイン元は「{value}」とされていますが、{other} はそのネームド ロケーションに含まれません。どちらか一方だけを指定してください。";
    LOCATION_UNTOLD_COUNTRY = "input.value",
        "The sign-in is said to come from “{value}” and from a country that cannot be told, which that named location does not include. Give the one or the other.",
        "サインイン元は「{value}」で、国は不明とされていますが、そのネームド ロケーションに不明な国は含まれません。どちらか一方だけを指定してください。";
    USER_DISABLED = "input.value",
        "The account of {value} is disabled by the documents, so nobody signs in with it, whatever the policies say (AADSTS50057). Enable it, or ask about another user.",
        "ドキュメントによると {value} のアカウントは無効で、ポリシーにかかわらずサインインできません (AADSTS50057)。アカウントを有効にするか、別のユーザーについて質問してください。";
    MEMBER_ELSEWHERE = "input.value",
        "The home of the user is said to be {value}, and the question is about a member whose home is this tenant. Say which type of user it is.",
        "ユーザーのホームとして {value} が指定されていますが、質問はこのテナントのメンバーについてのものです。ユーザーの種類を指定してください。";
    INTERNAL_GUEST_ELSEWHERE = "input.value",
        "The home of the user is said to be {value}, and the question is about an internal guest, whose account is one of this tenant. Say which type of user it is.",
        "ユーザーのホームとして {value} が指定されていますが、質問は内部ゲスト (アカウントがこのテナントにあるゲスト) についてのものです。ユーザーの種類を指定してください。";
    WHAT_IF_WORKLOAD = "input.value",
        "This asks about a workload identity. Only sign-ins of users are judged.",
        "ワークロード ID についての質問です。判定できるのはユーザーのサインインだけです。";
    WHAT_IF_ONE_APPLICATION = "input.value",
        "A sign-in opens one application. Ask once for each of them.",
        "1 回のサインインの対象は 1 つのアプリケーションです。アプリケーションごとに質問してください。";
    PART_UNFIT = "input.value",
        "This is no part of an answer about these policies and this question. Make the parts with the same policies, the same question and the same version.",
        "これは、このポリシーと質問に対する回答の一部ではありません。同じポリシー、質問、バージョンで作成してください。";
    PART_TWICE = "input.value",
        "A part with the same people was added before. Give each part once.",
        "同じ人を含む部分がすでに追加されています。各部分は 1 回だけ指定してください。";
    HEX = "input.value",
        "“{value}” is not hex. Write key identifiers and serial numbers as hexadecimal digits.",
        "「{value}」は 16 進数ではありません。キー識別子とシリアル番号は 16 進数で記述してください。";
    METADATA_FORM = "input.metadata",
        "The FIDO metadata is neither a BLOB, whose three parts are joined by dots, nor its decoded payload. Download the BLOB from https://mds3.fidoalliance.org and give it whole, as text.",
        "FIDO メタデータは、ドットで区切られた 3 つの部分からなる BLOB でも、デコードされたペイロードでもありません。https://mds3.fidoalliance.org から BLOB をダウンロードし、全体をテキストとして指定してください。";
    METADATA_PART = "input.metadata",
        "The {name} of the metadata BLOB cannot be read; the text is cut off or changed. Download the BLOB again and give it whole.",
        "メタデータ BLOB の {name} を読み取れません。テキストが途中で切れているか、変更されています。もう一度ダウンロードし、全体を指定してください。";
    METADATA_PAYLOAD = "input.metadata",
        "The payload is not that of a metadata BLOB: {what}. Give the decoded payload as the FIDO Alliance publishes it, or the BLOB.",
        "ペイロードがメタデータ BLOB のものではありません: {what}。FIDO Alliance が公開したペイロードか BLOB をそのまま指定してください。";
    METADATA_ALGORITHM = "input.metadata",
        "A signature of the metadata BLOB ({value}) is of a kind that this version does not verify. Give the BLOB of the FIDO Alliance, or its decoded payload without signature.",
        "メタデータ BLOB の署名 ({value}) は、このバージョンで検証できない種類です。FIDO Alliance の BLOB か、署名のないデコード済みペイロードを指定してください。";
    METADATA_SIGNATURE = "input.metadata",
        "The signature of the metadata BLOB does not verify: the text was changed or cut off after it was signed. Download the BLOB again and give it whole.",
        "メタデータ BLOB の署名を検証できません。署名後にテキストが変更されたか、途中で切れています。もう一度ダウンロードし、全体を指定してください。";
    METADATA_NOT_TRUSTED = "input.metadata",
        "The metadata BLOB is not signed by anybody that the root vouches for: {name} was issued by {issuer}, and the root is {roots}. Give the right metadata root, or leave it out for the FIDO Alliance's own.",
        "メタデータ BLOB の署名者はルートに連なっていません。{name} の発行者は {issuer} ですが、ルートは {roots} です。正しいメタデータ ルートを指定するか、FIDO Alliance のルートを使う場合は省略してください。";
    METADATA_SIGNER = "input.metadata",
        "The metadata BLOB is signed by {name} instead of {expected}. Give the BLOB of the FIDO Alliance, or, for one of your own, its metadata root.",
        "メタデータ BLOB の署名者は {expected} ではなく {name} です。FIDO Alliance の BLOB を指定するか、独自の BLOB の場合はそのメタデータ ルートも指定してください。";
    METADATA_OUT_OF_TIME = "input.metadata",
        "The metadata BLOB rests on the certificate of {name}, which is valid from {from} to {until}; the question asks for {at}. Give a BLOB of that time, or its decoded payload without signature.",
        "メタデータ BLOB の根拠となる {name} の証明書の有効期間は {from} から {until} までで、質問の時刻は {at} です。その時期の BLOB か、署名のないデコード済みペイロードを指定してください。";
}
