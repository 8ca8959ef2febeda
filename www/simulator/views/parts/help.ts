// Where somebody reads more about a code: its page of the documentation's site, where the page is told where that lies.

import { linked } from "../../../kit/trace.ts";
import { addressesIn, isAddress } from "../../core/package.ts";
import { state } from "../../state/state.ts";

const given = document.querySelector<HTMLMetaElement>('meta[name="help-uri"]')?.content ?? "";
const site = isAddress(given) ? given : undefined;

/** The addresses of the site's pages, in the reader's language. */
export const pages = () => addressesIn(site, state.language);

/** A code, which leads to its page. */
export const codeLink = (code: string) => linked(code, pages().code(code));
