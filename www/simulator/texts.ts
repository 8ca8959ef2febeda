// The words of the simulator in English and Japanese, by key. Each view has its own beside it; those of a view that is loaded
// later come with it.

import type { Language } from "../kit/contract.ts";
import { words } from "../kit/words.ts";
import { fieldTexts } from "./fields/table.ts";
import { texts as access } from "./views/access/texts.ts";
import { texts as bar } from "./views/bar/texts.ts";
import { texts as compare } from "./views/compare/texts.ts";
import { texts as editor } from "./views/editor/texts.ts";
import { texts as findings } from "./views/findings/texts.ts";
import { texts as gallery } from "./views/gallery/texts.ts";
import { texts as graph } from "./views/graph/texts.ts";
import { texts as metadata } from "./views/metadata/texts.ts";
import { texts as models } from "./views/models/texts.ts";
import { texts as panes } from "./views/panes/texts.ts";
import { texts as policies } from "./views/policies/texts.ts";
import { texts as question } from "./views/question/texts.ts";
import { texts as share } from "./views/share/texts.ts";
import { texts as timeline } from "./views/timeline/texts.ts";
import { texts as verdict } from "./views/verdict/texts.ts";
import { texts as watch } from "./views/watch/texts.ts";

const parts = [
  fieldTexts,
  bar,
  gallery,
  policies,
  panes,
  editor,
  metadata,
  findings,
  question,
  verdict,
  access,
  models,
  compare,
  graph,
  share,
  watch,
  timeline,
];

const of = (language: Language): Record<string, string> => Object.assign({}, words[language], ...parts.map((part) => part[language]));

export const texts = { en: of("en"), ja: of("ja") };
