// The words and examples of the pages, as their sources have them.

import { load } from "../../bundle/load.mjs";

const { texts: first, laterTexts: later } = await load("www/simulator/texts.ts");
export const texts = { en: { ...first.en, ...later.en }, ja: { ...first.ja, ...later.ja } };
export const { organisation } = await load("www/simulator/views/organisation/texts.ts");
export const { sweep } = await load("www/simulator/views/sweep/texts.ts");
export const { texts: playgroundTexts } = await load("www/playground/texts.ts");
export const { gallery } = await load("www/simulator/views/gallery/gallery.ts");
export const { groups } = await load("www/simulator/views/gallery/groups.ts");
export const { sentence, short, visible } = await load("www/kit/shown.ts");
