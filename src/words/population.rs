//! What could not be read of a population, and what is noteworthy about it.

use crate::words::table::rows;

rows! { ALL:
    SYNTAX = "population.syntax",
        "This is not valid JSON: {what}.",
        "正しい JSON ではありません: {what}。";
    CUT_OFF = "population.cutOff",
        "The file breaks off here. Export it again; what stands before it counts.",
        "ファイルがここで途切れています。もう一度エクスポートしてください。ここまでの内容は数えています。";
    VALUE = "population.value",
        "A value cannot be read: {what}.",
        "値を読み取れません: {what}。";
    NO_USER = "population.noUser",
        "Neither an object id nor a user principal name says whom this is about.",
        "オブジェクト ID もユーザー プリンシパル名もないため、誰についての情報か分かりません。";
    DUPLICATE = "population.duplicate",
        "{value} stands in an earlier line too. The first one counts.",
        "{value} は前の行にもあります。最初の行だけを数えています。";
    LATE = "population.late",
        "{value} was read from a line of people before, which a later file cannot add to. Give that file first.",
        "{value} は人の一覧の行ですでに読み取ったため、後のファイルの内容を加えられません。このファイルを先に指定してください。";
    MISSPELT = "population.member",
        "The member “{name}” of the line is not read. Is “{meant}” meant?",
        "行のメンバー「{name}」は読み取られません。「{meant}」のことではありませんか。";
    USER_TYPE = "population.userType",
        "{value} is no user type that is known.",
        "{value} は既知のユーザーの種類ではありません。";
    AAGUID = "population.aaguid",
        "{value} is no AAGUID. The key counts as one of an unknown model.",
        "{value} は AAGUID ではありません。不明なモデルのキーとして数えています。";
    METHOD = "population.method",
        "{value} is no method that is known, and counts as none.",
        "{value} は既知の認証方法ではないため、ないものとして数えています。";
    MEMBER = "population.member",
        "{value} is no value that is known, and counts as unknown.",
        "{value} は既知の値ではないため、不明として数えています。";
    CERTIFICATE = "population.certificate",
        "A certificate cannot be read: {what}",
        "証明書を読み取れません: {what}";
    TOO_LONG = "population.tooLarge",
        "This has more than {bound} bytes.",
        "{bound} バイトを超えています。";
    TOO_MANY_KEYS = "population.tooMany",
        "More than {bound} entries are listed for one person. Those after that do not count.",
        "1 人に {bound} 件を超える項目があります。それより後の項目は数えていません。";
    UNRECOGNISED = "population.unrecognised",
        "Nothing that is known about people or their keys is in it.",
        "人やキーについての既知の情報がありません。";
    HEADINGS = "population.headings",
        "These are not the headings of the registration report: no column has the user principal name, or none the methods registered.",
        "登録レポートの見出しではありません。ユーザー プリンシパル名の列か、登録済みの認証方法の列がありません。";
    ROW = "population.row",
        "The row has {value} fields, and the headings are {bound}.",
        "この行には {value} 個の項目がありますが、見出しは {bound} 個です。";
    ENCODING = "population.encoding",
        "This is neither UTF-8 nor UTF-16 text. Save the file as UTF-8.",
        "UTF-8 でも UTF-16 でもありません。ファイルを UTF-8 で保存してください。";
    REFUSED = "population.refused",
        "Graph refused this with status {value}, so what it would have said is not known.",
        "Graph が状態 {value} で拒否したため、その内容は不明です。";
    GAP = "population.gap",
        "{what} of the person could not be read, so it is not known.",
        "この人の {what} は読み取れなかったため、不明です。";
    PAGE = "population.page",
        "More pages follow (@odata.nextLink). Give them too, since people on them are missing.",
        "続きのページがあります (@odata.nextLink)。そこにいる人が漏れるため、続きも指定してください。";
    POLICIES = "population.policies",
        "This is a policy and says nothing about people. Give it as one of the policies.",
        "これはポリシーで、人についての情報がありません。ポリシーとして指定してください。";
    NOT_LISTED = "population.notListed",
        "The audit log has a key that is not among the person's methods; the list of methods counts.",
        "監査ログにあるキーがこの人の認証方法の一覧にありません。認証方法の一覧に従っています。";
    AAGUID_IN_SIGN_IN = "population.signInAaguid",
        "An AAGUID was taken from a sign-in log, where no documentation says that it stands.",
        "サインイン ログから AAGUID を取りましたが、そこにあることは公式ドキュメントに記載がありません。";
    TOO_MANY_MODELS = "population.tooManyModels",
        "More than {bound} different AAGUIDs are in use. The key counts as one of an unknown model.",
        "{bound} を超える種類の AAGUID が使われています。不明なモデルのキーとして数えています。";
}
