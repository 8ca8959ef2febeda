// Words of the answer over time, in English and Japanese, by key.

export const texts = {
  en: {
    "timeline.hint":
      "Now, the dates that the rules know, and those of what is presented. To look at another time changes nothing in the question. Times are in UTC.",
    "timeline.same": "The answer is the same from {from} to {to}.",
    "timeline.working": "Looking at other times.",
    "timeline.cancelled": "Looking at other times was cancelled.",
    "timeline.again": "Look again",
    "timeline.lost": "The other times could not be looked at.",
    "timeline.at": "Time that is looked at",
    "timeline.list": "The answer at each time",
    "timeline.before": "Before {time}",
    "timeline.from": "From {time}",
    "timeline.now": "Now",
    "timeline.asked": "Time of the question",
    "timeline.value": "{time}: {decision}",
    "timeline.take": "Take this time into the question",
    "timeline.more": "{count} more",
  },
  ja: {
    "timeline.hint":
      "現在、ルールで定められた日付、提示されたものの有効期間などから、判定が変わる時点を示します。ここで時点を移しても質問は変わりません。時刻は UTC です。",
    "timeline.same": "{from} から {to} まで、判定は変わりません。",
    "timeline.working": "ほかの時点の判定を調べています。",
    "timeline.cancelled": "ほかの時点の確認を中止しました。",
    "timeline.again": "もう一度調べる",
    "timeline.lost": "ほかの時点の判定を調べられませんでした。",
    "timeline.at": "確認する時点",
    "timeline.list": "各時点の判定",
    "timeline.before": "{time} より前",
    "timeline.from": "{time} 以降",
    "timeline.now": "現在",
    "timeline.asked": "質問の時刻",
    "timeline.value": "{time}: {decision}",
    "timeline.take": "この時刻を質問に使う",
    "timeline.more": "ほか {count} 件",
  },
};
