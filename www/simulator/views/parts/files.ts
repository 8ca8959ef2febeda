// Files that somebody opens in a view or drops on it.

import { html } from "../../../kit/html.ts";

/** The input that a button opens; `take` is given what was picked. */
export function fileInput(name: string, take: (files: readonly File[]) => void) {
  const pick = ({ currentTarget }: Event) => {
    const input = currentTarget as HTMLInputElement;
    const picked = [...(input.files ?? [])];
    input.value = "";
    take(picked);
  };
  return html`<input type="file" multiple hidden data-testid=${name} @change=${pick} />`;
}

/** Has a view take files that are dropped on it. */
export function takeDropped(view: HTMLElement, take: (files: readonly File[]) => void) {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  view.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    view.classList.add("dropping");
  });
  view.addEventListener("dragleave", (event) => {
    if (!view.contains(event.relatedTarget as Node | null)) view.classList.remove("dropping");
  });
  view.addEventListener("drop", (event) => {
    view.classList.remove("dropping");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

/** The bytes of files together. */
export function sizeOf(files: readonly File[]) {
  return files.reduce((sum, { size }) => sum + size, 0);
}
