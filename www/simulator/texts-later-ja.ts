// The words in Japanese of what the simulator opens later; the bundler puts nothing else into their file.

import { laterTexts } from "./texts.ts";

export const words = laterTexts.ja;
