// What the simulator opens archives with.

export { unzipSync } from "fflate";
