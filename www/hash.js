// The part of the address after #: language and example. Nothing that was pasted ever gets there.

import { state } from "./state.js";

export function readHash() {
  const values = new URLSearchParams(location.hash.slice(1));
  return { language: values.get("lang"), example: values.get("example") };
}

export function writeHash() {
  const values = new URLSearchParams();
  values.set("lang", state.language);
  if (state.example) values.set("example", state.example);
  const hash = `#${values}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
}
