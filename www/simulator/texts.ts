// The words of the simulator in English and Japanese, by key. Each view has its own beside it; the two largest of those that are opened
// later bring theirs.

import type { Language } from "../kit/contract.ts";
import { words } from "../kit/words.ts";
import { fieldTexts } from "./fields/table.ts";
import { texts as access } from "./views/access/texts.ts";
import { texts as bar } from "./views/bar/texts.ts";
import { texts as compare } from "./views/compare/texts.ts";
import { texts as editor } from "./views/editor/texts.ts";
import { texts as findings } from "./views/findings/texts.ts";
import { texts as menu } from "./views/gallery/menu-texts.ts";
import { texts as gallery } from "./views/gallery/texts.ts";
import { texts as graph } from "./views/graph/texts.ts";
import { texts as metadataRead } from "./views/metadata/about-texts.ts";
import { texts as metadata } from "./views/metadata/texts.ts";
import { texts as models } from "./views/models/texts.ts";
import { texts as panes } from "./views/panes/texts.ts";
import { texts as policies } from "./views/policies/texts.ts";
import { texts as ways } from "./views/policies/ways-texts.ts";
import { texts as codes } from "./views/question/about-code-texts.ts";
import { texts as certificate } from "./views/question/certificate-texts.ts";
import { texts as options } from "./views/question/creation-options-texts.ts";
import { texts as question } from "./views/question/texts.ts";
import { texts as share } from "./views/share/texts.ts";
import { texts as timeline } from "./views/timeline/texts.ts";
import { texts as chain } from "./views/verdict/chain-texts.ts";
import { texts as verdict } from "./views/verdict/texts.ts";
import { texts as watched } from "./views/watch/list-texts.ts";
import { texts as watch } from "./views/watch/texts.ts";

/** What is there at first, and what comes with what is opened later. */
const first = [fieldTexts, bar, gallery, policies, panes, editor, metadata, findings, question, verdict, watch];
const later = [access, certificate, codes, chain, compare, graph, menu, metadataRead, models, options, share, timeline, watched, ways];

const of = (language: Language, parts: typeof first): Record<string, string> => Object.assign({}, ...parts.map((part) => part[language]));

export const texts = { en: { ...words.en, ...of("en", first) }, ja: { ...words.ja, ...of("ja", first) } };
export const laterTexts = { en: of("en", later), ja: of("ja", later) };
