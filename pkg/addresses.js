// Where the documentation's site has its pages. The command line, SARIF and the simulator lead there, each from where it is told that the
// site lies.

/** Codes that stand in reports about many and have no page of their own: the document that tells of them. */
const TOLD = /^(impact|population|sweep)\./;
const DOCUMENTS = { impact: "docs/population.html", population: "docs/population.html", sweep: "docs/sweep.html" };

const ASSUMPTION = /^[AB]\d+$/;

/**
 * The addresses of pages in a language, undefined where nobody said where the site lies: `code` of a code's, or that of a reading by its id,
 * and `rule` of a rule's. `isOwn` tells codes that have a page though reports about many have them.
 */
export function addressesIn(site, language, isOwn = () => false) {
  const root = site ? site.replace(/\/?$/, "/") : undefined;
  const at = (path) => root && new URL(path, root).href;
  const paged = (folder, name) => at(`${language === "ja" ? "ja/" : ""}${folder}/${encodeURIComponent(name)}.html`);
  const code = (name) => {
    // Readings stand in one document. Documents are in English alone.
    if (ASSUMPTION.test(name)) return at(`docs/semantics/questions.html#${name.toLowerCase()}`);
    const told = isOwn(name) ? undefined : TOLD.exec(name)?.[1];
    return told ? at(DOCUMENTS[told]) : paged("codes", name);
  };
  return { code, rule: (id) => paged("rules", id) };
}

/** Whether a text is the address of a folder of pages. */
export const isAddress = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
