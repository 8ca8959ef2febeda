// The simulator's words in English; the bundler puts nothing else into their file.

import { texts } from "./texts.ts";

export const words = texts.en;
