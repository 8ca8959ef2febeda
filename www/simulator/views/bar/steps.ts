// The three steps of a phone, where one column follows the other: the ways to each, the last with the verdict.

import { byId, goTo } from "../../../kit/dom.ts";

export function startSteps() {
  const steps = byId("steps");
  for (const button of steps.querySelectorAll("button")) button.addEventListener("click", () => goTo(byId(button.dataset.step ?? "")));
  // It must not cover what it leads to.
  new IntersectionObserver(([summary]) => steps.classList.toggle("there", summary?.isIntersecting)).observe(byId("summary"));
}
