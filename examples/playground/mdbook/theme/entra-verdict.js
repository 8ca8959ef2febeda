// mdBook loads this as a plain script, with another name in newer versions; the package lies in the book, beside it.
import(new URL("../entra-verdict/markdown.js", document.currentScript.src));
