//! What is noteworthy about policies and questions, whatever the decision.

use crate::words::table::rows;

rows! { ALL:
    // Methods
    DELIVERY_ENDS = "method.smsVoiceRetirement",
        "SMS or voice lets the user in. Microsoft's own delivery of both ends on {date}; from then on a telecom provider of the organisation's own has to be configured, which is possible since 2026-09-18.",
        "SMS または音声によって許可されています。Microsoft による配信は {date} に終了し、以降は組織独自の通信プロバイダーの構成が必要です (2026-09-18 から構成可能)。";
    DELIVERY_ENDED = "method.smsVoiceRetirement",
        "SMS or voice lets the user in. Microsoft's own delivery of both ended on {date}: this holds only where a telecom provider of the organisation's own is configured.",
        "SMS または音声によって許可されています。Microsoft による配信は {date} に終了しており、組織独自の通信プロバイダーが構成されている場合に限られます。";
    MIGRATION_INCOMPLETE = "method.migrationIncomplete",
        "The migration of method policies is not complete ({value}): a method that the older policies for multifactor authentication or password reset enable counts too. Passkeys and certificates are not concerned.",
        "認証方法ポリシーの移行が完了していません ({value})。以前の多要素認証またはパスワード リセットのポリシーで有効な方法も使えます。パスキーと証明書には影響しません。";
    DYNAMIC_MIGRATION = "passkey.dynamicMigration",
        "{name} is enabled. From 2026-09-01 on Microsoft enables passkeys for users of SMS and voice, unless optOutSettings.passkeyDynamicMigration says no.",
        "{name} が有効です。optOutSettings.passkeyDynamicMigration で除外しない限り、Microsoft は 2026-09-01 以降、SMS と音声のユーザーに対してパスキーを有効にします。";

    REGISTERED_TWOFOLD = "scenario.registeredTwofold",
        "“{value}” is a word of the registration report that stands for several methods: {modes}. It is read as all of them.",
        "「{value}」は登録レポートの用語で、複数の方法を表します: {modes}。すべてが登録されているものとみなします。";
    SECURITY_GROUPS_ONLY = "method.securityGroupsOnly",
        "A request changes the groups that a method is for. Only security groups can be targets, and no document tells the kind of a group: look it up before sending. If saving fails, merge groups, so that there are fewer targets.",
        "要求によって、方法の対象グループが変わります。対象にできるのはセキュリティ グループだけですが、グループの種類はドキュメントから分からないため、送信前に確認してください。保存に失敗する場合は、グループをまとめて対象を減らしてください。";
    USER_RENAMED = "passkey.userPrincipalNameChanged",
        "The user principal name changed, so the passkey cannot be changed any more. Delete it, and register it again. The user can delete it in Security info; an Authentication Administrator with DELETE /users/:id/authentication/fido2Methods/:id, which needs UserAuthMethod-Passkey.ReadWrite.All.",
        "ユーザー プリンシパル名が変更されたため、パスキーはもう変更できません。削除してから登録し直してください。ユーザー本人はセキュリティ情報で、認証管理者は DELETE /users/:id/authentication/fido2Methods/:id (アクセス許可 UserAuthMethod-Passkey.ReadWrite.All) で削除できます。";
    FRESHNESS = "passkey.freshness",
        "Registering a passkey asks for multifactor authentication within the last five minutes, which is no input here. From mid October 2026 a passkey may be the first multifactor method itself.",
        "パスキーの登録には直近 5 分以内の多要素認証が必要ですが、ここでは入力に含まれません。2026 年 10 月中旬以降は、パスキーを最初の多要素の方法として登録できます。";
    FRESHNESS_OR_FIRST = "passkey.freshness",
        "Registering a passkey asks for multifactor authentication within the last five minutes, which is no input here. Since mid October 2026 a passkey may be the first multifactor method itself (MC1450133; a second phase follows in January and February 2027).",
        "パスキーの登録には直近 5 分以内の多要素認証が必要ですが、ここでは入力に含まれません。2026 年 10 月中旬以降は、パスキーを最初の多要素の方法として登録できます (MC1450133、2027 年 1 月から 2 月に第 2 段階)。";
    NEW_USER_SHUT_OUT = "access.newUserShutOut",
        "“{name}” asks for the strength “{strength}” when security information is registered, and since July 2026 when Windows Hello or Platform SSO is set up. Somebody who has registered nothing cannot meet it; allow a Temporary Access Pass.",
        "「{name}」は、セキュリティ情報の登録時 (2026 年 7 月以降は Windows Hello と Platform SSO のセットアップ時も) に認証の強度「{strength}」を要求します。何も登録していないユーザーは満たせないため、一時アクセス パスを許可してください。";
    ISSUER_HINTS = "certificate.issuerHints",
        "Issuer hints are on: certificates of a new authority may not be offered for up to ten minutes, and the list has room for 16 KB.",
        "発行者ヒントがオンです。新しい機関の証明書は最大 10 分間表示されないことがあり、一覧の上限は 16 KB です。";
    ATTESTATION_NOT_CANONICAL = "attestation.notCanonical",
        "The CBOR of the attestation object is well-formed, but not in the canonical form that authenticators are to write. Verifiers take it all the same.",
        "構成証明オブジェクトの CBOR は正しい形式ですが、認証器が使うべき正規形ではありません。検証側では受け入れられます。";

    // Reading
    ENCODING = "policy.encoding",
        "A byte order mark or UTF-16 zero bytes were removed from the text.",
        "テキストからバイト順マークまたは UTF-16 のゼロ バイトを取り除きました。";
    RESPONSE_HEAD = "policy.responseHead",
        "What stands around the JSON (status and headers of a response, the fence of a block) was passed over.",
        "JSON の前後にあるもの (応答の状態行とヘッダー、コード ブロックの囲み) は読み飛ばしました。";
    BATCH = "policy.batchResponse",
        "This is the answer to a batch of requests. The body of each response is read as a document of its own.",
        "これはバッチ要求への応答です。各応答の本文を 1 つのドキュメントとして読み取ります。";
    COMMENTS = "policy.comments",
        "Comments and trailing commas are passed over: Microsoft Graph takes neither.",
        "コメントと末尾のコンマは読み飛ばしました。Microsoft Graph はどちらも受け付けません。";
    BLANKS = "policy.blanks",
        "Blanks in or around “{value}” are ignored.",
        "「{value}」の中や前後の空白は無視します。";
    LETTER_CASE = "policy.letterCase",
        "“{value}” is read as “{meant}”, which differs in letter case.",
        "「{value}」は、大文字と小文字の異なる「{meant}」として読み取ります。";
    BOOLEAN_AS_STRING = "policy.booleanAsString",
        "The Boolean is written as the string “{value}”.",
        "ブール値が文字列「{value}」として書かれています。";
    MEMBER_CASE = "policy.memberCase",
        "The member “{name}” is read as “{meant}”, which is how the schema spells it. Others of this document may differ in letter case too, and are read all the same.",
        "メンバー「{name}」は、スキーマでの綴り「{meant}」として読み取ります。このドキュメントのほかのメンバーも、大文字と小文字の違いにかかわらず読み取ります。";
    MEMBER_IN_OTHER_LETTERS = "policy.duplicateMember",
        "The member “{name}” stands here twice, in different letters and with different values. Which one counts nobody says, so what depends on it is undecided; keep one of them.",
        "メンバー「{name}」が、大文字と小文字の違う綴りと異なる値で 2 回指定されています。どちらが有効かわからず、これに依存する内容は判定できないため、どちらか一方だけを残してください。";
    EXPORT_CUT = "policy.exportCut",
        "The export was cut here: a text stands in the place of what was there. What depends on it is undecided. Export again with ConvertTo-Json -Depth 20.",
        "エクスポートがここで切り詰められ、元の内容の代わりに文字列が入っています。これに依存する内容は判定できません。ConvertTo-Json -Depth 20 でもう一度エクスポートしてください。";
    NOT_SELECTED = "policy.exportCut",
        "The export selected other members ($select) and left out what decides here: {names}. They count as not read, not as absent, so what depends on them is undecided. Export again without $select.",
        "エクスポートで一部のメンバーだけが選択され ($select)、判定に必要な {names} が含まれていません。設定がないのではなく読み取れていないものとみなすため、これに依存する内容は判定できません。$select なしでもう一度エクスポートしてください。";
    COUNTRIES_MISSING = "access.countryCode",
        "The named location does not tell its countries (countriesAndRegions), so it may be any. Export it again, or list them.",
        "ネームド ロケーションに国または地域 (countriesAndRegions) が示されていないため、どの国も該当する可能性があります。もう一度エクスポートするか、国を指定してください。";
    NULL_NOT_TOLD = "policy.exportCut",
        "“{name}” is null, as tools write what they have not asked for, so what depends on it is undecided. Export the policy again, or say what it is.",
        "「{name}」が null です (ツールが取得していない値をこう書き出します)。そのため、これに依存する内容は判定できません。もう一度エクスポートするか、値を指定してください。";
    CONFIGURATIONS_NOT_GIVEN = "policy.exportCut",
        "The combination configurations are not all here: they are null, were not selected, or stand on another page. So whether the strength restricts keys or issuers is undecided. Export again with $expand=combinationConfigurations.",
        "組み合わせの構成 (combinationConfigurations) が null であるか、選択されていないか、別のページにあり、すべては含まれていません。そのため、キーや発行者が制限されているかどうかは判定できません。$expand=combinationConfigurations を付けてもう一度エクスポートしてください。";
    DUPLICATE_MEMBER = "policy.duplicateMember",
        "“{name}” stands here twice with different values: on line {first}, column {firstColumn} and on line {second}, column {secondColumn}. Which one counts is not said, so what depends on it is undecided. Keep one of them.",
        "「{name}」がここに異なる値で 2 回あります ({first} 行 {firstColumn} 列と {second} 行 {secondColumn} 列)。どちらが有効かわからないため、これに依存する内容は判定できません。どちらか一方だけを残してください。";
    DUPLICATE_ID = "policy.duplicateMember",
        "Another element of this list has the id “{id}” and says something else. Which one counts is not said, so what depends on it is undecided. Give each its own id, or keep one of them.",
        "この一覧に、同じ ID「{id}」で内容の異なる要素がもう 1 つあります。どちらが有効かわからないため、これに依存する内容は判定できません。それぞれに固有の ID を付けるか、どちらか一方だけを残してください。";
    MORE_FINDINGS = "policy.moreFindings",
        "More findings are left out: {count}.",
        "ほかに {count} 件の指摘がありますが、省略しました。";
    TERRAFORM = "policy.terraform",
        "A state or plan of Terraform: resources of Microsoft Entra that are read: {count}; others, which are passed over: {others}. Policies that Terraform does not manage are not in it, and what its provider does not know is left out. A full export from Microsoft Graph has both.",
        "Terraform の状態またはプランです。Microsoft Entra のリソースを {count} 件読み取り、ほかの {others} 件は読み飛ばしました。Terraform で管理していないポリシーや、プロバイダーが対応していない設定は含まれません。両方を含めるには Microsoft Graph からエクスポートしてください。";
    TERRAFORM_DELETED = "policy.terraform",
        "A plan of Terraform that leaves no Conditional Access policies that Terraform manages; it deletes: {count}. Policies that it does not manage stay, and are not in it.",
        "Terraform のプランです。条件付きアクセス ポリシー {count} 件を削除し、Terraform で管理するポリシーはなくなります。管理していないポリシーは残りますが、このプランには含まれません。";
    TERRAFORM_PENDING = "policy.terraformPending",
        "Terraform knows “{name}” only after the plan is applied, so what depends on it is undecided. Apply the plan and take the output of terraform show -json.",
        "「{name}」の値はプランを適用するまで Terraform にもわからないため、これに依存する内容は判定できません。適用後に terraform show -json の出力を使ってください。";
    TERRAFORM_LEFT_OUT = "policy.terraformLeftOut",
        "Terraform has nothing here, though a stored policy names something ({name}): its provider does not know what. What depends on it is undecided; export the policy from Microsoft Graph.",
        "保存済みのポリシーなら何かが指定されているはずの場所 ({name}) が、Terraform では空です。プロバイダーが対応していない設定のため、これに依存する内容は判定できません。ポリシーを Microsoft Graph からエクスポートしてください。";
    SCUBA_GEAR = "policy.scubaGear",
        "An export of ScubaGear. Resources that are read out of it: {count}. It has no named locations, no custom authentication strengths beyond those that policies embed, and no certificate authorities; add exports of these where policies name them.",
        "ScubaGear のエクスポートです。{count} 件のリソースを読み取りました。ネームド ロケーション、ポリシーに埋め込まれていないカスタムの認証の強度、証明機関は含まれないため、ポリシーで使っている場合は別途エクスポートを追加してください。";
    SCUBA_GEAR_FAILED = "policy.scubaGear",
        "ScubaGear could not read the Conditional Access policies (aad_unsuccessful_commands), so this list says nothing of them. Run it again with Policy.Read.All, or export identity/conditionalAccess/policies from Microsoft Graph.",
        "ScubaGear が条件付きアクセス ポリシーを読み取れなかったため (aad_unsuccessful_commands)、この一覧からは何もわかりません。Policy.Read.All を付けて再実行するか、Microsoft Graph から identity/conditionalAccess/policies をエクスポートしてください。";
    MICROSOFT365_DSC = "policy.otherTool",
        "A configuration, report or snapshot with the resources of Microsoft365DSC: those that are read: {count}; others, which are passed over: {others}. Names stand in the place of ids, and users, groups, applications and locations that Microsoft365DSC no longer found are left out, as are combination configurations. A full export from Microsoft Graph has them.",
        "Microsoft365DSC のリソースを含む構成、レポート、またはスナップショットです。{count} 件を読み取り、ほかの {others} 件は読み飛ばしました。ID の代わりに名前が使われ、Microsoft365DSC が見つけられなかったユーザー、グループ、アプリケーション、場所と、組み合わせの構成は含まれません。これらを含めるには Microsoft Graph からエクスポートしてください。";
    DSC_ABSENT = "policy.otherTool",
        "This resource of Microsoft365DSC is to be absent (Ensure = Absent), so it counts as not there.",
        "この Microsoft365DSC のリソースは存在しないこと (Ensure = Absent) が指定されているため、ないものとして扱います。";
    DSC_COMPUTED = "policy.variable",
        "“{name}” is PowerShell that comes to something only when the configuration is compiled, so what depends on it is undecided. Put the value in its place, or export the tenant with Export-M365DSCConfiguration.",
        "「{name}」は構成をコンパイルするまで値が決まらない PowerShell のため、これに依存する内容は判定できません。値に置き換えるか、Export-M365DSCConfiguration でテナントをエクスポートしてください。";
    DSC_CONTEXT = "policy.variable",
        "No document says which id the authentication context “{name}” has, so what depends on it is undecided. Add its AADAuthenticationContextClassReference, or put its id (c1, c2, …) in its place.",
        "認証コンテキスト「{name}」の ID を示すドキュメントがないため、これに依存する内容は判定できません。AADAuthenticationContextClassReference を追加するか、ID (c1、c2 など) に置き換えてください。";
    DSC_LEFT_OUT = "access.conditionsNotGiven",
        "Nothing stands here ({name}), though what is stored names something: Microsoft365DSC leaves out users, groups, roles, applications and authentication contexts that it does not find. What depends on it is undecided; export it from Microsoft Graph.",
        "保存済みの設定なら何かが指定されているはずの場所 ({name}) が空です。Microsoft365DSC は見つけられなかったユーザー、グループ、ロール、アプリケーション、認証コンテキストを出力しません。これに依存する内容は判定できないため、Microsoft Graph からエクスポートしてください。";
    FLAT_POLICY = "policy.otherTool",
        "A tool wrote the policy “{name}” as one flat list of settings, with names in the place of ids, so it is not read. Export the JSON itself: Invoke-MgGraphRequest -Uri v1.0/identity/conditionalAccess/policies -OutputType Json.",
        "ポリシー「{name}」はツールによって平らな設定一覧として書かれ、ID の代わりに名前が使われているため、読み取れません。JSON そのものをエクスポートしてください: Invoke-MgGraphRequest -Uri v1.0/identity/conditionalAccess/policies -OutputType Json";
    PORTAL_POLICY = "policy.otherTool",
        "The portal loads “{name}” in a form of its own (policyName, usersV2), which is not Graph's and is not read. Export Graph's own JSON: GET /identity/conditionalAccess/policies and /identity/conditionalAccess/namedLocations, in Graph Explorer for instance.",
        "「{name}」はポータルが内部で使う形式 (policyName、usersV2) で、Graph の形式ではないため、読み取れません。Graph エクスプローラーなどで Graph の JSON をエクスポートしてください: GET /identity/conditionalAccess/policies と /identity/conditionalAccess/namedLocations";
    TERRAFORM_CONFIGURATION = "policy.otherTool",
        "This is Terraform configuration as JSON, which says what its expressions come to only when it runs, so it is not read. Use the output of terraform show -json, of the state or of a plan.",
        "JSON 形式の Terraform の構成です。式の値は実行するまで決まらないため、読み取れません。状態またはプランに対する terraform show -json の出力を使ってください。";
    PULUMI = "policy.otherTool",
        "Pulumi wrote this state of a stack, which is not read. Export what the tenant has: GET /identity/conditionalAccess/policies and /policies/authenticationMethodsPolicy.",
        "Pulumi のスタックの状態は読み取れません。テナントの設定そのものをエクスポートしてください: GET /identity/conditionalAccess/policies と /policies/authenticationMethodsPolicy";
    WRAPPED_TEXT = "policy.otherTool",
        "The template “{name}” holds its policy as a text (JSON or RawJSON), which is not read. Paste that text as a document of its own.",
        "テンプレート「{name}」のポリシーは文字列 (JSON または RawJSON) として入っているため、読み取れません。その文字列を独立したドキュメントとして貼り付けてください。";
    SECURITY_DEFAULTS = "policy.securityDefaults",
        "Security defaults are on in this tenant. What they ask for is not judged here, so access is undecided.",
        "このテナントではセキュリティの既定値が有効です。その要求内容はここでは判定しないため、アクセスは判定できません。";
    MIGRATION_TABLE = "policy.migrationTable",
        "A migration table of IntuneManagement: names of groups and users, and no policy. It is passed over.",
        "IntuneManagement の移行テーブルです。グループやユーザーの名前だけでポリシーは含まれないため、読み飛ばしました。";
    VARIABLE = "policy.variable",
        "“{value}” is a variable that a tool fills in for each tenant, so what depends on it is undecided. Put the object id in its place, or export the policy from the tenant.",
        "「{value}」はテナントごとにツールが置き換える変数のため、これに依存する内容は判定できません。オブジェクト ID に置き換えるか、テナントからポリシーをエクスポートしてください。";
    SDK_OBJECT = "policy.sdkObject",
        "This is an object of an SDK, which keeps some members apart (AdditionalProperties). It is read as Graph's own JSON.",
        "一部のメンバーを AdditionalProperties に分けた SDK のオブジェクトです。Graph の JSON として読み取ります。";
    WRAPPED_LIST = "policy.wrappedList",
        "The list stands inside an object with value and Count, as Windows PowerShell writes some. It is read as the list.",
        "一覧が value と Count を持つオブジェクトに入っています (Windows PowerShell の出力)。一覧として読み取ります。";
    WRAPPER = "policy.wrapper",
        "This object is none of Graph's. What its members hold is read, each as a document of its own.",
        "Graph のオブジェクトではありません。メンバーの内容を、それぞれ 1 つのドキュメントとして読み取ります。";
    SINGLE_VALUE = "policy.singleValue",
        "One value stands here in the place of a list. It is read as a list of it.",
        "一覧の代わりに値が 1 つだけ指定されています。その値の一覧として読み取ります。";
    UNKNOWN_MEMBER = "policy.unknownMember",
        "The member “{name}” is not known to this version and was not looked at.",
        "メンバー「{name}」はこのバージョンで未知のため、考慮していません。";
    UNKNOWN_MEMBER_NEAR = "policy.unknownMember",
        "The member “{name}” is not known to this version and was not looked at. “{meant}” may be meant.",
        "メンバー「{name}」はこのバージョンで未知のため、考慮していません。「{meant}」の誤りかもしれません。";
    UNDECIDED_MEMBER_NEAR = "policy.unknownMember",
        "The member “{name}” is not known to this version; what depends on it is undecided. “{meant}” may be meant.",
        "メンバー「{name}」はこのバージョンで未知のため、これに依存する内容は判定できません。「{meant}」の誤りかもしれません。";
    UNDECIDED_MEMBER = "policy.unknownMember",
        "The member “{name}” is not known to this version; what depends on it is undecided.",
        "メンバー「{name}」はこのバージョンで未知のため、これに依存する内容は判定できません。";
    UNKNOWN_ENUM_MEMBER = "input.unknownEnumMember",
        "“{value}” is not a value that this version knows; clauses that need it are undecided.",
        "「{value}」はこのバージョンで未知の値です。この値を必要とする設定は判定できません。";
    UNKNOWN_ENUM_MEMBER_NEAR = "input.unknownEnumMember",
        "“{value}” is not a value that this version knows; clauses that need it are undecided. “{meant}” may be meant.",
        "「{value}」はこのバージョンで未知の値です。この値を必要とする設定は判定できません。「{meant}」の誤りかもしれません。";
    UNKNOWN_FUTURE_VALUE = "input.unknownEnumMember",
        "“{value}” hides a newer value. Export again with the header Prefer: include-unknown-enum-members to see it.",
        "「{value}」には新しい値が隠れています。Prefer: include-unknown-enum-members ヘッダーを付けて再度エクスポートしてください。";
    TARGET_WITHOUT_ID = "policy.targetWithoutId",
        "The target has no id, so whom it means is not known, and what the policy says is undecided.",
        "対象に ID がなく、誰を指すかわからないため、ポリシーの内容は判定できません。";
    UNRECOGNISED = "input.unrecognisedPolicy",
        "The document is not a policy that this version recognises; it was not looked at.",
        "ドキュメントはこのバージョンで認識できるポリシーではないため、考慮していません。";
    UNRECOGNISED_TYPE = "input.unrecognisedPolicy",
        "Resources of type {name} are not recognised by this version; it was not looked at.",
        "種類 {name} のリソースはこのバージョンで認識できないため、考慮していません。";
    FORM_GRAPH_ERROR = "input.unrecognisedPolicy",
        "This is an error of Microsoft Graph in place of a policy. Mend what its message says, most often a missing permission such as Policy.Read.All, and ask again.",
        "これはポリシーではなく Microsoft Graph のエラーです。メッセージの内容 (多くの場合、Policy.Read.All などのアクセス許可の不足) に対処してから、もう一度要求してください。";
    FORM_SIGN_IN = "input.unrecognisedPolicy",
        "This is an entry of the sign-in log: what happened once, not what is configured. Give the policies themselves (GET /identity/conditionalAccess/policies). For what a change does to people it counts as a part of the population (entra-verdict impact --population FILE).",
        "これはサインイン ログの項目で、構成ではなく過去のサインインの記録です。ポリシー自体を指定してください (GET /identity/conditionalAccess/policies)。変更が人に与える影響を調べる場合は、人のデータとして指定できます (entra-verdict impact --population ファイル)。";
    FORM_PEOPLE = "input.unrecognisedPolicy",
        "These are people and what they sign in with, not policies. What a change of policies does to them is asked with them as the population: entra-verdict impact --population FILE, or the view Organisation.",
        "これはポリシーではなく、人とその認証方法のデータです。ポリシーの変更による影響を調べるには、entra-verdict impact --population ファイル、または「組織」ビューに指定してください。";
    FORM_TEMPLATE = "input.unrecognisedPolicy",
        "This is a template that Microsoft offers for Conditional Access policies, not a policy of a tenant, so it is not judged. Give the policies themselves (GET /identity/conditionalAccess/policies).",
        "これは Microsoft が提供する条件付きアクセスのテンプレートで、テナントのポリシーではないため判定しません。ポリシー自体を指定してください (GET /identity/conditionalAccess/policies)。";
    PARTIAL_LIST = "policy.partialList",
        "This is one page of a longer list (@odata.nextLink); what the others hold was not looked at. Export all of them.",
        "これは長い一覧の 1 ページで (@odata.nextLink)、ほかのページの内容は考慮していません。すべてのページをエクスポートしてください。";
    SUPERSEDED = "policy.superseded",
        "A later document describes the same resource and counts instead.",
        "後のドキュメントが同じリソースを記述しているため、そちらを採用します。";
    SUPERSEDED_BY_OLDER = "policy.superseded",
        "A later document describes the same resource and counts instead, although it is of an older time ({value}). Put the documents in the order of their times, or leave the older one out.",
        "後のドキュメントが同じリソースを記述しているため、更新日時は古い ({value}) ものの、そちらを採用します。更新日時の順に並べるか、古いドキュメントを除いてください。";
    DELETED = "policy.deleted",
        "This is deleted since {value}, so it is not looked at. For a question about an earlier time take deletedDateTime out.",
        "{value} に削除されているため、考慮しません。それより前の時点について質問する場合は deletedDateTime を除いてください。";
    MERGED = "policy.merged",
        "This body has no id; it is read as a change to the resource of its kind.",
        "この本文には ID がないため、同じ種類のリソースへの変更として読み取ります。";
    MERGED_OVER = "policy.merged",
        "This body holds only some members of a resource that an earlier document describes; it is read as a change to that resource, and what it leaves out keeps its value.",
        "この本文には、前のドキュメントが記述するリソースの一部のメンバーしかないため、そのリソースへの変更として読み取ります。含まれていないメンバーの値は変わりません。";
    MISSING_ID = "policy.missingId",
        "The resource has no id; it is read as a request body, and what it leaves out counts as its default.",
        "リソースに ID がないため要求本文として読み取り、省略されたメンバーは既定値とみなします。";
    PARTNER_NOT_NAMED = "policy.missingId",
        "The partner configuration has no tenantId, so it may be that of any tenant without settings of its own among the documents; for users of these, what depends on it is undecided. Give the tenantId.",
        "パートナー構成に tenantId がないため、ドキュメントに独自の設定がないどのテナントのものである可能性もあります。それらのテナントのユーザーについて、これに依存する内容は判定できません。tenantId を指定してください。";
    GROUP_NOT_AN_ID = "scenario.groupNotAnId",
        "“{value}” is a name, not an object id. It matches policies that call the group so, and ids where a directory among the documents (GET /groups?$select=id,displayName) has the name once; against other ids it is undecided.",
        "「{value}」はオブジェクト ID ではなく名前です。同じ名前で指定しているポリシーと一致するほか、ドキュメントに含まれるディレクトリ (GET /groups?$select=id,displayName) に同じ名前が 1 つだけあればその ID とも一致します。それ以外の ID と一致するかは判定できません。";
    ROLE_NOT_BUILT_IN = "input.roleNotBuiltIn",
        "{value} is none of Microsoft's built-in roles. Policies name roles by template: if this is the object id of a directory role, give its roleTemplateId.",
        "{value} は Microsoft の組み込みロールではありません。ポリシーはロールをテンプレート ID で指定します。ディレクトリ ロールのオブジェクト ID であれば、roleTemplateId を指定してください。";
    ROLE_NOT_AN_ID = "scenario.roleNotAnId",
        "“{value}” is a name, not the id of a role, and none of Microsoft's own roles is called so. It matches policies that call the role so; against ids it is undecided.",
        "「{value}」はロールの ID ではなく名前で、Microsoft の組み込みロールの名前でもありません。同じ名前で指定しているポリシーと一致します。ID と一致するかは判定できません。";
    ROLE_BY_NAME = "scenario.roleNotAnId",
        "“{value}” is the name of a role of Microsoft's; it is read as {id}.",
        "「{value}」は Microsoft の組み込みロールの名前です。{id} として読み取ります。";
    NAME_FOR_ID = "policy.nameForId",
        "“{value}” is a name where Microsoft Graph has an id. It matches the same name in the question, and its id where a directory among the documents has the name once; otherwise it is undecided.",
        "Microsoft Graph では ID を指定する場所に、名前「{value}」があります。質問の同じ名前と一致するほか、ドキュメントに含まれるディレクトリに同じ名前が 1 つだけあればその ID とも一致します。それ以外は判定できません。";
    UNUSED_QUESTION_MEMBER = "input.unusedMember",
        "“{name}” plays no part in this answer.",
        "「{name}」はこの回答では使われません。";
    CONTROL_UNKNOWN = "input.unusedMember",
        "“{value}” is no grant control that is known, and no policy asks for it, so it meets nothing. Known are “{names}”.",
        "「{value}」は既知の許可コントロールではなく、要求するポリシーもないため、何も満たしません。既知のものは「{names}」です。";
    DEVICE_ATTRIBUTE_UNKNOWN = "input.unusedMember",
        "“{value}” is no property of a device that filters can name. Known are: {names}.",
        "「{value}」はフィルターで指定できるデバイスのプロパティではありません。既知のもの: {names}。";
    CONTROL_LEFT_OUT = "scenario.contradictory",
        "The device meets “{value}”, and the list of controls that are met, which is complete where it is given, does not have it: it counts as not met. Add it, or leave the list out.",
        "デバイスは「{value}」を満たしますが、満たすコントロールの一覧にありません。一覧がある場合はそれがすべてとみなされるため、満たさないものとして扱います。一覧に追加するか、一覧を省いてください。";
    LOCATION_LEFT_OUT = "scenario.contradictory",
        "{other} is in the named location “{value}”, and the list of named locations that the sign-in comes from, which is complete where it is given, does not have it: it counts as coming from elsewhere. Add it, or leave the list out.",
        "{other} はネームド ロケーション「{value}」に含まれますが、サインイン元の一覧にありません。一覧がある場合はそれがすべてとみなされるため、別の場所からのサインインとして扱います。一覧に追加するか、一覧を省いてください。";
    APPLICATION_NEAR = "access.applicationNear",
        "No document has an application with the id {value}, and it differs by one digit from {meant}. Check the id: a policy for the one is not for the other.",
        "ID {value} のアプリケーションはどのドキュメントにもなく、{meant} と 1 桁だけ異なります。一方のためのポリシーは他方には適用されないため、ID を確認してください。";
    POLICY_APPLICATION_NEAR = "access.applicationNear",
        "The id {value} is none of Microsoft's applications that are known here, and differs by one digit from {meant}. Check the id: the policy is not for that application.",
        "ID {value} は既知の Microsoft のアプリケーションではなく、{meant} と 1 桁だけ異なります。このポリシーは {meant} には適用されないため、ID を確認してください。";
    SERVICE_DEPENDENCY = "access.serviceDependency",
        "Before {name} is opened, what is required for {other} has to be met as well, which it depends on. The policy “{policy}” is for {other} and not for {name}, and was not judged for it here: ask about {other} too.",
        "{name} を開く前に、依存先の {other} に対する要件も満たす必要があります。ポリシー「{policy}」は {other} を対象とし、{name} は対象外のため、ここでは判定していません。{other} についても確認してください。";
    APPLICATION_BESIDE_CONTEXT = "access.applicationBesideContext",
        "An authentication context is asked for by an application, whose own policies have to be met as well. The policy “{policy}” is for applications and was not judged here: ask about the application too.",
        "認証コンテキストはアプリケーションから要求され、そのアプリケーションに対するポリシーも満たす必要があります。ポリシー「{policy}」はアプリケーションを対象とするため、ここでは判定していません。アプリケーションについても確認してください。";
    LOCATION_TRUST_NOT_TOLD = "access.locationNotGiven",
        "Whether the named location “{value}” is trusted is not told (isTrusted). A policy for all trusted locations may mean it, so that is undecided where the sign-in comes from there.",
        "ネームド ロケーション「{value}」が信頼済みかどうか (isTrusted) が示されていません。すべての信頼できる場所を対象とするポリシーに該当する可能性があるため、そこからのサインインは判定できません。";
    UNKNOWN_QUESTION_MEMBER = "scenario.unknownMember",
        "The member “{name}” is not part of the scenario format and was not looked at.",
        "メンバー「{name}」はシナリオ形式にないため、考慮していません。";

    // Scope
    SCOPE_METHOD_POLICY = "scope.methodPolicy",
        "No method policy covers the credential, so only authentication strengths are judged.",
        "資格情報を対象とする方法ポリシーがないため、認証の強度だけを判定します。";
    METHOD_SWITCHED_OFF = "scope.methodPolicy",
        "The policy of this method is among the documents and is disabled, so nobody can use it. A bare method is judged by authentication strengths and Conditional Access alone.",
        "この方法のポリシーがドキュメントに含まれており、無効になっているため、実際には誰も使えません。方法だけの指定は、認証の強度と条件付きアクセスだけで判定します。";
    METHOD_NOT_FOR_USER = "scope.methodPolicy",
        "The policy of this method is among the documents and is not for this user, who cannot use it. A bare method is judged by authentication strengths and Conditional Access alone.",
        "この方法のポリシーがドキュメントに含まれており、このユーザーは対象外のため、実際には使えません。方法だけの指定は、認証の強度と条件付きアクセスだけで判定します。";
    SCOPE_NO_STRENGTH = "scope.strengths",
        "The question names no authentication strength, so only the method policy is judged.",
        "質問に認証の強度がないため、方法ポリシーだけを判定します。";
    SCOPE_REGISTER_STRENGTHS = "scope.registerIgnoresStrengths",
        "The authentication strengths that the question names are not evaluated when a passkey is registered.",
        "パスキーの登録では、質問で指定された認証の強度を評価しません。";
    SCOPE_ACCESS = "scope.access",
        "No Conditional Access policy was given, so what the access asks for is not judged.",
        "条件付きアクセス ポリシーがないため、アクセスの要件は判定しません。";
    SCOPE_SIGNATURES = "scope.signatures",
        "The signatures of the chain were not checked: what verifies signatures is not loaded, or left out of this build.",
        "チェーンの署名を確認していません。署名の検証が読み込まれていないか、このビルドに含まれていません。";
    SCOPE_WORDS = "scope.words",
        "The sentences of this language are not loaded, so texts are what would fill them: pass `entra-verdict/en.wasm` to init() as `en`.",
        "この言語の文が読み込まれていないため、テキストは文に入る値だけです。`entra-verdict/ja.wasm` を `ja` として init() に渡してください。";
    SCOPE_REMEDIES = "scope.remedies",
        "What would let the credential in was not looked for: the part `rest` of entra-verdict is not loaded.",
        "許可されるようにする変更を探していません。entra-verdict の `rest` が読み込まれていません。";
    SCOPE_ATTESTATION_FORMAT = "scope.attestation",
        "The statement of the format {format} was not verified: this version does not know how, or nobody makes it any more.",
        "形式 {format} の構成証明は検証していません。このバージョンが対応していないか、すでに廃止された形式です。";
    SCOPE_ATTESTATION_SIGNATURE = "scope.signatures",
        "The signature of the attestation was not checked: what verifies signatures is not loaded, or left out of this build.",
        "構成証明の署名を確認していません。署名の検証が読み込まれていないか、このビルドに含まれていません。";
    MODE_OVERRULED = "certificate.modeOverruled",
        "The method policy decides the certificate's mode; what the question states does not count.",
        "証明書のモードは方法ポリシーで決まるため、質問の指定は採用しません。";

    // Passkey method policy
    PASSKEY_LEGACY = "passkey.legacyPolicy",
        "The policy uses tenant-wide members that are deprecated, with removal announced for October 2027; passkey profiles replace them.",
        "このポリシーはテナント全体の非推奨メンバーを使用しています。2027 年 10 月の削除が予告されており、パスキー プロファイルに置き換えられます。";
    PASSKEY_LEGACY_DIVERGES = "passkey.legacyDiverges",
        "The deprecated member contradicts the passkey profiles, which count.",
        "非推奨のメンバーがパスキー プロファイルと矛盾しています。プロファイルを採用します。";
    PASSKEY_TOO_MANY_PROFILES = "passkey.tooManyProfiles",
        "{count} passkey profiles; a tenant can have {bound}, the default one included.",
        "パスキー プロファイルが {count} 個あります。テナントの上限は、既定のものを含めて {bound} 個です。";
    PASSKEY_MANY_PROFILES = "passkey.tooManyProfiles",
        "{count} passkey profiles. The documentation still says {documented}; since May 2026 a tenant can have {bound} (What's new, and the portal's banner).",
        "パスキー プロファイルが {count} 個あります。公式ドキュメントの上限は今も {documented} 個ですが、2026 年 5 月以降は {bound} 個まで作成できます (新機能のお知らせとポータルのバナー)。";
    WINDOWS_HELLO_UNMANAGED = "passkey.windowsHelloUnmanaged",
        "Device-bound passkeys are admitted without attestation and without a list of AAGUIDs. Since passkeys on Windows are generally available (June 2026, for US Government October 2026), that also admits Windows Hello passkeys on PCs that nobody manages.",
        "デバイス バインド パスキーが、構成証明も AAGUID の一覧もなしに許可されています。Windows でのパスキーの一般提供 (2026 年 6 月、米国政府は 2026 年 10 月) 以降は、管理されていない PC の Windows Hello のパスキーも許可されます。";
    PLATFORM_CREDENTIAL_NOT_LISTED = "passkey.platformCredentialNotListed",
        "The enforced allow list lacks Platform Credential for macOS ({value}), so Platform SSO cannot be used as a passkey.",
        "適用されている許可リストに macOS 用プラットフォーム資格情報 ({value}) がないため、Platform SSO をパスキーとして使えません。";
    AUTHENTICATOR_STILL_LISTED = "passkey.authenticatorStillListed",
        "Key restrictions are off while Microsoft Authenticator stays on the list: users are still asked to set it up. Take it off the list as well.",
        "キーの制限がオフですが、一覧に Microsoft Authenticator が残っているため、ユーザーは引き続きセットアップを求められます。一覧からも削除してください。";
    PASSKEY_DANGLING_PROFILE = "passkey.danglingProfile",
        "No passkey profile has the id {id}; the reference is ignored.",
        "ID が {id} のパスキー プロファイルがないため、この参照は無視します。";
    PASSKEY_TARGET_WITHOUT_PROFILE = "passkey.targetWithoutProfile",
        "The target names no passkey profile; the default profile is used.",
        "対象にパスキー プロファイルの指定がないため、既定のプロファイルを使います。";
    PASSKEY_TARGET_WITHOUT_DEFAULT = "passkey.targetWithoutProfile",
        "The target names no passkey profile, and there is no default profile to fall back to.",
        "対象にパスキー プロファイルの指定がなく、既定のプロファイルもありません。";
    PASSKEY_DUPLICATE_PROFILE = "passkey.duplicateProfile",
        "Passkey profile no. {first} has the id {id} too. Which of them counts is not said, so what depends on it is undecided where they differ.",
        "{first} 番目のパスキー プロファイルの ID も {id} です。どちらが有効かわからないため、両者が異なる場合、これに依存する内容は判定できません。";
    PASSKEY_ATTESTATION_WITH_SYNCED = "passkey.attestationWithSynced",
        "The profile “{name}” enforces attestation and lists synced passkeys, which have none and cannot be registered through it.",
        "プロファイル「{name}」は構成証明を適用しつつ同期パスキーを含みますが、同期パスキーには構成証明がなく、このプロファイルでは登録できません。";
    PASSKEY_AAGUID_INVALID = "passkey.aaguidInvalid",
        "“{value}” is not a GUID; no key can match it.",
        "「{value}」は GUID ではないため、どのキーとも一致しません。";
    PASSKEY_DUPLICATE_AAGUID = "passkey.duplicateAaguid",
        "The AAGUID {value} stands on the list already.",
        "AAGUID {value} はすでにリストにあります。";
    PASSKEY_EMPTY_ALLOW_LIST = "passkey.emptyAllowList",
        "An allow list is enforced and has no entries: taken literally, no passkey can be used.",
        "適用されている許可リストに項目がありません。文字どおりに読むと、どのパスキーも使えません。";
    PASSKEY_AAGUID_UNVERIFIED = "passkey.aaguidUnverified",
        "Attestation is not enforced, so the AAGUID that a key reports is not verified; the list is guidance only.",
        "構成証明が適用されていないため、キーが報告する AAGUID は検証されません。リストは目安にとどまります。";
    PASSKEY_POLICY_NEAR_LIMIT = "passkey.policyNearLimit",
        "The passkey policy has {size} bytes; the documented limit is 20 KB. Each target repeats its references to profiles: merge groups before saving fails.",
        "パスキー ポリシーは {size} バイトです。公式ドキュメントでの上限は 20 KB です。対象ごとにプロファイルの参照が繰り返されるため、保存に失敗する前にグループをまとめてください。";
    PASSKEY_POLICY_TOO_LARGE = "passkey.policyTooLarge",
        "The passkey policy has {size} bytes and exceeds the documented limit of 20 KB; saving it probably fails. Each target repeats its references to profiles: merge groups, so that there is one target for each.",
        "パスキー ポリシーは {size} バイトで、公式ドキュメントでの上限 20 KB を超えています。保存に失敗する可能性があります。対象ごとにプロファイルの参照が繰り返されるため、グループをまとめて対象を減らしてください。";
    OTHER_METHODS_TOO_LARGE = "method.policyTooLarge",
        "The configurations of the other methods together have {size} bytes and exceed 20 KB, which by third parties is the limit beside that of the passkey policy; saving may fail.",
        "ほかの方法の構成は合計 {size} バイトで、20 KB を超えています。第三者の情報では、パスキー ポリシーとは別にこれが上限とされ、保存に失敗する可能性があります。";

    ATTESTATION_AAGUID = "attestation.aaguidDiffers",
        "The question names the AAGUID {stated}; the authenticator data has {read}, which counts.",
        "質問の AAGUID は {stated} ですが、認証器データの {read} を採用します。";
    ATTESTATION_TYPE = "attestation.typeDiffers",
        "By the question the passkey is of the type “{stated}”; by the authenticator data (backup eligible) it is “{read}”, which counts.",
        "質問のパスキーの種類は「{stated}」ですが、認証器データ (バックアップ可否) による「{read}」を採用します。";
    ATTESTATION_LEVEL = "attestation.levelIgnored",
        "The attestation object is judged; what the question states about it (attestationLevel) does not count.",
        "構成証明オブジェクトを判定するため、質問の attestationLevel は採用しません。";
    ATTESTATION_ALGORITHM = "attestation.algorithm",
        "The credential uses {actual}; the documented creation options offer ES256 and RS256 only.",
        "資格情報のアルゴリズムは {actual} ですが、公式ドキュメントの作成オプションにあるのは ES256 と RS256 だけです。";
    ATTESTATION_CROSS_ORIGIN = "attestation.crossOrigin",
        "The registration was made in a frame of another origin (crossOrigin).",
        "登録は別オリジンのフレーム内で行われました (crossOrigin)。";
    ATTESTATION_CREDENTIAL_ID = "attestation.credentialIdDiffers",
        "The id beside the response is not the credential id in the authenticator data.",
        "応答に付いた ID が、認証器データの資格情報 ID と異なります。";

    // Authentication strengths: the lints of strengths.md#what-saving-refuses
    NAME_EMPTY = "strength.nameEmpty",
        "The authentication strength has no display name.",
        "認証の強度に表示名がありません。";
    NAME_TOO_LONG = "strength.nameTooLong",
        "The display name has {count} characters; clients accept at most 30.",
        "表示名は {count} 文字です。クライアントが受け付けるのは 30 文字までです。";
    DESCRIPTION_TOO_LONG = "strength.descriptionTooLong",
        "The description has {count} characters; some clients accept at most 100.",
        "説明は {count} 文字です。100 文字までしか受け付けないクライアントがあります。";
    MFA_LOST = "strength.mfaLost",
        "The strength satisfied the MFA requirement and no longer would with “{combination}”; while a Conditional Access policy relies on it, saving is expected to be rejected.",
        "この認証の強度は MFA の要件を満たしていましたが、「{combination}」を含めると満たさなくなります。条件付きアクセス ポリシーが依存している間は、保存が拒否されると考えられます。";
    NAME_DUPLICATE = "strength.nameDuplicate",
        "Another authentication strength is called “{name}” too.",
        "「{name}」という名前の認証の強度がほかにもあります。";
    TOO_MANY_STRENGTHS = "strength.tooMany",
        "{count} custom authentication strengths; the limit is {bound}.",
        "カスタムの認証の強度が {count} 個あります。上限は {bound} 個です。";
    COMBINATIONS_NOT_GIVEN = "strength.combinationsNotGiven",
        "The document does not say which combinations the authentication strength allows, so whether it is satisfied is undecided. Export it with allowedCombinations.",
        "ドキュメントに認証の強度で許可される組み合わせがないため、満たすかどうかは判定できません。allowedCombinations を含めてエクスポートしてください。";
    NO_COMBINATIONS = "strength.noCombinations",
        "The authentication strength allows no combination, so nothing satisfies it.",
        "認証の強度に許可された組み合わせがないため、何も満たせません。";
    COMBINATION_DUPLICATE = "strength.combinationDuplicate",
        "The combination “{combination}” stands there already.",
        "組み合わせ「{combination}」はすでにあります。";
    COMBINATION_ILLEGAL = "strength.combinationIllegal",
        "“{combination}” is not one of the combinations that a strength can have.",
        "「{combination}」は、認証の強度に指定できる組み合わせではありません。";
    COMBINATION_BUILT_IN_ONLY = "strength.combinationBuiltInOnly",
        "“{combination}” has been seen in the built-in multifactor strength only.",
        "「{combination}」は、組み込みの多要素認証の強度でのみ確認されています。";
    REQUIREMENTS_MISMATCH = "strength.requirementsMismatch",
        "requirementsSatisfied says {stated}; the combinations suggest {derived}. The export counts.",
        "requirementsSatisfied は {stated} ですが、組み合わせからは {derived} と考えられます。エクスポートの値を採用します。";
    CONFIGURATION_ON_BUILT_IN = "strength.configurationOnBuiltIn",
        "Only custom authentication strengths can have combination configurations.",
        "組み合わせの構成を持てるのは、カスタムの認証の強度だけです。";
    CONFIGURATION_UNKNOWN = "strength.configurationUnknown",
        "The combination configuration is of a type that this version does not know: “{name}”.",
        "組み合わせの構成の種類「{name}」はこのバージョンで未知です。";
    CONFIGURATION_MISMATCH = "strength.configurationMismatch",
        "A configuration of this type cannot apply to “{combination}”.",
        "この種類の構成は「{combination}」に適用できません。";
    CONFIGURATION_NOT_APPLICABLE = "strength.configurationNotApplicable",
        "The configuration applies to “{combination}”, which the strength does not allow.",
        "構成の適用先「{combination}」は、この認証の強度で許可されていません。";
    CONFIGURATION_EMPTY = "strength.configurationEmpty",
        "The configuration restricts nothing: its lists are empty.",
        "構成の一覧が空で、何も制限していません。";
    CONFIGURATION_WITHOUT_AAGUIDS = "strength.configurationEmpty",
        "The configuration lists no AAGUID; whether that admits every key or none is not documented.",
        "構成に AAGUID がありません。すべてのキーを許可するのか、どれも許可しないのかは文書化されていません。";
    CONFIGURATION_DUPLICATE = "strength.configurationDuplicate",
        "Another configuration applies to “{combination}” already; both are read as restricting it.",
        "「{combination}」には別の構成がすでに適用されています。両方が制限するものとして読み取ります。";
    CONFIGURATION_ATTACHED = "strength.configurationAttached",
        "The configuration stands alone; it is read as part of the strength “{name}”.",
        "単独の構成を、認証の強度「{name}」の一部として読み取ります。";
    CONFIGURATION_WITHOUT_OWNER = "strength.configurationWithoutOwner",
        "The configuration stands alone, and which authentication strength it belongs to cannot be told. Where it would refuse, the strength is undecided.",
        "単独の構成がどの認証の強度に属するか判別できません。この構成を満たさない場合、認証の強度は判定できません。";
    CONFIGURATION_OF_ANOTHER = "strength.configurationWithoutOwner",
        "The configuration belongs to an authentication strength that is not among the documents; it was not looked at.",
        "構成が属する認証の強度がドキュメントにないため、考慮していません。";
    STRENGTH_AAGUID_INVALID = "strength.aaguidInvalid",
        "“{value}” is not a GUID; no key can match it.",
        "「{value}」は GUID ではないため、どのキーとも一致しません。";
    STRENGTH_DUPLICATE_ENTRY = "strength.duplicateEntry",
        "{value} stands on the list already.",
        "{value} はすでに一覧にあります。";
    SKI_INVALID = "strength.skiInvalid",
        "“{value}” is not a subject key identifier in hex; no certificate can match it.",
        "「{value}」は 16 進のサブジェクト キー識別子ではないため、どの証明書とも一致しません。";
    SKI_SEPARATORS = "strength.skiSeparators",
        "“{value}” is compared without its separators; the service writes hex digits alone.",
        "「{value}」は区切り文字を除いて比較します。サービスでは 16 進数だけで記述します。";
    OID_INVALID = "strength.oidInvalid",
        "“{value}” is not an OID in dotted form; no certificate can match it.",
        "「{value}」はドット区切りの OID ではないため、どの証明書とも一致しません。";
    TOO_MANY_ISSUERS = "strength.tooManyIssuers",
        "{count} issuers; the documentation allows {bound} in one strength.",
        "発行者が {count} 個あります。公式ドキュメントでの上限は 1 つの認証の強度につき {bound} 個です。";
    TOO_MANY_POLICY_OIDS = "strength.tooManyPolicyOids",
        "{count} policy OIDs; the documentation allows {bound} in one strength.",
        "ポリシー OID が {count} 個あります。公式ドキュメントでの上限は 1 つの認証の強度につき {bound} 個です。";
    BUILT_IN_FALLBACK = "strength.builtInFallback",
        "The export does not contain this built-in strength; its documented combinations are used, which the service may have changed since.",
        "エクスポートにこの組み込みの認証の強度がないため、公式ドキュメントに記載の組み合わせを使います。サービス側で変更されている可能性があります。";
    STRENGTH_NAME_AMBIGUOUS = "strength.nameAmbiguous",
        "Several authentication strengths are called “{name}”; the first by id is used.",
        "「{name}」という名前の認証の強度が複数あります。ID 順で最初のものを使います。";
    ISSUER_CHOSEN = "strength.issuerNotTyped",
        "For external users the documentation has issuers work that were entered as “Other certificate issuers by SubjectKeyIdentifier”; the document does not say that these were.",
        "外部ユーザーについて、公式ドキュメントでは「SubjectKeyIdentifier によるその他の証明書発行者」として入力した発行者が機能するとされていますが、このドキュメントではそのように入力されたものか分かりません。";

    // Conditional Access
    ADDRESS_RANGE = "access.addressRange",
        "“{value}” is not a range of addresses in CIDR notation. Which addresses are in it is undecided.",
        "「{value}」は CIDR 表記のアドレス範囲ではありません。どのアドレスを含むかは判定できません。";
    ADDRESS_RANGE_MISSING = "access.addressRange",
        "There is no range of addresses in CIDR notation (cidrAddress) here. Which addresses are meant is undecided.",
        "CIDR 表記のアドレス範囲 (cidrAddress) がありません。どのアドレスを指すかは判定できません。";
    ADDRESS_RANGE_PRIVATE = "access.addressRange",
        "“{value}” is a range of private addresses, which a named location cannot have. Locations are told by the public address of a sign-in, so nobody comes from it.",
        "「{value}」はプライベート アドレスの範囲で、ネームド ロケーションには設定できません。場所はサインインのパブリック アドレスで判断されるため、この範囲からサインインするユーザーはいません。";
    ADDRESS_PRIVATE = "access.addressRange",
        "{value} is a private address. Locations are told by the public address of a sign-in: ask with the one that the network has outside.",
        "{value} はプライベート アドレスです。場所はサインインのパブリック アドレスで判断されるため、ネットワークの外向きのアドレスで質問してください。";
    COUNTRY_CODE = "access.countryCode",
        "“{value}” is not a two-letter code of a country or region (ISO 3166-1). Which one is meant is undecided.",
        "「{value}」は 2 文字の国または地域コード (ISO 3166-1) ではありません。どこを指すかは判定できません。";
    DEVICE_RULE = "access.deviceRule",
        "The rule cannot be read at column {column}: {expected} is expected. Whether a device meets it is undecided.",
        "規則の {column} 文字目を読み取れません。必要なもの: {expected}。デバイスが満たすかどうかは判定できません。";
    APPLICATION_RULE = "access.applicationRule",
        "The rule cannot be read at column {column}: {expected} is expected. Which applications meet it is undecided.",
        "規則の {column} 文字目を読み取れません。必要なもの: {expected}。どのアプリケーションが満たすかは判定できません。";
    ACCESS_TENANTS_MISSING = "access.externalTenantsMissing",
        "The policy means some external tenants and does not list them (members). Whose users are meant is undecided.",
        "このポリシーは一部の外部テナントを指定していますが、その一覧 (members) がありません。どのテナントのユーザーを指すかは判定できません。";
    ACCESS_WHAT_IF_DECIDES = "access.whatIfDecides",
        "What If's answer decides which policies apply. Policies of other documents are not matched with the sign-in ({count} here); those that the answer does not name do not apply.",
        "どのポリシーが適用されるかは What If の回答で決まります。ほかのドキュメントのポリシー {count} 個はサインインと照合しません。回答にないポリシーは適用されません。";
    ACCESS_EMPTY = "access.emptyInclude",
        "The policy includes nobody or nothing here, so it never applies.",
        "このポリシーの対象が空のため、適用されることはありません。";
    ACCESS_NONE_BESIDE = "access.noneBesideOthers",
        "None stands beside other members and is ignored.",
        "None がほかのメンバーとともに指定されているため、無視します。";
    ACCESS_CONTRADICTION = "access.neverApplies",
        "What the policy includes here it also excludes, so it never applies.",
        "このポリシーは対象に含めたものをすべて除外しているため、適用されることはありません。";
    ACCESS_MFA_AND_STRENGTH = "access.mfaAndStrength",
        "The mfa control and an authentication strength cannot stand in one policy; both are judged.",
        "「多要素認証を要求する」(mfa) と認証の強度は 1 つのポリシーに併用できません。両方を判定します。";
    ACCESS_INCLUDE_NOT_GIVEN = "access.conditionsNotGiven",
        "The policy does not say for whom or for what it is ({name} is missing or null), though a stored policy always does. Whether it is for a sign-in is undecided; export it as a whole.",
        "このポリシーには対象の指定 ({name}) がないか null です。保存済みのポリシーには必ず指定があるため、サインインに適用されるかどうかは判定できません。ポリシー全体をエクスポートしてください。";
    ACCESS_CONTROLS_NOT_GIVEN = "access.controlsNotGiven",
        "The policy asks for nothing here, which no stored policy without session controls does. Whether it is met is undecided. Export it again, through the beta endpoint where v1.0 leaves controls out.",
        "ここには何も要求されていません。セッション コントロールのない保存済みのポリシーではあり得ないため、満たすかどうかは判定できません。もう一度エクスポートしてください。v1.0 で省略されるコントロールは beta エンドポイントで取得できます。";
    ACCESS_CONDITIONS_NOT_GIVEN = "access.conditionsNotGiven",
        "The document does not tell the conditions of this policy, which no stored policy is without. Whether it applies is undecided. Export it again.",
        "このポリシーの条件がドキュメントに示されていません。保存されたポリシーには必ず条件があるため、適用されるかどうかは判定できません。もう一度エクスポートしてください。";
    ACCESS_CUSTOM_CONTROL = "access.customControl",
        "Custom controls cannot be added or edited since September 2026 and are retired early in 2027. Replace them by external MFA.",
        "カスタム コントロールは 2026 年 9 月以降、追加も編集もできず、2027 年初めに廃止されます。外部 MFA に置き換えてください。";
    ACCESS_APPROVED_APP = "access.approvedAppRetired",
        "Require approved client app is not enforced after 2026-06-30, as if it were not selected. Use an app protection policy instead.",
        "承認されたクライアント アプリの要求は 2026-06-30 より後は適用されず、選択されていないものとして扱われます。アプリ保護ポリシーを使用してください。";
    ACCESS_APPROVED_APP_ALONE = "access.approvedAppRetired",
        "Require approved client app is not enforced after 2026-06-30, and this policy asks for nothing else, so it enforces nothing from then on. Use an app protection policy instead.",
        "承認されたクライアント アプリの要求は 2026-06-30 より後は適用されません。このポリシーはほかに何も要求していないため、それ以降は何も適用されません。アプリ保護ポリシーを使用してください。";
    ACCESS_EXCLUSION_BASELINE = "access.exclusionBaselineScopes",
        "From 2026-06-15 on a sign-in that asks for baseline scopes alone counts as access to Windows Azure Active Directory, so this policy reaches the applications that it excludes here as well.",
        "2026-06-15 以降、基本スコープだけを要求するサインインは Windows Azure Active Directory へのアクセスとみなされるため、ここで除外したアプリケーションにもこのポリシーが適用されます。";
    ACCESS_TOO_MANY_POLICIES = "access.tooManyPolicies",
        "There are {count} Conditional Access policies; a tenant can have {bound}.",
        "条件付きアクセス ポリシーが {count} 個あります。テナントの上限は {bound} 個です。";
    ACCESS_TOO_MANY_APPLICATIONS = "access.tooManyApplications",
        "The policy names {count} applications; one can have {bound}.",
        "ポリシーが {count} 個のアプリケーションを指定しています。上限は {bound} 個です。";
    ACCESS_TOO_MANY_LOCATIONS = "access.tooManyLocations",
        "There are {count} named locations by address; a tenant can have {bound}.",
        "IP アドレスによるネームド ロケーションが {count} 個あります。テナントの上限は {bound} 個です。";
    ACCESS_REPORT_ONLY = "access.reportOnly",
        "The policy “{name}” is report-only and does not decide; enforced, it would have.",
        "ポリシー「{name}」はレポート専用のため決定に影響しませんが、適用されていれば影響していました。";
    ACCESS_LOCATION_UNKNOWN = "access.locationNotGiven",
        "The named location {value} is not among the documents.",
        "ネームド ロケーション {value} がドキュメントにありません。";
    ACCESS_STRENGTH_UNKNOWN = "access.strengthNotGiven",
        "The authentication strength “{name}” is not among the documents, so whether it is satisfied is undecided.",
        "認証の強度「{name}」がドキュメントにないため、満たすかどうかは判定できません。";
    ACCESS_STRENGTH_NOT_NAMED = "access.strengthNotGiven",
        "The policy asks for an authentication strength and does not say which, so whether it is satisfied is undecided.",
        "ポリシーは認証の強度を要求していますが、どの認証の強度かを示していないため、満たすかどうかは判定できません。";

    // Certificates
    ISSUER_REVERSED = "certificate.issuerReversed",
        "The rule names the issuer in reverse order; in encoded order it is {name}.",
        "規則の発行者名は逆順です。エンコード順では {name} です。";
    AUTHORITY_WITHOUT_CERTIFICATE = "trust.certificateUnreadable",
        "This authority was exported without its certificate, so it is left out. Export it with certificate.",
        "この機関は証明書なしでエクスポートされているため、除外します。certificate を含めてエクスポートしてください。";
    AUTHORITY_UNREADABLE = "trust.certificateUnreadable",
        "The certificate of this authority cannot be read, so the authority is left out.",
        "この機関の証明書を読み取れないため、機関を除外します。";
    CHAIN_LONG = "certificate.chainLong",
        "The chain has {count} authorities; the documentation says that revocation is checked for {bound}, counted from the leaf.",
        "チェーンには機関が {count} 個あります。公式ドキュメントでは、失効の確認はエンド エンティティ側から {bound} 個までとされています。";
    REVOKED_UNSEEN = "certificate.revokedUnseen",
        "The certificate of {name} is revoked, but the trust store names no revocation list for its authority, so the service would not look.",
        "{name} の証明書は失効していますが、信頼ストアに機関の失効リストがないため、サービスは確認しません。";
    SCOPE_ON_ROOT = "certificate.scopeOnRoot",
        "The scope names a root; scopes hold for intermediate authorities, so it is ignored.",
        "対象範囲がルートに設定されています。対象範囲は中間機関にのみ有効なため無視します。";
    ONE_CERTIFICATE = "certificate.onePerSession",
        "A browser session keeps the certificate it began with: a second certificate cannot meet what this one does not. Sign out and in again to choose another.",
        "ブラウザー セッションでは最初に使った証明書が保持されるため、この証明書が満たさない認証の強度を 2 つ目の証明書で満たすことはできません。別の証明書を選ぶには、サインアウトしてからサインインし直してください。";
    BINDING_PRIORITY = "certificate.bindingPriority",
        "Another username binding has the priority {priority} too; priorities have to differ.",
        "優先順位 {priority} のユーザー名バインドがほかにもあります。優先順位は重複できません。";
    USER_ID_TOLERATED = "certificate.userIdSpelling",
        "“{value}” matches, though the documentation writes it otherwise (blanks, escapes or letter case).",
        "「{value}」は一致しますが、公式ドキュメントの表記とは異なります (空白、エスケープ、大文字と小文字)。";
    USER_ID_BIG_ENDIAN = "certificate.userIdByteOrder",
        "“{value}” holds the bytes of the serial number as certutil shows them, which is how Microsoft's own cmdlets write it. That was observed not to match; the documentation reverses them: “{right}”.",
        "「{value}」のシリアル番号は certutil の表示と同じバイト順です (Microsoft のコマンドレットの表記)。この表記では一致しないことが報告されています。公式ドキュメントでは逆順です:「{right}」。";
    USER_ID_REVERSED_BYTES = "certificate.userIdByteOrder",
        "“{value}” matches with the bytes of the serial number reversed, as the documentation writes it. What Microsoft's own cmdlets write is not reversed, and was observed not to match.",
        "「{value}」は、公式ドキュメントのとおりシリアル番号のバイトの逆順で一致しています。Microsoft のコマンドレットの表記は逆順ではなく、一致しないことが報告されています。";
    USER_ID_REVERSED = "certificate.userIdReversed",
        "A value of certificateUserIds names the certificate in reverse order and does not match. It has to be “{value}”.",
        "certificateUserIds に証明書の名前が逆順で指定されており、一致しません。正しい値は「{value}」です。";
    USER_ID_KEY_HASH = "certificate.userIdKeyHash",
        "A value of certificateUserIds holds the hash of the public key; SHA1-PUKEY is the thumbprint: “{value}”.",
        "certificateUserIds に公開キーのハッシュが指定されています。SHA1-PUKEY には拇印「{value}」を指定します。";
    MANY_POLICY_OIDS = "certificate.manyPolicyOids",
        "The certificate has {count} policy OIDs; authentication strengths take only five into account.",
        "証明書にはポリシー OID が {count} 個あります。認証の強度で考慮されるのは 5 つだけです。";
    CERTIFICATE_UNREADABLE = "certificate.unreadable",
        "Number {count} of the certificates in the text cannot be read and was left out.",
        "テキストの証明書のうち {count} 番目は読み取れないため除外しました。";
    EXTENSION_UNREADABLE = "certificate.extensionUnreadable",
        "The extension {name} of the certificate cannot be read and counts as absent or unusable.",
        "証明書の拡張 {name} は読み取れないため、存在しないか使用できないものとみなします。";
    TRAILING_BYTES = "certificate.trailingBytes",
        "Something stands after the certificate and was not looked at (bytes: {count}).",
        "証明書の後に {count} バイトがありますが、考慮していません。";

    // What the documentation does not say the service checks (A51)
    NO_CLIENT_AUTH = "certificate.extendedKeyUsage",
        "The extended key usage does not list client authentication. That the service checks it is not documented, but browsers and operating systems may not offer the certificate.",
        "拡張キー使用法にクライアント認証がありません。サービスによる確認は文書化されていませんが、ブラウザーや OS が証明書を提示しないことがあります。";
    NO_DIGITAL_SIGNATURE = "certificate.keyUsage",
        "The key usage does not include digitalSignature. That the service checks it is not documented, but the TLS handshake needs it.",
        "キー使用法に digitalSignature がありません。サービスによる確認は文書化されていませんが、TLS ハンドシェイクには必要です。";
    LEAF_IS_AUTHORITY = "certificate.isAuthority",
        "The certificate is that of a certificate authority, not of a person. That the service minds is not documented.",
        "これは個人ではなく証明機関の証明書です。サービスが問題とするかは文書化されていません。";
    NOT_MARKED_AS_AUTHORITY = "certificate.notAnAuthority",
        "{name} issued a certificate of the chain without being marked as an authority (basicConstraints, keyCertSign). That the service checks it is not documented.",
        "{name} は機関としての指定 (basicConstraints、keyCertSign) がないままチェーンの証明書を発行しています。サービスによる確認は文書化されていません。";
    PATH_LENGTH = "certificate.pathLength",
        "{name} allows {bound} authorities below it, and {count} are there. That the service checks it is not documented.",
        "{name} の下位に許可された機関は {bound} 個ですが、{count} 個あります。サービスによる確認は文書化されていません。";
    CONSTRAINTS = "certificate.constraints",
        "{name} carries {extension}, which was not applied: that the service checks it is not documented.",
        "{name} には {extension} がありますが、適用していません。サービスによる確認は文書化されていません。";
    UNKNOWN_CRITICAL = "certificate.criticalExtension",
        "{name} has the critical extension {extension}, which is not known here. That the service rejects such certificates is not documented.",
        "{name} には未知の重要な拡張 {extension} があります。サービスがこのような証明書を拒否するかは文書化されていません。";
    WEAK_ALGORITHM = "certificate.weakAlgorithm",
        "The certificate of {name} relies on {algorithm}, which is weak. That the service rejects it is not documented.",
        "{name} の証明書は弱い {algorithm} に依存しています。サービスが拒否するかは文書化されていません。";
    ISSUER_RULES_DIFFER = "certificate.issuerRulesDiffer",
        "Another rule for this issuer sets another mode; one issuer can have one rule, and single-factor wins.",
        "この発行者には別のモードを設定する規則がほかにもあります。発行者ごとの規則は 1 つで、単一要素が優先されます。";
    ISSUER_RULES_AGREE = "certificate.issuerRulesTwice",
        "Another rule for this issuer sets the same mode; one issuer can have one rule.",
        "この発行者には同じモードを設定する規則がほかにもあります。発行者ごとの規則は 1 つです。";
    RULE_INCOMPLETE = "certificate.ruleIncomplete",
        "The rule does not name the issuer or the policy OID that its type needs; no certificate can match it.",
        "規則に、その種類に必要な発行者またはポリシー OID がないため、どの証明書とも一致しません。";
    ISSUER_NOT_A_NAME = "certificate.issuerNotAName",
        "“{value}” is not a distinguished name; no certificate can match it. Write it as CN=Contoso CA,O=Contoso,C=US.",
        "「{value}」は識別名ではないため、どの証明書とも一致しません。CN=Contoso CA,O=Contoso,C=US のように記述してください。";
    SCOPE_WITHOUT_SKI = "certificate.scopeWithoutKey",
        "The scope does not tell for which authority it is (subjectKeyIdentifier). It may be for any, so whether somebody outside of it can use a certificate is undecided.",
        "対象範囲に機関 (subjectKeyIdentifier) の指定がありません。どの機関の対象範囲か不明なため、範囲外のユーザーが証明書を使えるかどうかは判定できません。";
    USER_IDS_MANY = "certificate.userIdsMany",
        "The user has {count} certificateUserIds; {bound} are documented.",
        "ユーザーの certificateUserIds は {count} 個あります。公式ドキュメントでの上限は {bound} 個です。";
    USER_IDS_MANY_ONCE = "certificate.userIdsMany",
        "The user has {count} certificateUserIds; ten are documented today, {bound} on older pages.",
        "ユーザーの certificateUserIds は {count} 個あります。現在の公式ドキュメントでの上限は 10 個ですが、古い公式ドキュメントでは {bound} 個です。";
    USER_ID_LONG = "certificate.userIdLong",
        "A value of certificateUserIds has {count} characters; {bound} are documented.",
        "certificateUserIds に {count} 文字の値があります。公式ドキュメントでの上限は {bound} 文字です。";
    ISSUER_IS_UPPER = "strength.issuerAboveIssuer",
        "{value} is the key identifier of {name}, which issues authorities in the trust store. Only the direct issuer of a certificate is compared.",
        "{value} は、信頼ストアの機関を発行する {name} のキー識別子です。比較されるのは証明書の直接の発行者だけです。";
    LIST_URL = "trust.revocationListUrl",
        "“{value}” is neither an http nor an https URL; revocation lists are fetched by nothing else.",
        "「{value}」は http でも https でもない URL です。失効リストはそれ以外では取得されません。";
    LIST_URL_HTTPS = "trust.revocationListUrl",
        "“{value}” is https; the documentation's pages disagree on whether revocation lists are fetched by https.",
        "「{value}」は https です。失効リストを https で取得できるかは公式ドキュメントによって異なります。";
    AUTHORITY_TOO_LARGE = "trust.certificateTooLarge",
        "The certificate of this authority has {count} bytes; the documented limit is {bound}.",
        "この機関の証明書は {count} バイトです。公式ドキュメントでの上限は {bound} バイトです。";
    TOO_MANY_AUTHORITIES = "trust.tooManyAuthorities",
        "{count} authorities; the documented limit of the trust store is {bound}.",
        "機関が {count} 個あります。信頼ストアの公式ドキュメントでの上限は {bound} 個です。";
    LIST_UNREADABLE = "trust.listUnreadable",
        "The text holds something that is not a revocation list; that part was not looked at.",
        "テキストに失効リストではないものが含まれています。その部分は考慮していません。";
    LIST_TRAILING_BYTES = "trust.listTrailingBytes",
        "Something stands after the revocation list and was not looked at (bytes: {count}).",
        "失効リストの後に {count} バイトがありますが、考慮していません。";
    REVOKED_CONTRADICTED = "trust.revokedContradicted",
        "A revocation list that was given revokes the certificate of {name}, and the list of revoked certificates in the trust data does not name it. They are taken to be complete, so it counts as not revoked.",
        "指定された失効リストでは {name} の証明書が失効していますが、信頼データの失効した証明書の一覧には含まれていません。この一覧を完全なものとみなし、失効していないものとして扱います。";
    AUTHORITIES_MISSING = "trust.authoritiesMissing",
        "The authorities of this trust store are not in the document. Export its certificateAuthorities too.",
        "この信頼ストアの機関がドキュメントにありません。certificateAuthorities もエクスポートしてください。";
    DELTA_NOT_NAMED = "trust.deltaNotNamed",
        "A delta list of {name} was given and counts, though the trust store names none; the service fetches only what the store names.",
        "{name} のデルタ リストを考慮しましたが、信頼ストアに指定がありません。サービスが取得するのは信頼ストアに指定されたリストだけです。";

    // FIDO metadata
    METADATA_UNSIGNED = "metadata.unsigned",
        "The FIDO metadata is a decoded payload without signature: nothing but its sender vouches for it.",
        "FIDO メタデータは署名のないデコード済みペイロードのため、内容を保証するのは提供者だけです。";
    METADATA_NOT_VERIFIED = "metadata.notVerified",
        "The signature of the FIDO metadata was not verified: what verifies signatures is not loaded, or left out of this build.",
        "FIDO メタデータの署名を検証していません。署名の検証が読み込まれていないか、このビルドに含まれていません。";
    METADATA_ENTRY_UNREADABLE = "metadata.entryUnreadable",
        "“{value}” is not an AAGUID; entries like this one are left out of the FIDO metadata.",
        "「{value}」は AAGUID ではありません。このような FIDO メタデータのエントリは除外します。";
    METADATA_SNAPSHOT = "metadata.snapshot",
        "The model is judged by FIDO metadata no. {number}; the next one was due on {date}.",
        "モデルは FIDO メタデータ第 {number} 号で判定します (次号の予定日: {date})。";
    METADATA_OLD = "metadata.old",
        "The FIDO metadata (no. {number}) was to be replaced on {date}, before the time of the question. What was reported since is not in it.",
        "FIDO メタデータ (第 {number} 号) の更新予定日 {date} は質問の時刻より前です。その後の報告は含まれていません。";
    METADATA_RECENT = "metadata.recentModel",
        "What the FIDO metadata says of {name} changed on {date}, less than four weeks before the question. The service may not have taken it in yet.",
        "{name} に関する FIDO メタデータは {date} に変更され、質問の時刻まで 4 週間経っていません。サービスにまだ反映されていない可能性があります。";
    METADATA_COMPROMISED = "metadata.compromisedModel",
        "The FIDO metadata reports of {name}: {status}. Signing in is not affected; registering is, where attestation is enforced.",
        "FIDO メタデータは {name} について {status} と報告しています。サインインには影響しませんが、構成証明の適用下では登録できません。";
    ATTESTATION_CLAIM_DOUBTFUL = "attestation.claimDoubtful",
        "The question states that the passkey is attested, which counts; by the FIDO metadata its model could not be: {code}.",
        "質問ではパスキーに構成証明があるとされており、それに従いますが、FIDO メタデータではこのモデルは対象外です: {code}。";
    ATTESTATION_OUT_OF_TIME = "attestation.certificateOutOfTime",
        "The attestation certificate of {name} is valid for {expected}, and the question asks for {actual}. The service is not documented to look.",
        "{name} の構成証明の証明書の有効期間は {expected} ですが、質問の時刻は {actual} です。サービスが確認するとは文書化されていません。";
    ATTESTATION_CHAIN_UNVERIFIED = "scope.signatures",
        "The signatures of the attestation's chain were not checked: what verifies signatures is not loaded, or left out of this build.",
        "構成証明のチェーンの署名を確認していません。署名の検証が読み込まれていないか、このビルドに含まれていません。";
    CATALOGUE_OLD = "catalogue.old",
        "The verdict rests on Microsoft's list of attested models, which this build has as of {date}, more than 90 days before the question. Models may have been added since.",
        "この判定は Microsoft の構成証明対応モデルの一覧に基づきますが、このビルドの一覧は {date} 時点のもので、質問の時刻より 90 日以上前です。その後モデルが追加されている可能性があります。";
    AAGUID_NOT_IN_CATALOGUE = "passkey.aaguidUnknownModel",
        "No model that this build knows has the AAGUID {value}; FIDO metadata would tell whether another one has.",
        "AAGUID {value} は、このビルドで既知のどのモデルのものでもありません。ほかのモデルかどうかは FIDO メタデータで確認できます。";
    AAGUID_OF_NO_MODEL = "passkey.aaguidUnknownModel",
        "No known model has the AAGUID {value}: neither Microsoft's documentation nor FIDO metadata no. {number} names it.",
        "AAGUID {value} のモデルは見つかりません。Microsoft の公式ドキュメントにも FIDO メタデータ第 {number} 号にもありません。";
    AAGUID_COMPROMISED = "passkey.aaguidCompromised",
        "The allow list admits {name} ({value}), of which the FIDO metadata reports: {status}.",
        "許可リストにある {name} ({value}) について、FIDO メタデータは {status} と報告しています。";
}
