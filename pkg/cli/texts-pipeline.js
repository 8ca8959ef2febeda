// The words of `test` and `lint`, as those of texts.js.

export const en = {
  "usage.test": `Hold policies to what they have to answer.

Usage: entra-verdict test [FILE|FOLDER…] [options]

A test is an assertion file (YAML or JSON: a table of who presents what, where to, and what has to come of it) or a
scenario with \`expect\` or \`watch\`. Folders are searched for both; without any it is the current one. An assertion file
names its policies; --policies goes over them. \`schema/assertions.json\` of the package describes the file, for editors.`,
  "example.test": `Examples:
  entra-verdict test
  entra-verdict test tests/ --format sarif --output entra-verdict.sarif
  entra-verdict test assertions.yaml --before origin/main
  entra-verdict test assertions.yaml --before origin/main --population people.ndjson
  entra-verdict test assertions.yaml --update`,
  "exit.test":
    "  0 everything as expected, 1 something came otherwise or somebody is locked out, 2 nothing did, but something is\n  undecided, 3 an input cannot be read, a test can never fail, or an option is wrong",

  "value.REVISION": "REVISION|FOLDER",
  "value.COUNT": "COUNT",
  "value.FOLDER": "FOLDER",
  "value.ADDRESS": "ADDRESS",

  "option.format": "form of the report [default: terminal on a terminal, else json]",
  "option.test.output": "file for the report; the words for people then go to standard output",
  "option.lint.output": "file for the report; the words for people then go to standard output",
  "option.update": "write what came as what is expected; comments and order of the file stay",
  "option.test.before": "compare answers with those of the policies in a revision of git, or in another folder",
  "option.impact.before-plan": "policies as they are: what plans of Terraform (terraform show -json) in --after found before they change it, their prior_state",
  "option.before-plan": "compare with what plans of Terraform (terraform show -json) among the policies found before they change it: their prior_state",
  "option.terraform": "where the sources (.tf) of a plan lie, at whose lines results then stand [default: the plan's own folder]",
  "option.test.population": "files of people and their keys: tells who loses a key, and who is locked out, by the policies in place of those before",
  "option.test.only": "name all people with these effects, also joined by commas [default: a few who are locked out]",
  "option.watch": "run again after each change, until interrupted",
  "option.jobs": "threads that ask [default: one for each core]",
  "option.config": "configuration [default: entra-verdict.config.json of the nearest folder above]",
  "option.help-uri": "address of the documentation's site, to whose pages codes lead [default: helpUri of the configuration]",
  "option.fix": "mend what can be mended, in the files",

  "error.formatTwice": "Give one of --format, --json and --text",
  "error.outputFormat": "--output needs --format, which says what to write",
  "error.jobs": "--jobs is a number from 1 to 999, not {value}",
  "error.watchUpdate": "Give --watch or --update, not both: each run would write again",
  "error.beforeTwice": "Give --before or --before-plan, not both",
  "error.noPlan": "--before-plan needs a plan of Terraform among the policies, as terraform show -json gives it",
  "error.noTerraform": "There are no sources of Terraform (.tf) in {file}",
  "error.populationBefore": "--population needs --before or --before-plan: what policies do to people is told of a change",
  "error.populationStdin": "--population takes files here, not standard input, since each set of policies asks about them",
  "error.populationNoPolicies": "--population needs an assertion file, which names the policies; scenarios bring their own",
  "error.cases": "More than {count} questions. Fewer values for parameters, or fewer files at a time, make it less",
  "error.nothingToTest": "There is no test in {file}. A test is a scenario with `expect`, or a file with `assertions: 1`",
  "error.notTest": "{file} is neither an assertion file (`assertions: 1`) nor a scenario (`\"scenario\": 1`)",
  "error.filesMany": "{file} has more than {count} files. Name a folder with fewer",
  "error.revision": "{revision} is no revision that can be read, and no folder: {detail}",
  "error.gitMissing": "git is not installed, which would read {revision}. Name a folder instead",
  "error.noPolicies": "{file} has no JSON files",
  "error.nothingJudged": "Nothing in {file} is a policy ({count} JSON files): name the folder that the policies were exported into",
  "error.dsc":
    "{file} is a configuration of Microsoft365DSC: PowerShell, with names in the place of ids, which is not read, and there is no policy beside it. Export the policies as Microsoft Graph has them: `entra-verdict collect --output people.ndjson`, EntraExporter, or Invoke-MgGraphRequest -Uri v1.0/identity/conditionalAccess/policies -OutputType Json, and the same for v1.0/policies/authenticationMethodsPolicy and v1.0/policies/authenticationStrengthPolicies",
  "error.configMissing": "{file}: there is no such configuration",
  "error.helpUri": "{value} is no address that pages could lie at. It begins with https://",
  "error.fixStdin": "Standard input cannot be mended: name files",

  "document.broken": "This cannot be read: {detail}",
  "document.twice": "{name} is there twice. Only one could count; remove the other",
  "document.several": "There are several documents in this file. Put each into a file of its own",
  "document.alias": "The alias {detail} leads nowhere, or to too much",

  "document.merge": "{detail} takes the alias of a mapping, or a list of such aliases",
  "document.deep": "This is nested too deeply to be read",

  "error.shape.unknown": "{name} is not known here. Known are {known}",
  "error.shape.unknownNear": "{name} is not known here. Perhaps {near} is meant",
  "error.shape.unlisted": "{name} is not known here. `schema/codes.json` of the package has the codes that there are",
  "error.shape.only": "{name} is not known here. It can only be {known}",
  "error.shape.value": "{name} is not known here. Known are {known}",
  "error.shape.valueNear": "{name} is not known here. Perhaps {near} is meant",
  "error.shape.kind": "This is of another kind than it has to be: {wanted}",
  "error.shape.missing": "{name} is missing",
  "error.shape.empty": "This is empty, so that nothing would be asked or expected",

  "error.assertion.policies": "No policies are named, so that this can never fail. Name files or folders in `policies`, or give --policies",
  "error.assertion.noDocuments": "{file} has no JSON files, so that this can never fail",
  "error.assertion.nothingRecognised": "Nothing in {file} is a policy, so that a test of it can never fail",
  "error.assertion.credential": "Nothing is presented, so that this can never fail. Give one of `credential`, `aaguid` and `method`",
  "error.assertion.credentials": "`method` is presented by itself. Remove it, or `credential` and `aaguid`",
  "error.assertion.expect": "Nothing is expected, so that this can never fail. Write `expect`, or have --update write it",
  "error.assertion.expectNothing": "Nothing is expected, so that this can never fail. Name a decision, a reason, or what else has to hold",
  "error.assertion.scenario": "The scenario expects nothing, so that it can never fail. Write `expect` or `watch`",
  "error.assertion.twice": "{name} is also the name of the test in line {line}. Give each its own `name`",
  "error.assertion.list": "There is no list {name}. Write it below `lists`",
  "error.assertion.listNear": "There is no list {name}. Perhaps {near} is meant",
  "error.assertion.listNothing": "The list {name} is empty, so that nothing would be asked",
  "error.assertion.listEmpty": "At {pointer} of {file} there is no list of texts with something in it",
  "error.assertion.listBuiltIn": "{name} is the list of all that are named in this file. Give this list another name",
  "error.assertion.personaUnknown": "There is no person {name}. Write it below `personas`",
  "error.assertion.personaNear": "There is no person {name}. Perhaps {near} is meant",
  "error.assertion.credentialUnknown": "There is no credential {name}. Write it below `credentials`",
  "error.assertion.credentialNear": "There is no credential {name}. Perhaps {near} is meant",

  "update.differ": "What {name} asks does not all come out alike, so that one expectation cannot hold for it. Split the row",
  "update.alias": "The file of {name} cannot be written: an alias (*) stands for what would change. Write its value there instead",
  "update.nothing": "What came of {name} has nothing that could be expected in place of this. Change the expectation by hand",

  "expect.decision": "decision",
  "expect.reason": "reason",
  "expect.serviceCode": "service code",
  "expect.strengths": "strength",
  "expect.strengthReasons": "reason of strength",
  "expect.applies": "application of",
  "expect.checks": "check",
  "expect.assumptions": "assumption",
  "expect.findings": "finding",
  "expect.remedies": "remedies",
  "expect.combinedRemedies": "combined remedies",
  "expect.alternatives": "alternatives",
  "expect.error": "error",

  "test.mismatch": "{what}: expected {expected}, came {came}",
  "test.missing": "Missing: {input} ({path})",
  "test.unknownField": "{field} is nothing that can be expected",
  "test.open": "Nothing was expected yet",
  "test.ofFile": "{passed} of {count} as expected",
  "test.summary": "{passed} as expected, {failed} otherwise, {undecided} undecided, {unreadable} unreadable",
  "test.progress": "{done} of {count} asked",
  "test.refused": "{name}: {message}",
  "test.watching": "Watching {count} files and folders; Ctrl+C ends it.",
  "test.written": "{file}: expectations written: {count}",
  "test.nothingWritten": "Everything was as expected; nothing was written.",
  "test.changed": "Answers that are others than with {before}: {count}",
  "test.unchanged": "All answers are those of {before}",
  "test.noBefore": "There were no policies in {before}, so that nothing is compared",
  "test.superseded": "Policies in whose place a later one with the same id counts: {count}",
  "test.passedOver": "Passed over, since nothing in it is a policy: {count}",
  "test.people": "People, by {policies} in place of {before}",
  "test.nobody": "Nobody is in these files",
  "test.askedAbout": "The policies that people are asked about",
  "test.models": "authenticator models: {lost} no longer, {gained} newly admitted",
  "test.modelsOpen": "authenticator models: {lost} no longer, {gained} newly admitted, {open} undecided now",

  "report.place": "Where",
  "report.code": "Code",
  "report.what": "What",
  "report.more": "… and {count} more",
  "usage.explain": `Say what a code or a rule means: a reason, a finding, an error, or a check of a verdict.

Usage: entra-verdict explain CODE… [options]

What it says is in the package. Where the documentation's site is served, it names the page with examples too.`,
  "example.explain": `Examples:
  entra-verdict explain passkey.aaguidNotAllowed
  entra-verdict explain access.grant impact.lockedOut --language ja`,
  "exit.explain": "  0 explained, 3 there is no such code or an option is wrong",
  "error.codeMissing": "Name a code, such as passkey.aaguidNotAllowed",
  "error.codeNear": "There is no code {name}. Perhaps {near} is meant",
  "error.codePart": "There is no code {name}. Codes with it in their name: {known}",
  "error.codeUnknown": "There is no code {name}. Codes stand in verdicts, findings and reports, and in `schema/codes.json` of the package",
  "explain.reason": "Reason of a verdict",
  "explain.error": "Error of an input",
  "explain.finding": "Finding",
  "explain.result": "Result of a test",
  "explain.rule": "Check",
  "explain.several": "One of these sentences is read:",
  "explain.todo": "What to do",
  "explain.given": "Checks that give it",
  "explain.basis": "What it rests on",
  "explain.todo.reason":
    "Ask `entra-verdict check` the same question: below the verdict stand the changes of policies that let it in, what else would be let in, or what the question has to say. If the answer is the right one, it is the test that has to expect it.",
  "explain.todo.check":
    "It decides nothing by itself: what decides is the reason of the verdict, which `entra-verdict check` tells with every check that led there.",
  "explain.todo.finding":
    "The sentence says what to look at. Where there is one way to mend it, `entra-verdict lint --fix` does; where it is meant, `// entra-verdict-ignore CODE: why` above the line or a severity in `entra-verdict.config.json` leaves it out.",
  "explain.todo.error": "The sentence says what to mend, and the error at which place of which file.",
  "report.explain": "What a code means: entra-verdict explain {codes}",
  "report.help": "More about it:",

  "lint.summary": "Errors: {error}, warnings: {warning}, notes: {info}, unreadable: {unreadable}",
  "lint.unusedIgnore": "This comment leaves out {code}, which is not found there. Remove the comment, or move it above what it is about.",
  "lint.mended": "Findings mended: {count}, files written: {files}",
  "lint.ignored": "Findings left out by configuration or comment: {count}",
  "lint.passedOver": "Files that hold nothing that is judged: {count}",
};

