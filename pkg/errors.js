// What goes wrong before the core is asked, or outside of it, in both languages.

export class EntraVerdictError extends Error {
  constructor({ code, message, document = null, path = null, line = null, column = null, secret = false }, options) {
    super(message, options);
    this.name = "EntraVerdictError";
    Object.assign(this, { code, document, path, line, column, secret });
  }
}

/** Every text by language and code. */
export const TEXTS = {
  en: {
    "package.notInitialised": "entra-verdict is not loaded yet: await init() before the first call",
    "package.wasmNotFound":
      "The wasm file was not found ({detail}). Serve {file} beside the package, pass its bytes or a compiled module to init(), or import `entra-verdict/inline`, which has it built in",
    "package.wasmUnavailable":
      "This runtime compiles no WebAssembly from here ({detail}). In a worker import `entra-verdict/edge` and pass it the module of `entra-verdict/core.wasm`; on a page allow 'wasm-unsafe-eval' for scripts in the content security policy",
    "package.moduleMissing":
      "A worker does not compile wasm from bytes or addresses: import the module from `{module}` and pass it to init(), or import `entra-verdict/inline` in other runtimes",
    "package.partMissing":
      "This needs a part that is not loaded: pass `{module}` to init() as `{name}`",
    "package.wasmInvalid":
      "This is not the wasm of entra-verdict {version}, or a part of it is missing ({detail}). Take {file} of the same package",
    "package.tenantFreed": "This tenant was freed: load it again with Tenant.load()",
    "package.metadataFreed": "This metadata was freed: load it again with Metadata.load()",
    "package.foreignMetadata":
      "This is not metadata of this copy of entra-verdict: load it with Metadata.load() where you ask it. To pass it between workers, pass what toReduced() gives",
    "package.answerFreed": "This answer was freed: ask again with tenant.ask()",
    "package.foreignAnswer":
      "This is not an answer of this copy of entra-verdict: ask with tenant.ask() where you read it. Between workers pass what verdict() gives",
    "package.foreignTenant":
      "This is not a tenant of this copy of entra-verdict: load it with Tenant.load() where you ask it. A tenant cannot be passed between workers, or between `import` and `require()`",
    "package.sweepFreed": "This sweep was freed: make it again with tenant.sweep()",
    "package.foreignSweep":
      "This is no sweep of this copy of entra-verdict: make it with tenant.sweep() where it is read",
    "package.planFreed": "This plan was freed: make it again with tenant.plan()",
    "package.foreignPlan":
      "This is not a plan of this copy of entra-verdict: make it with tenant.plan() where you ask it",
    "package.impactFreed": "This answer about a population was freed: open it again with tenant.impact()",
    "package.foreignImpact":
      "This is no answer about a population of this copy of entra-verdict: open it with tenant.impact() where you read it",
    "package.restarted":
      "The core stopped at an earlier call and was started anew, and what was loaded before is gone: load it again",
    "package.stopped": "The core stopped at an earlier call ({detail}): await init() again, and load again what is needed",
    "package.crashed":
      "The core stopped at this input ({detail}). This is a fault in entra-verdict: please report it with an input that has no secrets in it",
    "input.value": "This cannot be written as JSON: {detail}",
    "input.argument": "The argument {name} cannot be read: {detail}",
    "input.person": "This is no person: one as JSON in each line, or a list of them, by `id`, `groups`, `roles` and `type`",
    "input.nobody": "Nobody of these files can be counted: `groups` and `roles` of each have to be there, as lists",
    "input.peopleText": "This is longer than {bytes} characters, which are the most that is read as one: write one person in each line",
    "input.noDocument":
      "The argument {name} is a {type}, which has nothing to read as it is. Wait for what it brings, or pass its text, its bytes or a plain object",
  },
  ja: {
    "package.notInitialised": "entra-verdict はまだ読み込まれていません。最初の呼び出しの前に init() を await してください",
    "package.wasmNotFound":
      "wasm ファイルが見つかりません ({detail})。パッケージと同じ場所で {file} を配信するか、そのバイト列かコンパイル済みモジュールを init() に渡すか、wasm を内蔵する `entra-verdict/inline` をインポートしてください",
    "package.wasmUnavailable":
      "このランタイムでは、ここから WebAssembly をコンパイルできません ({detail})。ワーカーでは `entra-verdict/edge` をインポートし、`entra-verdict/core.wasm` のモジュールを渡してください。ページでは、コンテンツ セキュリティ ポリシーのスクリプトに 'wasm-unsafe-eval' を許可してください",
    "package.moduleMissing":
      "ワーカーはバイト列やアドレスから wasm をコンパイルしません。`{module}` からモジュールをインポートして init() に渡してください。ほかのランタイムでは `entra-verdict/inline` を使えます",
    "package.partMissing":
      "必要な `{module}` が読み込まれていません。`{name}` として init() に渡してください",
    "package.wasmInvalid":
      "entra-verdict {version} の wasm ではないか、一部が欠けています ({detail})。同じパッケージの {file} を使ってください",
    "package.tenantFreed": "このテナントは解放されています。Tenant.load() でもう一度読み込んでください",
    "package.metadataFreed": "このメタデータは解放されています。Metadata.load() でもう一度読み込んでください",
    "package.foreignMetadata":
      "この entra-verdict のメタデータではありません。質問する場所で Metadata.load() を使って読み込んでください。ワーカーの間で受け渡すには、toReduced() の結果を渡してください",
    "package.answerFreed": "この回答は解放されています。tenant.ask() でもう一度質問してください",
    "package.foreignAnswer":
      "この entra-verdict の回答ではありません。読み取る場所で tenant.ask() を使って質問してください。ワーカーの間では verdict() の結果を渡してください",
    "package.foreignTenant":
      "この entra-verdict のテナントではありません。質問する場所で Tenant.load() を使って読み込んでください。テナントはワーカーの間や、`import` と `require()` の間で受け渡しできません",
    "package.sweepFreed": "この結果は解放されています。tenant.sweep() でもう一度作成してください",
    "package.foreignSweep": "この entra-verdict の結果ではありません。読み取る場所で tenant.sweep() を使って作成してください",
    "package.planFreed": "このプランは解放されています。tenant.plan() でもう一度作成してください",
    "package.foreignPlan": "この entra-verdict のプランではありません。質問する場所で tenant.plan() を使って作成してください",
    "package.impactFreed": "この人の集まりへの影響は解放されています。tenant.impact() でもう一度開いてください",
    "package.foreignImpact":
      "この entra-verdict の、人の集まりへの影響ではありません。読み取る場所で tenant.impact() を使って開いてください",
    "package.restarted":
      "以前の呼び出しでコアが停止したため、開始し直しました。それより前に読み込んだものは失われています。もう一度読み込んでください",
    "package.stopped":
      "以前の呼び出しでコアが停止しました ({detail})。もう一度 init() を await し、必要なものを読み込み直してください",
    "package.crashed":
      "この入力でコアが停止しました ({detail})。entra-verdict の不具合です。機密情報を含まない入力を添えて報告してください",
    "input.value": "JSON として書き出せません: {detail}",
    "input.argument": "引数 {name} を読み取れません: {detail}",
    "input.person": "これはユーザーではありません。`id`、`groups`、`roles`、`type` を持つ JSON で、1 行に 1 人を書くか、リストにしてください",
    "input.nobody": "これらのファイルには数えられるユーザーがいません。それぞれの `groups` と `roles` をリストで指定してください",
    "input.peopleText": "一度に読み取れる {bytes} 文字を超えています。1 行に 1 人を書いてください",
    "input.noDocument":
      "引数 {name} は {type} で、そのままでは読み取れる内容がありません。結果を待ってから、テキスト、バイト列、または通常のオブジェクトを渡してください",
  },
};

/** The error with this code; `cause` is what the runtime said. */
export function problem(code, language, cause, names = {}) {
  const texts = /^ja\b/i.test(language) ? TEXTS.ja : TEXTS.en;
  const detail = cause instanceof Error ? cause.message : String(cause);
  const message = texts[code].replace(/\{(\w+)\}/g, (_, name) => names[name] ?? detail);
  return new EntraVerdictError({ code, message }, cause instanceof Error ? { cause } : undefined);
}
