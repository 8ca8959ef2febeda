// The simulator's words in Japanese; the bundler puts nothing else into their file.

import { texts } from "./texts.ts";

export const words = texts.ja;
