// Starts the page.

import { startPage } from "./page.ts";

void startPage();
