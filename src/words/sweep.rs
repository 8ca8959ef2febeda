//! What a sweep over every sign-in says.

use crate::vocabulary::language::Language;
use crate::words::sentence::{Said, Sentence};
use crate::words::table::rows;

/// Every application that no policy names.
pub(crate) static OTHER_APPLICATION: Sentence =
    Sentence::new("any other application", "その他のすべてのアプリケーション");
/// Everybody whom no policy names.
pub(crate) static OTHER_USER: Sentence =
    Sentence::new("any other user", "その他のすべてのユーザー");
/// Every home tenant that nothing names.
pub(crate) static OTHER_TENANT: Sentence = Sentence::new("any other tenant", "その他のテナント");
/// Every model that no list has.
pub(crate) static OTHER_MODEL: Sentence =
    Sentence::new("any other model", "その他のすべてのモデル");
/// A place in no named location.
pub(crate) static NO_PLACE: Sentence = Sentence::new(
    "outside of the named locations",
    "どのネームド ロケーションでもない場所",
);
/// Certificates, where not every combination of what tells them apart was looked at.
pub(crate) static CERTIFICATE: Sentence = Sentence::new("Certificate", "証明書");
/// A device that is not registered.
pub(crate) static NO_DEVICE: Sentence = Sentence::new("not registered", "登録されていないデバイス");
/// Where policies tell no resources apart.
pub(crate) static ANY_RESOURCE: Sentence = Sentence::new("Any resource", "すべてのリソース");
/// Where nothing tells sign-ins apart.
pub(crate) static ANY_SIGN_IN: Sentence = Sentence::new("Any sign-in", "すべてのサインイン");
/// Somebody who is in no group that a policy names.
pub(crate) static NOBODY_SPECIAL: Sentence = Sentence::new(
    "Member whom no policy names",
    "どのポリシーにも指定されていないメンバー",
);

/// The built-in strength of an id, as the admin center calls it in each language.
pub(crate) fn built_in(id: &str) -> Option<&'static Sentence> {
    static MFA: Sentence = Sentence::new("Multifactor authentication", "多要素認証");
    static PASSWORDLESS: Sentence = Sentence::new("Passwordless MFA", "パスワードレス MFA");
    static RESISTANT: Sentence = Sentence::new("Phishing-resistant MFA", "フィッシングに強い MFA");
    match id {
        "00000000-0000-0000-0000-000000000002" => Some(&MFA),
        "00000000-0000-0000-0000-000000000003" => Some(&PASSWORDLESS),
        "00000000-0000-0000-0000-000000000004" => Some(&RESISTANT),
        _ => None,
    }
}

/// Names, and how many more there are.
pub(crate) fn some_of(names: &Said, more: usize) -> Said {
    if more == 0 {
        return names.clone();
    }
    Said::of_each(|language| match language {
        Language::En => format!("{} and {more} more", names.en),
        Language::Ja => format!("{} ほか {more} 個", names.ja),
    })
}

/// All but what is named.
pub(crate) fn all_but(names: &Said) -> Said {
    Said::of_each(|language| match language {
        Language::En => format!("all but {}", names.en),
        Language::Ja => format!("{} 以外のすべて", names.ja),
    })
}

/// Groups and roles that somebody is in none of.
pub(crate) fn in_none(names: &Said) -> Said {
    Said::of_each(|language| match language {
        Language::En => format!("In none of {}", names.en),
        Language::Ja => format!("次のどれにも属さない: {}", names.ja),
    })
}

/// What somebody is not in.
pub(crate) fn not_in(names: &Said) -> Said {
    Said::of_each(|language| match language {
        Language::En => format!("not {}", names.en),
        Language::Ja => format!("{} 以外", names.ja),
    })
}

/// Issuers by their key identifiers that a list has; any other where there are none.
pub(crate) fn issued_by(ids: Option<&[String]>) -> Said {
    let Some(ids) = ids else {
        return Said::new("any other issuer", "その他のすべての発行者");
    };
    let named = first_of(ids);
    Said::new(
        ["issuer ", &named.en].concat(),
        ["発行者 ", &named.ja].concat(),
    )
}

/// Policy OIDs by the classes that they are in.
pub(crate) fn with_policies(classes: &[Vec<String>]) -> Said {
    if classes.is_empty() {
        let en = "no policy OID that is named";
        return Said::new(en, "指定されたポリシー OID なし");
    }
    let named: Vec<Said> = classes.iter().map(|ids| first_of(ids)).collect();
    Said::of_each(|language| {
        let own: Vec<&str> = named.iter().map(|one| one.in_language(language)).collect();
        match language {
            Language::En => format!("policy OID {}", own.join(" + ")),
            Language::Ja => format!("ポリシー OID {}", own.join(" + ")),
        }
    })
}

/// The first of several, and how many more there are.
fn first_of(all: &[String]) -> Said {
    let first = all.first().map_or("", String::as_str);
    some_of(&Said::same(first), all.len().saturating_sub(1))
}

/// What is presented, and what is known of it.
pub(crate) fn together(parts: &[Said]) -> Said {
    Said::of_each(|language| {
        let mut own = parts.iter().map(|one| one.in_language(language));
        let first = own.next().unwrap_or_default();
        let others: Vec<&str> = own.collect();
        match (others.is_empty(), language) {
            (true, _) => first.to_owned(),
            (false, Language::En) => format!("{first}: {}", others.join(", ")),
            (false, Language::Ja) => format!("{first}: {}", others.join("、")),
        }
    })
}