export const ja = {
  "usage.test": `ポリシーの判定が期待どおりかを確かめます。

使い方: entra-verdict test [ファイル|フォルダー…] [オプション]

テストは、アサーション ファイル (YAML または JSON。だれが何を提示し、どこへアクセスし、結果がどうなるべきかの表) か、
\`expect\` または \`watch\` のあるシナリオです。フォルダーを指定すると両方を探し、指定がなければ現在のフォルダーを探します。
アサーション ファイルには対象のポリシーを書きます。--policies の指定が優先します。ファイルの形式は、パッケージの
\`schema/assertions.json\` にあり、エディターの補完に使えます。`,
  "example.test": `例:
  entra-verdict test
  entra-verdict test tests/ --format sarif --output entra-verdict.sarif
  entra-verdict test assertions.yaml --before origin/main
  entra-verdict test assertions.yaml --before origin/main --population people.ndjson
  entra-verdict test assertions.yaml --update`,
  "exit.test":
    "  0 すべて期待どおり、1 期待と異なるものか、締め出される人がいます、2 いずれもなく、判定できないものがあります、\n  3 入力を読み取れないか、失敗しえないテストがあるか、オプションに誤りがあります",

  "value.REVISION": "リビジョン|フォルダー",
  "value.COUNT": "数",
  "value.FOLDER": "フォルダー",
  "value.ADDRESS": "アドレス",

  "option.format": "レポートの形式 [既定値: 端末では terminal、ほかは json]",
  "option.test.output": "レポートのファイル。文章は標準出力に出力します",
  "option.lint.output": "レポートのファイル。文章は標準出力に出力します",
  "option.update": "実際の結果を期待として書き込みます。コメントと順序は変わりません",
  "option.test.before": "git のリビジョン、または別のフォルダーにあるポリシーの判定と比べます",
  "option.impact.before-plan": "現在のポリシーとして、--after にある Terraform のプラン (terraform show -json) の変更前の状態 (prior_state) を使います",
  "option.before-plan": "ポリシーにある Terraform のプラン (terraform show -json) の変更前の状態 (prior_state) による判定と比べます",
  "option.terraform": "プランのソース (.tf) があるフォルダー。結果はその行に示します [既定値: プランと同じフォルダー]",
  "option.test.population": "人とそのキーのファイル。ポリシーの変更により、キーを失う人と締め出される人を示します",
  "option.test.only": "この影響を受ける人をすべて示します。コンマ区切りも可 [既定値: 締め出される人のうち数人]",
  "option.watch": "変更のたびに実行します。中断すると終わります",
  "option.jobs": "判定に使うスレッドの数 [既定値: コアの数]",
  "option.config": "構成ファイル [既定値: 上位で最も近いフォルダーの entra-verdict.config.json]",
  "option.help-uri": "ドキュメントのサイトのアドレス。コードからそのページへ案内します [既定値: 構成の helpUri]",
  "option.fix": "直せる注意点をファイルの中で直します",

  "error.formatTwice": "--format、--json、--text は、いずれか 1 つを指定してください",
  "error.outputFormat": "--output には、書き出す形式を --format で指定してください",
  "error.jobs": "--jobs は 1 から 999 の数です。{value} は指定できません",
  "error.watchUpdate": "--watch と --update は、どちらか一方を指定してください。実行のたびに書き込むことになります",
  "error.beforeTwice": "--before と --before-plan は、どちらか一方を指定してください",
  "error.noPlan": "--before-plan には、terraform show -json で出力した Terraform のプランがポリシーの中に必要です",
  "error.noTerraform": "{file} に Terraform のソース (.tf) がありません",
  "error.populationBefore": "--population には --before か --before-plan が必要です。変更が人に与える影響を示すためです",
  "error.populationStdin": "ポリシーの組ごとに読み取るので、--population に標準入力は指定できません。ファイルを指定してください",
  "error.populationNoPolicies": "--population には、ポリシーを指定したアサーション ファイルが必要です。シナリオには自身のポリシーがあります",
  "error.cases": "質問が {count} 件を超えています。パラメーターの値か、1 度に指定するファイルを減らしてください",
  "error.nothingToTest": "{file} にテストがありません。テストは `expect` のあるシナリオか、`assertions: 1` のあるファイルです",
  "error.notTest": "{file} は、アサーション ファイル (`assertions: 1`) でもシナリオ (`\"scenario\": 1`) でもありません",
  "error.filesMany": "{file} のファイルが {count} 個を超えています。ファイルの少ないフォルダーを指定してください",
  "error.revision": "{revision} は、読み取れるリビジョンでもフォルダーでもありません: {detail}",
  "error.gitMissing": "{revision} の読み取りに必要な git がありません。代わりにフォルダーを指定してください",
  "error.noPolicies": "{file} に JSON ファイルがありません",
  "error.nothingJudged": "{file} にポリシーがありません (JSON ファイル {count} 個)。ポリシーをエクスポートしたフォルダーを指定してください",
  "error.dsc":
    "{file} は Microsoft365DSC の構成 (PowerShell) です。ID の代わりに名前が書かれているため読み取れず、ほかにポリシーもありません。Microsoft Graph の形式でポリシーをエクスポートしてください: `entra-verdict collect --output people.ndjson`、EntraExporter、または Invoke-MgGraphRequest -Uri v1.0/identity/conditionalAccess/policies -OutputType Json (v1.0/policies/authenticationMethodsPolicy と v1.0/policies/authenticationStrengthPolicies も同様)",
  "error.configMissing": "{file}: 構成ファイルがありません",
  "error.helpUri": "{value} はページのアドレスではありません。https:// で始まるアドレスを指定してください",
  "error.fixStdin": "標準入力は直せません。ファイルを指定してください",

  "document.broken": "読み取れません: {detail}",
  "document.twice": "{name} が 2 つあります。有効になるのは 1 つなので、もう 1 つを削除してください",
  "document.several": "1 つのファイルに複数のドキュメントがあります。別々のファイルに分けてください",
  "document.alias": "エイリアス {detail} の参照先がないか、展開すると大きすぎます",

  "document.merge": "{detail} に指定できるのは、マッピングのエイリアスか、その一覧です",
  "document.deep": "入れ子が深すぎて読み取れません",

  "error.shape.unknown": "{name} はここでは使えません。使えるもの: {known}",
  "error.shape.unknownNear": "{name} はここでは使えません。{near} ではありませんか",
  "error.shape.unlisted": "{name} はここでは使えません。使えるコードはパッケージの `schema/codes.json` にあります",
  "error.shape.only": "{name} はここでは使えません。使えるのは {known} だけです",
  "error.shape.value": "{name} はここでは使えません。使えるもの: {known}",
  "error.shape.valueNear": "{name} はここでは使えません。{near} ではありませんか",
  "error.shape.kind": "種類が違います。必要な種類: {wanted}",
  "error.shape.missing": "{name} がありません",
  "error.shape.empty": "空なので、何も質問せず、何も期待しないことになります",

  "error.assertion.policies": "ポリシーの指定がないので、失敗しえません。`policies` にファイルかフォルダーを書くか、--policies を指定してください",
  "error.assertion.noDocuments": "{file} に JSON ファイルがないので、失敗しえません",
  "error.assertion.nothingRecognised": "{file} にポリシーがないので、失敗しえません",
  "error.assertion.credential": "何も提示しないので、失敗しえません。`credential`、`aaguid`、`method` のいずれかを書いてください",
  "error.assertion.credentials": "`method` は単独で提示します。これか、`credential` と `aaguid` を削除してください",
  "error.assertion.expect": "何も期待しないので、失敗しえません。`expect` を書くか、--update で書き込んでください",
  "error.assertion.expectNothing": "何も期待しないので、失敗しえません。結果、理由、または成り立つべきことを書いてください",
  "error.assertion.scenario": "シナリオが何も期待しないので、失敗しえません。`expect` か `watch` を書いてください",
  "error.assertion.twice": "{name} は {line} 行目のテストの名前でもあります。それぞれに別の `name` を付けてください",
  "error.assertion.list": "{name} というリストがありません。`lists` に書いてください",
  "error.assertion.listNear": "{name} というリストがありません。{near} ではありませんか",
  "error.assertion.listNothing": "リスト {name} が空なので、何も質問しないことになります",
  "error.assertion.listEmpty": "{file} の {pointer} に、値のある文字列のリストがありません",
  "error.assertion.listBuiltIn": "{name} は、このファイルで名前を付けたものすべてのリストです。別の名前にしてください",
  "error.assertion.personaUnknown": "{name} というユーザーがありません。`personas` に書いてください",
  "error.assertion.personaNear": "{name} というユーザーがありません。{near} ではありませんか",
  "error.assertion.credentialUnknown": "{name} という資格情報がありません。`credentials` に書いてください",
  "error.assertion.credentialNear": "{name} という資格情報がありません。{near} ではありませんか",

  "update.differ": "{name} の質問の結果がそろっていないので、1 つの期待では表せません。行を分けてください",
  "update.alias": "{name} のファイルに書き込めません。変更する箇所をエイリアス (*) が参照しています。エイリアスの代わりに値を書いてください",
  "update.nothing": "{name} の結果に、代わりに期待できるものがありません。期待を手で直してください",

  "expect.decision": "結果",
  "expect.reason": "理由",
  "expect.serviceCode": "サービスのコード",
  "expect.strengths": "強度",
  "expect.strengthReasons": "強度の理由",
  "expect.applies": "適用",
  "expect.checks": "検査",
  "expect.assumptions": "前提",
  "expect.findings": "注意点",
  "expect.remedies": "結果を変える変更",
  "expect.combinedRemedies": "組み合わせる変更",
  "expect.alternatives": "代わりに使えるもの",
  "expect.error": "エラー",

  "test.mismatch": "{what}: 期待 {expected}、実際 {came}",
  "test.missing": "足りない入力: {input} ({path})",
  "test.unknownField": "{field} は期待として書けません",
  "test.open": "期待がまだ書かれていません",
  "test.ofFile": "{count} 件中 {passed} 件が期待どおり",
  "test.summary": "期待どおり {passed} 件、期待と異なるもの {failed} 件、判定できないもの {undecided} 件、読み取れないもの {unreadable} 件",
  "test.progress": "{count} 件中 {done} 件を判定しました",
  "test.refused": "{name}: {message}",
  "test.watching": "{count} 個のファイルとフォルダーを監視しています。Ctrl+C で終わります。",
  "test.written": "{file}: 期待を {count} か所に書き込みました",
  "test.nothingWritten": "すべて期待どおりなので、何も書き込みませんでした。",
  "test.changed": "{before} の場合と判定が異なるもの: {count} 件",
  "test.unchanged": "すべての判定が {before} の場合と同じです",
  "test.noBefore": "{before} にポリシーがないので、何も比べません",
  "test.superseded": "ID が同じ後のポリシーを採用したため、使われないポリシー: {count} 件",
  "test.passedOver": "ポリシーがないので読まなかったもの: {count}",
  "test.people": "{before} から {policies} への変更が人に与える影響",
  "test.nobody": "これらのファイルに人がいません",
  "test.askedAbout": "人への影響を調べたポリシー",
  "test.models": "認証器のモデル: 許可されなくなったもの {lost}、新たに許可されるもの {gained}",
  "test.modelsOpen": "認証器のモデル: 許可されなくなったもの {lost}、新たに許可されるもの {gained}、判定できなくなったもの {open}",

  "report.place": "場所",
  "report.code": "コード",
  "report.what": "内容",
  "report.more": "… ほか {count} 件",
  "usage.explain": `コードまたは規則の意味を示します。理由、注意点、エラー、判定の確認項目が対象です。

使い方: entra-verdict explain コード… [オプション]

内容はパッケージに含まれています。ドキュメントのサイトが公開されている場合は、例のあるページも示します。`,
  "example.explain": `例:
  entra-verdict explain passkey.aaguidNotAllowed
  entra-verdict explain access.grant impact.lockedOut --language ja`,
  "exit.explain": "  0 示した、3 該当するコードがない、またはオプションの誤り",
  "error.codeMissing": "passkey.aaguidNotAllowed のようにコードを指定してください",
  "error.codeNear": "コード {name} はありません。{near} ではありませんか",
  "error.codePart": "コード {name} はありません。名前に含むコード: {known}",
  "error.codeUnknown": "コード {name} はありません。コードは判定、注意点、レポートと、パッケージの `schema/codes.json` に示されます",
  "explain.reason": "判定の理由",
  "explain.error": "入力のエラー",
  "explain.finding": "注意点",
  "explain.result": "テストの結果",
  "explain.rule": "確認項目",
  "explain.several": "表示される文は次のいずれかです。",
  "explain.todo": "対処",
  "explain.given": "このコードを返す確認項目",
  "explain.basis": "根拠",
  "explain.todo.reason":
    "同じ質問で `entra-verdict check` を実行してください。許可されるようになるポリシーの変更、代わりに許可される方法、質問に必要な指定が判定の下に示されます。この結果が正しい場合は、テストの期待値を変更してください。",
  "explain.todo.check":
    "単独では判定を決めません。判定を決めるのは判定の理由です。理由とそこに至るすべての確認項目は `entra-verdict check` で分かります。",
  "explain.todo.finding":
    "確認すべき点は文のとおりです。修正の方法が 1 つに決まる場合は `entra-verdict lint --fix` で修正されます。意図したものであれば、行の上のコメント `// entra-verdict-ignore コード: 理由` か `entra-verdict.config.json` の重大度で除外できます。",
  "explain.todo.error": "修正すべき点は文のとおりで、ファイルと箇所はエラーが示します。",
  "report.explain": "コードの意味: entra-verdict explain {codes}",
  "report.help": "詳細:",

  "lint.summary": "エラー {error} 件、警告 {warning} 件、情報 {info} 件、読み取れないもの {unreadable} 件",
  "lint.unusedIgnore": "このコメントで除く {code} は、その箇所にありません。コメントを削除するか、対象の行の上に移してください。",
  "lint.mended": "直した注意点: {count} 件、書き込んだファイル: {files} 個",
  "lint.ignored": "構成またはコメントにより除いた注意点: {count} 件",
  "lint.passedOver": "判定の対象を含まないファイル: {count} 個",
};
