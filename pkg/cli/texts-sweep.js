// The words of `sweep`, as those of texts.js.

export const en = {
  "usage.sweep": `Look at every sign-in at once: who gets in with less than is required, who does not get in with anything, which policies
never decide, and what a change turns.

Usage: entra-verdict sweep FILE|FOLDER… [options]

The policies are Conditional Access policies with what they name: strengths, named locations, method policies. Sign-ins are told apart
by what the policies tell apart, all of them are looked at, and each kind stands with a question that shows it. With --people, users are
those of the files as they are, and counted; without it, everybody who can be thought of. Of folders all .json and .jsonc files below them are
read.`,
  "example.sweep": `Examples:
  entra-verdict sweep policies --require "Phishing-resistant MFA"
  entra-verdict sweep policies.json --people people.ndjson --only gaps,deadEnds
  entra-verdict sweep edited.json --before policies.json --only change --markdown
  entra-verdict sweep policies.json --write-questions assertions.json; entra-verdict test assertions.json`,
  "exit.sweep":
    "  0 no gap, and with --before nothing lost or gained, 1 a gap, or something turned, 2 neither, but something is undecided or\n  people are left out, 3 something cannot be read or an option is wrong",

  "option.require":
    "strength with less than which nobody should get in: Multifactor authentication, Passwordless MFA, Phishing-resistant MFA, or one of the\n      policies, by name or id [default: Multifactor authentication]",
  "option.limit": "kinds of sign-ins of each section, up to 1000 [default: 50]",
  "option.people": "files of people with their groups and roles: lines as `collect` writes them, or JSON with id, groups, roles and type",
  "option.cloud": "cloud of the tenant [default: commercial]",
  "option.markdown": "Markdown, for the page of a job and for comments",
  "option.write-questions": "new assertion file with a question of each kind that is told, and the decision that came, for `test`",
  "option.sweep.before": "policy documents as they were: tells what is let in or refused since then",
  "option.sweep.only": "these sections alone, also joined by commas; the exit code stays that of all [default: all]",

  "error.sweepForms": "take one of --json, --text and --markdown",
  "error.changeAlone": "--only change needs --before: the policies as they were",
  "error.limit": "--limit is a number, not {value}",
  "error.questionsStdin": "--write-questions needs policies in files, which the questions then name",

  "sweep.gaps": "Let in with less than {required}: {count}",
  "sweep.possibleGaps": "Not known to be refused with less than {required}: {count}",
  "sweep.deadEnds": "Accepted with nothing, though no policy blocks them: {count}",
  "sweep.blocked": "Blocked, whatever is presented: {count}",
  "sweep.undecided": "Undecided, whatever is presented: {count}",
  "sweep.idle": "Policies that never decide: {count}",
  "sweep.idleHint": "Each is told by itself: without two of them at once something may change.",
  "sweep.ids":
    "What stands as an id has no name among the documents: answers of /groups, /users and /servicePrincipals of Graph beside the policies give them.",
  "sweep.apart": "Policies that ask for nothing, are not in force, or cannot be told: {count}",
  "sweep.lost": "Let in before, refused now: {count}",
  "sweep.gained": "Refused before, let in now: {count}",
  "sweep.unsure": "Undecided before or now: {count}",
  "sweep.people": "people: {count}",
  "sweep.for": "for it: {policies}",
  "sweep.counted": "People who were counted: {count}",
  "sweep.and": ", ",
  "sweep.same": "Nothing turned since the policies before.",
  "sweep.kept": "{file}: questions written: {count}",
  "sweep.nothingKept": "There is no question to write.",

  "error.assertion.sweepAlone": "`sweep` asks of every sign-in, so that {name} would not be heard. Remove one of them",
  "error.assertion.sweepTargets": "`sweep` takes one of {targets}",
  "test.sweep": "Nobody gets in with less than {required}",
  "test.sweepOf": "Nobody gets in to {resource} with less than {required}",
  "test.sweepRequired": "multifactor authentication",
  "test.sweepGap": "Kinds of sign-ins that get in with less than {required}: {count}.",
  "test.sweepOpen": "Kinds of sign-ins of which it cannot be told whether they get in with less than {required}: {count}.",
  "test.sweepMore": "There are more kinds of sign-ins than can be told, so that it is not known whether others get in with less than {required}.",
  "test.sweepPolicies": "Policies for it: {policies}",
  "test.sweepNoPolicies": "No policy is for it",
};

