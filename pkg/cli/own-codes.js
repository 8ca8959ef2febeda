// What codes of the command line itself mean, beside those of the core: `{ kind, en, ja }`, each language with what it `means` and
// what `todo` there is. `kind` is `result` for what a test came to, `finding`, or `error`.

export const OWN_CODES = {
  impact: {
    kind: "result",
    en: {
      means: "Nobody is locked out by the change of policies, and nothing about it stayed undecided; some people lose a key and have another way in.",
      todo: "Tell the people in question before the change is made. `entra-verdict impact` with the same files says who they are, and which allow list would keep their keys.",
    },
    ja: {
      means: "ポリシーの変更によってサインインできなくなる人はおらず、判定できないものもありません。キーを失っても、ほかにサインインする方法がある人がいます。",
      todo: "変更の前に該当する人に知らせてください。同じファイルで `entra-verdict impact` を実行すると、該当する人と、キーを失わずに済む許可リストが分かります。",
    },
  },
  "impact.lockedOut": {
    kind: "result",
    en: {
      means: "Somebody who can sign in by the policies before has no way in by those after.",
      todo: "Change the policy at the place named, or give the people another credential first. `entra-verdict impact` with the same files says who they are, by which reason, and which allow list to send instead.",
    },
    ja: {
      means: "変更前のポリシーではサインインできるのに、変更後のポリシーではサインインする方法がなくなる人がいます。",
      todo: "示された箇所のポリシーを変更するか、先にその人に別の資格情報を用意してください。同じファイルで `entra-verdict impact` を実行すると、該当する人、理由、代わりに送る許可リストが分かります。",
    },
  },
  "impact.undecided": {
    kind: "result",
    en: {
      means: "Of some people it cannot be decided whether they keep a way in: the policies or what is known of the people do not say enough.",
      todo: "Below the sentence stands what would decide it, such as groups or the model of a key. Collect it with `entra-verdict collect`, or say it in the question of `impact`.",
    },
    ja: {
      means: "サインインする方法が残るかどうかを判定できない人がいます。ポリシー、またはその人について分かっていることが足りません。",
      todo: "グループやキーのモデルなど、判定に必要なものは文の下に示されます。`entra-verdict collect` で集めるか、`impact` の質問で指定してください。",
    },
  },
  "impact.unreadable": {
    kind: "result",
    en: {
      means: "Some lines of the population could not be read, so the people in them were left out.",
      todo: "The report names file and line of each with its own code. Mend them or collect the people anew; nobody is judged by half a line.",
    },
    ja: {
      means: "人のデータに読み取れない行があり、その人は数に含まれていません。",
      todo: "ファイル、行、個別のコードはレポートに示されます。行を修正するか、もう一度集めてください。一部だけを読み取れた行は判定しません。",
    },
  },
  "sweep.gap": {
    kind: "result",
    en: {
      means: "Among all sign-ins that the policies tell apart there are some that get in with less than what the assertion requires.",
      todo: "Each kind of sign-ins is named with what it gets in with. Change the policies named so that they cover it, or put the sentence under `allow:` of the assertion where it is meant.",
    },
    ja: {
      means: "ポリシーで区別されるすべてのサインインの中に、アサーションが求めるより弱いもので許可されるものがあります。",
      todo: "サインインの種類と、許可されるものはそれぞれ示されます。該当するポリシーを変更して対象に含めるか、意図したものであればその文をアサーションの `allow:` に加えてください。",
    },
  },
  "sweep.undecided": {
    kind: "result",
    en: {
      means: "No sign-in is known to get in with less than what is required, and of some it cannot be decided.",
      todo: "What stays open is named. A whole export of the policies, with named locations, strengths and groups, mostly settles it; `entra-verdict lint` says what is missing in them.",
    },
    ja: {
      means: "求めるより弱いもので許可されるサインインは見つかっていませんが、判定できないものがあります。",
      todo: "判定できないものは示されます。多くの場合、ネームド ロケーション、認証の強度、グループを含むポリシー全体をエクスポートすれば判定できます。不足しているものは `entra-verdict lint` で分かります。",
    },
  },
  "lint.unusedIgnore": {
    kind: "finding",
    en: {
      means: "A comment `entra-verdict-ignore` leaves out a finding that is not there, on its line or on the one below.",
      todo: "Remove the comment, or move it to the line of the finding. Perhaps the code in it is misspelt.",
    },
    ja: {
      means: "コメント `entra-verdict-ignore` の行にもその下の行にも、除外する注意点がありません。",
      todo: "コメントを削除するか、注意点のある行に移動してください。コードの綴りの誤りも確認してください。",
    },
  },
  "cli.assertions": {
    kind: "error",
    en: {
      means: "An assertion file cannot be used: a name in it is not known, a test in it can never fail, or it names nothing that is judged.",
      todo: "The sentence says which member, at which line. `schema/assertions.json` of the package describes the file, and editors complete by it.",
    },
    ja: {
      means: "アサーション ファイルを使用できません。知られていない名前がある、決して失敗しないテストがある、判定するものが何も指定されていない、のいずれかです。",
      todo: "該当するメンバーと行は文に示されます。ファイルの形式はパッケージの `schema/assertions.json` にあり、エディターでの補完にも使えます。",
    },
  },
  "cli.config": {
    kind: "error",
    en: {
      means: "`entra-verdict.config.json` cannot be used.",
      todo: "The sentence says which member, at which line. `schema/config.json` of the package describes the file.",
    },
    ja: {
      means: "`entra-verdict.config.json` を使用できません。",
      todo: "該当するメンバーと行は文に示されます。ファイルの形式はパッケージの `schema/config.json` にあります。",
    },
  },
  "cli.file": {
    kind: "error",
    en: { means: "A file or folder cannot be read or written, or is something else than the command takes.", todo: "The sentence names the file, and what was expected of it." },
    ja: { means: "ファイルまたはフォルダーを読み書きできないか、コマンドの対象ではありません。", todo: "ファイルと、必要なものは文に示されます。" },
  },
  "cli.graph": {
    kind: "error",
    en: {
      means: "`collect` cannot go on with what Microsoft Graph answered.",
      todo: "The sentence says what Graph said. What was written stays, and the same command goes on from there.",
    },
    ja: {
      means: "Microsoft Graph の応答により `collect` を続行できません。",
      todo: "Graph の応答は文に示されます。書き込んだものはそのまま残り、同じコマンドで続きから再開します。",
    },
  },
  "cli.usage": {
    kind: "error",
    en: { means: "The command does not take what was written, or needs more.", todo: "`entra-verdict COMMAND --help` lists the options of a command with their values." },
    ja: { means: "コマンドの指定に誤りまたは不足があります。", todo: "オプションとその値は `entra-verdict COMMAND --help` で確認できます。" },
  },
  "cli.unexpected": {
    kind: "error",
    en: { means: "Something happened that nobody thought of; it is a fault of entra-verdict.", todo: "Report it with the command and the sentence, without secrets and names of people." },
    ja: { means: "想定されていないことが起きました。entra-verdict の不具合です。", todo: "コマンドと文を添えて報告してください。機密情報や人の名前は含めないでください。" },
  },
};
