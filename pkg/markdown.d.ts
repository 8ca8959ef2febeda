export { upgrade } from "./playground.js";