export const ja = {
  "usage.sweep": `すべてのサインインを一度に調べます。要求より弱い手段でサインインできるユーザー、何を提示してもサインインできないユーザー、判定を左右する
ことのないポリシー、変更によって結果が変わるサインインを示します。

使い方: entra-verdict sweep ファイル|フォルダー… [オプション]

対象は、条件付きアクセス ポリシーと、それが指定する認証の強度、ネームド ロケーション、方法ポリシーです。サインインはポリシーが区別する
とおりに区別し、すべてを調べて、種類ごとに例となる質問を 1 つ示します。--people を指定すると、ファイルにあるユーザーを実際の所属に基づいて
調べ、人数を数えます。指定しなければ、考えられるすべてのユーザーを調べます。フォルダーでは、その中のすべての .json ファイルと .jsonc ファイルを読み取ります。`,
  "example.sweep": `例:
  entra-verdict sweep policies --require "Phishing-resistant MFA"
  entra-verdict sweep policies.json --people people.ndjson --only gaps,deadEnds
  entra-verdict sweep edited.json --before policies.json --only change --markdown
  entra-verdict sweep policies.json --write-questions assertions.json; entra-verdict test assertions.json`,
  "exit.sweep":
    "  0 抜け穴はなく、--before との違いもない、1 抜け穴があるか、結果の変わるものがある、2 いずれもなく、判定できないものか対象外の\n  ユーザーがある、3 読み取れないものがあるか、オプションが正しくない",

  "option.require":
    "これより弱い手段でのサインインを抜け穴とみなす認証の強度。Multifactor authentication、Passwordless MFA、Phishing-resistant MFA、または\n      ポリシーの認証の強度の名前か ID [既定値: Multifactor authentication]",
  "option.limit": "項目ごとに示すサインインの種類の数。最大 1000 [既定値: 50]",
  "option.people": "グループとロールのあるユーザーのファイル。`collect` が書き出す 1 行に 1 人の一覧、または id、groups、roles、type のある JSON",
  "option.cloud": "テナントのクラウド [既定値: 商用]",
  "option.markdown": "Markdown。ジョブのページやコメントに使えます",
  "option.write-questions": "示した種類ごとの質問と実際の結果を書き込む、`test` 用の新しいアサーション ファイル",
  "option.sweep.before": "以前のポリシーのドキュメント。それ以降に許可または拒否されるようになったものを示す",
  "option.sweep.only": "この項目だけを示す。コンマ区切りも可。終了コードはすべての項目によって決まる [既定値: すべて]",

  "error.sweepForms": "--json、--text、--markdown はどれか 1 つだけ指定してください",
  "error.changeAlone": "--only change には、以前のポリシーを --before で指定してください",
  "error.limit": "--limit は数です。{value} は指定できません",
  "error.questionsStdin": "--write-questions では質問のファイルにポリシーを指定するので、ポリシーはファイルで指定してください",

  "sweep.gaps": "「{required}」未満で許可されるもの: {count} 種類",
  "sweep.possibleGaps": "「{required}」未満で拒否されるかどうか判定できないもの: {count} 種類",
  "sweep.deadEnds": "ブロックするポリシーがないのに、何も受け入れられないもの: {count} 種類",
  "sweep.blocked": "何を提示してもブロックされるもの: {count} 種類",
  "sweep.undecided": "何を提示しても判定できないもの: {count} 種類",
  "sweep.idle": "判定を左右することのないポリシー: {count} 個",
  "sweep.idleHint": "それぞれ単独での結果です。2 つ以上を同時になくすと、何かが変わることがあります。",
  "sweep.ids":
    "ID のまま示したものは、ドキュメントに名前がありません。Graph の /groups、/users、/servicePrincipals の応答をポリシーに加えると、名前で示します。",
  "sweep.apart": "何も要求しないか、有効でないか、判定できないポリシー: {count} 個",
  "sweep.lost": "以前は許可され、拒否されるようになったもの: {count} 種類",
  "sweep.gained": "以前は拒否され、許可されるようになったもの: {count} 種類",
  "sweep.unsure": "以前または現在、判定できないもの: {count} 種類",
  "sweep.people": "該当するユーザー: {count} 人",
  "sweep.for": "対象とするポリシー: {policies}",
  "sweep.counted": "数えたユーザー: {count} 人",
  "sweep.and": "、",
  "sweep.same": "以前のポリシーから結果の変わったサインインはありません。",
  "sweep.kept": "{file}: 質問を {count} 件書き込みました",
  "sweep.nothingKept": "書き込む質問はありません。",

  "error.assertion.sweepAlone": "`sweep` はすべてのサインインについて調べるので、{name} は使われません。どちらかを削除してください",
  "error.assertion.sweepTargets": "`sweep` には {targets} のうち 1 つだけを書いてください",
  "test.sweep": "「{required}」未満ではだれもサインインできない",
  "test.sweepOf": "「{required}」未満ではだれも {resource} にサインインできない",
  "test.sweepRequired": "多要素認証",
  "test.sweepGap": "「{required}」未満でサインインできるものが {count} 種類あります。",
  "test.sweepOpen": "「{required}」未満でサインインできるかどうかを判定できないものが {count} 種類あります。",
  "test.sweepMore": "サインインの種類が多すぎてすべては示せないため、ほかに「{required}」未満でサインインできるものがあるかどうかはわかりません。",
  "test.sweepPolicies": "対象とするポリシー: {policies}",
  "test.sweepNoPolicies": "対象とするポリシーはありません",
};
