// Words of the ways to the policies of a tenant, in English and Japanese, by key.

export const texts = {
  en: {
    "get.title": "Get the policies of your tenant",
    "get.with": "With",
    "get.explorer": "Graph Explorer",
    "get.powerShell": "PowerShell",
    "get.azure": "Azure CLI",
    "get.collector": "Collector",
    "get.explorer.hint":
      "Sign in at aka.ms/ge, consent to Policy.Read.All under Modify permissions, and run each. The first two are enough for passkeys.",
    "get.header": "Add this under Request headers:",
    "get.powerShell.hint":
      "With the module Microsoft.Graph.Authentication. It asks for the permission Policy.Read.All, and writes a file for each answer.",
    "get.azure.hint":
      "In a shell such as that of the Azure portal. Whoever is signed in needs Policy.Read.All: an application to which it was granted, as a person has it seldom in the Azure CLI.",
    "get.collector.hint":
      "Reads policies, people and what they sign in with into two files, with GET alone. The policies are in people.policies.json. It prints the permissions that it needs before it starts.",
    "get.after": "Then drop the files, or the folder that they are in, anywhere in this window. Nothing of them leaves it.",
  },
  ja: {
    "get.title": "テナントのポリシーを取得する",
    "get.with": "使用するツール",
    "get.explorer": "Graph エクスプローラー",
    "get.powerShell": "PowerShell",
    "get.azure": "Azure CLI",
    "get.collector": "収集ツール",
    "get.explorer.hint":
      "aka.ms/ge でサインインし、[アクセス許可の変更] で Policy.Read.All に同意してから、それぞれを実行します。パスキーだけなら最初の 2 つで足ります。",
    "get.header": "[要求ヘッダー] に次を追加します:",
    "get.powerShell.hint":
      "モジュール Microsoft.Graph.Authentication を使います。アクセス許可 Policy.Read.All を要求し、応答ごとにファイルを書き込みます。",
    "get.azure.hint":
      "Azure portal などのシェルで実行します。サインインしている主体に Policy.Read.All が必要です。Azure CLI のユーザーには通常この許可がないため、許可を付与したアプリケーションを使います。",
    "get.collector.hint":
      "ポリシー、ユーザー、サインインに使う方法を、GET だけで 2 つのファイルに読み取ります。ポリシーは people.policies.json にあります。必要なアクセス許可は開始前に表示されます。",
    "get.after": "その後、ファイルまたはそのフォルダーを、この画面のどこかにドロップします。内容が画面の外に送信されることはありません。",
  },
};
