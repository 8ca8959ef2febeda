// The lists of codes and rules, narrowed down to what somebody types.

const search = document.getElementById("search");
const count = document.getElementById("count");
const entries = [...document.querySelectorAll("[data-entry]")];
const lists = [...document.querySelectorAll("[data-list]")];
const plain = (text) => text.normalize("NFKC").toLowerCase();
const texts = entries.map(({ textContent }) => plain(textContent));

function narrow() {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  for (const [index, entry] of entries.entries()) entry.hidden = !words.every((word) => texts[index].includes(word));
  for (const list of lists) list.hidden = !list.querySelector("[data-entry]:not([hidden])");
  const found = entries.filter(({ hidden }) => !hidden).length;
  const said = found > 0 ? search.dataset.found.replace("{count}", found) : search.dataset.none;
  count.textContent = words.length > 0 ? said : "";
}

search.closest("[data-search]").hidden = false;
search.addEventListener("input", narrow);
// What was typed before going back is still there.
narrow();
