// A client module of Docusaurus, named in `clientModules` of docusaurus.config.js. Every page that is shown gets its
// playgrounds, once React has put it there.
import { upgrade } from "entra-verdict/playground";

export function onRouteDidUpdate() {
  // The page is there only after this has returned.
  setTimeout(() => upgrade(document, { hide: "title" }));
}