rows! { ALL:
    COMPLETE = "sweep.complete",
        "Every sign-in was looked at.",
        "すべてのサインインを調べました。";
    COARSE = "sweep.coarse",
        "Sign-ins were looked at, but not every combination of {dimensions} (see the notes).",
        "サインインを調べましたが、「{dimensions}」のすべての組み合わせではありません (補足を参照)。";
    FOUND = "sweep.found",
        "Kinds that get in with less than {required}: {gaps}, and that may: {possible}. Accepted with nothing, though no policy blocks them: {deadEnds}. Undecided: {undecided}. Policies that never decide: {idle}.",
        "「{required}」未満でサインインできるものが {gaps} 種類、できるかもしれないものが {possible} 種類、ブロックするポリシーがないのに何も受け入れられないものが {deadEnds} 種類、判定できないものが {undecided} 種類、判定を左右することのないポリシーが {idle} 個あります。";
    MORE = "sweep.more",
        "There are more kinds than are told here; a higher limit tells them.",
        "ここに挙げたもの以外にもあります。上限を上げると表示されます。";
    COARSENED = "sweep.coarsened",
        "Not every value of this was combined with every other, since there are too many: {dimension}. A sign-in that combines several of them may come out otherwise.",
        "組み合わせが多すぎるため、次のものはすべての値を組み合わせて調べてはいません: {dimension}。いくつかを組み合わせたサインインでは結果が異なることがあります。";
    GROUPS_AT_ONCE = "sweep.groupsAtOnce",
        "The policies name many groups and roles. People were looked at who are in at most {count} of them at once, and what is told of those does not hold for others. Give people, and everybody among them is looked at as they are.",
        "ポリシーに多くのグループとロールが指定されているため、同時に属するものが {count} 個までのユーザーを調べました。それより多くに属するユーザーには当てはまりません。ユーザーの一覧を指定すると、一人ひとりの実際の所属に基づいて調べます。";
    GROUPS_LEFT = "sweep.groupsLeft",
        "The policies name more groups and roles than are told apart here. The {count} that fewest lists name stand as one class: whoever is in any of them is undecided wherever a policy names one.",
        "ポリシーに指定されたグループとロールが多すぎるため、指定している一覧が最も少ない {count} 個は 1 つの分類にまとめました。そのいずれかに属するユーザーについては、ポリシーがそれを指定している箇所で判定できません。";
    SCOPES = "sweep.scopes",
        "No sign-in here says which OAuth scopes it asks for (B8).",
        "ここで調べたサインインでは、要求する OAuth スコープを指定していません (B8)。";
    RISK = "sweep.hiddenRisk",
        "Risks that the licence hides are not a class of their own: they are one of the others.",
        "ライセンスにより表示されないリスクは、独立した分類ではなく、ほかのいずれかに当たります。";
    CERTIFICATES = "sweep.certificates",
        "Certificates stand here by the issuers and policy OIDs that authentication strengths and the rules for the mode name, with at most two policy OIDs at once. Whether their chain holds and whom they are bound to is not looked at.",
        "証明書は、認証の強度と認証モードの規則に指定された発行者とポリシー OID によって区別しています (ポリシー OID は同時に 2 つまで)。証明書チェーンとユーザー名バインドは調べていません。";
    CERTIFICATES_CUT = "sweep.certificatesCut",
        "The policies name too many issuers and policy OIDs to combine them all. A certificate that combines them otherwise than those here may come out otherwise.",
        "ポリシーに指定された発行者とポリシー OID が多すぎるため、すべてを組み合わせて調べてはいません。ここにない組み合わせの証明書では結果が異なることがあります。";
    PEOPLE_UNKNOWN = "sweep.peopleUnknown",
        "{count} people were left out, since it is not known whether they are among the groups, roles or users that policies name.",
        "ポリシーが指定するグループ、ロールまたはユーザーに該当するかどうかがわからないため、{count} 人を対象から外しました。";
    REMOVED_DECIDES = "sweep.decides",
        "Without it this would not be refused: {region}",
        "このポリシーがなければ、次のサインインは拒否されません: {region}";
    REMOVED_OVERSHADOWED = "sweep.overshadowed",
        "Whatever it refuses is refused beside it by {beside}. Without it nothing changes.",
        "このポリシーが拒否するサインインはすべて、ほかのポリシー ({beside}) も拒否します。なくしても何も変わりません。";
    REMOVED_SHADOWED_TOGETHER = "sweep.overshadowedTogether",
        "Whatever it refuses is refused by one of the others. Without it nothing changes.",
        "このポリシーが拒否するサインインはすべて、ほかのいずれかのポリシーも拒否します。なくしても何も変わりません。";
    REMOVED_ALWAYS_MET = "sweep.alwaysMet",
        "Everything that can be presented meets what it asks for. Without it nothing changes.",
        "提示できるものはすべて、このポリシーの要求を満たします。なくしても何も変わりません。";
    REMOVED_NEVER_APPLIES = "sweep.neverApplies",
        "It is for no sign-in: its conditions leave nothing.",
        "どのサインインも対象になりません。条件を満たすものがありません。";
    REMOVED_ASKS_NOTHING = "sweep.asksNothing",
        "It has session controls only, which are not judged.",
        "セッション制御だけのポリシーで、セッション制御は判定の対象外です。";
    REMOVED_NOT_IN_FORCE = "sweep.notInForce",
        "It is off or report-only.",
        "オフまたはレポート専用のポリシーです。";
    REMOVED_UNDECIDED = "sweep.undecided",
        "Whether it is for a sign-in cannot be told.",
        "サインインの対象になるかどうかを判定できません。";
}
