// Every view of the simulator in Japanese: in order for axe, and as wide as a phone.

import { inChromium as test } from "./simulator.mjs";
import { everyView } from "./views.mjs";

everyView("ja", test);
