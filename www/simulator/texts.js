// The words of the simulator in English and Japanese, by key. Each view has its own beside it; those of a view that is loaded
// later come with it.

import { words } from "../kit/words.js";
import { texts as bar } from "./views/bar/texts.js";
import { texts as gallery } from "./views/gallery/texts.js";
import { texts as policies } from "./views/policies/texts.js";
import { texts as editor } from "./views/editor/texts.js";
import { texts as metadata } from "./views/metadata/texts.js";
import { texts as findings } from "./views/findings/texts.js";
import { texts as question } from "./views/question/texts.js";
import { texts as verdict } from "./views/verdict/texts.js";
import { texts as access } from "./views/access/texts.js";
import { texts as models } from "./views/models/texts.js";
import { texts as compare } from "./views/compare/texts.js";
import { texts as graph } from "./views/graph/texts.js";
import { texts as share } from "./views/share/texts.js";
import { texts as watch } from "./views/watch/texts.js";

const parts = [bar, gallery, policies, editor, metadata, findings, question, verdict, access, models, compare, graph, share, watch];

const of = (language) => Object.assign({}, words[language], ...parts.map((part) => part[language]));

export const texts = { en: of("en"), ja: of("ja") };
