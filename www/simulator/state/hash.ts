// The part of the address after #: language, and the example or the link that is shown. What somebody types or pastes
// gets there only as a link that they make.

import { isLink } from "./share-link.ts";
import { state } from "./state.ts";

export function readHash() {
  const text = location.hash.slice(1);
  const [first = "", ...rest] = text.split("&");
  const link = isLink(first) ? first : null;
  const values = new URLSearchParams(link ? rest.join("&") : text);
  return { language: values.get("lang"), example: values.get("example"), link };
}

export function writeHash() {
  const values = new URLSearchParams();
  values.set("lang", state.language);
  if (state.example) values.set("example", state.example);
  const hash = state.link ? `#${state.link}&${values}` : `#${values}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
}
